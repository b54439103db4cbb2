#include "world/model/round_flows.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "detente/support/error.hpp"

namespace detente {
namespace {

double to_digits(double value, int digits) {
    return value == 0 ? 0 : std::strtod(fmt::format("{:.{}e}", value, digits - 1).c_str(), nullptr);
}

double to_decimals(double value, int decimals) {
    return std::strtod(fmt::format("{:.{}f}", value, decimals).c_str(), nullptr);
}

/// Sales of a sector and spending on it, [economy][sector], in whole last digits so that sums are exact.
struct Totals {
    std::vector<double> sales, spending;
};

Totals totals(const World& world, double scale) {
    const std::size_t n = world.n(), J = world.sectors.size();
    Totals out{std::vector<double>(n * J, 0), std::vector<double>(n * J, 0)};
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t j = 0; j < J; ++j)
            for (std::size_t i = 0; i < n; ++i) {
                const double whole = std::round(world.trade[world.cell(k, j, i)] * scale);
                out.sales[i * J + j] += whole;
                out.spending[k * J + j] += whole;
            }
    return out;
}

/// Where rounding left less than nothing, the largest input gives way.
void take_from_largest(std::vector<double>& inputs, std::size_t first, std::size_t step, std::size_t count, double by) {
    std::size_t largest = first;
    for (std::size_t s = 0; s < count; ++s)
        if (inputs[first + s * step] > inputs[largest]) largest = first + s * step;
    inputs[largest] -= by;
}

/// Final demand and value added as what the rounded flows and inputs leave.
void close_tables(World& world, double scale) {
    const std::size_t n = world.n(), J = world.sectors.size();
    const Totals total = totals(world, scale);
    std::vector<double> inputs(world.inputs.size());
    for (std::size_t at = 0; at < inputs.size(); ++at) inputs[at] = std::round(world.inputs[at] * scale);
    for (std::size_t k = 0; k < n; ++k) {
        for (std::size_t j = 0; j < J; ++j) {
            const auto left = [&](bool buying) {
                double out = buying ? total.spending[k * J + j] : total.sales[k * J + j];
                for (std::size_t s = 0; s < J; ++s) out -= inputs[buying ? (k * J + j) * J + s : (k * J + s) * J + j];
                return out;
            };
            if (left(true) < 0 && world.final_demand[k * J + j] >= 0)
                take_from_largest(inputs, (k * J + j) * J, 1, J, -left(true));
        }
        for (std::size_t j = 0; j < J; ++j) {
            double spent = total.spending[k * J + j], earned = total.sales[k * J + j];
            for (std::size_t s = 0; s < J; ++s) {
                spent -= inputs[(k * J + j) * J + s];
                earned -= inputs[(k * J + s) * J + j];
            }
            world.final_demand[k * J + j] = spent / scale;
            world.value_added[k * J + j] = earned / scale;
        }
    }
    for (std::size_t at = 0; at < inputs.size(); ++at) world.inputs[at] = inputs[at] / scale;
}

}  // namespace

void round_flows(const FolderImportOptions& options, World& world, Notes& notes) {
    const bool digits = options.significant_digits > 0, decimals = options.decimals >= 0;
    if (!digits && !decimals) return;
    if (digits && decimals)
        throw InputError("", 0, "decimals", "stands beside significant-digits", "Choose one way to round");
    if (digits && !world.inputs.empty())
        throw InputError("", 0, "significant-digits", "would leave input-output tables that do not add up",
                         "Use --decimals");
    if (decimals && !world.inputs.empty() && !world.tariff.empty())
        throw InputError("", 0, "decimals", "cannot close input-output tables with tariffs", "Keep full precision");
    double moved = 0, sum = 0;
    for (double& value : world.trade) {
        const double rounded =
            digits ? to_digits(value, int(options.significant_digits)) : to_decimals(value, int(options.decimals));
        moved += std::abs(rounded - value);
        sum += value;
        value = rounded;
    }
    if (digits)
        for (double& tariff : world.tariff) tariff = to_digits(tariff, int(options.significant_digits));
    if (decimals && !world.inputs.empty()) close_tables(world, std::pow(10, double(options.decimals)));
    notes.push_back({"rounded", fmt::format("flows to {} {}, which moved {:.2g} percent of their sum",
                                            digits ? options.significant_digits : options.decimals,
                                            digits ? "significant digits" : "decimals", 100 * moved / sum)});
}

}  // namespace detente
