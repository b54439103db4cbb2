#include <fmt/format.h>

#include <algorithm>

#include "detente/support/text.hpp"
#include "help.hpp"

namespace detente::cli {
namespace {

/// What follows an option or stands as an argument, as the shells offer it.
struct Offer {
    enum class Kind { nothing, words, ids, files } kind = Kind::nothing;
    std::string words;  ///< of choices; or the subject of `detente list`
};

Offer offer_of(const Option& option) {
    const OptionInfo& info = option.info;
    if (!info.choices.empty()) return {Offer::Kind::words, join(info.choices, " ")};
    if (info.complete == "world") return {Offer::Kind::ids, "worlds"};
    if (info.complete == "scenario") return {Offer::Kind::ids, "scenarios"};
    if (info.complete == "economy") return {Offer::Kind::ids, "economies"};
    if (info.complete == "framework") return {Offer::Kind::ids, "frameworks"};
    if (info.complete == "file") return {Offer::Kind::files, ""};
    return {};
}

/// A scenario, or a world, may also be a path.
bool offers_files_too(const Option& option) {
    return option.info.complete == "scenario" || option.info.complete == "world";
}

std::vector<std::string> first_words() {
    std::vector<std::string> words;
    for (const Command& command : all_commands()) words.push_back(split(command.name, ' ')[0]);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

std::vector<std::string> second_words(const std::string& group) {
    std::vector<std::string> words;
    for (const Command& command : all_commands())
        if (command.name.starts_with(group + " ")) words.push_back(command.name.substr(group.size() + 1));
    return words;
}

std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

const Option* positional(const Command& command) {
    for (const Option& option : command.options)
        if (option.info.positional) return &option;
    return nullptr;
}

// ---- bash

std::string bash_offer(const Option& option) {
    const Offer offer = offer_of(option);
    switch (offer.kind) {
        case Offer::Kind::words: return "COMPREPLY=($(compgen -W " + quoted(offer.words) + " -- \"$word\"))";
        case Offer::Kind::ids:
            return "COMPREPLY=($(compgen " + std::string(offers_files_too(option) ? "-f " : "") +
                   "-W \"$(_detente_ids " + offer.words + ")\" -- \"$word\"))";
        case Offer::Kind::files: return "COMPREPLY=($(compgen -f -- \"$word\"))";
        case Offer::Kind::nothing: break;
    }
    return ":";
}

std::string bash_command(const Command& command) {
    std::string flags = "--help", values;
    for (const Option& option : command.options) {
        if (option.info.positional) continue;
        flags += " " + option.flag();
        if (option.kind == OptionKind::flag) continue;
        const std::string letter = option.letter() ? std::string("|-") + option.letter() : "";
        values += fmt::format("                {}{}) {}; return ;;\n", option.flag(), letter, bash_offer(option));
    }
    const Option* argument = positional(command);
    return fmt::format(
        "        {}{})\n            case \"$before\" in\n{}            esac\n"
        "            if [[ $word == -* ]]; then COMPREPLY=($(compgen -W {} -- \"$word\")); return; fi\n"
        "            {} ;;\n",
        quoted(command.name), command.name.find(' ') == std::string::npos ? "*" : "", values, quoted(flags),
        argument ? bash_offer(*argument) : ":");
}

std::string bash_script() {
    std::string out = R"(# bash completion for detente; made by 'detente completion bash'
_detente_ids() { detente list "$1" --csv --quiet 2>/dev/null | tail -n +2 | cut -d, -f1; }

_detente() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
)";
    out += "        COMPREPLY=($(compgen -W " + quoted(join(first_words(), " ") + " --help --version") +
           " -- \"$word\"))\n";
    out += "        return\n    fi\n    if ((COMP_CWORD == 2)); then\n        case \"$before\" in\n";
    for (const std::string& group : first_words())
        if (is_group(group))
            out += fmt::format("            {}) COMPREPLY=($(compgen -W {} -- \"$word\")); return ;;\n", group,
                               quoted(join(second_words(group), " ")));
    out += "        esac\n    fi\n    case \"${COMP_WORDS[1]} ${COMP_WORDS[2]}\" in\n";
    for (const Command& command : all_commands()) out += bash_command(command);
    return out + "    esac\n}\ncomplete -o filenames -F _detente detente\n";
}

// ---- zsh

/// Inside an _arguments specification brackets and colons have a meaning.
std::string zsh_text(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string zsh_action(const Option& option) {
    const Offer offer = offer_of(option);
    switch (offer.kind) {
        case Offer::Kind::words: return "(" + offer.words + ")";
        case Offer::Kind::ids: return "{_detente_ids " + offer.words + (offers_files_too(option) ? "; _files}" : "}");
        case Offer::Kind::files: return "_files";
        case Offer::Kind::nothing: break;
    }
    return " ";
}

std::string zsh_command(const Command& command) {
    std::string out = fmt::format("        {})\n            _arguments \\\n", quoted(command.name));
    for (const Option& option : command.options) {
        const std::string tail = ":" + zsh_text(option.metavar()) + ":" + zsh_action(option);
        std::string spec;
        if (option.info.positional)
            spec = (option.kind == OptionKind::list ? "*" : "") + tail;
        else
            spec = std::string(option.kind == OptionKind::list ? "*" : "") + option.flag() +
                   (option.kind == OptionKind::flag ? "" : "=") + "[" + zsh_text(option.info.help) + "]" +
                   (option.kind == OptionKind::flag ? "" : tail);
        out += "                " + quoted(spec) + " \\\n";
    }
    return out + "                '--help[Say how it is used]' ;;\n";
}

std::string zsh_script() {
    std::string out = R"sh(#compdef detente
# zsh completion for detente; made by 'detente completion zsh'
_detente_ids() { compadd -- ${(f)"$(detente list $1 --csv --quiet 2>/dev/null | tail -n +2 | cut -d, -f1)"} }

_detente() {
    local command=${words[2]}
    if ((CURRENT == 2)); then
)sh";
    out += "        compadd -- " + join(first_words(), " ") +
           "\n        return\n    fi\n    local skip=1\n    case $command in\n";
    for (const std::string& group : first_words())
        if (is_group(group))
            out += fmt::format(
                "        {})\n            if ((CURRENT == 3)); then compadd -- {}; return; fi\n"
                "            command=\"$command ${{words[3]}}\"; skip=2 ;;\n",
                group, join(second_words(group), " "));
    out += "    esac\n    shift skip words\n    ((CURRENT -= skip))\n    case $command in\n";
    for (const Command& command : all_commands()) out += zsh_command(command);
    return out +
           "    esac\n}\n\nif [[ $funcstack[1] == _detente ]]; then _detente \"$@\"; else compdef _detente detente; "
           "fi\n";
}

// ---- fish

std::string fish_offer(const Option& option) {
    const Offer offer = offer_of(option);
    const std::string no_files = offers_files_too(option) ? "" : " -f";
    switch (offer.kind) {
        case Offer::Kind::words: return " -f -a " + quoted(offer.words);
        case Offer::Kind::ids: return no_files + " -a '(__detente_ids " + offer.words + ")'";
        case Offer::Kind::files: return " -F";
        case Offer::Kind::nothing: break;
    }
    return " -f";
}

std::string fish_command(const Command& command) {
    const std::string at = "complete -c detente -n '__detente_at " + command.name + "'";
    std::string out;
    for (const Option& option : command.options) {
        if (option.info.positional) {
            out += at + fish_offer(option) + "\n";
            continue;
        }
        out += at + " -l " + option.flag().substr(2);
        if (option.letter()) out += std::string(" -s ") + option.letter();
        if (option.kind != OptionKind::flag) out += " -r" + fish_offer(option);
        out += " -d " + quoted(option.info.help) + "\n";
    }
    return out;
}

std::string fish_script() {
    std::string out = R"(# fish completion for detente; made by 'detente completion fish'
function __detente_ids
    detente list $argv[1] --csv --quiet 2>/dev/null | tail -n +2 | cut -d, -f1
end
function __detente_at
    set -l words (commandline -opc)
    test (count $words) -gt (count $argv); and test "$words[2..(math 1 + (count $argv))]" = "$argv"
end
function __detente_words
    test (count (commandline -opc)) -eq $argv[1]
end
)";
    for (const std::string& word : first_words()) {
        const std::string about = is_group(word) ? join(second_words(word), ", ") : [&] {
            std::size_t taken = 0;
            return find_command({word}, taken).summary;
        }();
        out += "complete -c detente -n '__detente_words 1' -f -a " + word + " -d " + quoted(about) + "\n";
        if (is_group(word))
            out += "complete -c detente -n '__detente_words 2; and __detente_at " + word + "' -f -a " +
                   quoted(join(second_words(word), " ")) + "\n";
    }
    for (const Command& command : all_commands()) out += fish_command(command);
    return out;
}

}  // namespace

std::string completion_for(const std::string& shell) {
    if (shell == "zsh") return zsh_script();
    if (shell == "fish") return fish_script();
    return bash_script();
}

}  // namespace detente::cli
