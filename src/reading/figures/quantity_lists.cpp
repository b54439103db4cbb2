#include "reading/figures/quantity_lists.hpp"

#include <algorithm>
#include <cmath>

namespace detente::reading {
namespace {

/// A bare number that may be a percentage: no year, no scale, nothing glued to it.
bool bare_number(const Pieces& pieces, std::size_t at) {
    if (at >= pieces.size() || pieces[at].kind != Piece::Kind::number || pieces[at].value >= 1000) return false;
    const bool glued_behind =
        at + 1 < pieces.size() && pieces[at + 1].glued && pieces[at + 1].kind == Piece::Kind::word;
    return !pieces[at].glued && !glued_behind;
}

bool is_capitalised(const Piece& piece) {
    return piece.kind == Piece::Kind::word && piece.text != piece.low;
}

Found percent_of(const Pieces& pieces, std::size_t at, const char* rule) {
    Found found;
    found.kind = Found::Kind::percent;
    found.unit = "%";
    found.first = at, found.last = at + 1;
    found.value = pieces[at].value / 100;
    const double half = 0.005 * std::pow(10.0, -pieces[at].decimals);
    found.interval = {found.value - half, found.value + half};
    found.rule = rule;
    return found;
}

bool is_percent(const Found& found) {
    return found.kind == Found::Kind::percent && found.unit == "%";
}

/// "20 and 25 percent", "from 8 to 86 percent": the number before a percentage.
void unit_from_behind(const Pieces& pieces, const Found& next, std::size_t floor, std::vector<Found>& out) {
    if (!is_percent(next) || next.range || next.first < floor + 2) return;
    const std::size_t joint = next.first - 1, at = joint - 1;
    if (!bare_number(pieces, at)) return;
    const bool list = low_is(pieces, joint, {"and", "or", "und", "oder", "et", "ou", "y", "o", "e", "и", "или"});
    const bool step = low_is(pieces, joint, {"to", "auf", "à", "a", "до", "al"}) && at > 0 &&
                      low_is(pieces, at - 1, {"from", "von", "de", "с", "del", "dal", "da"});
    const bool date = at > 0 && is_capitalised(pieces[at - 1]) && list;  // "on April 9 and 20 percent"
    if ((list && !date) || step) out.push_back(percent_of(pieces, at, "number of a list"));
}

/// "46 percent for Vietnam and 24 for Japan", "Vietnam 46 percent, Japan 24": numbers behind a percentage.
void unit_from_before(const Pieces& pieces, const Found& head, std::size_t until, std::vector<Found>& out) {
    if (!is_percent(head)) return;
    const bool of_somebody = low_is(pieces, head.last, {"for", "on", "für", "auf", "pour", "para", "для", "from"});
    const bool behind_name = head.first > 0 && is_capitalised(pieces[head.first - 1]);
    for (std::size_t at = head.last + 1; at < std::min(until, head.last + 40); ++at) {
        if (!bare_number(pieces, at)) continue;
        const bool joined = low_is(pieces, at - 1, {"and", ",", ";", "und", "et", "y", "и", "e"});
        const bool same =
            of_somebody && joined && at + 2 < pieces.size() && pieces[at + 1].key == pieces[head.last].key;
        const bool ends = at + 1 >= pieces.size() || low_is(pieces, at + 1, {",", ";", ".", ")", "and", "und", "et"});
        const bool named = behind_name && ends && is_capitalised(pieces[at - 1]) && at >= 2 &&
                           low_is(pieces, at - 2, {"and", ",", ";", "und", "et", "y", "и"});
        if (same || named) out.push_back(percent_of(pieces, at, "number of a list"));
    }
}

/// "55 billion in exports" behind "111 billion euros"
void take_currency(const Pieces& pieces, const Found& head, Found& found) {
    if (found.kind != Found::Kind::count || found.value < 1e6 || found.currency || !head.currency) return;
    if (!found.unit.empty() && !low_is(pieces, found.last,
                                       {"more", "less", "higher", "lower", "went", "came", "goes", "was", "were",
                                        "would", "is", "will", "ging", "gingen"}))
        return;
    found.currency = head.currency;
    found.kind = Found::Kind::amount;
    found.unit.clear();
    found.rule = "amount of a list";
}

}  // namespace

void share_units(const Pieces& pieces, std::vector<Found>& figures) {
    std::vector<Found> more;
    for (std::size_t f = 0; f < figures.size(); ++f) {
        const std::size_t floor = f > 0 ? figures[f - 1].last : 0;
        const std::size_t until = f + 1 < figures.size() ? figures[f + 1].first : pieces.size();
        unit_from_behind(pieces, figures[f], floor, more);
        unit_from_before(pieces, figures[f], until, more);
        for (std::size_t g = f; g-- > 0 && g + 4 > f;)
            if (figures[g].currency) {
                take_currency(pieces, figures[g], figures[f]);
                break;
            }
    }
    if (more.empty()) return;
    const auto before = [](const Found& a, const Found& b) { return a.first < b.first; };
    std::sort(more.begin(), more.end(), before);
    more.erase(std::unique(more.begin(), more.end(), [](const Found& a, const Found& b) { return a.first == b.first; }),
               more.end());
    const std::size_t middle = figures.size();
    figures.insert(figures.end(), more.begin(), more.end());
    std::inplace_merge(figures.begin(), figures.begin() + std::ptrdiff_t(middle), figures.end(), before);
}

}  // namespace detente::reading
