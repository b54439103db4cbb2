#pragma once
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace detente {

/// What an option that names a place does to it.
enum class Writes : std::uint8_t {
    nothing,
    file,    ///< writes the file anew
    folder,  ///< writes a package into the folder, in place of one that is there
    into,    ///< adds to what is in the folder
};

/// Everything there is to say about one option. Written once, in the describe() of the struct that holds the option;
/// the command line, TOML keys, JSON, completion and the reference pages are all made from it.
struct OptionInfo {
    std::string name;  ///< snake_case, as in TOML and JSON; the flag is --name with '-' for '_'
    std::string help;  ///< one sentence
    std::string unit = {};
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    bool min_excluded = false;              ///< true: the value must be greater than min
    std::vector<std::string> choices = {};  ///< the names of an enum option, in the order of its enumerators
    std::string metavar = {};               ///< what stands for the value in help, e.g. ECONOMY
    std::string complete = {};              ///< what a shell may offer: file, world, scenario, economy, framework
    bool positional = false;
    bool required = false;
    bool cli = true;  ///< false: only in files
    Writes writes = Writes::nothing;
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
    /// A list of numbers; unless overridden, as the list of their texts.
    virtual void visit(const OptionInfo&, std::vector<double>&);
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

/// One option as text, with where it was written.
struct OptionText {
    std::string name;  ///< '-' and '_' are the same, leading "--" is ignored
    std::vector<std::string> values;
    std::string file = {};
    long line = 0;
};

/// Sets the one option that `text` names. A list gains the values; a switch without a value becomes true.
/// Throws InputError for text that is not of the option's type, out of bounds or not among its choices.
class TextSetter : public OptionVisitor {
public:
    explicit TextSetter(OptionText text);
    void visit(const OptionInfo&, bool&) override;
    void visit(const OptionInfo&, std::int64_t&) override;
    void visit(const OptionInfo&, double&) override;
    void visit(const OptionInfo&, std::optional<double>&) override;
    void visit(const OptionInfo&, std::string&) override;
    void visit(const OptionInfo&, std::vector<std::string>&) override;
    void visit_choice(const OptionInfo&, int& index) override;
    bool found() const { return found_; }
    /// Throws InputError, with the nearest name, unless one of the options visited had the name.
    void finish() const;

private:
    bool mine(const OptionInfo&);
    const std::string& only(const OptionInfo&) const;
    double number(const OptionInfo&) const;
    [[noreturn]] void fail(const OptionInfo&, const std::string& what, const std::string& hint = "") const;
    OptionText text_;
    std::string wanted_;
    std::vector<std::string> names_;
    bool found_ = false;
};

/// Sets options from text; unknown names are errors with the nearest valid name.
/// `Options` needs a describe(Options&, OptionVisitor&), here as below.
template <class Options>
void set_options(Options& options, const std::vector<OptionText>& texts) {
    for (const OptionText& text : texts) {
        TextSetter setter(text);
        describe(options, setter);
        setter.finish();
    }
}

std::unique_ptr<OptionVisitor> make_option_lister();
std::vector<OptionInfo> listed(const OptionVisitor& lister);
std::unique_ptr<OptionVisitor> make_option_writer();
std::vector<OptionText> written(const OptionVisitor& writer);

/// What there is to say about every option, in the order of describe().
template <class Options>
std::vector<OptionInfo> list_options(Options options) {
    const auto lister = make_option_lister();
    describe(options, *lister);
    return listed(*lister);
}

/// The values of all options as text: set_options takes them back. On a fresh struct these are the defaults.
template <class Options>
std::vector<OptionText> option_texts(Options options) {
    const auto writer = make_option_writer();
    describe(options, *writer);
    return written(*writer);
}

}  // namespace detente
