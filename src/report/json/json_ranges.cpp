#include <cmath>

#include "report/json/json_parts.hpp"

namespace detente::report::ranges_in_json {

using Json = nlohmann::ordered_json;

std::vector<NamedRange> measure_ranges(const std::vector<Measure>& measures, std::size_t economy) {
    std::vector<NamedRange> ranges;
    for (const Measure& measure : measures)
        if (economy < measure.lo.size() && economy < measure.hi.size())
            ranges.emplace_back(measure.key, Range{measure.lo[economy], measure.hi[economy]});
    return ranges;
}

std::vector<NamedRange> world_ranges(const std::optional<Range>& welfare, const std::optional<Range>& trade) {
    std::vector<NamedRange> ranges;
    if (welfare) ranges.emplace_back("welfare_pct", *welfare);
    if (trade) ranges.emplace_back("trade_pct", *trade);
    return ranges;
}

void put_range(Json& object, const std::vector<NamedRange>& ranges) {
    for (const auto& [key, range] : ranges)
        if (std::isfinite(range.low) && std::isfinite(range.high))
            object["range"][key] = Json::array({range.low, range.high});
}

Json sampling_json(const Future& future) {
    const Drawn& drawn = *future.drawn;
    Json json{{"draws", drawn.made}, {"failed", drawn.failed}, {"seed", drawn.seed}, {"level", drawn.level}};
    if (drawn.made < drawn.asked) json["asked"] = drawn.asked;
    if (drawn.memberships) json["memberships_drawn"] = true;
    json["parameters"] = Json::array();
    for (const UncertainParameter& parameter : future.compiled.uncertain) {
        Json entry{{"name", parameter.name}, {"point", parameter.point}};
        entry["range"] = {parameter.percentile(0.05), parameter.percentile(0.95)};
        if (!parameter.source.empty()) entry["source"] = parameter.source;
        json["parameters"].push_back(entry);
    }
    return json;
}

Json differences_json(const Comparison& comparison) {
    Json list = Json::array();
    for (const Difference& difference : comparison.differences) {
        Json entry{{"of", difference.of}, {"less", difference.less}, {"economies", Json::array()}};
        for (std::size_t i = 0; i < comparison.world.n(); ++i) {
            Json economy{{"id", comparison.world.economies[i].id}};
            for (const Measure& measure : difference.measures)
                if (i < measure.values.size() && std::isfinite(measure.values[i]))
                    economy[measure.key] = measure.values[i];
            put_range(economy, measure_ranges(difference.measures, i));
            entry["economies"].push_back(std::move(economy));
        }
        Json total = Json::object();
        if (std::isfinite(difference.world_welfare)) total["welfare_pct"] = difference.world_welfare;
        if (std::isfinite(difference.world_trade)) total["trade_pct"] = difference.world_trade;
        put_range(total, world_ranges(difference.world_welfare_range, difference.world_trade_range));
        entry["world_total"] = std::move(total);
        list.push_back(std::move(entry));
    }
    return list;
}

}  // namespace detente::report::ranges_in_json
