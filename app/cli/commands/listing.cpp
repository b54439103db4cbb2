#include "listing.hpp"

#include "clock.hpp"
#include "detente/world/registry.hpp"
#include "results.hpp"

namespace detente::cli {

void describe(FormatOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "json", .help = "Write JSON."}, options.json);
    visitor.visit({.name = "csv", .help = "Write CSV."}, options.csv);
}

void show_table(const Table& table, const FormatOptions& format, Terminal& terminal) {
    check_one_format(format.json, format.csv);
    if (format.json || format.csv)
        terminal.print_data(format.json ? to_json(table) : to_csv(table));
    else
        terminal.print(to_text(table, terminal.width(), terminal.colour()));
}

std::string date_or_today(const std::string& on) {
    if (on.empty()) return today();
    check_date(on, "", 0, "on");
    return on;
}

}  // namespace detente::cli
