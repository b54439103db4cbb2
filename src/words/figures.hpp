#pragma once
#include <string>
#include <vector>

namespace detente::report {

/// Decimals that show a column of percentages honestly: two for values of a few percent, more when all are small.
int decimals_for(const std::vector<double>& values);

/// "+1.20", "−0.35" (with the minus sign U+2212); a value that rounds to zero has no sign: "0.00". NaN: "–".
std::string signed_figure(double value, int decimals);
/// The same with a narrow no-break space and the percent sign: "−0.35 %".
std::string percent(double value, int decimals);
/// Shown as zero at this many decimals.
bool rounds_to_zero(double value, int decimals);

/// "22 801", thousands set apart by a narrow no-break space.
std::string grouped(double value);
inline std::string grouped(std::size_t value) {
    return grouped(static_cast<double>(value));
}

/// A trade value in the world's unit, for people: 1234567 of "thousand USD" is "1.23 bn USD"; a unit that states no
/// power of ten is printed as it is.
std::string money(double value, const std::string& unit);

/// Two values in the same power of ten, the currency left out: "1.27 → 1.30 tn".
std::string money_change(double before, double after, const std::string& unit);
/// The currency of a unit that states a power of ten: "USD"; otherwise the unit.
std::string currency_of(const std::string& unit);

/// A residual or a duration, two significant digits: "3.1e−13", "1.4 ms".
std::string tiny(double value);
std::string duration(double seconds);

}  // namespace detente::report
