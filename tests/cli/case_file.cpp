#include "case_file.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace cli_test {
namespace {

/// Lines up to ">>>".
std::string read_block(std::ifstream& in, int& number) {
    std::string content;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line == ">>>") return content;
        content += line + "\n";
    }
    throw std::runtime_error("a file block has no end");
}

Expectation expectation(const std::string& line, const std::string& place) {
    static const std::vector<std::string> kinds{"exit", "err", "out", "json", "file", "reports"};
    const auto blank = line.find(' ');
    const std::string kind = line.substr(0, blank);
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
        throw std::runtime_error(place + ": not a line of a case: " + line);
    return {kind, blank == std::string::npos ? "" : line.substr(blank + 1)};
}

}  // namespace

std::vector<Case> read_cases(const std::string& path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot read " + path);
    const std::string name = path.substr(path.rfind('/') + 1);
    Case shared;  // what stands above the first title goes for all
    std::vector<Case> cases;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        const std::string place = name + ":" + std::to_string(number);
        Case& current = cases.empty() ? shared : cases.back();
        if (line.empty() || line[0] == '#') continue;
        if (line.rfind("== ", 0) == 0) {
            cases.push_back(shared);
            cases.back().title = line.substr(3);
            cases.back().place = place;
        } else if (line.rfind("<<< ", 0) == 0) {
            const std::string file = line.substr(4);
            current.files.emplace_back(file, read_block(in, number));
        } else if (line.rfind("$ ", 0) == 0) {
            current.commands.push_back(line.substr(2));
        } else {
            current.expected.push_back(expectation(line, place));
        }
    }
    return cases;
}

}  // namespace cli_test
