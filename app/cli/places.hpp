#pragma once
#include <vector>

#include "command.hpp"

namespace detente::cli {

/// Before any work: every place that the options name for writing can be written to, none is another's, and none is
/// something that the command reads (that only with --force). Throws InputError, or UsageError that names the option.
void check_places(const Command&, const std::vector<OptionText>&, bool force);

}  // namespace detente::cli
