#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace detente {

/// Everything there is to say about one option. Written once, in the describe() of the struct that holds the option;
/// the command line, TOML keys, JSON, completion and the reference pages are all made from it.
struct OptionInfo {
    std::string name;  ///< snake_case, as in TOML and JSON; the flag is --name with '-' for '_'
    std::string help;  ///< one sentence
    std::string unit = {};
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    bool min_excluded = false;                ///< true: the value must be greater than min
    std::vector<std::string> choices = {};    ///< the names of an enum option, in the order of its enumerators
    std::string metavar = {};                 ///< what stands for the value in help, e.g. ECONOMY
    std::string complete = {};                ///< what a shell may offer: file, world, scenario, economy, framework
    bool positional = false;
    bool required = false;
    bool cli = true;                          ///< false: only in files
};

/// Visits the options of a struct one by one, reading or writing the value.
class OptionVisitor {
public:
    virtual ~OptionVisitor() = default;
    virtual void visit(const OptionInfo&, bool&) = 0;
    virtual void visit(const OptionInfo&, std::int64_t&) = 0;
    virtual void visit(const OptionInfo&, double&) = 0;
    virtual void visit(const OptionInfo&, std::optional<double>&) = 0;
    virtual void visit(const OptionInfo&, std::string&) = 0;
    virtual void visit(const OptionInfo&, std::vector<std::string>&) = 0;
    /// An enum: `index` into info.choices.
    virtual void visit_choice(const OptionInfo&, int& index) = 0;

    template <class Enum>
    void choice(const OptionInfo& info, Enum& value) {
        int index = static_cast<int>(value);
        visit_choice(info, index);
        value = static_cast<Enum>(index);
    }
};

/// Throws InputError{file, line, name} unless `value` is finite and within the bounds that `info` states.
void check_bounds(const OptionInfo& info, double value, const std::string& file = "", long line = 0);

/// Sets options from text, one at a time; unknown names are errors with the nearest valid name.
/// `Options` needs a describe(Options&, OptionVisitor&).
struct OptionText {
    std::string name;
    std::vector<std::string> values;
    std::string file = {};
    long line = 0;
};

}  // namespace detente
