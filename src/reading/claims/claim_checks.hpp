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

void check_figures(Reading&, const World*);
void check_arithmetic(Reading&);
void check_memberships(Reading&, const Registry&);
void check_ranks(Reading&, const World*);
void check_summits(Reading&);

}  // namespace detente::reading
