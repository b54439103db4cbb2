#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "detente/support/clean_text.hpp"
#include "report/brief/brief.hpp"
#include "report/words/answer_rows.hpp"
#include "report/words/reading_rows.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente::report {
namespace {

constexpr std::size_t extremes_named = 3;

std::string headline(const Brief& brief) {
    if (brief.reading != nullptr) {
        std::string own = clean_line(brief.reading->question.empty() ? brief.reading->title : brief.reading->question);
        if (!own.empty()) return own;
    }
    if (brief.futures().size() == 1) {
        const std::string asked = clean_line(brief.futures()[0].compiled.scenario.question);
        return asked.empty() ? brief.names[0] : asked;
    }
    // Several futures without a text: none of their questions speaks for all.
    std::string names;
    for (std::size_t f = 0; f < brief.names.size(); ++f) {
        names += (f == 0 ? "" : f + 1 == brief.names.size() ? ", or " : ", ") + brief.names[f];
    }
    return names.empty() ? "No future was solved" : names + "?";
}

std::string moves(double value, int decimals) {
    if (rounds_to_zero(value, decimals)) return "stays about where it is";
    std::string size = percent(std::abs(value), decimals);
    size.erase(0, size.find_first_not_of('+'));
    return (value > 0 ? "rises by " : "falls by ") + size;
}

/// "Belarus (−3.20 %), Russian Federation (−2.90 %)": the far end of a ranking, only values of the wanted sign.
std::string extremes(const Brief& brief, const Future& future, bool gains) {
    std::vector<Ranked> order = ranked(future, welfare);
    if (!gains) std::reverse(order.begin(), order.end());
    std::vector<std::string> names;
    for (const Ranked& entry : order) {
        const bool fits = gains ? entry.value > 0 : entry.value < 0;
        if (names.size() == extremes_named || !fits || rounds_to_zero(entry.value, brief.decimals)) break;
        names.push_back(
            fmt::format("{} ({})", brief.economy_name(entry.economy), percent(entry.value, brief.decimals)));
    }
    return listed(names);
}

/// One economy as a mark on a line from the largest loss to the largest gain over all futures, the world's mean above.
void write_strip(Markup& page, const Brief& brief, const Future& future) {
    const std::vector<double> values = all_values(brief.comparison, welfare);
    if (values.empty()) return;
    const double low = std::min(0.0, *std::min_element(values.begin(), values.end()));
    const double high = std::max(0.0, *std::max_element(values.begin(), values.end()));
    const double span = high > low ? high - low : 1;
    const auto x = [&](double value) { return 10 + 980 * (value - low) / span; };
    std::string gains, losses;
    for (const Ranked& entry : ranked(future, welfare)) {
        (entry.value > 0 ? gains : losses) += fmt::format("M{:.1f} 6v18", x(entry.value));
    }
    const std::string label = fmt::format("Each line is one economy, from {} to {}. The triangle is the world.",
                                          percent(low, brief.decimals), percent(high, brief.decimals));
    const auto figure = page.in("div", {{"class", "strip"}});
    {
        const auto svg =
            page.in("svg", {{"viewBox", "0 0 1000 30"}, {"preserveAspectRatio", "none"}, {"aria-hidden", "true"}});
        page.leaf("path", {{"class", "axis"}, {"d", fmt::format("M{:.1f} 0v30", x(0))}});
        if (!losses.empty()) page.leaf("path", {{"class", "lose"}, {"d", losses}});
        if (!gains.empty()) page.leaf("path", {{"class", "gain"}, {"d", gains}});
    }
    const double mean = std::clamp(future.outcome.world_welfare_pct, low, high);
    const std::string style = fmt::format("left:{:.2f}%", x(std::isfinite(mean) ? mean : 0) / 10);
    page.element("span", {{"class", "world-mark"}, {"style", style}, {"aria-hidden", "true"}}, "▼");
    page.element("p", {{"class", "caption"}}, label);
}

void write_tally(Markup& page, const Tally& count) {
    const auto list = page.in("ul", {{"class", "tally"}});
    const auto entry = [&](const char* kind, std::size_t number, const char* words) {
        if (number == 0) return;
        const auto item = page.in("li", {{"class", kind}});
        page.element("b", {}, grouped(number));
        page.text(std::string(" ") + words);
    };
    entry("lose", count.lose, "lose");
    entry("even", count.unchanged, "about unchanged");
    entry("gain", count.gain, "gain");
}

void write_card(Markup& page, const Brief& brief, std::size_t f) {
    const Future& future = brief.futures()[f];
    const Outcome& outcome = future.outcome;
    const auto card = page.in("article", {{"class", "card"}});
    page.element("h3", {}, brief.names[f]);
    {
        const auto big = page.in("p", {{"class", "big"}});
        const bool none = rounds_to_zero(outcome.world_welfare_pct, brief.decimals);
        page.element("span",
                     {{"class", none                            ? "even"
                                : outcome.world_welfare_pct > 0 ? "gain"
                                                                : "lose"}},
                     percent(outcome.world_welfare_pct, brief.decimals));
        page.element("small", {},
                     "world welfare" + (outcome.world_welfare_range
                                            ? ", range " + range_text(*outcome.world_welfare_range, brief.decimals)
                                            : std::string()));
    }
    page.element(
        "p", {{"class", "second"}},
        "World trade " + percent(outcome.world_trade_pct, 1) +
            (outcome.world_trade_range ? ", range " + range_text(*outcome.world_trade_range, 1) : std::string()));
    write_strip(page, brief, future);
    write_tally(page, tally(future, welfare, brief.decimals));
    const auto facts = page.in("dl");
    const std::string losses = extremes(brief, future, false), gains = extremes(brief, future, true);
    if (!losses.empty()) {
        page.element("dt", {}, "Lose most");
        page.element("dd", {}, losses);
    }
    if (!gains.empty()) {
        page.element("dt", {}, "Gain most");
        page.element("dd", {}, gains);
    }
}

std::string answer_of(const Brief& brief, std::size_t f) {
    const Future& future = brief.futures()[f];
    const Tally count = tally(future, welfare, brief.decimals);
    const std::vector<Ranked> order = ranked(future, welfare);
    const std::string world =
        fmt::format(": world welfare {}", moves(future.outcome.world_welfare_pct, brief.decimals));
    if (count.lose + count.gain == 0) return world + "; no economy's welfare changes.";
    const auto named = [&](const Ranked& entry) {
        return fmt::format("{} ({})", brief.economy_name(entry.economy), percent(entry.value, brief.decimals));
    };
    const auto part = [&](std::size_t number) {
        return number == order.size() ? fmt::format("all {}", grouped(number))
                                      : fmt::format("{} of {}", grouped(number), grouped(order.size()));
    };
    if (count.lose == 0)
        return fmt::format("{}; {} economies gain, most of all {}.", world, part(count.gain), named(order.front()));
    if (count.gain == 0)
        return fmt::format("{}; {} economies lose, most of all {}.", world, part(count.lose), named(order.back()));
    return fmt::format(
        "{}; {} economies lose and {} gain; the largest loss is that of {}, the largest gain that of {}.", world,
        part(count.lose), grouped(count.gain), named(order.back()), named(order.front()));
}

}  // namespace

