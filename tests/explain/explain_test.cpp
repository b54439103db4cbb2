// Every number that a model prints can be recomputed from what its explanation shows.
#include "detente/explain/explain.hpp"
#include "detente/report/report.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "../equilibrium/random_sectors.hpp"
#include "detente/support/error.hpp"
#include "explain/expression.hpp"
#include "words/columns.hpp"

namespace detente {
namespace {

using report::evaluate;

/// An equation read as reverse Polish notation by precedence: another way than the one under test.
double polish(const std::string& text) {
    std::vector<double> values;
    std::vector<char> waiting;
    const auto rank = [](char c) {
        return c == '+' || c == '-' ? 1 : c == '*' || c == '/' ? 2 : c == '~' ? 3 : c == '^' ? 4 : 0;
    };
    const auto apply = [&] {
        const char op = waiting.back();
        waiting.pop_back();
        const double right = values.back();
        values.pop_back();
        if (op == '~') return values.push_back(-right);
        if (op == 'e') return values.push_back(std::exp(right));
        const double left = values.back();
        values.pop_back();
        values.push_back(op == '+'   ? left + right
                         : op == '-' ? left - right
                         : op == '*' ? left * right
                         : op == '/' ? left / right
                                     : std::pow(left, right));
    };
    bool operand = true;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == ' ') {
            ++at;
        } else if (std::isdigit(static_cast<unsigned char>(c))) {
            std::size_t used = 0;
            values.push_back(std::stod(text.substr(at), &used));
            at += used, operand = false;
        } else if (text.compare(at, 3, "exp") == 0) {
            waiting.push_back('e'), at += 3;
        } else if (c == '(') {
            waiting.push_back(c), ++at, operand = true;
        } else if (c == ')') {
            while (waiting.back() != '(') apply();
            waiting.pop_back();
            if (!waiting.empty() && waiting.back() == 'e') apply();
            ++at, operand = false;
        } else {
            const char op = operand && c == '-' ? '~' : c;
            while (!operand && !waiting.empty() && rank(waiting.back()) >= rank(op) && op != '^') apply();
            waiting.push_back(op), ++at, operand = true;
        }
    }
    while (!waiting.empty()) apply();
    return values.size() == 1 ? values[0] : std::nan("");
}

Future solved(const World& world, Shock shock, ModelKind kind, Deficits deficits, SectorModelOptions sectors = {}) {
    Future future;
    future.compiled.scenario.model.kind = kind;
    future.compiled.shock = std::move(shock);
    sectors.deficits = future.compiled.gravity.deficits = deficits;
    future.compiled.sectors = sectors;
    future.compiled.gravity.supply_elasticity = 1.2;
    future.outcome = kind == ModelKind::sectors
                         ? solve_sector_model(world, future.compiled.shock, future.compiled.sectors)
                         : solve_universal_gravity(world, future.compiled.shock, future.compiled.gravity);
    EXPECT_EQ(future.outcome.convergence.status, SolveStatus::converged);
    return future;
}

Shock random_shock(const World& world, std::uint64_t seed, bool tariffs, bool export_taxes = false) {
    Random random(seed, 9);
    Shock shock;
    shock.trade_cost_hat.assign(world.trade.size(), 1);
    shock.productivity_hat.assign(world.n(), 1);
    shock.productivity_hat[1] = 1.03;
    if (tariffs) shock.tariff = world.tariff.empty() ? std::vector<double>(world.trade.size(), 0) : world.tariff;
    if (export_taxes) shock.export_tax.assign(world.trade.size(), 0);
    for (std::size_t n = 0; n < world.n(); ++n) {
        for (std::size_t j = 0; j < world.sectors.size(); ++j) {
            for (std::size_t i = 0; i < world.n(); ++i) {
                const std::size_t cell = world.cell(n, j, i);
                if (i == n) continue;
                shock.trade_cost_hat[cell] = random.uniform(0.95, 1.2);
                if (tariffs) shock.tariff[cell] += random.uniform(0, 0.1);
                if (export_taxes) shock.export_tax[cell] = random.uniform(0, 0.05);
            }
        }
    }
    return shock;
}

Comparison of(const World& world, std::vector<Future> futures) {
    Comparison comparison;
    comparison.world = world;
    comparison.futures = std::move(futures);
    return comparison;
}

double input_of(const Explanation& one, const std::string& symbol) {
    for (const ExplainedInput& input : one.inputs)
        if (input.symbol == symbol) return input.value;
    return std::nan("");
}

