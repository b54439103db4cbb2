#include <fmt/format.h>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "scenario/compile/parameters.hpp"

namespace detente {
namespace {

/// What a row says of how well its figure is known: nothing, se, or low and high.
Spread spread_from_row(const CsvTable& table, std::size_t row, double point) {
    Spread spread;
    const auto figure = [&](const char* name) -> std::optional<double> {
        if (!table.has(name) || table.cell(row, table.column(name)).empty()) return {};
        return table.number(row, table.column(name));
    };
    spread.se = figure("se");
    if (spread.se && *spread.se < 0) table.fail(row, table.column("se"), "a standard error is not below zero");
    const auto low = figure("low"), high = figure("high");
    if (low.has_value() != high.has_value())
        table.fail(row, table.column(low ? "high" : "low"), "is empty where the other end of the range is not");
    if (!low) return spread;
    if (spread.se) table.fail(row, table.column("low"), "stands beside a standard error");
    if (!(0 < *low && *low <= point && point <= *high))
        table.fail(row, table.column("low"),
                   fmt::format("[{}, {}] is not a range above zero that holds {}", shortest(*low), shortest(*high),
                               shortest(point)));
    spread.range = {*low, *high};
    return spread;
}

}  // namespace

SectorFigures sector_figures(const CsvTable& table, const std::string& what, bool zero_allowed, const Names& names) {
    const std::size_t count = names.world().sectors.size();
    SectorFigures out{std::vector<double>(count, 0), std::vector<Spread>(count)};
    std::vector<char> given(count, 0);
    const std::size_t sector = table.column("sector"), value = table.column("value");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const double here = table.number(row, value);
        if (!(here > 0) && !(zero_allowed && here == 0))
            table.fail(
                row, value,
                fmt::format("a {} is {} zero, not {}", what, zero_allowed ? "not below" : "above", shortest(here)));
        for (const std::size_t at :
             names.sectors({std::string(table.cell(row, sector))}, {table.file, table.line(row)}, "sector")) {
            if (given[at]++) table.fail(row, sector, "the sector stands twice");
            out.values[at] = here;
            out.spreads[at] = spread_from_row(table, row, here);
        }
    }
    for (std::size_t at = 0; at < count; ++at)
        if (!given[at])
            throw InputError(table.file, 0, "value",
                             fmt::format("holds no elasticity of sector '{}'", names.world().sectors[at].id));
    return out;
}

}  // namespace detente
