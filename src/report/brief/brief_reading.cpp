#include <fmt/format.h>

#include <algorithm>

#include "detente/support/clean_text.hpp"
#include "report/brief/brief.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente::report {
namespace {

constexpr std::size_t context_bytes = 70;
constexpr std::size_t text_bytes_shown = 24000;  // keeps the page small; the rest is said to be left out
constexpr std::size_t quotes_shown = 8;

/// Economies and frameworks are numbered through, as the page's anchors.
struct Listed {
    const Actor* actor;
    std::string anchor;
};

std::vector<Listed> numbered(const std::vector<Actor>& actors, std::size_t from) {
    std::vector<Listed> list;
    for (std::size_t i = 0; i < actors.size(); ++i) list.push_back({&actors[i], fmt::format("actor-{}", from + i)});
    return list;
}

bool has_quote(const Reading& reading, const Actor& actor) {
    return !actor.mentions.empty() && actor.mentions[0] < reading.mentions.size();
}

void write_chips(Markup& page, const Reading& reading, const char* heading, const char* kind,
                 const std::vector<Listed>& list) {
    if (list.empty()) return;
    page.element("h3", {}, heading);
    const auto chips = page.in("ul", {{"class", "chips"}});
    for (const Listed& entry : list) {
        const auto item = page.in("li", {{"class", kind}});
        if (has_quote(reading, *entry.actor)) {
            page.element("a", {{"href", "#" + entry.anchor}}, clean_line(entry.actor->name));
        } else {
            page.text(clean_line(entry.actor->name));
        }
        page.text(" ");
        page.element("span", {{"class", "count"}, {"title", "mentions"}}, grouped(entry.actor->mentions.size()));
    }
}

void write_quote(Markup& page, const Reading& reading, const Listed& entry) {
    const Actor& actor = *entry.actor;
    if (!has_quote(reading, actor)) return;
    const Mention& mention = reading.mentions[actor.mentions[0]];
    const std::string_view text = reading.text;
    const std::size_t start = std::min(mention.span.start, text.size()),
                      end = std::clamp(mention.span.end, start, text.size());
    const std::size_t from = context_start(text, start, context_bytes), to = context_end(text, end, context_bytes);
    const auto space = [](bool there) { return there ? " " : ""; };

    const auto item = page.in("li", {{"id", entry.anchor}});
    page.element("b", {}, clean_line(actor.name));
    const auto quote = page.in("q");
    page.text(std::string(from > 0 && text[from - 1] != '\n' ? "… " : "") +
              clean_line(text.substr(from, start - from)) + space(start > from && text[start - 1] == ' '));
    page.element("mark", {}, clean_line(text.substr(start, end - start)));
    page.text(space(end < to && text[end] == ' ') + clean_line(text.substr(end, to - end)) +
              (to < text.size() && text[to] != '\n' ? " …" : ""));
}

void write_quotes(Markup& page, const Reading& reading, const std::vector<Listed>& economies,
                  const std::vector<Listed>& frameworks) {
    std::vector<Listed> actors = economies;
    actors.insert(actors.end(), frameworks.begin(), frameworks.end());
    if (actors.empty()) return;
    page.element("h3", {}, "Where each is first named");
    const auto list_of = [&](std::size_t from, std::size_t to) {
        const auto list = page.in("ul", {{"class", "quotes"}});
        for (std::size_t i = from; i < to; ++i) write_quote(page, reading, actors[i]);
    };
    list_of(0, std::min(quotes_shown, actors.size()));
    if (actors.size() > quotes_shown) {
        const auto more = page.in("details");
        page.element("summary", {}, fmt::format("{} more", actors.size() - quotes_shown));
        list_of(quotes_shown, actors.size());
    }
}

/// The article with every mention marked; paragraphs at empty lines.
void write_marked_text(Markup& page, const Reading& reading) {
    const std::string_view text = reading.text;
    const std::size_t limit = opening(text, text_bytes_shown);
    const auto details = page.in("details");
    page.element("summary", {},
                 limit < text.size() ? fmt::format("The text with every mention marked (its first {} of {} characters)",
                                                   grouped(limit), grouped(text.size()))
                                     : "The text with every mention marked");
    const auto block = page.in("div", {{"class", "article"}});
    std::size_t at = 0;
    for (const Mention& mention : reading.mentions) {
        if (mention.span.start < at || mention.span.end > limit || mention.span.end < mention.span.start) continue;
        page.text(text.substr(at, mention.span.start - at));
        page.element("mark", {{"title", clean_line(mention.id) + ", " + clean_line(mention.kind)}},
                     text.substr(mention.span.start, mention.span.end - mention.span.start));
        at = mention.span.end;
    }
    page.text(text.substr(std::min(at, limit), limit - std::min(at, limit)));
    if (limit < text.size()) page.text(" …");
}

}  // namespace

void write_reading(Markup& page, const Brief& brief) {
    if (brief.reading == nullptr) return;
    const Reading& reading = *brief.reading;
    const auto section = page.in("section", {{"id", "text"}, {"aria-labelledby", "text-h"}});
    page.element("h2", {{"id", "text-h"}}, "Who and what is in the text");
    if (reading.economies.empty() && reading.frameworks.empty()) {
        page.element("p", {}, "No economy and no framework that the registry knows is named in this text.");
    }
    const std::vector<Listed> economies = numbered(reading.economies, 0);
    const std::vector<Listed> frameworks = numbered(reading.frameworks, economies.size());
    {
        const auto columns = page.in("div", {{"class", "columns"}});
        {
            const auto box = page.in("div");
            write_chips(page, reading, "Economies, by number of mentions", "economy", economies);
        }
        const auto box = page.in("div");
        write_chips(page, reading, "Frameworks", "framework", frameworks);
    }
    write_quotes(page, reading, economies, frameworks);
    write_claims(page, reading);
    if (!reading.text.empty()) write_marked_text(page, reading);
    if (!brief.options.why.empty()) {
        const auto why = page.in("p", {{"class", "why"}});
        page.element("b", {}, "From the text to the futures. ");
        page.text(clean_line(brief.options.why));
    }
}

}  // namespace detente::report
