#include "detente/version.hpp"

#include "commands.hpp"

namespace detente::cli {
namespace {

struct VersionOptions {};
void describe(VersionOptions&, OptionVisitor&) {}

ExitCode run(const VersionOptions&, Terminal& terminal) {
    terminal.print(std::string("detente ") + version + "\n");
    return ExitCode::fine;
}

}  // namespace

Command version_command() {
    return make_command<VersionOptions>(
        {.name = "version", .summary = "the version of this program", .description = "Prints the version."}, run);
}

}  // namespace detente::cli
