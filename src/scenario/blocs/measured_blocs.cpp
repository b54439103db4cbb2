// Measured blocs against a world: a measurement of all of them spelled out bloc by bloc, their members, what is noted.
#include <fmt/format.h>

#include <algorithm>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "scenario/compile/membership.hpp"
#include "scenario/file/keys.hpp"

namespace detente {
namespace {

using Method = Measurement::Method;

/// The best-known member of a bloc: what its label begins with.
std::string best_known(const Measured& order, std::size_t bloc) {
    std::string best;
    for (std::size_t v = 0; v < order.voters.size(); ++v)
        if (order.group[v] == bloc && order.labels[bloc].starts_with(order.voters[v]) &&
            order.voters[v].size() > best.size())
            best = order.voters[v];
    return best;
}

/// Spells out one measurement of all blocs.
class Speller {
public:
    Speller(const Scenario& scenario, const Names& names, Notes& notes)
        : all_(*scenario.measured),
          names_(names),
          notes_(notes),
          order_(measured_for(scenario, all_.measurement, all_.place, "blocs")) {}

    std::vector<BlocSpec> spell() {
        switch (all_.measurement.method) {
            case Method::leiden: add_named(), add_remaining(); break;
            case Method::ideal_points: add_between_cuts(); break;
            case Method::roll_call: add_positions(); break;
        }
        put_in();
        take_out();
        return std::move(specs_);
    }

private:
    BlocSpec part(const std::string& name) const {
        BlocSpec spec;
        spec.name = name;
        spec.kind = BlocSpec::Kind::measured;
        spec.measurement = all_.measurement;
        spec.one_of_all = true;
        spec.place = all_.place;
        return spec;
    }

    bool anybody_here(const BlocSpec& spec) const {
        const MeasuredPart part(spec, *order_, names_.registry());
        return !members_of(part, *order_, names_, nullptr).members.empty();
    }

    void add_named() {
        for (const auto& [name, anchor] : all_.names) {
            BlocSpec spec = part(name);
            spec.with = anchor;
            specs_.push_back(std::move(spec));
        }
    }

    /// Blocs that no name asks for, the largest first; those with nobody in this world are noted.
    void add_remaining() {
        std::vector<char> named(order_->blocs(), 0);
        for (const BlocSpec& spec : specs_) named[*MeasuredPart(spec, *order_, names_.registry()).group()] = 1;
        std::size_t number = specs_.size();
        for (std::size_t bloc = 0; bloc < order_->blocs(); ++bloc) {
            if (named[bloc]) continue;
            BlocSpec spec = part(fmt::format("bloc-{}", ++number));
            spec.with = best_known(*order_, bloc);
            if (anybody_here(spec))
                specs_.push_back(std::move(spec));
            else
                notes_.push_back(
                    {"bloc-not-here", fmt::format("nobody of the measured bloc '{}' ({}) is in the world '{}'",
                                                  spec.name, order_->labels[bloc], names_.world().id)});
        }
    }

    void add_between_cuts() {
        const std::vector<double>& cuts = all_.cuts;
        specs_.push_back(part("low"));
        specs_.back().below = cuts.front();
        if (cuts.size() == 2) {
            specs_.push_back(part("middle"));
            specs_.back().above = cuts[0];
            specs_.back().below = cuts[1];
        }
        specs_.push_back(part("high"));
        specs_.back().above = cuts.back();
    }

    void add_positions() {
        for (const std::string& position : scenario_keys::positions()) {
            BlocSpec spec = part(position);
            spec.positions = {position};
            if (anybody_here(spec)) specs_.push_back(std::move(spec));
        }
    }

    void put_in() {
        for (const auto& [name, economies] : all_.also) {
            const auto there = std::find_if(specs_.begin(), specs_.end(),
                                            [&bloc = name](const BlocSpec& spec) { return spec.name == bloc; });
            if (there != specs_.end()) {
                there->also = economies;
                continue;
            }
            std::vector<std::string> valid;
            for (const BlocSpec& spec : specs_) valid.push_back(spec.name);
            throw InputError(all_.place.file, all_.place.line, "blocs.also",
                             fmt::format("no measured bloc is called '{}'", name), suggestion(name, valid));
        }
    }

