#include <csignal>
#include <cstdio>
#include <exception>

#include "command.hpp"

int main(int count, char** words) {
    using namespace detente;
    std::signal(SIGPIPE, SIG_IGN);  // a reader who leaves (… | head) is noticed by the write that fails
    try {
        return static_cast<int>(cli::run_program(std::vector<std::string>(words + 1, words + count)));
    } catch (const std::exception& error) {
        cli::complain(std::string("this is a bug of detente, not of yours: ") + error.what());
    } catch (...) {
        cli::complain("this is a bug of detente, not of yours");
    }
    std::fputs("Please report it with the command line and the files that show it.\n", stderr);
    return static_cast<int>(ExitCode::bug);
}
