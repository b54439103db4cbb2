#include "reading/measures/rates.hpp"

#include <algorithm>
#include <string>

namespace detente::reading {
namespace {

bool dash(Pieces p, std::size_t at) {
    if (at >= p.size() || p[at].kind != Piece::Kind::mark) return false;
    const std::string_view mark = p[at].low;
    return mark == "-" || mark == "–" || mark == "—" || mark == "‑" || mark == "−";
}

bool any_before(Pieces p, std::size_t at, std::size_t reach, auto&& is) {
    for (std::size_t back = 1; back <= reach && back <= at; ++back) {
        const Piece& piece = p[at - back];
        if (piece.kind == Piece::Kind::mark && !piece.glued && piece.low != "%") return false;
        if (piece.low == "," || piece.low == ";" || piece.low == ":") return false;
        if (is(piece)) return true;
    }
    return false;
}

/// "additional 10 percent", "a surcharge of 25 percent", "10 percent extra".
bool on_top(Pieces p, std::size_t first, std::size_t last) {
    static constexpr WordSet words({"additional", "extra", "further", "another", "supplementary", "surtax", "surcharge",
                                    "added", "zusätzlich", "zusätzliche", "zusätzlichen", "supplémentaire",
                                    "supplémentaires", "surtaxe", "aufschlag"});
    const auto is = [&](const Piece& piece) { return words.has(piece.key); };
    if (any_before(p, first, 5, is)) return true;
    for (std::size_t at = last; at < last + 2 && at < p.size(); ++at)
        if (is(p[at])) return true;
    return low_is(p, last, {"on"}) && low_is(p, last + 1, {"top"});
}

bool ceiling(Pieces p, std::size_t first) {
    if (first >= 2 && low_is(p, first - 1, {"to"}) && low_is(p, first - 2, {"up"})) return true;
    if (first >= 3 && low_is(p, first - 1, {"as"}) && low_is(p, first - 2, {"much", "high"})) return true;
    if (first >= 2 && low_is(p, first - 1, {"zu"}) && low_is(p, first - 2, {"bis"})) return true;
    if (first >= 1 && low_is(p, first - 1, {"maximum", "most"})) return true;
    return first >= 2 && low_is(p, first - 1, {"à"}) && low_is(p, first - 2, {"jusqu"});
}

bool share_of(Pieces p, std::size_t last) {
    return low_is(p, last, {"of", "aller", "des", "der", "du"}) &&
           !low_is(p, last + 1, {"duty", "tariff", "customs", "value", "droits"}) &&
           !(low_is(p, last + 1, {"the", "their", "its"}) && low_is(p, last + 2, {"value", "price", "customs"}));
}

class RateReader {
public:
    explicit RateReader(Pieces p) : p_(p) {}

    std::vector<Rate> read() {
        std::vector<Rate> out;
        for (std::size_t at = 0; at < p_.size(); ++at) {
            Rate rate;
            if (!percent(at, rate) && !amount(at, rate) && !free_of_duty(at, rate) && !same_rate(at, rate)) continue;
            at = rate.last - 1;
            out.push_back(std::move(rate));
        }
        return out;
    }

private:
    /// Whether a word of rising or falling stands before, so that "from A to B" is a change.
    bool changes(std::size_t at) const {
        return std::any_of(p_.begin(), p_.begin() + std::ptrdiff_t(at), verb_of_change) ||
               (at >= 2 && p_[at - 2].low == ":");
    }

    bool percent(std::size_t at, Rate& rate) {
        double first = 0, second = 0;
        const std::size_t behind_first = number_at(p_, at, first);
        if (behind_first == at || first > 2000) return false;
        std::size_t next = behind_percent(p_, behind_first);
        const bool own_unit = next != behind_first;
        const bool connects = dash(p_, next) || low_is(p_, next, {"to", "auf", "bis", "à", "and", "or", "und", "et"});
        if (connects) {
            const std::size_t behind_second = number_at(p_, next + 1, second);
            const std::size_t end = behind_percent(p_, behind_second);
            const bool zero = behind_second != next + 1 && second == 0 && own_unit;
            if (behind_second != next + 1 && (end != behind_second || zero) && pair(at, next, end, first, second, rate))
                return true;
        }
        if (!own_unit) return false;
        single(at, next, first, rate);
        double from = 0;
        if (rate.level.kind == "to" && low_is(p_, next, {"from"}))  // "to 50 percent from 20 percent"
            if (const std::size_t number = number_at(p_, next + 1, from);
                behind_percent(p_, number) != number && number != next + 1) {
                rate.level.from = from / 100;
                rate.last = behind_percent(p_, number);
            }
        return true;
    }

