#include "scenario/file/toml_value.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <cmath>
#include <sstream>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

using Position = std::pair<toml::source_index, toml::source_index>;

Position position(const toml::source_region& region) {
    return {region.begin.line, region.begin.column};
}

TomlValue convert(const toml::node& node, const std::string& file);

void convert_table(const toml::table& table, TomlValue& out, const std::string& file) {
    std::vector<std::pair<Position, const toml::key*>> order;
    for (auto&& [key, node] : table) order.emplace_back(position(key.source()), &key);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [where, key] : order) {
        TomlValue value = convert(*table.get(key->str()), file);
        value.place = {file, static_cast<long>(where.first)};
        out.entries.emplace_back(std::string(key->str()), std::move(value));
    }
}

template <class DateOrTime>
std::string iso(const DateOrTime& value) {
    std::ostringstream out;
    out << value;
    return out.str();
}

TomlValue convert(const toml::node& node, const std::string& file) {
    using Kind = TomlValue::Kind;
    TomlValue out;
    out.place = {file, static_cast<long>(node.source().begin.line)};
    node.visit([&](const auto& value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, toml::table>) {
            convert_table(value, out, file);
        } else if constexpr (std::is_same_v<T, toml::array>) {
            out.kind = Kind::list;
            for (const toml::node& item : value) out.items.push_back(convert(item, file));
        } else if constexpr (std::is_same_v<T, toml::value<std::string>>) {
            out.kind = Kind::text;
            out.text = value.get();
        } else if constexpr (std::is_same_v<T, toml::value<std::int64_t>>) {
            out.kind = Kind::integer;
            out.integer = value.get();
        } else if constexpr (std::is_same_v<T, toml::value<double>>) {
            out.kind = Kind::number;
            out.number = value.get();
        } else if constexpr (std::is_same_v<T, toml::value<bool>>) {
            out.kind = Kind::boolean;
            out.boolean = value.get();
        } else {
            out.kind = Kind::date;
            out.text = iso(value.get());
        }
    });
    return out;
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            out += fmt::format("\\u{:04X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        else
            out += c;
    }
    return out + "\"";
}

std::string written_key(const std::string& key) {
    const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
    return bare ? key : quoted(key);
}

std::string written_number(double value) {
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    const std::string text = shortest(value);
    return text.find_first_of(".eE") == std::string::npos ? text + ".0" : text;
}

/// Refuses keys of very many parts (a.a.a.a...): the parser limits how deep values nest, but takes one level of the
/// stack for each part of a key.
class KeyDepthCheck {
public:
    KeyDepthCheck(const std::string& text, const std::string& file) : text_(text), file_(file) {}

    void run() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '\n') ++line_;
            if (c == '#')
                skip_to("\n");
            else if (c == '"' || c == '\'')
                skip_string(c);
            else
                count(c), ++at_;
        }
    }

private:
    void count(char c) {
        if (c == '.')
            ++dots_;
        else if (c == '\n' || c == '=' || c == ',' || c == '[' || c == '{')
            dots_ = 0;
        if (dots_ > 16)
            throw InputError(file_, line_, "", "a key has too many parts", "No key of a scenario has more than three");
    }
    void skip_to(const char* end) { at_ = std::min(text_.find(end, at_), text_.size()); }
    void skip_string(char quote) {
        const bool long_form = text_.compare(at_, 3, std::string(3, quote)) == 0;
        for (at_ += long_form ? 3 : 1; at_ < text_.size(); ++at_) {
            if (text_[at_] == '\\' && quote == '"') {
                line_ += at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
                ++at_;
            } else if (text_[at_] == '\n') {
                if (!long_form) return;  // unterminated: the parser says so
                ++line_;
            } else if (text_[at_] == quote && (!long_form || text_.compare(at_, 3, std::string(3, quote)) == 0)) {
                at_ += long_form ? 3 : 1;
                return;
            }
        }
    }
    const std::string& text_;
    const std::string& file_;
    std::size_t at_ = 0;
    long line_ = 1;
    int dots_ = 0;
};

bool list_of_tables(const TomlValue& value) {
    return value.is_list() && !value.items.empty() &&
           std::all_of(value.items.begin(), value.items.end(), [](const TomlValue& item) { return item.is_table(); });
}

