#pragma once
#include <string>
#include <vector>

#include "detente/scenario/scenario.hpp"
#include "detente/support/describe.hpp"
#include "outputs.hpp"

namespace detente::cli {

/// The article that `read` and `answer` take: a file, or '-' for standard input.
OptionInfo article_argument();
std::string article_text(const std::string& path);

/// --scenarios FOLDER of both: where the scenarios that follow from the article are written.
OptionInfo scenarios_argument();
/// Its file there, named by its id.
std::string scenario_file(const Scenario&, const std::string& folder);
/// One file a scenario, named by its id, for a folder that is made where it is not there; none without a folder.
std::vector<Output> scenario_files(const std::vector<Scenario>&, const std::string& folder);

}  // namespace detente::cli
