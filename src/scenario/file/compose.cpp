#include "scenario/file/compose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "detente/support/whole_number.hpp"
#include "scenario/file/keys.hpp"
#include "scenario/file/read.hpp"

namespace detente {
namespace {

bool merged_by_key(const std::string& key) {
    return key == "model" || key == "parameters" || key == "blocs";
}

struct Override {
    std::string text;               ///< as given
    std::vector<std::string> path;  ///< split at the dots
    std::string value;
    [[noreturn]] void fail(const std::string& what, const std::string& hint = "") const {
        throw UsageError("--set " + text, what, hint);
    }
};

Override split_override(const std::string& text) {
    Override out{text, {}, {}};
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) out.fail("has no '='", "Write key=value, e.g. model.trade_elasticity=5");
    out.path = split(trim(std::string_view(text).substr(0, equals)), '.');
    for (std::string& part : out.path) part = std::string(trim(part));
    out.value = std::string(trim(std::string_view(text).substr(equals + 1)));
    if (out.value.empty()) out.fail("has no value");
    return out;
}

void known_key(const Override& override_, std::size_t depth, const std::vector<std::string>& valid) {
    const std::string& key = override_.path[depth];
    if (std::find(valid.begin(), valid.end(), key) != valid.end()) return;
    std::vector<std::string> full;
    const std::vector<std::string> before(override_.path.begin(), override_.path.begin() + static_cast<long>(depth));
    const std::string prefix = before.empty() ? "" : join(before, ".") + ".";
    full.reserve(valid.size());
    for (const std::string& name : valid) full.push_back(prefix + name);
    override_.fail(fmt::format("a scenario has no key '{}'", prefix + key), suggestion(prefix + key, full));
}

void depth_between(const Override& override_, std::size_t least, std::size_t most, const std::string& example) {
    if (override_.path.size() >= least && override_.path.size() <= most) return;
    override_.fail("does not name one value", "Write e.g. " + example);
}

std::vector<std::string> keys_of(const TomlValue* table) {
    std::vector<std::string> keys;
    if (table && table->is_table())
        for (const auto& entry : table->entries) keys.push_back(entry.first);
    return keys;
}

bool text_key(const std::string& key) {
    static const std::set<std::string> keys{"title",     "question", "description",       "world",  "kind",
                                            "numeraire", "deficits", "elasticity_source", "source", "note"};
    return keys.count(key) > 0;
}

/// The value as TOML; a bare word, or anything given for a key that holds text, is text.
TomlValue override_value(const Override& override_, bool want_text) {
    const Place place{"--set " + override_.text, 0};
    const char first = override_.value.front();
    const bool structured = first == '"' || first == '\'' || first == '[' || first == '{';
    if (want_text && !structured) return TomlValue::of(override_.value, place);
    try {
        TomlValue parsed = parse_toml("value = " + override_.value, place.file);
        if (parsed.entries.size() != 1) override_.fail("is more than one value");
        TomlValue value = std::move(parsed.entries.front().second);
        for_each_value(value, [&](TomlValue& part) { part.place = place; });
        return value;
    } catch (const UsageError&) {
        throw;
    } catch (const InputError& error) {
        if (structured || override_.value.find('\n') != std::string::npos) override_.fail(error.problem);
        return TomlValue::of(override_.value, place);
    }
}

TomlValue& table_of(TomlValue& root, const std::string& key) {
    if (!root.find(key)) root.set(key, TomlValue{});
    return *root.find(key);
}

TomlValue& change_of(TomlValue& root, const Override& override_) {
    TomlValue* changes = root.find("change");
    const auto number = parse_number(override_.path[1]);
    const std::size_t count = changes && changes->is_list() ? changes->items.size() : 0;
    const auto at = number ? whole_number(*number, 1, static_cast<std::int64_t>(count)) : std::nullopt;
    if (!at)
        override_.fail(fmt::format("there is no change {}", override_.path[1]),
                       count ? fmt::format("The scenario has {}, counted from 1: change.1.trade_cost=\"+10%\"", count)
                             : "The scenario has none");
    return changes->items[static_cast<std::size_t>(*at) - 1];
}

/// "$name" or "${name}" at `at`: the name and the end of the reference; empty where none begins.
std::pair<std::string, std::size_t> reference_at(const std::string& text, std::size_t at) {
    std::size_t begin = at + 1;
    const bool braced = begin < text.size() && text[begin] == '{';
    if (braced) ++begin;
    std::size_t end = begin;
    while (end < text.size() && ((text[end] >= 'a' && text[end] <= 'z') || text[end] == '_' ||
                                 (end > begin && text[end] >= '0' && text[end] <= '9')))
        ++end;
    if (end == begin || (braced && (end == text.size() || text[end] != '}'))) return {"", at};
    return {text.substr(begin, end - begin), braced ? end + 1 : end};
}

class ParameterFiller {
public:
    explicit ParameterFiller(const TomlValue* parameters) : parameters_(parameters), names_(keys_of(parameters)) {}

