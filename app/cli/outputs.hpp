#pragma once
#include <string>
#include <vector>

#include "terminal.hpp"

namespace detente::cli {

/// Something to hand over: to a file, or to standard output where `file` is empty.
struct Output {
    std::string file, text;
    bool data = false;         ///< JSON or CSV: printed byte for byte; else words
    bool for_editing = false;  ///< people change it: another text that is there is only replaced with --force
};

/// Writes all the files or, if one cannot be written, none; then prints what has no file.
void deliver(const std::vector<Output>&, Terminal&);

}  // namespace detente::cli
