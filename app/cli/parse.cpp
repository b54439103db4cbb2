// The only file that knows CLI11: it takes the words apart, and leaves every check to the options' descriptions.
#include <CLI/CLI.hpp>
#include <map>

#include "command.hpp"
#include "detente/support/text.hpp"

namespace detente::cli {
namespace {

std::string cli11_name(const Option& option) {
    if (option.info.positional) return option.info.name;
    const std::string letter = option.letter() ? std::string("-") + option.letter() + "," : "";
    return letter + option.flag();
}

bool is_common(const std::string& name) {
    CommonOptions common;
    for (const OptionInfo& info : list_options(common))
        if (info.name == name) return true;
    return false;
}

/// What stands in messages: --flag, or the name in capitals of something positional.
std::string shown(const Option& option) {
    return option.info.positional ? option.metavar() : option.flag();
}

[[noreturn]] void unknown_option(const Command& command, const std::string& word) {
    std::vector<std::string> flags{"--help"};
    for (const Option& option : command.options)
        if (!option.info.positional) flags.push_back(option.flag());
    const std::string name = word.substr(0, word.find('='));
    throw UsageError(name, "is not an option of 'detente " + command.name + "'", suggestion(name, flags));
}

/// An option that takes a value but stands last, or before another option.
void check_values_follow(const Command& command, const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i)
        for (const Option& option : command.options) {
            const bool named = arguments[i] == option.flag() ||
                               (option.letter() && arguments[i] == std::string("-") + option.letter());
            if (option.info.positional || option.kind == OptionKind::flag || !named) continue;
            const bool follows = i + 1 < arguments.size() && (arguments[i + 1] == "-" || arguments[i + 1][0] != '-');
            if (!follows)
                throw UsageError(option.flag(), "needs a value", "Write " + option.flag() + "=" + option.metavar());
        }
}

}  // namespace

Invocation parse(const Command& command, const std::vector<std::string>& arguments) {
    Invocation invocation;
    for (const std::string& word : arguments) {
        if (word == "--") break;
        if (word == "--help" || word == "-h") invocation.help = true;
    }
    if (invocation.help) return invocation;
    check_values_follow(command, arguments);

    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    std::map<std::string, std::vector<std::string>> values;
    std::map<std::string, CLI::Option*> given;
    for (const Option& option : command.options) {
        auto& into = values[option.info.name];
        if (option.kind == OptionKind::flag) {
            given[option.info.name] = app.add_flag(cli11_name(option));
            continue;
        }
        auto* added = app.add_option(cli11_name(option), into);
        added->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        if (option.info.positional && option.kind == OptionKind::list)
            added->expected(-1);
        else
            added->allow_extra_args(false)->expected(1);
        given[option.info.name] = added;
    }
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ParseError& error) {
        throw UsageError("", error.what());
    }
    for (const std::string& word : app.remaining()) {
        if (word.size() > 1 && word[0] == '-') unknown_option(command, word);
        throw UsageError("", "'" + word + "' is one word too many");
    }
    for (const Option& option : command.options) {
        const auto& info = option.info;
        const auto count = given[info.name]->count();
        if (count == 0 && info.required) throw UsageError(shown(option), "is missing", info.help);
        if (count == 0) continue;
        if (count > 1 && option.kind != OptionKind::list) throw UsageError(shown(option), "is given more than once");
        (is_common(info.name) ? invocation.common : invocation.texts).push_back({info.name, values[info.name]});
    }
    return invocation;
}

}  // namespace detente::cli
