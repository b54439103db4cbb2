#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "detente/support/text.hpp"
#include "reading/figures/quantity_links.hpp"
#include "reading/figures/stated_sums.hpp"

namespace detente::reading {
namespace {

Interval divided(Interval a, Interval b) {
    return {a.low / b.high, a.high / b.low};
}

/// The word before a figure in lower case, or of a longer one its last bytes.
std::string word_before(const Reading& reading, const Quantity& quantity) {
    constexpr std::size_t furthest = 16;
    std::size_t end = quantity.span.start;
    const std::size_t back = end > furthest ? end - furthest : 0;
    while (end > back && (reading.text[end - 1] == ' ' || reading.text[end - 1] == '(')) --end;
    std::size_t start = end;
    while (start > 0 && end - start < furthest && reading.text[start - 1] != ' ') --start;
    return lower_ascii(reading.text.substr(start, end - start));
}

bool same_sentence(const Quantity& a, const Quantity& b) {
    return a.clause.start == b.clause.start;
}

std::string percent(double share) {
    return fmt::format("{:.3g}%", 100 * share);
}

/// value / (1 + growth)
void implied_base(Reading& reading, std::size_t q) {
    const Quantity& quantity = reading.quantities[q];
    if (!quantity.growth || quantity.growth->unit != "share" || quantity.kind != "amount" ||
        quantity.growth->interval.low <= -1)
        return;
    Arithmetic step;
    step.quantities = {q};
    step.kind = "implied-base";
    step.interval = divided(quantity.interval, {1 + quantity.growth->interval.low, 1 + quantity.growth->interval.high});
    const double value = quantity.value.value_or((quantity.interval.low + quantity.interval.high) / 2);
    step.point = value / (1 + quantity.growth->value);
    step.status = "derived";
    step.why = fmt::format("what it grew from: {:.6g}, {:.6g} to {:.6g} by rounding", step.point, step.interval.low,
                           step.interval.high);
    reading.arithmetic.push_back(step);
}

/// "from 100 to 120 billion, an increase of 25 percent"
void from_to(Reading& reading, std::size_t q) {
    if (q + 1 >= reading.quantities.size()) return;
    const Quantity &from = reading.quantities[q], &to = reading.quantities[q + 1];
    if (!same_sentence(from, to) || from.kind != "amount" || to.kind != "amount" || from.currency != to.currency ||
        !from.value || !to.value || word_before(reading, from) != "from" || word_before(reading, to) != "to")
        return;
    Arithmetic step;
    step.quantities = {q, q + 1};
    step.kind = "from-to";
    step.point = *to.value / *from.value - 1;
    step.interval = divided(to.interval, from.interval);
    step.interval = {step.interval.low - 1, step.interval.high - 1};
    const auto& growth = to.growth ? to.growth : from.growth;
    if (!growth || growth->unit != "share") {
        step.status = "derived";
        step.why = fmt::format("a change of {}", percent(step.point));
    } else {
        step.stated = growth->value;
        const bool fits = growth->interval.high >= step.interval.low && growth->interval.low <= step.interval.high;
        step.status = fits ? "consistent" : "inconsistent";
        step.why = fmt::format("{} ({:.1f}-{:.1f}% with rounding) versus {}", percent(step.point),
                               100 * step.interval.low, 100 * step.interval.high, percent(growth->value));
    }
    reading.arithmetic.push_back(step);
}

/// "12,000 of the 50,000 troops, about a quarter"
void part_of_whole(Reading& reading, std::size_t q) {
    if (q + 1 >= reading.quantities.size()) return;
    const Quantity &part = reading.quantities[q], &whole = reading.quantities[q + 1];
    if (!same_sentence(part, whole) || part.kind != whole.kind || !part.value || !whole.value) return;
    const std::string between =
        lower_ascii(reading.text.substr(part.span.end, whole.span.start - std::min(part.span.end, whole.span.start)));
    if (trim(between) != "of the" && trim(between) != "of" && trim(between) != "out of") return;
    Arithmetic step;
    step.quantities = {q, q + 1};
    step.kind = "share";
    step.point = *part.value / *whole.value;
    step.interval = divided(part.interval, whole.interval);
    step.status = "derived";
    step.why = fmt::format("a share of {}", percent(step.point));
    for (std::size_t other = q + 2; other < std::min(q + 6, reading.quantities.size()); ++other) {
        const Quantity& stated = reading.quantities[other];
        if (!same_sentence(part, stated) || stated.kind != "percent" || !stated.value) continue;
        step.quantities.push_back(other);
        step.stated = *stated.value;
        const double slack = stated.approximation.empty() ? 0 : 0.05 * *stated.value;
        const bool fits = *stated.value + slack >= step.interval.low && *stated.value - slack <= step.interval.high;
        step.status = fits ? "consistent (rounded)" : "inconsistent";
        step.why = fmt::format("{} versus {}", percent(step.point), percent(*stated.value));
        break;
    }
    reading.arithmetic.push_back(step);
}

/// "1.2 trillion yuan ($172bn)"
void exchange_rate(Reading& reading, std::size_t q) {
    if (q + 1 >= reading.quantities.size()) return;
    const Quantity &own = reading.quantities[q], &other = reading.quantities[q + 1];
    if (!same_sentence(own, other) || own.kind != "amount" || other.kind != "amount" ||
        own.currency == other.currency || !own.value || !other.value)
        return;
    const std::string between =
        reading.text.substr(own.span.end, other.span.start - std::min(own.span.end, other.span.start));
    const std::string gap(trim(between));
    if (gap != "(" && gap != "(about" && gap != ", or" && gap != "or" && gap != "(some") return;
    Arithmetic step;
    step.quantities = {q, q + 1};
    step.kind = "exchange-rate";
    step.point = *own.value / *other.value;
    step.interval = divided(own.interval, other.interval);
    step.status = "derived";
    step.why =
        fmt::format("{:.2f} to {:.2f} {} per {}", step.interval.low, step.interval.high, own.currency, other.currency);
    reading.arithmetic.push_back(step);
}

/// "widened 0.3 percentage points to 5.2% of GDP"
void implied_previous(Reading& reading, std::size_t q) {
    const Quantity& quantity = reading.quantities[q];
    if (!quantity.growth || quantity.growth->unit != "pp" || quantity.kind != "percent" || !quantity.value) return;
    const double unit = quantity.unit == "%GDP" ? 1 : 0.01;
    Arithmetic step;
    step.quantities = {q};
    step.kind = "implied-previous";
    step.point = *quantity.value - unit * quantity.growth->value;
    step.interval = {quantity.interval.low - unit * quantity.growth->interval.high,
                     quantity.interval.high - unit * quantity.growth->interval.low};
    step.status = "derived";
    step.why = fmt::format("before: {:.3g}", step.point / (unit == 1 ? 1 : 0.01));
    reading.arithmetic.push_back(step);
}

/// "3.0% in 2022, down from 8.1% a year earlier": the rate moved by points, the level may rise all the same.
void change_in_points(Reading& reading, std::size_t q) {
    if (q + 1 >= reading.quantities.size()) return;
    const Quantity &now = reading.quantities[q], &then = reading.quantities[q + 1];
    if (!same_sentence(now, then) || now.kind != "percent" || then.kind != "percent" || !now.value || !then.value ||
        word_before(reading, then) != "from")
        return;
    const std::string between = lower_ascii(reading.text.substr(now.span.end, then.span.start - now.span.end));
    const bool down = between.find("down from") != std::string::npos, up = between.find("up from") != std::string::npos;
    if (!down && !up) return;
    Arithmetic step;
    step.quantities = {q, q + 1};
    step.kind = "change-in-points";
    step.point = 100 * (*now.value - *then.value);
    step.interval = {100 * (now.interval.low - then.interval.high), 100 * (now.interval.high - then.interval.low)};
    step.stated = down ? -1 : 1;
    step.status = (step.point < 0) == down ? "consistent" : "inconsistent";
    step.why = fmt::format(
        "{:+.3g} percentage points; {}", step.point,
        now.indicator == "gdp_growth" && *now.value > 0 ? "the level is still rising" : "a rate, not a level");
    reading.arithmetic.push_back(step);
}

}  // namespace

void derive_arithmetic(Reading& reading) {
    reading.arithmetic.clear();
    for (std::size_t q = 0; q < reading.quantities.size(); ++q)
        for (const auto rule :
             {implied_base, from_to, part_of_whole, exchange_rate, implied_previous, change_in_points})
            rule(reading, q);
    derive_stated_sums(reading);
}

}  // namespace detente::reading
