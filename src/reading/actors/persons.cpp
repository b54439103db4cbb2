#include "reading/actors/persons.hpp"

#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"
#include "reading/text/tokens.hpp"

namespace detente::reading {
namespace {

using Surnames = std::vector<std::pair<WordKey, std::uint32_t>>;

void load(Leaders& out, Surnames& surnames, const char* file, bool head) {
    const CsvTable csv = read_csv(find_data(file).string());
    for (std::size_t row = 0; row < csv.rows(); ++row) {
        const auto cell = [&](const char* column) { return std::string(csv.cell(row, csv.column(column))); };
        surnames.emplace_back(key_of(fold_word(cell("surname"))), std::uint32_t(out.all.size()));
        out.all.push_back({cell("surname"), cell("given"), cell("economy"), cell("office"), cell("since"),
                           cell("last_seen"), cell("source"), cell("order") == "surname-first", head});
    }
}

}  // namespace

const Leaders& Leaders::installed() {
    static const Leaders table = [] {
        Leaders out;
        Surnames surnames;
        load(out, surnames, "registry/persons.csv", true);
        load(out, surnames, "registry/ministers.csv", false);
        out.by_surname = KeyIndex(std::move(surnames));
        return out;
    }();
    return table;
}

}  // namespace detente::reading
