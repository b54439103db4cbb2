#pragma once
#include <string>

#include "detente/support/describe.hpp"

namespace detente::cli {

/// The article that `read` and `answer` take: a file, or '-' for standard input.
OptionInfo article_argument();
std::string article_text(const std::string& path);

}  // namespace detente::cli
