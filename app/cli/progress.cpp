#include "progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <thread>

#include "detente/support/clean_text.hpp"

namespace detente::cli {
namespace {

volatile std::sig_atomic_t asked_to_stop = 0;

constexpr std::array<int, 3> signals{SIGINT, SIGTERM, SIGHUP};
std::array<struct sigaction, signals.size()> before;

void note_signal(int) {
    asked_to_stop = 1;
}

/// The first of the signals sets the flag, a second one does what it does by default. One that is ignored (nohup) stays
/// so.
void listen() {
    struct sigaction noting {};
    noting.sa_handler = note_signal;
    noting.sa_flags = SA_RESETHAND | SA_RESTART;
    sigemptyset(&noting.sa_mask);
    for (std::size_t k = 0; k < signals.size(); ++k) {
        sigaction(signals[k], nullptr, &before[k]);
        if (signals[k] != SIGHUP || before[k].sa_handler != SIG_IGN) sigaction(signals[k], &noting, nullptr);
    }
}

void listen_no_more() {
    for (std::size_t k = 0; k < signals.size(); ++k) sigaction(signals[k], &before[k], nullptr);
}

}  // namespace

InSight::InSight(const Terminal& terminal, std::string keeps)
    : keeps_(std::move(keeps)), wanted_(!terminal.quiet() && isatty(STDERR_FILENO)) {
    asked_to_stop = 0;
    listen();
}

InSight::~InSight() {
    listen_no_more();
    if (shown_) std::fputs("\r\033[K", stderr);
}

Work InSight::work() {
    return {std::max(1u, std::thread::hardware_concurrency()), [this](const Progress& at) {
                show(at);
                return asked_to_stop == 0;
            }};
}

void InSight::show(const Progress& at) {
    if (!wanted_ || Clock::now() < next_) return;
    next_ = Clock::now() + std::chrono::milliseconds(200);
    shown_ = true;
    const std::string detail = at.detail.empty() ? "" : fmt::format(", {}", at.detail);
    const std::string line = fmt::format("{}: {:.0f} %{} (Ctrl-C keeps {})", at.stage, 100 * at.share, detail, keeps_);
    std::fputs(("\r\033[K" + clean_message(line)).c_str(), stderr);
    std::fflush(stderr);
}

}  // namespace detente::cli
