#include <algorithm>

#include "reading/measures/scene.hpp"

namespace detente::reading {
namespace {

constexpr WordSet puts_on({"impose",     "imposes",     "imposed",   "imposing",   "introduce", "introduces",
                           "introduced", "introducing", "place",     "placed",     "places",    "placing",
                           "tighten",    "tightens",    "tightened", "tightening", "expand",    "expands",
                           "expanded",   "extend",      "extended",  "adopt",      "adopted",   "adopts",
                           "slap",       "slaps",       "slapped",   "widen",      "widened",   "apply",
                           "applies",    "applied",     "levy",      "levied",     "covers",    "cover",
                           "owe",        "requires",    "require",   "required",   "enacted",   "launched",
                           "brought",    "verhängt",    "verhängte", "imposé",     "imposées",  "hit"});
constexpr WordSet takes_off({"suspended",  "suspends", "suspend",   "suspending", "suspension", "paused",  "pauses",
                             "pausing",    "pause",    "lifted",    "lifts",      "lifting",    "lift",    "scrapped",
                             "scraps",     "removed",  "removes",   "revoked",    "repealed",   "dropped", "drops",
                             "ended",      "withdrew", "withdrawn", "postponed",  "postpones",  "delayed", "ausgesetzt",
                             "aufgehoben", "suspendu", "levé",      "abolished"});

class InstrumentReader {
public:
    InstrumentReader(const Scene& scene, Thread& thread) : s_(scene), t_(thread) {}

    void read() {
        for (const InstrumentName& cue : s_.cues) {
            if (cue.instrument == "quota") {
                quotas(cue);
            } else if (is_duty(cue.instrument)) {
                duty(cue);
            } else if (cue.instrument == "border_levy" || cue.instrument == "export_control" ||
                       cue.instrument == "sanction" || cue.instrument == "import_ban" ||
                       cue.instrument == "export_ban") {
                named(cue);
            }
        }
        price_cap();
    }

private:
    bool negated(const InstrumentName& cue) const {
        return cue.first > 0 &&
               low_is(s_.p, cue.first - 1, {"no", "any", "without", "possible", "potential", "neither", "future"});
    }
    bool definite(const InstrumentName& cue) const {
        return cue.first > 0 && low_is(s_.p, cue.first - 1, {"the", "such", "these", "those", "this", "that", "both"});
    }
    bool rated(int clause) const {
        return std::any_of(s_.rates.begin(), s_.rates.end(), [&](const Rate& rate) {
            return rate.level.unit == "ad-valorem" && !rate.share && !rate.points && s_.clause(rate.first) == clause;
        });
    }
    /// The clause of the verb that puts an instrument on or off: its own, or one that tells of it ("sanctions that the
    /// West has imposed"); -1: none.
    template <class Words>
    int clause_of_verb(const InstrumentName& cue, const Words& words) const {
        const int own = s_.clause(cue.first);
        if (s_.clause_has(own, words)) return own;
        for (std::size_t c = 0; c < s_.clauses.all.size(); ++c)
            if (s_.clauses.all[c].parent == own && s_.clauses.all[c].relative && s_.clauses.all[c].first >= cue.last &&
                s_.clauses.all[c].first <= cue.last + 3 && s_.clause_has(int(c), words))
                return int(c);
        return -1;
    }

    void fill_sides(const InstrumentName& cue, int clause, PolicyMeasure& m) const {
        const bool out = m.flow == "exports";
        const int own = s_.clause(cue.first);
        for (const Side& side : s_.sides) {
            if (s_.clause(side.first) != clause && s_.clause(side.first) != own && !s_.within(side.first, own))
                continue;
            const bool thing = out ? side.role == Role::destination : side.role == Role::origin;
            if (side.role == Role::exempt) {
                add_ids(m.except, side.ids);
            } else if (side.role == Role::target || (thing && m.instrument != "sanction")) {
                add_ids(m.on, side.ids);
            }
        }
    }

    std::vector<Product> goods(const InstrumentName& cue, int clause) const {
        std::vector<const FoundGood*> out;
        for (const FoundGood& good : s_.goods)
            if (!good.in_part && (s_.clause(good.first) == clause || s_.clause(good.first) == s_.clause(cue.first)) &&
                (good.first >= cue.last || good.last > cue.first) && good.first < cue.last + 20)
                out.push_back(&good);
        return products_of(out);
    }

    void dates(int clause, PolicyMeasure& m) const {
        for (const When& when : s_.whens)
            if (s_.clause(when.first) == clause) (when.until ? m.until : m.from) = when.date;
    }

