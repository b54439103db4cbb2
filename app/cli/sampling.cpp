#include "sampling.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>

namespace detente::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

void note_interrupt(int signal) {
    interrupted = 1;
    std::signal(signal, SIG_DFL);
}

/// Ctrl-C only sets a flag while this lives.
class InterruptGuard {
public:
    InterruptGuard() {
        interrupted = 0;
        before_ = std::signal(SIGINT, note_interrupt);
    }
    ~InterruptGuard() { std::signal(SIGINT, before_); }
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;

private:
    void (*before_)(int);
};

/// A line that is written over, from the first second on.
class ProgressLine {
public:
    explicit ProgressLine(bool wanted) : wanted_(wanted && isatty(STDERR_FILENO)) {}
    ~ProgressLine() {
        if (shown_) std::fputs("\r\033[K", stderr);
    }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(std::int64_t made, std::int64_t asked) {
        const auto now = Clock::now();
        if (!wanted_ || now < next_) return;
        next_ = now + std::chrono::milliseconds(200);
        shown_ = true;
        std::fputs(fmt::format("\rdraw {} of {} (Ctrl-C keeps those made)", made, asked).c_str(), stderr);
        std::fflush(stderr);
    }

private:
    using Clock = std::chrono::steady_clock;
    bool wanted_, shown_ = false;
    Clock::time_point next_ = Clock::now() + std::chrono::seconds(1);
};

}  // namespace

void sample_in_sight(Comparison& comparison, const SamplingOptions& options, Terminal& terminal) {
    const InterruptGuard guard;
    ProgressLine line(!terminal.quiet());
    sample(comparison, options, [&](std::int64_t made, std::int64_t asked) {
        line.show(made, asked);
        return interrupted == 0;
    });
}

}  // namespace detente::cli
