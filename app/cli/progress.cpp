#include "progress.hpp"

#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "detente/support/clean_text.hpp"

namespace detente::cli {
namespace {

volatile std::sig_atomic_t interrupts = 0;

void note_interrupt(int signal) {
    interrupts = 1;
    std::signal(signal, SIG_DFL);
}

}  // namespace

InterruptGuard::InterruptGuard() {
    interrupts = 0;
    before_ = std::signal(SIGINT, note_interrupt);
}

InterruptGuard::~InterruptGuard() {
    std::signal(SIGINT, before_);
}

bool InterruptGuard::interrupted() {
    return interrupts != 0;
}

ProgressLine::ProgressLine(bool wanted) : wanted_(wanted && isatty(STDERR_FILENO)) {}

ProgressLine::~ProgressLine() {
    if (shown_) std::fputs("\r\033[K", stderr);
}

bool ProgressLine::due() const {
    return wanted_ && Clock::now() >= next_;
}

void ProgressLine::show(const std::string& line) {
    if (!due()) return;
    next_ = Clock::now() + std::chrono::milliseconds(200);
    shown_ = true;
    std::fputs(("\r\033[K" + clean_message(line)).c_str(), stderr);
    std::fflush(stderr);
}

}  // namespace detente::cli