    void fill(TomlValue& value, const std::string& key) {
        for (TomlValue& item : value.items) fill(item, key);
        for (auto& [name, entry] : value.entries)
            if (&entry != parameters_) fill(entry, name);
        if (!value.is_text()) return;
        const bool prose =
            key == "title" || key == "question" || key == "description" || key == "source" || key == "note";
        if (prose)
            fill_prose(value);
        else if (value.text.starts_with('$'))
            fill_whole(value, key);
    }

    void check_all_used() const {
        for (const std::string& name : names_)
            if (!used_.count(name)) {
                const Place& place = parameters_->find(name)->place;
                throw InputError(place.file, place.line, "parameters." + name, "is used nowhere",
                                 fmt::format("Write \"${}\" where its value belongs", name));
            }
    }

private:
    void fill_prose(TomlValue& value) {
        std::string out;
        for (std::size_t i = 0; i < value.text.size();) {
            const auto [name, end] = value.text[i] == '$' ? reference_at(value.text, i) : std::pair{std::string(), i};
            const TomlValue* parameter = parameters_ && !name.empty() ? parameters_->find(name) : nullptr;
            if (!parameter) {
                out += value.text[i++];
                continue;
            }
            used_.insert(name);
            out += parameter->is_text() ? parameter->text : write_toml_value(*parameter);
            i = end;
        }
        value.text = out;
    }

    void fill_whole(TomlValue& value, const std::string& key) {
        const auto [name, end] = reference_at(value.text, 0);
        const TomlValue* parameter =
            parameters_ && !name.empty() && end == value.text.size() ? parameters_->find(name) : nullptr;
        if (!parameter)
            throw InputError(value.place.file, value.place.line, key,
                             fmt::format("'{}' is not in [parameters]", value.text),
                             suggestion(value.text.substr(1), names_));
        used_.insert(name);
        const Place place = value.place;
        value = *parameter;
        value.place = place;
    }

    const TomlValue* parameters_;
    std::vector<std::string> names_;
    std::set<std::string> used_;
};

}  // namespace

void compose(TomlValue& base, const TomlValue& added) {
    for (const auto& [key, value] : added.entries) {
        TomlValue* there = key == "blocs" && measures_all(value) ? nullptr : base.find(key);
        if (there && merged_by_key(key) && there->is_table() && value.is_table()) {
            for (const auto& [name, entry] : value.entries) there->set(name, entry);
        } else if (there && key == "change" && there->is_list() && value.is_list()) {
            for (const TomlValue& change : value.items) there->items.push_back(change);
        } else {
            base.set(key, value);
        }
    }
}

void apply_override(TomlValue& root, const std::string& override_text) {
    const Override given = split_override(override_text);
    known_key(given, 0, scenario_keys::top());
    const std::string& top = given.path[0];
    const std::string& last = given.path.back();
    if (top == "model") {
        depth_between(given, 2, 2, "model.trade_elasticity=5");
        known_key(given, 1, scenario_keys::model());
        table_of(root, "model").set(last, override_value(given, text_key(last)));
    } else if (top == "parameters") {
        depth_between(given, 2, 2, "parameters.economy=RUS");
        known_key(given, 1, keys_of(root.find("parameters")));
        table_of(root, "parameters").set(last, override_value(given, root.find(top)->find(last)->is_text()));
    } else if (top == "blocs") {
        depth_between(given, 2, 3, "blocs.west=[\"USA\", \"DEU\"]");
        TomlValue& blocs = table_of(root, "blocs");
        if (given.path.size() == 2) return blocs.set(last, override_value(given, false));
        known_key(given, 1, keys_of(&blocs));
        known_key(given, 2, scenario_keys::bloc());
        TomlValue& bloc = *blocs.find(given.path[1]);
        if (!bloc.is_table()) given.fail(fmt::format("the bloc '{}' is not written as a table", given.path[1]));
        bloc.set(last, override_value(given, text_key(last)));
    } else if (top == "change") {
        depth_between(given, 3, 3, "change.1.trade_cost=\"+10%\"");
        known_key(given, 2, scenario_keys::change());
        change_of(root, given).set(last, override_value(given, text_key(last)));
    } else {
        depth_between(given, 1, 1, top + "=...");
        root.set(top, override_value(given, true));
    }
}

void fill_parameters(TomlValue& root) {
    const TomlValue* parameters = root.find("parameters");
    if (parameters && !parameters->is_table()) return;
    ParameterFiller filler(parameters);
    filler.fill(root, "");
    filler.check_all_used();
}

}  // namespace detente
