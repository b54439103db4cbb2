#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace detente::report {

/// A diverging scale in nine classes, centred on zero: 0 strongest loss … 4 about zero … 8 strongest gain. The breaks
/// are round numbers (1-2-5 steps) the same on both sides; the outermost lies at or below the 95th percentile of the
/// sizes, so that a few large values do not wash out the rest. What lies beyond falls in the outermost classes.
struct DivergingScale {
    static constexpr int classes = 9;
    std::array<double, 4> breaks;  ///< positive, ascending

    static DivergingScale fit(const std::vector<double>& values);
    int class_of(double value) const;
};

/// "0.5", "10": a break without needless zeros.
std::string break_label(double value);

/// sRGB colours as #rrggbb.
struct Theme {
    std::string_view paper, surface, ink, muted, rule, accent, gain_text, loss_text, mark, mark_ink, no_data, hatch,
        outline, sea;
    std::array<std::string_view, DivergingScale::classes> scale;      ///< orange (loss) … neutral … blue (gain)
    std::array<std::string_view, DivergingScale::classes> scale_ink;  ///< text on the class's colour
};
const Theme& light_theme();
const Theme& dark_theme();

/// Contrast ratio of WCAG 2.2 (relative luminance), 1 to 21.
double contrast(std::string_view first, std::string_view second);

}  // namespace detente::report
