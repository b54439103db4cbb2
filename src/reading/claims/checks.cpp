#include "detente/reading/checks.hpp"

#include <algorithm>

#include "reading/claims/claim_checks.hpp"

namespace detente {
namespace reading {

bool counts(const Reading& reading, std::size_t at) {
    auto line = std::upper_bound(reading.lines.begin(), reading.lines.end(), at,
                                 [](std::size_t byte, const ArticleLine& one) { return byte < one.span.start; });
    if (line == reading.lines.begin()) return true;
    --line;
    if (at >= line->span.end) return true;
    return !line->duplicate && line->kind != LineClass::furniture && line->kind != LineClass::metadata;
}

/// The text's own figures against each other; no data needed.
void check_arithmetic(Reading& reading) {
    for (const Arithmetic& step : reading.arithmetic) {
        if (!step.stated || step.quantities.empty()) continue;
        Span span = reading.quantities[step.quantities.front()].clause;
        for (const std::size_t q : step.quantities) {
            span.start = std::min(span.start, reading.quantities[q].clause.start);
            span.end = std::max(span.end, reading.quantities[q].clause.end);
        }
        if (!counts(reading, span.start)) continue;
        Claim claim = claim_of(reading, span, "arithmetic", "arithmetic: " + step.kind);
        claim.quantities = step.quantities;
        claim.check.status = step.status == "inconsistent" ? "differs" : "agrees";
        claim.check.why = step.why.empty() ? step.status : step.why;
        claim.check.source = "the text's own figures";
        reading.claims.push_back(std::move(claim));
    }
}

}  // namespace reading

void check_claims(Reading& reading, const World* world, const Registry& registry, const WorldOfYear& of_year) {
    reading.claims.clear();
    reading::check_figures(reading, {world, registry, of_year});
    reading::check_ranks(reading, world);
    reading::check_memberships(reading, registry);
    reading::check_accessions(reading, registry);
    reading::check_member_counts(reading, registry);
    reading::check_summits(reading);
    reading::check_list_counts(reading);
    reading::check_arithmetic(reading);
    std::stable_sort(reading.claims.begin(), reading.claims.end(),
                     [](const Claim& a, const Claim& b) { return a.span.start < b.span.start; });
}

std::size_t failed_claims(const Reading& reading) {
    return std::size_t(std::count_if(reading.claims.begin(), reading.claims.end(),
                                     [](const Claim& claim) { return claim.check.status == "differs"; }));
}

}  // namespace detente
