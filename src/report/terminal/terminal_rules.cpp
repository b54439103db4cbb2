// detente read --explain: which rule made each item.
#include <fmt/format.h>

#include <algorithm>

#include "detente/support/clean_text.hpp"
#include "report/terminal/terminal_sections.hpp"
#include "report/terminal/text_table.hpp"
#include "report/words/reading_rows.hpp"
#include "words/columns.hpp"

namespace detente {
namespace report {

std::string mention_rule(const Mention& mention) {
    if (mention.kind == "framework") return "a framework's name in the registry";
    if (mention.kind == "capital") return "a capital that stands for its government, or a place";
    if (mention.kind == "government") return "a seat that stands for its government";
    const std::string what = mention.kind == "name"        ? "a name"
                             : mention.kind == "adjective" ? "an adjective"
                                                           : "a demonym";
    const std::string rule = what + " in the registry";
    return mention.candidates.size() > 1 ? rule + "; shared, best candidate first" : rule;
}

namespace {

struct Item {
    Span span;
    std::string what, rule;
    int order = 0;  ///< lines before what stands in them
};

std::vector<Item> items_of(const Reading& reading) {
    std::vector<Item> out;
    for (const ArticleLine& line : reading.lines)
        out.push_back({line.span, std::string("line: ") + to_string(line.kind), line.rule, 0});
    for (const Mention& one : reading.mentions) out.push_back({one.span, one.id, mention_rule(one), 4});
    for (const NamedActor& one : reading.named_actors)
        for (const Span span : one.mentions) out.push_back({span, one.id, one.rule, 4});
    for (const Quantity& one : reading.quantities) out.push_back({one.span, "figure: " + one.kind, one.rule, 3});
    for (const Quote& one : reading.quotes)
        out.push_back({one.span, one.scare ? "wording in marks" : "quote", one.rule, 2});
    for (const Statement& one : reading.statements)
        out.push_back({one.span, one.root.empty() ? "unclassified" : "statement: " + one.root, one.rule, 1});
    for (const Claim& one : reading.claims) out.push_back({one.span, "claim: " + one.check.status, one.rule, 2});
    std::stable_sort(out.begin(), out.end(), [](const Item& a, const Item& b) {
        return std::pair(a.span.start, a.order) < std::pair(b.span.start, b.order);
    });
    return out;
}

}  // namespace
}  // namespace report

std::string rules_to_terminal(const Reading& reading, const TerminalOptions& given) {
    using namespace report;
    const TerminalOptions options = usable(given);
    std::string text =
        "\n" + inked(truncate("Bytes, item, rule that fired, words", options.width), Ink::strong, options.colour) +
        "\n";
    for (const Item& item : items_of(reading)) {
        const std::string_view words =
            std::string_view(reading.text).substr(item.span.start, item.span.end - item.span.start);
        const bool line = item.order == 0;
        const std::string bytes = fmt::format("{}-{}", item.span.start, item.span.end);
        const std::string head = pad_right(bytes, 12) + (line ? " " : "   ") + clean_line(item.what);
        text += inked(truncate(head, options.width), line ? Ink::faint : Ink::strong, options.colour) + "\n";
        const int room = options.width - 16;
        text += wrap((item.rule.empty() ? "no rule is needed" : clean_line(item.rule)), options.width, 16);
        text += std::string(16, ' ') + inked(truncate(clean_line(words), room), Ink::faint, options.colour) + "\n";
    }
    return text;
}

}  // namespace detente
