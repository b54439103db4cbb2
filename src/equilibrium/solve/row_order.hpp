#pragma once
#include <vector>

#include "detente/equilibrium/outcome.hpp"
#include "detente/equilibrium/shock.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// Solvers walk economies by id, whatever the order of a world's rows: no sum, no tie and no path of iterates, and so
/// no choice among equilibria, depends on it. Results are handed back in the world's own order.
class RowOrder {
public:
    explicit RowOrder(const World&);

    /// The rows are by id already: nothing needs to be turned.
    bool kept() const { return kept_; }
    World turn(const World&) const;
    Shock turn(const Shock&) const;
    void turn_back(Outcome&) const;
    World turn_back(const World&) const;

private:
    World reordered(const World&, const std::vector<std::size_t>& from) const;

    std::vector<std::size_t> from_, back_;  // [position by id] row; [row] position by id
    std::size_t sectors_ = 0;
    bool kept_ = true;
};

}  // namespace detente
