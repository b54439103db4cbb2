#include "commands.hpp"
#include "detente/support/text.hpp"
#include "help.hpp"
#include "outputs.hpp"

namespace detente::cli {
namespace {

enum class Format { roff, markdown };

struct ManOptions {
    std::vector<std::string> command;
    Format format = Format::roff;
    bool list = false;
    std::string output;
};

void describe(ManOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "command",
                   .help = "The words of a command; none: the whole program.",
                   .metavar = "COMMAND",
                   .positional = true},
                  options.command);
    visitor.choice({.name = "format",
                    .help = "roff for man, or one Markdown page of all commands.",
                    .choices = {"roff", "markdown"}},
                   options.format);
    visitor.visit({.name = "list", .help = "Only the words of every command, one a line."}, options.list);
    visitor.visit({.name = "output",
                   .help = "Write to a file instead of standard output.",
                   .metavar = "FILE",
                   .complete = "file",
                   .writes = Writes::file},
                  options.output);
}

ExitCode run(const ManOptions& options, Terminal& terminal) {
    if (options.format == Format::markdown && !options.command.empty())
        throw UsageError("command", "cannot stand together with --format markdown", "That page holds all commands");
    if (options.list) {
        for (const Command& command : all_commands()) terminal.print(command.name + "\n");
        return ExitCode::fine;
    }
    const std::string page =
        options.format == Format::markdown ? reference_page() : manual_page(join(options.command, " "));
    deliver({{options.output, page}}, terminal);
    return ExitCode::fine;
}

}  // namespace

Command man_command() {
    return make_command<ManOptions>(
        {.name = "man",
         .summary = "a manual page, or the reference of all commands",
         .description = "Prints the manual page of a command in roff, made from the same descriptions as --help.",
         .examples = {{"detente man run | man -l -", "Read the page of 'detente run'."}}},
        run);
}

}  // namespace detente::cli