void write_question(Markup& page, const Brief& brief) {
    const auto section = page.in("section", {{"class", "question"}});
    page.element("p", {{"class", "kicker"}},
                 brief.reading != nullptr && !brief.reading->question.empty() ? "The question that the text asks"
                 : brief.reading != nullptr                                   ? "The text"
                                                                              : "The question");
    const std::string title = headline(brief);
    page.element("h1", {}, title);
    if (brief.reading != nullptr && !brief.reading->title.empty() && clean_line(brief.reading->title) != title) {
        page.element("p", {{"class", "byline"}}, "From the text “" + clean_line(brief.reading->title) + "”");
    }
    if (brief.reading != nullptr) page.element("p", {{"class", "byline"}}, clean_line(about_text(*brief.reading)));
    const auto deck = page.in("div", {{"class", "deck"}});
    if (brief.futures().empty()) {
        if (brief.options.to_text != nullptr) page.element("p", {}, question_line(*brief.options.to_text));
        return;
    }
    page.element("p", {}, "The model says:");
    const auto list = page.in("ul");
    for (std::size_t f = 0; f < brief.futures().size(); ++f) {
        const auto item = page.in("li");
        page.element("b", {}, brief.names[f]);
        page.text(answer_of(brief, f));
        if (brief.futures()[f].outcome.convergence.status != SolveStatus::converged) {
            page.element("strong", {{"class", "warning"}},
                         " This future did not converge: its figures are not a result.");
        }
    }
}

void write_key_figures(Markup& page, const Brief& brief) {
    const auto section = page.in("section", {{"aria-labelledby", "key-figures"}});
    page.element("h2", {{"id", "key-figures"}, {"class", "unseen"}}, "Key figures");
    const auto cards = page.in("div", {{"class", "cards"}});
    for (std::size_t f = 0; f < brief.futures().size(); ++f) write_card(page, brief, f);
}

}  // namespace detente::report