/// The arithmetic gives the number, by another evaluator too; sums are the sums of their rows and the inputs they
/// explain; every symbol is an input.
void expect_recomputed(const World& world, const Future& future, const std::string& target, double value) {
    const Explanation one = explain(world, future, target);
    EXPECT_DOUBLE_EQ(one.value, value) << target;
    EXPECT_NEAR(one.recomputed, value, 1e-9) << target << ": " << one.arithmetic;
    EXPECT_NEAR(polish(one.arithmetic), value, 1e-9) << target << ": " << one.arithmetic;
    EXPECT_FALSE(one.inputs.empty()) << target;
    EXPECT_TRUE(one.notes.empty()) << target << ": " << (one.notes.empty() ? "" : one.notes[0].text);
    for (const ExplainedInput& input : one.inputs) EXPECT_FALSE(input.source.empty()) << target << " " << input.symbol;
    for (const ExplainedSum& sum : one.sums) {
        double total = 0;
        for (const auto& row : sum.rows) {
            EXPECT_EQ(row.values.size() + 1, sum.columns.size()) << target;
            total += row.values.back();
        }
        EXPECT_NEAR(total, sum.total, 1e-12 * (1 + std::abs(total))) << target;
        const std::string whole = sum.relation.substr(0, sum.relation.find(" = "));
        const double given = whole == "log P"        ? std::log(input_of(one, "P"))
                             : whole == "P^(-phi)"   ? std::pow(input_of(one, "P"), -input_of(one, "phi"))
                             : whole == "P^(-theta)" ? std::pow(input_of(one, "P"), -input_of(one, "theta"))
                             : whole == "X' + M'"    ? input_of(one, "X'") + input_of(one, "M'")
                             : whole == "log c"      ? std::log(input_of(one, "c"))
                             : whole == "log b"      ? total
                                                     : input_of(one, whole);
        EXPECT_NEAR(total, given, 1e-9 * (1 + std::abs(given))) << target << ": " << sum.relation;
    }
}

void expect_all_recomputed(const World& world, const Future& future) {
    for (const Measure& measure : future.outcome.measures)
        for (std::size_t i = 0; i < world.n(); ++i)
            expect_recomputed(world, future, world.economies[i].id + "." + measure.key, measure.values[i]);
    for (std::size_t at = 0; at < future.outcome.sector_price_pct.size(); ++at) {
        const std::size_t J = world.sectors.size();
        const std::string cell = world.economies[at / J].id + "." + world.sectors[at % J].id;
        expect_recomputed(world, future, cell + ".price", future.outcome.sector_price_pct[at]);
        double sold = 0;
        for (std::size_t n = 0; n < world.n(); ++n) sold += world.trade[world.cell(n, at % J, at / J)];
        if (sold > 0) expect_recomputed(world, future, cell + ".output_pct", future.outcome.sector_output_pct[at]);
    }
    expect_recomputed(world, future, "world.welfare", future.outcome.world_welfare_pct);
    expect_recomputed(world, future, "world.trade_pct", future.outcome.world_trade_pct);
    double before = 0, after = 0;
    for (std::size_t j = 0; j < world.sectors.size(); ++j) {
        before += future.outcome.trade_before[world.cell(1, j, 0)];
        after += future.outcome.trade_after[world.cell(1, j, 0)];
    }
    if (before > 0)
        expect_recomputed(world, future, world.economies[0].id + ">" + world.economies[1].id + ".trade",
                          100 * (after / before - 1));
}

World gravity_world(std::uint64_t seed, bool tariffs) {
    World world = test::random_sector_world(seed, 6, 1, false, 0, tariffs);
    world.trade[world.cell(2, 0, 3)] *= 1.5;  // deficits
    return world;
}

TEST(Expression, IsArithmetic) {
    EXPECT_DOUBLE_EQ(evaluate("2 ^ 3 ^ 2 - -1"), 513);
    EXPECT_DOUBLE_EQ(evaluate("-2^2"), -4);
    EXPECT_DOUBLE_EQ(evaluate("100 * ((1.5 / 0.75)^(1 + 1) - 1)"), 300);
    EXPECT_DOUBLE_EQ(evaluate("exp(log(5))"), 5);
    EXPECT_DOUBLE_EQ(evaluate("(-1.5e-3) * 2"), -0.003);
    for (const char* wrong : {"", "1 +", "(1", "1)", "a", "2 3", "exp", "log 2"})
        EXPECT_TRUE(std::isnan(evaluate(wrong))) << wrong;
    EXPECT_TRUE(std::isnan(evaluate(std::string(100, '(') + "1" + std::string(100, ')'))));
}

