#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "detente/report/report.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "fixture.hpp"
#include "markup_check.hpp"
#include "report/brief/brief.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente {
namespace {

constexpr std::size_t largest_page = 400000;

BriefOptions options() {
    return {"detente answer article.txt --capital UZB", "2026-01-31", "A reason."};
}

std::string full_brief() {
    return to_html_brief(fixture::two_futures(), fixture::article(), options());
}

/// Well-formed, one h1, ids unique, links inside the page lead somewhere, nothing is fetched.
fixture::Markup expect_sound(const std::string& page) {
    fixture::Markup markup = fixture::read_markup(page);
    EXPECT_EQ(markup.fault, "");
    EXPECT_TRUE(valid_utf8(page));
    std::set<std::string> ids;
    for (const auto& element : markup.elements) {
        const auto* id = element.attribute("id");
        EXPECT_TRUE(id == nullptr || ids.insert(*id).second) << "id twice: " << *id;
    }
    for (const auto& element : markup.elements) {
        EXPECT_EQ(element.attribute("src"), nullptr) << element.tag;
        EXPECT_NE(element.tag, "link");
        EXPECT_NE(element.tag, "iframe");
        EXPECT_NE(element.tag, "img");
        for (const auto& [name, value] : element.attributes) EXPECT_FALSE(name.starts_with("on")) << name;
        const auto* href = element.attribute("href");
        if (href == nullptr) continue;
        if (href->starts_with("#")) {
            EXPECT_TRUE(ids.count(href->substr(1)) > 0) << *href;
        } else {
            EXPECT_EQ(element.tag, "a") << *href;
            EXPECT_TRUE(href->starts_with("https://") || href->starts_with("http://")) << *href;
        }
    }
    EXPECT_EQ(
        std::count_if(markup.elements.begin(), markup.elements.end(), [](const auto& e) { return e.tag == "h1"; }), 1);
    EXPECT_EQ(page.find("url(http"), std::string::npos);
    EXPECT_EQ(page.find("@import"), std::string::npos);
    return markup;
}

}  // namespace

TEST(Brief, IsSoundAndSmall) {
    const std::string page = full_brief();
    expect_sound(page);
    EXPECT_LT(page.size(), largest_page);  // with every economy of the map in two futures
}

TEST(Brief, HeadingsDoNotSkipALevel) {
    int level = 0;
    for (const auto& element : fixture::read_markup(full_brief()).elements) {
        if (element.tag.size() != 2 || element.tag[0] != 'h' || element.tag[1] < '1' || element.tag[1] > '6') continue;
        const int next = element.tag[1] - '0';
        EXPECT_LE(next, level + 1);
        level = next;
    }
}

TEST(Brief, SaysWhatItMust) {
    const fixture::Markup markup = expect_sound(full_brief());
    for (const char* part : {"Cold War or multilateralism?",
                             "The model says",
                             "world welfare falls by 0.53\u202f%",
                             "Blocs split",
                             "Talks succeed",
                             "our assumption",
                             "source: an invented paper (2023) — table 2",
                             "vote on UN resolution ES-11/3: yes",
                             "members of SCO on 2022-12-30",
                             "Seen from Tashkent, Uzbekistan",
                             "No ranges were drawn",
                             "claims and figures in the text are not checked",
                             "Natural Earth",
                             "no opinion on borders",
                             "Reproduce this",
                             "detente answer article.txt --capital UZB",
                             "converged",
                             "3.1e−14",
                             "A reason.",
                             "aaaaaaaaaaaaaaaa",
                             "trade_cost = \"+20%\"",
                             "2026-01-31"}) {
        EXPECT_NE(markup.text.find(part), std::string::npos) << part;
    }
}

TEST(Brief, TableTwinHasEveryEconomyAndFigure) {
    const Comparison comparison = fixture::two_futures();
    const fixture::Markup markup = fixture::read_markup(to_html_brief(comparison, {}, options()));
    const int decimals = report::decimals_for(report::all_values(comparison, "welfare_pct"));
    for (std::size_t i = 0; i < comparison.world.n(); ++i) {
        std::string row = comparison.world.economies[i].name + comparison.world.economies[i].id;
        for (const Future& future : comparison.futures)
            row += report::signed_figure(future.outcome.measures[0].values[i], decimals);
        EXPECT_NE(markup.text.find(row), std::string::npos) << row;
    }
}