    bool pair(std::size_t at, std::size_t joint, std::size_t end, double first, double second, Rate& rate) {
        const bool from = at > 0 && low_is(p_, at - 1, {"from", "von", "de"});
        const bool between = at > 0 && low_is(p_, at - 1, {"between", "zwischen", "entre"});
        if (low_is(p_, joint, {"and", "und", "et"}) && !between) return false;
        if (low_is(p_, joint, {"à"}) && !from) return false;
        rate.first = at, rate.last = end;
        rate.share = share_of(p_, end);
        double third = 0;
        const std::size_t behind_third = low_is(p_, end, {"to"}) ? number_at(p_, end + 1, third) : end + 1;
        Level& level = rate.level;
        if (behind_third != end + 1 && (behind_percent(p_, behind_third) != behind_third || third == 0)) {
            level.kind = "to", level.to = third / 100;  // "from 0-7.5% to 25%"
            rate.last = behind_percent(p_, behind_third);
        } else if (between && at > 1 && low_is(p_, at - 2, {"from"})) {
            rate.from_only = true;
        } else if (low_is(p_, joint, {"auf"}) || (from && low_is(p_, joint, {"to"}) && changes(at))) {
            level.kind = "to", level.from = first / 100, level.to = second / 100;
        } else {
            level.kind = "between", level.low = first / 100, level.high = second / 100;
        }
        return true;
    }

    void single(std::size_t at, std::size_t end, double value, Rate& rate) {
        rate.first = at, rate.last = end;
        rate.share = share_of(p_, end);
        rate.definite = at > 0 && low_is(p_, at - 1, {"the", "that", "those"});
        Level& level = rate.level;
        const bool points = low_is(p_, end - 1, {"points", "point"});
        const std::size_t from =
            ceiling(p_, at) ? at - std::min<std::size_t>(at, 3) : at - std::min<std::size_t>(at, 1);
        rate.points = points;
        if (low_is(p_, from, {"from"}) && at > 0) {
            rate.from_only = true;
            level.from = value / 100;
        } else if (points || (at > 0 && low_is(p_, at - 1, {"by", "um"})) || on_top(p_, at, end)) {
            level.kind = "by", level.by = value / 100;
        } else if (ceiling(p_, at)) {
            level.kind = "up_to", level.high = value / 100;
        } else {
            level.kind = "to", level.to = value / 100;
        }
    }

    /// Made free, rather than free as it is: "remains free of duty", "goods that enter free of duty".
    bool becomes_free(std::size_t at) const {
        const auto made = [](const Piece& piece) {
            static constexpr WordSet words(
                {"be", "become", "becomes", "are", "is", "werden", "wird", "go", "made", "zero", "to"});
            return words.has(piece.key);
        };
        return low_is(p_, at, {"zero"}) || any_before(p_, at, 4, made);
    }

    /// "60 dollars a barrel", "99,000 tonnes".
    bool amount(std::size_t at, Rate& rate) {
        double value = 0;
        const std::size_t behind = number_at(p_, at, value);
        if (behind == at) return false;
        std::size_t next = behind;
        if (low_is(p_, next, {"million"})) value *= 1e6, ++next;
        if (low_is(p_, next, {"tonnes", "tons", "hectolitres", "tonnen", "tonne"})) {
            rate.first = at, rate.last = next + 1;
            rate.level.kind = "to", rate.level.to = value, rate.level.unit = "quantity";
            return true;
        }
        if (low_is(p_, next, {"us", "american"})) ++next;
        const bool dollars = low_is(p_, next, {"dollars", "dollar", "euros", "euro"});
        const bool sign = at > 0 && (p_[at - 1].low == "$" || p_[at - 1].low == "€");
        if (dollars) ++next;
        if (!dollars && !sign) return false;
        if (!low_is(p_, next, {"a", "per"}) ||
            !low_is(p_, next + 1, {"barrel", "tonne", "ton", "litre", "head", "megawatt", "kilo", "kilogram"}))
            return false;
        rate.first = at, rate.last = next + 2;
        rate.level.kind = "to", rate.level.to = value, rate.level.unit = "price";
        return true;
    }

