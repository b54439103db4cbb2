#include <algorithm>

#include "reading/measures/scene.hpp"

namespace detente::reading {
namespace {

constexpr WordSet rate_verbs({"charge",    "charges",   "charged",  "charging",   "pay",     "pays",       "paying",
                              "face",      "faces",     "faced",    "facing",     "impose",  "imposes",    "imposed",
                              "imposing",  "levy",      "levies",   "levied",     "slap",    "slaps",      "slapped",
                              "replied",   "responded", "answered", "retaliated", "hit",     "puts",       "taxed",
                              "taxes",     "leaving",   "erheben",  "erhebt",     "reply",   "respond",    "answer",
                              "retaliate", "applies",   "apply",    "appliquera", "gedroht", "threatened", "threatens",
                              "taxera",    "taxe",      "impose",   "imposent",   "imposera"});
constexpr WordSet replies({"replied", "responded", "answered", "retaliated", "reply", "respond", "answer", "retaliate",
                           "replies", "responds", "retaliates", "countered", "retaliation", "retaliatory", "riposte",
                           "riposté"});

/// One rate and what stands beside it.
class DutyReader {
public:
    DutyReader(const Scene& scene, Thread& thread) : s_(scene), t_(thread) {}

    void read() {
        std::optional<Level> before;
        for (std::size_t r = 0; r < s_.rates.size(); ++r) {
            Rate rate = s_.rates[r];
            if (rate.level.unit != "ad-valorem" || rate.share || (rate.points && !raised(rate))) continue;
            if (r > 0 || rate.first > 0)  // "on top of the usual 10 percent": one that is there anyway
                if (low_is(s_.p, rate.first - 1,
                           {"usual", "normal", "existing", "regular", "standard", "current", "previous"}))
                    continue;
            if (rate.same) {
                if (!t_.open || !t_.last.level.to) continue;
                rate.level.kind = "to", rate.level.to = t_.last.level.to;
            }
            if (rate.from_only) {
                if (!before || !gapped(r)) continue;
                rate.level.kind = "to", rate.level.to = before->to;
            }
            if (const auto measure = of_rate(r, rate)) {
                before = measure->level;
                add_measure(t_, *measure, s_.title);
            }
        }
    }

private:
    /// "raised the duty by 10 points"
    bool raised(const Rate& rate) const {
        const int clause = s_.clause(rate.first);
        bool duty = false, change = false;
        for (const InstrumentName& cue : s_.cues) duty |= is_duty(cue.instrument) && s_.clause(cue.first) == clause;
        for (std::size_t i = 0; i < rate.first; ++i) change |= s_.clause(i) == clause && verb_of_change(s_.p[i]);
        return duty && change;
    }

    /// Whether another rate is told of from here on: "that on machinery ...".
    bool gap(std::size_t i) const {
        if (!s_.clauses.parsed && i > 0 && s_.p[i - 1].low == "," &&
            low_is(s_.p, i, {"on", "for", "auf", "für", "sur", "pour"}))
            return true;
        return low_is(s_.p, i, {"that", "those", "celui", "ceux"}) && low_is(s_.p, i + 1, {"on", "for", "auf", "sur"});
    }
    /// "that on machinery from between 14 and 20 percent"
    bool gapped(std::size_t r) const { return gap(begin_of(r)); }

    std::size_t begin_of(std::size_t r) const {
        std::size_t from = r == 0 ? 0 : s_.rates[r - 1].last;
        for (std::size_t i = from; i < s_.rates[r].first; ++i)
            if (s_.p[i].low == ";" || gap(i)) from = i + (s_.p[i].low == ";");
        return from;
    }
    std::size_t end_of(std::size_t r) const {
        const std::size_t to = r + 1 < s_.rates.size() ? s_.rates[r + 1].first : s_.p.size();
        for (std::size_t i = s_.rates[r].last; i < to; ++i)
            if (s_.p[i].low == ";" || gap(i)) return i;
        return to;
    }

    /// The duty that the rate belongs to: in its clause, in one above or below, else in the whole sentence.
    const InstrumentName* cue_for(const Rate& rate) const {
        const InstrumentName* best = nullptr;
        for (const InstrumentName& cue : s_.cues) {
            if (!is_duty(cue.instrument)) continue;
            if (best == nullptr || cue.first < rate.first + 4) best = &cue;
        }
        return best;
    }

    bool colon_list(const Rate& rate) const {
        return rate.first > 0 && std::any_of(s_.p.begin(), s_.p.begin() + std::ptrdiff_t(rate.first),
                                             [](const Piece& piece) { return piece.low == ":"; });
    }

