#pragma once
#include <string>
#include <vector>

#include "detente/support/notes.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// Who states a parameter: the scenario; else the world; else nobody, and the program's default stands.
enum class Whose { scenario, world, program };
const char* to_string(Whose);  ///< "scenario", "world", "default"

/// One parameter of a model as it is used, settled once by compile: solvers, JSON, CSV, words and explanations read it
/// here.
struct UsedParameter {
    /// As in [model]; and scale_share, trade elasticity times scale elasticity, which a world may state.
    std::string key;
    std::vector<double> values = {};  ///< one for all, or one a sector or economy
    enum class By { all, sector, economy } by = By::all;
    std::string choice = {};  ///< of what is no number: "world-share", "rebate", an economy's id
    std::string unit = {};    ///< "elasticity", "share", "factor"; empty: a choice
    Whose whose = Whose::program;
    Place place = {};                       ///< the key's line in the scenario; of a world's the table, without a line
    bool from_table = false;                ///< a table of figures that the scenario names
    std::vector<std::string> sources = {};  ///< of the figures: one for all, or one a value; empty: none stated

    /// How well a value is known.
    struct Known {
        Spread spread;
        std::string source;
    };
    std::vector<Known> known = {};  ///< one for all, or one a value; empty: nothing is stated

    /// "a paper 2020", "the scenario", "the world, each sector with its own source", "the program's default".
    std::string source_in_words() const;
};

/// The parameter of that key; null: the model has none.
const UsedParameter* find_parameter(const std::vector<UsedParameter>&, const std::string& key);

}  // namespace detente
