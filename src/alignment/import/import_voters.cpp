#include "alignment/import/import_voters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "alignment/votes/package.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "detente/support/whole_number.hpp"

namespace detente {
namespace {

/// States whose seat another id carries in the registry (data/registry/README.md): the USSR under Russia, Serbia and
/// Montenegro under Serbia.
const std::map<std::string, std::string> continuations = {{"SUN", "RUS"}, {"SCG", "SRB"}};

/// Names of the past that the UN's lists use.
const std::map<std::string, std::string> names_of_the_past = {
    {"yemen people s republic", "YMD"},
    {"yemen arab republic", "YEM"},
    {"federal republic of germany", "DEU"},
    {"german federal republic", "DEU"},
    {"german democratic republic", "DDR"},
    {"zanzibar", "EAZ"},
    {"tanganyika", "TZA"},
    {"byelorussian ssr", "BLR"},
    {"byelorussian soviet socialist republic", "BLR"},
    {"ukrainian ssr", "UKR"},
    {"ukrainian soviet socialist republic", "UKR"},
    {"khmer republic", "KHM"},
    {"democratic kampuchea", "KHM"},
    {"libyan arab jamahiriya", "LBY"},
    {"libyan arab republic", "LBY"},
    {"united arab republic", "EGY"},
};

/// A name in any writing; "Iran (Islamic Republic of)" is how the UN turns names round.
std::optional<std::string> resolve_name(const Registry& registry, std::string_view text) {
    if (auto id = registry.resolve_economy(text)) return id;
    if (const auto at = names_of_the_past.find(fold_name(text)); at != names_of_the_past.end()) return at->second;
    const std::size_t open = text.find('(');
    if (open == text.npos || open == 0 || !text.ends_with(')')) return std::nullopt;
    const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
    return registry.resolve_economy(fmt::format("{}, {}", trim(text.substr(0, open)), inside));
}

int code_number(const CsvTable& table, std::size_t row, std::size_t column) {
    const auto value = parse_number(table.cell(row, column));
    const auto whole = value ? whole_number(*value, 0, 9999) : std::nullopt;
    if (!whole)
        table.fail(row, column,
                   fmt::format("'{}' is not a number of the Correlates of War", table.cell(row, column).substr(0, 60)));
    return static_cast<int>(*whole);
}

/// R writes a missing cell as NA, which is also Namibia's alpha-2 code.
bool says_nothing(std::string_view text) {
    return text.empty() || text == "NA";
}

}  // namespace

Voters::Voters(const CsvTable& table, const VoteColumns& columns)
    : table_(table),
      columns_(columns),
      registry_(Registry::installed()),
      key_(columns.code  ? *columns.code
           : columns.cow ? *columns.cow
                         : *columns.name) {
    if (!columns.code && columns.cow) load_cow_codes();
}

void Voters::load_cow_codes() {
    const CsvTable codes = read_csv(find_data("registry/cow_codes.csv").string());
    const std::size_t ccode = codes.column("ccode"), iso3 = codes.column("iso3"), from = codes.column("from"),
                      to = codes.column("to");
    for (std::size_t row = 0; row < codes.rows(); ++row) {
        const auto year = [&](std::size_t column, int otherwise) {
            return codes.cell(row, column).empty() ? otherwise : code_number(codes, row, column);
        };
        cow_.emplace(code_number(codes, row, ccode),
                     CowSpell{year(from, 0), year(to, 9999), std::string(codes.cell(row, iso3))});
    }
}

std::size_t Voters::of(std::size_t row, int year) {
    const std::string_view text = table_.cell(row, key_);
    const auto at = known_.find(text);
    if (at != known_.end()) return at->second;
    const std::size_t voter = number(resolve(row, year));
    const bool by_name = columns_.name && *columns_.name != key_ && says_nothing(text);
    const bool by_year = !columns_.code && columns_.cow && cow_.count(code_number(table_, row, key_)) > 1;
    if (!by_name && !by_year) known_.emplace(text, voter);
    return voter;
}

std::string Voters::resolve(std::size_t row, int year) {
    std::string id = !columns_.code && columns_.cow ? by_cow(row, year) : by_text(row, key_);
    const auto continued = continuations.find(id);
    if (continued == continuations.end()) return id;
    continued_.insert(*continued);
    return continued->second;
}

std::string Voters::by_text(std::size_t row, std::size_t column) {
    const std::string_view text = table_.cell(row, column);
    const bool other = columns_.name && *columns_.name != column;
    if (other && says_nothing(text)) return by_text(row, *columns_.name);
    if (text.empty()) table_.fail(row, column, "the cell is empty where an economy is needed");
    if (const auto id = resolve_name(registry_, text)) return *id;
    if (is_iso3(text)) {
        kept_.emplace(std::string(text), table_.line(row));
        return std::string(text);
    }
    if (other && resolve_name(registry_, table_.cell(row, *columns_.name))) return by_text(row, *columns_.name);
    not_known(row, column);
}

std::string Voters::by_cow(std::size_t row, int year) {
    const int wanted = code_number(table_, row, key_);
    const auto [begin, end] = cow_.equal_range(wanted);
    for (auto at = begin; at != end; ++at)
        if (at->second.from <= year && year <= at->second.to) return at->second.iso3;
    if (columns_.name && !says_nothing(table_.cell(row, *columns_.name))) return by_text(row, *columns_.name);
    table_.fail(row, key_,
                fmt::format("the Correlates of War number {} is not known{}", wanted,
                            begin == end ? "" : fmt::format(" in {}", year)),
                "Numbers are in data/registry/cow_codes.csv; a column iso3 or name may stand beside them");
}

void Voters::not_known(std::size_t row, std::size_t column) const {
    const std::string text(table_.cell(row, column).substr(0, 60));
    table_.fail(row, column, fmt::format("'{}' is not an economy that the registry knows", text),
                registry_.suggest_economy(text));
}

std::size_t Voters::number(const std::string& id) {
    const auto [at, is_new] = numbers_.emplace(id, ids_.size());
    if (is_new) ids_.push_back(id);
    return at->second;
}

void Voters::add_notes(Notes& notes) const {
    for (const auto& [code, line] : kept_)
        notes.push_back(
            {"unknown-code", fmt::format("'{}' is not in the registry; kept as it is", code), {table_.file, line}});
    for (const auto& [state, id] : continued_)
        notes.push_back({"continued-state",
                         fmt::format("votes of {} stand under {}, which continues its seat", state, id),
                         {table_.file, 0}});
}

}  // namespace detente
