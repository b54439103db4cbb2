#include <fmt/format.h>

#include <algorithm>

#include "detente/scenario/comparison.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "scenario/compile/membership.hpp"
#include "scenario/compile/shock_builder.hpp"
#include "scenario/compile/uncertain.hpp"
#include "scenario/file/names.hpp"

namespace detente {
namespace {

/// What a row says of how well its elasticity is known: nothing, se, or low and high.
Spread spread_from_row(const CsvTable& table, std::size_t row, double point) {
    Spread spread;
    const auto figure = [&](const char* name) -> std::optional<double> {
        if (!table.has(name) || table.cell(row, table.column(name)).empty()) return {};
        return table.number(row, table.column(name));
    };
    spread.se = figure("se");
    if (spread.se && *spread.se < 0) table.fail(row, table.column("se"), "a standard error is not below zero");
    const auto low = figure("low"), high = figure("high");
    if (low.has_value() != high.has_value())
        table.fail(row, table.column(low ? "high" : "low"), "is empty where the other end of the range is not");
    if (!low) return spread;
    if (spread.se) table.fail(row, table.column("low"), "stands beside a standard error");
    if (!(0 < *low && *low <= point && point <= *high))
        table.fail(row, table.column("low"),
                   fmt::format("[{}, {}] is not a range above zero that holds {}", shortest(*low), shortest(*high),
                               shortest(point)));
    spread.range = {*low, *high};
    return spread;
}

/// One elasticity a sector, from a CSV with columns sector,value; every sector of the world must be in it.
std::vector<double> elasticities_from_file(const std::string& path, const Names& names, std::vector<Spread>& spreads) {
    const CsvTable table = read_csv(path);
    spreads.assign(names.world().sectors.size(), {});
    const std::size_t sector = table.column("sector"), value = table.column("value");
    std::vector<double> elasticity(names.world().sectors.size(), 0);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const double here = table.number(row, value);
        if (!(here > 0))
            table.fail(row, value, fmt::format("a trade elasticity is above zero, not {}", shortest(here)));
        for (const std::size_t at :
             names.sectors({std::string(table.cell(row, sector))}, {table.file, table.line(row)}, "sector")) {
            if (elasticity[at] > 0) table.fail(row, sector, "the sector stands twice");
            elasticity[at] = here;
            spreads[at] = spread_from_row(table, row, here);
        }
    }
    for (std::size_t at = 0; at < elasticity.size(); ++at)
        if (!(elasticity[at] > 0))
            throw InputError(table.file, 0, "value",
                             fmt::format("holds no elasticity of sector '{}'", names.world().sectors[at].id));
    return elasticity;
}

std::string with_source(const std::string& source) {
    return source.empty() ? "" : " (" + source + ")";
}

void choose_trade_elasticity(const ModelOptions& model, const Names& names, CompiledScenario& out,
                             std::vector<Spread>& spreads) {
    const World& world = names.world();
    const std::optional<double> of_sector = world.sectors.empty() ? std::nullopt : world.sectors[0].trade_elasticity;
    double& elasticity = out.gravity.trade_elasticity;
    if (model.trade_elasticity) {
        elasticity = *model.trade_elasticity;
    } else if (!model.trade_elasticity_path.empty()) {
        elasticity = elasticities_from_file(model.trade_elasticity_path, names, spreads).front();
    } else if (of_sector) {
        elasticity = *of_sector;
        out.notes.push_back({"elasticity-from-world",
                             fmt::format("trade elasticity {} comes with the world '{}'{}", shortest(elasticity),
                                         world.id, with_source(world.sectors[0].elasticity_source))});
    } else if (world.defaults.trade_elasticity) {
        elasticity = *world.defaults.trade_elasticity;
        out.notes.push_back(
            {"elasticity-from-world", fmt::format("trade elasticity {} comes with the world '{}'{}",
                                                  shortest(elasticity), world.id, with_source(world.defaults.source))});
    } else {
        out.notes.push_back(
            {"elasticity-default", fmt::format("neither scenario nor world gives a trade elasticity; {} is used "
                                               "(Campos et al. 2023)",
                                               shortest(elasticity))});
    }
    if (elasticity < 1)
        out.notes.push_back(
            {"elasticity-small",
             fmt::format("the trade elasticity {} is below 1; is it written as 1/theta?", shortest(elasticity))});
}

void choose_supply_elasticity(const ModelOptions& model, const World& world, CompiledScenario& out) {
    double& elasticity = out.gravity.supply_elasticity;
    if (model.supply_elasticity) {
        elasticity = *model.supply_elasticity;
    } else if (world.defaults.supply_elasticity) {
        elasticity = *world.defaults.supply_elasticity;
        out.notes.push_back(
            {"elasticity-from-world", fmt::format("supply elasticity {} comes with the world '{}'{}",
                                                  shortest(elasticity), world.id, with_source(world.defaults.source))});
    } else {
        out.notes.push_back(
            {"elasticity-default", fmt::format("neither scenario nor world gives a supply elasticity; {} is used "
                                               "(Campos et al. 2023)",
                                               shortest(elasticity))});
    }
}

void choose_closure(const Scenario& scenario, const Names& names, CompiledScenario& out) {
    out.gravity.deficits = scenario.model.deficits;
    if (scenario.model.deficits == Deficits::zero && scenario.changes.empty()) {
        out.gravity.deficits = Deficits::closed;
        out.notes.push_back(
            {"closed",
             "nothing but deficits = \"zero\" changes here, so that closing the deficits of the data is the change"});
    }
    const bool sectors = scenario.model.kind == ModelKind::sectors;
    const std::string& own = names.world().defaults.numeraire;
    std::string& numeraire = out.gravity.numeraire = scenario.model.numeraire;
    if (numeraire.empty()) numeraire = sectors && !own.empty() ? own : "world-output";
    if (numeraire == "world-output" || (sectors && numeraire == "world-prices")) return;
    numeraire = names.world().economies[names.economy(numeraire, scenario.place, "model.numeraire")].id;
}

/// Those of the sectors, else the world's one for all; a sector without any is the solver's error to name.
void take_world_elasticities(const World& world, CompiledScenario& out) {
    for (const Sector& sector : world.sectors) {
        const std::optional<double> own =
            sector.trade_elasticity ? sector.trade_elasticity : world.defaults.trade_elasticity;
        if (!own) {
            out.sectors.trade_elasticity.clear();
            return;
        }
        out.sectors.trade_elasticity.push_back(*own);
    }
    out.notes.push_back({"elasticity-from-world", "trade elasticities come with the world '" + world.id + "'"});
}

/// The general model: one elasticity a sector, the same closure.
void choose_sectors(const ModelOptions& model, const Names& names, CompiledScenario& out,
                    std::vector<Spread>& spreads) {
    out.sectors.deficits = out.gravity.deficits;
    out.sectors.numeraire = out.gravity.numeraire;
    if (model.trade_elasticity)
        out.sectors.trade_elasticity.assign(names.world().sectors.size(), *model.trade_elasticity);
    else if (!model.trade_elasticity_path.empty())
        out.sectors.trade_elasticity = elasticities_from_file(model.trade_elasticity_path, names, spreads);
    else
        take_world_elasticities(names.world(), out);
    out.sectors.labour_supply_elasticity = model.labour_supply_elasticity;
    out.sectors.scale_elasticity = model.scale_elasticity;
    out.sectors.firm_pass_through = model.firm_pass_through;
    out.sectors.destination_share = model.destination_share;
    if (!model.revenue.empty())
        out.sectors.revenue = model.revenue == "income-tax" ? RevenueUse::income_tax : RevenueUse::rebate;
    if (model.supply_elasticity)
        out.notes.push_back({"supply-elasticity", "the model with sectors has none; the key changes nothing here"});
}

/// Keys of the general model that gravity would silently ignore.
void check_gravity_keys(const Scenario& scenario) {
    const ModelOptions& model = scenario.model;
    const std::pair<const char*, bool> keys[] = {
        {"labour_supply_elasticity", model.labour_supply_elasticity.has_value()},
        {"scale_elasticity", model.scale_elasticity.has_value()},
        {"firm_pass_through", model.firm_pass_through.has_value()},
        {"destination_share", model.destination_share.has_value()},
        {"revenue", !model.revenue.empty()}};
    for (const auto& [key, given] : keys)
        if (given)
            throw InputError(scenario.place.file, scenario.place.line, fmt::format("model.{}", key),
                             "belongs to the model with sectors and would be silently ignored",
                             "Write kind = \"sectors\", or leave the key out");
    for (const Change& change : scenario.changes)
        if (change.export_tax)
            throw InputError(change.place.file, change.place.line, "export_tax",
                             "belongs to the model with sectors and would be silently ignored",
                             "Write kind = \"sectors\" in [model]");
}

void check_kind(const Scenario& scenario, const World& world) {
    if (!scenario.model.revenue.empty() && scenario.model.revenue != "rebate" && scenario.model.revenue != "income-tax")
        throw InputError(scenario.place.file, scenario.place.line, "model.revenue",
                         fmt::format("'{}' is not a choice", scenario.model.revenue), "Choose rebate or income-tax");
    if (scenario.model.kind == ModelKind::sectors) return;
    check_gravity_keys(scenario);
    if (world.sectors.size() != 1)
        throw InputError(scenario.place.file, scenario.place.line, "model.kind",
                         fmt::format("gravity has one sector, the world '{}' has {}", world.id, world.sectors.size()),
                         "Use kind = \"sectors\", or a world with one sector such as 2019");
}

/// What depends on who is in which bloc: the blocs themselves, and the shock.
void compile_blocs(const Names& names, const MembershipDraw* draw, CompiledScenario& out) {
    const Scenario& scenario = out.scenario;
    out.blocs = resolve_blocs(scenario, names, out.notes, draw);
    out.bloc_of.assign(names.world().n(), "");
    for (const Bloc& bloc : out.blocs)
        for (const std::size_t member : bloc.members) out.bloc_of[member] = bloc.name;

    ScopeFinder finder(names, out.blocs, out.notes);
    ShockBuilder builder(names, out.notes);
    for (std::size_t c = 0; c < scenario.changes.size(); ++c)
        out.changes.push_back(builder.apply(scenario.changes[c], c + 1, finder));
    if (scenario.model.trade_cost_rounding)
        builder.round_trade_costs(*scenario.model.trade_cost_rounding, scenario.place);
    out.shock = builder.take();
}

}  // namespace

CompiledScenario compile(const Scenario& scenario, const World& world, const Registry& registry) {
    check_kind(scenario, world);
    CompiledScenario out;
    const Names names(world, registry);
    out.scenario = spelled_out(scenario, names, out.notes);
    compile_blocs(names, nullptr, out);
    out.uncertain_members = std::any_of(out.blocs.begin(), out.blocs.end(),
                                        [](const Bloc& bloc) { return bloc.measured && bloc.measured->uncertain(); });

    choose_closure(scenario, names, out);
    std::vector<Spread> spreads;
    if (scenario.model.kind == ModelKind::sectors) {
        choose_sectors(scenario.model, names, out, spreads);
    } else {
        choose_trade_elasticity(scenario.model, names, out, spreads);
        choose_supply_elasticity(scenario.model, world, out);
    }
    state_uncertainty(world, spreads, out);
    return out;
}

CompiledScenario drawn_blocs(const CompiledScenario& point, const MembershipDraws& draws, std::size_t draw,
                             const World& world, const Registry& registry) {
    CompiledScenario out;
    out.scenario = point.scenario;
    const MembershipDraw one{draws, draw, point.blocs};
    compile_blocs(Names(world, registry), &one, out);
    return out;
}

}  // namespace detente
