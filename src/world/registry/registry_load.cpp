#include "detente/support/csv.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "detente/world/registry.hpp"

namespace detente {
namespace {

/// Where the tables are.
struct Tables {
    const Files& files;
    std::string folder;

    CsvTable table(const char* name) const {
        const std::string file = joined_name(folder, name);
        return parse_csv(files.get(file), files.place(file));
    }
};

/// One table of the registry, read row by row.
struct Rows {
    CsvTable table;
    std::size_t row = 0;
    Rows(const Tables& tables, const char* name) : table(tables.table(name)) {}

    std::size_t column(const char* name) const { return table.column(name); }
    std::string text(std::size_t column) const { return std::string(table.cell(row, column)); }
    std::string filled(std::size_t column) const {
        if (table.cell(row, column).empty()) table.fail(row, column, "the cell is empty");
        return text(column);
    }
    std::string date(std::size_t column) const {
        std::string value = text(column);
        if (!value.empty()) check_date(value, table.file, table.line(row), table.header[column]);
        return value;
    }
};

template <class Record>
void index_by_id(const Rows& rows, std::size_t id, std::vector<Record>& records,
                 std::unordered_map<std::string, std::size_t>& by_id) {
    if (!by_id.emplace(records.back().id, records.size() - 1).second)
        rows.table.fail(rows.row, id, "'" + records.back().id + "' is in the table twice");
}

std::vector<EconomyRecord> read_economies(const Tables& tables, std::unordered_map<std::string, std::size_t>& by_id) {
    Rows rows(tables, "economies.csv");
    const auto id = rows.column("id"), alpha2 = rows.column("alpha2"), numeric = rows.column("numeric"),
               name = rows.column("name"), kind = rows.column("kind"), region = rows.column("region"),
               capital = rows.column("capital");
    std::vector<EconomyRecord> records;
    for (; rows.row < rows.table.rows(); ++rows.row) {
        records.push_back({rows.filled(id), rows.text(alpha2), rows.text(numeric), rows.filled(name), rows.text(kind),
                           rows.text(region), rows.text(capital)});
        index_by_id(rows, id, records, by_id);
    }
    return records;
}

std::vector<FrameworkRecord> read_frameworks(const Tables& tables,
                                             std::unordered_map<std::string, std::size_t>& by_id) {
    Rows rows(tables, "frameworks.csv");
    const auto id = rows.column("id"), abbreviation = rows.column("abbreviation"), name = rows.column("name"),
               kind = rows.column("kind"), founded = rows.column("founded"), source = rows.column("source");
    std::vector<FrameworkRecord> records;
    for (; rows.row < rows.table.rows(); ++rows.row) {
        records.push_back({rows.filled(id), rows.text(abbreviation), rows.filled(name), rows.text(kind),
                           rows.text(founded), rows.text(source)});
        index_by_id(rows, id, records, by_id);
    }
    return records;
}

template <class Known>
std::vector<NameRecord> read_names(const Tables& tables, const char* file, const Known& known) {
    Rows rows(tables, file);
    const auto id = rows.column("id"), lang = rows.column("lang"), kind = rows.column("kind"),
               name = rows.column("name"), source = rows.column("source");
    const bool has_risk = rows.table.has("risk");
    const std::size_t risk = has_risk ? rows.column("risk") : 0;
    std::vector<NameRecord> records;
    records.reserve(rows.table.rows());
    for (; rows.row < rows.table.rows(); ++rows.row) {
        records.push_back({rows.filled(id), rows.text(lang), rows.text(kind), rows.filled(name),
                           has_risk ? rows.text(risk) : "", rows.text(source)});
        if (!known.contains(records.back().id)) rows.table.fail(rows.row, id, "the registry has no such id");
    }
    return records;
}

template <class Known>
std::vector<Membership> read_memberships(const Tables& tables, const Known& economies, const Known& frameworks) {
    Rows rows(tables, "memberships.csv");
    const auto framework = rows.column("framework"), economy = rows.column("economy"), start = rows.column("start"),
               end = rows.column("end"), status = rows.column("status"), confidence = rows.column("confidence"),
               source = rows.column("source");
    std::vector<Membership> records;
    records.reserve(rows.table.rows());
    for (; rows.row < rows.table.rows(); ++rows.row) {
        records.push_back({rows.filled(framework), rows.filled(economy), rows.date(start), rows.date(end),
                           rows.filled(status), rows.text(confidence), rows.text(source)});
        const Membership& spell = records.back();
        if (!frameworks.contains(spell.framework)) rows.table.fail(rows.row, framework, "the registry has no such id");
        // The EU and the African Union are members of the G20 themselves.
        if (!economies.contains(spell.economy) && !frameworks.contains(spell.economy))
            rows.table.fail(rows.row, economy, "the registry has no such id");
        if (!spell.end.empty() && spell.end <= spell.start)
            rows.table.fail(rows.row, end, "the spell ends before it starts",
                            "Spells are half-open: the end is the first day outside");
    }
    return records;
}

}  // namespace

Registry Registry::load(const std::string& folder) {
    return load(FolderFiles(folder), "");
}

Registry Registry::load(const Files& files, std::string_view folder) {
    const Tables tables{files, std::string(folder)};
    Registry r;
    r.economies_ = read_economies(tables, r.economy_by_id_);
    r.frameworks_ = read_frameworks(tables, r.framework_by_id_);
    r.names_ = read_names(tables, "names.csv", r.economy_by_id_);
    r.framework_names_ = read_names(tables, "framework_names.csv", r.framework_by_id_);
    r.memberships_ = read_memberships(tables, r.economy_by_id_, r.framework_by_id_);
    return r;
}

}  // namespace detente
