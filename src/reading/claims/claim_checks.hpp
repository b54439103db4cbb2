#pragma once
#include <string>
#include <string_view>

#include "detente/reading/checks.hpp"

namespace detente::reading {

/// A claim with the bytes of its span.
inline Claim claim_of(const Reading& reading, Span span, std::string kind, std::string rule) {
    Claim claim;
    claim.span = span;
    claim.text = reading.text.substr(span.start, span.end - span.start);
    claim.kind = std::move(kind);
    claim.rule = std::move(rule);
    return claim;
}

/// Lines that count once and are not furniture.
bool counts(const Reading&, std::size_t at);

/// What claims about trade are compared with.
struct TradeData {
    const World* asked = nullptr;
    const Registry& registry;
    const WorldOfYear& of_year;
};

void check_figures(Reading&, const TradeData&);
void check_accessions(Reading&, const Registry&);
void check_member_counts(Reading&, const Registry&);
void check_list_counts(Reading&);
void check_arithmetic(Reading&);
void check_memberships(Reading&, const Registry&);
void check_ranks(Reading&, const World*);
void check_summits(Reading&);

}  // namespace detente::reading
