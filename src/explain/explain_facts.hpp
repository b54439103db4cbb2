#pragma once
#include <optional>
#include <string>
#include <vector>

#include "detente/explain/explain.hpp"

namespace detente::report {

/// The world, the shock and the outcome as the symbols of docs/conventions.md, and where each comes from. n importer, j
/// sector, i exporter; hat = new / old.
class Facts {
public:
    Facts(const World&, const Future&);

    const World& world;
    const Future& future;
    const Outcome& outcome;
    const std::size_t n, J;
    const bool sectors;  ///< the model with sectors, not gravity

    std::string name(std::size_t economy) const;
    std::string sector_name(std::size_t sector) const;

    double before(std::size_t importer, std::size_t j, std::size_t exporter) const;  ///< net of tariff
    double after(std::size_t importer, std::size_t j, std::size_t exporter) const;
    double old_tariff(std::size_t importer, std::size_t j, std::size_t exporter) const;
    double new_tariff(std::size_t importer, std::size_t j, std::size_t exporter) const;
    double export_tax(std::size_t importer, std::size_t j, std::size_t exporter) const;
    double trade_cost(std::size_t importer, std::size_t j, std::size_t exporter) const;  ///< iceberg, over productivity
    double productivity(std::size_t economy) const;
    bool has_tariffs() const;  ///< somewhere, before or after

    double spending_before(std::size_t importer, std::size_t j) const;  ///< tariff included
    double spending_after(std::size_t importer, std::size_t j) const;
    double exports(std::size_t economy, bool now) const;
    double imports(std::size_t economy, bool now) const;
    double revenue(std::size_t economy, bool now) const;  ///< import duties

    /// 1 + measure / 100; 1 where the model has no such measure.
    double hat(const char* measure, std::size_t economy) const;
    double ingredient(const char* key, std::size_t economy) const;
    double trade_elasticity(std::size_t sector) const;

    std::string flows_source() const;  ///< of `before`
    std::string tariff_source(bool now) const;
    std::string source_of(const std::string& parameter) const;  ///< "cold-war.toml:6, supply_elasticity"
    std::string unit_after() const;                             ///< of what is measured by the numeraire
};

/// The technology of the sector model: unit costs and what enters them, from the world's tables.
class Technology {
public:
    explicit Technology(const Facts&);

    double theta(std::size_t j) const { return theta_[j]; }
    double scale(std::size_t j) const { return psi_[j]; }
    double served_at_home(std::size_t economy) const { return nu_[economy]; }
    double pass_through(std::size_t importer, std::size_t j) const;  ///< exponent of 1 + tariff, over theta
    double labour_supply() const { return kappa_; }
    bool extended() const;

    double final_share(std::size_t economy, std::size_t j) const { return alpha_[economy * J_ + j]; }
    double value_added_share(std::size_t economy, std::size_t j) const { return gamma_va_[economy * J_ + j]; }
    double input_share(std::size_t economy, std::size_t input, std::size_t user) const;
    /// What producers receive, export tax paid.
    double sales(std::size_t economy, std::size_t j, bool now) const;
    double payroll(std::size_t economy, std::size_t j,
                   bool now) const;                          ///< wages and profits, those earned at home too
    double price(std::size_t economy, std::size_t j) const;  ///< hat
    /// c = b (w L / b)^-psi with b = w^gamma_va prod_k P_k^gamma_k, hat.
    double cost(std::size_t economy, std::size_t j) const { return cost_[economy * J_ + j]; }

private:
    void take_parameters();
    void take_shares();
    void take_costs();
    double earned_at_home(std::size_t economy, std::size_t j, bool now) const;

    const Facts& facts_;
    const std::size_t n_, J_;
    std::vector<double> theta_, psi_, nu_, alpha_, gamma_va_, output_, cost_;
    double kappa_ = 0, firm_ = 1;
};

}  // namespace detente::report
