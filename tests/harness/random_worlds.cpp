// Random worlds through both models, each held to what must be true of any solution.
//   random_worlds [--seconds 60] [--count N] [--first SEED] [--only SEED]
// Prints how many were tried and how they ended; for each identity that failed, how often, and the first seeds, which
// --only runs again. Exit status 1 if any failed.
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <map>
#include <vector>

#include "harness/identities.hpp"

namespace {

using namespace detente::harness;

struct Limits {
    double seconds = 60;
    std::uint64_t first = 1, count = ~std::uint64_t{0};
    bool tell = false;
};

Limits parse(int argc, char** argv) {
    Limits limits;
    for (int k = 1; k < argc; ++k) {
        const std::string option = argv[k];
        const char* value = k + 1 < argc ? argv[++k] : nullptr;
        if (!value) fmt::print(stderr, "random_worlds: {} wants a value\n", option), std::exit(2);
        if (option == "--seconds")
            limits.seconds = std::atof(value);
        else if (option == "--count")
            limits.count = std::strtoull(value, nullptr, 10), limits.seconds = 1e9;
        else if (option == "--first")
            limits.first = std::strtoull(value, nullptr, 10);
        else if (option == "--only")
            limits.first = std::strtoull(value, nullptr, 10), limits.count = 1, limits.tell = true;
        else
            fmt::print(stderr, "random_worlds: no option {}\n", option), std::exit(2);
    }
    return limits;
}

const char* closure(detente::Deficits deficits) {
    switch (deficits) {
        case detente::Deficits::multiplicative: return "multiplicative";
        case detente::Deficits::world_share: return "world-share";
        case detente::Deficits::income_share: return "income-share";
        case detente::Deficits::zero: return "zero";
        default: return "another closure";
    }
}

struct Kind {
    std::size_t times = 0;
    std::vector<std::string> examples;
};

struct Tally {
    std::size_t tried[2] = {}, converged[2] = {}, not_converged[2] = {}, refused[2] = {};
    std::map<std::string, std::size_t> refusals, open;  ///< by what is named; by closure of deficits
    std::map<std::string, Kind> broken;

    void add(const Case& trial, const Verdict& verdict) {
        const auto model = static_cast<std::size_t>(trial.model);
        ++tried[model];
        switch (verdict.end) {
            case Verdict::End::converged: ++converged[model]; break;
            case Verdict::End::not_converged:
                ++not_converged[model];
                ++open[fmt::format("{}, {}", model ? "sectors" : "gravity", closure(trial.deficits()))];
                break;
            case Verdict::End::refused: ++refused[model], ++refusals[verdict.word]; break;
        }
        for (const Verdict::Broken& one : verdict.broken) {
            Kind& kind = broken[one.identity];
            if (++kind.times <= 3) kind.examples.push_back(trial.describe() + ": " + one.how);
        }
    }
    void print(double seconds) const {
        const char* names[] = {"gravity", "sectors"};
        for (std::size_t model = 0; model < 2; ++model)
            fmt::print("{}: {} worlds, {} converged, {} honestly not, {} refused\n", names[model], tried[model],
                       converged[model], not_converged[model], refused[model]);
        for (const auto& [closure_of, times] : open) fmt::print("not converged, {}: {}\n", closure_of, times);
        for (const auto& [field, times] : refusals) fmt::print("refused for {}: {}\n", field, times);
        fmt::print("{} worlds in {:.0f} s, {} identities broken\n", tried[0] + tried[1], seconds, broken.size());
        for (const auto& [identity, kind] : broken) {
            fmt::print("BROKEN {}: {} times\n", identity, kind.times);
            for (const std::string& example : kind.examples) fmt::print("  {}\n", example);
        }
    }
};

}  // namespace

int main(int argc, char** argv) {
    const Limits limits = parse(argc, argv);
    const auto start = std::chrono::steady_clock::now();
    const auto elapsed = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    Tally tally;
    for (std::uint64_t k = 0; k < limits.count && elapsed() < limits.seconds; ++k) {
        const Case trial = draw(limits.first + k);
        if (limits.tell) fmt::print("{}\n", trial.describe());
        tally.add(trial, examine(trial));
    }
    tally.print(elapsed());
    return tally.broken.empty() ? 0 : 1;
}
