#include "detente/alignment/frustration.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "detente/support/error.hpp"
#include "detente/support/random.hpp"
#include "fixture.hpp"

namespace detente {
namespace {

SignedGraph random_graph(std::size_t n, double density, double negative, std::uint64_t seed) {
    Random random(seed, 3);
    SignedGraph graph{n, {}};
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (random.uniform() < density) graph.edges.push_back({i, j, random.uniform() < negative ? -1 : 1});
    return graph;
}

std::size_t violated(const SignedGraph& graph, const std::vector<char>& camps) {
    std::size_t count = 0;
    for (const auto& edge : graph.edges) count += (camps[edge.from] == camps[edge.to]) != (edge.sign > 0);
    return count;
}

std::size_t by_enumeration(const SignedGraph& graph) {
    std::size_t least = graph.edges.size();
    std::vector<char> camps(graph.nodes);
    for (std::size_t code = 0; code < (std::size_t{1} << (graph.nodes - 1)); ++code) {
        for (std::size_t i = 0; i < graph.nodes; ++i) camps[i] = code >> i & 1;
        least = std::min(least, violated(graph, camps));
    }
    return least;
}

TEST(Frustration, EqualsTheLeastOfAllDivisionsOfSmallGraphs) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const SignedGraph graph =
            random_graph(2 + seed % 9, 0.4 + 0.1 * double(seed % 7), 0.1 + 0.2 * double(seed % 5), seed);
        const Frustration found = frustration(graph);
        EXPECT_EQ(found.value, by_enumeration(graph)) << seed;
        EXPECT_TRUE(found.proven) << seed;
        EXPECT_EQ(found.value, violated(graph, found.camps));
        EXPECT_EQ(found.camps[0], 0);
    }
}

TEST(Frustration, AllFoesNeedBranching) {
    SignedGraph graph{8, {}};
    for (std::size_t i = 0; i < 8; ++i)
        for (std::size_t j = 0; j < i; ++j) graph.edges.push_back({i, j, -1});
    const Frustration found = frustration(graph);
    EXPECT_EQ(found.value, 12u);  // four against four
    EXPECT_TRUE(found.proven);
    EXPECT_GT(found.explored, 1u);
    const Frustration given_up = frustration(graph, {.max_explored = 5});
    EXPECT_FALSE(given_up.proven);
    EXPECT_GE(given_up.lower_bound, 8u);
    EXPECT_LT(given_up.lower_bound, 12u);
}

TEST(Frustration, TurningANodeAndRenumberingChangeNothing) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const SignedGraph graph = random_graph(30, 0.2, 0.3, seed);
        SignedGraph other = graph;
        for (auto& edge : other.edges) {
            if ((edge.from % 3 == 0) != (edge.to % 3 == 0)) edge.sign = -edge.sign;
            edge.from = (edge.from * 7 + 1) % 30, edge.to = (edge.to * 7 + 1) % 30;
        }
        const Frustration one = frustration(graph), two = frustration(other);
        EXPECT_TRUE(one.proven && two.proven);
        EXPECT_EQ(one.value, two.value);
    }
}

TEST(Frustration, NothingToDivide) {
    EXPECT_EQ(frustration({0, {}}).value, 0u);
    EXPECT_TRUE(frustration({0, {}}).proven);
    EXPECT_TRUE(frustration({5, {}}).proven);
    EXPECT_EQ(frustration({5, {}}).camps.size(), 5u);
    const Frustration pair = frustration({2, {{0, 1, 1}, {0, 1, -1}}});
    EXPECT_EQ(pair.value, 1u);
    EXPECT_TRUE(pair.proven);
    EXPECT_EQ(triangle_balance({3, {}}).share, 1);
    EXPECT_THROW(frustration({2, {{0, 2, 1}}}), InputError);
    EXPECT_THROW(frustration({2, {{1, 1, 1}}}), InputError);
    EXPECT_THROW(frustration({2, {{0, 1, 0}}}), InputError);
}

TEST(Frustration, DenseGraphsEndByCount) {
    const SignedGraph graph = random_graph(40, 1, 0.5, 1);
    const Frustration found = frustration(graph, {.max_explored = 2000});
    EXPECT_LE(found.lower_bound, found.value);
    EXPECT_LE(found.explored, 2000u);
    EXPECT_EQ(found.value, violated(graph, found.camps));
    EXPECT_EQ(found.camps, frustration(graph, {.max_explored = 2000}).camps);
}

/// The networks of expected_frustration.csv, in its order.
std::vector<SignedGraph> networks() {
    const CsvTable tribes = read_csv(reference("alignment/signed_tribes.csv"));
    const CsvTable nets = read_csv(reference("alignment/signed_cow_nets.csv.gz"));
    std::map<int, SignedGraph> graphs;
    std::map<int, std::map<std::string, std::size_t, std::less<>>> names;
    const auto add = [&](int net, const CsvTable& table, std::size_t row, std::size_t column) {
        const auto node = [&](std::size_t c) {
            auto& known = names[net];
            return known.emplace(std::string(table.cell(row, c)), known.size()).first->second;
        };
        const std::size_t from = node(column), to = node(column + 1);
        graphs[net].edges.push_back({from, to, static_cast<int>(table.number(row, column + 2))});
        graphs[net].nodes = names[net].size();
    };
    for (std::size_t r = 0; r < tribes.rows(); ++r) add(0, tribes, r, 0);
    for (std::size_t r = 0; r < nets.rows(); ++r) add(static_cast<int>(nets.number(r, 0)), nets, r, 1);
    std::vector<SignedGraph> result;
    for (auto& [net, graph] : graphs) result.push_back(std::move(graph));
    return result;
}

TEST(Frustration, ProvenForAllExpectedNetworks) {
    NEEDS_REFERENCE("alignment/expected_frustration.csv");
    const CsvTable expected = read_csv(reference("alignment/expected_frustration.csv"));
    const std::vector<SignedGraph> graphs = networks();
    ASSERT_EQ(graphs.size(), expected.rows());
    double total = 0;
    std::size_t explored = 0;
    for (std::size_t r = 0; r < expected.rows(); ++r) {
        const auto figure = [&](const char* column) { return expected.number(r, expected.column(column)); };
        EXPECT_EQ(double(graphs[r].nodes), figure("n"));
        EXPECT_EQ(double(graphs[r].edges.size()), figure("m"));
        const auto start = std::chrono::steady_clock::now();
        const Frustration found = frustration(graphs[r]);
        total += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        explored += found.explored;
        EXPECT_EQ(double(found.value), figure("L")) << expected.cell(r, 0);
        EXPECT_TRUE(found.proven) << expected.cell(r, 0);
        EXPECT_NEAR(found.normalised, figure("F"), 1e-12);
        const TriangleBalance triangles = triangle_balance(graphs[r]);
        EXPECT_EQ(double(triangles.triangles), figure("tri"));
        EXPECT_EQ(double(triangles.balanced), figure("bal_tri"));
        EXPECT_NEAR(triangles.share, figure("T"), 1e-12);
    }
    std::printf("%zu networks, %zu nodes explored, %.3f s; HiGHS took 6.9 s\n", graphs.size(), explored, total);
}

}  // namespace
}  // namespace detente
