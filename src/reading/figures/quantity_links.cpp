#include "reading/figures/quantity_links.hpp"

#include <algorithm>

#include "reading/figures/quantity_amounts.hpp"
#include "reading/figures/quantity_periods.hpp"

namespace detente::reading {
namespace {

/// How many pieces off a word may be and still speak of a figure: sentences of the wild have no end.
constexpr std::size_t reach = 60;

/// +1: a word of growth, -1: of decline, 0: neither.
int direction_of(const Piece& piece) {
    static constexpr WordSet up({"rose",       "rise",    "rises", "rising",   "risen",    "grew",       "grow",
                                 "grows",      "growing", "grown", "growth",   "increase", "increased",  "increases",
                                 "increasing", "up",      "gain",  "gained",   "gaining",  "jumped",     "jump",
                                 "climbed",    "surged",  "surge", "soared",   "expanded", "expansion",  "widened",
                                 "advanced",   "higher",  "вырос", "выросла",  "выросли",  "увеличился", "рост",
                                 "增长",       "上升",    "stieg", "gestiegen"});
    static constexpr WordSet down({"fell",     "fall",      "falls",      "falling",     "fallen",    "dropped",
                                   "drop",     "dropping",  "declined",   "decline",     "declining", "decreased",
                                   "decrease", "decreases", "down",       "shrank",      "shrunk",    "slid",
                                   "plunged",  "plunge",    "contracted", "contraction", "narrowed",  "slumped",
                                   "lower",    "снизился",  "снизилась",  "сократился",  "упал",      "下降"});
    return up.has(piece.key) ? 1 : down.has(piece.key) ? -1 : 0;
}

/// Direction by the words within reach before (and, for "a 10 percent rise", behind) the figure; Chinese 增长, 下降.
int direction_near(const Pieces& pieces, const Found& found) {
    for (std::size_t back = 1; back <= 5 && back <= found.first; ++back) {
        const Piece& piece = pieces[found.first - back];
        if (const int direction = direction_of(piece)) return direction;
        if (found.first - back >= 1) {
            const std::string two = std::string(pieces[found.first - back - 1].low).append(piece.low);
            if (two == "增长" || two == "上升") return 1;
            if (two == "下降" || two == "减少") return -1;
        }
        if (piece.low == "," || piece.low == ";") break;
    }
    for (std::size_t ahead = 0; ahead < 2; ++ahead)
        if (found.last + ahead < pieces.size())
            if (const int direction = direction_of(pieces[found.last + ahead])) return direction;
    return 0;
}

std::string basis_in(const Pieces& pieces, std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to && at < pieces.size(); ++at) {
        const bool dashed = low_is(pieces, at + 1, {"-"}) && low_is(pieces, at + 2, {"on"});
        const std::size_t last = at + (dashed ? 4 : 2);
        if (low_is(pieces, at, {"year"}) && (dashed || low_is(pieces, at + 1, {"on", "over"})) &&
            low_is(pieces, last, {"year"}))
            return "same period previous year";
        if (low_is(pieces, at, {"yoy", "y-o-y", "annually"})) return "same period previous year";
        if (low_is(pieces, at, {"同"}) && low_is(pieces, at + 1, {"比"})) return "same period previous year";
        if (low_is(pieces, at, {"环"}) && low_is(pieces, at + 1, {"比"})) return "previous month";
        if (low_is(pieces, at, {"year"}) && low_is(pieces, at + 1, {"earlier", "before", "ago"}))
            return "same period previous year";
        if (low_is(pieces, at, {"month"}) && (dashed || low_is(pieces, at + 1, {"on", "over"})) &&
            low_is(pieces, last, {"month"}))
            return "previous month";
        if (low_is(pieces, at, {"quarter"}) && (dashed || low_is(pieces, at + 1, {"on", "over"})) &&
            low_is(pieces, last, {"quarter"}))
            return "previous quarter";
        if (low_is(pieces, at, {"since", "than", "compared", "from"})) {
            const std::size_t year = at + 1 + low_is(pieces, at + 1, {"in", "with", "to"});
            if (year < pieces.size() && pieces[year].kind == Piece::Kind::number && pieces[year].text.size() == 4)
                return std::string(pieces[year].text);
        }
    }
    return "not stated";
}

std::string indicator_of(const Pieces& pieces, const Found& found, std::string& status) {
    static constexpr auto words = word_map<const char*>({{"exports", "exports"},
                                                         {"export", "exports"},
                                                         {"imports", "imports"},
                                                         {"import", "imports"},
                                                         {"trade", "trade"},
                                                         {"turnover", "trade"},
                                                         {"товарооборот", "trade"},
                                                         {"贸", "trade"},
                                                         {"gdp", "gdp"},
                                                         {"economy", "gdp"},
                                                         {"deficit", "deficit"},
                                                         {"surplus", "surplus"},
                                                         {"investment", "investment"},
                                                         {"investments", "investment"},
                                                         {"aid", "aid"},
                                                         {"debt", "debt"},
                                                         {"troops", "troops"},
                                                         {"inflation", "inflation"},
                                                         {"tariffs", "tariff"},
                                                         {"tariff", "tariff"},
                                                         {"population", "population"},
                                                         {"экспорт", "exports"},
                                                         {"импорт", "imports"}});
    const auto named = [&](std::size_t at) -> const char* {
        const char* const* indicator = words.find(pieces[at].key);
        return indicator ? *indicator : nullptr;
    };
    status = "inferred: the nearest word that names a measure";
    for (std::size_t back = 1; back <= std::min(found.first, reach); ++back)
        if (const char* indicator = named(found.first - back)) return indicator;
    for (std::size_t at = found.last; at < std::min(found.last + 5, pieces.size()); ++at)
        if (const char* indicator = named(at)) return indicator;
    status.clear();
    return "";
}

std::string modality_of(const Pieces& pieces, const Found& found) {
    const std::size_t from = found.first > 8 ? found.first - 8 : 0;
    for (std::size_t at = from; at < found.first; ++at) {
        if (low_is(pieces, at,
                   {"expected", "forecast", "projected", "forecasts", "projects", "will", "predicted", "expects",
                    "could", "may", "might"}))
            return "forecast";
        if (low_is(pieces, at, {"target", "targets", "aim", "aims", "goal", "plans", "pledged"})) return "target";
        if (low_is(pieces, at, {"estimated", "estimate", "estimates"})) return "estimate";
    }
    return "stated";
}

/// 中俄, 中美: two states in one word each.
std::vector<std::string> chinese_pair(const Pieces& pieces) {
    static constexpr auto short_names = word_map<const char*>({{"中", "CHN"},
                                                               {"俄", "RUS"},
                                                               {"美", "USA"},
                                                               {"日", "JPN"},
                                                               {"韩", "KOR"},
                                                               {"英", "GBR"},
                                                               {"法", "FRA"},
                                                               {"德", "DEU"},
                                                               {"印", "IND"},
                                                               {"澳", "AUS"},
                                                               {"越", "VNM"},
                                                               {"巴", "PAK"}});
    const auto of = [&](std::size_t at) -> const char* {
        const char* const* id = short_names.find(pieces[at].key);
        return id ? *id : nullptr;
    };
    for (std::size_t at = 0; at + 2 < pieces.size(); ++at) {
        const char *a = of(at), *b = of(at + 1);
        if (a && b && low_is(pieces, at + 2, {"贸", "双", "两", "关"})) return {a, b};
    }
    return {};
}

/// One sentence of the article on its way to quantities.
class Sentence {
public:
    Sentence(Reading& reading, const Pieces& pieces)
        : reading_(reading),
          pieces_(pieces),
          chinese_pair_(chinese_pair(pieces_)),
          figures_(find_figures(pieces_, QuantityTables::installed())),
          periods_(find_periods(pieces_)) {}

