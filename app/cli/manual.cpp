#include <fmt/format.h>

#include "detente/support/text.hpp"
#include "detente/version.hpp"
#include "help.hpp"

namespace detente::cli {
namespace {

const char* const variables[][2] = {
    {"DETENTE_DATA", "folder with worlds/, scenarios/, registry/, in place of the installed one"},
    {"NO_COLOR", "not empty: no colour"},
    {"COLUMNS", "width of tables, in place of the terminal's own"}};

/// roff: backslashes and hyphens escaped, no line starts with a control character.
std::string roff(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (out.empty() || out.back() == '\n')
            if (c == '.' || c == '\'') out += "\\&";
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
    }
    return out;
}

std::string dashed(std::string name) {
    for (char& c : name)
        if (c == ' ') c = '-';
    return name;
}

std::string words_of(const Option& option) {
    if (option.info.positional) return option.metavar();
    std::string words = option.letter() ? fmt::format("-{}, ", option.letter()) : "";
    words += option.flag();
    return option.kind == OptionKind::flag ? words : words + " " + option.metavar();
}

std::string heading(const std::string& title) {
    return fmt::format(".TH \"{}\" 1 \"\" \"detente {}\" \"Detente\"\n.SH NAME\n", title, version);
}

std::string page_of_command(const Command& command) {
    std::string out = heading("DETENTE-" + dashed(command.name));
    out += roff("detente-" + dashed(command.name)) + " \\- " + roff(command.summary) + "\n";
    out += ".SH SYNOPSIS\n" + roff(usage_of(command)) + "\n.SH DESCRIPTION\n";
    for (const std::string& paragraph : split(command.description, '\n')) out += roff(paragraph) + "\n.PP\n";
    out += ".SH OPTIONS\n";
    for (const Option& option : command.options)
        out += ".TP\n.B " + roff(words_of(option)) + "\n" + roff(facts_of(option)) + "\n";
    if (!command.examples.empty()) out += ".SH EXAMPLES\n";
    for (const Example& example : command.examples)
        out += ".TP\n.B " + roff(example.line) + "\n" + roff(example.does) + "\n";
    return out + ".SH SEE ALSO\n.BR detente (1)\n";
}

std::string page_of_program() {
    std::string out = heading("DETENTE");
    out += "detente \\- an executable model of the international order\n";
    out += ".SH SYNOPSIS\n.B detente\n.I COMMAND\n[OPTION ...]\n.SH COMMANDS\n";
    for (const Command& command : all_commands())
        out += ".TP\n.B " + roff(command.name) + "\n" + roff(command.summary) + "\n";
    out += ".SH EXIT STATUS\n";
    for (const auto& [code, meaning] : exit_codes())
        out += fmt::format(".TP\n.B {}\n{}\n", static_cast<int>(code), roff(meaning));
    out += ".SH ENVIRONMENT\n";
    for (const auto& [name, meaning] : variables) out += fmt::format(".TP\n.B {}\n{}\n", roff(name), roff(meaning));
    return out;
}

/// Text in a cell of a Markdown table.
std::string cell(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
    return out;
}

}  // namespace

std::string manual_page(const std::string& command) {
    if (command.empty()) return page_of_program();
    std::size_t taken = 0;
    return page_of_command(find_command(split(command, ' '), taken));
}

std::string reference_page() {
    std::string out =
        "# The commands\n\nMade by `detente man --format markdown` from the descriptions that the parser uses.\n";
    for (const Command& command : all_commands()) {
        out += fmt::format("\n## detente {}\n\n{}\n\n    {}\n\n| option | meaning |\n|---|---|\n", command.name,
                           command.description, usage_of(command));
        for (const Option& option : command.options)
            out += fmt::format("| `{}` | {} |\n", cell(words_of(option)), cell(facts_of(option)));
        if (!command.examples.empty()) out += "\n";
        for (const Example& example : command.examples) out += fmt::format("- `{}`: {}\n", example.line, example.does);
    }
    out += "\n## Exit codes\n\n| code | meaning |\n|---|---|\n";
    for (const auto& [code, meaning] : exit_codes())
        out += fmt::format("| {} | {} |\n", static_cast<int>(code), meaning);
    out += "\n## Environment\n\n| variable | meaning |\n|---|---|\n";
    for (const auto& [name, meaning] : variables) out += fmt::format("| `{}` | {} |\n", name, meaning);
    return out;
}

}  // namespace detente::cli
