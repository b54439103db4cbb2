#include "reading/figures/quantity_links.hpp"

#include <algorithm>

#include "reading/figures/changes.hpp"
#include "reading/figures/indicators.hpp"
#include "reading/figures/parties.hpp"
#include "reading/figures/products.hpp"
#include "reading/figures/quantity_amounts.hpp"
#include "reading/figures/quantity_dates.hpp"

namespace detente::reading {
namespace {

/// How many pieces off a word may be and still speak of a figure: sentences of the wild have no end.
constexpr std::size_t reach = 60;

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

const char* kind_of(Found::Kind kind) {
    switch (kind) {
        case Found::Kind::amount: return "amount";
        case Found::Kind::percent:
        case Found::Kind::fraction:
        case Found::Kind::points: return "percent";
        case Found::Kind::ratio: return "ratio";
        case Found::Kind::ordinal: return "ordinal";
        case Found::Kind::count: break;
    }
    return "count";
}

/// One sentence of the article on its way to quantities.
class Sentence {
public:
    /// What the last figure of trade was tied to: "It had reached $9 billion in 2021" goes on with it.
    struct Carried {
        Indicator indicator;
        FigureParties parties;
    };

    Sentence(Reading& reading, const Pieces& pieces, Carried& carried)
        : reading_(reading),
          pieces_(pieces),
          carried_(carried),
          figures_(find_figures(pieces_, QuantityTables::installed())) {}

    void read() {
        if (figures_.empty()) return;
        find_ties();
        const std::size_t first = reading_.quantities.size();
        std::vector<std::size_t> of(figures_.size(), none);
        for (std::size_t f = 0; f < figures_.size(); ++f) {
            if (is_growth(f)) continue;
            of[f] = reading_.quantities.size();
            reading_.quantities.push_back(quantity_of(f));
        }
        for (std::size_t f = 0; f < figures_.size(); ++f)
            if (of[f] == none) attach_growth(f, of);
        date_quantities(reading_, first, pieces_);
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

    void find_ties() {
        const std::vector<NamedParty> named = parties_in(reading_, pieces_);
        PartyTies ties(pieces_, named, figures_);
        changes_ = find_changes(pieces_, figures_);
        for (std::size_t f = 0; f < figures_.size(); ++f) {
            indicators_.push_back(indicator_of(pieces_, figures_[f], f > 0 ? figures_[f - 1].last : 0));
            parties_.push_back(ties.tie(f, indicators_.back()));
            products_.push_back(product_of(pieces_, figures_[f], indicators_.back(), named));
            carry(f, named.empty());
        }
    }

    void carry(std::size_t f, bool names_nobody) {
        const bool amount = figures_[f].kind == Found::Kind::amount;
        if (is_trade(indicators_[f].name) && amount && products_[f].end == 0) {
            carried_ = {indicators_[f], parties_[f]};
        } else if (indicators_[f].name.empty() && amount && f == 0 && names_nobody && low_is(pieces_, 0, {"it"}) &&
                   !carried_.indicator.name.empty()) {
            indicators_[f].name = carried_.indicator.name;
            indicators_[f].status = "inferred: \"it\" is what the sentence before measures";
            parties_[f] = carried_.parties;
            if (!parties_[f].who.empty()) parties_[f].status = "inferred: the sentence before names them";
        }
    }

    /// A change of something, not a level: "up 33 percent", "by a third", "0.3 percentage points".
    bool is_growth(std::size_t f) const { return (changes_[f].direction != 0 || is_negative_change(f)) && !is_rate(f); }

    /// "negative 0.2 percent for trade"
    bool is_negative_change(std::size_t f) const {
        return figures_[f].kind == Found::Kind::percent && figures_[f].value < 0 && is_trade(indicators_[f].name);
    }

    /// "The economy grew 3.0% in 2022, down from 8.1%": growth itself is what is measured.
    bool is_rate(std::size_t f) const {
        const Found& found = figures_[f];
        if (found.kind != Found::Kind::percent) return false;
        if (low_is(pieces_, found.last, {"smaller", "larger", "lower", "higher", "bigger", "less", "more"}))
            return false;
        const bool from = found.first > 0 && low_is(pieces_, found.first - 1, {"from"});
        if (from && f > 0 && figures_[f - 1].kind == Found::Kind::percent) return true;
        for (std::size_t back = 1; back <= found.first && back <= 4; ++back)
            if (low_is(pieces_, found.first - back, {"economy", "gdp"})) return true;
        return false;
    }

    /// "3.0%, down from 8.1%" of an economy; "a tariff up from 25%" measures what the tariff is.
    bool is_economic_growth(std::size_t f) const {
        return is_rate(f) && (indicators_[f].name.empty() || indicators_[f].name == "gdp");
    }

    Quantity quantity_of(std::size_t f) const {
        const Found& found = figures_[f];
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
        out.kind = kind_of(found.kind);
        if (found.currency) {
            out.currency = out.unit = found.currency->codes.front();
            out.currency_candidates = found.currency->codes;
            out.currency_status = found.currency->status;
        }
        out.ratio_candidates = found.ratios;
        if (!found.ratios.empty()) out.value = found.ratios.front();
        out.modality = modality_of(pieces_, found);
        out.indicator = indicators_[f].name;
        out.indicator_status = indicators_[f].status;
        if (out.kind == "percent" && is_economic_growth(f)) out.indicator = "gdp_growth";
        out.economies = parties_[f].who;
        out.economies_status = parties_[f].status;
        out.exporter = parties_[f].exporter;
        out.importer = parties_[f].importer;
        out.product = reading_.text.substr(products_[f].start, products_[f].end - products_[f].start);
        return out;
    }

    void attach_growth(std::size_t f, const std::vector<std::size_t>& of) {
        const Found& found = figures_[f];
        const int direction = changes_[f].direction < 0 ? -1 : 1;
        Growth growth;
        growth.span = bytes(found.first, found.last);
        growth.range = found.range;
        growth.unit = found.kind == Found::Kind::points ? "pp" : "share";
        growth.value = found.value;
        growth.interval = found.interval;
        if (direction < 0 && found.value > 0) {
            growth.value = -found.value;
            growth.interval = {-found.interval.high, -found.interval.low};
        }
        if (found.range) growth.value = (growth.interval.low + growth.interval.high) / 2;
        growth.basis = basis_of(f);
        Quantity* level = level_for(f, of);
        if (level) {
            level->growth = growth;
            return;
        }
        Quantity alone = quantity_of(f);
        alone.value.reset();
        alone.growth = growth;
        reading_.quantities.push_back(std::move(alone));
    }

    /// Behind the change as far as the next one, else before it.
    std::string basis_of(std::size_t f) const {
        std::size_t until = std::min(pieces_.size(), figures_[f].last + reach);
        for (std::size_t g = f + 1; g < figures_.size(); ++g)
            if (is_growth(g)) {
                until = std::min(until, figures_[g].first);
                break;
            }
        const std::string behind = basis_in(pieces_, figures_[f].last, until);
        if (behind != "not stated") return behind;
        return basis_in(pieces_, f > 0 ? figures_[f - 1].last : 0, figures_[f].first);
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
            if (!fits || base || quantity.growth || !belong_together(f, g)) continue;
            const std::size_t apart = g > f ? g - f : f - g;
            if (apart < distance) best = &quantity, distance = apart;
        }
        return best;
    }