    void read() {
        if (figures_.empty()) return;
        const std::size_t first = reading_.quantities.size();
        std::vector<std::size_t> of(figures_.size(), none);
        for (std::size_t f = 0; f < figures_.size(); ++f) {
            if (is_growth(f)) continue;
            of[f] = reading_.quantities.size();
            reading_.quantities.push_back(quantity_of(figures_[f]));
        }
        for (std::size_t f = 0; f < figures_.size(); ++f)
            if (of[f] == none) attach_growth(f, of);
        date(first);
    }

private:
    static constexpr std::size_t none = std::size_t(-1);

    Span bytes(std::size_t first, std::size_t last) const {
        return {pieces_[first].span.start, pieces_[last - 1].span.end};
    }

    /// The sentence, or of one without end the pieces within reach.
    Span around(const Found& found) const {
        const std::size_t first = found.first > reach ? found.first - reach : 0;
        return bytes(first, std::min(pieces_.size(), found.last + reach));
    }

    /// A change of something, not a level: "up 33 percent", "by a third", "0.3 percentage points".
    bool is_growth(std::size_t f) const {
        const Found& found = figures_[f];
        if (found.kind == Found::Kind::points) return true;
        if (found.kind != Found::Kind::percent && found.kind != Found::Kind::fraction) return false;
        if (found.unit == "%GDP" || is_rate(f)) return false;
        if (found.kind == Found::Kind::fraction && !low_is(pieces_, found.first - 1, {"by"})) return false;
        return direction_near(pieces_, found) != 0;
    }