TEST(Brief, MapsColourEveryEconomyByItsClassOnOneScale) {
    const Comparison comparison = fixture::two_futures();
    const std::string page = to_html_brief(comparison, {}, options());
    const report::DivergingScale scale = report::DivergingScale::fit(report::all_values(comparison, "welfare_pct"));
    const fixture::Markup markup = fixture::read_markup(page);
    std::size_t future = 0, drawn = 0;
    std::string kind;
    for (const auto& element : markup.elements) {
        if (const auto* at = element.attribute("data-future")) future = static_cast<std::size_t>(std::stoi(*at));
        if (element.tag != "g") continue;
        if (const auto* name = element.attribute("class")) kind = *name;
        if (const auto* at = element.attribute("data-i")) {
            const double value =
                comparison.futures[future].outcome.measures[0].values[static_cast<std::size_t>(std::stoi(*at))];
            EXPECT_EQ(kind, "q" + std::to_string(scale.class_of(value)));
            ++drawn;
        }
    }
    EXPECT_EQ(drawn, 2 * comparison.world.n());
}

TEST(Brief, WithoutATextOrCapitalOrBlocs) {
    Comparison comparison = fixture::two_futures();
    comparison.futures.resize(1);
    comparison.capital.clear();
    comparison.futures[0].compiled.blocs.clear();
    comparison.futures[0].compiled.bloc_of.clear();
    comparison.futures[0].outcome.measures.resize(1);
    comparison.futures[0].outcome.trade_after.clear();
    const fixture::Markup markup = expect_sound(to_html_brief(comparison, {}, {}));
    EXPECT_NE(markup.text.find("No blocs are defined"), std::string::npos);
    EXPECT_EQ(markup.text.find("claims and figures in the text"), std::string::npos);
    comparison.futures.clear();
    expect_sound(to_html_brief(comparison, {}, {}));
}

TEST(Brief, ThreeFuturesAndOneThatDidNotConverge) {
    Comparison comparison = fixture::two_futures();
    comparison.futures.push_back(comparison.futures[0]);
    comparison.futures[2].outcome.convergence.status = SolveStatus::diverged;
    comparison.futures[2].outcome.convergence.residual = std::nan("");
    comparison.futures[2].outcome.measures[0].values[0] = std::nan("");
    const fixture::Markup markup = expect_sound(to_html_brief(comparison, fixture::article(), options()));
    EXPECT_NE(markup.text.find("its figures are not a result"), std::string::npos);
    for (const char* shown : {"nan\u202f%", "+nan", "−nan", "nan →", "→ nan", "inf\u202f%"})
        EXPECT_EQ(markup.text.find(shown), std::string::npos) << shown;
}

TEST(Brief, NothingChanges) {
    Comparison comparison = fixture::two_futures();
    for (Future& future : comparison.futures) {
        for (Measure& measure : future.outcome.measures) std::fill(measure.values.begin(), measure.values.end(), 0.0);
        future.outcome.trade_after = future.outcome.trade_before;
        future.outcome.world_welfare_pct = future.outcome.world_trade_pct = 0;
    }
    const fixture::Markup markup = expect_sound(to_html_brief(comparison, fixture::article(), options()));
    EXPECT_NE(markup.text.find("no economy's welfare changes"), std::string::npos);
}

TEST(Brief, HostileTextStaysText) {
    const std::string attack = "<script>alert('1')</script><img src=x onerror=alert(1)>\"'>&amp;</style>]]><!--";
    Comparison comparison = fixture::two_futures();
    comparison.world.title = comparison.world.description = comparison.world.unit = comparison.world.sha256 = attack;
    comparison.world.sources = {{attack, "javascript:alert(1)", attack},
                                {attack, "https://example.org/\"><script>", attack}};
    comparison.world.defaults.source = attack;
    for (Economy& economy : comparison.world.economies) economy.name += attack.substr(0, 30);
    comparison.world.economies[5].name = attack;
    for (Future& future : comparison.futures) {
        Scenario& scenario = future.compiled.scenario;
        scenario.title += attack;
        scenario.question = scenario.description = scenario.text = attack;
        future.compiled.changes[0] = {attack, attack, true};
        future.compiled.notes = {{"attack", attack}};
        for (Bloc& bloc : future.compiled.blocs) bloc.name += attack;
        future.outcome.measures[0].label = attack;
        future.outcome.notes = {{"attack", attack}};
    }
    Reading reading = fixture::article();
    reading.title = reading.question = attack;
    reading.text.replace(0, 30, attack.substr(0, 30));
    for (Actor& actor : reading.economies) actor.name = actor.id = attack;
    const std::string page = to_html_brief(comparison, reading, {attack, attack, attack});
    const fixture::Markup markup = expect_sound(page);
    const auto scripts =
        std::count_if(markup.elements.begin(), markup.elements.end(), [](const auto& e) { return e.tag == "script"; });
    EXPECT_EQ(scripts, 2);  // the data and our own
    for (const auto& element : markup.elements) EXPECT_NE(element.tag, "img");
    EXPECT_EQ(page.find("<script>alert"), std::string::npos);
    EXPECT_NE(markup.text.find(attack), std::string::npos);  // shown as it is
    const std::size_t data = page.find("id=\"views\">") + 11;
    EXPECT_TRUE(nlohmann::json::accept(page.substr(data, page.find("</script>", data) - data)));

    const fixture::Markup map = fixture::read_markup(to_svg_map(comparison, 0, "welfare_pct", attack));
    EXPECT_EQ(map.fault, "");
    for (const auto& element : map.elements) EXPECT_NE(element.tag, "script");
}