    /// No other change stands between them, and no word of another measure.
    bool belong_together(std::size_t f, std::size_t g) const {
        for (std::size_t between = std::min(f, g) + 1; between < std::max(f, g); ++between)
            if (is_growth(between)) return false;
        const std::size_t later = std::max(f, g);
        if (!indicators_[later].adjacent || indicators_[later].at < figures_[std::min(f, g)].last) return true;
        return indicators_[later].at >= figures_[later].first || indicators_[f].name == indicators_[g].name;
    }

    Reading& reading_;
    Pieces pieces_;
    Carried& carried_;
    std::vector<Found> figures_;
    std::vector<Change> changes_;
    std::vector<Indicator> indicators_;
    std::vector<FigureParties> parties_;
    std::vector<Span> products_;
};

}  // namespace

void read_quantities(Reading& reading, const ArticlePieces& article) {
    for (std::size_t line = 0; line < reading.lines.size(); ++line) {
        Sentence::Carried carried;
        for (const Pieces& sentence : article.sentences(line)) Sentence(reading, sentence, carried).read();
    }
    const auto before = [](const Quantity& a, const Quantity& b) { return a.span.start < b.span.start; };
    if (!std::is_sorted(reading.quantities.begin(), reading.quantities.end(), before))
        std::stable_sort(reading.quantities.begin(), reading.quantities.end(), before);
    derive_arithmetic(reading);
}

}  // namespace detente::reading
