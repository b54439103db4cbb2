#include "help.hpp"

#include <algorithm>
#include <cmath>

#include "detente/support/text.hpp"
#include "detente/version.hpp"
#include "table.hpp"

namespace detente::cli {
namespace {

constexpr int widest_left = 26;

bool is_common_option(const Option& option) {
    const std::string& name = option.info.name;
    return name == "quiet" || name == "width" || name == "colour";
}

std::string left_of(const Option& option) {
    if (option.info.positional) return option.metavar() + (option.kind == OptionKind::list ? " …" : "");
    std::string left = option.letter() ? std::string("-") + option.letter() + ", " : "";
    left += option.flag();
    if (option.kind != OptionKind::flag) left += " " + option.metavar();
    return left;
}

std::string padded(const std::string& text, int width) {
    return text + std::string(static_cast<std::size_t>(std::max(0, width - columns_of(text))), ' ');
}

/// "  left   words of the right, wrapped"
void append_entry(std::string& out, const std::string& left, const std::string& right, int left_width, int width) {
    const int indent = 2 + left_width + 2;
    const bool fits = columns_of(left) <= left_width;
    out += "  " + (fits ? padded(left, left_width) + "  " : left + "\n" + std::string(indent, ' '));
    const auto lines = wrap(right, std::max(20, width - indent));
    for (std::size_t i = 0; i < lines.size(); ++i) out += (i ? std::string(indent, ' ') : "") + lines[i] + "\n";
}

void append_options(std::string& out, const std::string& title, const std::vector<Option>& options, int width) {
    if (options.empty()) return;
    int left = 0;
    for (const Option& option : options) left = std::max(left, columns_of(left_of(option)));
    left = std::min(left, std::min(widest_left, width / 3));
    out += "\n" + title + "\n";
    for (const Option& option : options) append_entry(out, left_of(option), facts_of(option), left, width);
}

std::vector<Option> chosen(const Command& command, bool (*wanted)(const Option&)) {
    std::vector<Option> options;
    std::copy_if(command.options.begin(), command.options.end(), std::back_inserter(options), wanted);
    return options;
}

/// One line a command: those of a group, or the first words of all.
std::string overview(const std::string& group, int width) {
    std::string out;
    for (const Command& command : all_commands()) {
        const auto parts = split(command.name, ' ');
        if (!group.empty() && parts[0] != group) continue;
        append_entry(out, command.name, command.summary, 18, width);
    }
    return out;
}

}  // namespace

const std::vector<ExitMeaning>& exit_codes() {
    static const std::vector<ExitMeaning> codes = {
        {ExitCode::fine, "fine"},
        {ExitCode::usage, "wrong use of the command line"},
        {ExitCode::input, "wrong input data"},
        {ExitCode::not_converged, "a solver did not converge; the best result is still printed"},
        {ExitCode::claim_fails, "a checked claim does not hold (read --strict)"},
        {ExitCode::bug, "a bug of detente"}};
    return codes;
}

std::string facts_of(const Option& option) {
    const OptionInfo& info = option.info;
    std::vector<std::string> facts;
    if (!info.choices.empty()) facts.push_back("one of: " + join(info.choices, ", "));
    if (!info.unit.empty()) facts.push_back("in " + info.unit);
    if (std::isfinite(info.min))
        facts.push_back((info.min_excluded ? "greater than " : "at least ") + shortest(info.min));
    if (std::isfinite(info.max)) facts.push_back("at most " + shortest(info.max));
    if (option.kind == OptionKind::list && !info.positional) facts.emplace_back("may be repeated");
    if (!option.initial.empty()) facts.push_back("default: " + option.initial);
    return info.help + (facts.empty() ? "" : " (" + join(facts, "; ") + ")");
}

bool is_group(const std::string& word) {
    const auto& commands = all_commands();
    return std::any_of(commands.begin(), commands.end(),
                       [&](const Command& command) { return command.name.starts_with(word + " "); });
}

std::string usage_of(const Command& command) {
    std::string line = "detente " + command.name + " [OPTION …]";
    for (const Option& option : command.options) {
        if (!option.info.positional) continue;
        const std::string word = option.metavar() + (option.kind == OptionKind::list ? " …" : "");
        line += option.info.required ? " " + word : " [" + word + "]";
    }
    return line;
}

std::string help_of(const Command& command, const Terminal& terminal) {
    const int width = terminal.width();
    std::string out = "usage: " + usage_of(command) + "\n\n";
    for (const std::string& paragraph : split(command.description, '\n')) {
        for (const std::string& line : wrap(paragraph, width)) out += line + "\n";
    }
    append_options(out, "arguments", chosen(command, [](const Option& o) { return o.info.positional; }), width);
    append_options(out, "options",
                   chosen(command, [](const Option& o) { return !o.info.positional && !is_common_option(o); }), width);
    append_options(out, "options of every command", chosen(command, is_common_option), width);
    if (!command.examples.empty()) out += "\nexamples\n";
    for (const Example& example : command.examples) {
        out += "  " + example.line + "\n";
        for (const std::string& line : wrap(example.does, width - 6)) out += "      " + line + "\n";
    }
    return out;
}

std::string help_on(const std::string& words, const Terminal& terminal) {
    if (is_group(words))
        return "usage: detente " + words + " SUBJECT [OPTION …]\n\n" + overview(words, terminal.width());
    if (!words.empty()) {
        std::size_t taken = 0;
        return help_of(find_command(split(words, ' '), taken), terminal);
    }
    std::string out = std::string("detente ") + version + ": an executable model of the international order\n\n";
    out += "usage: detente COMMAND [OPTION …]\n\n" + overview("", terminal.width());
    out += "\n'detente help COMMAND' says more.\n\nExit codes\n";
    for (const auto& [code, meaning] : exit_codes())
        append_entry(out, std::to_string(static_cast<int>(code)), meaning, 2, terminal.width());
    return out;
}

}  // namespace detente::cli
