#include "scenario/file/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "detente/world/registry.hpp"

namespace detente {

Place TableReader::place(const std::string& key) const {
    const TomlValue* value = find(key);
    return value ? value->place : table_.place;
}

void TableReader::fail(const std::string& key, const std::string& what, const std::string& hint) const {
    const Place at = place(key);
    throw InputError(at.file, at.line, field(key), what, hint);
}

void TableReader::wrong_type(const std::string& key, const std::string& wanted) const {
    fail(key, fmt::format("must be {}, not {}", wanted, kind_name(find(key)->kind)));
}

void TableReader::allow_only(const std::vector<std::string>& valid) const {
    for (const auto& [key, value] : table_.entries) {
        if (std::find(valid.begin(), valid.end(), key) != valid.end()) continue;
        const auto near = nearest(key, valid);
        fail(key, "unknown key", near ? fmt::format("did you mean '{}'?", *near) : "one of: " + join(valid, ", "));
    }
}

void TableReader::forbid(const std::vector<std::string>& keys, const std::string& why) const {
    for (const std::string& key : keys)
        if (has(key)) fail(key, "would be ignored: " + why);
}

std::string TableReader::text(const std::string& key, const std::string& otherwise) const {
    const TomlValue* value = find(key);
    if (!value) return otherwise;
    if (!value->is_text()) wrong_type(key, "a text");
    return value->text;
}

std::string TableReader::date(const std::string& key) const {
    const TomlValue* value = find(key);
    if (!value) return "";
    if (!value->is_text() && value->kind != TomlValue::Kind::date) wrong_type(key, "a date such as \"2022-12-30\"");
    check_date(value->text, value->place.file, value->place.line, field(key));
    return value->text;
}

bool TableReader::boolean(const std::string& key, bool otherwise) const {
    const TomlValue* value = find(key);
    if (!value) return otherwise;
    if (value->kind != TomlValue::Kind::boolean) wrong_type(key, "true or false");
    return value->boolean;
}

std::vector<std::string> TableReader::names(const std::string& key) const {
    const TomlValue* value = find(key);
    if (!value) return {};
    std::vector<std::string> out;
    if (value->is_text()) {
        out.push_back(value->text);
    } else if (value->is_list()) {
        for (const TomlValue& item : value->items) {
            if (!item.is_text()) fail(key, fmt::format("holds {} where a name belongs", kind_name(item.kind)));
            out.push_back(item.text);
        }
    } else {
        wrong_type(key, "a name or a list of names");
    }
    for (const std::string& name : out)
        if (trim(name).empty()) fail(key, "holds an empty name");
    return out;
}

std::string TableReader::file(const std::string& key) const {
    const std::string written = text(key);
    const TomlValue* value = find(key);
    return value && !value->resolved.empty() ? value->resolved : written;
}

}  // namespace detente