TEST(Expression, WritesNumbersWithoutExponentWhereThatIsReadable) {
    EXPECT_EQ(report::plain_number(366199385298.25, 12), "366199385298");
    EXPECT_EQ(report::plain_number(366199385298.25, 4), "366199385298");
    EXPECT_EQ(report::plain_number(1.01250, 8), "1.0125");
    EXPECT_EQ(report::plain_number(-0.004034049, 4), "-0.004034");
    EXPECT_EQ(report::plain_number(0, 8), "0");
    EXPECT_EQ(report::plain_number(100, 2), "100");
    EXPECT_EQ(report::number_in_arithmetic(-2, 8), "(-2)");
    EXPECT_EQ(report::number_in_arithmetic(3e-9, 8), "(3e-09)");
}

TEST(Explain, EveryNumberOfGravity) {
    for (const Deficits deficits : {Deficits::multiplicative, Deficits::world_share, Deficits::zero}) {
        for (const bool tariffs : {false, true}) {
            const World world = gravity_world(7, tariffs);
            expect_all_recomputed(world, solved(world, random_shock(world, 3, tariffs), ModelKind::gravity, deficits));
        }
    }
}

TEST(Explain, EveryNumberOfSectors) {
    for (const Deficits deficits :
         {Deficits::multiplicative, Deficits::world_share, Deficits::income_share, Deficits::zero}) {
        for (const std::size_t J : {std::size_t{1}, std::size_t{4}}) {
            const World world = test::random_sector_world(11, 5, J);
            expect_all_recomputed(world, solved(world, random_shock(world, 5, true), ModelKind::sectors, deficits));
        }
    }
}

TEST(Explain, EveryNumberOfARebalancedWorld) {
    World world = test::random_sector_world(12, 5, 3);
    world.trade[world.cell(2, 1, 3)] *= 1.3;
    expect_all_recomputed(world,
                          solved(world, random_shock(world, 5, true), ModelKind::sectors, Deficits::world_share));
}

TEST(Explain, EveryNumberWithElasticLabourScaleAndPartialPassThrough) {
    for (const RevenueUse revenue : {RevenueUse::rebate, RevenueUse::income_tax}) {
        for (const std::size_t J : {std::size_t{1}, std::size_t{3}}) {
            const World world = test::random_sector_world(13, 5, J, J > 1);
            expect_all_recomputed(
                world, solved(world, random_shock(world, 6, true, true), ModelKind::sectors, Deficits::world_share,
                              {.labour_supply_elasticity = 0.5,
                               .scale_elasticity = 0.05,
                               .firm_pass_through = 0.8,
                               .destination_share = 0.05,
                               .revenue = revenue}));
        }
    }
}

TEST(Explain, EveryNumberOfAWorldWithOneEconomyCutOff) {
    for (const ModelKind kind : {ModelKind::gravity, ModelKind::sectors}) {
        const bool sectors = kind == ModelKind::sectors;
        World world = sectors ? test::random_sector_world(11, 5, 3) : gravity_world(7, true);
        world.transfers.assign(world.n(), 0);
        Shock shock = random_shock(world, 5, true);
        for (std::size_t j = 0; j < world.sectors.size(); ++j)
            for (std::size_t i = 0; i < world.n(); ++i)
                if (i != 2)
                    shock.trade_cost_hat[world.cell(2, j, i)] = shock.trade_cost_hat[world.cell(i, j, 2)] =
                        std::numeric_limits<double>::infinity();
        if (!sectors) world.transfers.clear();
        expect_all_recomputed(world, solved(world, shock, kind, Deficits::world_share));
    }
}

class ExplainTarget : public ::testing::Test {
protected:
    World world = gravity_world(7, false);
    Future future = solved(world, random_shock(world, 3, false), ModelKind::gravity, Deficits::multiplicative);
    World many = test::random_sector_world(11, 5, 3);
    Future of_many = solved(many, random_shock(many, 5, true), ModelKind::sectors, Deficits::world_share);

    static std::string error(const World& w, const Future& f, const std::string& target) {
        try {
            explain(w, f, target);
        } catch (const UsageError& error) {
            return error.what();
        }
        return "";
    }
};

TEST_F(ExplainTarget, IsRefusedWithTheNearestName) {
    const std::string forms = "Write ECONOMY.MEASURE, ECONOMY.SECTOR.price, world.welfare or 'EXPORTER>IMPORTER.trade'";
    EXPECT_EQ(error(world, future, "AAA"), "explain: 'AAA' names no number. " + forms);
    EXPECT_EQ(error(world, future, "AAA."), "explain: 'AAA.' names no number. " + forms);
    EXPECT_EQ(error(world, future, "AAG.welfare"), "explain: no economy 'AAG' in this world; did you mean 'AAA'?");
    EXPECT_EQ(error(world, future, "AAA.welfair"),
              "explain: no measure 'welfair' in this model; did you mean 'welfare'? There are welfare, real_wage, "
              "output, price, producer_price, exports, imports, trade");
    EXPECT_EQ(error(world, future, "AAA.employment"),
              "explain: no measure 'employment' in this model. There are welfare, real_wage, output, price, "
              "producer_price, exports, imports, trade");
    EXPECT_EQ(error(world, future, "world.output"),
              "explain: no measure 'output' of the world. There are welfare, trade");
    EXPECT_EQ(error(world, future, "AAA>AAB.welfare"), "explain: no measure 'welfare' of a pair. There is trade");
    EXPECT_EQ(error(world, future, "AAA.s0.price"), "explain: this model has no sectors: 's0'. " + forms);
    EXPECT_EQ(error(many, of_many, "AAA.s7.price"), "explain: no sector 's7' in this world; did you mean 's0'?");
    EXPECT_EQ(error(many, of_many, "AAA.s1.welfare"),
              "explain: no measure 'welfare' of a sector. There are price, output");
}

