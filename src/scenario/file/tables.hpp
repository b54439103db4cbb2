#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "detente/alignment/order.hpp"
#include "detente/alignment/roll_calls.hpp"
#include "detente/scenario/scenario.hpp"
#include "detente/support/csv.hpp"

namespace detente {

/// Votes that blocs are found in; with the summary that is installed beside them, where ideal points are asked for.
struct VotesWithSummary {
    std::shared_ptr<const RollCalls> calls;
    std::shared_ptr<const Order> summary;
};

/// All that stands in the files of a scenario, read once. Copies of a scenario share it.
struct ScenarioTables {
    std::map<std::string, CsvTable> csv;            ///< by path, as in changes, blocs and [model]
    std::map<std::string, VotesWithSummary> votes;  ///< by Measurement::votes
};

/// What was read. Throws InputError for a table that was not: the scenario was never loaded.
const CsvTable& table_of(const Scenario&, const std::string& path);
const VotesWithSummary& votes_of(const Scenario&, const std::string& votes);

/// The roll calls of the UN General Assembly that come with the program.
inline constexpr const char* assembly = "unga";

}  // namespace detente
