#include "detente/support/describe.hpp"

#include <fmt/format.h>

#include <cmath>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "detente/support/whole_number.hpp"

namespace detente {
namespace {

std::string with_unit(double value, const OptionInfo& info) {
    return shortest(value) + (info.unit.empty() ? "" : " " + info.unit);
}

std::string underscored(std::string name) {
    while (name.starts_with("--")) name.erase(0, 2);
    for (char& c : name)
        if (c == '-') c = '_';
    return name;
}

/// Collects the descriptions.
class Lister : public OptionVisitor {
public:
    std::vector<OptionInfo> infos;
    void visit(const OptionInfo& info, bool&) override { infos.push_back(info); }
    void visit(const OptionInfo& info, std::int64_t&) override { infos.push_back(info); }
    void visit(const OptionInfo& info, double&) override { infos.push_back(info); }
    void visit(const OptionInfo& info, std::optional<double>&) override { infos.push_back(info); }
    void visit(const OptionInfo& info, std::string&) override { infos.push_back(info); }
    void visit(const OptionInfo& info, std::vector<std::string>&) override { infos.push_back(info); }
    void visit_choice(const OptionInfo& info, int&) override { infos.push_back(info); }
};

/// Writes every value as text; an unset value has no texts.
class Writer : public OptionVisitor {
public:
    std::vector<OptionText> texts;
    void visit(const OptionInfo& info, bool& v) override { add(info, {v ? "true" : "false"}); }
    void visit(const OptionInfo& info, std::int64_t& v) override { add(info, {std::to_string(v)}); }
    void visit(const OptionInfo& info, double& v) override { add(info, {shortest(v)}); }
    void visit(const OptionInfo& info, std::optional<double>& v) override {
        add(info, v ? std::vector<std::string>{shortest(*v)} : std::vector<std::string>{});
    }
    void visit(const OptionInfo& info, std::string& v) override {
        add(info, v.empty() ? std::vector<std::string>{} : std::vector<std::string>{v});
    }
    void visit(const OptionInfo& info, std::vector<std::string>& v) override { add(info, v); }
    void visit_choice(const OptionInfo& info, int& index) override {
        add(info, {info.choices.at(static_cast<std::size_t>(index))});
    }

private:
    void add(const OptionInfo& info, std::vector<std::string> values) {
        texts.push_back({info.name, std::move(values)});
    }
};

}  // namespace

void OptionVisitor::visit(const OptionInfo& info, std::vector<double>& numbers) {
    std::vector<std::string> texts;
    texts.reserve(numbers.size());
    for (const double number : numbers) texts.push_back(shortest(number));
    visit(info, texts);
    numbers.clear();
    for (const std::string& text : texts) {
        const auto number = parse_number(text);
        if (!number) throw InputError("", 0, info.name, "'" + text + "' is not a number");
        check_bounds(info, *number);
        numbers.push_back(*number);
    }
}

void check_bounds(const OptionInfo& info, double value, const std::string& file, long line) {
    if (!std::isfinite(value)) throw InputError(file, line, info.name, "must be a finite number");
    const bool below = info.min_excluded ? value <= info.min : value < info.min;
    if (!below && value <= info.max) return;
    const bool has_min = std::isfinite(info.min), has_max = std::isfinite(info.max);
    std::string range;
    if (has_min) range = (info.min_excluded ? "greater than " : "at least ") + with_unit(info.min, info);
    if (has_max) range += (has_min ? " and at most " : "at most ") + with_unit(info.max, info);
    throw InputError(file, line, info.name, fmt::format("must be {}, not {}", range, shortest(value)));
}

TextSetter::TextSetter(OptionText text) : text_(std::move(text)), wanted_(underscored(text_.name)) {}

bool TextSetter::mine(const OptionInfo& info) {
    names_.push_back(info.name);
    if (underscored(info.name) != wanted_) return false;
    found_ = true;
    return true;
}

const std::string& TextSetter::only(const OptionInfo& info) const {
    if (text_.values.empty()) fail(info, "needs a value");
    if (text_.values.size() > 1) fail(info, fmt::format("takes one value, not {}", text_.values.size()));
    return text_.values.front();
}

void TextSetter::fail(const OptionInfo& info, const std::string& what, const std::string& hint) const {
    throw InputError(text_.file, text_.line, info.name, what, hint);
}

double TextSetter::number(const OptionInfo& info) const {
    const auto value = parse_number(only(info));
    if (!value) fail(info, fmt::format("'{}' is not a finite number", only(info)), "Write it like 3.8 or 1e-6");
    check_bounds(info, *value, text_.file, text_.line);
    return *value;
}

void TextSetter::visit(const OptionInfo& info, bool& value) {
    if (!mine(info)) return;
    if (text_.values.empty()) {
        value = true;
        return;
    }
    const std::string word = lower_ascii(only(info));
    if (word == "true" || word == "yes" || word == "on" || word == "1")
        value = true;
    else if (word == "false" || word == "no" || word == "off" || word == "0")
        value = false;
    else
        fail(info, fmt::format("'{}' is neither true nor false", only(info)));
}

void TextSetter::visit(const OptionInfo& info, std::int64_t& value) {
    if (!mine(info)) return;
    const auto given = whole_number(number(info));
    if (!given) fail(info, fmt::format("'{}' is not a whole number", only(info)));
    value = *given;
}

void TextSetter::visit(const OptionInfo& info, double& value) {
    if (mine(info)) value = number(info);
}

void TextSetter::visit(const OptionInfo& info, std::optional<double>& value) {
    if (mine(info)) value = number(info);
}

void TextSetter::visit(const OptionInfo& info, std::string& value) {
    if (mine(info)) value = only(info);
}

void TextSetter::visit(const OptionInfo& info, std::vector<std::string>& value) {
    if (mine(info)) value.insert(value.end(), text_.values.begin(), text_.values.end());
}

void TextSetter::visit_choice(const OptionInfo& info, int& index) {
    if (!mine(info)) return;
    const std::string& word = only(info);
    for (std::size_t i = 0; i < info.choices.size(); ++i)
        if (underscored(info.choices[i]) == underscored(word)) {
            index = static_cast<int>(i);
            return;
        }
    fail(info, fmt::format("'{}' is not a choice", word), suggestion(word, info.choices));
}

void TextSetter::finish() const {
    if (found_) return;
    throw InputError(text_.file, text_.line, text_.name, "is not an option", suggestion(wanted_, names_));
}

std::unique_ptr<OptionVisitor> make_option_lister() {
    return std::make_unique<Lister>();
}
std::vector<OptionInfo> listed(const OptionVisitor& lister) {
    return static_cast<const Lister&>(lister).infos;
}
std::unique_ptr<OptionVisitor> make_option_writer() {
    return std::make_unique<Writer>();
}
std::vector<OptionText> written(const OptionVisitor& writer) {
    return static_cast<const Writer&>(writer).texts;
}

}  // namespace detente
