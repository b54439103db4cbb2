// Our solvers against the published algorithms: same data, same accuracy, one run. Times are medians; only the ratios
// mean anything on another machine. Prints a table, and one JSON line a problem: {"bench": name, "ratio": x, ...}.
#include <fmt/format.h>

#include <cmath>

#include "alvarez_lucas.hpp"
#include "detente/scenario/comparison.hpp"
#include "detente/support/error.hpp"
#include "timing.hpp"

namespace {

using namespace detente;

void campos(const std::string& id) {
    const World world = load_world("2019");
    const CompiledScenario compiled = compile(load_scenario(id), world, Registry::installed());
    const std::size_t n = world.n();
    std::vector<double> X(n * n), tau(n * n, 1.0);
    for (std::size_t importer = 0; importer < n; ++importer) {
        for (std::size_t exporter = 0; exporter < n; ++exporter) {
            X[exporter * n + importer] = world.trade[importer * n + exporter];
            tau[exporter * n + importer] = compiled.shock.trade_cost_hat[importer * n + exporter];
        }
    }
    UniversalGravityOptions options = compiled.gravity;
    options.certify = false;
    Outcome outcome;
    bench::AlvarezLucas reference;
    const bench::Pair time = bench::in_turn(
        [&] { outcome = solve_universal_gravity(world, compiled.shock, options); },
        [&] { reference = bench::alvarez_lucas(X, tau, n, options.trade_elasticity, options.supply_elasticity); }, 7, 15);

    double apart = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double welfare = 100 * (std::pow(reference.p[i] / reference.P[i], 1 + options.supply_elasticity) - 1);
        apart = std::max(apart, std::abs(welfare - outcome.measure("welfare_pct")->values[i]));
    }
    // A sweep reads the shares twice: once for the price indices, once for the sales.
    const double moved = 2.0 * double(n * n) * sizeof(double) * outcome.convergence.iterations / time.ours;
    const double copied = bench::copy_rate(n * n * sizeof(double));
    fmt::print("campos {:<14} ours {:8.3f} ms, {:3} sweeps, residual {:.1e} | published algorithm {:8.1f} ms, {} sweeps | "
               "ratio {:6.0f} | apart {:.1e} pp | {:.1f} GB/s of {:.1f} copied\n",
               id, 1e3 * time.ours, outcome.convergence.iterations, outcome.convergence.residual, 1e3 * time.reference,
               reference.iterations, time.reference / time.ours, apart, moved / 1e9, copied / 1e9);
    fmt::print("{{\"bench\": \"campos-{}\", \"ratio\": {:.1f}, \"ours_ms\": {:.4f}, \"reference_ms\": {:.2f}, \"sweeps\": {}, "
               "\"reference_sweeps\": {}, \"residual\": {:.2e}, \"apart_pp\": {:.2e}, \"gb_per_s\": {:.2f}, \"copy_gb_per_s\": {:.2f}}}\n",
               id, time.reference / time.ours, 1e3 * time.ours, 1e3 * time.reference, outcome.convergence.iterations,
               reference.iterations, outcome.convergence.residual, apart, moved / 1e9, copied / 1e9);
}

}  // namespace

int main() try {
    campos("cold-war");
    campos("cold-war-deep");
} catch (const detente::InputError& error) {
    fmt::print(stderr, "bench: {}\n", error.what());
    return 3;
}
