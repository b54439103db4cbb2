#include "commands.hpp"
#include "help.hpp"

namespace detente::cli {
namespace {

enum class Shell { bash, zsh, fish };

struct CompletionOptions {
    Shell shell = Shell::bash;
};

void describe(CompletionOptions& options, OptionVisitor& visitor) {
    visitor.choice({.name = "shell",
                    .help = "Which shell.",
                    .choices = {"bash", "zsh", "fish"},
                    .metavar = "SHELL",
                    .positional = true,
                    .required = true},
                   options.shell);
}

ExitCode run(const CompletionOptions& options, Terminal& terminal) {
    const char* const names[] = {"bash", "zsh", "fish"};
    terminal.print(completion_for(names[static_cast<int>(options.shell)]));
    return ExitCode::fine;
}

}  // namespace

Command completion_command() {
    return make_command<CompletionOptions>(
        {.name = "completion",
         .summary = "a completion script for bash, zsh or fish",
         .description =
             "Prints a script that teaches a shell the commands, their options and the names of installed worlds, "
             "scenarios, economies and frameworks.",
         .examples = {{"source <(detente completion bash)", "For this session of bash."},
                      {"detente completion fish > ~/.config/fish/completions/detente.fish", "For fish, from now on."}}},
        run);
}

}  // namespace detente::cli
