#include "facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "detente/support/text.hpp"
#include "detente/support/whole_number.hpp"
#include "table.hpp"

namespace detente::cli {
namespace {

std::string key_of(std::string label) {
    for (char& c : label)
        if (c == ' ' || c == '-') c = '_';
    return label;
}

/// Large numbers for people: whole, in groups of three digits.
std::string grouped(double value) {
    if (std::abs(value) < 1e5) return shortest(value);
    std::string digits = fmt::format("{:.0f}", value);
    for (std::size_t at = digits.size(); at > 3 + (value < 0 ? 1u : 0u);) digits.insert(at -= 3, ",");
    return digits;
}

}  // namespace

void Facts::add(const std::string& label, const std::string& value) {
    if (!value.empty()) facts_.push_back({label, value, false});
}

void Facts::add_number(const std::string& label, double value) {
    facts_.push_back({label, shortest(value), true});
}

void Facts::show(bool as_json, Terminal& terminal) const {
    if (as_json)
        terminal.print_data(json());
    else
        terminal.print(text(terminal.width()));
}

std::string Facts::text(int width) const {
    int left = 0;
    for (const Fact& fact : facts_) left = std::max(left, columns_of(fact.label));
    std::string out;
    for (const Fact& fact : facts_) {
        const auto lines =
            wrap(fact.number ? grouped(*parse_number(fact.value)) : fact.value, std::max(20, width - left - 2));
        for (std::size_t i = 0; i < lines.size(); ++i)
            out += fmt::format("{:<{}}  {}\n", i ? "" : fact.label, left, lines[i]);
    }
    return out;
}

std::string Facts::json() const {
    auto object = nlohmann::ordered_json::object();
    for (const Fact& fact : facts_) {
        nlohmann::ordered_json value = fact.value;
        if (fact.number) {
            const double number = *parse_number(fact.value);
            value = number;
            if (const auto whole = whole_number(number)) value = *whole;
        }
        const auto same = [&](const Fact& other) { return other.label == fact.label; };
        if (std::count_if(facts_.begin(), facts_.end(), same) > 1)
            object[key_of(fact.label)].push_back(value);
        else
            object[key_of(fact.label)] = value;
    }
    return object.dump(2) + "\n";
}

}  // namespace detente::cli
