// Steps between worlds that a user can run and look at: aggregate, rebalance, purge.
#include <fmt/format.h>

#include <filesystem>

#include "commands.hpp"
#include "detente/equilibrium/sector_model.hpp"
#include "detente/scenario/grouping.hpp"
#include "detente/support/error.hpp"
#include "settled.hpp"

namespace detente::cli {
namespace {

void describe_trip(std::string& world, std::string& output, OptionVisitor& visitor) {
    visitor.visit({.name = "world",
                   .help = "An installed world's id, or a folder.",
                   .metavar = "WORLD",
                   .complete = "world",
                   .positional = true,
                   .required = true},
                  world);
    visitor.visit({.name = "output",
                   .help = "Folder to write the new world to.",
                   .metavar = "DIR",
                   .complete = "file",
                   .required = true,
                   .writes = Writes::folder},
                  output);
}

struct AggregateOptions {
    std::string world, output, sectors, economies;
};

void describe(AggregateOptions& options, OptionVisitor& visitor) {
    describe_trip(options.world, options.output, visitor);
    visitor.visit({.name = "sectors",
                   .help = "A TOML file with a table [sectors], or 'groups': the groups that the world states.",
                   .metavar = "FILE",
                   .complete = "file"},
                  options.sectors);
    visitor.visit(
        {.name = "economies", .help = "A TOML file with a table [economies].", .metavar = "FILE", .complete = "file"},
        options.economies);
}

std::string shape(const World& world) {
    return fmt::format("{} economies, {} sector{}", world.n(), world.sectors.size(),
                       world.sectors.size() == 1 ? "" : "s");
}

ExitCode aggregate_a_world(const AggregateOptions& options, Terminal& terminal) {
    if (options.sectors.empty() && options.economies.empty())
        throw UsageError("sectors", "nothing says what to join", "Add --sectors FILE, --economies FILE, or both");
    std::vector<std::string> specs;
    Notes notes;
    if (!options.sectors.empty()) specs.push_back("sectors=" + options.sectors);
    if (!options.economies.empty()) specs.push_back("economies=" + options.economies);
    const World world = load_world(options.world);
    const World joined = aggregate(world, specs, Registry::installed(), notes);
    save_world(joined, options.output);
    for (const Note& note : notes) terminal.warn(note.in_words());
    terminal.print(fmt::format("{}: {}, from {}\n", options.output, shape(joined), shape(world)));
    return ExitCode::fine;
}

struct SettleOptions {
    std::string world, output;
    std::optional<double> trade_elasticity;
    Deficits deficits = Deficits::world_share;
};

void describe_settle(SettleOptions& options, OptionVisitor& visitor) {
    describe_trip(options.world, options.output, visitor);
    visitor.visit({.name = "trade_elasticity",
                   .help = "One elasticity for all sectors; left out: the world's own.",
                   .min = 0,
                   .max = 100,
                   .min_excluded = true,
                   .metavar = "NUMBER"},
                  options.trade_elasticity);
}

struct RebalanceOptions : SettleOptions {};
struct PurgeOptions : SettleOptions {};

void describe(RebalanceOptions& options, OptionVisitor& visitor) {
    describe_settle(options, visitor);
    visitor.choice({.name = "deficits",
                    .help = "What the deficits keep to.",
                    .choices = {"multiplicative", "world-share", "income-share", "zero"}},
                   options.deficits);
}

void describe(PurgeOptions& options, OptionVisitor& visitor) {
    describe_settle(options, visitor);
}

ExitCode settle(const SettleOptions& options, Deficits deficits, Terminal& terminal) {
    const World world = load_world(options.world);
    SectorModelOptions model;
    model.deficits = deficits;
    if (options.trade_elasticity) model.trade_elasticity.assign(world.sectors.size(), *options.trade_elasticity);
    World solved = solved_baseline(world, model);
    solved.description +=
        fmt::format("{}Solved from the shares of the world '{}', deficits {}.", solved.description.empty() ? "" : " ",
                    world.id, deficits == Deficits::zero ? "purged" : "kept");
    solved.id = std::filesystem::path(options.output).filename().string();
    save_world(solved, options.output);
    terminal.print(
        fmt::format("{}: {}\n\n{}", options.output, what_moved(world, solved), deficits_table(world, solved)));
    return ExitCode::fine;
}

}  // namespace

Command aggregate_command() {
    return make_command<AggregateOptions>(
        {.name = "aggregate",
         .summary = "a smaller world: sectors or economies joined",
         .description =
             "Writes a world in which sectors, economies or both are joined as a TOML file says. Flows, inputs "
             "and value added add up, tariffs keep their revenue, elasticities become means weighted by trade.",
         .examples = {{"detente aggregate 2022 --sectors groups -o by-group", "The groups that the world states."},
                      {"detente aggregate 2022 --economies blocs.toml -o blocs-world", "Economies joined by a file."}}},
        aggregate_a_world);
}

Command rebalance_command() {
    return make_command<RebalanceOptions>(
        {.name = "rebalance",
         .summary = "a world solved to be an equilibrium of its own equations",
         .description = "Solves the model from the world's own shares, without any shock, and writes what comes out: a "
                        "world whose markets all clear. Says what moved.",
         .examples = {{"detente rebalance mydir -o balanced", "Markets clear, deficits stay."}}},
        [](const RebalanceOptions& options, Terminal& terminal) {
            return settle(options, options.deficits, terminal);
        });
}

Command purge_command() {
    return make_command<PurgeOptions>(
        {.name = "purge",
         .summary = "a world without trade deficits",
         .description = "Solves the model with all deficits set to zero and writes what comes out, as many studies do "
                        "before they shock it. Says what moved.",
         .examples = {{"detente purge 2011-io -o no-deficits", "The same world with balanced trade."}}},
        [](const PurgeOptions& options, Terminal& terminal) { return settle(options, Deficits::zero, terminal); });
}

}  // namespace detente::cli
