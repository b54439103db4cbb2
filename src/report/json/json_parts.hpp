#pragma once
#include <nlohmann/json.hpp>

#include "detente/alignment/order.hpp"
#include "detente/drafting/experiment.hpp"
#include "detente/explain/explain.hpp"
#include "detente/reading/reading.hpp"
#include "detente/scenario/comparison.hpp"

namespace detente::report {

/// The members that docs/json.md lists under "A reading".
nlohmann::ordered_json reading_json(const Reading&);
/// "order" of an answer: the year shown, and the article's economies in it.
nlohmann::ordered_json order_json(const Order&, const Reading&);
/// "lines" and "claims" of a reading.
nlohmann::ordered_json lines_json(const Reading&);
nlohmann::ordered_json claims_json(const Reading&);
nlohmann::ordered_json others_json(const Reading&);
nlohmann::ordered_json quotes_json(const Reading&);
nlohmann::ordered_json statements_json(const Reading&);
/// "measures" and "effects".
nlohmann::ordered_json measures_json(const Reading&);
nlohmann::ordered_json effects_json(const Reading&);
/// "question", "experiments", "not_run", "world_why" of an answer.
nlohmann::ordered_json answer_to_text_json(const AnswerToText&);
/// What docs/json.md lists under "A future", of the scenario, of the economies (`first`: those, then the others), and
/// of the world.
nlohmann::ordered_json scenario_json(const World&, const Future&);
nlohmann::ordered_json economies_json(const World&, const Future&, const std::vector<std::string>& first = {});
nlohmann::ordered_json world_total_json(const Outcome&);
/// "quantities" and "arithmetic".
nlohmann::ordered_json quantities_json(const Reading&);
nlohmann::ordered_json arithmetic_json(const Reading&);
/// The blocs of a scenario: rule, what was measured, members and how sure each is.
nlohmann::ordered_json blocs_json(const World&, const CompiledScenario&);
/// {"TUR": 0.61, ...} of a bloc whose members are measured.
nlohmann::ordered_json members_probability_json(const World&, const Bloc&);
/// What docs/json.md lists under "explain".
nlohmann::ordered_json explain_json(const Explanation&);

/// The members that docs/json.md says about ranges.
namespace ranges_in_json {
using NamedRange = std::pair<std::string, Range>;
std::vector<NamedRange> measure_ranges(const std::vector<Measure>&, std::size_t economy);
std::vector<NamedRange> world_ranges(const std::optional<Range>& welfare, const std::optional<Range>& trade);
/// "range": {key: [low, high]} of those that are finite; nothing where none is.
void put_range(nlohmann::ordered_json& object, const std::vector<NamedRange>&);
nlohmann::ordered_json sampling_json(const Future&);
nlohmann::ordered_json differences_json(const Comparison&);
}  // namespace ranges_in_json

}  // namespace detente::report
