#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "detente/scenario/scenario.hpp"

namespace detente {

/// A TOML value with where it was written. Small and mergeable: scenarios compose before they are read.
struct TomlValue {
    enum class Kind { boolean, integer, number, text, date, list, table };
    Kind kind = Kind::table;
    bool boolean = false;
    std::int64_t integer = 0;
    double number = 0;
    std::string text;  ///< also a date, as ISO 8601
    std::vector<TomlValue> items;
    std::vector<std::pair<std::string, TomlValue>> entries;  ///< in the order of the file
    Place place;
    std::string resolved;  ///< a text that names a file: the file found (see resolve_files)

    // Out of line: here the entries' type is not complete yet.
    TomlValue();
    TomlValue(const TomlValue&);
    TomlValue(TomlValue&&) noexcept;
    TomlValue& operator=(const TomlValue&);
    TomlValue& operator=(TomlValue&&) noexcept;
    ~TomlValue();
    static TomlValue of(std::string text, Place);

    bool is_text() const { return kind == Kind::text; }
    bool is_list() const { return kind == Kind::list; }
    bool is_table() const { return kind == Kind::table; }
    bool is_number() const { return kind == Kind::integer || kind == Kind::number; }
    double as_number() const { return kind == Kind::integer ? static_cast<double>(integer) : number; }
    const TomlValue* find(const std::string& key) const;
    TomlValue* find(const std::string& key);
    /// The entry of that key, replaced or added at the end.
    void set(const std::string& key, TomlValue);
};

/// For messages: "a text", "a whole number", ...
const char* kind_name(TomlValue::Kind);

/// A scenario is written by people; tables of figures stand in CSV files.
inline constexpr std::size_t max_toml_bytes = std::size_t{4} << 20;

/// Throws InputError with file and line for text that is not TOML, too long or nested out of reason. `file` is for
/// messages only.
TomlValue parse_toml(const std::string& text, const std::string& file);

/// The TOML text of a table; parse_toml reads it back.
std::string write_toml(const TomlValue& table);
/// One value as it stands to the right of '='.
std::string write_toml_value(const TomlValue&);

/// Every value in the tree, root first.
void for_each_value(TomlValue&, const std::function<void(TomlValue&)>&);

}  // namespace detente
