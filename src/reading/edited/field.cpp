#include "reading/edited/field.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente::reading {
namespace {

bool inside_letter(const std::string& text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

}  // namespace

void Field::fail(const std::string& what, const std::string& hint) const {
    throw InputError(*file_, 0, path_.empty() ? "reading" : path_, what, hint);
}

bool Field::has(const char* key) const {
    if (!value_->is_object()) fail("must be an object");
    const auto at = value_->find(key);
    return at != value_->end() && !at->is_null();
}

Field Field::at(const char* key) const {
    if (!value_->is_object()) fail("must be an object");
    const auto found = value_->find(key);
    const std::string path = path_.empty() ? key : path_ + "." + key;
    if (found == value_->end()) throw InputError(*file_, 0, path, "is missing");
    return {*found, path, *file_};
}

std::vector<Field> Field::items() const {
    if (!value_->is_array()) fail("must be a list");
    std::vector<Field> out;
    for (std::size_t i = 0; i < value_->size(); ++i)
        out.emplace_back((*value_)[i], fmt::format("{}[{}]", path_, i), *file_);
    return out;
}

std::string Field::text() const {
    if (!value_->is_string()) fail("must be a text");
    return value_->get<std::string>();
}

double Field::number() const {
    if (!value_->is_number()) fail("must be a number");
    return value_->get<double>();
}

bool Field::flag() const {
    if (!value_->is_boolean()) fail("must be true or false");
    return value_->get<bool>();
}

std::vector<std::string> Field::texts() const {
    std::vector<std::string> out;
    for (const Field& item : items()) out.push_back(item.text());
    return out;
}

std::string Field::one_of(const std::vector<std::string>& words) const {
    std::string word = text();
    if (std::find(words.begin(), words.end(), word) == words.end())
        fail(fmt::format("'{}' is none of {}", word, join(words, ", ")), suggestion(word, words));
    return word;
}

Interval Field::interval() const {
    const std::vector<Field> ends = items();
    if (ends.size() != 2) fail("must be [low, high]");
    const Interval out{ends[0].number(), ends[1].number()};
    if (out.low > out.high) fail("has its low end above its high end");
    return out;
}

std::size_t Field::offset(const char* key, std::size_t most) const {
    const Field field = at(key);
    if (!field.value_->is_number_unsigned()) field.fail("must be a whole number of bytes");
    const auto value = field.value_->get<std::uint64_t>();
    if (value > most)
        field.fail(fmt::format("is {}, and the article ends at byte {}", value, most),
                   "Offsets are bytes of the article as it is given, in UTF-8");
    return std::size_t(value);
}

Span Field::span(const std::string& article) const {
    const Span out{offset("start", article.size()), offset("end", article.size())};
    if (out.start >= out.end) fail(fmt::format("is empty: bytes {} to {}", out.start, out.end));
    for (const auto& [key, byte] : {std::pair("start", out.start), std::pair("end", out.end)})
        if (inside_letter(article, byte)) at(key).fail("stands within a letter", "Count bytes, not letters");
    if (!has("text")) return out;
    const std::string stated = at("text").text(), found = article.substr(out.start, out.end - out.start);
    if (stated == found) return out;
    const std::size_t place = article.find(stated);
    at("text").fail(
        fmt::format("is '{}', and the article has '{}' at bytes {} to {}", stated, found, out.start, out.end),
        place == article.npos ? "The article has these words nowhere"
                              : fmt::format("They stand at bytes {} to {}", place, place + stated.size()));
}

void Field::take(const char* key, std::string& to) const {
    if (has(key)) to = at(key).text();
}

void Field::take(const char* key, double& to) const {
    if (has(key)) to = at(key).number();
}

void Field::take(const char* key, bool& to) const {
    if (has(key)) to = at(key).flag();
}

void Field::take(const char* key, std::vector<std::string>& to) const {
    if (has(key)) to = at(key).texts();
}

}  // namespace detente::reading
