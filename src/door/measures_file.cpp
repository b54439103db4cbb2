#include "door/measures_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

using Json = nlohmann::json;

const std::vector<std::string> instruments{
    "tariff",     "anti_dumping",   "countervailing", "safeguard",      "quota",           "import_ban",
    "export_ban", "export_control", "export_tax",     "price_cap",      "sanction",        "subsidy",
    "agreement",  "border_levy",    "agreement_exit", "framework_join", "framework_leave",
};
const std::vector<std::string> level_kinds{"to", "by", "up_to", "between", "none"};
const std::vector<std::string> statuses{
    "in_force", "announced", "proposed", "threatened", "suspended", "lifted", "rejected", "past",
};
const std::vector<std::string> flows{"imports", "exports", "both"};
const std::vector<std::string> abouts{"trade", "exports", "imports", "gdp", "welfare", "prices", "jobs"};
const std::vector<std::string> directions{"up", "down", "none"};

/// One object of the file, at its path.
class Node {
public:
    Node(const Json& json, std::string path, const std::string& file)
        : json_(json), path_(std::move(path)), file_(file) {
        if (!json.is_object()) fail("", "must be an object");
    }

    [[noreturn]] void fail(const std::string& key, const std::string& what, const std::string& hint = "") const {
        const std::string field = key.empty() ? path_ : path_.empty() ? key : path_ + "." + key;
        throw InputError(file_, 0, field, what, hint);
    }

    /// Refuses a key that is nearly one of these; others belong to the rest of a reading.
    void refuse_misspelt(const std::vector<std::string>& keys) const {
        for (const auto& item : json_.items()) {
            const std::string& key = item.key();
            if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
            if (const auto meant = nearest(key, keys)) fail(key, "is no key", "did you mean '" + *meant + "'?");
        }
    }

    const Json* find(const char* key) const {
        const auto at = json_.find(key);
        return at == json_.end() || at->is_null() ? nullptr : &*at;
    }

    std::string text(const char* key, const std::string& otherwise = "") const {
        const Json* value = find(key);
        if (!value) return otherwise;
        if (!value->is_string()) fail(key, "must be a text");
        return value->get<std::string>();
    }

    std::string choice(const char* key, const std::vector<std::string>& choices, const std::string& otherwise) const {
        const std::string value = text(key, otherwise);
        if (value.empty() || std::find(choices.begin(), choices.end(), value) != choices.end()) return value;
        const std::string hint = suggestion(value, choices);
        fail(key, "'" + value + "' is no choice", hint.empty() ? "One of: " + join(choices, ", ") : hint);
    }

    std::optional<double> number(const char* key) const {
        const Json* value = find(key);
        if (!value) return std::nullopt;
        if (!value->is_number()) fail(key, "must be a number, a share: 0.25 is 25 percent");
        return value->get<double>();
    }

    std::vector<std::string> texts(const char* key) const {
        std::vector<std::string> out;
        const Json* list = find(key);
        if (!list) return out;
        if (!list->is_array()) fail(key, "must be a list of texts");
        for (std::size_t i = 0; i < list->size(); ++i) {
            if (!(*list)[i].is_string()) fail(fmt::format("{}[{}]", key, i), "must be a text");
            out.push_back((*list)[i].get<std::string>());
        }
        return out;
    }

    /// The objects of a list.
    std::vector<Node> nodes(const char* key) const {
        std::vector<Node> out;
        const Json* list = find(key);
        if (!list) return out;
        if (!list->is_array()) fail(key, "must be a list");
        const std::string at = path_.empty() ? key : path_ + "." + key;
        for (std::size_t i = 0; i < list->size(); ++i)
            out.emplace_back((*list)[i], fmt::format("{}[{}]", at, i), file_);
        return out;
    }

    Node node(const char* key) const { return {*find(key), path_.empty() ? key : path_ + "." + key, file_}; }
    const Json& json() const { return json_; }

private:
    const Json& json_;
    std::string path_;
    const std::string& file_;
};

Product product_of(const Node& node) {
    node.refuse_misspelt({"text", "hs", "sectors", "share"});
    Product product{node.text("text"), node.texts("hs"), {}, node.number("share")};
    if (product.share && !(*product.share > 0 && *product.share <= 1))
        node.fail("share", "must lie above 0 and at most be 1");
    if (!node.find("sectors")) return product;
    const Node sectors = node.node("sectors");
    for (const auto& item : sectors.json().items()) product.sectors[item.key()] = sectors.texts(item.key().c_str());
    return product;
}