    bool evidence(std::size_t r, const Rate& rate, const InstrumentName* cue) const {
        const int clause = s_.clause(rate.first);
        const bool aside =
            cue != nullptr && s_.clauses.all[s_.clause(cue->first)].relative && s_.clause(cue->first) != clause;
        if (cue != nullptr && !aside && (s_.within(cue->first, clause) || s_.within(rate.first, s_.clause(cue->first))))
            return true;
        if (s_.clause_has(clause, rate_verbs) && (t_.open ? is_duty(t_.last.instrument) : false)) return true;
        if (s_.clause_has(clause, rate_verbs) && (cue != nullptr || has_trailing(r))) return true;
        if (!t_.open || !is_duty(t_.last.instrument) || t_.age > 4) return false;
        if (rate.level.to == 0.0 && !rate.points && !s_.goods.empty()) return true;
        if (rate.same || (colon_list(rate) && !s_.goods.empty())) return true;
        return low_is(s_.p, rate.last, {"for", "on", "für", "auf", "sur", "pour"}) ||
               (rate.first > 1 && low_is(s_.p, rate.first - 1, {"for", "at"}) &&
                low_is(s_.p, rate.first - 2, {"down", "stands"}));
    }

    bool has_trailing(std::size_t r) const {
        const Rate& rate = s_.rates[r];
        return low_is(s_.p, rate.last, {"on", "auf", "sur", "against"});
    }

    std::optional<PolicyMeasure> of_rate(std::size_t r, const Rate& rate) const {
        const InstrumentName* cue = cue_for(rate);
        if (!evidence(r, rate, cue) || tells_effect(s_, rate)) return std::nullopt;
        const int clause = s_.clause(rate.first);
        PolicyMeasure m;
        m.instrument = cue != nullptr                           ? cue->instrument
                       : t_.open && is_duty(t_.last.instrument) ? t_.last.instrument
                                                                : "tariff";
        const std::string flow = flow_of(m.instrument);
        m.level = rate.level;
        m.by = who_acts(s_, t_, clause, flow);
        std::vector<const Side*> own = trailing_sides(r);
        if (own.empty()) own = leading_sides(r);
        const bool owned = !own.empty();
        if (own.empty()) own = shared_sides(clause);
        for (const Side* side : own) {
            if (side->role == Role::exempt && !owned) continue;
            add_ids(side->role == Role::exempt ? m.except : m.on, side->ids);
        }
        for (const Side* side : own)  // the list names whom it hits, not who acts
            if (side->ids == m.by) m.by = t_.open && t_.last.by != side->ids ? t_.last.by : std::vector<std::string>{};
        reply(clause, m);
        if (m.on.empty()) rest_pays(clause, m);
        if (m.on.empty()) carry_on(cue, rate, m);
        if (m.by.empty()) other_party(m);
        m.products = goods_of(r, clause);
        if (m.products.empty() && cue != nullptr && definite(*cue) && t_.open && t_.last.instrument == m.instrument &&
            m.on == t_.last.on)
            m.products = t_.last.products;
        static constexpr WordSet pays({"pay", "pays", "paying"});  // "Geely pays 18.8 percent"
        if (m.products.empty() && cue == nullptr && s_.clause_has(clause, pays) && t_.open && m.on == t_.last.on &&
            m.by == t_.last.by)
            m.products = t_.last.products;
        if (m.instrument == "tariff" && low_is(s_.p, rate.last, {"on"}) &&
            low_is(s_.p, rate.last + 1, {"exports", "shipments"}))
            m.instrument = "export_tax";
        if (refers_back(rate, m, owned)) return std::nullopt;
        m.status = status_of(s_, clause, rate.first);
        dates(r, clause, m);
        if (m.status == "in_force" && m.from.size() < 5 && !stays(clause) &&
            (agreed() || (t_.open && t_.last.status == "announced" && cue == nullptr)))
            m.status = "announced";
        if (low_is(s_.p, rate.first - (rate.first > 0), {"leaving"})) m.status = "in_force", m.from.clear();
        if (m.from.empty() && cue == nullptr && t_.open && owned && m.status == t_.last.status) m.from = t_.last.from;
        m.span = span_of(r, own);
        m.confidence = (m.by.empty() ? 0.6 : 0.75) + (m.on.empty() ? 0 : 0.15);
        m.rule = cue != nullptr ? "rate of a duty" : "rate, the duty stands before";
        if (m.by.empty() && m.on.empty() && m.products.empty()) return std::nullopt;
        return m;
    }

