#include <fmt/format.h>

#include "detente/report/report.hpp"
#include "detente/support/text.hpp"
#include "results.hpp"
#include "table.hpp"

namespace detente::cli {
namespace {

constexpr std::size_t members_named = 12;

std::string members_of(const Bloc& bloc, const World& world) {
    std::vector<std::string> ids;
    for (const std::size_t member : bloc.members) ids.push_back(world.economies[member].id);
    const std::size_t more = ids.size() > members_named ? ids.size() - members_named : 0;
    ids.resize(ids.size() - more);
    return join(ids, " ") + (more ? fmt::format(" and {} more", more) : "");
}

void append_wrapped(std::string& out, const std::string& first, const std::string& text, int width) {
    const std::string indent(first.size(), ' ');
    const auto lines = wrap(text, std::max(20, width - static_cast<int>(first.size())));
    for (std::size_t i = 0; i < lines.size(); ++i) out += (i ? indent : first) + lines[i] + "\n";
}

void append_scenario(std::string& out, const CompiledScenario& compiled, const Plan& plan, int width) {
    const Scenario& scenario = compiled.scenario;
    const World& world = *plan.world;
    append_wrapped(out, "", scenario.id + ": " + scenario.title, width);
    if (!scenario.question.empty()) append_wrapped(out, "  ", scenario.question, width);
    append_wrapped(out, "  world    ", world.id + ": " + world.title, width);
    append_wrapped(
        out, "  model    ",
        scenario.model.kind == ModelKind::sectors
            ? fmt::format("{} sectors{} and tariffs", world.sectors.size(),
                          world.inputs.empty() ? "" : " with input-output links")
            : fmt::format("one-sector universal gravity, trade elasticity {}, supply elasticity {}",
                          shortest(compiled.gravity.trade_elasticity), shortest(compiled.gravity.supply_elasticity)),
        width);
    for (const Bloc& bloc : compiled.blocs) {
        const std::string unsure = least_sure(world, bloc);
        append_wrapped(out, "  bloc     ",
                       fmt::format("{} ({}): {}{}", bloc.name, bloc.members.size(), members_of(bloc, world),
                                   unsure.empty() ? "" : "; " + unsure),
                       width);
    }
    for (const ChangeInWords& change : compiled.changes) append_wrapped(out, "  change   ", change.in_words(), width);
    if (!plan.capital.empty()) append_wrapped(out, "  capital  ", plan.capital, width);
    for (const Note& note : plan.notes) append_wrapped(out, "  note     ", note.in_words(), width);
    for (const Note& note : compiled.notes) append_wrapped(out, "  note     ", note.in_words(), width);
}

}  // namespace

std::string in_words(const Plan& plan, int width) {
    std::string out;
    for (const CompiledScenario& compiled : plan.scenarios) {
        if (!out.empty()) out += "\n";
        append_scenario(out, compiled, plan, width);
    }
    return out + "\nNothing was solved.\n";
}

}  // namespace detente::cli
