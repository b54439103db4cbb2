#include <gtest/gtest.h>

#include <random>

#include "detente/report/report.hpp"
#include "detente/support/text.hpp"
#include "fixture.hpp"
#include "report/terminal/text_table.hpp"
#include "words/columns.hpp"

namespace detente {
namespace {

std::string without_colour(const std::string& text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\x1b') {
            at = text.find('m', at);
            continue;
        }
        plain += text[at];
    }
    return plain;
}

void expect_fits(const std::string& text, int width) {
    EXPECT_TRUE(valid_utf8(text));
    for (const std::string& line : split(without_colour(text), '\n')) {
        ASSERT_LE(report::display_width(line), width) << "[" << line << "]";
        ASSERT_EQ(line.find_first_of("\x1b\t\r"), std::string::npos) << line;
    }
}

}  // namespace

TEST(Terminal, NeverWiderThanAsked) {
    Comparison both = fixture::two_futures(), odd = fixture::odd_names(12);
    Comparison four = both;
    four.futures.insert(four.futures.end(), both.futures.begin(), both.futures.end());
    const Reading reading = fixture::article();
    for (int width = 20; width <= 200; width += width < 60 ? 1 : 7) {
        for (const bool colour : {false, true}) {
            expect_fits(to_terminal(both, {width, colour, 5}), width);
            expect_fits(to_terminal(odd, {width, colour, 5}), width);
            expect_fits(to_terminal(four, {width, colour, 5}), width);
            expect_fits(to_terminal(reading, {width, colour, 5}), width);
        }
    }
}

TEST(Terminal, RandomNamesFit) {
    std::mt19937 generator(17);
    const std::string alphabets[] = {"a", "é",  "中",   "한",      "ж",      "ا", "e\u0301",
                                     " ", "🇨🇳", "\xff", "\x1b[1m", "\u202e", "-"};
    for (int round = 0; round < 40; ++round) {
        Comparison comparison = fixture::odd_names(9);
        for (Economy& economy : comparison.world.economies) {
            economy.name.clear();
            for (std::size_t k = generator() % 30; k > 0; --k)
                economy.name += alphabets[generator() % std::size(alphabets)];
        }
        const int width = 20 + static_cast<int>(generator() % 181);
        expect_fits(to_terminal(comparison, {width, false, 4}), width);
    }
}

TEST(Terminal, ColourOnlyIfTold) {
    EXPECT_EQ(to_terminal(fixture::two_futures(), {80, false, 5}).find('\x1b'), std::string::npos);
    const std::string coloured = to_terminal(fixture::two_futures(), {80, true, 5});
    EXPECT_NE(coloured.find("\x1b["), std::string::npos);
    EXPECT_EQ(without_colour(coloured), to_terminal(fixture::two_futures(), {80, false, 5}));
}

TEST(Terminal, ShowsWhatItShould) {
    const Comparison comparison = fixture::two_futures();
    const std::string text = to_terminal(comparison, {120, false, 3});
    for (const char* part :
         {"Blocs split", "Talks succeed", "World welfare", "41 iterations", "−30.0\u202f%",
          "Seen from Tashkent (Uzbekistan)", "Largest partners", "… ", "3 pairs are not in the data"}) {
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
    }
}

TEST(Terminal, SaysWhenAFutureDidNotConverge) {
    Comparison comparison = fixture::two_futures();
    comparison.futures[0].outcome.convergence.status = SolveStatus::max_iterations;
    EXPECT_NE(to_terminal(comparison, {80, false, 3}).find("DID NOT CONVERGE"), std::string::npos);
}

TEST(Terminal, ReadingMarksItsMentions) {
    const std::string text = to_terminal(fixture::article(), {100, false, 5});
    EXPECT_NE(text.find("‹China› and Russia met"), std::string::npos) << text;
    EXPECT_NE(text.find("China (CHN)"), std::string::npos);
    EXPECT_NE(text.find("Principal actors"), std::string::npos);
    EXPECT_NE(to_terminal(Reading{}, {60, false, 5}).find("No economy"), std::string::npos);
}

TEST(CentredBar, HasItsZeroInTheMiddleAndGrowsWithTheValue) {
    EXPECT_EQ(report::centred_bar(0, 1, 9), "    │");
    EXPECT_EQ(report::centred_bar(1, 1, 9), "    │████");
    EXPECT_EQ(report::centred_bar(-1, 1, 9), "████│");
    EXPECT_EQ(report::centred_bar(-0.125, 1, 9), "   ▐│");
    EXPECT_EQ(report::centred_bar(0.5, 1, 9), "    │██");
    EXPECT_EQ(report::centred_bar(7, 0, 9), "    │");
}

}  // namespace detente
