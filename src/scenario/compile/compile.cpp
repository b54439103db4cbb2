#include <fmt/format.h>

#include <algorithm>

#include "detente/scenario/comparison.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "scenario/compile/membership.hpp"
#include "scenario/compile/parameters.hpp"
#include "scenario/compile/shock_builder.hpp"
#include "scenario/file/names.hpp"

namespace detente {
namespace {

/// Keys of the general model that gravity would silently ignore.
void check_gravity_keys(const Scenario& scenario) {
    const ModelOptions& model = scenario.model;
    const std::pair<const char*, bool> keys[] = {
        {"labour_supply_elasticity", model.labour_supply_elasticity.has_value()},
        {"scale_elasticity", model.scale_elasticity || !model.scale_elasticity_path.empty()},
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

/// What check_world calls an error stops a run: figures of such a world would mean nothing.
void check_usable(const World& world) {
    for (const Finding& finding : check_world(world))
        if (finding.error)
            throw InputError(world.id, 0, finding.name, finding.message,
                             "Mend its tables: docs/worlds.md says what each error means");
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

/// In place of the point's own: shares and tariffs of changes that were drawn.
Scenario with_drawn_figures(Scenario scenario, const std::vector<DrawnFigure>& figures) {
    for (const DrawnFigure& one : figures) {
        Change& change = scenario.changes[one.change];
        if (one.of == UncertainParameter::Of::share)
            change.share = std::min(one.value, 1.0);
        else if (change.tariff_add)
            change.tariff_add = one.value;
        else
            change.tariff_level = one.value;
    }
    return scenario;
}

/// What depends on who is in which bloc: the blocs themselves, and the shock.
void compile_blocs(const Names& names, const MembershipDraw* draw, CompiledScenario& out) {
    const Scenario& scenario = out.scenario;
    out.blocs = resolve_blocs(scenario, names, out.notes, draw);
    out.bloc_of.assign(names.world().n(), "");
    for (const Bloc& bloc : out.blocs)
        for (const std::size_t member : bloc.members) out.bloc_of[member] = bloc.name;

    ScopeFinder finder(scenario, names, out.blocs, out.notes);
    ShockBuilder builder(scenario, names, out.notes);
    for (std::size_t c = 0; c < scenario.changes.size(); ++c)
        out.changes.push_back(builder.apply(scenario.changes[c], c + 1, finder));
    if (scenario.model.trade_cost_rounding)
        builder.round_trade_costs(*scenario.model.trade_cost_rounding, scenario.place);
    out.shock = builder.take();
    out.targets = builder.take_targets();
}

}  // namespace

CompiledScenario compile(const Scenario& scenario, const World& world, const Registry& registry) {
    check_usable(world);
    check_kind(scenario, world);
    CompiledScenario out;
    out.notes = world.limits;
    const Names names(world, registry);
    out.scenario = spelled_out(scenario, names, out.notes);
    compile_blocs(names, nullptr, out);
    out.uncertain_members = std::any_of(out.blocs.begin(), out.blocs.end(),
                                        [](const Bloc& bloc) { return bloc.measured && bloc.measured->uncertain(); });

    settle_parameters(scenario, names, out);
    return out;
}

CompiledScenario drawn_changes(const CompiledScenario& point, const MembershipDraws& draws, std::size_t draw,
                               const std::vector<DrawnFigure>& figures, const World& world, const Registry& registry) {
    CompiledScenario out;
    out.scenario = with_drawn_figures(point.scenario, figures);
    const MembershipDraw one{draws, draw, point.blocs};
    compile_blocs(Names(world, registry), point.uncertain_members ? &one : nullptr, out);
    return out;
}

}  // namespace detente
