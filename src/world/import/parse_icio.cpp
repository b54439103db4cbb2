// OECD Inter-Country Input-Output tables, editions of 2016 to 2025, from the layout as published (oe.cd/icio).
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "detente/support/text.hpp"
#include "world/import/wide_table.hpp"

namespace detente {
namespace {

const std::set<std::string, std::less<>> final_uses = {"HFCE",   "NPISH", "NPS",      "GGFC",       "GFCF",
                                                       "INVNT",  "INV",   "DIRP",     "DPABR",      "P33",
                                                       "NONRES", "FD",    "CONS_ABR", "CONS_NONRES"};
const std::set<std::string, std::less<>> taxes_and_income = {"TLS", "TAXSUB", "VA", "VALU"};

bool is_output(std::string_view name) {
    return name == "OUT" || name == "OUTPUT" || name == "TOTAL";
}

struct Label {
    std::string economy, what;
};

/// COU_WHAT; the edition of 2016 writes final use WHAT_COU.
Label split(std::string_view name) {
    const std::size_t mark = name.find('_');
    if (mark == name.npos) return {"", std::string(name)};
    Label label{std::string(name.substr(0, mark)), std::string(name.substr(mark + 1))};
    if (final_uses.contains(label.economy)) std::swap(label.economy, label.what);
    return label;
}

/// CN1, CN2 ...: firms of China that export and others; MX1 ... the same of Mexico.
std::string whole(const std::string& economy) {
    if (economy.size() == 3 && economy[2] >= '0' && economy[2] <= '9') {
        if (economy.starts_with("CN")) return "CHN";
        if (economy.starts_with("MX")) return "MEX";
    }
    return economy;
}

class Icio {
public:
    explicit Icio(const std::string& file) : table_(file) {}

    WorldTable read(WideRows& rows) {
        if (!rows.next()) rows.fail("", "the table has no rows");
        header(rows);
        while (rows.next()) row(rows);
        WorldTable out = table_.finish(rows);
        for (const auto& [economy, parts] : parts_)
            out.merged.push_back(fmt::format("{} as {}", join({parts.begin(), parts.end()}, ", "), economy));
        return out;
    }

private:
    void header(const WideRows& rows) {
        table_.add({});
        std::set<std::string, std::less<>> seen;
        for (std::size_t c = 1; c < rows.cells().size(); ++c) {
            const std::string name(rows.cell(c));
            if (!seen.insert(name).second) rows.fail(name, "the header has this column twice");
            add_column(rows, name);
        }
        table_.columns_done(rows);
    }

    void add_column(const WideRows& rows, const std::string& name) {
        const Label label = split(name);
        if (label.economy.empty()) {
            if (is_output(name)) return table_.add({WideTable::Kind::total, 0, name});
            if (name == "DISC") return table_.add({WideTable::Kind::discrepancy, 0, name});
            rows.fail(name, "is no column of such a table", "Columns are COU_INDUSTRY, COU_FINALUSE, OUT");
        }
        const std::string economy = whole(label.economy);
        if (economy != label.economy) parts_[economy].insert(label.economy);
        const std::size_t at = table_.economy(economy);
        if (final_uses.contains(label.what))
            table_.add({WideTable::Kind::final_use, at, name});
        else
            table_.add_industry(at, table_.sector(label.what), name);
    }

    void row(const WideRows& rows) {
        const std::string name(rows.cell(0));
        const Label label = split(name);
        if (!seen_.emplace(name, rows.line()).second)
            rows.fail(name, fmt::format("the same row is on line {} already", seen_[name]));
        if (taxes_and_income.contains(label.what)) return table_.primary(rows, label.what);
        if (label.economy.empty() && is_output(name)) return table_.output(rows);
        const std::string economy = whole(label.economy);
        if (!table_.has(economy, label.what))
            rows.fail(name, "is a row that no column has", "Rows are COU_INDUSTRY, TLS, VA, OUT");
        table_.deliveries(rows, table_.economy(economy), table_.sector(label.what));
    }

    WideTable table_;
    std::map<std::string, std::set<std::string>> parts_;
    std::map<std::string, long> seen_;
};

}  // namespace

WorldTable parse_icio(const std::string& text, const std::string& file) {
    WideRows rows(text, file);
    return Icio(file).read(rows);
}

}  // namespace detente
