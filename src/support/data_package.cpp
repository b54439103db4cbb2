#include "detente/support/data_package.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {

using nlohmann::json;

/// The whole descriptor: every object of it keeps it alive.
struct PackageObject::Text {
    std::string raw, file;
    OnPackageFault on_fault;
    json root;
};

/// Makes objects from JSON.
class PackageReader {
public:
    static PackageObject at(std::shared_ptr<const PackageObject::Text> text, const json& where) {
        PackageObject object;
        object.text_ = std::move(text);
        object.json_ = &where;
        return object;
    }
    static PackageObject parse(const std::string& raw, const std::string& file, const OnPackageFault& on_fault,
                               json root) {
        auto text = std::make_shared<PackageObject::Text>();
        text->raw = raw, text->file = file, text->on_fault = on_fault, text->root = std::move(root);
        return at(text, text->root);
    }
};

namespace {

long line_at(const std::string& text, std::size_t offset) {
    offset = std::min(offset, text.size());
    return 1 + static_cast<long>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

const json& as_json(const void* object) {
    return *static_cast<const json*>(object);
}

/// The member, or nothing where it is not there or null.
const json* member(const void* object, const std::string& key) {
    const auto at = as_json(object).find(key);
    return at == as_json(object).end() || at->is_null() ? nullptr : &*at;
}

/// The descriptor's JSON object; discarded when it is none.
json parse_object(std::string& text, const std::string& file, const OnPackageFault& on_fault) {
    PackageFault fault{.name = "bad-package", .file = file};
    try {
        check_text(text, file);
        json root = json::parse(text);
        if (root.is_object()) return root;
        fault.line = 1, fault.what = "must hold one JSON object";
    } catch (const json::parse_error& error) {
        fault.line = line_at(text, error.byte == 0 ? 0 : error.byte - 1);
        fault.what = "is not well-formed JSON";
        fault.hint = "Look for a missing comma, quote or bracket near this line";
    } catch (const json::exception&) {
        fault.what = "holds a number that is too large";
    } catch (const InputError& error) {
        fault.line = error.line, fault.what = error.problem, fault.hint = error.hint;
    }
    on_fault(fault);
    return {json::value_t::discarded};
}

bool is_safe(const std::string& path) {
    if (path.empty() || path.front() == '/' || path.find_first_of("\\:") != std::string::npos) return false;
    if (path.find('\0') != std::string::npos) return false;
    for (const std::string& part : split(path, '/'))
        if (part.empty() || part == "." || part == "..") return false;
    return true;
}

void read_tables(const PackageObject& root, DataPackage& package) {
    for (const PackageObject& entry : root.list("resources")) {
        PackageTable table{entry.text("name"), entry.text("path"), entry.text("hash"), -1, entry.text("unit")};
        const auto bytes = entry.number("bytes");
        if (bytes && *bytes >= 0 && *bytes < 9e15) table.bytes = static_cast<long long>(*bytes);
        if (table.name.empty()) entry.wrong("resources", "a resource has no name");
        if (!is_safe(table.path))
            entry.wrong("path", fmt::format("'{}' is not a path inside the package", table.path.substr(0, 200)),
                        "Name a file below the folder, without '..', a leading '/' or a URL", "unsafe-path");
        else if (package.find(table.name))
            entry.wrong("name", fmt::format("there are two resources '{}'", table.name));
        else
            package.tables.push_back(std::move(table));
    }
}

}  // namespace

void throw_fault(const PackageFault& fault) {
    if (fault.error) throw InputError(fault.file, fault.line, fault.field, fault.what, fault.hint);
}

bool PackageObject::has(const std::string& key) const {
    return as_json(json_).contains(key);
}

long PackageObject::line_of(const std::string& key) const {
    const std::string& raw = text_->raw;
    const std::string quoted = "\"" + key + "\"";
    for (std::size_t at = raw.find(quoted); at != std::string::npos; at = raw.find(quoted, at + 1)) {
        const std::size_t next = raw.find_first_not_of(" \t\r\n", at + quoted.size());
        if (next != std::string::npos && raw[next] == ':') return line_at(raw, at);
    }
    return 1;
}

void PackageObject::wrong(const std::string& key, const std::string& what, const std::string& hint,
                          const std::string& name) const {
    text_->on_fault({true, name, text_->file, line_of(key), key, what, hint});
}

std::string PackageObject::text(const std::string& key) const {
    const json* value = member(json_, key);
    if (!value) return "";
    if (value->is_string()) return value->get<std::string>();
    wrong(key, "must be text in quotes");
    return "";
}

std::optional<double> PackageObject::number(const std::string& key) const {
    const json* value = member(json_, key);
    if (!value) return std::nullopt;
    if (value->is_number() && std::isfinite(value->get<double>())) return value->get<double>();
    wrong(key, "must be a number");
    return std::nullopt;
}

std::vector<double> PackageObject::numbers(const std::string& key) const {
    const json* value = member(json_, key);
    if (!value) return {};
    const auto is_number = [](const json& one) { return one.is_number(); };
    if (value->is_array() && std::all_of(value->begin(), value->end(), is_number))
        return value->get<std::vector<double>>();
    wrong(key, "must be a list of numbers");
    return {};
}

PackageObject PackageObject::object(const std::string& key) const {
    static const json nothing = json::object();
    const json* value = member(json_, key);
    if (value && value->is_object()) return PackageReader::at(text_, *value);
    if (value) wrong(key, "must be an object");
    return PackageReader::at(text_, nothing);
}

std::vector<PackageObject> PackageObject::list(const std::string& key) const {
    std::vector<PackageObject> objects;
    const json* value = member(json_, key);
    if (value && !value->is_array()) wrong(key, "must be a list");
    if (!value || !value->is_array()) return objects;
    for (const json& one : *value) {
        if (one.is_object())
            objects.push_back(PackageReader::at(text_, one));
        else
            wrong(key, "must be a list of objects");
    }
    return objects;
}

const PackageTable* DataPackage::find(const std::string& name) const {
    for (const PackageTable& table : tables)
        if (table.name == name) return &table;
    return nullptr;
}

std::string DataPackage::place_of(const PackageTable& table) const {
    return (std::filesystem::path(file).parent_path() / table.path).string();
}

DataPackage read_data_package(const std::string& raw, const std::string& file, const OnPackageFault& on_fault) {
    DataPackage package;
    package.file = file;
    package.sha256 = sha256(raw);
    std::string text = raw;
    json root = parse_object(text, file, on_fault);
    if (root.is_discarded()) return package;
    package.root = PackageReader::parse(text, file, on_fault, std::move(root));
    for (const PackageObject& entry : package.root->list("sources"))
        package.sources.push_back({entry.text("title"), entry.text("path"), entry.text("licence")});
    read_tables(*package.root, package);
    return package;
}

void check_table_bytes(const DataPackage& package, const PackageTable& table, const std::string& content,
                       const OnPackageFault& on_fault) {
    const std::string file = package.place_of(table);
    const auto odd = [&](const char* what) { on_fault({false, "no-hash", file, 0, "", what, ""}); };
    const auto wrong = [&](const std::string& what, const std::string& hint) {
        on_fault({true, "hash-mismatch", file, 0, "", what, hint});
    };
    if (table.hash.empty()) {
        if (table.bytes >= 0 && static_cast<unsigned long long>(table.bytes) != content.size())
            return wrong(fmt::format("has {} bytes where datapackage.json says {}", content.size(), table.bytes), "");
        return odd("datapackage.json states no sha256 for this table");
    }
    if (!table.hash.starts_with("sha256:"))
        return odd("the hash in datapackage.json is not a sha256, so it was not checked");
    const std::string found = sha256(content);
    if (lower_ascii(table.hash.substr(7)) == found) return;
    wrong("has changed since the package was made: its sha256 is not the one in datapackage.json",
          fmt::format("Put the original file back; if the change is meant, write \"bytes\": {} and "
                      "\"hash\": \"sha256:{}\" for it into datapackage.json",
                      content.size(), found));
}

bool valid_package_id(const std::string& id) {
    static constexpr const char* allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    return !id.empty() && id.size() <= 100 && id.find_first_not_of(allowed) == std::string::npos && id != "." &&
           id != "..";
}

}  // namespace detente
