#include "outputs.hpp"

#include <filesystem>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/staged.hpp"

namespace detente::cli {
namespace {

void check_not_edited(const Output& output) {
    std::error_code ignored;
    if (is_stream(output.file) || !std::filesystem::is_regular_file(output.file, ignored)) return;
    if (read_file(output.file) == output.text) return;
    throw InputError(output.file, 0, "", "is there with another text, perhaps one that you changed",
                     "Name another folder, or replace it with --force");
}

}  // namespace

void deliver(const std::vector<Output>& outputs, Terminal& terminal) {
    for (const Output& output : outputs)
        if (output.for_editing && !terminal.force()) check_not_edited(output);
    std::vector<StagedFile> files;
    for (const Output& output : outputs)
        if (!output.file.empty()) files.emplace_back(output.file, output.text);
    terminal.flush();  // what is printed already stands before what goes to /dev/stdout
    for (StagedFile& file : files) file.publish();
    for (const Output& output : outputs) {
        if (!output.file.empty())
            terminal.narrate("wrote " + output.file);
        else if (output.data)
            terminal.print_data(output.text);
        else
            terminal.print(output.text);
    }
}

}  // namespace detente::cli
