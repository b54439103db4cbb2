#pragma once
#include <string>
#include <utility>
#include <vector>

// Cases that anyone can read: files, a command line, what must come of it. tests/cli/README.md explains the format.
namespace cli_test {

struct Expectation {
    std::string kind;  ///< exit err out json file reports
    std::string text;
};

struct Case {
    std::string title;
    std::string place;                                       ///< file:line, for messages
    std::vector<std::pair<std::string, std::string>> files;  ///< name, content
    std::vector<std::string> commands;                       ///< the last is the one under test
    std::vector<Expectation> expected;
};

/// Throws std::runtime_error for a line that is none of the format's.
std::vector<Case> read_cases(const std::string& path);

}  // namespace cli_test
