#pragma once
#include <string>
#include <vector>

#include "detente/scenario/comparison.hpp"
#include "detente/support/notes.hpp"

namespace detente {

/// What stands in an equation for a symbol.
struct ExplainedInput {
    std::string symbol, meaning;
    double value = 0;
    std::string unit;    ///< empty: a ratio or an elasticity
    std::string source;  ///< the world's table, the scenario's line, or the solver
};

/// An input that is itself a sum over partners, sectors or economies, term by term.
struct ExplainedSum {
    std::string relation;              ///< "P^(-phi) = sum over suppliers of ..."
    std::vector<std::string> columns;  ///< the first names the row, the last is the term
    struct Row {
        std::string name;
        std::vector<double> values;  ///< one a column but the first
    };
    std::vector<Row> rows;  ///< the terms that say most first; none is left out
    double total = 0;       ///< of the terms
};

/// One number with the equation it comes from. The equation is plain arithmetic (+ - * / ^ exp log) in the symbols of
/// the inputs: with their values it gives the number again.
struct Explanation {
    std::string target;  ///< "CHN.welfare_pct", "world.trade_pct", "CHN>USA.trade_pct"
    std::string of;      ///< "China"
    std::string label;   ///< "Welfare"
    std::string unit;
    double value = 0;
    std::string equation, arithmetic;
    double recomputed = 0;  ///< what the arithmetic gives
    int digits = 12;        ///< significant digits of the inputs that it takes to get there
    std::vector<ExplainedInput> inputs;
    std::vector<ExplainedSum> sums;
    std::vector<std::string> sources;  ///< of the world and the scenario, in words
    Notes notes;
};

/// `target`: ECONOMY.MEASURE (with or without _pct), ECONOMY.SECTOR.price or .output where the model has sectors,
/// world.welfare, world.trade, or EXPORTER>IMPORTER.trade. Economies as anywhere: id or name. Throws UsageError (option
/// --explain) for what names no number of this future.
Explanation explain(const World&, const Future&, const std::string& target);

}  // namespace detente
