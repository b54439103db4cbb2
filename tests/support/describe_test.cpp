#include "detente/support/describe.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "detente/support/error.hpp"
#include "detente/support/random.hpp"

namespace sample {

enum class Colour { red, light_blue };
struct Options {
    bool quick = false;
    std::int64_t depth = 8;
    double elasticity = 3.8;
    std::optional<double> rounding;
    std::string name = "x";
    std::vector<std::string> columns;
    Colour colour = Colour::red;
};

void describe(Options& o, detente::OptionVisitor& v) {
    v.visit({.name = "quick", .help = "Be quick."}, o.quick);
    v.visit({.name = "depth", .help = "Depth.", .min = 1, .max = 20}, o.depth);
    v.visit({.name = "trade_elasticity", .help = "Elasticity.", .min = 0, .min_excluded = true}, o.elasticity);
    v.visit({.name = "rounding", .help = "Rounding.", .unit = "%", .min = 0}, o.rounding);
    v.visit({.name = "name", .help = "Name."}, o.name);
    v.visit({.name = "column", .help = "Columns."}, o.columns);
    v.choice({.name = "colour", .help = "Colour.", .choices = {"red", "light-blue"}}, o.colour);
}

}  // namespace sample

using namespace detente;

namespace {

std::string failure(const std::string& name, std::vector<std::string> values) {
    sample::Options options;
    try {
        set_options(options, {{name, std::move(values), "o.toml", 7}});
    } catch (const InputError& error) {
        EXPECT_EQ(error.file, "o.toml");
        EXPECT_EQ(error.line, 7);
        return error.what();
    }
    return "";
}

}  // namespace

TEST(Describe, SetsEveryKindFromText) {
    sample::Options o;
    set_options(o, {{"--quick", {}},
                    {"depth", {"12"}},
                    {"trade-elasticity", {"5"}},
                    {"rounding", {"0.01"}},
                    {"name", {"y"}},
                    {"column", {"a=b"}},
                    {"column", {"c=d"}},
                    {"colour", {"light_blue"}}});
    EXPECT_TRUE(o.quick);
    EXPECT_EQ(o.depth, 12);
    EXPECT_EQ(o.elasticity, 5);
    EXPECT_EQ(o.rounding, 0.01);
    EXPECT_EQ(o.name, "y");
    EXPECT_EQ(o.columns, (std::vector<std::string>{"a=b", "c=d"}));
    EXPECT_EQ(o.colour, sample::Colour::light_blue);
}

TEST(Describe, RefusesWithFileLineAndReason) {
    EXPECT_NE(failure("trade_elastisity", {"5"}).find("did you mean 'trade_elasticity'?"), std::string::npos);
    EXPECT_NE(failure("trade_elasticity", {"0"}).find("must be greater than 0, not 0"), std::string::npos);
    EXPECT_NE(failure("trade_elasticity", {"nan"}).find("not a finite number"), std::string::npos);
    EXPECT_NE(failure("depth", {"21"}).find("at least 1 and at most 20"), std::string::npos);
    EXPECT_NE(failure("depth", {"1.5"}).find("not a whole number"), std::string::npos);
    EXPECT_NE(failure("depth", {"1", "2"}).find("takes one value"), std::string::npos);
    EXPECT_NE(failure("depth", {}).find("needs a value"), std::string::npos);
    EXPECT_NE(failure("rounding", {"-1"}).find("at least 0 %"), std::string::npos);
    EXPECT_NE(failure("quick", {"perhaps"}).find("neither true nor false"), std::string::npos);
    EXPECT_NE(failure("colour", {"rde"}).find("did you mean 'red'?"), std::string::npos);
}

