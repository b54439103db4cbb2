#include "report/json/json_parts.hpp"

namespace detente::report {
namespace {

using Json = nlohmann::ordered_json;

Json number_or_null(const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
}
Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json product_json(const Product& product) {
    Json sectors = Json::object();
    for (const auto& [world, ids] : product.sectors) sectors[world] = ids;
    return {{"text", product.text},
            {"hs", product.hs},
            {"sectors", std::move(sectors)},
            {"share", number_or_null(product.share)}};
}

Json level_json(const Level& level) {
    return {{"kind", level.kind},
            {"from", number_or_null(level.from)},
            {"to", number_or_null(level.to)},
            {"by", number_or_null(level.by)},
            {"low", number_or_null(level.low)},
            {"high", number_or_null(level.high)},
            {"unit", level.kind == "none" ? Json(nullptr) : Json(level.unit)}};
}

}  // namespace

Json measures_json(const Reading& reading) {
    Json list = Json::array();
    for (const PolicyMeasure& measure : reading.measures) {
        Json products = Json::array();
        for (const Product& product : measure.products) products.push_back(product_json(product));
        list.push_back({{"instrument", measure.instrument},
                        {"by", measure.by},
                        {"on", measure.on},
                        {"except", measure.except},
                        {"flow", measure.flow},
                        {"products", std::move(products)},
                        {"level", level_json(measure.level)},
                        {"from", text_or_null(measure.from)},
                        {"until", text_or_null(measure.until)},
                        {"status", measure.status},
                        {"speaker", text_or_null(measure.speaker)},
                        {"start", measure.span.start},
                        {"end", measure.span.end},
                        {"confidence", measure.confidence},
                        {"rule", measure.rule}});
    }
    return list;
}

Json effects_json(const Reading& reading) {
    Json list = Json::array();
    for (const Effect& effect : reading.effects) {
        list.push_back({{"of", effect.of ? Json(*effect.of) : Json(nullptr)},
                        {"about", effect.about},
                        {"who", effect.who},
                        {"with", effect.with},
                        {"direction", effect.direction},
                        {"value", number_or_null(effect.value)},
                        {"unit", text_or_null(effect.unit)},
                        {"speaker", text_or_null(effect.speaker)},
                        {"start", effect.span.start},
                        {"end", effect.span.end},
                        {"rule", effect.rule}});
    }
    return list;
}

}  // namespace detente::report
