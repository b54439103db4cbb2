#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "detente/report/report.hpp"
#include "detente/support/text.hpp"
#include "report/clean_text.hpp"
#include "report/columns.hpp"
#include "report/figures.hpp"
#include "report/terminal_parts.hpp"
#include "report/text_table.hpp"

namespace detente {
namespace report {
namespace {

/// One line of text round a mention, the mention itself between ‹ and › (and bold where there is colour).
std::string in_context(const std::string& text, const Span& span, int columns, bool colour) {
    const std::size_t start = std::min(span.start, text.size()), end = std::clamp(span.end, start, text.size());
    const std::string name = truncate(clean_line(std::string_view(text).substr(start, end - start)), columns - 2);
    const int room = std::max(0, columns - 2 - display_width(name));
    const auto by = static_cast<std::size_t>(room / 2);
    const std::size_t from = context_start(text, start, by), to = context_end(text, end, by);
    const bool space_before = start > from && text[start - 1] == ' ', space_after = to > end && text[end] == ' ';
    const std::string before =
        clean_line(std::string_view(text).substr(from, start - from)) + (space_before ? " " : "");
    const std::string after = (space_after ? " " : "") + clean_line(std::string_view(text).substr(end, to - end));
    // Bytes were counted above and columns count here: wide letters may need a further cut.
    const std::string tail = truncate(after, std::max(0, room - display_width(before)));
    if (display_width(before) > room) return inked("‹" + name + "›", Ink::strong, colour);
    return before + inked("‹" + name + "›", Ink::strong, colour) + tail;
}

std::string actors(const char* heading, const Reading& reading, const std::vector<Actor>& list,
                   const TerminalOptions& options) {
    if (list.empty()) return "";
    std::string text = "\n" + inked(truncate(heading, options.width), Ink::strong, options.colour) + "\n";
    for (const Actor& actor : list) {
        const std::string count = grouped(actor.mentions.size());
        const std::string name = fmt::format("{} ({})", clean_line(actor.name), clean_line(actor.id));
        text += pad_right(name, options.width - display_width(count) - 1) + " " + count + "\n";
        if (actor.mentions.empty() || actor.mentions[0] >= reading.mentions.size()) continue;
        const Mention& first = reading.mentions[actor.mentions[0]];
        text += "  " + in_context(reading.text, first.span, options.width - 2, options.colour) + "\n";
    }
    return text;
}

/// Inks what stands between ‹ and ›, line by line, after the text is wrapped: a mark may go on in the next line.
std::string ink_marks(const std::string& wrapped, bool colour) {
    static constexpr std::string_view open = "‹", close = "›";
    if (!colour) return wrapped;
    std::string out, marked;
    bool inside = false;
    const auto flush = [&] {
        if (!marked.empty()) out += inked(marked, Ink::strong, true);
        marked.clear();
    };
    for (std::size_t at = 0; at < wrapped.size();) {
        const bool opens = wrapped.compare(at, open.size(), open) == 0;
        const bool closes = inside && wrapped.compare(at, close.size(), close) == 0;
        const std::size_t length = opens ? open.size() : closes ? close.size() : 1;
        inside = inside || opens;
        const bool blank = wrapped[at] == '\n' || (wrapped[at] == ' ' && (at == 0 || wrapped[at - 1] == '\n'));
        if (inside && blank) flush();
        (inside && !blank ? marked : out).append(wrapped, at, length);
        if (closes) flush(), inside = false;
        at += length;
    }
    flush();
    return out;
}

/// The opening of the article up to about `columns` x `lines`, every mention marked.
std::string marked_opening(const Reading& reading, const TerminalOptions& options) {
    const std::size_t limit = opening(reading.text, static_cast<std::size_t>(options.width) * 10);
    std::string marked;
    std::size_t at = 0;
    for (const Mention& mention : reading.mentions) {
        if (mention.span.start < at || mention.span.end > limit || mention.span.end < mention.span.start) continue;
        const std::string_view text = reading.text;
        marked += clean_text(text.substr(at, mention.span.start - at)) + "‹" +
                  clean_line(text.substr(mention.span.start, mention.span.end - mention.span.start)) + "›";
        at = mention.span.end;
    }
    if (at < limit) marked += clean_text(std::string_view(reading.text).substr(at, limit - at));
    if (limit < reading.text.size()) marked += " …";
    std::string paragraphs;
    for (const std::string& line : split(marked, '\n')) paragraphs += wrap(line, options.width, 2);
    return ink_marks(paragraphs, options.colour);
}

}  // namespace
}  // namespace report

std::string to_terminal(const Reading& reading, const TerminalOptions& given) {
    using namespace report;
    const TerminalOptions options = usable(given);
    std::string text;
    const std::string title = clean_line(reading.title);
    if (!title.empty()) text += inked(truncate(title, options.width), Ink::strong, options.colour) + "\n";
    if (!reading.question.empty()) text += wrap("Its question: " + clean_line(reading.question), options.width);
    if (reading.economies.empty() && reading.frameworks.empty()) {
        text += wrap("No economy and no framework that the registry knows is named in this text.", options.width);
    }
    text += actors("Economies, mentions, first mention", reading, reading.economies, options);
    text += actors("Frameworks, mentions, first mention", reading, reading.frameworks, options);
    if (!reading.principals.empty()) {
        std::string names;
        for (const std::string& id : reading.principals) {
            const auto actor = std::find_if(reading.economies.begin(), reading.economies.end(),
                                            [&](const Actor& a) { return a.id == id; });
            names += (names.empty() ? "" : ", ") + clean_line(actor == reading.economies.end() ? id : actor->name);
        }
        text += "\n" + wrap("Principal actors, by the weight of their mentions: " + names, options.width);
    }
    if (!reading.text.empty()) {
        text += "\n" + inked(truncate("The text", options.width), Ink::strong, options.colour) + "\n";
        text += marked_opening(reading, options);
    }
    text += terminal_claims(reading, options);
    return text;
}

}  // namespace detente
