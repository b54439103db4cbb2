#include <algorithm>
#include <new>

#include "command.hpp"
#include "detente/support/text.hpp"
#include "detente/version.hpp"
#include "help.hpp"
#include "places.hpp"

namespace detente::cli {
namespace {

/// An error that a command met on its command line, with the option's name as it is written there. An option that
/// names a world, a scenario, a file … which is not there is wrong input; any other mistake is wrong use.
ExitCode explain(const InputError& error, const Command& command) {
    for (const Option& option : command.options) {
        if (option.info.name != error.field) continue;
        const std::string name = option.info.positional ? option.metavar() : option.flag();
        complain(command.name + ": " + InputError("", 0, name, error.problem, error.hint).message);
        const bool names_data = !option.info.complete.empty() && !dynamic_cast<const UsageError*>(&error);
        return names_data ? ExitCode::input : ExitCode::usage;
    }
    complain(command.name + ": " + error.message);
    return ExitCode::usage;
}

/// The command line as one would type it.
std::string in_shell(const Command& command, const std::vector<std::string>& arguments) {
    std::string line = "detente " + command.name;
    for (const std::string& word : arguments) {
        const bool plain = !word.empty() && word.find_first_of(" \t\n'\"\\$`*?[]{}()<>|&;!#~") == std::string::npos;
        std::string quoted;
        for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
        line += plain ? " " + word : " '" + quoted + "'";
    }
    return line;
}

std::string asks_for_help(const std::string& words) {
    return " (see: detente " + words + "--help)";
}

ExitCode checked_run(const Command& command, const std::vector<OptionText>& texts, Terminal& terminal) {
    check_places(command, texts, terminal.force());
    return command.run(texts, terminal);
}

ExitCode run_command(const Command& command, const std::vector<std::string>& arguments) {
    const Invocation invocation = [&] {
        try {
            return parse(command, arguments);
        } catch (const InputError& error) {
            throw UsageError("", command.name + ": " + error.message + asks_for_help(command.name + " "));
        }
    }();
    try {
        CommonOptions common;
        set_options(common, invocation.common);
        Terminal terminal(common, in_shell(command, arguments));
        ExitCode code = ExitCode::fine;
        if (invocation.help)
            terminal.print(help_of(command, terminal));
        else
            code = checked_run(command, invocation.texts, terminal);
        terminal.flush();
        return code;
    } catch (const InputError& error) {
        if (!error.file.empty()) throw;
        return explain(error, command);
    }
}

}  // namespace

ExitCode run_program(const std::vector<std::string>& arguments) {
    try {
        const std::string first = arguments.empty() ? "" : arguments[0];
        std::vector<std::string> words = arguments;
        if (first == "--version" || first == "-V") words[0] = "version";
        if (first == "--help" || first == "-h") words[0] = "help";
        // `detente list --help` is a question about the group, not a mistake.
        if (words.size() == 2 && (words[1] == "--help" || words[1] == "-h") && is_group(words[0]))
            words = {"help", words[0]};
        std::size_t taken = 0;
        const Command& command = find_command(words, taken);
        return run_command(command, {words.begin() + static_cast<std::ptrdiff_t>(taken), words.end()});
    } catch (const InputError& error) {
        complain(error.message);
        const bool wrong_use = error.file.empty() || error.file.starts_with("--");  // "--set key=value" is a place, too
        return wrong_use ? ExitCode::usage : ExitCode::input;
    } catch (const std::bad_alloc&) {
        complain("not enough memory for this input");
        return ExitCode::input;
    }
}

}  // namespace detente::cli
