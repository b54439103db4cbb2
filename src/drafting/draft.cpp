#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "detente/drafting/drafting.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "drafting/camps.hpp"
#include "drafting/directions.hpp"
#include "drafting/draft_edges.hpp"

namespace detente {
namespace {

using reading::Camp;
using reading::Camps;
using reading::quoted;

constexpr const char* split_id = "cold-war";
constexpr const char* talks_id = "multilateral";

std::string name_of(const std::string& economy, const Registry& registry) {
    const EconomyRecord* record = registry.economy(economy);
    return record ? record->name : economy;
}

/// "A", "A and B", "A, B and C".
std::string in_words(std::vector<std::string> items) {
    if (items.size() < 2) return join(items, "");
    const std::string last = items.back();
    items.pop_back();
    return join(items, ", ") + " and " + last;
}

bool holds(const std::vector<std::string>& list, const std::string& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

/// Whether a change of the scenario acts on trade between two blocs.
bool opposes(const Scenario& scenario, const std::string& a, const std::string& b) {
    return std::any_of(scenario.changes.begin(), scenario.changes.end(), [&](const Change& change) {
        return (holds(change.from, a) && holds(change.to, b)) || (holds(change.from, b) && holds(change.to, a));
    });
}

std::string bloc_rule(const Scenario& scenario) {
    for (const BlocSpec& bloc : scenario.blocs) {
        if (bloc.kind == BlocSpec::Kind::un_vote) return fmt::format("by the UN vote {}", bloc.un_vote);
    }
    return "by its own rule";
}

/// Rule 2: the principals' blocs in the installed split, in words, when two of them oppose each other.
std::optional<std::string> stand_opposed(const Scenario& split, const std::vector<std::string>& principals,
                                         const World& world, const Registry& registry) {
    CompiledScenario compiled;
    try {
        compiled = compile(split, world, registry);
    } catch (const InputError&) {
        return std::nullopt;  // the installed scenario does not fit this world
    }
    std::vector<std::string> placed;
    bool opposed = false;
    for (const std::string& a : principals) {
        const std::string& bloc = compiled.bloc_of[*world.find_economy(a)];
        placed.push_back(fmt::format("{} in {}", name_of(a, registry), bloc.empty() ? "no bloc" : bloc));
        for (const std::string& b : principals) {
            opposed = opposed || opposes(split, bloc, compiled.bloc_of[*world.find_economy(b)]);
        }
    }
    if (!opposed) return std::nullopt;
    return in_words(placed);
}

DraftedPair installed_pair(const std::string& why) {
    return {load_scenario(split_id), load_scenario(talks_id), why};
}

/// The rule by which an installed scenario changes restrictions between blocs.
const UnitRule& unit_rule(const Scenario& scenario) {
    for (const Change& change : scenario.changes) {
        if (change.per_unit) return *change.per_unit;
    }
    throw InputError(scenario.id, 0, "change",
                     "has no trade_cost_per_unit, from which a drafted scenario takes its rule");
}

std::string bloc_line(const Camp& camp, const Camps& camps) {
    if (camp.framework.empty()) return fmt::format("{} = [{}]\n", quoted(camp.name), quoted(camp.economy));
    std::vector<std::string> except;
    for (const std::string& id : camps.both) except.push_back(quoted(id));
    return fmt::format("{} = {{ framework = {}, on = {}{} }}\n", quoted(camp.name), quoted(camp.framework),
                       quoted(camps.on), except.empty() ? "" : fmt::format(", except = [{}]", join(except, ", ")));
}

std::string model_table(const ModelOptions& model) {
    std::string text = "[model]\nkind = \"gravity\"\n";
    if (model.trade_elasticity) text += fmt::format("trade_elasticity = {}\n", shortest(*model.trade_elasticity));
    if (model.supply_elasticity) text += fmt::format("supply_elasticity = {}\n", shortest(*model.supply_elasticity));
    if (!model.elasticity_source.empty())
        text += fmt::format("elasticity_source = {}\n", quoted(model.elasticity_source));
    return text + "deficits = \"multiplicative\"\n\n";
}

/// What differs between the two drafted files.
struct Draft {
    std::string file, title, question, description;
    UnitRule rule;
    std::string source;
    std::string edges = {};  ///< changes that the text's own statements add, as TOML
};

Scenario write_draft(const Draft& draft, const Camps& camps, const World& world, const ModelOptions& model) {
    std::string text;
    text += fmt::format("title = {}\nquestion = {}\n", quoted(draft.title), quoted(draft.question));
    text += fmt::format("description = {}\nworld = {}\n\n", quoted(draft.description), quoted(world.id));
    text += model_table(model);
    text += fmt::format("[blocs]\n{}{}others = \"rest\"\n\n", bloc_line(camps.a, camps), bloc_line(camps.b, camps));
    text += reading::change_by_rule(camps.a.name, camps.b.name, draft.rule, draft.source);
    text += draft.edges;
    return parse_scenario(text, draft.file, find_data("scenarios").string());
}

/// Rule 3: the two camps as a pair of scenarios.
DraftedPair draft_camps(const Reading& article, const Camps& camps, const World& world, const std::string& before) {
    const Scenario split = load_scenario(split_id), talks = load_scenario(talks_id);
    const std::string a = camps.a.name, b = camps.b.name;
    const std::string sides =
        fmt::format("Drafted from an article. {}; {}. Memberships as of {}.", camps.a.reason, camps.b.reason, camps.on);
    Draft rise{
        "drafted-split.toml",
        fmt::format("{} and {}: restrictions on trade between them rise", a, b),
        fmt::format("What if restrictions on trade between {} and {} went back to their highest levels on record?", a,
                    b),
        sides + " The rule and its effect per unit are those of the installed scenario " + split_id +
            "; where its table has no figure for an economy, the mean of the others stands in, which is an assumption.",
        unit_rule(split),
        fmt::format("rule and effect of the scenario {}, applied to these two sides", split_id)};
    Draft fall{
        "drafted-talks.toml",
        fmt::format("{} and {}: talks lower restrictions between them", a, b),
        fmt::format("What if talks brought restrictions on trade between {} and {} to their lowest levels on record?",
                    a, b),
        sides + " The rule and its effect per unit are those of the installed scenario " + talks_id +
            ". No trade agreement is added: the installed table of agreements covers other pairs.",
        unit_rule(talks),
        fmt::format("rule and effect of the scenario {}, applied to these two sides", talks_id)};
    const reading::EdgeRules rules{rise.rule, fall.rule, split_id, talks_id};
    rise.edges = reading::edges_of_text(article, camps, world, rules, true);
    fall.edges = reading::edges_of_text(article, camps, world, rules, false);
    std::string why = before + fmt::format("The two sides are {} and {}: {}; {}. Memberships are as of {}.", a, b,
                                           camps.a.reason, camps.b.reason, camps.on);
    if (!camps.both.empty()) why += fmt::format(" {} would be in both, and stand in neither.", in_words(camps.both));
    why += fmt::format(
        " The split raises restrictions between the two by the rule of '{}'; the talks lower them by the rule of '{}'.",
        split_id, talks_id);
    return {write_draft(rise, camps, world, split.model), write_draft(fall, camps, world, talks.model), why};
}

DraftedPair draft_pair(const Reading& article, const World& world, const Registry& registry) {
    std::vector<std::string> principals, names, without_data;
    for (const std::string& id : article.principals) {
        const bool here = world.find_economy(id).has_value();
        (here ? principals : without_data).push_back(id);
        if (here) names.push_back(name_of(id, registry));
    }
    std::string before;
    if (!names.empty()) before = fmt::format("By weight of mentions the article is about: {}. ", join(names, ", "));
    if (!without_data.empty()) {
        before += fmt::format("The world '{}' has no data for {}. ", world.id, in_words(without_data));
    }
    if (principals.size() >= 2) {
        const Scenario split = load_scenario(split_id);
        if (const auto placed = stand_opposed(split, principals, world, registry)) {
            return installed_pair(
                before + fmt::format("The installed scenario '{}' groups economies {}: {}. It raises trade costs "
                                     "between two of these blocs; '{}' runs the instruments the other way. A deeper "
                                     "split is installed as 'cold-war-deep'.",
                                     split_id, bloc_rule(split), *placed, talks_id));
        }
    }
    if (const auto camps = reading::find_camps(article, principals, world, registry)) {
        return draft_camps(article, *camps, world, before);
    }
    return installed_pair(
        before + fmt::format("The article does not name two sides that the world '{}' has data for, so the pair "
                             "is the installed one: '{}' and '{}'.",
                             world.id, split_id, talks_id));
}

/// The blocs that the installed split opposes, as camps without a union.
std::optional<Camps> opposed_blocs(const Scenario& split, const World& world, const Registry& registry) {
    const CompiledScenario compiled = compile(split, world, registry);
    const auto members = [&](const std::string& name, Camp& camp) {
        camp.name = name;
        for (const Bloc& bloc : compiled.blocs)
            for (const std::size_t member : bloc.members)
                if (bloc.name == name) camp.members.push_back(world.economies[member].id);
        return !camp.members.empty();
    };
    for (const Change& change : split.changes) {
        Camps camps;
        if (change.from.size() == 1 && change.to.size() == 1 && members(change.from[0], camps.a) &&
            members(change.to[0], camps.b))
            return camps;
    }
    return std::nullopt;
}

/// An installed scenario under a name and title of its own, with further changes.
Scenario extended(const Scenario& installed, const std::string& edges) {
    std::string text = installed.text;
    const std::string title = "title = " + quoted(installed.title);
    const std::size_t at = text.find(title);
    if (at != text.npos)
        text.replace(at, title.size(), "title = " + quoted(installed.title + ", and the edges of the text"));
    return parse_scenario(text + edges, installed.id + "-with-text.toml", find_data("scenarios").string());
}

}  // namespace

std::vector<Scenario> with_text_edges(const DraftedPair& pair, const Reading& article, const World& world,
                                      const Registry& registry) {
    if (pair.split.id != split_id || pair.talks.id != talks_id) return {};
    const std::optional<Camps> camps = opposed_blocs(pair.split, world, registry);
    if (!camps) return {};
    const reading::EdgeRules rules{unit_rule(pair.split), unit_rule(pair.talks), split_id, talks_id};
    const std::string rise = reading::edges_of_text(article, *camps, world, rules, true);
    const std::string fall = reading::edges_of_text(article, *camps, world, rules, false);
    if ((rise + fall).find("[[change]]") == std::string::npos) return {};
    return {extended(pair.split, rise), extended(pair.talks, fall)};
}

DraftedPair draft_scenarios(const Reading& article, const World& world, const Registry& registry) {
    DraftedPair pair = draft_pair(article, world, registry);
    pair.why += reading::directions_in_words(article, registry);
    return pair;
}

}  // namespace detente
