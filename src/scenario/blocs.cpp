// Who is in a bloc: by list, framework, file, UN vote, or the rest.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "detente/alignment/roll_calls.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "scenario/keys.hpp"
#include "scenario/names.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;
using Members = std::set<std::size_t>;

std::string field_of(const BlocSpec& bloc, const std::string& key = "") {
    return "blocs." + bloc.name + (key.empty() ? "" : "." + key);
}

[[noreturn]] void fail(const BlocSpec& bloc, const std::string& key, const std::string& what, const std::string& hint) {
    throw InputError(bloc.place.file, bloc.place.line, field_of(bloc, key), what, hint);
}

std::size_t economy_column(const CsvTable& table) {
    return table.column(table.has("iso") ? "iso" : "economy");
}

/// The economies of the rows that `wanted` accepts.
template <class Wanted>
Members from_table(const CsvTable& table, const Names& names, std::vector<std::string>& missing, Wanted&& wanted) {
    const std::size_t economy = economy_column(table);
    Members members;
    std::set<std::string> seen;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto here = names.economy_in(table, row, economy);
        if (!seen.insert(std::string(table.cell(row, economy))).second)
            table.fail(row, economy, fmt::format("'{}' stands twice", table.cell(row, economy)));
        if (!wanted(row)) continue;
        if (here)
            members.insert(*here);
        else
            missing.emplace_back(table.cell(row, economy));
    }
    return members;
}

Members from_file(const BlocSpec& bloc, const Names& names, std::vector<std::string>& missing) {
    const CsvTable table = read_csv(bloc.path);
    const std::size_t label = table.column("bloc");
    std::vector<std::string> labels;
    bool any = false;
    Members members = from_table(table, names, missing, [&](std::size_t row) {
        const std::string here(table.cell(row, label));
        if (std::find(labels.begin(), labels.end(), here) == labels.end()) labels.push_back(here);
        any = any || here == bloc.label;
        return here == bloc.label;
    });
    if (!any)
        fail(bloc, "bloc", fmt::format("{} has no bloc '{}'", fs::path(bloc.path).filename().string(), bloc.label),
             suggestion(bloc.label, labels));
    return members;
}

/// data/votes/es-11-3.csv for "ES-11/3"; empty where there is no such file.
fs::path votes_file(const BlocSpec& bloc) {
    std::string stem = lower_ascii(bloc.un_vote);
    std::replace(stem.begin(), stem.end(), '/', '-');
    if (stem.find_first_of("\\:") != stem.npos) return {};
    for (const fs::path& data : data_folders()) {
        std::error_code error;
        const fs::path file = data / "votes" / (stem + ".csv");
        if (fs::is_regular_file(file, error)) return file;
    }
    return {};
}

/// The votes of the UN General Assembly, read once.
const RollCalls& assembly() {
    static const RollCalls votes = load_votes("unga");
    return votes;
}

const char* position_of(Vote vote) {
    return vote == Vote::yes ? "yes" : vote == Vote::no ? "no" : vote == Vote::abstain ? "abstain" : "absent";
}

/// By any roll call of the embedded table, named by the symbol of its resolution or by its id.
Members from_assembly(const BlocSpec& bloc, const Names& names, std::vector<std::string>& missing) {
    RollCalls one;
    try {
        one = select(assembly(), {.roll_call = bloc.un_vote});
    } catch (const InputError& error) {
        fail(bloc, "un_vote", fmt::format("no record of a UN vote on '{}': {}", bloc.un_vote, error.problem),
             error.hint);
    }
    const auto wanted = [&](const char* position) {
        return std::find(bloc.positions.begin(), bloc.positions.end(), position) != bloc.positions.end();
    };
    if (wanted("absent") && std::find(one.votes.begin(), one.votes.end(), Vote::absent) == one.votes.end())
        fail(bloc, "position", fmt::format("the record of '{}' does not say who was absent", bloc.un_vote),
             "Leave \"absent\" out; the rest can be a bloc with \"rest\"");
    Members members;
    for (std::size_t i = 0; i < one.n(); ++i) {
        if (one.vote(0, i) == Vote::none || !wanted(position_of(one.vote(0, i)))) continue;
        if (const auto here = names.economy_if_here(one.voters[i], bloc.place, field_of(bloc, "un_vote")))
            members.insert(*here);
        else
            missing.push_back(one.voters[i]);
    }
    return members;
}

Members from_un_vote(const BlocSpec& bloc, const Names& names, std::vector<std::string>& missing) {
    const fs::path file = votes_file(bloc);
    if (file.empty()) return from_assembly(bloc, names, missing);
    const CsvTable table = read_csv(file.string());
    const std::size_t vote = table.column("vote");
    const auto& valid = scenario_keys::positions();
    return from_table(table, names, missing, [&](std::size_t row) {
        const std::string here(table.cell(row, vote));
        if (std::find(valid.begin(), valid.end(), here) == valid.end())
            table.fail(row, vote, fmt::format("'{}' is not a vote", here), suggestion(here, valid));
        return std::find(bloc.positions.begin(), bloc.positions.end(), here) != bloc.positions.end();
    });
}