TEST_F(ExplainTarget, IsWrittenInSeveralWays) {
    EXPECT_EQ(explain(world, future, "Economy AAB.welfare").target, "AAB.welfare_pct");
    EXPECT_EQ(explain(world, future, "AAB.welfare_pct").target, "AAB.welfare_pct");
    EXPECT_EQ(explain(world, future, " AAA > Economy AAB . trade ").target, "AAA>AAB.trade_pct");
    EXPECT_EQ(explain(world, future, "WORLD.trade").target, "world.trade_pct");
    EXPECT_EQ(explain(many, of_many, "AAB.Sector 2.price").target, "AAB.s2.price_pct");
    EXPECT_EQ(explain(many, of_many, "AAB.revenue").target, "AAB.revenue_pct_of_expenditure");
}

TEST_F(ExplainTarget, APairThatNeverTradedOrIsBanned) {
    World other = world;
    other.trade[other.cell(1, 0, 0)] = 0;
    Shock ban;
    ban.trade_cost_hat.assign(other.trade.size(), 1);
    ban.trade_cost_hat[other.cell(2, 0, 0)] = std::numeric_limits<double>::infinity();
    const Future cut = solved(other, ban, ModelKind::gravity, Deficits::multiplicative);
    EXPECT_EQ(error(other, cut, "AAA>AAB.trade"),
              "explain: Economy AAA sold nothing to Economy AAB before: no change is defined");
    const Explanation one = explain(other, cut, "AAA>AAC.trade");
    EXPECT_EQ(one.value, -100);
    EXPECT_EQ(one.recomputed, -100);
    EXPECT_NE(to_terminal(of(other, {cut}), "AAC.price", {}).find("ban"), std::string::npos);
}

TEST_F(ExplainTarget, IsShownWithinTheWindowAndInJson) {
    const Comparison comparison = of(many, {of_many, of_many});
    for (const int width : {40, 80, 100}) {
        const std::string text = to_terminal(comparison, "AAB.welfare", {.width = width});
        std::size_t start = 0;
        for (std::size_t end; (end = text.find('\n', start)) != std::string::npos; start = end + 1)
            EXPECT_LE(report::display_width(text.substr(start, end - start)), width) << text.substr(start, end - start);
        EXPECT_NE(text.find("Welfare"), std::string::npos);
    }
    const auto json = nlohmann::json::parse(to_json(comparison, "AAB.welfare"));
    const auto& one = json["futures"][1]["explain"];
    EXPECT_EQ(one["target"], "AAB.welfare_pct");
    EXPECT_EQ(one["value"], json["futures"][1]["economies"][1]["welfare_pct"]);
    EXPECT_NEAR(one["recomputed"].get<double>(), one["value"].get<double>(), 1e-9);
    EXPECT_EQ(one["sums"][0]["rows"].size(), many.sectors.size());
    EXPECT_EQ(nlohmann::json::parse(to_json(of(many, {of_many}), "world.trade"))["explain"]["of"], "World");
}

TEST_F(ExplainTarget, StandsFoldedInTheBriefOfACapital) {
    Comparison comparison = of(many, {of_many, of_many});
    EXPECT_EQ(to_html_brief(comparison, std::nullopt, {}).find("id=\"how\""), std::string::npos);
    comparison.capital = "AAB";
    const std::string page = to_html_brief(comparison, std::nullopt, {});
    EXPECT_NE(page.find("<details id=\"how\"><summary>How these welfare figures come about</summary>"),
              std::string::npos);
    const Explanation one = explain(many, of_many, "AAB.welfare");
    EXPECT_NE(page.find(one.arithmetic), std::string::npos) << one.arithmetic;
    comparison.futures[1].outcome.measures[0].values[1] += 1e-6;  // not what the equation gives
    EXPECT_EQ(to_html_brief(comparison, std::nullopt, {}).find("id=\"how\""), std::string::npos);
}

}  // namespace
}  // namespace detente
