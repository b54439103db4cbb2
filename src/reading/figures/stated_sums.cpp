// Sums, differences and multiples that a text states of its own figures.
#include "reading/figures/stated_sums.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "detente/support/text.hpp"

namespace detente::reading {
namespace {

bool same_sentence(const Quantity& a, const Quantity& b) {
    return a.clause.start == b.clause.start;
}

/// The text from a figure to the next, in lower case.
std::string between(const Reading& reading, const Quantity& a, const Quantity& b) {
    const std::size_t from = std::max(a.span.end, a.growth ? a.growth->span.end : 0);
    return b.span.start > from ? lower_ascii(reading.text.substr(from, b.span.start - from)) : "";
}

bool is_amount(const Quantity& q) {
    return q.kind == "amount" && q.value && !q.range && q.approximation.empty();
}

std::string bare(double value) {
    return fmt::format("{:.4g}", value);
}

/// What is computed against what is stated; each figure may be off by half a unit of its last digit.
void conclude(Reading& reading, Arithmetic step, Interval stated, const std::string& how) {
    const bool fits = stated.high >= step.interval.low && stated.low <= step.interval.high;
    step.status = fits ? "consistent" : "inconsistent";
    step.why = fmt::format("{} = {} versus {}", how, bare(step.point), bare(*step.stated));
    reading.arithmetic.push_back(std::move(step));
}

/// "imports of $427 billion and exports of $148 billion, which leaves a deficit of $279 billion"
void difference(Reading& reading, std::size_t q) {
    const auto& all = reading.quantities;
    if (q < 2 || (all[q].indicator != "deficit" && all[q].indicator != "surplus") || !is_amount(all[q])) return;
    const Quantity &a = all[q - 2], &b = all[q - 1], &stated = all[q];
    const bool flows = (a.indicator == "imports" && b.indicator == "exports") ||
                       (a.indicator == "exports" && b.indicator == "imports");
    const std::string joint = between(reading, b, stated);
    const bool follows = joint.find("leav") != joint.npos || joint.find("left") != joint.npos ||
                         joint.find("result") != joint.npos || joint.find("giving") != joint.npos;
    if (!flows || !follows || !is_amount(a) || !is_amount(b) || a.currency != stated.currency ||
        b.currency != stated.currency || !same_sentence(a, stated) || !same_sentence(b, stated))
        return;
    const bool deficit = stated.indicator == "deficit";
    const Quantity &more = (a.indicator == "imports") == deficit ? a : b, &less = &more == &a ? b : a;
    Arithmetic step;
    step.quantities = {q - 2, q - 1, q};
    step.kind = "difference";
    step.point = *more.value - *less.value;
    step.interval = {more.interval.low - less.interval.high, more.interval.high - less.interval.low};
    step.stated = *stated.value;
    conclude(reading, std::move(step), stated.interval, bare(*more.value) + " - " + bare(*less.value));
}

bool adds_up(const Reading& reading, const Quantity& whole, const Quantity& first, const Quantity& second) {
    const std::string open = between(reading, whole, first), joint = between(reading, first, second);
    const bool in_sentence = open.find("made up of") != open.npos || open.find("consisting of") != open.npos ||
                             open.find("the sum of") != open.npos;
    const bool across = open.find("of that amount") != open.npos || open.find("of this amount") != open.npos ||
                        open.find("of that sum") != open.npos || open.find("of that total") != open.npos;
    const bool joined = joint.find(" and ") != joint.npos && joint.find('.') == joint.npos;
    return (in_sentence || across) && joined && same_sentence(first, second);
}

/// "111 billion euros, made up of 55.2 billion in exports and 56 billion in imports"
void parts(Reading& reading, std::size_t q) {
    const auto& all = reading.quantities;
    if (q + 2 >= all.size() || !is_amount(all[q]) || !is_amount(all[q + 1]) || !is_amount(all[q + 2])) return;
    const Quantity &whole = all[q], &first = all[q + 1], &second = all[q + 2];
    if (first.currency != whole.currency || second.currency != whole.currency) return;
    if (!adds_up(reading, whole, first, second)) return;
    if (q + 3 < all.size() && same_sentence(all[q + 3], second) && is_amount(all[q + 3])) return;  // a third part
    Arithmetic step;
    step.quantities = {q, q + 1, q + 2};
    step.kind = "sum";
    step.point = *first.value + *second.value;
    step.interval = {first.interval.low + second.interval.low, first.interval.high + second.interval.high};
    step.stated = *whole.value;
    conclude(reading, std::move(step), whole.interval, bare(*first.value) + " + " + bare(*second.value));
}

/// What "which is N times as much" speaks of: from-to before it, or a growth.
std::optional<Interval> multiple_before(const Reading& reading, std::size_t q, std::vector<std::size_t>& used) {
    const auto& all = reading.quantities;
    const Quantity& last = all[q - 1];
    if (last.growth && last.growth->unit == "share" && last.growth->value > 0) {
        used = {q - 1};
        return Interval{1 + last.growth->interval.low, 1 + last.growth->interval.high};
    }
    if (q < 2 || !is_amount(last) || !is_amount(all[q - 2]) || !same_sentence(all[q - 2], last) ||
        !(*all[q - 2].value > 0))
        return std::nullopt;
    if (std::string(trim(between(reading, all[q - 2], last))).compare(0, 2, "to") != 0 ||
        all[q - 2].currency != last.currency)
        return std::nullopt;
    used = {q - 2, q - 1};
    return Interval{last.interval.low / all[q - 2].interval.high, last.interval.high / all[q - 2].interval.low};
}

/// "from $1.1 billion to $20.9 billion in 2021, which is 19 times as much", "up 228 percent, more than three times as
/// much"
void multiple(Reading& reading, std::size_t q) {
    const auto& all = reading.quantities;
    if (q == 0 || all[q].ratio_candidates.empty() || all[q].growth || !same_sentence(all[q - 1], all[q])) return;
    const std::string joint = between(reading, all[q - 1], all[q]);
    if (joint.find("which is") == joint.npos && joint.find("that is") == joint.npos) return;
    Arithmetic step;
    const auto found = multiple_before(reading, q, step.quantities);
    if (!found) return;
    step.quantities.push_back(q);
    step.kind = "multiple";
    step.interval = *found;
    step.point = (found->low + found->high) / 2;
    step.stated = all[q].ratio_candidates.front();
    Interval stated{*step.stated - 0.5, all[q].ratio_candidates.back() + 0.5};
    if (all[q].approximation == "more than" || all[q].approximation == "at least") stated = {*step.stated - 0.5, 1e9};
    if (all[q].approximation == "less than") stated = {0, all[q].ratio_candidates.back() + 0.5};
    conclude(reading, std::move(step), stated, "what it became, by what it was,");
}

}  // namespace

void derive_stated_sums(Reading& reading) {
    for (std::size_t q = 0; q < reading.quantities.size(); ++q)
        for (const auto rule : {difference, parts, multiple}) rule(reading, q);
}

}  // namespace detente::reading
