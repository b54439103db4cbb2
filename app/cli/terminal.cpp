#include "terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "detente/support/clean_text.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente::cli {
namespace {

constexpr int default_width = 80;
constexpr int narrowest = 20;

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

int terminal_width() {
    const auto columns = parse_number(environment("COLUMNS"));
    if (columns && *columns >= narrowest && *columns < 10'000) return static_cast<int>(*columns);
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= narrowest) return size.ws_col;
    return default_width;
}

bool wants_colour(Colour choice) {
    if (choice != Colour::automatic) return choice == Colour::always;
    return environment("NO_COLOR").empty() && environment("TERM") != "dumb" && isatty(STDOUT_FILENO);
}

}  // namespace

void describe(CommonOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "quiet", .help = "Say nothing on standard error but errors."}, options.quiet);
    visitor.visit({.name = "force",
                   .help = "Replace what is there even where it is read by this command, was edited, or holds more."},
                  options.force);
    visitor.visit({.name = "width",
                   .help = "Width of tables; 0 takes the terminal's own.",
                   .unit = "columns",
                   .min = 0,
                   .max = 10'000,
                   .metavar = "N"},
                  options.width);
    visitor.choice({.name = "colour",
                    .help = "Colour in tables; auto asks the terminal and the variable NO_COLOR.",
                    .choices = {"auto", "always", "never"}},
                   options.colour);
}

Terminal::Terminal(const CommonOptions& options, std::string command_line)
    : command_line_(std::move(command_line)),
      quiet_(options.quiet),
      force_(options.force),
      width_(options.width > 0 ? std::max(narrowest, static_cast<int>(options.width)) : terminal_width()),
      colour_(wants_colour(options.colour)) {}

void Terminal::print(std::string_view text) {
    write(colour_ ? clean_but_colours(text) : clean_text(text));
}

void Terminal::print_data(std::string_view text) {
    if (isatty(STDOUT_FILENO))
        print(text);
    else
        write(text);
}

void Terminal::write(std::string_view text) {
    if (reader_gone_) return;
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size()) return;
    if (errno != EPIPE)
        throw InputError("standard output", 0, "", std::string("cannot be written: ") + strerror(errno));
    reader_gone_ = true;
}

void Terminal::flush() {
    if (reader_gone_ || std::fflush(stdout) == 0 || errno == EPIPE) return;
    throw InputError("standard output", 0, "", std::string("cannot be written: ") + strerror(errno));
}

void Terminal::narrate(std::string_view line) {
    if (!quiet_) std::fputs((clean_message(line) + "\n").c_str(), stderr);
}

void Terminal::warn(std::string_view line) {
    narrate("warning: " + std::string(line));
}

void complain(std::string_view line) {
    std::fputs(("detente: " + clean_message(line) + "\n").c_str(), stderr);
}

}  // namespace detente::cli
