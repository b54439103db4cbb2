// World Input-Output Tables of WIOD, releases of 2013 and 2016, from the layouts as published (wiod.org).
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "detente/support/text.hpp"
#include "detente/support/whole_number.hpp"
#include "world/import/wide_table.hpp"

namespace detente {
namespace {

/// What stands over a column: an economy, and the number of an industry or a final use.
struct Heading {
    std::string economy, number, name;
    bool is_total() const { return economy == "TOT" || (economy.empty() && !name.empty()); }
};

/// What stands beside a row.
struct Side {
    std::string economy, number, code, description;
};

/// Where a layout keeps its labels.
struct LabelColumns {
    std::size_t code = 0, description = 1, economy = 2, number = 3, year = 0, width = 4;
    bool has_year = false;
};

class Wiot {
public:
    explicit Wiot(const std::string& file) : table_(file) {}

    WorldTable read(WideRows& rows) {
        if (!rows.next()) rows.fail("", "the table has no rows");
        const bool flat = rows.cell(0) == "IndustryCode";
        const std::vector<Heading> headings = flat ? one_header_row(rows) : four_header_rows(rows);
        add_columns(rows, headings);
        do row(rows);
        while (rows.next());
        return table_.finish(rows);
    }

private:
    /// IndustryCode, IndustryDescription, Country, RNr, Year, AUS1 ...; Stata puts a v before AUS1. Leaves the reader
    /// on the first row of figures.
    std::vector<Heading> one_header_row(WideRows& rows) {
        const std::vector<std::string> labels = {"IndustryCode", "IndustryDescription", "Country", "RNr", "Year"};
        for (std::size_t c = 0; c < labels.size(); ++c)
            if (rows.cell(c) != labels[c])
                rows.fail(labels[c], fmt::format("is not the name of column {}", c + 1),
                          "The first columns are " + join(labels, ", "));
        at_ = {.code = 0, .description = 1, .economy = 2, .number = 3, .year = 4, .width = 5, .has_year = true};
        std::vector<Heading> out;
        for (std::size_t c = at_.width; c < rows.cells().size(); ++c) {
            const std::string name(rows.cell(c));
            std::string_view label = name;
            if (label.starts_with('v')) label.remove_prefix(1);
            const std::size_t digits = label.find_last_not_of("0123456789") + 1;
            out.push_back({std::string(label.substr(0, digits)), std::string(label.substr(digits)), name});
            if (out.back().number.empty() && label != "TOT")
                rows.fail(name, "is no column of such a table", "Columns are an economy and a number, as AUS1");
        }
        if (!rows.next()) rows.fail("", "the table has no rows");
        return out;
    }

    /// Titles, then rows of codes, descriptions, economies and numbers (c1 ...).
    std::vector<Heading> four_header_rows(WideRows& rows) {
        std::deque<std::vector<std::string>> last;
        for (int row = 0; !parse_number(rows.cell(at_.width)); ++row) {
            last.emplace_back(rows.cells().begin(), rows.cells().end());
            if (last.size() > 4) last.pop_front();
            if (row == 12 || !rows.next())
                rows.fail("", "this is no World Input-Output Table",
                          "The first row starts with IndustryCode, or four rows of labels stand over the figures");
        }
        if (last.size() < 4) rows.fail("", "four rows of labels must stand over the figures");
        const auto cell = [&](std::size_t row, std::size_t c) { return c < last[row].size() ? last[row][c] : ""; };
        std::vector<Heading> out;
        for (std::size_t c = at_.width; c < rows.cells().size(); ++c) {
            out.push_back({cell(2, c), cell(3, c), cell(2, c) + " " + cell(0, c)});
            if (out.back().economy.empty()) out.back().name = cell(0, c) + cell(3, c);
        }
        return out;
    }

    /// The industries of all economies come first, then their final uses: numbers of the first run are industries.
    void add_columns(const WideRows& rows, const std::vector<Heading>& headings) {
        for (std::size_t c = 0; c < at_.width; ++c) table_.add({});
        std::set<std::string> industries;
        for (const Heading& heading : headings) {
            if (heading.economy != headings.front().economy) break;
            industries.insert(heading.number);
        }
        std::set<std::pair<std::string, std::string>> seen;
        for (const Heading& heading : headings) {
            if (heading.is_total() || heading.economy.empty()) {
                table_.add({heading.is_total() ? WideTable::Kind::total : WideTable::Kind::label, 0, heading.name});
                continue;
            }
            if (!seen.emplace(heading.economy, heading.number).second)
                rows.fail(heading.name, "the header has this column twice");
            const std::size_t economy = table_.economy(heading.economy);
            if (industries.contains(heading.number))
                table_.add_industry(economy, table_.sector(heading.number), heading.name);
            else
                table_.add({WideTable::Kind::final_use, economy, heading.name});
        }
        table_.columns_done(rows);
    }

    void row(const WideRows& rows) {
        const Side side{std::string(rows.cell(at_.economy)), std::string(rows.cell(at_.number)),
                        std::string(rows.cell(at_.code)), std::string(rows.cell(at_.description))};
        if (at_.has_year && table_.table().year == 0) table_.table().year = year_of(rows);
        if (side.economy.empty() || side.economy == "TOT") return total(rows, side);
        if (!table_.has(side.economy, side.number))
            rows.fail(side.economy + " " + side.number, "is a row that no column has");
        const std::size_t economy = table_.economy(side.economy), sector = table_.sector(side.number);
        const auto [at, fresh] = seen_.emplace(std::pair(economy, sector), rows.line());
        if (!fresh)
            rows.fail(side.economy + " " + side.number, fmt::format("the same row is on line {} already", at->second));
        name_sector(sector, side);
        table_.deliveries(rows, economy, sector);
    }

    int year_of(const WideRows& rows) const {
        const std::string_view cell = rows.cell(at_.year);
        const auto number = parse_number(cell);
        const auto year = number ? whole_number(*number, 0, 9999) : std::nullopt;
        if (!year && !cell.empty())
            rows.fail("Year", fmt::format("'{}' is no year", cell.substr(0, 60)), "Write it as 2014");
        return static_cast<int>(year.value_or(0));
    }

    /// Sectors go by their codes; those of 2013, AtB, 15t16 ..., by their numbers, as its users do.
    void name_sector(std::size_t sector, const Side& side) {
        Sector& out = table_.table().sectors[sector];
        if (!named_.insert(sector).second) return;
        by_number_ = by_number_ || side.code == "AtB";
        if (!side.code.empty() && !by_number_) out.id = side.code;
        if (!side.description.empty()) out.name = side.description;
    }

    void total(const WideRows& rows, const Side& side) {
        const std::string& code = side.code.empty() ? side.number : side.code;
        if (code == "II_fob" || code == "r60") return;
        if (code == "GO" || code == "r69") return table_.output(rows);
        table_.primary(rows, side.description.empty() ? code : side.description);
    }

    WideTable table_;
    LabelColumns at_;
    bool by_number_ = false;
    std::set<std::size_t> named_;
    std::map<std::pair<std::size_t, std::size_t>, long> seen_;
};

}  // namespace

WorldTable parse_wiot(const std::string& text, const std::string& file) {
    WideRows rows(text, file);
    return Wiot(file).read(rows);
}

}  // namespace detente
