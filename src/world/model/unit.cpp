#include "world/model/unit.hpp"

#include <array>
#include <utility>

#include "detente/support/text.hpp"

namespace detente {
namespace {

struct Scale {
    const char* word;
    char letter;
    double factor;
};
constexpr std::array<Scale, 3> scales = {{{"thousand", 'k', 1e3}, {"million", 'M', 1e6}, {"billion", 'B', 1e9}}};

bool is_currency(std::string_view text) {
    return text.size() == 3 && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == text.npos;
}

}  // namespace

std::optional<std::string> parse_unit(const std::string& text) {
    const std::string_view given = trim(text);
    if (is_currency(given)) return std::string(given);
    for (const Scale& scale : scales) {
        const std::string word = std::string(scale.word) + " ";
        if (given.starts_with(word) && is_currency(given.substr(word.size()))) return std::string(given);
        if (given.size() == 4 && given[0] == scale.letter && is_currency(given.substr(1)))
            return word + std::string(given.substr(1));
    }
    return std::nullopt;
}

double unit_scale(const std::string& unit) {
    for (const Scale& scale : scales)
        if (unit.starts_with(scale.word)) return scale.factor;
    return 1;
}

}  // namespace detente