TEST(Describe, ListsInOrderAndTextsRoundTrip) {
    const auto infos = list_options(sample::Options{});
    ASSERT_EQ(infos.size(), 7u);
    EXPECT_EQ(infos[2].name, "trade_elasticity");
    EXPECT_TRUE(infos[2].min_excluded);
    sample::Options o{true, 3, 0.1 + 0.2, 1e-300, "a b", {"p", "q"}, sample::Colour::light_blue}, back;
    std::vector<OptionText> texts = option_texts(o);
    std::erase_if(texts, [](const OptionText& t) { return t.values.empty(); });
    set_options(back, texts);
    EXPECT_EQ(back.elasticity, o.elasticity);
    EXPECT_EQ(back.rounding, o.rounding);
    EXPECT_EQ(back.columns, o.columns);
    EXPECT_EQ(back.colour, o.colour);
    EXPECT_EQ(back.depth, 3);
}

TEST(Describe, BoundsRefuseWhatIsNotFinite) {
    const OptionInfo info{.name = "x", .help = ""};
    EXPECT_NO_THROW(check_bounds(info, -1e300));
    EXPECT_THROW(check_bounds(info, std::nan("")), InputError);
    EXPECT_THROW(check_bounds(info, HUGE_VAL), InputError);
}

TEST(Errors, MessageHasThePartsThatAreThere) {
    EXPECT_STREQ(InputError("f.csv", 3, "value", "is negative", "Remove it").what(),
                 "f.csv:3: value: is negative. Remove it");
    EXPECT_STREQ(InputError("", 0, "", "bad").what(), "bad");
    EXPECT_STREQ(InputError("f", 0, "", "bad", "did you mean 'x'?").what(), "f: bad; did you mean 'x'?");
    EXPECT_STREQ(UsageError("--json", "twice").what(), "--json: twice");
}

// Random123's known-answer tests for philox4x32, 10 rounds.
TEST(RandomNumbers, PhiloxKnownAnswers) {
    using C = std::array<std::uint32_t, 4>;
    EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (C{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    EXPECT_EQ(philox({~0U, ~0U, ~0U, ~0U}, {~0U, ~0U}), (C{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
              (C{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(RandomNumbers, QuantilesInvertTheNormalDistribution) {
    for (const double p : {1e-300, 1e-12, 1e-3, 0.0749, 0.3, 0.5, 0.8, 0.9251, 0.999}) {
        const double x = normal_quantile(p);
        EXPECT_NEAR(0.5 * std::erfc(-x / std::sqrt(2.0)) / p, 1.0, 1e-12) << p;
    }
}

TEST(RandomNumbers, StreamsAreReproducibleAndSeekable) {
    Random a(42, 3), b(42, 3), other(42, 4);
    std::vector<std::uint64_t> draws;
    for (int i = 0; i < 100; ++i) draws.push_back(a.bits());
    for (int i = 0; i < 100; ++i) ASSERT_EQ(b.bits(), draws[static_cast<std::size_t>(i)]);
    EXPECT_NE(other.bits(), draws[0]);
    b.seek(57);
    EXPECT_EQ(b.bits(), draws[57]);
}

TEST(RandomNumbers, MomentsAreRight) {
    Random random(5);
    const int n = 200000;
    double sum = 0, squares = 0, normal_sum = 0, normal_squares = 0;
    std::array<int, 7> counts{};
    for (int i = 0; i < n; ++i) {
        const double u = random.uniform(), z = random.normal();
        ASSERT_TRUE(u >= 0 && u < 1);
        sum += u, squares += u * u, normal_sum += z, normal_squares += z * z;
        ++counts[random.below(7)];
    }
    EXPECT_NEAR(sum / n, 0.5, 5 * 0.2887 / std::sqrt(n));
    EXPECT_NEAR(squares / n, 1.0 / 3, 0.004);
    EXPECT_NEAR(normal_sum / n, 0, 5 / std::sqrt(n));
    EXPECT_NEAR(normal_squares / n, 1, 0.02);
    for (const int count : counts) EXPECT_NEAR(count, n / 7.0, 5 * std::sqrt(n / 7.0));
}