void write_entries(const TomlValue& table, std::string& out) {
    for (const auto& [key, value] : table.entries) out += written_key(key) + " = " + write_toml_value(value) + "\n";
}

}  // namespace

TomlValue::TomlValue() = default;
TomlValue::TomlValue(const TomlValue&) = default;
TomlValue::TomlValue(TomlValue&&) noexcept = default;
TomlValue& TomlValue::operator=(const TomlValue&) = default;
TomlValue& TomlValue::operator=(TomlValue&&) noexcept = default;
TomlValue::~TomlValue() = default;

TomlValue TomlValue::of(std::string text, Place place) {
    TomlValue value;
    value.kind = Kind::text;
    value.text = std::move(text);
    value.place = std::move(place);
    return value;
}

const TomlValue* TomlValue::find(const std::string& key) const {
    for (const auto& [name, value] : entries)
        if (name == key) return &value;
    return nullptr;
}

TomlValue* TomlValue::find(const std::string& key) {
    return const_cast<TomlValue*>(static_cast<const TomlValue*>(this)->find(key));
}

void TomlValue::set(const std::string& key, TomlValue value) {
    if (TomlValue* there = find(key))
        *there = std::move(value);
    else
        entries.emplace_back(key, std::move(value));
}

const char* kind_name(TomlValue::Kind kind) {
    switch (kind) {
        case TomlValue::Kind::boolean: return "true or false";
        case TomlValue::Kind::integer: return "a whole number";
        case TomlValue::Kind::number: return "a number";
        case TomlValue::Kind::text: return "a text";
        case TomlValue::Kind::date: return "a date";
        case TomlValue::Kind::list: return "a list";
        case TomlValue::Kind::table: return "a table";
    }
    return "";
}

TomlValue parse_toml(const std::string& text, const std::string& file) {
    if (text.size() > max_toml_bytes)
        throw InputError(file, 0, "",
                         fmt::format("is {} bytes long; a scenario has at most {}", text.size(), max_toml_bytes),
                         "Put tables of figures into CSV files");
    KeyDepthCheck(text, file).run();
    if (const std::size_t at = invalid_utf8_at(text); at != std::string::npos) {
        const long line = 1 + static_cast<long>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
        throw InputError(file, line, "", "is not UTF-8 text");
    }
    try {
        const toml::table table = toml::parse(std::string_view(text));
        TomlValue root;
        convert_table(table, root, file);
        root.place = {file, 1};
        return root;
    } catch (const toml::parse_error& error) {
        throw InputError(file, static_cast<long>(error.source().begin.line), "",
                         "is not valid TOML: " + std::string(error.description()));
    }
}

std::string write_toml_value(const TomlValue& value) {
    std::string out;
    switch (value.kind) {
        case TomlValue::Kind::boolean: return value.boolean ? "true" : "false";
        case TomlValue::Kind::integer: return std::to_string(value.integer);
        case TomlValue::Kind::number: return written_number(value.number);
        case TomlValue::Kind::text: return quoted(value.text);
        case TomlValue::Kind::date: return value.text;
        case TomlValue::Kind::list:
            for (const TomlValue& item : value.items) out += (out.empty() ? "" : ", ") + write_toml_value(item);
            return "[" + out + "]";
        case TomlValue::Kind::table:
            for (const auto& [key, item] : value.entries)
                out += (out.empty() ? "" : ", ") + written_key(key) + " = " + write_toml_value(item);
            return out.empty() ? "{}" : "{ " + out + " }";
    }
    return out;
}

std::string write_toml(const TomlValue& root) {
    std::string plain, tables;
    for (const auto& [key, value] : root.entries) {
        if (value.is_table()) {
            tables += "\n[" + written_key(key) + "]\n";
            write_entries(value, tables);
        } else if (list_of_tables(value)) {
            for (const TomlValue& item : value.items) {
                tables += "\n[[" + written_key(key) + "]]\n";
                write_entries(item, tables);
            }
        } else {
            plain += written_key(key) + " = " + write_toml_value(value) + "\n";
        }
    }
    return plain + tables;
}

void for_each_value(TomlValue& value, const std::function<void(TomlValue&)>& act) {
    act(value);
    for (TomlValue& item : value.items) for_each_value(item, act);
    for (auto& entry : value.entries) for_each_value(entry.second, act);
}

}  // namespace detente
