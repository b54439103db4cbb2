#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenario/file/names.hpp"

namespace detente {

/// Who is in a measured bloc. `spec` says which part of `order` the bloc is.
class MeasuredPart {
public:
    /// Throws InputError, with the place of `spec`: nobody knows `with`, or it stands in no bloc.
    MeasuredPart(const BlocSpec& spec, const Measured& order, const Registry&);

    /// The most probable place: as measured; of ideal points, by the mean.
    bool holds(std::size_t voter) const;
    /// Share of draws in which the voter is in. Ideal points: P(above <= x < below), x ~ N(mean, sd^2).
    double probability(std::size_t voter) const;
    bool holds_bootstrap(std::size_t voter, std::size_t bootstrap) const;
    bool holds_point(double point) const;
    /// leiden: which bloc of the partition.
    std::optional<std::size_t> group() const { return group_; }

private:
    const BlocSpec& spec_;
    const Measured& order_;
    std::optional<std::size_t> group_;
};

/// Draws of who stands where: each one a bootstrap of a measurement by Leiden's algorithm, or ideal points drawn voter
/// by voter. Latin hypercubes, pure in seed, number of draws and measurement: every future meets the same draws.
class MembershipDraws {
public:
    MembershipDraws(std::int64_t seed, std::size_t draws) : seed_(seed), draws_(draws) {}
    void add(const Measured&);
    bool holds(const MeasuredPart&, const Measured&, std::size_t voter, std::size_t draw) const;

private:
    std::int64_t seed_;
    std::size_t draws_;
    std::map<std::string, std::vector<std::size_t>> bootstraps_;        ///< measurement -> [draw]
    std::map<std::string, std::vector<std::vector<double>>> deviates_;  ///< measurement -> [voter][draw], normal
};

/// One draw, of a scenario that is compiled already: `point` are its blocs.
struct MembershipDraw {
    const MembershipDraws& all;
    std::size_t draw = 0;
    const std::vector<Bloc>& point;
};

/// Members of a measured bloc that the world has.
struct PartMembers {
    std::vector<std::size_t> members;           ///< positions in the world
    std::vector<std::string> missing;           ///< members that the world lacks
    std::map<std::size_t, double> probability;  ///< of every economy with a vote, member or not
};
PartMembers members_of(const MeasuredPart&, const Measured&, const Names&, const MembershipDraw*);

/// A measurement of all blocs, spelled out bloc by bloc; any other scenario as it is. Throws InputError where it yields
/// other blocs than the names ask for.
Scenario spelled_out(const Scenario&, const Names&, Notes& notes);

/// The share or the tariff of a change, as drawn.
struct DrawnFigure {
    UncertainParameter::Of of = UncertainParameter::Of::share;
    std::size_t change = 0;
    double value = 0;
};

/// The blocs and the shock of one draw; nothing else is filled in. Throws InputError where a change then touches
/// nothing, or an economy is drawn into two blocs.
CompiledScenario drawn_changes(const CompiledScenario& point, const MembershipDraws&, std::size_t draw,
                               const std::vector<DrawnFigure>&, const World&, const Registry&);

/// The measurement of a bloc. Throws InputError with the place of the bloc.
std::shared_ptr<const Measured> measured_for(const Scenario&, const Measurement&, const Place&,
                                             const std::string& field);

/// "blocs by Leiden's algorithm of 2020 in 'unga'", "votes on ES-11/3 in 'unga'".
std::string words_of(const Measurement&);

/// What was measured, its limits, and which economies of the world stand nowhere in it: one note each. `placed`: who is
/// in a stated bloc.
void note_measurement(const Measured&, const World&, const std::vector<char>& placed, Notes& notes);

}  // namespace detente
