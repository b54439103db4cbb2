#pragma once
#include "command.hpp"
#include "table.hpp"

// How the commands that show tables write them.
namespace detente::cli {

struct FormatOptions {
    bool json = false;
    bool csv = false;
};
void describe(FormatOptions&, OptionVisitor&);

/// The table on the terminal, or as JSON or CSV.
void show_table(const Table&, const FormatOptions&, Terminal&);

/// Throws UsageError for a date that is not yyyy-mm-dd; an empty one becomes today.
std::string date_or_today(const std::string& on);

}  // namespace detente::cli