Members by_rule(const BlocSpec& bloc, const Names& names, std::vector<std::string>& missing) {
    Members members;
    if (bloc.kind == BlocSpec::Kind::list) {
        for (const std::string& economy : bloc.economies)
            if (!members.insert(names.economy(economy, bloc.place, field_of(bloc))).second)
                fail(bloc, "", fmt::format("'{}' stands twice", economy), "");
    } else if (bloc.kind == BlocSpec::Kind::framework) {
        check_date(bloc.on, bloc.place.file, bloc.place.line, field_of(bloc, "on"));
        const auto found = names.members(bloc.framework, bloc.on, bloc.place, field_of(bloc, "framework"), missing);
        members.insert(found.begin(), found.end());
    } else if (bloc.kind == BlocSpec::Kind::file) {
        members = from_file(bloc, names, missing);
    } else if (bloc.kind == BlocSpec::Kind::un_vote) {
        members = from_un_vote(bloc, names, missing);
    }
    return members;
}

/// `also` and `except` belong to the rule, so that an economy that the world lacks is no error here.
void adjust(const BlocSpec& bloc, const Names& names, Members& members, std::vector<std::string>& missing) {
    for (const std::string& written : bloc.also) {
        const auto economy = names.economy_if_here(written, bloc.place, field_of(bloc, "also"));
        if (!economy)
            missing.push_back(written);
        else if (!members.insert(*economy).second)
            fail(bloc, "also", fmt::format("'{}' is in the bloc already", written), "Leave it out");
    }
    for (const std::string& written : bloc.except) {
        const auto economy = names.economy_if_here(written, bloc.place, field_of(bloc, "except"));
        if (economy && !members.erase(*economy))
            fail(bloc, "except", fmt::format("'{}' is not in the bloc anyway", written), "Leave it out");
        if (!economy) missing.erase(std::remove(missing.begin(), missing.end(), written), missing.end());
    }
}

Bloc finished(const BlocSpec& spec, const Members& members, const World& world) {
    if (members.empty()) fail(spec, "", fmt::format("the bloc is empty in the world '{}'", world.id), "");
    return {spec.name, {members.begin(), members.end()}};
}

void check_overlap(const BlocSpec& spec, const Bloc& bloc, const Names& names, std::vector<std::string>& bloc_of) {
    for (const std::size_t member : bloc.members) {
        const Economy& economy = names.world().economies[member];
        if (!bloc_of[member].empty())
            fail(spec, "",
                 fmt::format("{} ({}) is in two blocs: '{}' and '{}'", economy.name, economy.id, bloc_of[member],
                             spec.name),
                 fmt::format("Take it out of one, e.g. with except = [\"{}\"]", economy.id));
        bloc_of[member] = spec.name;
    }
}

}  // namespace

std::vector<Bloc> resolve_blocs(const Scenario& scenario, const Names& names, std::vector<std::string>& notes) {
    const World& world = names.world();
    std::vector<Bloc> blocs(scenario.blocs.size());
    std::vector<std::string> bloc_of(world.n());
    const BlocSpec* rest = nullptr;
    for (std::size_t b = 0; b < blocs.size(); ++b) {
        const BlocSpec& spec = scenario.blocs[b];
        if (world.find_economy(spec.name))
            notes.push_back(
                fmt::format("name-hidden: in this scenario '{0}' means the bloc, not the economy {0}", spec.name));
        if (spec.kind == BlocSpec::Kind::rest) {
            if (rest) fail(spec, "", fmt::format("there is a second \"rest\" beside '{}'", rest->name), "");
            rest = &spec;
            continue;
        }
        std::vector<std::string> missing;
        Members members = by_rule(spec, names, missing);
        adjust(spec, names, members, missing);
        if (!missing.empty())
            notes.push_back(fmt::format("bloc-members-missing: {} of the bloc '{}' not in the world '{}': {}",
                                        missing.size(), spec.name, world.id, some_of(missing)));
        blocs[b] = finished(spec, members, world);
        check_overlap(spec, blocs[b], names, bloc_of);
    }
    for (std::size_t b = 0; b < blocs.size(); ++b) {
        if (&scenario.blocs[b] != rest) continue;
        Members members;
        for (std::size_t i = 0; i < world.n(); ++i)
            if (bloc_of[i].empty()) members.insert(i);
        blocs[b] = finished(*rest, members, world);
    }
    return blocs;
}

}  // namespace detente