    /// Without a rate a duty is only told of where it is put off or on; the text may go on about it.
    void duty(const InstrumentName& cue) {
        const int own = s_.clause(cue.first);
        if (rated(own)) return;
        PolicyMeasure m;
        m.instrument = cue.instrument;
        m.flow = flow_of(m.instrument);
        const int off = clause_of_verb(cue, takes_off), on = clause_of_verb(cue, puts_on);
        const int clause = off >= 0 ? off : on >= 0 ? on : own;
        m.by = who_acts(s_, t_, clause, m.flow);
        fill_sides(cue, clause, m);
        m.products = goods(cue, own);
        m.status = status_of(s_, clause, cue.first);
        dates(clause, m);
        m.span = s_.span(cue.first, s_.clauses.all[clause].last > cue.last
                                        ? std::max(cue.last, std::min(s_.clauses.all[clause].last, cue.last + 12))
                                        : cue.last);
        m.confidence = 0.7;
        const bool ended =
            off >= 0 && (m.status == "suspended" || m.status == "lifted") && !m.by.empty() && !negated(cue);
        const bool put =
            on >= 0 && !m.by.empty() && !m.on.empty() && !m.products.empty() && !negated(cue) && m.status == "in_force";
        if (ended || put) {
            m.rule = ended ? "duty put off" : "duty without its rate";
            add_measure(t_, m, s_.title);
        } else if (!m.by.empty() || !m.on.empty() || !m.products.empty()) {
            if (m.by.empty() && t_.open && t_.last.instrument == m.instrument) m.by = t_.last.by;
            if (m.on.empty() && t_.open && t_.last.instrument == m.instrument && m.by == t_.last.by) {
                m.on = t_.last.on;
                if (m.status == "in_force") m.status = t_.last.status;
            }
            t_.last = m, t_.open = true, t_.age = 0;
        }
    }

    /// Bans, controls, sanctions and levies by their name.
    void named(const InstrumentName& cue) {
        if (negated(cue)) return;
        const int off = clause_of_verb(cue, takes_off), on = clause_of_verb(cue, puts_on);
        const int clause = off >= 0 ? off : on >= 0 ? on : s_.clause(cue.first);
        PolicyMeasure m;
        m.instrument = cue.instrument;
        m.flow = flow_of(m.instrument);
        const bool owner = std::any_of(s_.sides.begin(), s_.sides.end(), [&](const Side& side) {
            return side.role == Role::actor && side.last <= cue.first && side.last + 4 >= cue.first;
        });
        if (owner || off >= 0 || on >= 0) m.by = who_acts(s_, t_, clause, m.flow);
        fill_sides(cue, clause, m);
        m.products = cue.instrument == "sanction" ? std::vector<Product>{} : goods(cue, s_.clause(cue.first));
        if (m.instrument == "border_levy" && m.by.empty()) m.by = {"igo:EU"};
        m.status = status_of(s_, clause, cue.first);
        dates(clause, m);
        m.span = s_.span(cue.first, std::max(cue.last, std::min(s_.clauses.all[clause].last, cue.last + 14)));
        m.confidence = 0.7;
        m.rule = "instrument by its name";
        if (!told(m, cue, owner, off >= 0, on >= 0)) return;
        add_measure(t_, std::move(m), s_.title);
    }

    bool told(const PolicyMeasure& m, const InstrumentName& cue, bool owner, bool off, bool on) const {
        if (definite(cue) && !off && !on) return false;
        if (m.instrument == "sanction") return !m.on.empty() && (on || off || owner);
        if (m.instrument == "border_levy") return on || !m.on.empty();
        if (m.by.empty()) return false;
        if (m.instrument == "export_control") return on || off || !m.products.empty();
        return (owner && (!m.products.empty() || !m.on.empty())) ||
               ((on || off) && (!m.products.empty() || !m.on.empty()));
    }

    /// "quotas: 99,000 tonnes of beef at a reduced duty of 7.5 percent"
    void quotas(const InstrumentName& cue) {
        const std::vector<std::string> by = who_acts(s_, t_, s_.clause(cue.first), "imports");
        for (std::size_t r = 0; r < s_.rates.size(); ++r) {
            const Rate& rate = s_.rates[r];
            if (rate.level.unit != "quantity") continue;
            PolicyMeasure m;
            m.instrument = "quota";
            m.level = rate.level;
            m.by = by;
            if (t_.open && t_.last.by == by) m.on = t_.last.on;
            if (m.on.empty())
                for (const std::string& id : t_.parties.main_pair())
                    if (std::find(by.begin(), by.end(), id) == by.end() && by.size() == 1 && t_.open &&
                        t_.last.by == std::vector{id})
                        m.on = {id};
            std::vector<const FoundGood*> own;
            for (const FoundGood& good : s_.goods)
                if (good.first >= rate.last && good.first <= rate.last + 3) own.push_back(&good);
            m.products = products_of(own);
            if (m.products.empty()) continue;
            m.status = status_of(s_, s_.clause(cue.first), cue.first);
            const auto agreed = [](const PolicyMeasure& known) {
                return known.instrument == "agreement" && known.status == "announced";
            };
            if (m.status == "in_force" && std::any_of(t_.measures.begin(), t_.measures.end(), agreed))
                m.status = "announced";
            m.span = s_.span(rate.first, own.back()->last);
            m.confidence = 0.8;
            m.rule = "quota of so much";
            add_measure(t_, std::move(m), s_.title);
        }
    }

