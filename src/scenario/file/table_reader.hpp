#pragma once
#include <string>
#include <vector>

#include "scenario/file/toml_value.hpp"

namespace detente {

/// Strict reading of one TOML table: every fault is an InputError with file, line and "name.key".
class TableReader {
public:
    /// `name`: what messages call the table, e.g. "change[2]"; empty for the top of the file.
    TableReader(const TomlValue& table, std::string name) : table_(table), name_(std::move(name)) {}

    const TomlValue& table() const { return table_; }
    const TomlValue* find(const std::string& key) const { return table_.find(key); }
    bool has(const std::string& key) const { return find(key) != nullptr; }
    std::string field(const std::string& key) const { return name_.empty() ? key : name_ + "." + key; }
    Place place(const std::string& key) const;

    /// Throws, with the nearest valid key or all of them, for a key that is not among `valid`.
    void allow_only(const std::vector<std::string>& valid) const;
    /// Throws when `key` is there although `other` makes it meaningless.
    void forbid(const std::vector<std::string>& keys, const std::string& why) const;
    [[noreturn]] void fail(const std::string& key, const std::string& what, const std::string& hint = "") const;

    /// The value or, without the key, the default. A wrong type throws.
    std::string text(const std::string& key, const std::string& otherwise = "") const;
    std::string date(const std::string& key) const;
    bool boolean(const std::string& key, bool otherwise) const;
    /// A text or a list of texts, none empty.
    std::vector<std::string> names(const std::string& key) const;
    /// A text that names a file, as resolved.
    std::string file(const std::string& key) const;
    [[noreturn]] void wrong_type(const std::string& key, const std::string& wanted) const;

private:
    const TomlValue& table_;
    std::string name_;
};

}  // namespace detente
