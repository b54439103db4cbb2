#pragma once
#include <functional>
#include <string>
#include <vector>

#include "detente/support/describe.hpp"
#include "detente/support/error.hpp"
#include "terminal.hpp"

namespace detente::cli {

/// What the type of a member says about its option, beyond its description.
enum class OptionKind { flag, value, list };

struct Option {
    OptionInfo info = {};
    OptionKind kind = OptionKind::value;
    std::string initial = {};     ///< the default as text; empty: none
    std::string flag() const;     ///< --with-dashes
    char letter() const;          ///< the one-letter flag, or 0: -o for output, -q for quiet, everywhere
    std::string metavar() const;  ///< what stands for the value
};

struct Example {
    std::string line, does;
};

/// One command: its words, its options, and what it does. Help, completion and manual pages are made from it.
struct Command {
    std::string name;  ///< one or two words: "run", "list worlds"
    std::string summary;
    std::string description;
    std::vector<Example> examples = {};
    std::vector<Option> options = {};  ///< its own, then the common ones
    std::function<ExitCode(const std::vector<OptionText>&, Terminal&)> run = {};
};

/// In the order of help. Each is made in its own file under commands/.
const std::vector<Command>& all_commands();

/// Collects options with their kinds and defaults.
std::vector<Option> collect(const std::function<void(OptionVisitor&)>& describe_all);

/// `Options` may have a member `given` (a list of names) to tell what was written from what is a default.
template <class Options>
Command make_command(Command words, ExitCode (*run)(const Options&, Terminal&)) {
    words.options = collect([](OptionVisitor& visitor) {
        Options options;
        describe(options, visitor);
        CommonOptions common;
        describe(common, visitor);
    });
    words.run = [run](const std::vector<OptionText>& texts, Terminal& terminal) {
        Options options;
        set_options(options, texts);
        if constexpr (requires { options.given; })
            for (const OptionText& text : texts) options.given.push_back(text.name);
        return run(options, terminal);
    };
    return words;
}

/// What the shell passed, taken apart.
struct Invocation {
    bool help = false;
    std::vector<OptionText> texts;   ///< the command's own options
    std::vector<OptionText> common;  ///< those of CommonOptions
};

/// The command that the leading words name, and how many words that took. Throws UsageError with the nearest name.
const Command& find_command(const std::vector<std::string>& words, std::size_t& taken);

/// Takes `arguments` (after the command's words) apart; throws UsageError for what the command does not know.
Invocation parse(const Command&, const std::vector<std::string>& arguments);

/// The whole program but for the process: returns the exit code.
ExitCode run_program(const std::vector<std::string>& arguments);

}  // namespace detente::cli
