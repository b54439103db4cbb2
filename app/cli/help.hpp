#pragma once
#include <string>

#include "command.hpp"

// Help, completion and manual pages: all made from the table of commands, so that they cannot disagree with the parser.
namespace detente::cli {

/// True for the first word of a two-word command: list, show, check, import.
bool is_group(const std::string& word);

/// "detente run [options] SCENARIO"
std::string usage_of(const Command&);
/// Help on one command, on a group of commands, or (empty) on all.
std::string help_of(const Command&, const Terminal&);
std::string help_on(const std::string& words, const Terminal&);

/// A completion script: bash, zsh or fish.
std::string completion_for(const std::string& shell);

/// Manual page (roff) of one command, or of the whole program for an empty name.
std::string manual_page(const std::string& command);
/// The reference of all commands in Markdown.
std::string reference_page();

/// The program's exit codes and what each means, for help and manual page.
struct ExitMeaning {
    ExitCode code;
    std::string meaning;
};
const std::vector<ExitMeaning>& exit_codes();

/// What is said about an option: help, unit, bounds, choices, default.
std::string facts_of(const Option&);

}  // namespace detente::cli
