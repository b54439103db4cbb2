#pragma once
#include <exception>
#include <string>
#include <utility>

namespace detente {

/// A user's error: where it stands, what is wrong and how to mend it. Bad input of any kind throws this and nothing
/// else; not converging is a status (see Convergence), and a bug asserts.
struct InputError : std::exception {
    /// `file` empty: the command line. `line` 1-based, 0 where a line has no meaning. `field`: column, key or option.
    InputError(std::string file, long line, std::string field, std::string what, std::string hint = "");

    /// "file:line: field: what. hint", with the parts that are there.
    const char* what() const noexcept override { return message.c_str(); }

    std::string file;
    long line = 0;
    std::string field;
    std::string problem;
    std::string hint;
    std::string message;
};

/// Wrong use of the command line: exit code 2 instead of 3.
struct UsageError : InputError {
    UsageError(std::string option, std::string wrong, std::string mend = "")
        : InputError("", 0, std::move(option), std::move(wrong), std::move(mend)) {}
};

/// The exit codes that the program promises.
enum class ExitCode : int { fine = 0, usage = 2, input = 3, not_converged = 4, claim_fails = 5, bug = 70 };

}  // namespace detente
