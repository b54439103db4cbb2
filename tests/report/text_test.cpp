// Cleaning, escaping and measuring text.
#include <gtest/gtest.h>

#include <clocale>
#include <cwchar>
#include <random>

#include "detente/support/clean_text.hpp"
#include "detente/support/text.hpp"
#include "markup_check.hpp"
#include "report/brief/markup.hpp"
#include "words/columns.hpp"

namespace detente::report {
namespace {

std::string random_bytes(std::mt19937& generator, std::size_t size) {
    std::string bytes(size, '\0');
    for (char& c : bytes) c = static_cast<char>(generator());
    return bytes;
}

}  // namespace

TEST(CleanText, KeepsWhatIsFit) {
    for (const char* text : {"", "plain", "Côte d’Ivoire", "中华人民共和国", "two\nlines\tand a tab", "🇨🇳 flag"})
        EXPECT_EQ(clean_text(text), text);
}

TEST(CleanText, ReplacesWhatIsNot) {
    EXPECT_EQ(clean_text("a\xff"
                         "b"),
              "a\uFFFDb");
    EXPECT_EQ(clean_text("\xc0\xaf"), "\uFFFD\uFFFD");            // overlong
    EXPECT_EQ(clean_text("\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD");  // a surrogate
    EXPECT_EQ(clean_text("cut \xe4\xb8"), "cut \uFFFD\uFFFD");
    EXPECT_EQ(clean_text("\x1b[31m"), "\uFFFD[31m");  // no escape sequence reaches a terminal
    EXPECT_EQ(clean_text(std::string("a\0b", 3)), "a\uFFFDb");
    EXPECT_EQ(clean_text("a\xc2\x9b"
                         "b"),
              "a\uFFFDb");                    // C1 control sequence introducer
    EXPECT_EQ(clean_text("a\u202eb"), "ab");  // direction override
}

TEST(CleanText, AMessageIsOneLine) {
    EXPECT_EQ(clean_message("two  blanks,\tnext\nline\r\x1b]0;title\x07"),
              "two  blanks,\tnext line\uFFFD]0;title\uFFFD");
}

TEST(CleanText, OnlyColoursMayStay) {
    EXPECT_EQ(clean_but_colours("\x1b[1mHead\x1b[0m \x1b[38;5;32m+1\x1b[0m"),
              "\x1b[1mHead\x1b[0m \x1b[38;5;32m+1\x1b[0m");
    EXPECT_EQ(clean_but_colours("\x1b]0;title\x07"), "\uFFFD]0;title\uFFFD");
    EXPECT_EQ(clean_but_colours("\x1b[2J\x1b[\x1b"), "\uFFFD[2J\uFFFD[\uFFFD");
    EXPECT_EQ(clean_but_colours("a\xc2\x9b"
                                "1mb"),
              "a\uFFFD1mb");
}

TEST(CleanText, AlwaysGivesValidUtf8) {
    std::mt19937 generator(7);
    for (int i = 0; i < 2000; ++i) EXPECT_TRUE(valid_utf8(clean_text(random_bytes(generator, 40))));
}

TEST(CleanText, ContextStaysInItsLineAndSplitsNothing) {
    const std::string text = "first line\nof China é and 中国 here\nlast";
    const std::size_t start = text.find("China");
    EXPECT_EQ(text.substr(context_start(text, start, 100), 2), "of");
    EXPECT_EQ(text[context_end(text, start + 5, 100)], '\n');
    for (std::size_t by = 0; by < 30; ++by) {
        const std::size_t from = context_start(text, start, by), to = context_end(text, start + 5, by);
        EXPECT_LE(from, start);
        EXPECT_GE(to, start + 5);
        EXPECT_TRUE(valid_utf8(text.substr(from, to - from))) << by;
    }
}

TEST(Escaped, LeavesNothingThatMarkupReads) {
    EXPECT_EQ(escaped("<script>alert(\"1\" & '2')</script>"),
              "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;");
}

TEST(MarkupWriter, BalancesAndRoundTripsAnyBytes) {
    std::mt19937 generator(11);
    for (int i = 0; i < 300; ++i) {
        const std::string bytes = random_bytes(generator, 60);
        Markup markup;
        {
            const auto outer = markup.in("p", {{"title", bytes}});
            markup.text(bytes);
        }
        const fixture::Markup read = fixture::read_markup(markup.str());
        ASSERT_EQ(read.fault, "");
        EXPECT_EQ(*read.elements.at(0).attribute("title"), clean_text(bytes));
    }
}

TEST(Columns, AgreeWithTheSystemsWcwidth) {
    const char* set = std::setlocale(LC_CTYPE, "C.UTF-8");
    if (set == nullptr) GTEST_SKIP() << "no locale C.UTF-8 here";
    // glibc and the table may differ by a Unicode version; blocks that names are written in must agree exactly.
    const std::pair<char32_t, char32_t> blocks[] = {
        {0x20, 0x7e},     {0xa1, 0xac},     {0xae, 0x24f},    {0x300, 0x36f},    {0x391, 0x3a1},   {0x400, 0x482},
        {0x5d0, 0x5ea},   {0x621, 0x63a},   {0x904, 0x939},   {0xe01, 0xe30},    {0x3041, 0x3096}, {0x30a1, 0x30fa},
        {0x4e00, 0x9fef}, {0xac00, 0xd7a3}, {0xff01, 0xff60}, {0x20000, 0x2a6d6}};
    for (const auto& [first, last] : blocks) {
        for (char32_t code = first; code <= last; ++code) {
            ASSERT_EQ(code_point_width(code), wcwidth(static_cast<wchar_t>(code)))
                << std::hex << static_cast<unsigned>(code);
        }
    }
    std::setlocale(LC_CTYPE, "C");
}

TEST(Columns, TruncateAndPadGiveExactWidths) {
    for (const char* text : {"", "Belarus", "中华人民共和国", "e\u0301\u0301tat", "🇨🇳", "a 中 b 国 c"}) {
        for (int width = 1; width < 20; ++width) {
            EXPECT_EQ(display_width(pad_right(text, width)), width) << text;
            EXPECT_EQ(display_width(pad_left(text, width)), width) << text;
            EXPECT_LE(display_width(truncate(text, width)), width) << text;
            EXPECT_TRUE(valid_utf8(truncate(text, width)));
        }
    }
    EXPECT_EQ(truncate("United Kingdom", 8), "United…");
    EXPECT_EQ(truncate("中华人民", 6), "中华…");
}

TEST(Columns, WrapKeepsEveryWord) {
    EXPECT_EQ(wrap("one two three four", 9, 1), " one two\n three\n four\n");
    EXPECT_EQ(wrap("", 10), "");
    EXPECT_EQ(wrap("supercalifragilistic", 8), "superca…\n");
}

}  // namespace detente::report
