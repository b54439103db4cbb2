#include <cmath>
#include <nlohmann/json.hpp>

#include "report/json/json_parts.hpp"

namespace detente::report {
namespace {

using Json = nlohmann::ordered_json;

Json inputs_json(const Explanation& one) {
    Json list = Json::array();
    for (const ExplainedInput& input : one.inputs) {
        Json entry{{"symbol", input.symbol}, {"meaning", input.meaning}};
        if (std::isfinite(input.value)) entry["value"] = input.value;
        if (!input.unit.empty()) entry["unit"] = input.unit;
        entry["source"] = input.source;
        list.push_back(std::move(entry));
    }
    return list;
}

/// Rows as objects by column; a banned flow has no finite cost, and none is given.
Json sum_json(const ExplainedSum& sum) {
    Json json{{"relation", sum.relation}, {"columns", sum.columns}, {"rows", Json::array()}};
    for (const ExplainedSum::Row& row : sum.rows) {
        Json entry{{sum.columns.front(), row.name}};
        for (std::size_t c = 0; c < row.values.size(); ++c)
            if (std::isfinite(row.values[c])) entry[sum.columns[c + 1]] = row.values[c];
        json["rows"].push_back(std::move(entry));
    }
    if (std::isfinite(sum.total)) json["total"] = sum.total;
    return json;
}

}  // namespace

Json explain_json(const Explanation& one) {
    Json json{{"target", one.target}, {"of", one.of}, {"label", one.label}, {"unit", one.unit}};
    if (std::isfinite(one.value)) json["value"] = one.value;
    json["equation"] = one.equation;
    json["arithmetic"] = one.arithmetic;
    if (std::isfinite(one.recomputed)) json["recomputed"] = one.recomputed;
    json["inputs"] = inputs_json(one);
    json["sums"] = Json::array();
    for (const ExplainedSum& sum : one.sums) json["sums"].push_back(sum_json(sum));
    json["sources"] = one.sources;
    json["notes"] = in_words(one.notes);
    return json;
}

}  // namespace detente::report
