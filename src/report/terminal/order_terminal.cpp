// An order on a terminal: a line of points with bands, the blocs, polarity over the years.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "detente/report/order_report.hpp"
#include "detente/support/clean_text.hpp"
#include "detente/support/text.hpp"
#include "report/terminal/terminal_sections.hpp"
#include "report/terminal/text_table.hpp"
#include "report/words/order_words.hpp"
#include "report/words/ticks.hpp"
#include "words/columns.hpp"
#include "words/figures.hpp"

namespace detente {
namespace report {
namespace {

std::string heading(const std::string& text, const TerminalOptions& options) {
    return "\n" + inked(truncate(text, options.width), Ink::strong, options.colour) + "\n";
}

/// The ends of the scale that all shown bands fit in, in halves.
struct Axis {
    double low = -1, high = 1;
    int column(double x, int columns) const {
        const double share = (x / 2 - low / 2) / (high / 2 - low / 2);
        return std::isfinite(share) ? static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * (columns - 1))) : 0;
    }
};

Axis axis_of(const OrderYear& year, const std::vector<std::size_t>& voters) {
    Axis axis;
    for (const std::size_t voter : voters) {
        const Standing& one = *year.find(voter);
        if (!std::isfinite(one.low)) continue;
        axis.low = std::min(axis.low, std::floor(2 * one.low) / 2);
        axis.high = std::max(axis.high, std::ceil(2 * one.high) / 2);
    }
    return axis;
}

/// "····├──●──┤····", the zero of the scale as a colon.
std::string band(const Standing& one, const Axis& axis, int columns) {
    std::vector<std::string> cells(static_cast<std::size_t>(columns), " ");
    cells[static_cast<std::size_t>(axis.column(0, columns))] = "┊";
    const auto low = axis.column(one.low, columns), high = axis.column(one.high, columns);
    for (int c = low; c <= high; ++c) cells[static_cast<std::size_t>(c)] = "─";
    cells[static_cast<std::size_t>(low)] = "├";
    cells[static_cast<std::size_t>(high)] = "┤";
    cells[static_cast<std::size_t>(axis.column(one.ideal_point, columns))] = "●";
    return join(cells, "");
}

std::string axis_line(const Axis& axis, int columns) {
    std::string line(static_cast<std::size_t>(columns), ' ');
    int free_from = 0;
    for (const double value : ticks(axis.low, axis.high, columns < 40 ? 2 : 1, static_cast<std::size_t>(columns) / 3)) {
        const std::string label = fmt::format("{:.6g}", value);
        const int at = std::min(axis.column(value, columns), columns - static_cast<int>(label.size()));
        if (at < free_from) continue;
        line.replace(static_cast<std::size_t>(at), label.size(), label);
        free_from = at + static_cast<int>(label.size()) + 1;
    }
    std::string shown;
    for (const char c : line) shown += c == '-' ? "−" : std::string(1, c);
    return shown;
}

/// Ideal points of one voter over all years.
std::vector<double> line_of(const Order& order, const std::string& id, std::size_t columns) {
    const std::size_t voter = order.find_voter(id);
    std::vector<double> values;
    if (voter == Order::npos || order.years.empty()) return values;
    const int from = order.years.front().year, to = order.years.back().year;
    // Every so many years, so that the line fits; the last year is always the last column.
    const int step = std::max(1, static_cast<int>((static_cast<std::size_t>(to - from) + columns) / columns));
    for (int year = to; year >= from; year -= step) {
        const OrderYear* one = order.find(year);
        const Standing* standing = one ? one->find(voter) : nullptr;
        values.push_back(standing ? standing->ideal_point : Standing::none);
    }
    std::reverse(values.begin(), values.end());
    return values;
}

std::string points(const Order& order, const Order& all, const OrderYear& year, const OrderView& view,
                   const TerminalOptions& options) {
    std::vector<std::size_t> voters = shown_voters(order, year, view.economies, std::max<std::size_t>(4, options.rows));
    std::erase_if(voters, [&](std::size_t v) { return !std::isfinite(year.find(v)->ideal_point); });
    if (voters.empty()) return "";
    std::stable_sort(voters.begin(), voters.end(), [&](std::size_t a, std::size_t b) {
        return year.find(a)->ideal_point < year.find(b)->ideal_point;
    });
    const Axis axis = axis_of(year, voters);
    const int sparks = all.years.size() > 1 && options.width >= 72 ? 16 : 0;
    const int name = std::min(18, options.width / 4);
    const int columns = std::max(12, options.width - name - 12 - (sparks > 0 ? sparks + 1 : 0));
    std::string text = heading("Ideal points, with 5 to 95 percent bands", options);
    const std::string over =
        sparks > 0 ? fmt::format("{}–{}", all.years.front().year, all.years.back().year) : std::string();
    text += inked(pad_right("", name + 1) + axis_line(axis, columns) + pad_left("point", 7) + " bl " + over, Ink::faint,
                  options.colour) +
            "\n";
    for (const std::size_t voter : voters) {
        const Standing& one = *year.find(voter);
        const std::string& id = order.voters[voter];
        std::string line = pad_right(clean_line(voter_name(id)), name) + " " + band(one, axis, columns) +
                           pad_left(signed_figure(one.ideal_point, 2), 7) + "  " + bloc_letter(one.bloc);
        if (sparks > 0)
            line += " " + inked(sparkline(line_of(all, id, static_cast<std::size_t>(sparks)), -2.5, 3.0), Ink::faint,
                                options.colour);
        text += line + "\n";
    }
    return text;
}

/// "Russia 1991 (96 %), Iran 1979 (88 %)": years in which the lines of those shown turned.
std::string turns(const Order& order, const Order& all, const OrderYear& year, const OrderView& view,
                  const TerminalOptions& options) {
    if (all.years.size() < 2) return "";
    std::string text;
    for (const std::size_t voter : shown_voters(order, year, view.economies, std::max<std::size_t>(4, options.rows)))
        for (const Turn& turn : turns_of(all, all.find_voter(order.voters[voter])))
            text += fmt::format("{}{} {} ({:.0f} %)", text.empty() ? "" : ", ",
                                clean_line(voter_name(order.voters[voter])), turn.year, 100 * turn.probability);
    return text.empty() ? "" : wrap("Turns in these lines, with their probability: " + text, options.width);
}

std::string names_of(const Order& order, const std::vector<const Standing*>& members, std::size_t most) {
    std::string text;
    for (std::size_t k = 0; k < std::min(most, members.size()); ++k)
        text += (k == 0 ? "" : ", ") + order.voters[members[k]->voter];
    if (members.size() > most) text += fmt::format(" and {} more", members.size() - most);
    return text;
}

/// "TUR 61 %, MEX 70 %": members that fewer than nine draws in ten agree on, the least sure first.
std::string unsure(const Order& order, std::vector<const Standing*> members, std::size_t most) {
    std::erase_if(members, [](const Standing* one) { return !(one->probability < 0.9); });
    std::reverse(members.begin(), members.end());
    std::string text;
    for (std::size_t k = 0; k < std::min(most, members.size()); ++k)
        text += fmt::format("{}{} {:.0f} %", k == 0 ? "" : ", ", order.voters[members[k]->voter],
                            100 * members[k]->probability);
    if (members.size() > most) text += fmt::format(" and {} more", members.size() - most);
    return text;
}

std::string bloc_table(const Order& order, const OrderYear& year, const TerminalOptions& options) {
    if (year.blocs.empty()) return "";
    std::string text = heading(fmt::format("{} bloc{}", year.blocs.size(), year.blocs.size() == 1 ? "" : "s"), options);
    for (std::size_t b = 0; b < year.blocs.size(); ++b) {
        const std::vector<const Standing*> members = year.members(b);
        std::string head = fmt::format("{}  {}, {} member{}", bloc_letter(b), year.blocs[b], members.size(),
                                       members.size() == 1 ? "" : "s");
        const double mean = mean_point(year, b);
        if (std::isfinite(mean)) head += ", mean ideal point " + signed_figure(mean, 2);
        text += truncate(head, options.width) + "\n";
        text += wrap(names_of(order, members, 40), options.width, 3);
        const std::string doubtful = unsure(order, members, 12);
        if (!doubtful.empty()) text += wrap("in doubt: " + doubtful, options.width, 3);
    }
    if (std::isfinite(year.rand_index))
        text += wrap(fmt::format("Median agreement of bootstrapped blocs with these (adjusted Rand index): {:.2f}",
                                 year.rand_index),
                     options.width);
    return text;
}

double polarity_of(const OrderYear& year, const std::string& key) {
    for (const auto& [name, value] : year.polarity)
        if (name == key) return value;
    return Standing::none;
}

std::string polarity_table(const Order& all, const OrderYear& year, const TerminalOptions& options) {
    if (year.polarity.empty()) return "";
    const bool lines = all.years.size() > 1;
    std::string text = heading(
        "Polarity" + (lines ? fmt::format(", {} to {}", all.years.front().year, all.years.back().year) : std::string()),
        options);
    const int label = std::min(30, options.width / 2);
    const auto room = static_cast<std::size_t>(std::max(8, options.width - label - 10));
    for (const auto& [name, value] : year.polarity) {
        std::vector<double> series;
        for (std::size_t k = all.years.size() > room ? all.years.size() - room : 0; k < all.years.size(); ++k)
            series.push_back(polarity_of(all.years[k], name));
        double low = value, high = value;
        for (const double one : series)
            if (std::isfinite(one)) low = std::min(low, one), high = std::max(high, one);
        text += pad_right(polarity_label(name), label) + pad_left(fmt::format("{:.2f}", value), 8);
        if (lines) text += "  " + inked(sparkline(series, low, high), Ink::faint, options.colour);
        text += "\n";
    }
    return text;
}

std::string agreement_rows(const OrderView& view, const TerminalOptions& options) {
    std::string text;
    for (const AgreementTable& table : view.agreement) {
        struct Row {
            std::size_t a, b, pair;
            double value;
        };
        std::vector<Row> rows;
        const AgreementIndex by = table.indices.back();
        for (std::size_t a = 0; a < table.pairs.n(); ++a)
            for (std::size_t b = a + 1; b < table.pairs.n(); ++b) {
                const std::size_t pair = table.pairs.pair(a, b);
                const double value = table.pairs.value(pair, by);
                if (std::isfinite(value)) rows.push_back({a, b, pair, value});
            }
        std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.value > b.value; });
        const std::size_t shown = options.rows;
        text += heading(fmt::format("Agreement of {} pairs over {} divided roll calls, by {}", rows.size(),
                                    table.pairs.roll_calls, agreement_names()[static_cast<std::size_t>(by)]),
                        options);
        TextTable out("pair");
        out.column("n");
        for (const AgreementIndex index : table.indices) out.column(agreement_names()[static_cast<std::size_t>(index)]);
        for (std::size_t k = 0; k < rows.size(); ++k) {
            if (k >= shown && k + shown < rows.size()) continue;
            std::vector<Cell> cells{
                {table.voters[table.pairs.voters[rows[k].a]] + " " + table.voters[table.pairs.voters[rows[k].b]]},
                {std::to_string(table.pairs.both(rows[k].pair))}};
            for (const AgreementIndex index : table.indices)
                cells.push_back({signed_figure(table.pairs.value(rows[k].pair, index), 3)});
            out.row(cells);
        }
        text += out.render(options.width, options.colour);
    }
    return text;
}

}  // namespace
}  // namespace report

std::string to_terminal(const Order& order, const Order& all_years, const OrderView& view,
                        const TerminalOptions& given) {
    using namespace report;
    const TerminalOptions options = usable(given);
    if (order.years.empty()) return "No year has roll calls here.\n";
    const OrderYear& year = order.years.back();
    std::string text =
        inked(truncate(clean_line(order.votes_title.empty() ? order.votes_id : order.votes_title), options.width),
              Ink::strong, options.colour) +
        "\n";
    text += wrap(
        fmt::format("{}: {} roll calls divided {} voters", year_title(year), year.roll_calls, year.standings.size()),
        options.width);
    text += points(order, all_years, year, view, options);
    text += turns(order, all_years, year, view, options);
    text += bloc_table(order, year, options);
    text += polarity_table(all_years, year, options);
    text += agreement_rows(view, options);
    if (!order.how.empty())
        text += "\n" + wrap((order.summary ? "The installed summary; " : "Measured now; ") + order.how, options.width);
    for (const RollCalls::Source& source : order.sources)
        text += wrap("Source: " + clean_line(source.title), options.width);
    return text;
}

}  // namespace detente
