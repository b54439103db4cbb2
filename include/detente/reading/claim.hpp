#pragma once
#include <string>
#include <vector>

#include "detente/reading/span.hpp"

namespace detente {

/// What the loaded data say of one checkable claim.
struct Check {
    std::string status;          ///< "agrees", "differs", "not comparable", "not checked"
    std::string why;             ///< in words; for "differs" by how much; for "not checked" what would be needed
    std::string claimed, found;  ///< for people; empty: nothing to show
    std::string source;          ///< of the figure or fact compared with
};

/// A sentence or clause that data can agree or differ with.
struct Claim {
    Span span;
    std::string text;
    std::string kind;  ///< "trade", "growth", "share", "rank", "membership", "ordinal", "arithmetic", "vote"
    std::vector<std::size_t> quantities;  ///< positions in Reading::quantities
    std::vector<std::string> subjects;    ///< economy and framework ids
    Check check;
    std::string rule;
};

}  // namespace detente
