#include "help.hpp"

#include "commands.hpp"
#include "detente/support/text.hpp"

namespace detente::cli {
namespace {

struct HelpOptions {
    std::vector<std::string> command;
};

void describe(HelpOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "command",
                   .help = "The words of a command; none: all commands.",
                   .metavar = "COMMAND",
                   .positional = true},
                  options.command);
}

ExitCode run(const HelpOptions& options, Terminal& terminal) {
    terminal.print(help_on(join(options.command, " "), terminal));
    return ExitCode::fine;
}

}  // namespace

Command help_command() {
    return make_command<HelpOptions>({.name = "help",
                                      .summary = "how a command is used",
                                      .description = "Explains one command, a group of commands, or names them all.",
                                      .examples = {{"detente help run", "The same as 'detente run --help'."}}},
                                     run);
}

}  // namespace detente::cli