    /// Of an agreement of two, the other lowers its duty.
    void other_party(PolicyMeasure& m) const {
        for (const PolicyMeasure& known : t_.measures)
            if (known.instrument == "agreement" && known.by.size() == 1 && known.on.size() == 1) {
                if (m.on == known.on)
                    m.by = known.by;
                else if (m.on == known.by)
                    m.by = known.on;
            }
    }
    bool stays(int clause) const {
        static constexpr WordSet words({"remain", "remains", "stay", "stays", "bleiben", "bleibt", "since", "already",
                                        "goes", "paying", "charges", "charge", "currently", "now"});
        return s_.clause_has(clause, words);
    }
    /// What an agreement of the text that is made and not yet in force provides for.
    bool agreed() const {
        return std::any_of(t_.measures.begin(), t_.measures.end(), [](const PolicyMeasure& m) {
            return m.instrument == "agreement" && m.status == "announced";
        });
    }

    /// "the 10 percent" that was said before, and nothing more is said of it.
    bool refers_back(const Rate& rate, const PolicyMeasure& m, bool owned) const {
        if (!rate.definite || owned) return false;
        const auto same = [&](const PolicyMeasure& known) {
            return known.level.to == m.level.to || known.level.by == m.level.to || known.level.high == m.level.to;
        };
        return std::any_of(t_.measures.begin(), t_.measures.end(), same);
    }

    bool definite(const InstrumentName& cue) const {
        return cue.first > 0 &&
               low_is(s_.p, cue.first - 1, {"the", "that", "this", "these", "those", "der", "die", "la", "le", "les"});
    }

    std::vector<const Side*> trailing_sides(std::size_t r) const {
        std::vector<const Side*> out;
        const std::size_t end = end_of(r);
        const int clause = s_.clause(s_.rates[r].first);
        for (const Side& side : s_.sides) {
            if (side.first < s_.rates[r].last || side.last > end) continue;
            if (s_.clause(side.first) != clause && s_.clauses.parsed && side.first > s_.rates[r].last + 4) continue;
            const bool next_ones =
                r + 1 < s_.rates.size() && side.last + 2 >= s_.rates[r + 1].first && side.role == Role::subject;
            if (next_ones) continue;
            if (side.role == Role::target || side.role == Role::origin) out.push_back(&side);
        }
        return out;
    }

    /// "Japan 24%", "Lesotho is down for 50 percent".
    std::vector<const Side*> leading_sides(std::size_t r) const {
        std::vector<const Side*> out;
        for (const Side& side : s_.sides) {
            if (side.first < begin_of(r) || side.last > s_.rates[r].first) continue;
            const bool adjacent = side.last + 1 >= s_.rates[r].first && side.role != Role::actor;
            const bool listed = t_.open && side.role == Role::subject && r + 1 >= 1 &&
                                low_is(s_.p, s_.rates[r].first - 1, {"for", "at"});
            if (adjacent || listed) out.push_back(&side);
        }
        return out;
    }

    std::vector<const Side*> shared_sides(int clause) const {
        std::vector<const Side*> out;
        for (int at = clause, steps = 0; at >= 0 && steps < 3 && out.empty(); at = s_.clauses.all[at].parent, ++steps) {
            for (const Side& side : s_.sides)
                if (s_.clause(side.first) == at &&
                    (side.role == Role::target || side.role == Role::origin || side.role == Role::exempt))
                    out.push_back(&side);
            if (s_.clause_has(at, replies)) break;
        }
        return out;
    }

    /// "which replied with 125 percent": against whom the measure before was.
    void reply(int clause, PolicyMeasure& m) const {
        if (!s_.clause_has(clause, replies)) return;
        const Clause& own = s_.clauses.all[clause];
        if (own.relative) {
            const Side* antecedent = nullptr;
            for (const Side& side : s_.sides)
                if (side.last <= own.first + 1) antecedent = &side;
            if (antecedent != nullptr) m.by = antecedent->ids;
            m.on.clear();
        }
        if (m.on.empty() && t_.open && t_.last.by != m.by) m.on = t_.last.by;
    }

    /// "Canada is exempt: ... the rest goes on paying 25 percent": the rest of what those send who are spared
    /// otherwise.
    void rest_pays(int clause, PolicyMeasure& m) const {
        static constexpr WordSet pays({"pay", "pays", "paying"});
        if (!s_.clause_has(clause, pays)) return;
        for (const Side& side : s_.sides)
            if (side.role == Role::exempt && s_.clause(side.first) != clause) add_ids(m.on, side.ids);
        if (!m.on.empty()) m.except.clear();
    }

    /// "The duty on steel rises to 50 percent": whose duty, and on whom, was said before.
    void carry_on(const InstrumentName* cue, const Rate& rate, PolicyMeasure& m) const {
        if (!t_.open || t_.last.instrument != m.instrument || t_.age > 4 || t_.last.on.empty()) return;
        if (m.by != t_.last.by) return;
        const bool goes_on = cue == nullptr || definite(*cue) || rate.from_only || rate.same;
        const bool all = t_.last.on.front() == "all";
        if (goes_on && !all) m.on = t_.last.on;
    }

