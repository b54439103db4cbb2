// Writes the table of names that the reader maps at start: name_table FILE, from the data in DETENTE_DATA.
#include <fmt/format.h>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "reading/mentions/name_table.hpp"

int main(int count, char** arguments) try {
    using namespace detente;
    if (count != 2) {
        fmt::print(stderr, "usage: name_table FILE\n");
        return 2;
    }
    const Registry& registry = Registry::installed();
    const reading::ReadingTables tables = reading::ReadingTables::installed();
    const std::vector<std::byte> table =
        reading::build_name_table(registry, tables, reading::name_table_inputs(registry, tables));
    write_file(arguments[1], {reinterpret_cast<const char*>(table.data()), table.size()});
} catch (const detente::InputError& error) {
    fmt::print(stderr, "name_table: {}\n", error.what());
    return 3;
}
