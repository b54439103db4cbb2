// Who is in a bloc: by list, framework, file, UN vote, measurement, or the rest.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "detente/alignment/roll_calls.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "scenario/compile/membership.hpp"
#include "scenario/file/keys.hpp"
#include "scenario/file/names.hpp"
#include "scenario/file/tables.hpp"

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

Members from_file(const BlocSpec& bloc, const CsvTable& table, const Names& names, std::vector<std::string>& missing) {
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

const char* position_of(Vote vote) {
    return vote == Vote::yes ? "yes" : vote == Vote::no ? "no" : vote == Vote::abstain ? "abstain" : "absent";
}

/// By any roll call of the embedded table, named by the symbol of its resolution or by its id.
Members from_assembly(const BlocSpec& bloc, const RollCalls& calls, const Names& names,
                      std::vector<std::string>& missing) {
    RollCalls one;
    try {
        one = select(calls, {.roll_call = bloc.un_vote});
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

Members from_un_vote(const BlocSpec& bloc, const Scenario& scenario, const Names& names,
                     std::vector<std::string>& missing) {
    if (bloc.path.empty()) return from_assembly(bloc, *votes_of(scenario, assembly).calls, names, missing);
    const CsvTable& table = table_of(scenario, bloc.path);
    const std::size_t vote = table.column("vote");
    const auto& valid = scenario_keys::positions();
    return from_table(table, names, missing, [&](std::size_t row) {
        const std::string here(table.cell(row, vote));
        if (std::find(valid.begin(), valid.end(), here) == valid.end())
            table.fail(row, vote, fmt::format("'{}' is not a vote", here), suggestion(here, valid));
        return std::find(bloc.positions.begin(), bloc.positions.end(), here) != bloc.positions.end();
    });
}

Members by_rule(const BlocSpec& bloc, const Scenario& scenario, const Names& names, std::vector<std::string>& missing) {
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
        members = from_file(bloc, table_of(scenario, bloc.path), names, missing);
    } else if (bloc.kind == BlocSpec::Kind::un_vote) {
        members = from_un_vote(bloc, scenario, names, missing);
    }
    return members;
}

/// `also` and `except` belong to the rule, so that an economy that the world lacks is no error here. In a draw, who is
/// put in may be in already, and who is taken out may not be in.
void adjust(const BlocSpec& bloc, const Names& names, bool draw, Members& members, std::vector<std::string>& missing) {
    for (const std::string& written : bloc.also) {
        const auto economy = names.economy_if_here(written, bloc.place, field_of(bloc, "also"));
        if (!economy)
            missing.push_back(written);
        else if (!members.insert(*economy).second && !draw)
            fail(bloc, "also", fmt::format("'{}' is in the bloc already", written), "Leave it out");
    }
    for (const std::string& written : bloc.except) {
        const auto economy = names.economy_if_here(written, bloc.place, field_of(bloc, "except"));
        if (economy && !members.erase(*economy) && !draw && !bloc.one_of_all)
            fail(bloc, "except", fmt::format("'{}' is not in the bloc anyway", written), "Leave it out");
        if (!economy) missing.erase(std::remove(missing.begin(), missing.end(), written), missing.end());
    }
}

/// Finds the blocs one after the other: as measured, or in one draw.
class BlocFinder {
public:
    BlocFinder(const Scenario& scenario, const Names& names, const MembershipDraw* draw, Notes& notes)
        : scenario_(scenario), names_(names), world_(names.world()), draw_(draw), notes_(notes) {
        bloc_of_.assign(world_.n(), "");
        elsewhere_.assign(world_.n(), 0);
        stated_.assign(world_.n(), 0);
    }

    std::vector<Bloc> find() {
        const std::size_t count = scenario_.blocs.size();
        std::vector<Bloc> blocs(count);
        for (std::size_t b = 0; b < count; ++b) check_name(scenario_.blocs[b]);
        if (draw_)
            for (std::size_t b = 0; b < count; ++b) state(scenario_.blocs[b], draw_->point[b]);
        for (std::size_t b = 0; b < count; ++b)
            if (&scenario_.blocs[b] != rest_) blocs[b] = find_one(scenario_.blocs[b], b);
        for (std::size_t b = 0; b < count; ++b)
            if (&scenario_.blocs[b] == rest_) blocs[b] = find_rest();
        if (!draw_) note_measurements(blocs);
        return blocs;
    }

private:
    void check_name(const BlocSpec& spec) {
        if (world_.find_economy(spec.name))
            notes_.push_back(
                {"name-hidden", fmt::format("in this scenario '{0}' means the bloc, not the economy {0}", spec.name)});
        if (spec.kind != BlocSpec::Kind::rest) return;
        if (rest_) fail(spec, "", fmt::format("there is a second \"rest\" beside '{}'", rest_->name), "");
        rest_ = &spec;
    }

    /// Who is in a bloc because the file says so, not because it was measured.
    void state(const BlocSpec& spec, const Bloc& bloc) {
        if (spec.kind == BlocSpec::Kind::rest) return;
        if (spec.kind != BlocSpec::Kind::measured)
            for (const std::size_t member : bloc.members) stated_[member] = 1;
        for (const std::string& written : spec.also)
            if (const auto economy = names_.find(written)) stated_[*economy] = 1;
    }

    Bloc find_one(const BlocSpec& spec, std::size_t b) {
        Bloc bloc;
        bloc.name = spec.name;
        std::vector<std::string> missing;
        Members members;
        PartMembers part;
        if (spec.kind == BlocSpec::Kind::measured) {
            bloc.measured = draw_ ? draw_->point[b].measured
                                  : measured_for(scenario_, *spec.measurement, spec.place, field_of(spec));
            const MeasuredPart of(spec, *bloc.measured, names_.registry());
            if (!draw_) check_part(spec, of, *bloc.measured);
            part = members_of(of, *bloc.measured, names_, draw_);
            missing = part.missing;
            for (const std::size_t member : part.members)
                if (!stated_[member]) members.insert(member);
        } else {
            members = by_rule(spec, scenario_, names_, missing);
        }
        adjust(spec, names_, draw_ != nullptr, members, missing);
        if (!missing.empty())
            notes_.push_back(
                {"bloc-members-missing", fmt::format("{} of the bloc '{}' not in the world '{}': {}", missing.size(),
                                                     spec.name, world_.id, some_of(missing))});
        settle(spec, members, bloc);
        if (bloc.measured && !draw_) put_probabilities(spec, part.probability, bloc);
        return bloc;
    }

    void settle(const BlocSpec& spec, const Members& members, Bloc& bloc) {
        if (members.empty() && !draw_)
            fail(spec, "", fmt::format("the bloc is empty in the world '{}'", world_.id), "");
        bloc.members.assign(members.begin(), members.end());
        check_overlap(spec, bloc);
    }

    void check_overlap(const BlocSpec& spec, const Bloc& bloc) {
        for (const std::size_t member : bloc.members) {
            const Economy& economy = world_.economies[member];
            if (!bloc_of_[member].empty())
                fail(spec, "",
                     fmt::format("{} ({}) is in two blocs: '{}' and '{}'", economy.name, economy.id, bloc_of_[member],
                                 spec.name),
                     fmt::format("Take it out of one, e.g. with except = [\"{}\"]", economy.id));
            bloc_of_[member] = spec.name;
        }
    }

    /// Two blocs that hold two economies, and are one.
    void check_part(const BlocSpec& spec, const MeasuredPart& part, const Measured& order) {
        if (!part.group()) return;
        const auto [there, is_new] = part_of_.try_emplace({order.key, *part.group()}, &spec);
        if (is_new) return;
        const BlocSpec& other = *there->second;
        fail(spec, spec.one_of_all ? "" : "with",
             fmt::format("measured: one bloc holds both {} ('{}') and {} ('{}') among the {}", other.with, other.name,
                         spec.with, spec.name, words_of(order.how)),
             fmt::format("Take another year, number = {}, or {}", std::max<std::size_t>(3, order.blocs() + 1),
                         spec.one_of_all ? "other names = { north = \"USA\" }" : "one bloc for both"));
    }

    void put_probabilities(const BlocSpec& spec, std::map<std::size_t, double> probability, Bloc& bloc) {
        for (const std::string& written : spec.except)
            if (const auto economy = names_.find(written)) probability.erase(*economy);
        for (const std::string& written : spec.also)
            if (const auto economy = names_.find(written)) probability[*economy] = 1;
        for (const auto& [economy, share] : probability) elsewhere_[economy] += share;
        for (const std::size_t member : bloc.members) bloc.probability.push_back(probability.at(member));
    }

    /// In the rest is who is in none of the others.
    Bloc find_rest() {
        Bloc bloc;
        bloc.name = rest_->name;
        Members members;
        for (std::size_t i = 0; i < world_.n(); ++i)
            if (bloc_of_[i].empty()) members.insert(i);
        settle(*rest_, members, bloc);
        if (!part_of_.empty() || std::any_of(elsewhere_.begin(), elsewhere_.end(), [](double p) { return p > 0; }))
            for (const std::size_t member : bloc.members)
                bloc.probability.push_back(std::clamp(1 - elsewhere_[member], 0.0, 1.0));
        return bloc;
    }

    void note_measurements(const std::vector<Bloc>& blocs) {
        for (std::size_t b = 0; b < blocs.size(); ++b) state(scenario_.blocs[b], blocs[b]);
        std::set<std::string> said;
        for (const Bloc& bloc : blocs)
            if (bloc.measured && said.insert(bloc.measured->key).second)
                note_measurement(*bloc.measured, world_, stated_, notes_);
    }

    const Scenario& scenario_;
    const Names& names_;
    const World& world_;
    const MembershipDraw* draw_;
    Notes& notes_;
    const BlocSpec* rest_ = nullptr;
    std::vector<std::string> bloc_of_;
    std::vector<double> elsewhere_;  ///< [economy] share of draws in a measured bloc
    std::vector<char> stated_;       ///< [economy] stated in a bloc
    std::map<std::pair<std::string, std::size_t>, const BlocSpec*> part_of_;
};

}  // namespace

std::vector<Bloc> resolve_blocs(const Scenario& scenario, const Names& names, Notes& notes,
                                const MembershipDraw* draw) {
    return BlocFinder(scenario, names, draw, notes).find();
}

}  // namespace detente
