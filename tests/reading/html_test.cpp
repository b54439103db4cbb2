// Pages: the text without the markup, at the page's own byte offsets.
#include "detente/reading/html.hpp"

#include <ctime>

#include "detente/support/random.hpp"
#include "reading_fixture.hpp"

namespace detente {
namespace {

const std::string page =
    "<!DOCTYPE html><html><head><title>Site</title><script>var China = 1;</script></head><body>"
    "<nav><a href='/'>Home of Brazil</a></nav><h1>Talks in the East</h1>"
    "<p>China&rsquo;s exports to <b>Japan</b> rose 5&nbsp;percent to $20 billion in 2021, officials said.</p>"
    "<footer>Contact us in Canada</footer></body></html>";

TEST(Html, SpansAreThoseOfThePage) {
    const Reading reading = read_article(page, Registry::installed());
    EXPECT_EQ(mentions_of(reading), "China=CHN Japan=JPN");
    for (const Mention& mention : reading.mentions)
        EXPECT_EQ(page.substr(mention.span.start, mention.span.end - mention.span.start), mention.text);
    EXPECT_EQ(reading.title, "Talks in the East");
    ASSERT_EQ(reading.quantities.size(), 1U);
    EXPECT_EQ(page.substr(reading.quantities[0].span.start, 11), "$20 billion");
}

TEST(Html, IsAsLongAsThePageAndHasNoMarkup) {
    const std::string text = html_text(page);
    EXPECT_EQ(text.size(), page.size());
    EXPECT_EQ(text.find('<'), std::string::npos);
    EXPECT_NE(text.find("China\u2019s"), std::string::npos);
    EXPECT_EQ(html_text("<p>a &lt; b &amp; c &unknown; d").find("&amp;"), std::string::npos);
}

TEST(Html, PlainTextIsNoPage) {
    EXPECT_FALSE(looks_like_html("China < Japan"));
    EXPECT_FALSE(looks_like_html("<3 China"));
    EXPECT_TRUE(looks_like_html("\xEF\xBB\xBF\n<p>China</p>"));
}

TEST(Html, AnyBytes) {
    const std::string parts[] = {"<",   ">",    "&",        ";",     "&amp;", "&#x4e2d;",
                                 "<p>", "</p>", "<b",       "China", "\xFF",  "\xE4\xB8",
                                 " ",   "\n",   "<script>", "<!--",  "\"",    std::string(1, '\0')};
    Random random(7);
    for (int round = 0; round < 3000; ++round) {
        std::string text = "<p>";
        for (int k = 0; k < 30; ++k) text += parts[std::size_t(random.uniform() * double(std::size(parts)))];
        ASSERT_EQ(html_text(text).size(), text.size());
        expect_sound(read_article(text, Registry::installed()), html_text(text));
    }
    std::string deep;
    for (int k = 0; k < 100000; ++k) deep += "<div>";
    EXPECT_EQ(html_text(deep + "China").substr(deep.size()), "China");
}

TEST(Html, ManyAttributesAreReadInLinearTime) {
    std::string many = "<html><body><p><a ";
    for (int k = 0; k < 120'000; ++k) many += " a" + std::to_string(k) + "=1";
    many += ">China and</a> Japan</p>";
    const std::clock_t start = std::clock();
    const std::string text = html_text(many);
    EXPECT_LT(double(std::clock() - start) / CLOCKS_PER_SEC, 10)
        << "seconds; a quadratic reader takes a minute or more";
    EXPECT_EQ(text.size(), many.size());
    EXPECT_EQ(text.find("China and"), many.find("China and"));
    EXPECT_NE(text.find("Japan"), std::string::npos);
}

TEST(Html, ManyAttributesTakeNothingElseWithThem) {
    std::string many;
    for (int k = 0; k < 100; ++k) many += " data-" + std::to_string(k) + "='a > \"b\"' c" + std::to_string(k) + "=d/e";
    const std::string odd = "<p" + many + ">China</p><!-- <a" + many + " x=\"--><p>Japan</p><script>if (a<b" + many +
                            ") s = \"don't\" = '</script><p>India</p><br" + many + "/><p class=\"x\">Kenya</p>";
    const std::string text = html_text(odd);
    EXPECT_EQ(text.size(), odd.size());
    for (const char* name : {"China", "Japan", "India", "Kenya"}) EXPECT_EQ(text.find(name), odd.find(name)) << name;
    EXPECT_EQ(text.find("data-"), std::string::npos);
}

TEST(Html, AReferenceWithoutItsSemicolonEndsWithItsName) {
    const std::string text = html_text("<p>&copy 2022 China &amp Japan; a &lt b</p>");
    EXPECT_NE(text.find("2022 China"), std::string::npos);
    EXPECT_NE(text.find("Japan; a"), std::string::npos);
}

}  // namespace
}  // namespace detente
