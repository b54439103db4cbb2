#include "report/picture/colour.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace detente::report {
namespace {

/// The k-th of …, 0.1, 0.2, 0.5, 1, 2, 5, 10, … with number 0 = 1.
double round_step(int k) {
    static constexpr double mantissas[] = {1, 2, 5};
    const int decade = k >= 0 ? k / 3 : -((2 - k) / 3);
    const double mantissa = mantissas[k - 3 * decade];
    return decade >= 0 ? mantissa * std::pow(10.0, decade) : mantissa / std::pow(10.0, -decade);
}

double channel(std::string_view colour, std::size_t at) {
    const double value = static_cast<double>(std::strtol(std::string(colour.substr(at, 2)).c_str(), nullptr, 16)) / 255;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(std::string_view colour) {
    return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
}

}  // namespace

DivergingScale DivergingScale::fit(const std::vector<double>& values) {
    std::vector<double> sizes;
    for (const double value : values) {
        if (std::isfinite(value) && value != 0) sizes.push_back(std::abs(value));
    }
    int top = 0;
    if (!sizes.empty()) {
        const auto at = sizes.begin() + static_cast<long>(0.95 * static_cast<double>(sizes.size() - 1));
        std::nth_element(sizes.begin(), at, sizes.end());
        top = static_cast<int>(std::floor(3 * std::log10(std::max(*at, 1e-6)))) + 2;
        while (top > -15 && round_step(top) > std::max(*at, 1e-6) * (1 + 1e-12)) --top;
    }
    return {{round_step(top - 3), round_step(top - 2), round_step(top - 1), round_step(top)}};
}

int DivergingScale::class_of(double value) const {
    const int steps =
        static_cast<int>(std::upper_bound(breaks.begin(), breaks.end(), std::abs(value)) - breaks.begin());
    return value < 0 ? 4 - steps : 4 + steps;
}

std::string break_label(double value) {
    return fmt::format("{:.6g}", value);
}

double contrast(std::string_view first, std::string_view second) {
    const double a = luminance(first), b = luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

// The scale joins the orange side of ColorBrewer's PuOr with the blue side of RdBu (Brewer, Harrower; Apache 2.0),
// which stays apart under protanopia, deuteranopia and tritanopia and in grey by size of the change.
const Theme& light_theme() {
    static const Theme theme{
        .paper = "#fbfaf7",
        .surface = "#ffffff",
        .ink = "#1b1d21",
        .muted = "#5a5e66",
        .rule = "#dcd9d0",
        .accent = "#1d5c96",
        .gain_text = "#1d5c96",
        .loss_text = "#94480a",
        .mark = "#fde9a9",
        .mark_ink = "#1b1d21",
        .no_data = "#f1efea",
        .hatch = "#cdcac1",
        .outline = "#85888e",
        .sea = "#fdfdfc",
        .scale = {"#a04a04", "#dd7d12", "#f9b45f", "#fbddb3", "#e7e4dd", "#cfe3f0", "#8cc0de", "#3d8ac0", "#1b5a9c"},
        .scale_ink = {"#ffffff", "#1b1d21", "#1b1d21", "#1b1d21", "#1b1d21", "#1b1d21", "#1b1d21", "#101114",
                      "#ffffff"}};
    return theme;
}

const Theme& dark_theme() {
    static const Theme theme{
        .paper = "#14161a",
        .surface = "#1b1e23",
        .ink = "#eceae5",
        .muted = "#a4a8b0",
        .rule = "#343840",
        .accent = "#7db8ec",
        .gain_text = "#7db8ec",
        .loss_text = "#f0a04c",
        .mark = "#5a4a12",
        .mark_ink = "#fbf6e4",
        .no_data = "#1f2227",
        .hatch = "#3a3e46",
        .outline = "#7d828c",
        .sea = "#171a1e",
        .scale = {"#ffb55c", "#d9822b", "#9c5f26", "#6a4a2c", "#45484f", "#304d63", "#2f6c98", "#4a9cd6", "#9ad2fb"},
        .scale_ink = {"#14161a", "#14161a", "#ffffff", "#eceae5", "#eceae5", "#eceae5", "#ffffff", "#14161a",
                      "#14161a"}};
    return theme;
}

}  // namespace detente::report
