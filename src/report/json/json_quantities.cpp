#include <algorithm>
#include <array>

#include "report/json/json_parts.hpp"

namespace detente::report {
namespace {

using Json = nlohmann::ordered_json;

Json pair_of(const Interval& interval) {
    return {interval.low, interval.high};
}

Json period_json(const Period& period) {
    Json out{{"kind", period.kind}, {"start", period.span.start}, {"end", period.span.end}};
    if (period.year) out["year"] = *period.year;
    if (period.year_end) out["year_end"] = *period.year_end;
    if (period.month) out["months"] = Json{*period.month, period.month_end.value_or(*period.month)};
    if (period.day) out["day"] = *period.day;
    if (period.to_date) out["to_date"] = true;
    if (period.inferred) out["inferred"] = true;
    if (!period.status.empty()) out["status"] = period.status;
    return out;
}

void put_text(Json& out, const char* key, const std::string& text) {
    if (!text.empty()) out[key] = text;
}

Json quantity_json(const Quantity& quantity) {
    Json out{
        {"kind", quantity.kind}, {"text", quantity.text}, {"start", quantity.span.start}, {"end", quantity.span.end}};
    put_text(out, "speaker", quantity.speaker);
    if (quantity.value) out["value"] = *quantity.value;
    if (quantity.value || quantity.range) out[quantity.range ? "value_range" : "interval"] = pair_of(quantity.interval);
    put_text(out, "unit", quantity.unit);
    put_text(out, "currency", quantity.currency);
    if (quantity.currency_candidates.size() > 1) out["currency_candidates"] = quantity.currency_candidates;
    put_text(out, "currency_status", quantity.currency_status);
    put_text(out, "approximation", quantity.approximation);
    if (!quantity.ratio_candidates.empty()) {
        out["ratio_candidates"] = quantity.ratio_candidates;
        if (quantity.ratio_candidates.size() > 1) out["status"] = "ambiguous";
    }
    put_text(out, "indicator", quantity.indicator);
    put_text(out, "indicator_status", quantity.indicator.empty() ? "" : quantity.indicator_status);
    if (!quantity.economies.empty()) out[quantity.economies.size() == 2 ? "dyad" : "economies"] = quantity.economies;
    put_text(out, "economies_status", quantity.economies.empty() ? "" : quantity.economies_status);
    put_text(out, "exporter", quantity.exporter);
    put_text(out, "importer", quantity.importer);
    put_text(out, "product", quantity.product);
    if (quantity.period) {
        if (quantity.period->kind == "deadline" && quantity.period->year)
            out["deadline"] = std::to_string(*quantity.period->year);
        out["period"] = quantity.period->text;
        out["period_detail"] = period_json(*quantity.period);
    }
    if (quantity.growth) {
        const Growth& growth = *quantity.growth;
        out["growth"] = growth.value;
        out["growth_unit"] = growth.unit;
        out["growth_range"] = pair_of(growth.interval);
        out["basis"] = growth.basis;
    }
    out["modality"] = quantity.modality;
    out["rule"] = quantity.rule;
    return out;
}

/// What follows from a figure stands with it; steps between figures have their own list too.
void put_step(Json& quantity, const Arithmetic& step) {
    if (step.kind == "implied-base") {
        quantity["implied_base"] = pair_of(step.interval);
        quantity["implied_base_point"] = step.point;
    } else if (step.kind == "implied-previous") {
        quantity["implied_previous"] = step.point;
        quantity["implied_previous_range"] = pair_of(step.interval);
    }
}

}  // namespace

Json quantities_json(const Reading& reading) {
    Json list = Json::array();
    for (const Quantity& quantity : reading.quantities) list.push_back(quantity_json(quantity));
    for (const Arithmetic& step : reading.arithmetic)
        if (!step.quantities.empty()) put_step(list[step.quantities.front()], step);
    return list;
}

Json arithmetic_json(const Reading& reading) {
    Json list = Json::array();
    for (const Arithmetic& step : reading.arithmetic) {
        Json one{{"kind", step.kind},
                 {"quantities", step.quantities},
                 {"point", step.point},
                 {"interval", pair_of(step.interval)}};
        if (step.stated) one["stated"] = *step.stated;
        one["status"] = step.status;
        one["why"] = step.why;
        list.push_back(std::move(one));
    }
    return list;
}

}  // namespace detente::report
