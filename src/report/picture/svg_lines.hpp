#pragma once
#include <string>
#include <vector>

#include "detente/alignment/order.hpp"
#include "report/brief/markup.hpp"
#include "report/picture/colour.hpp"

namespace detente::report {

/// Where a chart of lines stands within its SVG, in user units; the rest is margin for ticks and names.
struct LineChart {
    double width = 900, height = 420, left = 40, right = 170, top = 16, bottom = 30;
};

/// So many lines look different; a further one looks like the first.
inline constexpr std::size_t line_styles = 8;

/// Ideal points with bands over the years, one line a voter, its name at the right end.
void write_line_chart(Markup& svg, const Order&, const std::vector<std::size_t>& voters, const LineChart&);

/// The rules that the chart's classes need.
std::string line_chart_style(const Theme&);

}  // namespace detente::report
