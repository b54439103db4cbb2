#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "detente/report/report.hpp"
#include "detente/support/clean_text.hpp"
#include "detente/support/text.hpp"
#include "report/terminal/terminal_sections.hpp"
#include "report/terminal/text_table.hpp"
#include "report/words/reading_rows.hpp"
#include "words/columns.hpp"
#include "words/figures.hpp"

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

/// The bytes [from, to) with every mention between ‹ and ›; `next` is the first mention that ends behind `from`.
std::string marked(const Reading& reading, std::size_t from, std::size_t to, std::size_t& next) {
    const std::string_view text = reading.text;
    std::string out;
    for (; next < reading.mentions.size() && reading.mentions[next].span.start < to; ++next) {
        const Span span = reading.mentions[next].span;
        if (span.start < from || span.end > to || span.end < span.start) continue;
        out += clean_text(text.substr(from, span.start - from)) + "‹" +
               clean_line(text.substr(span.start, span.end - span.start)) + "›";
        from = span.end;
    }
    return out + clean_text(text.substr(from, to - from));
}

/// The opening of the article, every mention marked: its lines without furniture and repetitions.
std::string marked_opening(const Reading& reading, const TerminalOptions& options) {
    const std::size_t most = static_cast<std::size_t>(options.width) * 10;
    std::vector<Span> lines;
    for (const ArticleLine& line : reading.lines)
        if (line.kind != LineClass::furniture && !line.duplicate) lines.push_back(line.span);
    if (lines.empty()) lines.push_back({0, reading.text.size()});
    std::string paragraphs;
    std::size_t next = 0, shown = 0;
    for (const Span line : lines) {
        const std::size_t end = std::min(line.end, reading.text.size());
        if (line.start >= end) continue;
        const std::string_view rest = std::string_view(reading.text).substr(line.start, end - line.start);
        const std::size_t length = opening(rest, most - shown);
        std::string text = marked(reading, line.start, line.start + length, next);
        if (length < rest.size()) text += " …";
        for (const std::string& part : split(text, '\n')) paragraphs += wrap(part, options.width, 2);
        shown += length;
        if (shown >= most || length < rest.size()) break;
    }
    return ink_marks(paragraphs, options.colour);
}

/// Persons, organs, media and whoever else is no economy, one a line with how often and in which capacity.
std::string other_actors(const Reading& reading, const TerminalOptions& options) {
    if (reading.named_actors.empty()) return "";
    std::string text =
        "\n" + inked(truncate("Persons, organs, media and groups", options.width), Ink::strong, options.colour) + "\n";
    for (const NamedActor& actor : reading.named_actors) {
        const std::string count = grouped(actor.mentions.size());
        const std::string capacity = actor.office.empty() ? actor.kind : actor.office;
        const std::string name = clean_line(actor.name);
        const int room = options.width - display_width(count) - 1;
        const std::string what = truncate("  " + clean_line(capacity), std::max(0, room - display_width(name)));
        const std::string pad(static_cast<std::size_t>(std::max(0, room - display_width(name) - display_width(what))),
                              ' ');
        text += truncate(name, room) + inked(what, Ink::faint, options.colour) + pad + " " + count + "\n";
    }
    return text;
}

}  // namespace
}  // namespace report

std::string to_terminal(const Reading& reading, const TerminalOptions& given) {
    using namespace report;
    const TerminalOptions options = usable(given);
    std::string text;
    const std::string title = clean_line(reading.title);
    if (!title.empty()) text += inked(truncate(title, options.width), Ink::strong, options.colour) + "\n";
    text += wrap(clean_line(about_text(reading)), options.width);
    if (!reading.question.empty()) text += wrap("Its question: " + clean_line(reading.question), options.width);
    if (reading.economies.empty() && reading.frameworks.empty()) {
        text += wrap("No economy and no framework that the registry knows is named in this text.", options.width);
    }
    text += actors("Economies, mentions, first mention", reading, reading.economies, options);
    text += actors("Frameworks, mentions, first mention", reading, reading.frameworks, options);
    text += other_actors(reading, options);
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
    text += terminal_measures(reading, options);
    text += terminal_claims(reading, options);
    return text;
}

}  // namespace detente
