#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "detente/support/clean_text.hpp"
#include "explain/explain_parts.hpp"
#include "explain/expression.hpp"
#include "report/terminal/terminal_sections.hpp"
#include "report/terminal/text_table.hpp"
#include "words/columns.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente {
namespace report {
namespace {

constexpr std::size_t terms_shown = 5;

std::string figure(double value, int digits) {
    return std::isfinite(value) ? plain_number(value, digits) : "–";
}

/// The one figure that may be infinite: the cost of trade that is banned.
std::string figure(double value, int digits, const std::string& column) {
    return column == "cost" && std::isinf(value) ? "ban" : figure(value, digits);
}

std::string heading(const std::string& text, const TerminalOptions& options) {
    return inked(truncate(text, options.width), Ink::strong, options.colour) + "\n";
}

/// `1 = 2 + 3` over as many lines as it takes, each but the first indented.
std::string display(const std::string& text, int width) {
    return wrap(text, width, 2);
}

/// Symbol, value, meaning and source; the source goes below where a line does not hold both.
std::string inputs_table(const Explanation& one, const TerminalOptions& options) {
    int symbols = 0, values = 0, meanings = 0, froms = 0;
    const auto meaning = [](const ExplainedInput& input) {
        return input.meaning + (input.unit.empty() ? "" : ", " + clean_line(input.unit));
    };
    for (const ExplainedInput& input : one.inputs) {
        symbols = std::max(symbols, display_width(input.symbol));
        values = std::max(values, display_width(figure(input.value, one.digits)));
        meanings = std::max(meanings, display_width(meaning(input)));
        froms = std::max(froms, display_width(input.source));
    }
    const int indent = 2 + symbols + 2 + values + 2, room = std::max(8, options.width - indent);
    const bool beside = meanings + 2 + froms <= room;
    std::string text;
    for (const ExplainedInput& input : one.inputs) {
        const std::string from = truncate(input.source, room);
        text +=
            "  " + pad_right(input.symbol, symbols) + "  " + pad_left(figure(input.value, one.digits), values) + "  ";
        text += beside ? pad_right(meaning(input), meanings) + "  " : truncate(meaning(input), room) + "\n";
        text += beside ? "" : std::string(static_cast<std::size_t>(indent), ' ');
        text += inked(from, Ink::faint, options.colour) + "\n";
    }
    return text;
}

std::string sum_table(const ExplainedSum& sum, std::size_t shown, const TerminalOptions& options) {
    TextTable table(sum.columns.front(), 26);
    for (std::size_t c = 1; c < sum.columns.size(); ++c) table.column(sum.columns[c]);
    double rest = sum.total;
    for (std::size_t r = 0; r < std::min(shown, sum.rows.size()); ++r) {
        std::vector<Cell> cells{{"  " + sum.rows[r].name}};
        for (std::size_t c = 1; c < sum.columns.size(); ++c)
            cells.push_back({figure(sum.rows[r].values[c - 1], 7, sum.columns[c])});
        rest -= sum.rows[r].values.back();
        table.row(std::move(cells));
    }
    const auto line = [&](const std::string& name, double value) {
        std::vector<Cell> cells{{"  " + name, Ink::faint}};
        for (std::size_t c = 2; c < sum.columns.size(); ++c) cells.push_back({""});
        cells.push_back({figure(value, 7)});
        table.row(std::move(cells));
    };
    if (sum.rows.size() > shown) line(fmt::format("{} more", sum.rows.size() - shown), rest);
    if (sum.rows.size() > 1) line("sum", sum.total);
    return table.render(options.width, options.colour);
}

std::string shown_on_terminal(const Explanation& one, const TerminalOptions& options) {
    std::string text =
        heading(fmt::format("{}: {} {}{}", one.of, one.label, signed_figure(one.value, decimals_for({one.value})),
                            std::isfinite(one.value) ? one.unit : ""),
                options);
    text += "\nThe equation\n" + display(one.equation, options.width);
    text += "\nWhat stands in it\n" + inputs_table(one, options);
    text += "\nWith these figures\n" + display(one.arithmetic, options.width) +
            display(fmt::format("= {:.12g}", one.recomputed), options.width);
    for (std::size_t s = 0; s < one.sums.size(); ++s)
        text += "\n" + wrap(one.sums[s].relation, options.width) +
                sum_table(one.sums[s], s == 0 ? terms_shown : 3, options);
    text += "\n";
    for (const Note& note : one.notes) text += wrap("Note: " + clean_line(note.in_words()), options.width);
    for (const std::string& source : one.sources)
        text += inked(wrap(source, options.width), Ink::faint, options.colour);
    return text;
}

}  // namespace
}  // namespace report

std::string to_terminal(const Comparison& comparison, const std::string& target, const TerminalOptions& given) {
    const TerminalOptions options = report::usable(given);
    std::string text;
    for (const Future& future : comparison.futures) {
        if (!text.empty()) text += "\n";
        if (comparison.futures.size() > 1)
            text += report::inked(report::truncate(report::future_name(future), options.width), report::Ink::strong,
                                  options.colour) +
                    "\n";
        text += report::shown_on_terminal(explain(comparison.world, future, target), options);
    }
    return text;
}

}  // namespace detente
