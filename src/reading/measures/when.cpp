#include "reading/measures/when.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace detente::reading {
namespace {

std::size_t piece_at(Pieces p, std::size_t byte) {
    const auto found = std::lower_bound(p.begin(), p.end(), byte,
                                        [](const Piece& piece, std::size_t at) { return piece.span.end <= at; });
    return std::size_t(found - p.begin());
}

/// The word that makes a date a beginning or an end, over "the end of".
std::size_t preposition_before(Pieces p, std::size_t at) {
    while (at > 0 && low_is(p, at - 1, {"the", "end", "of", "le", "la", "dem", "start", "beginning", "de"})) --at;
    return at;
}

}  // namespace

std::string written(const DateMention& date) {
    if (!date.first) return {};
    if (date.kind == "year") return fmt::format("{:04}", date.first->year);
    if (date.kind == "month") return fmt::format("{:04}-{:02}", date.first->year, date.first->month);
    return date.first->iso();
}

std::vector<When> find_whens(const Reading& reading, Pieces p) {
    std::vector<When> out;
    if (p.empty()) return out;
    for (const DateMention& date : reading.dates) {
        if (date.span.end <= p.front().span.start || date.span.start >= p.back().span.end || !date.first) continue;
        const std::size_t first = piece_at(p, date.span.start);
        std::size_t last = first;
        while (last < p.size() && p[last].span.start < date.span.end) ++last;
        const std::size_t before = preposition_before(p, first);
        const bool until = before > 0 && low_is(p, before - 1, {"until", "till", "through", "bis", "jusqu"});
        const bool told = before > 0 && low_is(p, before - 1, {"after", "before", "than", "between", "during", "last"});
        if (told) continue;
        out.push_back({written(date), until, first, last});
    }
    for (std::size_t i = 1; i < p.size(); ++i)
        if (low_is(p, i, {"effect"}) && low_is(p, i - 1, {"immediate"}) && reading.date.day)
            out.push_back({reading.date.day->iso(), false, i - 1, i + 1});
    return out;
}

}  // namespace detente::reading
