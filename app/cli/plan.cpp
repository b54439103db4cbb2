#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "detente/report/report.hpp"
#include "detente/scenario/grouping.hpp"
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

void append_scenario(std::string& out, const CompiledScenario& compiled, const World& world, int width) {
    const Scenario& scenario = compiled.scenario;
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
    for (const Note& note : compiled.notes) append_wrapped(out, "  note     ", note.in_words(), width);
}

}  // namespace

Plan make_plan(const std::vector<std::string>& scenarios, const SettingOptions& setting) {
    Plan plan;
    for (const std::string& spec : scenarios) {
        const Scenario scenario = load_scenario(spec, setting.set);
        Notes joined;
        if (plan.scenarios.empty())
            plan.world = aggregate(setting.world.empty() ? world_of(scenario) : load_world(setting.world),
                                   setting.aggregate, Registry::installed(), joined);
        if (setting.world.empty() && !plan.scenarios.empty() && scenario.world != plan.scenarios.front().scenario.world)
            throw UsageError("world", "the scenarios are written for different worlds", "Choose one with --world");
        plan.scenarios.push_back(compile(scenario, plan.world, Registry::installed()));
        Notes& notes = plan.scenarios.back().notes;
        notes.insert(notes.begin(), joined.begin(), joined.end());
    }
    return plan;
}

std::string in_words(const Plan& plan, int width) {
    std::string out;
    for (const CompiledScenario& compiled : plan.scenarios) {
        if (!out.empty()) out += "\n";
        append_scenario(out, compiled, plan.world, width);
    }
    return out + "\nNothing was solved.\n";
}

std::string in_json(const Plan& plan) {
    auto all = nlohmann::ordered_json::array();
    for (const CompiledScenario& compiled : plan.scenarios) {
        auto blocs = nlohmann::ordered_json::object();
        auto probabilities = nlohmann::ordered_json::object();
        for (const Bloc& bloc : compiled.blocs) {
            auto& members = blocs[bloc.name] = nlohmann::ordered_json::array();
            for (const std::size_t member : bloc.members) members.push_back(plan.world.economies[member].id);
            for (std::size_t k = 0; k < bloc.probability.size(); ++k)
                probabilities[bloc.name][plan.world.economies[bloc.members[k]].id] = bloc.probability[k];
        }
        nlohmann::ordered_json one{{"id", compiled.scenario.id},
                                   {"title", compiled.scenario.title},
                                   {"question", compiled.scenario.question},
                                   {"world", {{"id", plan.world.id}, {"sha256", plan.world.sha256}}}};
        if (compiled.scenario.model.kind == ModelKind::gravity) {
            one["model"] = "gravity";
            one["trade_elasticity"] = compiled.gravity.trade_elasticity;
            one["supply_elasticity"] = compiled.gravity.supply_elasticity;
        } else {
            one["model"] = "sectors";
        }
        one["blocs"] = blocs;
        if (!probabilities.empty()) one["members_probability"] = probabilities;
        one["changes"] = nlohmann::ordered_json::array();
        for (const ChangeInWords& change : compiled.changes) one["changes"].push_back(change.in_words());
        one["notes"] = in_words(compiled.notes);
        all.push_back(std::move(one));
    }
    return nlohmann::ordered_json{{"dry_run", true}, {"scenarios", all}}.dump(2) + "\n";
}

}  // namespace detente::cli
