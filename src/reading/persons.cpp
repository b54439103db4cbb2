#include "reading/persons.hpp"

#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"
#include "reading/tokens.hpp"

namespace detente::reading {
namespace {

void load(Leaders& out, const char* file, bool head) {
    const CsvTable csv = read_csv(find_data(file).string());
    for (std::size_t row = 0; row < csv.rows(); ++row) {
        const auto cell = [&](const char* column) { return std::string(csv.cell(row, csv.column(column))); };
        out.by_surname[fold_word(cell("surname"))].push_back(out.all.size());
        out.all.push_back({cell("surname"), cell("given"), cell("economy"), cell("office"), cell("since"),
                           cell("last_seen"), cell("source"), cell("order") == "surname-first", head});
    }
}

}  // namespace

const Leaders& Leaders::installed() {
    static const Leaders table = [] {
        Leaders out;
        load(out, "registry/persons.csv", true);
        load(out, "registry/ministers.csv", false);
        return out;
    }();
    return table;
}

}  // namespace detente::reading
