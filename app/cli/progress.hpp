#pragma once
#include <chrono>
#include <string>

namespace detente::cli {

/// Ctrl-C only sets a flag while this lives; a second one ends the program.
class InterruptGuard {
public:
    InterruptGuard();
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;
    static bool interrupted();

private:
    void (*before_)(int);
};

/// A line on standard error that is written over, from the first second on; only on a terminal.
class ProgressLine {
public:
    explicit ProgressLine(bool wanted);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Whether the next line is due: making it may cost something.
    bool due() const;
    void show(const std::string& line);

private:
    using Clock = std::chrono::steady_clock;
    bool wanted_, shown_ = false;
    Clock::time_point next_ = Clock::now() + std::chrono::seconds(1);
};

}  // namespace detente::cli
