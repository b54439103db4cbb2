#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>

#include "detente/drafting/drafting.hpp"
#include "detente/scenario/write.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "drafting/camps.hpp"
#include "drafting/directions.hpp"
#include "drafting/draft_edges.hpp"
#include "scenario/file/tables.hpp"

namespace detente {
namespace {

using reading::Camp;
using reading::Camps;

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

/// The installed pair on a world: as it is, or written for a world that it does not fit.
struct PairHere {
    ScenarioPair pair;
    CompiledScenario split;  ///< against the world
    std::string how;         ///< in words; empty: as it is
};

std::optional<CompiledScenario> compiled_here(const Scenario& scenario, const World& world, const Registry& registry) {
    try {
        return compile(scenario, world, registry);
    } catch (const InputError&) {
        return std::nullopt;
    }
}

/// Nothing where the world lacks what the pair's blocs need.
std::optional<PairHere> pair_for(const World& world, const Registry& registry, const ScenarioPair& installed) {
    if (auto split = compiled_here(installed.split, world, registry)) return PairHere{installed, std::move(*split), ""};
    try {
        PairHere here{{for_world(installed.split, world, installed.votes),
                       for_world(installed.talks, world, installed.votes), installed.votes},
                      {},
                      ""};
        here.split = compile(here.pair.split, world, registry);
        here.how = fmt::format(" Both are written anew for the world '{}', with {}.", world.id,
                               world.sectors.size() > 1 ? "its sectors and elasticities" : "the economies that it has");
        return here;
    } catch (const InputError&) {
        return std::nullopt;
    }
}

/// Rule 2: the principals' blocs in the split, in words, when two of them oppose each other.
std::optional<std::string> stand_opposed(const CompiledScenario& split, const std::vector<std::string>& principals,
                                         const World& world, const Registry& registry) {
    std::vector<std::string> placed;
    bool opposed = false;
    for (const std::string& a : principals) {
        const std::string& bloc = split.bloc_of[*world.find_economy(a)];
        placed.push_back(fmt::format("{} in {}", name_of(a, registry), bloc.empty() ? "no bloc" : bloc));
        for (const std::string& b : principals)
            opposed = opposed || opposes(split.scenario, bloc, split.bloc_of[*world.find_economy(b)]);
    }
    if (!opposed) return std::nullopt;
    return in_words(placed);
}

/// The mean of a column over the rows that have a figure, in whole units.
double mean_units(const CsvTable& table, const std::string& name) {
    const std::size_t column = table.column(name);
    double sum = 0;
    int rows = 0;
    for (std::size_t i = 0; i < table.rows(); ++i) {
        if (table.cell(i, column).empty()) continue;
        sum += table.number(i, column);
        ++rows;
    }
    return rows == 0 ? 0 : std::round(sum / rows);
}

/// The rule by which an installed scenario changes restrictions between blocs; the mean stands in for those who have no
/// figure.
UnitRule unit_rule(const Scenario& scenario) {
    for (const Change& change : scenario.changes) {
        if (!change.per_unit) continue;
        UnitRule rule = *change.per_unit;
        rule.otherwise = mean_units(table_of(scenario, rule.path), rule.column);
        return rule;
    }
    throw InputError(scenario.id, 0, "change",
                     "has no trade_cost_per_unit, from which a drafted scenario takes its rule");
}

std::string bloc_line(const Camp& camp, const Camps& camps) {
    if (camp.framework.empty()) return fmt::format("{} = [{}]\n", toml_string(camp.name), toml_string(camp.economy));
    std::vector<std::string> except;
    for (const std::string& id : camps.both) except.push_back(toml_string(id));
    return fmt::format("{} = {{ framework = {}, on = {}{} }}\n", toml_string(camp.name), toml_string(camp.framework),
                       toml_string(camps.on), except.empty() ? "" : fmt::format(", except = [{}]", join(except, ", ")));
}

/// What differs between the two drafted files.
struct Draft {
    std::string file, title, question, description;
    UnitRule rule;
    std::string source;
    std::string edges = {};  ///< changes that the text's own statements add, as TOML
};

/// The folder of an installed scenario: its tables lie there.
std::string folder_of(const Scenario& installed) {
    return std::filesystem::path(installed.place.file).parent_path().string();
}

Scenario write_draft(const Draft& draft, const Camps& camps, const World& world, const Scenario& installed,
                     const VotesShelf& votes) {
    std::string text;
    text += fmt::format("title = {}\nquestion = {}\n", toml_string(draft.title), toml_string(draft.question));
    text += fmt::format("description = {}\nworld = {}\n\n", toml_string(draft.description), toml_string(world.id));
    text += model_for(world, installed.model);
    text += fmt::format("[blocs]\n{}{}others = \"rest\"\n\n", bloc_line(camps.a, camps), bloc_line(camps.b, camps));
    text += reading::change_by_rule(camps.a.name, camps.b.name, draft.rule, draft.source);
    text += draft.edges;
    return parse_scenario(text, draft.file, folder_of(installed), {}, votes);
}

/// Rule 3: the two camps as a pair of scenarios.
DraftedPair draft_camps(const Reading& article, const Camps& camps, const World& world, const ScenarioPair& installed,
                        const std::string& before) {
    const auto& [split, talks, votes] = installed;
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
    return {write_draft(rise, camps, world, split, votes), write_draft(fall, camps, world, talks, votes), why};
}

/// Who of the article's principals the world has.
struct Principals {
    std::vector<std::string> here;
    std::string words;  ///< them, and those that it lacks
};

Principals principals_of(const Reading& article, const World& world, const Registry& registry) {
    Principals found;
    std::vector<std::string> names, without_data;
    for (const std::string& id : article.principals) {
        const bool here = world.find_economy(id).has_value();
        (here ? found.here : without_data).push_back(id);
        if (here) names.push_back(name_of(id, registry));
    }
    if (!names.empty())
        found.words = fmt::format("By weight of mentions the article is about: {}. ", join(names, ", "));
    if (!without_data.empty())
        found.words += fmt::format("The world '{}' has no data for {}. ", world.id, in_words(without_data));
    return found;
}

DraftedPair draft_pair(const Reading& article, const World& world, const Registry& registry,
                       const ScenarioPair& installed) {
    const Principals principals = principals_of(article, world, registry);
    const std::optional<PairHere> here = pair_for(world, registry, installed);
    if (here && principals.here.size() >= 2)
        if (const auto placed = stand_opposed(here->split, principals.here, world, registry))
            return {here->pair.split, here->pair.talks,
                    principals.words +
                        fmt::format("The installed scenario '{}' groups economies {}: {}. It raises trade costs "
                                    "between two of these blocs; '{}' runs the instruments the other way.{} A deeper "
                                    "split is installed as 'cold-war-deep'.",
                                    split_id, bloc_rule(here->pair.split), *placed, talks_id, here->how)};
    if (const auto camps = reading::find_camps(article, principals.here, world, registry))
        return draft_camps(article, *camps, world, installed, principals.words);
    if (!here)
        throw InputError("", 0, "world",
                         fmt::format("'{}' has not what a pair of scenarios needs: neither two sides that the article "
                                     "names nor the blocs of '{}'",
                                     world.id, split_id),
                         "Choose another world, or a scenario to solve in place of the pair");
    return {here->pair.split, here->pair.talks,
            principals.words + fmt::format("The article does not name two sides that the world '{}' has data for, so "
                                           "the pair is the installed one: '{}' and '{}'.{}",
                                           world.id, split_id, talks_id, here->how)};
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
Scenario extended(const Scenario& installed, const std::string& edges, const VotesShelf& votes) {
    std::string text = installed.text;
    const std::string title = "title = " + toml_string(installed.title);
    const std::size_t at = text.find(title);
    if (at != text.npos)
        text.replace(at, title.size(), "title = " + toml_string(installed.title + ", and the edges of the text"));
    return parse_scenario(text + edges, installed.id + "-with-text.toml", folder_of(installed), {}, votes);
}

}  // namespace

std::vector<Scenario> with_text_edges(const ScenarioPair& pair, const Reading& article, const World& world,
                                      const Registry& registry) {
    if (!pair.split.id.starts_with(split_id) || !pair.talks.id.starts_with(talks_id)) return {};
    const std::optional<Camps> camps = opposed_blocs(pair.split, world, registry);
    if (!camps) return {};
    const reading::EdgeRules rules{unit_rule(pair.split), unit_rule(pair.talks), split_id, talks_id};
    const std::string rise = reading::edges_of_text(article, *camps, world, rules, true);
    const std::string fall = reading::edges_of_text(article, *camps, world, rules, false);
    if ((rise + fall).find("[[change]]") == std::string::npos) return {};
    return {extended(pair.split, rise, pair.votes), extended(pair.talks, fall, pair.votes)};
}

DraftedPair draft_scenarios(const Reading& article, const World& world, const Registry& registry,
                            const ScenarioPair& installed) {
    DraftedPair pair = draft_pair(article, world, registry, installed);
    pair.why += reading::directions_in_words(article, registry);
    return pair;
}

}  // namespace detente
