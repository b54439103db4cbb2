#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "detente/equilibrium/outcome.hpp"
#include "detente/equilibrium/shock.hpp"
#include "detente/support/describe.hpp"
#include "detente/support/work.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// A world and options, prepared once and solved often: for draws, sliders, sweeps and games. A model is const; threads
/// share it.
class Model {
public:
    virtual ~Model() = default;
    /// What follows from `shock`, by exact hat algebra. `near`: the state of another outcome for the same economies and
    /// sectors (another shock, or other elasticities), from which the search starts; where that leads nowhere, or does
    /// not fit, it starts from the world as it is. Throws InputError for a shock that does not fit the world, or leaves
    /// an economy without supplier or buyer. Not converging is a status of the outcome.
    virtual Outcome solve(const Shock& shock, const State* near = nullptr, const Work& work = {}) const = 0;
};

/// A kind of model by its name, the one that [model] kind gives.
struct RegisteredModel {
    std::string name;
    std::string summary;
    std::function<std::vector<OptionInfo>()> options;  ///< what can be set, with defaults in its help
    /// Throws InputError for an option that the kind does not have, and for a world that it cannot take.
    std::function<std::unique_ptr<const Model>(std::shared_ptr<const World>, const std::vector<OptionText>&)> make;
};

/// The kind that class M is: it has Options with a describe(), and a constructor (world, options).
template <class M>
RegisteredModel model_kind(std::string name, std::string summary) {
    using Options = typename M::Options;
    return {std::move(name), std::move(summary), [] { return list_options(Options{}); },
            [](std::shared_ptr<const World> world, const std::vector<OptionText>& texts) {
                Options options;
                set_options(options, texts);
                return std::make_unique<const M>(std::move(world), std::move(options));
            }};
}

/// The models there are, by name. A new one is a folder under src/equilibrium and a line in model_kinds.cpp.
class ModelKinds {
public:
    /// Those that come with the engine.
    static const ModelKinds& installed();

    /// Throws InputError where the name is taken.
    void add(RegisteredModel);
    const std::vector<RegisteredModel>& all() const { return kinds_; }
    /// Throws InputError, with the nearest name, where there is none.
    const RegisteredModel& find(std::string_view name) const;

private:
    std::vector<RegisteredModel> kinds_;
};

}  // namespace detente
