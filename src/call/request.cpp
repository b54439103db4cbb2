#include "call/request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente::call_parts {
namespace {

constexpr int deepest = 16;                 // a scenario in a list of scenarios is 3 deep
constexpr std::size_t longest_quote = 200;  // of what a parser says, which may hold the request itself

/// Keys of the outermost object that are given twice: JSON would let the last one win without a word.
class OnceEach {
public:
    bool operator()(int depth, Json::parse_event_t event, const Json& parsed) {
        if (depth > deepest) throw UsageError("request", "is nested out of reason");
        if (depth == 1 && event == Json::parse_event_t::key) {
            const auto& key = parsed.get_ref<const std::string&>();
            if (!seen_.insert(key).second) throw UsageError(key, "is given twice", "Give it once");
        }
        return true;
    }

private:
    std::set<std::string> seen_;
};

/// For messages: "a number", "an object".
std::string kind_of(const Json& value) {
    if (value.is_null()) return "null";
    if (value.is_array()) return "a list";
    if (value.is_object()) return "an object";
    if (value.is_boolean()) return "true or false";
    return value.is_number() ? "a number" : "a text";
}

/// A text without NUL, at which the system's names would end.
const std::string& text_of(const std::string& key, const Json& value) {
    if (!value.is_string()) throw UsageError(key, fmt::format("must be a text, not {}", kind_of(value)));
    const auto& text = value.get_ref<const std::string&>();
    if (text.find('\0') != text.npos) throw UsageError(key, "holds a character NUL");
    return text;
}

/// As it would stand on a command line.
std::string option_text(const std::string& key, const Json& value) {
    if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
    if (value.is_number_integer() || value.is_number_unsigned()) return value.dump();
    if (value.is_number()) return shortest(value.get<double>());
    if (value.is_string()) return text_of(key, value);
    throw UsageError(key, fmt::format("must be a text, a number, true or false, not {}", kind_of(value)));
}

ScenarioText scenario_of(const std::string& key, const Json& value) {
    if (!value.is_object()) return {.name = text_of(key, value), .text = {}};
    ScenarioText scenario;
    for (const auto& [name, part] : value.items()) {
        if (name != "name" && name != "text")
            throw UsageError(key, fmt::format("has no key '{}'", name), suggestion(name, {"name", "text"}));
        (name == "name" ? scenario.name : scenario.text) = text_of(key, part);
    }
    if (scenario.name.empty() && scenario.text.empty())
        throw UsageError(key, "has neither a name nor a text", R"(Write {"text": "title = ..."})");
    return scenario;
}

}  // namespace

Request::Request(std::string_view json) {
    if (json.size() > max_request_bytes)
        throw UsageError("request",
                         fmt::format("is {} bytes long; at most {} are read", json.size(), max_request_bytes));
    try {
        object_ = Json::parse(json, OnceEach());
    } catch (const Json::exception& error) {
        throw UsageError("request", "is not JSON: " + std::string(error.what()).substr(0, longest_quote),
                         R"(Write {"verb": "list"})");
    }
    if (!object_.is_object())
        throw UsageError("request", fmt::format("must be an object, not {}", kind_of(object_)),
                         R"(Write {"verb": "list"})");
}

std::string Request::take_text(const std::string& key) {
    taken_.push_back(key);
    const auto at = object_.find(key);
    if (at == object_.end()) return "";
    std::string text = text_of(key, *at);
    object_.erase(at);
    return text;
}

std::string Request::take_json(const std::string& key) {
    taken_.push_back(key);
    const auto at = object_.find(key);
    if (at == object_.end()) return "";
    std::string text = at->is_object() ? at->dump(-1, ' ', false, Json::error_handler_t::replace) : text_of(key, *at);
    object_.erase(at);
    return text;
}

std::vector<ScenarioText> Request::take_scenarios(const std::string& key) {
    taken_.push_back(key);
    const auto at = object_.find(key);
    if (at == object_.end()) return {};
    const Json given = *at;
    object_.erase(at);
    std::vector<ScenarioText> scenarios;
    if (!given.is_array()) return {scenario_of(key, given)};
    for (const Json& one : given) scenarios.push_back(scenario_of(key, one));
    return scenarios;
}

void Request::fail(const std::string& key, const std::string& what, const std::string& hint) {
    throw UsageError(key, what, hint);
}

void Request::check_names(const std::vector<OptionInfo>& known) const {
    std::vector<std::string> names = taken_;
    for (const OptionInfo& info : known) names.push_back(info.name);
    for (const auto& [key, value] : object_.items())
        if (std::find(names.begin(), names.end(), key) == names.end())
            fail(key, "is not a key of this request", suggestion(key, names));
}

std::vector<OptionText> Request::texts() const {
    std::vector<OptionText> out;
    for (const auto& [key, value] : object_.items()) {
        OptionText& text = out.emplace_back(OptionText{.name = key, .values = {}});
        if (!value.is_array()) {
            text.values = {option_text(key, value)};
            continue;
        }
        for (const Json& item : value) text.values.push_back(option_text(key, item));
    }
    return out;
}

}  // namespace detente::call_parts
