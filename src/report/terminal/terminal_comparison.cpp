#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "detente/report/report.hpp"
#include "detente/support/clean_text.hpp"
#include "report/terminal/terminal_sections.hpp"
#include "report/terminal/text_table.hpp"
#include "words/columns.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente {
namespace report {
namespace {

constexpr const char* headline = "welfare_pct";

std::string heading(const std::string& text, const TerminalOptions& options) {
    return "\n" + inked(truncate(text, options.width), Ink::strong, options.colour) + "\n";
}

std::string letter(std::size_t future) {
    return future < 26 ? std::string(1, static_cast<char>('A' + future)) : std::to_string(future + 1);
}

/// Which elasticities were used and whose they are; once where all futures have the same.
std::string elasticities(const Comparison& comparison, const TerminalOptions& options) {
    std::vector<std::string> lines;
    for (const Future& future : comparison.futures) lines.push_back(elasticities_line(future));
    const bool same =
        std::all_of(lines.begin(), lines.end(), [&](const std::string& line) { return line == lines[0]; });
    std::string text;
    for (std::size_t f = 0; f < (same ? 1 : lines.size()); ++f)
        if (!lines[f].empty()) text += wrap((same ? "" : letter(f) + ": ") + lines[f], options.width);
    return text;
}

std::string title_block(const Comparison& comparison, const TerminalOptions& options) {
    std::string text;
    for (std::size_t f = 0; f < comparison.futures.size(); ++f) {
        const std::string name =
            (comparison.futures.size() > 1 ? letter(f) + "  " : "") + future_name(comparison.futures[f]);
        text += inked(truncate(name, options.width), Ink::strong, options.colour) + "\n";
        const std::string question = clean_line(comparison.futures[f].compiled.scenario.question);
        if (!question.empty()) text += wrap(question, options.width, comparison.futures.size() > 1 ? 3 : 0);
    }
    const World& world = comparison.world;
    std::string line = fmt::format("World {}: {} economies", clean_line(world.id), world.n());
    if (world.year != 0) line += fmt::format(", {}", world.year);
    return text + wrap(line, options.width) + elasticities(comparison, options);
}

std::string convergence_line(const Future& future, const std::string& name, const TerminalOptions& options) {
    const Convergence& c = future.outcome.convergence;
    const bool fine = c.status == SolveStatus::converged;
    const std::string line = fmt::format(
        "{}{}: {} iterations, largest residual {}, {}", name.empty() ? "" : name + ": ",
        fine                                      ? "converged"
        : c.status == SolveStatus::max_iterations ? "DID NOT CONVERGE"
                                                  : fmt::format("DID NOT CONVERGE ({})", to_string(c.status)),
        c.iterations, tiny(c.residual), duration(c.seconds));
    std::string text;
    const std::string wrapped = wrap(line, options.width);
    for (std::size_t at = 0; at < wrapped.size();) {
        const std::size_t end = wrapped.find('\n', at);
        text += inked(wrapped.substr(at, end - at), fine ? Ink::faint : Ink::loss, options.colour) + "\n";
        at = end + 1;
    }
    return text;
}

Cell range_cell(const std::optional<Range>& range, int decimals) {
    return range ? Cell{range_text(*range, decimals), Ink::faint} : Cell{"", Ink::faint};
}

/// World welfare and trade and how many gain or lose, one column a future.
std::string world_table(const Comparison& comparison, int decimals, const TerminalOptions& options) {
    TextTable table("");
    if (comparison.futures.size() > 1) {
        for (const std::string& name : column_names(comparison)) table.column(name);
    } else {
        table.column("");
    }
    std::vector<Cell> welfare{{"World welfare"}}, trade{{"World trade"}}, gain{{"Economies that gain"}},
        lose{{"Economies that lose"}};
    std::vector<Cell> welfare_range{{"  range"}}, trade_range{{"  range"}};
    bool ranged = false;
    for (const Future& future : comparison.futures) {
        const Outcome& outcome = future.outcome;
        welfare.push_back({percent(outcome.world_welfare_pct, decimals), ink_of(outcome.world_welfare_pct, decimals)});
        trade.push_back({percent(outcome.world_trade_pct, decimals), ink_of(outcome.world_trade_pct, decimals)});
        welfare_range.push_back(range_cell(outcome.world_welfare_range, decimals));
        trade_range.push_back(range_cell(outcome.world_trade_range, decimals));
        ranged = ranged || future.drawn.has_value();
        const Tally count = tally(future, headline, decimals);
        gain.push_back({grouped(count.gain)});
        lose.push_back({grouped(count.lose)});
    }
    for (auto* row : {&welfare, &welfare_range, &trade, &trade_range, &gain, &lose})
        if (ranged || (row != &welfare_range && row != &trade_range)) table.row(std::move(*row));
    return table.render(options.width, options.colour);
}

/// Economies of both ends by the first future's welfare; `gap` says where the middle was left out.
struct Ends {
    std::vector<Ranked> rows;
    std::size_t gap = 0, left_out = 0;
};

Ends both_ends(const Comparison& comparison, std::size_t count) {
    Ends ends{ranked(comparison.futures[0], headline), 0, 0};
    const auto capital = comparison.world.find_economy(comparison.capital);
    if (ends.rows.size() <= 2 * count) return ends;
    std::vector<Ranked> kept;
    for (std::size_t i = 0; i < ends.rows.size(); ++i) {
        const bool end = i < count || i + count >= ends.rows.size();
        if (end || (capital && ends.rows[i].economy == *capital)) kept.push_back(ends.rows[i]);
        if (i < count) ends.gap = kept.size();
    }
    ends.left_out = ends.rows.size() - kept.size();
    ends.rows = std::move(kept);
    return ends;
}

/// Figures with their ranges; with two futures, the paired difference, too.
std::string ranking_with_ranges(const Comparison& comparison, const Ends& ends, int decimals,
                                const TerminalOptions& options) {
    const std::vector<std::string> names = column_names(comparison);
    TextTable table("", 24);
    for (const std::string& name : names) {
        table.column("");
        table.column(names.size() > 1 ? truncate(name, 20) : "range", TextTable::Align::left);
    }
    const Difference* apart = comparison.differences.size() == 1 ? &comparison.differences.front() : nullptr;
    if (apart) table.column("B less A", TextTable::Align::left);
    for (std::size_t i = 0; i < ends.rows.size(); ++i) {
        if (ends.left_out > 0 && i == ends.gap) table.row({{fmt::format("… {} more", ends.left_out), Ink::faint}});
        const std::size_t economy = ends.rows[i].economy;
        std::vector<Cell> row{{economy_name(comparison.world, economy)}};
        for (const Future& future : comparison.futures) {
            const auto value = value_of(future, headline, economy);
            row.push_back(
                {value ? signed_figure(*value, decimals) : "–", value ? ink_of(*value, decimals) : Ink::faint});
            row.push_back(range_cell(range_of(future, headline, economy), decimals));
        }
        if (apart) row.push_back(range_cell(range_of(*apart, headline, economy), decimals));
        table.row(std::move(row));
    }
    const std::string order =
        names.size() > 1 ? "Welfare change, %, in the order of " + letter(0) : "Welfare change, %";
    std::string said;
    for (const Future& future : comparison.futures)
        if (said.empty()) said = sampling_sentence(future);
    return heading(order, options) + wrap(said, options.width) + table.render(options.width, options.colour);
}

std::string ranking(const Comparison& comparison, int decimals, const TerminalOptions& options) {
    const Ends ends = both_ends(comparison, options.rows);
    if (ends.rows.empty()) return "";
    double full = 0;
    int figure_width = 5, name_width = 8;
    for (const Ranked& row : ends.rows) {
        name_width = std::max(name_width, display_width(economy_name(comparison.world, row.economy)));
        for (const Future& future : comparison.futures) {
            const double value = value_of(future, headline, row.economy).value_or(0);
            full = std::max(full, std::abs(value));
            figure_width = std::max(figure_width, display_width(signed_figure(value, decimals)));
        }
    }
    const int futures = static_cast<int>(comparison.futures.size());
    const int room = options.width - std::min(name_width, 24) - futures * (figure_width + 4);
    const int bar = std::min(41, room / futures);  // a bar below seven columns shows nothing

    const std::vector<std::string> names = column_names(comparison);
    if (std::any_of(comparison.futures.begin(), comparison.futures.end(), [](const Future& f) { return f.drawn; }))
        return ranking_with_ranges(comparison, ends, decimals, options);
    TextTable table("", 24);
    for (const std::string& name : names) {
        table.column(futures > 1 ? (bar >= 7 ? "" : name) : "");
        if (bar >= 7) table.column(futures > 1 ? truncate(name, bar) : "", TextTable::Align::left);
    }
    for (std::size_t i = 0; i < ends.rows.size(); ++i) {
        if (ends.left_out > 0 && i == ends.gap) table.row({{fmt::format("… {} more", ends.left_out), Ink::faint}});
        const std::size_t economy = ends.rows[i].economy;
        std::vector<Cell> row{{economy_name(comparison.world, economy)}};
        for (const Future& future : comparison.futures) {
            const auto value = value_of(future, headline, economy);
            const Ink ink = value ? ink_of(*value, decimals) : Ink::faint;
            row.push_back({value ? signed_figure(*value, decimals) : "–", ink});
            if (bar >= 7) row.push_back({centred_bar(value.value_or(0), full, bar), ink});
        }
        table.row(std::move(row));
    }
    const std::string order = futures > 1 ? "Welfare change, %, in the order of " + letter(0) : "Welfare change, %";
    return heading(order, options) + table.render(options.width, options.colour);
}

std::string bloc_tables(const Comparison& comparison, const TerminalOptions& options) {
    std::string text;
    const std::vector<std::string> names = column_names(comparison);
    for (std::size_t f = 0; f < comparison.futures.size(); ++f) {
        if (comparison.futures[f].compiled.blocs.empty()) continue;
        const BlocTrade trade = bloc_trade(comparison.world, comparison.futures[f]);
        TextTable table("from \\ to", 20);
        for (const std::string& bloc : trade.blocs) table.column(clean_line(bloc));
        for (std::size_t from = 0; from < trade.blocs.size(); ++from) {
            std::vector<Cell> row{{clean_line(trade.blocs[from])}};
            for (std::size_t to = 0; to < trade.blocs.size(); ++to) {
                const double pct = trade.pct(from, to);
                const std::size_t cell = from * trade.blocs.size() + to;
                const auto& ranges = comparison.futures[f].bloc_trade_range;
                const bool ranged = cell < ranges.size() && std::isfinite(ranges[cell].low);
                row.push_back(
                    {percent(pct, 1) + (ranged ? " (" + range_text(ranges[cell], 1) + ")" : ""), ink_of(pct, 1)});
            }
            table.row(std::move(row));
        }
        text += heading("Trade between blocs" + (names.size() > 1 ? ": " + names[f] : std::string()), options) +
                table.render(options.width, options.colour);
    }
    return text;
}

std::string notes(const Comparison& comparison, const TerminalOptions& options) {
    std::vector<std::string> lines;
    std::set<std::string> seen;
    for (const Future& future : comparison.futures) {
        for (const auto* list : {&future.compiled.notes, &future.outcome.notes}) {
            for (const Note& note : *list) {
                const std::string words = clean_line(note.in_words());
                if (seen.insert(words).second) lines.push_back(words);
            }
        }
    }
    std::string text;
    for (const std::string& line : lines) text += wrap("• " + line, options.width, 2);
    return text.empty() ? text : heading("Notes", options) + text;
}

}  // namespace

std::vector<std::string> column_names(const Comparison& comparison) {
    std::vector<std::string> names = short_names(comparison);
    if (names.size() == 1) return names;
    for (std::size_t f = 0; f < names.size(); ++f) names[f] = letter(f) + " " + names[f];
    return names;
}

TerminalOptions usable(TerminalOptions options) {
    options.width = std::clamp(options.width, 20, 400);
    return options;
}

}  // namespace report

std::string to_terminal(const Comparison& comparison, const TerminalOptions& given) {
    using namespace report;
    const TerminalOptions options = usable(given);
    if (comparison.futures.empty()) return "No scenario was solved.\n";
    const int decimals = decimals_for(all_values(comparison, headline));
    const std::vector<std::string> names = column_names(comparison);

    std::string text = title_block(comparison, options);
    for (std::size_t f = 0; f < comparison.futures.size(); ++f) {
        text += convergence_line(comparison.futures[f], names.size() > 1 ? letter(f) : "", options);
    }
    text += "\n" + world_table(comparison, decimals, options);
    text += ranking(comparison, decimals, options);
    text += bloc_tables(comparison, options);
    text += terminal_capital(comparison, options);
    text += notes(comparison, options);
    return text;
}

}  // namespace detente
