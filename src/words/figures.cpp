#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace detente::report {
namespace {

constexpr std::string_view minus = "−";
constexpr std::string_view narrow_space = "\u202f";

std::string three_digits(double value) {
    const double size = std::abs(value);
    if (size == 0) return "0";
    return fmt::format("{:.{}f}", value, size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);
}

/// Power of ten that a unit's words state ("thousand USD", "million USD", "kUSD"), and what remains of it.
std::pair<double, std::string> split_unit(const std::string& unit) {
    static const std::pair<std::string_view, double> words[] = {
        {"trillion ", 1e12}, {"billion ", 1e9}, {"million ", 1e6}, {"thousand ", 1e3}};
    for (const auto& [word, factor] : words) {
        if (unit.starts_with(word)) return {factor, unit.substr(word.size())};
    }
    static const std::pair<char, double> letters[] = {{'k', 1e3}, {'M', 1e6}, {'B', 1e9}};
    const auto currency = [&](std::size_t from) {
        return unit.size() == from + 3 && std::all_of(unit.begin() + static_cast<long>(from), unit.end(),
                                                      [](char c) { return c >= 'A' && c <= 'Z'; });
    };
    for (const auto& [letter, factor] : letters) {
        if (!unit.empty() && unit[0] == letter && currency(1)) return {factor, unit.substr(1)};
    }
    return {currency(0) ? 1 : 0, unit};
}

/// The power of ten to print an amount in, and its letters.
std::pair<double, std::string_view> scale_of(double amount) {
    static const std::pair<double, std::string_view> scales[] = {{1e12, " tn"}, {1e9, " bn"}, {1e6, " m"}, {1e3, " k"}};
    for (const auto& scale : scales) {
        if (std::abs(amount) >= 0.9995 * scale.first) return scale;
    }
    return {1, ""};
}

}  // namespace

int decimals_for(const std::vector<double>& values) {
    std::vector<double> sizes;
    for (const double value : values) {
        if (std::isfinite(value) && value != 0) sizes.push_back(std::abs(value));
    }
    if (sizes.empty()) return 2;
    const auto near_top = sizes.begin() + std::lround(0.9 * static_cast<double>(sizes.size() - 1));
    std::nth_element(sizes.begin(), near_top, sizes.end());
    // A solver's last digits are no result: below 1e-6 percent everything shows as zero.
    return std::clamp(2 - static_cast<int>(std::ceil(std::log10(std::max(*near_top, 1e-6)))), 2, 6);
}

bool rounds_to_zero(double value, int decimals) {
    return std::abs(value) < 0.5 * std::pow(10.0, -decimals);
}

std::string signed_figure(double value, int decimals) {
    if (!std::isfinite(value)) return "–";
    if (rounds_to_zero(value, decimals)) return fmt::format("{:.{}f}", 0.0, decimals);
    return fmt::format("{}{:.{}f}", value < 0 ? minus : std::string_view("+"), std::abs(value), decimals);
}

std::string percent(double value, int decimals) {
    return std::isfinite(value) ? fmt::format("{}{}%", signed_figure(value, decimals), narrow_space) : "–";
}

std::string grouped(double value) {
    if (!std::isfinite(value)) return "–";
    const std::string digits = fmt::format("{:.0f}", std::abs(value));
    std::string text(value < 0 ? minus : std::string_view());
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text += narrow_space;
        text += digits[i];
    }
    return text;
}

std::string money(double value, const std::string& unit) {
    if (!std::isfinite(value)) return "–";
    const auto [factor, currency] = split_unit(unit);
    if (factor == 0) return fmt::format("{:.4g} {}", value, unit);
    const auto [size, letters] = scale_of(value * factor);
    return fmt::format("{}{} {}", three_digits(value * factor / size), letters, currency);
}

std::string money_change(double before, double after, const std::string& unit) {
    if (!std::isfinite(before) || !std::isfinite(after)) return money(before, unit) + " → " + money(after, unit);
    const auto [factor, currency] = split_unit(unit);
    if (factor == 0) return fmt::format("{:.4g} → {:.4g}", before, after);
    const auto [size, letters] = scale_of(std::max(std::abs(before), std::abs(after)) * factor);
    return fmt::format("{} → {}{}", three_digits(before * factor / size), three_digits(after * factor / size), letters);
}

std::string currency_of(const std::string& unit) {
    return split_unit(unit).second;
}

std::string tiny(double value) {
    if (!std::isfinite(value)) return "not finite";
    std::string text = fmt::format("{:.1e}", value);
    const std::size_t sign = text.find("e-");
    if (sign != std::string::npos) text.replace(sign, 2, "e−");
    return text;
}

std::string duration(double seconds) {
    if (!std::isfinite(seconds)) return "–";
    const auto two_digits = [](double value) { return fmt::format("{:.{}f}", value, value < 9.95 ? 1 : 0); };
    if (seconds < 0.9995e-3) return two_digits(seconds * 1e6) + " µs";
    if (seconds < 0.9995) return two_digits(seconds * 1e3) + " ms";
    return fmt::format("{:.1f} s", seconds);
}

}  // namespace detente::report
