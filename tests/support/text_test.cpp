#include "detente/support/text.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "detente/support/random.hpp"
#include "detente/support/whole_number.hpp"

using namespace detente;

TEST(Text, NumbersReadTheWholeWordAndNoLocale) {
    EXPECT_EQ(parse_number("3.8"), 3.8);
    EXPECT_EQ(parse_number(" +1e-6 "), 1e-6);
    EXPECT_EQ(parse_number("-0"), 0.0);
    EXPECT_EQ(parse_number(".5"), 0.5);
    EXPECT_EQ(parse_number("1e-999"), 0.0);
    for (const char* bad : {"", " ", "1,5", "1.5x", "nan", "inf", "-inf", "1e999", "0x1p3", "+-1", "--1", "1 2", "e5"})
        EXPECT_FALSE(parse_number(bad)) << bad;
}

TEST(Text, ShortestReadsBackToTheSameDouble) {
    Random random(1);
    for (int i = 0; i < 20000; ++i) {
        const double x = (random.uniform() - 0.5) * std::pow(10.0, random.uniform(-300, 300));
        ASSERT_EQ(parse_number(shortest(x)), x);
        ASSERT_EQ(std::strtod(shortest(x).c_str(), nullptr), x);
    }
    EXPECT_EQ(shortest(0.1), "0.1");
    EXPECT_EQ(shortest(50624760.0), "50624760");
}

TEST(Text, Utf8IsCheckedToTheLetter) {
    EXPECT_TRUE(valid_utf8("plain, café, Россия, 中国, 🌍"));
    EXPECT_EQ(invalid_utf8_at("abcdefgh\xC3\xA9\xFFx"), 10u);
    for (const char* bad : {"\x80", "\xC3", "\xC0\xAF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
                            "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "caf\xE9 bar"})
        EXPECT_FALSE(valid_utf8(bad));
}

TEST(Text, NamesFoldTogether) {
    EXPECT_EQ(fold_name("Côte d'Ivoire"), "cote d ivoire");
    EXPECT_EQ(fold_name("Côte d’Ivoire"), "cote d ivoire");
    EXPECT_EQ(fold_name("Co\xCC\x82te d'Ivoire"), "cote d ivoire");
    EXPECT_EQ(fold_name("  TÜRKİYE "), "turkiye");
    EXPECT_EQ(fold_name("Trinidad & Tobago"), "trinidad and tobago");
    EXPECT_EQ(fold_name("Congo (Kinshasa)"), "congo kinshasa");
    EXPECT_EQ(fold_name("Việt Nam"), "viet nam");
    EXPECT_EQ(fold_name("РОССИЯ"), fold_name("Россия"));
    EXPECT_EQ(fold_name("Україна"), fold_name("УКРАЇНА"));
    EXPECT_EQ(fold_name("Ελλάδα"), fold_name("ΕΛΛΆΔΑ"));
    EXPECT_EQ(fold_name("Åland"), "aland");
    EXPECT_EQ(fold_name("São Tomé & Príncipe"), "sao tome and principe");
    EXPECT_EQ(fold_name("Straße"), "strasse");
    EXPECT_EQ(fold_name("中国"), "中国");
    EXPECT_EQ(fold_name("..."), "");
    EXPECT_NE(fold_name("Niger"), fold_name("Nigeria"));
}

TEST(Text, FoldingTwiceChangesNothingAndNeverBreaksOnBytes) {
    Random random(3);
    for (int i = 0; i < 5000; ++i) {
        std::string bytes;
        for (std::size_t k = random.below(12); k > 0; --k) bytes += static_cast<char>(random.below(256));
        fold_name(bytes);
    }
    for (const char* name : {"Côte d'Ivoire", "Россия", "Ελλάδα", "الإمارات", "대한민국", "Việt Nam"})
        EXPECT_EQ(fold_name(fold_name(name)), fold_name(name));
}

TEST(Text, SuggestsTheNearest) {
    const std::vector<std::string> keys = {"trade_cost", "tariff", "ban", "productivity"};
    EXPECT_EQ(nearest("trade_csot", keys), "trade_cost");
    EXPECT_EQ(nearest("TARIF", keys), "tariff");
    EXPECT_EQ(nearest("prod", keys), "productivity");
    EXPECT_FALSE(nearest("zzzzz", keys));
    EXPECT_EQ(suggestion("tarif", keys), "did you mean 'tariff'?");
    EXPECT_EQ(suggestion("zzzzz", keys), "one of: trade_cost, tariff, ban, productivity");
    EXPECT_EQ(suggestion("zzzzz", {}), "");
}

TEST(Text, SplitAndJoinAreInverse) {
    EXPECT_EQ(split("a,,b,", ','), (std::vector<std::string>{"a", "", "b", ""}));
    EXPECT_EQ(join(split("a,,b,", ','), ","), "a,,b,");
    EXPECT_EQ(trim(" \t a b \r\n"), "a b");
    EXPECT_EQ(lower_ascii("AÉb"), "aÉb");
}

TEST(Utf8, DecodesWhatItEncodes) {
    std::string text;
    const std::u32string points = U"aé€🌍\u07FF\u0800\uFFFD\U0010FFFF";
    for (const char32_t c : points) append_utf8(text, c);
    std::u32string back;
    for (std::size_t at = 0; at < text.size();) back += next_code_point(text, at);
    EXPECT_EQ(back, points);
}

TEST(Utf8, WhatIsNotWellFormedIsOneByteAndReplaced) {
    for (const std::string bad :
         {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8", "\x80", "\xE2\x82"}) {
        const CodePoint found = decode(bad, 0);
        EXPECT_EQ(found.value, replacement_character);
        EXPECT_EQ(found.length, 1u);
    }
}

TEST(Text, WholeNumbersAreBoundedBeforeTheyAreConverted) {
    EXPECT_EQ(whole_number(2014, 0, 9999), 2014);
    EXPECT_EQ(whole_number(-3), -3);
    const double wild[] = {2e14, -1, 2014.5, 1e300, -1e300, HUGE_VAL, std::nan("")};
    for (const double value : wild) EXPECT_FALSE(whole_number(value, 0, 9999)) << value;
    EXPECT_EQ(whole_number(9007199254740992.0), largest_whole);
    EXPECT_FALSE(whole_number(1e19));
}