TEST(Brief, AnyBytesInATextGiveASoundPage) {
    std::mt19937 generator(29);
    Comparison comparison = fixture::odd_names(6);
    for (int round = 0; round < 60; ++round) {
        Reading reading;
        reading.text.resize(200 + generator() % 400);
        for (char& c : reading.text)
            c = static_cast<char>(round % 2 ? generator()
                                            : "<>&\"' \n\xc3\xe4"
                                              "ab"[generator() % 11]);
        reading.title = reading.text.substr(0, 40);
        for (std::size_t at = generator() % 20; at < reading.text.size(); at += 1 + generator() % 60) {
            const std::size_t end = at + generator() % 9;  // may reach past the text, may split a sequence
            reading.mentions.push_back({{at, end}, reading.text.substr(at, end - at), "CHN", {"CHN"}, "name"});
        }
        Actor actor{"CHN", "China", {}};
        for (std::size_t i = 0; i < reading.mentions.size() + 1; ++i) actor.mentions.push_back(i);
        reading.economies = {actor};
        reading.frameworks = {{"X", "Y", {generator() % (reading.mentions.size() + 3)}}};
        expect_sound(to_html_brief(comparison, reading, {}));
        for (const std::string& line : split(to_terminal(reading, {60, false, 5}), '\n')) EXPECT_TRUE(valid_utf8(line));
    }
}

TEST(Brief, LongTextIsCutAndSaysSo) {
    Reading reading = fixture::article();
    for (int i = 0; i < 4000; ++i) reading.text += "More words about the meeting é. ";
    const std::string page = to_html_brief(fixture::two_futures(), reading, options());
    EXPECT_LT(page.size(), largest_page);
    EXPECT_NE(expect_sound(page).text.find("its first 24"), std::string::npos);
}

TEST(Brief, StyleBraceBalanceAndThemes) {
    const std::string style = report::brief_style();
    EXPECT_EQ(std::count(style.begin(), style.end(), '{'), std::count(style.begin(), style.end(), '}'));
    for (const char* part : {"prefers-color-scheme:dark", "prefers-reduced-motion", "@media print", ":focus-visible"}) {
        EXPECT_NE(style.find(part), std::string::npos) << part;
    }
}

TEST(SvgMap, IsSoundAndBurnsInWhatItShows) {
    const Comparison comparison = fixture::two_futures();
    const std::string svg = to_svg_map(comparison, 1, "trade_pct", "2026-01-31");
    const fixture::Markup markup = fixture::read_markup(svg);
    EXPECT_EQ(markup.fault, "");
    for (const char* part : {"Trade: Talks succeed", "Change in %", "Made-up world", "aaaaaaaaaaaa", "2026-01-31",
                             "Natural Earth", "≥ +"}) {
        EXPECT_NE(markup.text.find(part), std::string::npos) << part;
    }
    for (const Economy& economy : comparison.world.economies) {
        EXPECT_NE(markup.text.find(economy.name + ": "), std::string::npos) << economy.name;
    }
    EXPECT_EQ(svg.find("href="), std::string::npos);
}

TEST(SvgMap, NamesWhatIsThereWhenAskedForWhatIsNot) {
    try {
        to_svg_map(fixture::two_futures(), 0, "wellfare_pct");
        FAIL() << "no error";
    } catch (const InputError& error) {
        EXPECT_EQ(error.field, "measure");
        EXPECT_NE(error.hint.find("welfare_pct"), std::string::npos);
    }
    EXPECT_THROW(to_svg_map(fixture::two_futures(), 5, "welfare_pct"), InputError);
}

}  // namespace detente
