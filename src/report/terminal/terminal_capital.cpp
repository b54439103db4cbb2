#include <fmt/format.h>

#include "detente/support/clean_text.hpp"
#include "report/terminal/terminal_sections.hpp"
#include "report/terminal/text_table.hpp"
#include "words/columns.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente::report {
namespace {

constexpr std::size_t partners_shown = 8;

Cell figure_cell(std::optional<double> value, int decimals) {
    if (!value) return {"–", Ink::faint};
    return {signed_figure(*value, decimals), ink_of(*value, decimals)};
}

std::string measures_table(const Comparison& comparison, std::size_t capital, const TerminalOptions& options) {
    TextTable table("Change, %");
    for (const std::string& name : column_names(comparison)) table.column(name);
    for (const Measure* measure : distinct_measures(comparison)) {
        const int decimals = decimals_for(all_values(comparison, measure->key));
        std::vector<Cell> row{{clean_line(measure->label)}};
        for (const Future& future : comparison.futures) {
            Cell cell = figure_cell(value_of(future, measure->key, capital), decimals);
            // Dearer is neither a gain nor a loss by itself.
            if (measure->key.find("price") != std::string::npos) cell.ink = Ink::plain;
            if (const auto range = range_of(future, measure->key, capital))
                cell.text += " (" + range_text(*range, decimals) + ")";
            row.push_back(std::move(cell));
        }
        table.row(std::move(row));
    }
    return table.render(options.width, options.colour);
}

std::string partners_table(const Comparison& comparison, std::size_t capital, const TerminalOptions& options) {
    const std::vector<Partner> partners = top_partners(comparison, capital, partners_shown);
    if (partners.empty()) return "";
    TextTable table("Largest partners");
    table.column("trade before");
    for (const std::string& name : column_names(comparison)) table.column(name);
    for (const Partner& partner : partners) {
        std::vector<Cell> row{{economy_name(comparison.world, partner.economy)},
                              {clean_line(money(partner.before, comparison.world.unit)), Ink::faint}};
        for (const double after : partner.after) {
            const auto pct = change(partner.before, after);
            row.push_back(pct ? Cell{percent(*pct, 1), ink_of(*pct, 1)} : Cell{"–", Ink::faint});
        }
        table.row(std::move(row));
    }
    return "\n" + table.render(options.width, options.colour);
}

}  // namespace

std::string terminal_capital(const Comparison& comparison, const TerminalOptions& options) {
    const auto capital = comparison.world.find_economy(comparison.capital);
    if (!capital) return "";
    const std::string name = economy_name(comparison.world, *capital);
    const std::string city = capital_city(comparison.world, *capital);
    const std::string head = city == name ? "Seen from " + name : fmt::format("Seen from {} ({})", city, name);
    return "\n" + inked(truncate(head, options.width), Ink::strong, options.colour) + "\n" +
           measures_table(comparison, *capital, options) + partners_table(comparison, *capital, options);
}

}  // namespace detente::report