    void take_out() {
        for (const std::string& written : all_.except) {
            const auto economy = names_.economy_if_here(written, all_.place, "blocs.except");
            const std::size_t voter = economy ? order_->find(names_.world().economies[*economy].id) : Measured::npos;
            const bool in = std::any_of(specs_.begin(), specs_.end(), [&](const BlocSpec& spec) {
                return voter != Measured::npos && MeasuredPart(spec, *order_, names_.registry()).holds(voter);
            });
            if (economy && !in)
                throw InputError(all_.place.file, all_.place.line, "blocs.except",
                                 fmt::format("'{}' is in no measured bloc anyway", written), "Leave it out");
        }
        for (BlocSpec& spec : specs_) spec.except = all_.except;
    }

    const MeasuredBlocs& all_;
    const Names& names_;
    Notes& notes_;
    std::shared_ptr<const Measured> order_;
    std::vector<BlocSpec> specs_;
};

std::string result_of(const Measured& order) {
    switch (order.how.method) {
        case Method::leiden:
            return fmt::format(
                "{} blocs from {} divided roll call{}; {} bootstraps agree with them at a median adjusted "
                "Rand index of {:.2f}",
                order.blocs(), order.roll_calls, order.roll_calls == 1 ? "" : "s", order.draws, order.rand_index);
        case Method::ideal_points:
            return fmt::format("{} economies from {} divided roll calls{}", order.voters.size(), order.roll_calls,
                               order.summary ? ", as in the installed summary" : "");
        case Method::roll_call: break;
    }
    return fmt::format("{} members", order.voters.size());
}

}  // namespace

Scenario spelled_out(const Scenario& scenario, const Names& names, Notes& notes) {
    Scenario out = scenario;
    if (!scenario.measured) return out;
    out.measured.reset();
    std::vector<BlocSpec> specs = Speller(scenario, names, notes).spell();
    for (const BlocSpec& beside : scenario.blocs) {
        for (const BlocSpec& spec : specs)
            if (spec.name == beside.name)
                throw InputError(beside.place.file, beside.place.line, "blocs." + beside.name,
                                 "is the name of a measured bloc, too", "Call it otherwise, e.g. others");
        specs.push_back(beside);
    }
    out.blocs = std::move(specs);
    return out;
}

PartMembers members_of(const MeasuredPart& part, const Measured& order, const Names& names,
                       const MembershipDraw* draw) {
    PartMembers out;
    for (std::size_t v = 0; v < order.voters.size(); ++v) {
        const bool in = draw ? draw->all.holds(part, order, v, draw->draw) : part.holds(v);
        const auto here = names.find(order.voters[v]);
        if (here && in) out.members.push_back(*here);
        if (!here && in) out.missing.push_back(order.voters[v]);
        if (here && !draw) out.probability[*here] = part.probability(v);
    }
    return out;
}

void note_measurement(const Measured& order, const World& world, const std::vector<char>& placed, Notes& notes) {
    const std::string version = order.votes_version.empty() ? "" : ", version " + order.votes_version;
    notes.push_back({"blocs-measured",
                     fmt::format("{} ({}{}): {}", words_of(order.how), order.votes_title, version, result_of(order))});
    for (const Note& note : order.notes) notes.push_back({"measured-limits", note.text});
    std::vector<std::string> nowhere;
    for (std::size_t i = 0; i < world.n(); ++i)
        if (!placed[i] && order.find(world.economies[i].id) == Measured::npos) nowhere.push_back(world.economies[i].id);
    if (!nowhere.empty())
        notes.push_back(
            {"no-vote", fmt::format("{} of the world '{}' {} no vote that counts among the {}, and {} in no "
                                    "measured bloc: {}",
                                    nowhere.size(), world.id, nowhere.size() == 1 ? "has" : "have", words_of(order.how),
                                    nowhere.size() == 1 ? "is" : "are", some_of(nowhere))});
}

}  // namespace detente
