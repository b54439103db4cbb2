#include "reading/figures/quantity_words.hpp"

namespace detente::reading {
namespace {

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
    double total = 0, step = 1e12;  // each part's scale is smaller than the one before
    std::size_t parts = 0, from = at, last = at;
    while (const Written part = below_thousand(pieces, from, true)) {
        const double scale = scale_of(pieces, part->second);
        if (scale >= step) break;
        total += part->first * (scale > 0 ? scale : 1);
        last = part->second + (scale > 0);
        ++parts;
        if (scale == 0) break;
        step = scale;
        from = last + (scale == 1e3 && low_is(pieces, last, {"and"}));
    }
    if (parts < 2) return below_thousand(pieces, at, false);
    return std::pair{total, last};
}

}  // namespace detente::reading