    /// "The economy grew 3.0% in 2022, down from 8.1%": growth itself is what is measured.
    bool is_rate(std::size_t f) const {
        const Found& found = figures_[f];
        if (found.kind != Found::Kind::percent) return false;
        const bool from = found.first > 0 && low_is(pieces_, found.first - 1, {"from"});
        if (from && f > 0 && figures_[f - 1].kind == Found::Kind::percent) return true;
        for (std::size_t back = 1; back <= found.first && back <= 4; ++back)
            if (low_is(pieces_, found.first - back, {"economy", "gdp"})) return true;
        return false;
    }

    Quantity quantity_of(const Found& found) const {
        Quantity out;
        out.span = bytes(found.first, found.last);
        out.clause = around(found);
        out.text = reading_.text.substr(out.span.start, out.span.end - out.span.start);
        out.rule = found.rule;
        out.approximation = found.approximation;
        out.range = found.range;
        out.interval = found.interval;
        if (!found.range) out.value = found.value;
        out.unit = found.unit;
        switch (found.kind) {
            case Found::Kind::amount: out.kind = "amount"; break;
            case Found::Kind::percent:
            case Found::Kind::fraction: out.kind = "percent"; break;
            case Found::Kind::points: out.kind = "percent"; break;
            case Found::Kind::ratio: out.kind = "ratio"; break;
            case Found::Kind::ordinal: out.kind = "ordinal"; break;
            case Found::Kind::count: out.kind = "count"; break;
        }
        if (found.currency) {
            out.currency = out.unit = found.currency->codes.front();
            out.currency_candidates = found.currency->codes;
            out.currency_status = found.currency->status;
        }
        out.ratio_candidates = found.ratios;
        if (!found.ratios.empty()) out.value = found.ratios.front();
        out.modality = modality_of(pieces_, found);
        out.indicator = indicator_of(pieces_, found, out.indicator_status);
        if (out.kind == "percent" && is_rate(std::size_t(&found - figures_.data()))) out.indicator = "gdp_growth";
        out.economies = economies_of(out);
        return out;
    }

    /// Those that the sentence names before the figure; a pair where trade is named of two.
    std::vector<std::string> economies_of(const Quantity& quantity) const {
        std::vector<std::string> ids;
        const auto& all = reading_.mentions;
        auto mention = std::lower_bound(all.begin(), all.end(), quantity.clause.start,
                                        [](const Mention& m, std::size_t at) { return m.span.start < at; });
        for (; mention != all.end() && mention->span.start < quantity.span.start; ++mention) {
            if (mention->kind != "framework" && std::find(ids.begin(), ids.end(), mention->id) == ids.end())
                ids.push_back(mention->id);
        }
        if (ids.empty()) ids = chinese_pair_;
        const bool trade =
            quantity.indicator == "trade" || quantity.indicator == "exports" || quantity.indicator == "imports";
        if (!trade && ids.size() > 1) ids.resize(1);
        if (ids.size() > 2) ids.clear();
        return ids;
    }

