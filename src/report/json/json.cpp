#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "detente/explain/explain.hpp"
#include "detente/report/report.hpp"
#include "detente/version.hpp"
#include "report/json/json_parts.hpp"
#include "words/results.hpp"

namespace detente {
namespace report {
namespace {

using Json = nlohmann::ordered_json;
using namespace ranges_in_json;

/// Absent, not null, where there is no finite number.
void put(Json& object, const char* key, double value) {
    if (std::isfinite(value)) object[key] = value;
}

void put(Json& object, const char* key, const std::string& value) {
    if (!value.empty()) object[key] = value;
}

Json world_json(const World& world) {
    Json json;
    json["id"] = world.id;
    json["sha256"] = world.sha256;
    put(json, "title", world.title);
    put(json, "version", world.version);
    if (world.year != 0) json["year"] = world.year;
    put(json, "unit", world.unit);
    return json;
}

/// The value of a parameter: a number, a choice, or numbers by the id of their sector or economy.
Json value_json(const World& world, const UsedParameter& used) {
    if (used.by == UsedParameter::By::all) return used.values.empty() ? Json(used.choice) : Json(used.values.front());
    Json values = Json::object();
    for (std::size_t k = 0; k < used.values.size(); ++k)
        values[used.by == UsedParameter::By::sector ? world.sectors[k].id : world.economies[k].id] = used.values[k];
    return values;
}

Json spread_json(const Spread& spread) {
    return spread.se ? Json{{"se", *spread.se}} : Json{{"range", spread.range}};
}

/// How well a parameter is known: by its standard error or its range, of one or by sector.
void put_known(Json& json, const World& world, const UsedParameter& used) {
    for (std::size_t k = 0; k < used.known.size(); ++k) {
        const UsedParameter::Known& known = used.known[k];
        if (!known.spread.stated()) continue;
        if (used.by == UsedParameter::By::all)
            json["known"] = spread_json(known.spread);
        else
            json["known"][world.sectors[k].id] = spread_json(known.spread);
        put(json, "known_source", known.source);
    }
}

Json parameter_json(const World& world, const UsedParameter& used) {
    Json json{{"key", used.key}, {"value", value_json(world, used)}};
    put(json, "unit", used.unit);
    json["whose"] = to_string(used.whose);
    if (used.whose == Whose::program && !used.sources.empty())
        put(json, "source", used.sources.front());
    else if (used.from_table || !used.sources.empty())
        put(json, "source", used.source_in_words());
    put(json, "file", used.place.file);
    if (used.place.line > 0) json["line"] = used.place.line;
    put_known(json, world, used);
    return json;
}

/// Beside the parameters, the same few by name: those were there first.
Json model_json(const World& world, const Future& future) {
    const CompiledScenario& compiled = future.compiled;
    const bool sectors = compiled.scenario.model.kind == ModelKind::sectors;
    Json json;
    json["kind"] = sectors ? "sectors" : "gravity";
    json["parameters"] = Json::array();
    for (const UsedParameter& used : compiled.used) {
        json["parameters"].push_back(parameter_json(world, used));
        if (used.key == "trade_elasticity") {
            json["elasticity_source"] = elasticity_source(future);
            continue;
        }
        json[used.key] = value_json(world, used);
    }
    const auto& theta = compiled.sectors.trade_elasticity;
    for (std::size_t j = 0; sectors && j < theta.size(); ++j)
        put(json["trade_elasticities"], world.sectors[j].id.c_str(), theta[j]);
    if (!sectors) put(json, "trade_elasticity", compiled.gravity.trade_elasticity);
    if (!sectors) json["method"] = compiled.gravity.method == GravityMethod::anderson ? "anderson" : "newton";
    put(json, "tolerance", sectors ? compiled.sectors.tolerance : compiled.gravity.tolerance);
    json["max_iterations"] = sectors ? compiled.sectors.max_iterations : compiled.gravity.max_iterations;
    return json;
}

Json changes_json(const CompiledScenario& compiled) {
    Json list = Json::array();
    for (const ChangeInWords& change : compiled.changes) list.push_back(change.in_words());
    return list;
}

/// The same, sentence and source apart.
Json change_parts_json(const CompiledScenario& compiled) {
    Json list = Json::array();
    for (const ChangeInWords& change : compiled.changes) {
        Json one{{"sentence", change.sentence}};
        put(one, "source", change.source);
        one["assumption"] = change.assumption;
        list.push_back(std::move(one));
    }
    return list;
}

/// Factors found for the trade that changes ask for.
Json found_json(const Future& future) {
    Json list = Json::array();
    for (const FoundFactor& found : future.found) {
        Json one{{"change", found.change + 1}};
        put(one, "trade_cost_factor", found.factor);
        put(one, "trade_pct", found.trade_pct);
        if (found.range) put_range(one, {{"trade_cost_factor", *found.range}});
        list.push_back(std::move(one));
    }
    return list;
}

}  // namespace

Json scenario_json(const World& world, const Future& future) {
    const CompiledScenario& compiled = future.compiled;
    Json json;
    put(json, "id", compiled.scenario.id);
    json["title"] = compiled.scenario.title;
    put(json, "question", compiled.scenario.question);
    put(json, "description", compiled.scenario.description);
    json["world"] = compiled.scenario.world;
    json["model"] = model_json(world, future);
    json["blocs"] = blocs_json(world, compiled);
    json["changes"] = changes_json(compiled);
    json["change_parts"] = change_parts_json(compiled);
    json["notes"] = in_words(compiled.notes);
    json["text"] = compiled.scenario.text;
    return json;
}

namespace {

Json convergence_json(const Convergence& convergence) {
    Json json;
    json["status"] = to_string(convergence.status);
    json["iterations"] = convergence.iterations;
    put(json, "residual", convergence.residual);
    put(json, "seconds", convergence.seconds);
    const auto& residuals = convergence.residuals;
    if (!residuals.empty() &&
        std::all_of(residuals.begin(), residuals.end(), [](double r) { return std::isfinite(r); })) {
        json["residuals"] = residuals;
    }
    return json;
}

/// Positions of a world's economies, these first.
std::vector<std::size_t> order_with_first(const World& world, const std::vector<std::string>& first) {
    std::vector<std::size_t> order;
    const auto add = [&](std::size_t at) {
        if (std::find(order.begin(), order.end(), at) == order.end()) order.push_back(at);
    };
    for (const std::string& id : first)
        if (const auto at = world.find_economy(id)) add(*at);
    if (order.empty())
        for (std::size_t i = 0; i < world.n(); ++i) order.push_back(i);
    else
        for (std::size_t i = 0; i < world.n(); ++i) add(i);
    return order;
}

}  // namespace

Json world_total_json(const Outcome& outcome) {
    Json total = Json::object();
    put(total, "welfare_pct", outcome.world_welfare_pct);
    put(total, "trade_pct", outcome.world_trade_pct);
    put_range(total, world_ranges(outcome.world_welfare_range, outcome.world_trade_range));
    return total;
}

Json economies_json(const World& world, const Future& future, const std::vector<std::string>& first) {
    Json list = Json::array();
    for (const std::size_t i : order_with_first(world, first)) {
        Json economy{{"id", world.economies[i].id}, {"name", world.economies[i].name}};
        if (i < future.compiled.bloc_of.size()) put(economy, "bloc", future.compiled.bloc_of[i]);
        for (const Measure& measure : future.outcome.measures) {
            if (i < measure.values.size()) put(economy, measure.key.c_str(), measure.values[i]);
        }
        put_range(economy, measure_ranges(future.outcome.measures, i));
        list.push_back(std::move(economy));
    }
    return list;
}

namespace {

Json measures_json(const Outcome& outcome) {
    Json list = Json::array();
    for (const Measure& measure : outcome.measures) {
        Json entry{{"key", measure.key}, {"label", measure.label}, {"unit", measure.unit}};
        put(entry, "formula", measure.formula);
        list.push_back(entry);
    }
    return list;
}

/// One entry an economy and sector, of the models that have sectors.
Json sectors_json(const Outcome& outcome) {
    Json list = Json::array();
    const std::size_t sectors = outcome.sectors.size();
    for (std::size_t i = 0; i < outcome.economies.size(); ++i) {
        for (std::size_t j = 0; j < sectors; ++j) {
            Json entry{{"economy", outcome.economies[i]}, {"sector", outcome.sectors[j]}};
            const std::size_t at = i * sectors + j;
            if (at < outcome.sector_price_pct.size()) put(entry, "price_pct", outcome.sector_price_pct[at]);
            if (at < outcome.sector_output_pct.size()) put(entry, "output_pct", outcome.sector_output_pct[at]);
            std::vector<NamedRange> ranges;
            if (at < outcome.sector_price_range.size())
                ranges.emplace_back("price_pct", outcome.sector_price_range[at]);
            if (at < outcome.sector_output_range.size())
                ranges.emplace_back("output_pct", outcome.sector_output_range[at]);
            put_range(entry, ranges);
            list.push_back(std::move(entry));
        }
    }
    return list;
}

Json bloc_trade_json(const World& world, const Future& future) {
    Json list = Json::array();
    const BlocTrade table = bloc_trade(world, future);
    const std::size_t n = table.blocs.size();
    for (std::size_t from = 0; from < n; ++from) {
        for (std::size_t to = 0; to < n; ++to) {
            Json entry{{"from", table.blocs[from]}, {"to", table.blocs[to]}};
            put(entry, "trade_pct", table.pct(from, to));
            put(entry, "before", table.before[from * n + to]);
            put(entry, "after", table.after[from * n + to]);
            if (future.bloc_trade_range.size() == n * n)
                put_range(entry, {{"trade_pct", future.bloc_trade_range[from * n + to]}});
            list.push_back(entry);
        }
    }
    return list;
}

Json future_json(const World& world, const Future& future) {
    Json json;
    json["detente"] = version;
    json["world"] = world_json(world);
    json["scenario"] = scenario_json(world, future);
    json["convergence"] = convergence_json(future.outcome.convergence);
    json["measures"] = measures_json(future.outcome);
    json["economies"] = economies_json(world, future);
    if (!future.outcome.sectors.empty()) json["sectors"] = sectors_json(future.outcome);
    if (!future.compiled.blocs.empty()) json["bloc_trade"] = bloc_trade_json(world, future);
    json["world_total"] = world_total_json(future.outcome);
    if (!future.found.empty()) json["found"] = found_json(future);
    if (future.drawn) json["sampling"] = sampling_json(future);
    json["notes"] = in_words(future.outcome.notes);
    return json;
}

Json futures_json(const Comparison& comparison) {
    Json json;
    json["detente"] = version;
    json["futures"] = Json::array();
    for (const Future& future : comparison.futures) json["futures"].push_back(future_json(comparison.world, future));
    if (!comparison.differences.empty()) json["differences"] = differences_json(comparison);
    put(json, "capital", comparison.capital);
    return json;
}

/// One future is the future itself.
Json comparison_json(const Comparison& comparison) {
    if (comparison.futures.size() != 1) return futures_json(comparison);
    Json json = future_json(comparison.world, comparison.futures[0]);
    put(json, "capital", comparison.capital);
    return json;
}

std::string printed(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace
}  // namespace report

std::string to_json(const Reading& reading) {
    nlohmann::ordered_json json;
    json["detente"] = version;
    json.update(report::reading_json(reading));
    return report::printed(json);
}

std::string to_json(const Comparison& comparison) {
    return report::printed(report::comparison_json(comparison));
}

std::string to_json(const Comparison& comparison, const std::string& target) {
    auto json = report::comparison_json(comparison);
    for (std::size_t f = 0; f < comparison.futures.size(); ++f) {
        auto& future = comparison.futures.size() == 1 ? json : json["futures"][f];
        future["explain"] = report::explain_json(explain(comparison.world, comparison.futures[f], target));
    }
    return report::printed(json);
}

std::string to_json(const Comparison& comparison, const Reading& reading, const std::string& why, const Order* order,
                    const AnswerToText* to_text) {
    auto json = report::futures_json(comparison);
    if (to_text != nullptr) json.update(report::answer_to_text_json(*to_text));
    json["reading"] = report::reading_json(reading);
    report::put(json, "why", why);
    if (order != nullptr) json["order"] = report::order_json(*order, reading);
    return report::printed(json);
}

}  // namespace detente
