#include <fmt/format.h>

#include "detente/support/clean_text.hpp"
#include "detente/support/text.hpp"
#include "report/terminal/terminal_sections.hpp"
#include "report/terminal/text_table.hpp"
#include "report/words/reading_rows.hpp"
#include "words/columns.hpp"
#include "words/figures.hpp"

namespace detente::report {
namespace {

std::string heading(const std::string& text, const TerminalOptions& options) {
    return "\n" + inked(truncate(text, options.width), Ink::strong, options.colour) + "\n";
}

Ink ink_of_status(const std::string& status) {
    return status == "agrees" ? Ink::gain : status == "differs" ? Ink::loss : Ink::faint;
}

std::string claims(const Reading& reading, const TerminalOptions& options) {
    const std::vector<ClaimRow> rows = claim_rows(reading);
    if (rows.empty()) return "";
    std::string text = heading("Claims that can be checked", options);
    for (const ClaimRow& row : rows) {
        text += inked(row.mark, ink_of_status(row.status), options.colour) + " " +
                truncate(row.text, options.width - 2) + "\n";
        const std::string what = row.why.empty() ? row.status : row.status + ": " + row.why;
        for (const std::string& line : split(std::string(trim(wrap(what, options.width - 4))), '\n'))
            text += "    " + inked(line, ink_of_status(row.status), options.colour) + "\n";
    }
    return text;
}

std::string statements(const Reading& reading, const TerminalOptions& options) {
    const std::vector<StatementRow> rows = statement_rows(reading);
    if (rows.empty()) return "";
    std::string text = heading("Who does what to whom", options);
    std::size_t shown = 0;
    for (const StatementRow& row : rows) {
        if (++shown > 3 * options.rows) break;
        const Ink ink = row.statement->sign > 0 ? Ink::gain : row.statement->sign < 0 ? Ink::loss : Ink::faint;
        const std::string deed = truncate(row.deed, 12), pad(deed.size() < 12 ? 12 - deed.size() : 0, ' ');
        text += "  " + inked(deed + pad, ink, options.colour) + " " + truncate(row.who, options.width - 15) + "\n";
        if (!row.note.empty())
            text +=
                "               " + inked(truncate(row.note, options.width - 15), Ink::faint, options.colour) + "\n";
    }
    const std::size_t left = rows.size() - std::min(rows.size(), 3 * options.rows),
                      unsure = unclassified_rows(reading).size();
    if (left > 0) text += inked(fmt::format("  and {} more: --json\n", left), Ink::faint, options.colour);
    if (unsure > 0)
        text += inked(fmt::format("  {} more may be deeds or only words: unclassified, see --json\n", unsure),
                      Ink::faint, options.colour);
    return text;
}

std::string figures(const Reading& reading, const TerminalOptions& options) {
    const std::vector<FigureRow> rows = figure_rows(reading);
    if (rows.empty()) return "";
    std::string text = heading("Figures", options);
    for (const FigureRow& row : rows) {
        std::vector<std::string> parts;
        for (const std::string& part : {row.figure, row.growth, row.period, row.about})
            if (!part.empty()) parts.push_back(part);
        text += "  " + truncate(join(parts, "; "), options.width - 2) + "\n";
    }
    for (const Arithmetic& step : reading.arithmetic)
        if (!step.why.empty() && step.status != "derived")
            text += wrap("    " + step.kind + ": " + clean_line(step.why), options.width);
    return text;
}

}  // namespace

std::string terminal_claims(const Reading& reading, const TerminalOptions& options) {
    return statements(reading, options) + figures(reading, options) + claims(reading, options);
}

}  // namespace detente::report
