#pragma once
#include <string>
#include <vector>

#include "scenario/compile/scope.hpp"

namespace detente {

/// Gathers the changes of a scenario into one Shock: trade costs multiply, tariffs are set or added to in order.
class ShockBuilder {
public:
    ShockBuilder(const Scenario& scenario, const Names& names, Notes& notes)
        : scenario_(scenario), names_(names), notes_(notes) {}

    /// Applies one change; returns it in words.
    ChangeInWords apply(const Change&, std::size_t number, ScopeFinder&);
    /// The final factor of each cell as a multiple of `step`; bans stay.
    void round_trade_costs(double step, const Place&);
    Shock take() { return std::move(shock_); }
    /// Flows that are to grow by factors still to be found.
    std::vector<TargetedTrade> take_targets() { return std::move(targets_); }

private:
    void multiply(std::size_t cell, double factor);
    void tax_exports(std::size_t cell, double level);
    void set_tariff(std::size_t cell, double level, double share, std::size_t number);
    void add_tariff(std::size_t cell, double add, std::size_t importer, std::size_t exporter, const Change&,
                    std::size_t number);
    void start_tariffs();
    ChangeInWords apply_to_pairs(const Change&, std::size_t number, const Scope&);
    ChangeInWords apply_target(const Change&, std::size_t number, const Scope&);
    double factor_of_ban(const Change&, std::size_t cell) const;
    double growth_of(const Change&, std::size_t number, double before) const;
    ChangeInWords apply_per_unit(const Change&, std::size_t number, const Scope&);
    void note_or_refuse_lacking(const Change&, std::size_t number, const std::vector<std::string>& economies);
    ChangeInWords apply_file(const Change&, std::size_t number);
    ChangeInWords apply_productivity(const Change&, std::size_t number, ScopeFinder&);
    void note_overwritten(std::size_t number);
    void note_no_trade(std::size_t number, double trade);

    const Scenario& scenario_;
    const Names& names_;
    Notes& notes_;
    Shock shock_;
    std::vector<TargetedTrade> targets_;
    std::vector<std::size_t> tariff_set_by_;  ///< [cell]: number of the change that set the level, 0: none
    std::size_t overwritten_ = 0, overwritten_by_ = 0;
};

}  // namespace detente
