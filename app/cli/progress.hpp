#pragma once
#include <chrono>
#include <string>

#include "detente/support/work.hpp"
#include "terminal.hpp"

namespace detente::cli {

/// Long work in sight of who waits for it: from the first second on a line on standard error says how far it is (on a
/// terminal only), and Ctrl-C, as well as a hang-up or SIGTERM, asks the work to stop and keep what it has. A second
/// one ends the program.
class InSight {
public:
    /// `keeps`: what is kept where the work is stopped, e.g. "the draws made".
    InSight(const Terminal&, std::string keeps);
    ~InSight();
    InSight(const InSight&) = delete;
    InSight& operator=(const InSight&) = delete;

    /// As many threads as the machine has. The object must outlive it.
    Work work();

private:
    using Clock = std::chrono::steady_clock;
    void show(const Progress&);

    const std::string keeps_;
    const bool wanted_;
    bool shown_ = false;
    Clock::time_point next_ = Clock::now() + std::chrono::seconds(1);
};

}  // namespace detente::cli
