#pragma once
#include <string>
#include <string_view>

#include "detente/support/describe.hpp"

namespace detente::cli {

enum class Colour { automatic, always, never };

/// Options that every command takes.
struct CommonOptions {
    bool quiet = false;
    bool force = false;
    std::int64_t width = 0;  ///< columns; 0: the terminal's own
    Colour colour = Colour::automatic;
};
void describe(CommonOptions&, OptionVisitor&);

/// Where a command speaks: data to standard output, narration to standard error.
class Terminal {
public:
    /// `command_line`: what the user wrote, for "reproduce this".
    explicit Terminal(const CommonOptions&, std::string command_line = "");

    /// Words for people: control characters of the input never get out, nor colours where there are none. A reader who
    /// went away (a closed pipe) is no error; a full disk is.
    void print(std::string_view text);
    /// JSON, CSV, a file's own text: byte for byte, but cleaned as words are where a screen shows them.
    void print_data(std::string_view text);
    /// One line about what is going on; silent with --quiet.
    void narrate(std::string_view line);
    /// One line about something odd in the input; silent with --quiet.
    void warn(std::string_view line);
    /// Writes out what is still buffered; throws InputError when that fails.
    void flush();

    bool quiet() const { return quiet_; }
    /// Whether somebody said that what is there may be replaced.
    bool force() const { return force_; }
    int width() const { return width_; }
    bool colour() const { return colour_; }
    const std::string& command_line() const { return command_line_; }

private:
    void write(std::string_view bytes);

    std::string command_line_;
    bool quiet_, force_;
    int width_;
    bool colour_;
    bool reader_gone_ = false;
};

/// One line, "detente: …", cleaned of control characters, on standard error, whatever the options say.
void complain(std::string_view line);

}  // namespace detente::cli
