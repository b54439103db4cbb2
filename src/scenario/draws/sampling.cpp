#include "detente/scenario/sampling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

#include "detente/scenario/solve.hpp"
#include "detente/support/check_options.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "scenario/compile/membership.hpp"
#include "scenario/compile/trade_targets.hpp"
#include "scenario/draws/draws.hpp"

namespace detente {
namespace {

/// With fewer, the 5th percentile is below every draw but one.
constexpr std::int64_t fewest = 20;

/// The figures of every draw, [future][draw]; an empty row: not made, or no equilibrium.
struct Table {
    std::vector<std::vector<std::vector<double>>> rows;
    std::vector<std::vector<std::string>> no_shock;  ///< [future][draw]: why the members drawn give none
    std::vector<char> made;                          ///< [draw]; char: threads write beside each other
};

/// All that is random, the same for every future.
struct Draws {
    std::map<std::string, std::vector<double>> deviates;  ///< parameter -> [draw], standard normal
    MembershipDraws members;
};

Draws draw_all(const Comparison& comparison, const SamplingOptions& options) {
    const auto count = static_cast<std::size_t>(options.draws);
    Draws draws{{}, MembershipDraws(options.seed, count)};
    for (const Future& future : comparison.futures) {
        for (const UncertainParameter& parameter : future.compiled.uncertain)
            if (!draws.deviates.count(parameter.name))
                draws.deviates[parameter.name] = latin_deviates(parameter.name, options.seed, count);
        for (const Bloc& bloc : future.compiled.blocs)
            if (bloc.measured) draws.members.add(*bloc.measured);
    }
    return draws;
}

/// A target's trade within a ten-thousandth: far below what a range shows.
constexpr double target_tolerance = 1e-4;

bool of_a_change(const UncertainParameter& parameter) {
    return parameter.of == UncertainParameter::Of::share || parameter.of == UncertainParameter::Of::tariff;
}

double value_at(const UncertainParameter& parameter, const Draws& draws, std::size_t draw) {
    return parameter.at(draws.deviates.at(parameter.name)[draw]);
}

/// The elasticities of one draw.
ModelAsUsed model_at(const CompiledScenario& compiled, const Draws& draws, std::size_t draw) {
    ModelAsUsed model{compiled.scenario.model.kind, compiled.gravity, compiled.sectors};
    model.sectors.threads = 1;  // the draws are spread already
    model.gravity.certify = false;
    model.gravity.tolerance = std::max(model.gravity.tolerance, 1e-10);
    for (const UncertainParameter& parameter : compiled.uncertain) {
        if (of_a_change(parameter)) continue;
        const double value = value_at(parameter, draws, draw);
        if (parameter.of == UncertainParameter::Of::supply)
            model.gravity.supply_elasticity = value;
        else if (parameter.sector)
            model.sectors.trade_elasticity[*parameter.sector] = value;
        else
            model.gravity.trade_elasticity = value,
            std::fill(model.sectors.trade_elasticity.begin(), model.sectors.trade_elasticity.end(), value);
    }
    return model;
}

Solved solve_at(const World& world, const Future& future, const CompiledScenario& drawn, const Draws& draws,
                std::size_t draw) {
    const ModelAsUsed model = model_at(future.compiled, draws, draw);
    const ModelAsUsed point{future.compiled.scenario.model.kind, future.compiled.gravity, future.compiled.sectors};
    Start start{&future.outcome, {}, target_tolerance};
    for (const FoundFactor& found : future.found)
        start.log_factors.push_back(std::log(found.factor) * point.trade_elasticity() / model.trade_elasticity());
    return solve_for_targets(world, drawn.shock, drawn.targets, model, start);
}

/// Shares and tariffs of one draw.
std::vector<DrawnFigure> figures_of_changes(const CompiledScenario& compiled, const Draws& draws, std::size_t draw) {
    std::vector<DrawnFigure> out;
    for (const UncertainParameter& parameter : compiled.uncertain)
        if (of_a_change(parameter)) out.push_back({parameter.of, parameter.change, value_at(parameter, draws, draw)});
    return out;
}

/// Whether draws can say anything: the future is solved, and something in it is uncertain.
bool drawable(const Future& future) {
    return future.outcome.convergence.status == SolveStatus::converged &&
           (!future.compiled.uncertain.empty() || future.compiled.uncertain_members);
}

/// The figures of one future at one draw; none where there is no equilibrium. `no_shock` gains why the members drawn
/// give no shock.
std::vector<double> figures_at(const Comparison& comparison, const Future& future, const Draws& draws, std::size_t draw,
                               const Registry& registry, std::string& no_shock) {
    CompiledScenario drawn;
    const std::vector<DrawnFigure> figures = figures_of_changes(future.compiled, draws, draw);
    const bool changes = future.compiled.uncertain_members || !figures.empty();
    try {
        if (changes) drawn = drawn_changes(future.compiled, draws.members, draw, figures, comparison.world, registry);
    } catch (const InputError& error) {
        no_shock = error.field + ": " + error.problem;
        return {};
    }
    const CompiledScenario& compiled = changes ? drawn : future.compiled;
    try {
        const Solved solved = solve_at(comparison.world, future, compiled, draws, draw);
        if (solved.outcome.convergence.status == SolveStatus::converged)
            return figures_of(comparison.world, compiled.blocs, solved.outcome, future.compiled.watched,
                              solved.log_factors)
                .values;
    } catch (const InputError&) {
        // An elasticity drawn beyond what the solver takes: a draw that failed.
    }
    return {};
}

void make_draw(const Comparison& comparison, const Draws& draws, std::size_t draw, const Registry& registry,
               Table& table) {
    for (std::size_t f = 0; f < comparison.futures.size(); ++f)
        if (const Future& future = comparison.futures[f]; drawable(future))
            table.rows[f][draw] = figures_at(comparison, future, draws, draw, registry, table.no_shock[f][draw]);
    table.made[draw] = 1;
}

std::size_t thread_count(const SamplingOptions& options, const Work& work) {
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    const std::size_t wanted = options.threads > 0 ? static_cast<std::size_t>(options.threads) : work.threads;
    return std::clamp<std::size_t>(wanted, 1, std::min(cores, static_cast<std::size_t>(options.draws)));
}

bool go_on(const Work& work, std::size_t made, std::size_t asked) {
    const std::string detail = fmt::format("draw {} of {}", made, asked);
    return work.go_on({"draws", static_cast<double>(made) / static_cast<double>(asked), detail});
}

/// Threads take the next draw until none is left. The first one reports.
Table make_draws(const Comparison& comparison, const SamplingOptions& options, const Work& watched,
                 const Registry& registry) {
    const Draws draws = draw_all(comparison, options);
    const auto count = static_cast<std::size_t>(options.draws);
    Table table;
    table.rows.assign(comparison.futures.size(), std::vector<std::vector<double>>(count));
    table.no_shock.assign(comparison.futures.size(), std::vector<std::string>(count));
    table.made.assign(count, 0);
    std::atomic<std::size_t> next{0}, made{0};
    std::atomic<bool> stop{false};
    std::exception_ptr bug;
    std::mutex lock;
    const auto work = [&](bool reports) {
        try {
            for (std::size_t draw = next++; draw < count && !stop; draw = next++) {
                make_draw(comparison, draws, draw, registry, table);
                ++made;
                if (reports && !go_on(watched, made, count)) stop = true;
            }
        } catch (...) {
            const std::lock_guard<std::mutex> held(lock);
            if (!bug) bug = std::current_exception();
            stop = true;
        }
    };
    std::vector<std::thread> others;
    for (std::size_t t = 1; t < thread_count(options, watched); ++t) others.emplace_back(work, false);
    work(true);
    for (std::thread& other : others) other.join();
    if (bug) std::rethrow_exception(bug);
    return table;
}

/// Nothing varies: the range of each figure is the figure.
bool all_known(const Future& future) {
    return !future.compiled.uncertain_members &&
           std::all_of(future.compiled.uncertain.begin(), future.compiled.uncertain.end(),
                       [](const UncertainParameter& parameter) { return parameter.log_sd == 0; });
}

/// Says how many draws were not made, how many failed, and what was drawn beside elasticities.
void note_draws(const Future& future, const Drawn& drawn, const std::vector<std::string>& no_shock, Notes& notes) {
    if (drawn.made < drawn.asked)
        notes.push_back({"draws-stopped", fmt::format("{} of {} draws were made", drawn.made, drawn.asked)});
    const auto without = static_cast<std::int64_t>(
        std::count_if(no_shock.begin(), no_shock.end(), [](const std::string& why) { return !why.empty(); }));
    if (without > 0)
        notes.push_back(
            {"draws-failed",
             fmt::format("the members drawn give no shock in {} of {} draws, left out of the ranges; e.g. {}", without,
                         drawn.made, *std::find_if(no_shock.begin(), no_shock.end(), [](const std::string& why) {
                             return !why.empty();
                         }))});
    if (drawn.failed > without)
        notes.push_back(
            {"draws-failed", fmt::format("{} of {} draws found no equilibrium and are left out of the ranges",
                                         drawn.failed - without, drawn.made)});
    if (!drawn.memberships) return;
    std::vector<std::string> names;
    for (const Bloc& bloc : future.compiled.blocs)
        if (bloc.measured && bloc.measured->uncertain()) names.push_back(bloc.name);
    notes.push_back({"memberships-drawn",
                     fmt::format("each draw has its own members of {}, as often as the votes say", join(names, ", "))});
}

void fill_future(const Comparison& comparison, const SamplingOptions& options, const Table& table, std::size_t f,
                 Future& future) {
    const FigureRow point = figures_of(comparison.world, future);
    Drawn drawn{options.draws, 0, 0, options.seed, options.level, future.compiled.uncertain_members};
    std::vector<const std::vector<double>*> rows;
    for (std::size_t draw = 0; draw < table.made.size(); ++draw) {
        if (!table.made[draw]) continue;
        ++drawn.made;
        const std::vector<double>& row = table.rows[f][draw];
        if (row.size() == point.values.size())
            rows.push_back(&row);
        else
            ++drawn.failed;
    }
    auto& notes = future.outcome.notes;
    note_draws(future, drawn, table.no_shock[f], notes);
    if (static_cast<std::int64_t>(rows.size()) < fewest) {
        notes.push_back(
            {"no-range", fmt::format("{} draws are too few for a range, {} are needed", rows.size(), fewest)});
        return;
    }
    if (all_known(future)) rows = {&point.values};
    put_ranges(point, ranges_of(rows, options.level), future);
    future.drawn = drawn;
}

Measure difference_of(const Measure& a, const Measure& b) {
    Measure out{a.key, a.label, a.unit == "%" ? "percentage points" : a.unit, "", a.values, {}, {}};
    for (std::size_t i = 0; i < out.values.size(); ++i) out.values[i] -= b.values[i];
    return out;
}

Difference difference(const Comparison& comparison, std::size_t less, std::size_t of, const Table& table,
                      double level) {
    const Future &a = comparison.futures[of], &b = comparison.futures[less];
    Difference out;
    out.less = less;
    out.of = of;
    out.world_welfare = a.outcome.world_welfare_pct - b.outcome.world_welfare_pct;
    out.world_trade = a.outcome.world_trade_pct - b.outcome.world_trade_pct;
    const FigureRow in_a = figures_of(comparison.world, a), in_b = figures_of(comparison.world, b);
    std::vector<std::pair<std::size_t, std::size_t>> columns{{0, 0}, {1, 1}};  // the world's welfare and trade
    for (const Measure& measure : a.outcome.measures) {
        const Measure* other = b.outcome.measure(measure.key);
        if (!other || other->values.size() != measure.values.size()) continue;
        out.measures.push_back(difference_of(measure, *other));
        for (std::size_t i = 0; i < measure.values.size(); ++i)
            columns.emplace_back(in_a.find(measure.key)->begin + i, in_b.find(measure.key)->begin + i);
    }
    std::vector<std::vector<double>> paired;
    const auto pair_up = [&](const std::vector<double>& row_a, const std::vector<double>& row_b) {
        std::vector<double>& row = paired.emplace_back();
        for (const auto& [at_a, at_b] : columns) row.push_back(row_a[at_a] - row_b[at_b]);
    };
    const bool known = all_known(a) && all_known(b);
    if (known) pair_up(in_a.values, in_b.values);
    for (std::size_t draw = 0; draw < table.made.size() && !known; ++draw) {
        const auto &row_a = table.rows[of][draw], &row_b = table.rows[less][draw];
        if (row_a.size() == in_a.values.size() && row_b.size() == in_b.values.size()) pair_up(row_a, row_b);
    }
    if (!known && static_cast<std::int64_t>(paired.size()) < fewest) return out;
    std::vector<const std::vector<double>*> rows;
    rows.reserve(paired.size());
    for (const auto& row : paired) rows.push_back(&row);
    const std::vector<Range> ranges = ranges_of(rows, level);
    out.world_welfare_range = ranges[0];
    out.world_trade_range = ranges[1];
    std::size_t at = 2;
    for (Measure& measure : out.measures)
        for (std::size_t i = 0; i < measure.values.size(); ++i, ++at)
            measure.lo.push_back(ranges[at].low), measure.hi.push_back(ranges[at].high);
    return out;
}

void say_why_not(const World& world, Future& future) {
    future.outcome.notes.push_back(
        future.compiled.uncertain.empty() && !future.compiled.uncertain_members
            ? Note{"no-range",
                   fmt::format("neither the scenario nor the world '{}' states a standard error or range of the "
                               "elasticities used, so no ranges are drawn",
                               world.id)}
            : Note{"no-range", "the solution did not converge, so no ranges are drawn around it"});
}

}  // namespace

void describe(SamplingOptions& o, OptionVisitor& v) {
    v.visit({.name = "draws",
             .help = "Draws of uncertain elasticities and measured blocs, for 5 to 95 percent ranges; 0: none, else at "
                     "least 20.",
             .min = 0,
             .max = 1e6,
             .metavar = "N"},
            o.draws);
    v.visit({.name = "seed", .help = "Of the draws: the same seed, the same ranges.", .min = 0, .metavar = "S"},
            o.seed);
    v.visit({.name = "threads",
             .help = "Threads that share the draws; results do not depend on it. Left out: one a core.",
             .min = 0,
             .max = 1024,
             .metavar = "N"},
            o.threads);
    v.visit({.name = "level",
             .help = "Share of draws within a range.",
             .min = 0,
             .max = 1,
             .min_excluded = true,
             .cli = false},
            o.level);
}

void check(const SamplingOptions& options) {
    check_options(options);
    if (options.draws != 0 && options.draws < fewest)
        throw InputError("", 0, "draws", fmt::format("{} are too few for a range", options.draws),
                         fmt::format("Write 0 for none, or at least {}", fewest));
}

void sample(Comparison& comparison, const SamplingOptions& options, const Work& work, const Registry& registry) {
    check(options);
    if (options.draws == 0) return;
    std::vector<Future>& futures = comparison.futures;
    for (Future& future : futures)
        if (!drawable(future)) say_why_not(comparison.world, future);
    if (std::none_of(futures.begin(), futures.end(), drawable)) return;

    const Table table = make_draws(comparison, options, work, registry);
    for (std::size_t f = 0; f < futures.size(); ++f)
        if (drawable(futures[f])) fill_future(comparison, options, table, f, futures[f]);
    for (std::size_t f = 1; f < futures.size(); ++f)
        if (futures[0].drawn && futures[f].drawn)
            comparison.differences.push_back(difference(comparison, 0, f, table, options.level));
}

}  // namespace detente
