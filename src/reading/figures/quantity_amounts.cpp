#include "reading/figures/quantity_amounts.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "reading/figures/quantity_lists.hpp"
#include "reading/figures/quantity_words.hpp"

namespace detente::reading {
namespace {

/// A number with its scale: "1.5 lakh crore", "20bn", "1539.4亿", "five million".
struct Scaled {
    double value = 0, half_width = 0;  ///< half a unit of the last printed digit
    bool scaled = false;
    std::size_t last = 0;
};

/// "1,234 Mrd": the scale's language writes a comma before decimals, and "1.234 Mio" a point between thousands.
void read_by_comma(const Piece& piece, Scaled& out) {
    const std::size_t mark = piece.text.find_first_of(",.");
    if (mark == piece.text.npos || piece.text.size() - mark != 4) return;
    const bool decimals = piece.text[mark] == ',';
    if (decimals == (piece.decimals == 3)) return;
    out.value = decimals ? piece.value / 1000 : piece.value * 1000;
    out.half_width = decimals ? 0.0005 : 0.5;
}

/// The currency's name that stands at `at`, perhaps behind "of", "de", "d'"; and the piece it begins at.
std::pair<const QuantityTables::Currency*, std::size_t> currency_behind(const Pieces& pieces,
                                                                        const QuantityTables& tables, std::size_t at) {
    if (low_is(pieces, at, {"-", "of", "de", "di", "von", "do", "des"})) ++at;
    if (low_is(pieces, at, {"d"}) && low_is(pieces, at + 1, {"'", "’"})) at += 2;
    return {tables.currency_at(pieces, at, false), at};
}

/// "110 Mrd. Euro", "5 млрд. долларов": the point of a shortened scale before a currency.
std::size_t point_of_scale(const Pieces& pieces, const QuantityTables& tables, std::size_t at) {
    const bool point = low_is(pieces, at, {"."}) && pieces[at].glued && at > 0 && pieces[at - 1].text.size() <= 8;
    return point && (currency_behind(pieces, tables, at + 1).first || low_is(pieces, at + 1, {"$", "€"})) ? 1 : 0;
}

std::optional<Scaled> scaled_at(const Pieces& pieces, std::size_t at, const QuantityTables& tables) {
    if (at >= pieces.size()) return std::nullopt;
    const Piece& piece = pieces[at];
    const auto words = number_words_at(pieces, at);
    const bool word = words.has_value();
    if (piece.kind != Piece::Kind::number && !word) return std::nullopt;
    Scaled out{word ? words->first : piece.value, 0.5 * std::pow(10.0, -piece.decimals), false,
               word ? words->second : at + 1};
    const double printed = out.value;
    while (const QuantityTables::Scale* scale = tables.scale_at(pieces, out.last)) {
        if (scale->comma && !word && !out.scaled) read_by_comma(piece, out);
        out.value *= scale->factor;
        out.half_width *= scale->factor;
        out.scaled = true;
        out.last += scale->pieces.size();
        if (low_is(pieces, out.last, {"."}) && pieces[out.last].glued && out.last + 1 < pieces.size() &&
            pieces[out.last - 1].span.end - pieces[out.last - 1].span.start > 3)
            break;
    }
    if (out.scaled) out.last += point_of_scale(pieces, tables, out.last);
    // "two countries" is no figure, "two dollars" is
    if (word && !out.scaled &&
        (low_is(pieces, at, {"a", "half", "quarter"}) ||
         (!tables.currency_at(pieces, out.last, false) && !tables.coin_at(pieces, out.last))))
        return std::nullopt;
    if (out.scaled && word) out.half_width = 0.5 * out.value / printed;
    if (!out.scaled && piece.decimals == 0) {  // 12,000 stands for 11,500 to 12,500; 153 for itself and half a unit
        double unit = 1;
        while (piece.value >= 1000 && std::fmod(piece.value, unit * 10) == 0 && unit * 10 <= piece.value) unit *= 10;
        out.half_width = 0.5 * unit;
    }
    return out;
}

/// "%", "per cent", "percent", "pc"; its length in pieces, 0: none.
std::size_t percent_at(const Pieces& pieces, std::size_t at) {
    if (low_is(pieces, at,
               {"%", "percent", "pct", "процентов", "процента", "процент", "prozent", "procent", "persen", "procento"}))
        return 1;
    if (low_is(pieces, at, {"per", "pour", "por"}) && low_is(pieces, at + 1, {"cent", "cento", "ciento"})) return 2;
    return 0;
}

std::size_t points_at(const Pieces& pieces, std::size_t at) {
    if (low_is(pieces, at, {"percentage", "basis"}) && low_is(pieces, at + 1, {"points", "point"})) return 2;
    if (low_is(pieces, at, {"pp", "pps", "prozentpunkte", "prozentpunkten"})) return 1;
    const std::size_t percent = percent_at(pieces, at);
    return percent && low_is(pieces, at + percent, {"points", "point"}) ? percent + 1 : 0;
}

/// The approximation that stands before the figure; moves `first` back over it.
std::string approximation_before(const Pieces& pieces, std::size_t& first) {
    const auto back = [&](std::size_t by, const char* what) {
        first -= by;
        return std::string(what);
    };
    if (first >= 1 &&
        low_is(pieces, first - 1,
               {"about", "around", "some", "roughly", "approximately", "nearly", "almost", "circa", "约", "около"}))
        return back(1, "about");
    if (first >= 2 && low_is(pieces, first - 1, {"than"}) && low_is(pieces, first - 2, {"more", "greater", "higher"}))
        return back(2, "more than");
    if (first >= 2 && low_is(pieces, first - 1, {"than"}) && low_is(pieces, first - 2, {"less", "fewer", "lower"}))
        return back(2, "less than");
    if (first >= 1 && low_is(pieces, first - 1, {"over", "exceeding", "超"})) return back(1, "more than");
    if (first >= 1 && low_is(pieces, first - 1, {"under", "below"})) return back(1, "less than");
    if (first >= 2 && low_is(pieces, first - 2, {"at"}) && low_is(pieces, first - 1, {"least"}))
        return back(2, "at least");
    if (first >= 2 && low_is(pieces, first - 2, {"at"}) && low_is(pieces, first - 1, {"most"}))
        return back(2, "at most");
    if (first >= 2 && low_is(pieces, first - 2, {"up"}) && low_is(pieces, first - 1, {"to"})) return back(2, "at most");
    return "";
}

/// "75 USD million"
void take_scale_behind(const Pieces& pieces, const QuantityTables& tables, Found& found) {
    const auto* scale = tables.scale_at(pieces, found.last);
    if (!scale || scale->factor < 1000 || found.value >= 1000) return;
    found.value *= scale->factor;
    found.interval.low *= scale->factor, found.interval.high *= scale->factor;
    found.last += scale->pieces.size();
}

/// "thirteen dollars and forty-five cents", "two pounds fifty"; without a coin's name two digits or a written number,
/// directly behind the currency's name, and nothing that they count.
void take_coins(const Pieces& pieces, const QuantityTables& tables, Found& found) {
    const bool joined = low_is(pieces, found.last, {"and"});
    const std::size_t at = found.last + joined;
    if (at >= pieces.size()) return;
    std::size_t last = at + 1;
    double count = pieces[at].kind == Piece::Kind::number && pieces[at].decimals == 0 ? pieces[at].value : 0;
    const bool two_digits = pieces[at].text.size() == 2;
    const auto words = count == 0 ? number_words_at(pieces, at) : std::nullopt;
    if (words && !low_is(pieces, at, {"a", "half", "quarter"})) count = words->first, last = words->second;
    if (!(count >= 1) || count != std::floor(count) || found.value != std::floor(found.value)) return;
    const auto* coin = tables.coin_at(pieces, last);
    const bool ends = last >= pieces.size() || (pieces[last].kind == Piece::Kind::mark &&
                                                low_is(pieces, last, {".", ",", ";", "!", "?", ")", "\"", "”"}));
    const bool named = pieces[found.last - 1].kind == Piece::Kind::word || (joined && words);
    if (!coin && !(named && ends && (two_digits || (words && count > 9)) && found.value < 1e6)) return;
    const double parts = coin ? coin->parts : 100;
    if (count >= parts) return;
    found.value += count / parts;
    found.interval = {found.value - 0.5 / parts, found.value + 0.5 / parts};
    found.last = coin ? last + 1 : last;
    found.rule = "amount in two parts";
}

/// What stands behind a number: percent, points, a currency; else nothing.
void take_unit(const Pieces& pieces, const QuantityTables& tables, Found& found) {
    if (const std::size_t length = points_at(pieces, found.last)) {
        found.kind = Found::Kind::points;
        found.unit = "pp";
        const bool basis = low_is(pieces, found.last, {"basis"});
        if (basis) found.value /= 100, found.interval.low /= 100, found.interval.high /= 100;
        found.last += length;
    } else if (const std::size_t share = percent_at(pieces, found.last)) {
        found.kind = Found::Kind::percent;
        found.unit = "%";
        found.last += share;
        if (low_is(pieces, found.last, {"of"}) && low_is(pieces, found.last + 1, {"gdp"})) {
            found.unit = "%GDP";
            found.last += 2;
        } else {
            found.value /= 100, found.interval.low /= 100, found.interval.high /= 100;
        }
    } else if (!found.currency) {
        const auto [currency, at] = currency_behind(pieces, tables, found.last);
        const bool weight = low_is(pieces, at, {"pound", "pounds"}) && low_is(pieces, at + 1, {"of", "bag", "bags"}) &&
                            found.value < 1000;
        if (currency && !weight) {
            found.currency = currency;
            found.last = at + currency->pieces.size();
            take_scale_behind(pieces, tables, found);
        } else if (low_is(pieces, at, {"$"}) &&  // "10 $"
                   !(at + 1 < pieces.size() && pieces[at + 1].glued && pieces[at + 1].kind == Piece::Kind::number)) {
            found.currency = tables.currency_at(pieces, at, true);
            found.last = at + 1;
        }
    }
    if (const auto* coin = found.currency || !found.unit.empty() ? nullptr : tables.coin_at(pieces, found.last)) {
        found.kind = Found::Kind::amount;
        found.unit = coin->text;
        ++found.last;
    }
    if (found.currency && found.kind == Found::Kind::count) take_coins(pieces, tables, found);
    if (found.currency) found.kind = Found::Kind::amount;
}

/// The currency that stands before `at`; moves `first` back over it.
const QuantityTables::Currency* currency_before(const Pieces& pieces, const QuantityTables& tables, std::size_t floor,
                                                std::size_t& first) {
    for (std::size_t length = 4; length > 0; --length) {
        if (first < floor + length) continue;
        const auto* currency = tables.currency_at(pieces, first - length, true);
        if (!currency || currency->pieces.size() != length) continue;
        first -= length;
        return currency;
    }
    return nullptr;
}

/// "MAUD 60": the scale stands before the currency's code, glued to it.
void take_scale_before(const Pieces& pieces, const QuantityTables& tables, std::size_t floor, Found& found) {
    if (found.first <= floor || !pieces[found.first].glued) return;
    const Piece& piece = pieces[found.first - 1];
    const auto* scale = piece.span.end - piece.span.start == 1 && piece.text.size() > 1
                            ? tables.scale_at(pieces, found.first - 1)
                            : nullptr;
    if (!scale) return;
    --found.first;
    found.value *= scale->factor;
    found.interval.low *= scale->factor, found.interval.high *= scale->factor;
}

/// "15 – 22 %", and not "fell 5 % - 3 ships"
bool spaced_dash(const Pieces& pieces, std::size_t dash) {
    const bool numbers = dash > 0 && dash + 1 < pieces.size() && pieces[dash - 1].kind == Piece::Kind::number &&
                         pieces[dash + 1].kind == Piece::Kind::number;
    return numbers && percent_at(pieces, dash + 2) > 0;
}

/// The second end of a range: "4.5-5.5 per cent", "$20bn and $25bn" after "between", "10 to 12 percent".
void take_range(const Pieces& pieces, const QuantityTables& tables, std::size_t floor, Found& found) {
    const bool between = found.first > floor && low_is(pieces, found.first - 1, {"between"});
    const std::size_t joint = found.last;
    const bool hyphen = low_is(pieces, joint, {"-"}) && (pieces[joint].glued || spaced_dash(pieces, joint));
    const bool to =
        low_is(pieces, joint, {"to"}) && !(found.first > floor && low_is(pieces, found.first - 1, {"from"}));
    if (!hyphen && !to && !(between && low_is(pieces, joint, {"and"}))) return;
    std::size_t at = joint + 1;
    if (const auto* currency = tables.currency_at(pieces, at, true)) {
        if (!found.currency) return;
        at += currency->pieces.size();
    }
    const auto second = scaled_at(pieces, at, tables);
    if (!second || second->value <= found.value * (second->scaled ? 0 : 1)) return;
    Found whole = found;
    whole.last = second->last;
    double low = found.value;
    if (second->scaled && found.kind != Found::Kind::amount && second->value / low > 1e3)
        low *= std::pow(10, std::floor(std::log10(second->value / low) / 3) * 3);
    if (second->scaled && found.kind == Found::Kind::amount && low < 1e3 && pieces[at].value > 0)
        low *= second->value / pieces[at].value;
    whole.value = second->value;
    whole.interval = {low, second->value};
    whole.range = true;
    const Found::Kind before = whole.kind;
    take_unit(pieces, tables, whole);
    if (to && whole.kind == Found::Kind::count) return;
    if (before != Found::Kind::count && whole.kind != before) return;  // "down 6 % to 300 yen"
    if (before == Found::Kind::percent) whole.interval.low = found.value;
    if (whole.unit == "%" && before != Found::Kind::percent) whole.interval.low = low / 100;
    if (between) --whole.first;
    whole.rule = "range";
    found = whole;
}

/// "negative 1.5 percent", "minus 3 points", "-0.4%"
void take_sign(const Pieces& pieces, std::size_t floor, Found& found) {
    if (found.first <= floor || found.range ||
        (found.kind != Found::Kind::percent && found.kind != Found::Kind::points))
        return;
    const std::size_t at = found.first - 1;
    const bool word = low_is(pieces, at, {"negative", "minus", "минус"});
    const bool mark = pieces[found.first].glued && (pieces[at].text == "-" || pieces[at].text == "−") &&
                      !pieces[at].glued && !(at > 0 && pieces[at - 1].kind == Piece::Kind::number);
    if (!word && !mark) return;
    found.first = at;
    found.value = -found.value;
    found.interval = {-found.interval.high, -found.interval.low};
}

bool looks_like_year(const Piece& piece) {
    return piece.kind == Piece::Kind::number && piece.text.size() == 4 && piece.value >= 1800 && piece.value <= 2100;
}

/// "a third", "two-thirds", "a quarter", "half"
std::optional<Found> fraction_at(const Pieces& pieces, std::size_t at) {
    const auto made = [&](double value, std::size_t last) {
        Found found;
        found.kind = Found::Kind::fraction;
        found.first = at, found.last = last, found.value = value;
        found.interval = {value, value};
        found.unit = "%";
        found.rule = "fraction";
        return found;
    };
    const auto part = [&](std::size_t where) -> double {
        if (low_is(pieces, where, {"third", "thirds"})) return 1.0 / 3;
        if (low_is(pieces, where, {"quarter", "quarters"})) return 0.25;
        if (low_is(pieces, where, {"fifth", "fifths"})) return 0.2;
        if (low_is(pieces, where, {"tenth", "tenths"})) return 0.1;
        return 0;
    };
    if (low_is(pieces, at, {"a", "one"})) {
        std::size_t next = at + 1;
        if (low_is(pieces, next, {"-"})) ++next;
        // "a third country", "a quarter ago": an ordinal or a stretch of time, not a part
        const bool of_or_end = next + 1 >= pieces.size() || pieces[next + 1].kind != Piece::Kind::word ||
                               low_is(pieces, next + 1, {"of", "to", "in", "from", "since", "and", "compared"});
        if (part(next) > 0 && of_or_end) return made(part(next), next + 1);
    }
    if (low_is(pieces, at, {"two", "three", "four"})) {
        const std::size_t next = at + 1 + low_is(pieces, at + 1, {"-"});
        if (part(next) > 0) return made(pieces[at].value * part(next), next + 1);
    }
    if (low_is(pieces, at, {"half"}) && low_is(pieces, at + 1, {"of"}) &&
        !low_is(pieces, at + 2, {"the", "this", "last"}))
        return made(0.5, at + 1);
    if (at > 0 && low_is(pieces, at, {"half"}) && low_is(pieces, at - 1, {"by"})) return made(0.5, at + 1);
    return std::nullopt;
}

/// "three times higher than" is 3 or 4 to its readers; "tripled", "three times as high" is 3.
std::optional<Found> ratio_at(const Pieces& pieces, std::size_t at) {
    Found found;
    found.kind = Found::Kind::ratio;
    found.first = at;
    found.rule = "multiple";
    if (low_is(pieces, at, {"doubled", "tripled", "quadrupled"})) {
        found.value = low_is(pieces, at, {"doubled"}) ? 2 : low_is(pieces, at, {"tripled"}) ? 3 : 4;
        found.ratios = {found.value};
        found.last = at + 1;
        return found;
    }
    if (!(pieces[at].value > 0) || !low_is(pieces, at + 1, {"times"})) return std::nullopt;
    found.value = pieces[at].value;
    found.last = at + 2;
    if (low_is(pieces, at + 2, {"higher", "larger", "more", "greater", "bigger"})) {
        found.ratios = {found.value, found.value + 1};
        found.last = at + 3;
    } else if (low_is(pieces, at + 2, {"as", "the", "what"})) {
        found.ratios = {found.value};
    } else {
        return std::nullopt;
    }
    return found;
}

std::optional<Found> ordinal_at(const Pieces& pieces, std::size_t at) {
    if (pieces[at].kind != Piece::Kind::number || !low_is(pieces, at + 1, {"st", "nd", "rd", "th"}) ||
        !pieces[at + 1].glued)
        return std::nullopt;
    Found found;
    found.kind = Found::Kind::ordinal;
    found.first = at, found.last = at + 2, found.value = pieces[at].value;
    found.interval = {found.value, found.value};
    found.rule = "ordinal";
    return found;
}

/// Whether some rule of figure_at begins with the piece: a number, a number word, or a word of this list.
bool may_begin(const Piece& piece) {
    static constexpr WordSet starts({"a", "half", "quarter", "doubled", "tripled", "quadrupled"});
    return piece.kind == Piece::Kind::number || piece.value > 0 || starts.has(piece.key);
}

std::optional<Found> figure_at(const Pieces& pieces, const QuantityTables& tables, std::size_t at, std::size_t floor) {
    if (const auto ordinal = ordinal_at(pieces, at)) return ordinal;
    if (const auto ratio = ratio_at(pieces, at)) return ratio;
    if (auto fraction = fraction_at(pieces, at)) {
        fraction->approximation = approximation_before(pieces, fraction->first);
        return fraction;
    }
    const auto scaled = scaled_at(pieces, at, tables);
    if (!scaled) return std::nullopt;
    Found found;
    found.first = at, found.last = scaled->last, found.value = scaled->value;
    found.interval = {scaled->value - scaled->half_width, scaled->value + scaled->half_width};
    found.rule = "number";
    found.currency = currency_before(pieces, tables, floor, found.first);
    if (found.currency) take_scale_before(pieces, tables, floor, found);
    take_unit(pieces, tables, found);
    if (found.kind == Found::Kind::count || found.kind == Found::Kind::amount || found.kind == Found::Kind::percent)
        take_range(pieces, tables, floor, found);
    if (found.kind == Found::Kind::count) {
        if (!scaled->scaled && (looks_like_year(pieces[at]) || scaled->value < 1000)) return std::nullopt;
        if (found.last < pieces.size() && pieces[found.last].kind == Piece::Kind::word && !pieces[found.last].glued)
            found.unit = pieces[found.last].low;
        if (low_is(pieces, found.last, {"of", "in", "and", "to", "by", "from", "at", "on", "or"})) found.unit.clear();
    }
    take_sign(pieces, floor, found);
    found.approximation = approximation_before(pieces, found.first);
    return found;
}

}  // namespace

std::vector<Found> find_figures(const Pieces& pieces, const QuantityTables& tables) {
    std::vector<Found> out;
    std::size_t floor = 0;
    for (std::size_t at = 0; at < pieces.size();) {
        if (!may_begin(pieces[at])) {
            ++at;
            continue;
        }
        const auto found = figure_at(pieces, tables, at, floor);
        if (!found || found->first < floor) {
            ++at;
            continue;
        }
        out.push_back(*found);
        at = floor = std::max(found->last, at + 1);
    }
    share_units(pieces, out);
    return out;
}

}  // namespace detente::reading