    void price_cap() {
        for (const Rate& rate : s_.rates) {
            if (rate.level.unit != "price") continue;
            const bool limit = rate.first > 1 && (low_is(s_.p, rate.first - 1,
                                                         {"than", "most", "at", "of", "below", "above", "to", "$"}));
            const bool named = std::any_of(s_.cues.begin(), s_.cues.end(),
                                           [](const InstrumentName& cue) { return cue.instrument == "price_cap"; });
            const bool told = std::any_of(t_.from_title.begin(), t_.from_title.end(),
                                          [](const PolicyMeasure& m) { return m.instrument == "price_cap"; });
            if (!limit || (!named && !told && !t_.cap)) continue;
            PolicyMeasure m;
            m.instrument = "price_cap";
            m.level = rate.level;
            const int clause = s_.clause(rate.first);
            m.by = who_acts(s_, t_, clause, "both");
            fill_sides({"price_cap", rate.first, rate.last}, clause, m);
            std::vector<const FoundGood*> own;
            for (const FoundGood& good : s_.goods)
                if (!good.in_part && !good.all && good.last <= rate.first) own.assign(1, &good);
            m.products = products_of(own);
            for (const Side& side : s_.sides)
                if (side.role == Role::origin) add_ids(m.on, side.ids);
            if (m.by.empty() && m.on.empty()) continue;
            m.status = status_of(s_, clause, rate.first);  // "only if it was bought for no more": how it works
            if (m.status == "proposed" || m.status == "threatened") m.status = "in_force";
            m.span = s_.span(own.empty() ? rate.first : own.back()->first, rate.last);
            m.confidence = 0.8;
            m.rule = "price that may not be passed";
            add_measure(t_, std::move(m), s_.title);
        }
    }

    const Scene& s_;
    Thread& t_;
};

}  // namespace

void read_other_instruments(const Scene& scene, Thread& thread) {
    InstrumentReader(scene, thread).read();
    for (const InstrumentName& cue : scene.cues)  // what a heading names, the text may take up
        if (scene.title && cue.instrument == "price_cap") {
            PolicyMeasure m;
            m.instrument = cue.instrument;
            m.rule = "heading";
            thread.from_title.push_back(m);
        }
}

std::vector<std::string> who_acts(const Scene& s, const Thread& t, int clause, const std::string& flow) {
    const auto nobody = [](const std::vector<std::string>& ids) {
        return std::any_of(ids.begin(), ids.end(), [](const std::string& id) {
            return id == "all" || id == "igo:WTO" || id == "igo:UN" || id == "igo:USMCA" || id == "igo:NAFTA" ||
                   id == "igo:RCEP" || id == "igo:CPTPP";
        });
    };
    static constexpr WordSet pronouns({"it", "he", "she", "they"});
    const Role thing = flow == "exports" ? Role::origin : Role::destination;
    for (int at = clause, steps = 0; at >= 0 && steps < 4; at = s.clauses.all[at].parent, ++steps) {
        for (const Role role : {Role::actor, Role::subject, thing})
            for (const Side& side : s.sides)
                if (s.clause(side.first) == at && side.role == role && !nobody(side.ids)) return side.ids;
        const Clause& here = s.clauses.all[at];
        if (here.relative && at == clause) {  // "China, which replied": who stands before
            for (auto side = s.sides.rbegin(); side != s.sides.rend(); ++side)
                if (side->last <= here.first + 1 && side->last + 2 >= here.first && !nobody(side->ids))
                    return side->ids;
        }
        const auto pronoun = [&](std::size_t i) {
            return s.clauses.of[i] == at && pronouns.has(s.p[i].key) &&
                   !(i > 0 && low_is(s.p, i - 1,
                                     {"under", "of", "to", "on", "in", "for", "with", "by", "from", "at", "against",
                                      "without"}));
        };
        bool named = false;
        for (std::size_t i = 0; i < s.p.size(); ++i) named |= pronoun(i);
        if (named && here.parent < 0 && !t.last_subject.empty() && !nobody(t.last_subject)) return t.last_subject;
    }
    if (t.open && t.age <= 4 && flow != "both")
        return flow == flow_of(t.last.instrument) ? t.last.by : std::vector<std::string>{};
    return {};
}

bool Scene::within(std::size_t at, int clause) const {
    for (int c = clauses.of[at], steps = 0; c >= 0 && steps < 8; c = clauses.all[c].parent, ++steps)
        if (c == clause) return true;
    return false;
}

}  // namespace detente::reading
