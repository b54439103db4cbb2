#pragma once
#include <string>
#include <vector>

#include "detente/reading/measure.hpp"
#include "detente/world/world.hpp"
#include "drafting/parties.hpp"

namespace detente::drafting {

/// One [[change]] as it will be written.
struct DraftedChange {
    std::vector<std::string> from, to;  ///< economies and frameworks; "*"; of a membership `from` moves
    bool both = false;
    std::string membership;  ///< "join" or "leave"; then `framework`
    std::string framework;
    std::string on;                    ///< of frameworks; empty: none stands in it
    std::vector<std::string> sectors;  ///< empty: all
    std::string instrument;            ///< the line of TOML: tariff = "+75pp"
    double share = 1;
    std::vector<double> share_range, tariff_range;
    bool assumption = false;  ///< the figure is ours
    std::string source;
    /// What was assumed, and the change's key that says otherwise: "share".
    struct Assumed {
        std::string sentence, key;
    };
    std::vector<Assumed> assumed = {};
};

/// What a measure becomes in a world.
struct ChangesOfMeasure {
    std::vector<DraftedChange> changes;
    std::string problem;  ///< why there are none
    std::vector<std::string> parties, without_data;
};

/// `spared`: economies whom another rate of the same actor touches instead of this one.
ChangesOfMeasure changes_of(const PolicyMeasure&, const World&, const Parties&, const std::vector<std::string>& spared);

/// Trade of `a` with `b` (both ways, exports of a, or imports of a) that grows so far.
ChangesOfMeasure growth_change(const std::vector<std::string>& a, const std::vector<std::string>& b, double growth,
                               const std::string& about, const World&, const Parties&);

/// The change as TOML.
std::string to_toml(const DraftedChange&);

}  // namespace detente::drafting
