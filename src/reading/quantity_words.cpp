#include "reading/quantity_words.hpp"

namespace detente::reading {
namespace {

using Pieces = std::vector<Piece>;
using Written = std::optional<std::pair<double, std::size_t>>;

bool is_number_word(const Pieces& pieces, std::size_t at) {
    return at < pieces.size() && pieces[at].kind == Piece::Kind::word && pieces[at].value > 0;
}

/// "seven", "forty-five"
Written below_hundred(const Pieces& pieces, std::size_t at) {
    if (!is_number_word(pieces, at)) return std::nullopt;
    double value = pieces[at].value;
    std::size_t last = at + 1;
    const std::size_t next = last + low_is(pieces, last, {"-"});
    if (value >= 20 && is_number_word(pieces, next) && pieces[next].value < 10)
        value += pieces[next].value, last = next + 1;
    return std::pair{value, last};
}

/// "two hundred and fifty"; of "two hundred" only the two, since more scales may follow.
Written below_thousand(const Pieces& pieces, std::size_t at, bool whole) {
    const Written head = below_hundred(pieces, at);
    if (!head || !low_is(pieces, head->second, {"hundred"}) || head->first >= 20) return head;
    const std::size_t next = head->second + 1 + low_is(pieces, head->second + 1, {"and"});
    if (const Written tail = below_hundred(pieces, next))
        return std::pair{100 * head->first + tail->first, tail->second};
    return whole ? std::pair{100 * head->first, head->second + 1} : *head;
}

double scale_of(const Pieces& pieces, std::size_t at) {
    if (low_is(pieces, at, {"thousand"})) return 1e3;
    if (low_is(pieces, at, {"million"})) return 1e6;
    if (low_is(pieces, at, {"billion"})) return 1e9;
    return 0;
}

}  // namespace

Written number_words_at(const Pieces& pieces, std::size_t at) {
    if (pieces[at].kind != Piece::Kind::word) return std::nullopt;
    if (low_is(pieces, at, {"half", "quarter"}))
        return std::pair{low_is(pieces, at, {"half"}) ? 0.5 : 0.25, at + 1 + low_is(pieces, at + 1, {"a"})};
    if (low_is(pieces, at, {"a"})) return std::pair{1.0, at + 1};
    Written sum = below_thousand(pieces, at, false);
    if (!sum) return std::nullopt;
    double step = 0;  // of the scale that the next part must stay below
    for (Written part = below_thousand(pieces, at, true); part;) {
        const double scale = scale_of(pieces, part->second);
        if (scale == 0 || (step > 0 && scale >= step)) break;
        const std::size_t behind = part->second + 1;
        const bool joined = scale == 1e3 && low_is(pieces, behind, {"and"});
        const Written next = below_thousand(pieces, behind + joined, true);
        if (!next) break;
        const double before = step == 0 ? 0 : sum->first - part->first;
        const double next_scale = scale_of(pieces, next->second);
        if (next_scale >= scale) break;
        sum = std::pair{before + part->first * scale + next->first, next->second};
        step = scale;
        part = next;
    }
    return sum;
}

}  // namespace detente::reading