    bool free_of_duty(std::size_t at, Rate& rate) {
        std::size_t end = at;
        if (low_is(p_, at, {"zollfrei"})) end = at + 1;
        if (low_is(p_, at, {"free"}) && low_is(p_, at + 1, {"of"}) && low_is(p_, at + 2, {"duty", "tariff", "tariffs"}))
            end = at + 3;
        if (low_is(p_, at, {"duty", "tariff"}) && dash(p_, at + 1) && low_is(p_, at + 2, {"free"})) end = at + 3;
        if (low_is(p_, at, {"duty", "tariff"}) && low_is(p_, at + 1, {"free"})) end = at + 2;
        if (low_is(p_, at, {"zero"}) && low_is(p_, at - (at > 0), {"to", "at"})) end = at + 1;
        if (end == at || !becomes_free(at)) return false;
        rate.first = at, rate.last = end;
        rate.level.kind = "to", rate.level.to = 0;
        return true;
    }

    bool same_rate(std::size_t at, Rate& rate) {
        if (!low_is(p_, at, {"same"}) || !low_is(p_, at + 1, {"rate", "level", "duty", "tariff"})) return false;
        rate.first = at, rate.last = at + 2, rate.same = true;
        return true;
    }

    Pieces p_;
};

}  // namespace

std::size_t number_at(Pieces p, std::size_t at, double& value) {
    if (at >= p.size()) return at;
    if (p[at].kind == Piece::Kind::word) {
        static constexpr WordSet zero({"zero", "null", "zéro", "nil"});
        if (zero.has(p[at].key)) {
            value = 0;
            return at + 1;
        }
        value = p[at].value;
        return value > 0 && !low_is(p, at, {"first", "second", "third", "half", "quarter"}) ? at + 1 : at;
    }
    if (p[at].kind != Piece::Kind::number) return at;
    value = p[at].value;
    // "27,7 %": a decimal comma
    if (at + 2 < p.size() && p[at + 1].low == "," && p[at + 1].glued && p[at + 2].glued &&
        p[at + 2].kind == Piece::Kind::number && p[at + 2].text.size() <= 2 && p[at].decimals == 0) {
        value += p[at + 2].value / (p[at + 2].text.size() == 1 ? 10 : 100);
        return at + 3;
    }
    return at + 1;
}

std::size_t behind_percent(Pieces p, std::size_t at) {
    if (at >= p.size()) return at;
    std::size_t next = at;
    if (p[at].low == "%" || low_is(p, at, {"percent", "pct", "prozent", "percentage"})) next = at + 1;
    if (low_is(p, at, {"per", "pour"}) && low_is(p, at + 1, {"cent"})) next = at + 2;
    if (next == at && low_is(p, at, {"points"})) return at + 1;
    if (next != at && low_is(p, next, {"points", "point"})) ++next;
    return next;
}

bool verb_of_change(const Piece& piece) {
    static constexpr WordSet words(
        {"rise",      "rises",      "rising",    "rose",       "raise",    "raises",   "raised",  "raising",
         "increase",  "increases",  "increased", "increasing", "hike",     "hikes",    "hiked",   "lift",
         "lifts",     "lifted",     "double",    "doubles",    "doubled",  "doubling", "triple",  "tripled",
         "quadruple", "quadrupled", "cut",       "cuts",       "cutting",  "lower",    "lowers",  "lowered",
         "lowering",  "reduce",     "reduces",   "reduced",    "reducing", "fall",     "falls",   "fell",
         "falling",   "drop",       "drops",     "dropped",    "go",       "goes",     "going",   "jump",
         "jumps",     "jumped",     "climb",     "climbs",     "climbed",  "slash",    "slashed", "bring",
         "brought",   "down",       "up",        "sinkt",      "sinken",   "steigt",   "steigen", "erhöht",
         "gesenkt",   "changed",    "moves",     "passe",      "passent",  "passera",  "relevé",  "porté",
         "decline",   "declines",   "step",      "steps",      "went",     "grow",     "grows",   "shrinks"});
    return words.has(piece.key);
}

std::vector<Rate> find_rates(Pieces p) {
    return RateReader(p).read();
}

}  // namespace detente::reading
