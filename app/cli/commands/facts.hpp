#pragma once
#include <string>
#include <vector>

#include "terminal.hpp"

namespace detente::cli {

/// Labelled facts about one thing, for people or as one JSON object. Empty facts are left out.
class Facts {
public:
    void add(const std::string& label, const std::string& value);
    void add_number(const std::string& label, double value);

    void show(bool as_json, Terminal&) const;

private:
    std::string text(int width) const;
    /// Keys are the labels with '_' for blanks; a label given twice or more becomes an array.
    std::string json() const;

    struct Fact {
        std::string label, value;
        bool number = false;
    };
    std::vector<Fact> facts_;
};

}  // namespace detente::cli