Level level_of(const Node& node) {
    node.refuse_misspelt({"kind", "from", "to", "by", "low", "high", "unit"});
    Level level{node.choice("kind", level_kinds, "none"),
                node.number("from"),
                node.number("to"),
                node.number("by"),
                node.number("low"),
                node.number("high"),
                node.choice("unit", {"ad-valorem", "quantity", "price"}, "ad-valorem")};
    const auto needs = [&](const char* kind, const char* key, bool there) {
        if (level.kind == kind && !there) node.fail(key, fmt::format("is needed by a level of kind \"{}\"", kind));
    };
    needs("to", "to", level.to.has_value());
    needs("by", "by", level.by.has_value());
    needs("up_to", "high", level.high || level.to);
    needs("between", "low", level.low.has_value());
    needs("between", "high", level.high.has_value());
    for (const auto& [key, value] :
         {std::pair{"to", level.to}, {"by", level.by}, {"low", level.low}, {"high", level.high}})
        if (value && level.unit == "ad-valorem" && (*value < 0 || *value > 10))
            node.fail(key, fmt::format("{} would be {} percent", shortest(*value), shortest(*value * 100)),
                      "Rates are shares from 0 to 10: 0.25 is 25 percent");
    if (level.kind == "between" && *level.low > *level.high) node.fail("low", "is above high");
    return level;
}

/// By "start" and "end"; else where "quote" stands in the article.
Span span_of(const Node& node, const std::string& article) {
    const auto start = node.number("start"), end = node.number("end");
    if (start && end && *start >= 0 && *end >= *start && *end <= static_cast<double>(article.size()))
        return {static_cast<std::size_t>(*start), static_cast<std::size_t>(*end)};
    const std::string quote = node.text("quote");
    const std::size_t at = quote.empty() ? std::string::npos : article.find(quote);
    return at == std::string::npos ? Span{} : Span{at, at + quote.size()};
}

std::string date_at(const Node& node, const char* key) {
    const std::string date = node.text(key);
    const bool shaped = date.empty() || date.size() == 4 || date.size() == 7 || date.size() == 10;
    if (!shaped || date.find_first_not_of("0123456789-") != std::string::npos)
        node.fail(key, "'" + date + "' is no date", "Write 2024-10-30, 2024-10 or 2024");
    return date;
}

PolicyMeasure measure_of(const Node& node, const std::string& article) {
    node.refuse_misspelt({"instrument", "by", "on", "except", "flow", "products", "level", "from", "until", "status",
                          "speaker", "start", "end", "confidence", "rule", "quote", "text"});
    PolicyMeasure measure;
    measure.instrument = node.choice("instrument", instruments, "");
    if (measure.instrument.empty()) node.fail("instrument", "is missing", "One of: " + join(instruments, ", "));
    measure.by = node.texts("by");
    measure.on = node.texts("on");
    measure.except = node.texts("except");
    measure.flow = node.choice("flow", flows, measure.instrument.starts_with("export_") ? "exports" : "imports");
    for (const Node& product : node.nodes("products")) measure.products.push_back(product_of(product));
    if (node.find("level")) measure.level = level_of(node.node("level"));
    measure.from = date_at(node, "from");
    measure.until = date_at(node, "until");
    measure.status = node.choice("status", statuses, "in_force");
    measure.speaker = node.text("speaker");
    measure.span = span_of(node, article);
    measure.confidence = node.number("confidence").value_or(1);
    measure.rule = node.text("rule", "given");
    return measure;
}

Effect effect_of(const Node& node, const Reading& reading) {
    node.refuse_misspelt({"of", "about", "who", "with", "direction", "value", "unit", "speaker", "start", "end", "rule",
                          "quote", "text"});
    Effect effect;
    if (const auto of = node.number("of")) {
        if (*of < 0 || *of >= static_cast<double>(reading.measures.size()))
            node.fail("of", "is no position in measures");
        effect.of = static_cast<std::size_t>(*of);
    }
    effect.about = node.choice("about", abouts, "");
    if (effect.about.empty()) node.fail("about", "is missing", "One of: " + join(abouts, ", "));
    effect.who = node.texts("who");
    effect.with = node.texts("with");
    effect.direction = node.choice("direction", directions, "up");
    effect.value = node.number("value");
    effect.unit = node.text("unit", effect.value ? "share" : "");
    effect.speaker = node.text("speaker");
    effect.span = span_of(node, reading.text);
    effect.rule = node.text("rule", "given");
    return effect;
}

Json parsed(const std::string& text, const std::string& file) {
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        const std::string before = text.substr(0, std::min(error.byte, text.size()));
        const long line = 1 + static_cast<long>(std::count(before.begin(), before.end(), '\n'));
        throw InputError(file, line, "measures", "is not JSON", "Print one to edit: detente read ARTICLE --json");
    }
}

}  // namespace

std::string apply_measures(const std::string& text, const std::string& file, Reading& reading) {
    const Json json = parsed(text, file);
    const Node root(json, "", file);
    root.refuse_misspelt({"measures", "effects", "date"});
    if (!root.find("measures") && !root.find("effects"))
        root.fail("measures", "is missing", "Print one to edit: detente read ARTICLE --json");
    if (root.find("measures")) {
        reading.measures.clear();
        reading.effects.clear();
        for (const Node& node : root.nodes("measures")) reading.measures.push_back(measure_of(node, reading.text));
    }
    if (root.find("effects")) {
        reading.effects.clear();
        for (const Node& node : root.nodes("effects")) reading.effects.push_back(effect_of(node, reading));
    }
    const Json* date = root.find("date");
    return date && date->is_object() ? root.node("date").text("article") : "";
}

}  // namespace detente
