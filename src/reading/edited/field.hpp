#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "detente/reading/span.hpp"

namespace detente::reading {

/// A value of a file in JSON with its path, for messages: "statements[3].start".
class Field {
public:
    using Json = nlohmann::json;
    Field(const Json& value, std::string path, const std::string& file)
        : value_(&value), path_(std::move(path)), file_(&file) {}

    [[noreturn]] void fail(const std::string& what, const std::string& hint = "") const;

    bool has(const char* key) const;
    /// Fails where it is not there.
    Field at(const char* key) const;
    std::vector<Field> items() const;
    bool is_null() const { return value_->is_null(); }

    std::string text() const;
    double number() const;
    bool flag() const;
    std::vector<std::string> texts() const;
    /// One of a few words.
    std::string one_of(const std::vector<std::string>& words) const;
    Interval interval() const;
    /// "start" and "end", checked against the article; "text", where it is given, must be its bytes there.
    Span span(const std::string& article) const;

    /// Sets `to` where the key is there; null counts as not there.
    void take(const char* key, std::string& to) const;
    void take(const char* key, double& to) const;
    void take(const char* key, bool& to) const;
    void take(const char* key, std::vector<std::string>& to) const;

private:
    std::size_t offset(const char* key, std::size_t most) const;

    const Json* value_;
    std::string path_;
    const std::string* file_;
};

}  // namespace detente::reading