    void attach_growth(std::size_t f, const std::vector<std::size_t>& of) {
        const Found& found = figures_[f];
        const bool points = found.kind == Found::Kind::points;
        const int direction = direction_near(pieces_, found) < 0 ? -1 : 1;
        Growth growth;
        growth.span = bytes(found.first, found.last);
        growth.range = found.range;
        growth.unit = points ? "pp" : "share";
        growth.value = direction * found.value;
        growth.interval = direction > 0 ? found.interval : Interval{-found.interval.high, -found.interval.low};
        if (found.range) growth.value = (growth.interval.low + growth.interval.high) / 2;
        growth.basis =
            basis_in(pieces_, f > 0 ? figures_[f - 1].last : 0, std::min(pieces_.size(), found.last + reach));
        Quantity* level = level_for(f, of);
        if (level) {
            level->growth = growth;
            return;
        }
        Quantity alone = quantity_of(found);
        alone.value.reset();
        alone.growth = growth;
        reading_.quantities.push_back(std::move(alone));
    }

    /// The level that a change belongs to: the nearest amount or, for points, percentage.
    Quantity* level_for(std::size_t f, const std::vector<std::size_t>& of) {
        Quantity* best = nullptr;
        std::size_t distance = none;
        for (std::size_t g = f > 8 ? f - 8 : 0; g < std::min(f + 9, figures_.size()); ++g) {
            if (of[g] == none) continue;
            Quantity& quantity = reading_.quantities[of[g]];
            const bool fits =
                figures_[f].kind == Found::Kind::points ? quantity.kind == "percent" : quantity.kind == "amount";
            const bool base = figures_[g].first > 0 && low_is(pieces_, figures_[g].first - 1, {"from"});
            if (!fits || base || quantity.growth) continue;
            const std::size_t apart = g > f ? g - f : f - g;
            if (apart < distance) best = &quantity, distance = apart;
        }
        return best;
    }

    /// Each figure's period: the nearest of the sentence; one that is said once holds for all.
    void date(std::size_t first) {
        for (std::size_t q = first; q < reading_.quantities.size(); ++q) {
            Quantity& quantity = reading_.quantities[q];
            const FoundPeriod* best = nullptr;
            std::size_t distance = none;
            auto near = std::lower_bound(periods_.begin(), periods_.end(), quantity.span.start,
                                         [](const FoundPeriod& p, std::size_t at) { return p.period.span.start < at; });
            if (near != periods_.begin()) --near;
            for (auto one = near; one != periods_.end() && one < near + 2; ++one) {
                const FoundPeriod& period = *one;
                const Span at = period.period.span;
                const std::size_t apart =
                    at.start >= quantity.span.end ? at.start - quantity.span.end : quantity.span.start - at.start;
                if (apart < distance) best = &period, distance = apart;
            }
            if (!best) continue;
            quantity.period = best->period;
            if (best->deadline) {
                quantity.period->kind = "deadline";
                if (quantity.modality == "stated") quantity.modality = "forecast";
            }
        }
        for (std::size_t q = first; q < reading_.quantities.size(); ++q) resolve_earlier(q, first);
    }

    /// "down from 8.1% a year earlier": the year before the one that the sentence states.
    void resolve_earlier(std::size_t q, std::size_t first) {
        auto& period = reading_.quantities[q].period;
        if (!period || period->status != "a year earlier") return;
        for (std::size_t other = std::max(first, q > 8 ? q - 8 : 0);
             other < std::min(q + 9, reading_.quantities.size()); ++other) {
            const auto& stated = reading_.quantities[other].period;
            if (!stated || !stated->year || other == q) continue;
            period->year = *stated->year - 1;
            period->inferred = true;
            period->status.clear();
            period->text = std::to_string(*period->year) + ", inferred";
            return;
        }
        period->status = "year unresolved";
    }

    Reading& reading_;
    Pieces pieces_;
    std::vector<std::string> chinese_pair_;
    std::vector<Found> figures_;
    std::vector<FoundPeriod> periods_;
};

}  // namespace

void read_quantities(Reading& reading, const ArticlePieces& article) {
    for (std::size_t line = 0; line < reading.lines.size(); ++line)
        for (const Pieces& sentence : article.sentences(line)) Sentence(reading, sentence).read();
    const auto before = [](const Quantity& a, const Quantity& b) { return a.span.start < b.span.start; };
    if (!std::is_sorted(reading.quantities.begin(), reading.quantities.end(), before))
        std::stable_sort(reading.quantities.begin(), reading.quantities.end(), before);
    derive_arithmetic(reading);
}

}  // namespace detente::reading
