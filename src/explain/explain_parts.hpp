#pragma once
#include <cstddef>
#include <optional>
#include <string>

#include "explain/explain_facts.hpp"

namespace detente::report {

/// What a target names in one future.
struct ExplainTarget {
    enum class Kind { measure, sector, world, pair } kind = Kind::measure;
    std::string key;           ///< of the measure: "welfare_pct"
    std::size_t economy = 0;   ///< of the measure; the exporter of a pair
    std::size_t importer = 0;  ///< pair
    std::size_t sector = 0;    ///< sector
};

/// Throws UsageError for what names no number.
ExplainTarget explain_target(const Facts&, const std::string& text);

/// Puts an explanation together.
class Draft {
public:
    Draft(const Facts& the_facts, Explanation& draft) : facts(the_facts), out(draft) {}

    void equation(std::string text) { out.equation = std::move(text); }
    void input(std::string symbol, std::string meaning, double value, std::string source, std::string unit = "");
    /// Rows come in any order; `weight` of a row says what to show first.
    void sum(std::string relation, std::vector<std::string> columns);
    void row(std::string name, std::vector<double> values, double weight);
    void note(std::string name, std::string text) { out.notes.push_back({std::move(name), std::move(text)}); }
    /// Orders and adds up the rows of every sum.
    void settle();

    const Facts& facts;
    Explanation& out;

private:
    std::vector<std::vector<double>> weights_;  // [sum][row]
};

// Each fills equation, inputs and sums for one measure; false: not one of its own.
bool explain_gravity(Draft&, const std::string& key, std::size_t economy);
bool explain_sector_income(Draft&, const std::string& key, std::size_t economy);
bool explain_sector_prices(Draft&, const std::string& key, std::size_t economy);
bool explain_flows(Draft&, const std::string& key, std::size_t economy);
void explain_sector(Draft&, const std::string& key, std::size_t economy, std::size_t sector);
void explain_world(Draft&, const std::string& key);
void explain_pair(Draft&, std::size_t exporter, std::size_t importer);

/// P of the sector model, and the sectors (or, with one sector, the suppliers) that it comes from.
void input_price_index(Draft&, const Technology&, std::size_t economy);
/// R and R' with their breakdown, under these symbols.
void input_revenue(Draft&, std::size_t economy, double before, double after);

}  // namespace detente::report
