#pragma once
// Random worlds, shocks and options: everything a pure function of one number, so that a failure is a seed.
#include <cstdint>
#include <string>

#include "detente/equilibrium/sector_model.hpp"
#include "detente/equilibrium/universal_gravity.hpp"

namespace detente::harness {

enum class Model { gravity, sectors };

/// One trial. `gravity` or `sectors` is used, whichever the model is.
struct Case {
    std::uint64_t seed = 0;
    Model model = Model::gravity;
    World world;
    Shock shock;
    UniversalGravityOptions gravity;
    SectorModelOptions sectors;
    /// More than the model of Caliendo and Parro, each of which some identity does not hold with.
    bool elastic_labour = false, scale = false, partial_pass_through = false, destination = false;

    double theta(std::size_t sector) const;
    Deficits deficits() const { return model == Model::gravity ? gravity.deficits : sectors.deficits; }
    std::string describe() const;
};

/// The trial of a seed: even seeds are gravity, odd ones sectors.
Case draw(std::uint64_t seed);

/// The case's model on another world or shock.
Outcome solved(const Case&, const World&, const Shock&);

}  // namespace detente::harness