    std::vector<Product> goods_of(std::size_t r, int clause) const {
        std::vector<const FoundGood*> own, leading, shared;
        for (const FoundGood& good : s_.goods) {
            if (good.in_part) continue;
            const bool here = s_.clause(good.first) == clause ||
                              (good.first >= s_.rates[r].last && good.first <= s_.rates[r].last + 4);
            if (good.first >= s_.rates[r].last && good.last <= end_of(r) && here) own.push_back(&good);
            if (good.first >= begin_of(r) && good.last <= s_.rates[r].first && (here || colon_list(s_.rates[r])))
                leading.push_back(&good);
            if (s_.clause(good.first) == clause && good.last <= s_.rates.front().first) shared.push_back(&good);
        }
        std::erase_if(own, [&](const FoundGood* good) { return next_rates_good(r, *good); });
        if (!own.empty()) return products_of(own);
        if (!leading.empty()) return products_of(leading);
        return products_of(shared);
    }

    /// "25 percent on steel, aluminium 10 percent"
    bool next_rates_good(std::size_t r, const FoundGood& good) const {
        for (std::size_t i = s_.rates[r].last; i < good.first; ++i)
            if (low_is(s_.p, i, {"on", "for", "from", "auf", "für", "sur", "against"})) return false;
        return r + 1 < s_.rates.size() && good.last + 1 >= s_.rates[r + 1].first && good.first > s_.rates[r].last + 1;
    }

    void dates(std::size_t r, int clause, PolicyMeasure& m) const {
        for (const When& when : s_.whens) {
            const bool beside = when.first >= s_.rates[r].last && when.last <= end_of(r);
            const bool same = s_.clause(when.first) == clause;
            std::string& to = when.until ? m.until : m.from;
            if ((beside || same) && to.empty()) to = when.date;
        }
    }

    Span span_of(std::size_t r, const std::vector<const Side*>& own) const {
        std::size_t first = s_.rates[r].first, last = s_.rates[r].last;
        for (const Side* side : own)
            if (side->first >= begin_of(r) && side->last <= end_of(r))
                first = std::min(first, side->first), last = std::max(last, side->last);
        for (const FoundGood& good : s_.goods)
            if (good.first >= begin_of(r) && good.last <= end_of(r) && !good.all)
                first = std::min(first, good.first), last = std::max(last, good.last);
        return s_.span(first, last);
    }

    const Scene& s_;
    Thread& t_;
};

}  // namespace

std::vector<Product> products_of(const std::vector<const FoundGood*>& goods) {
    std::vector<Product> out;
    for (const FoundGood* good : goods)
        if (!good->all) out.push_back(good->product);
    return out;
}

bool tells_effect(const Scene& s, const Rate& rate) {
    static constexpr WordSet about({"exports",      "imports",      "trade",    "sales",      "shipments", "gdp",
                                    "output",       "prices",       "price",    "inflation",  "growth",    "share",
                                    "economy",      "surplus",      "deficit",  "production", "demand",    "revenue",
                                    "consumption",  "investment",   "turnover", "volume",     "volumes",   "wages",
                                    "unemployment", "stocks",       "shares",   "profits",    "anteil",    "part",
                                    "exporte",      "exportations", "ventes",   "purchases",  "points"});
    const std::size_t at = rate.first;
    for (const InstrumentName& cue : s.cues)  // "25 percent tariffs", "tariffs of 25 percent"
        if (is_duty(cue.instrument) && (cue.first <= rate.last + 2 && cue.first >= rate.last)) return false;
    if (at > 1 && low_is(s.p, at - 1, {"of"}) &&
        low_is(s.p, at - 2, {"growth", "decline", "fall", "drop", "increase", "rise"})) {
        const auto duty = [&](const InstrumentName& cue) {
            return is_duty(cue.instrument) && cue.last <= at && cue.first + 6 > at;
        };
        if (std::none_of(s.cues.begin(), s.cues.end(), duty)) return true;
    }
    bool noun = false, change = false;
    for (std::size_t i = 0; i < at; ++i) {
        if (s.p[i].low == ";") noun = change = false;
        for (const InstrumentName& cue : s.cues)
            if (cue.first == i && is_duty(cue.instrument)) noun = change = false;
        if (about.has(s.p[i].key)) noun = true;
        if (noun && verb_of_change(s.p[i])) change = true;
    }
    return noun && change;
}

void read_duties(const Scene& scene, Thread& thread) {
    DutyReader(scene, thread).read();
}

}  // namespace detente::reading
