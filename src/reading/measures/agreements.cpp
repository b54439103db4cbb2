#include <algorithm>

#include "reading/measures/scene.hpp"

namespace detente::reading {
namespace {

bool framework(const std::string& id) {
    return id.rfind("igo:", 0) == 0;
}

/// Frameworks that are agreements on trade, and take effect like one.
bool trade_framework(const std::string& id) {
    return id == "igo:RCEP" || id == "igo:CPTPP" || id == "igo:EAEU" || id == "igo:USMCA" || id == "igo:NAFTA" ||
           id == "igo:AFCFTA";
}

struct Deed {
    std::string status;  ///< empty: nothing is done
    std::size_t at = 0;
};

bool takes_effect(Pieces p, std::size_t i) {
    const bool enters = low_is(p, i, {"entered", "enters", "enter", "entering", "came", "comes", "come"}) &&
                        low_is(p, i + 1, {"into"}) && low_is(p, i + 2, {"force", "effect"});
    return enters || (low_is(p, i, {"took", "takes", "take"}) && low_is(p, i + 1, {"effect"})) ||
           (low_is(p, i, {"kraft"}) && low_is(p, i + 1, {"tritt", "getreten"})) ||
           (low_is(p, i, {"in"}) && low_is(p, i + 1, {"force"}));
}

/// What is done with an agreement in a clause.
Deed deed_with_agreement(const Scene& s, int clause) {
    static constexpr WordSet made(
        {"sign",     "signs",   "signed", "signing",    "conclude",      "concluded",       "concludes", "reach",
         "reached",  "reaches", "struck", "strike",     "clinched",      "sealed",          "seal",      "clinch",
         "agreed",   "agree",   "agrees", "initialled", "unterzeichnet", "unterzeichneten", "signé",     "conclu",
         "ratified", "ratifies"});
    Deed deed;
    for (std::size_t i = 0; i < s.p.size(); ++i) {
        if (s.clauses.of[i] != clause) continue;
        if (takes_effect(s.p, i)) return {status_of(s, clause, i) == "announced" ? "announced" : "in_force", i};
        if (made.has(s.p[i].key) && deed.status.empty()) deed = {"announced", i};
    }
    if (deed.status.empty()) return deed;
    const std::string status = status_of(s, clause, deed.at);
    if (status == "rejected" || status == "proposed" || status == "threatened" || status == "suspended")
        deed.status = status;
    return deed;
}

class AgreementReader {
public:
    AgreementReader(const Scene& scene, Thread& thread) : s_(scene), t_(thread) {}

    void read() {
        for (const InstrumentName& cue : s_.cues)
            if (cue.instrument == "agreement") of_cue(cue.first, cue.last, {});
        for (const Side& side : s_.sides)
            if (side.ids.size() == 1 && trade_framework(side.ids.front()) && side.role == Role::subject)
                of_cue(side.first, side.last, side.ids);
    }

private:
    void of_cue(std::size_t first, std::size_t last, std::vector<std::string> own) {
        int clause = s_.clause(first);
        Deed deed = own.empty() ? under(first, last) : Deed{};
        if (deed.status.empty()) deed = deed_with_agreement(s_, clause);
        for (std::size_t c = 0; deed.status.empty() && c < s_.clauses.all.size(); ++c)
            if (s_.clauses.all[c].parent == clause && s_.clauses.all[c].first >= first &&
                s_.clauses.all[c].first <= last + 3)
                deed = deed_with_agreement(s_, int(c));
        if (!own.empty() && !deed.status.empty() && !takes_effect(s_.p, deed.at)) return;
        if (deed.status.empty()) return;
        PolicyMeasure m;
        m.instrument = "agreement";
        m.by = own;
        if (own.empty()) parties(clause, m);
        if (m.by.empty() && m.on.empty()) m.by = t_.parties.main_pair();
        if (m.on.empty() && m.by.size() > 1 && own.empty()) {
            m.on.assign(m.by.begin() + 1, m.by.end());
            m.by.resize(1);
        }
        if (own.empty() && m.by.size() + m.on.size() < 2) return;
        m.status = deed.status;
        for (const When& when : s_.whens)
            if (s_.clause(when.first) == clause && deed.status == "in_force") m.from = when.date;
        m.span = s_.span(std::min(first, deed.at), std::max(last, deed.at + 1));
        m.confidence = 0.8;
        m.rule = "agreement made or in force";
        add_measure(t_, std::move(m), s_.title);
    }

    /// "Under the agreement, reached on ..., neither side applies tariffs"
    Deed under(std::size_t first, std::size_t last) const {
        for (std::size_t back = 1; back <= 2 && back <= first; ++back)
            if (low_is(s_.p, first - back, {"under"})) return {"in_force", last - 1};
        return {};
    }

    void parties(int clause, PolicyMeasure& m) const {
        for (const Role role : {Role::subject, Role::actor, Role::partner})
            for (const Side& side : s_.sides)
                if (side.role == role && (s_.clause(side.first) == clause || s_.within(side.first, clause)) &&
                    side.ids.front() != "all")
                    add_ids(role == Role::partner ? m.on : m.by, side.ids);
        std::erase_if(m.by, [](const std::string& id) { return id == "igo:WTO" || id == "igo:UN"; });
    }

    const Scene& s_;
    Thread& t_;
};

/// Joining and leaving of frameworks.
class MembershipReader {
public:
    MembershipReader(const Scene& scene, Thread& thread) : s_(scene), t_(thread) {}

    void read() {
        for (std::size_t i = 0; i < s_.p.size(); ++i) {
            if (low_is(s_.p, i, {"joined", "joins", "join", "joining", "rejoin", "rejoined"})) {
                change(i, i + 1, "framework_join");
            } else if (low_is(s_.p, i, {"acceded", "accedes", "accede", "acceding", "admitted"}) &&
                       low_is(s_.p, i + 1, {"to"})) {
                change(i, i + 2, "framework_join");
            } else if (low_is(s_.p, i, {"left", "leaves", "leave", "leaving", "quit", "quits", "quitting", "exits"})) {
                change(i, i + 1, "framework_leave");
            } else if (low_is(s_.p, i, {"withdrew", "withdraws", "withdraw", "withdrawing", "withdrawal"}) &&
                       low_is(s_.p, i + 1, {"from"})) {
                change(i, i + 2, "framework_leave");
            } else if (low_is(s_.p, i, {"declined", "refused", "rejected"}) && s_.p.size() > i) {
                invited(i);
            } else if (low_is(s_.p, i, {"member"}) && i > 0) {
                member(i);
            }
        }
    }

private:
    /// The framework named right behind a verb: "joined BRICS", "left the European Union", "joined it".
    std::string object(std::size_t at, std::size_t& last) const {
        std::size_t i = at;
        while (low_is(s_.p, i, {"the", "its", "officially", "formally"})) ++i;
        for (const Side& side : s_.sides)
            if (side.first <= i + 1 && side.first >= at && side.first <= at + 4)
                for (const std::string& id : side.ids)
                    if (framework(id) && !part(side.last)) {
                        last = side.last;
                        return id;
                    }
        last = i + 1;
        if (low_is(s_.p, i,
                   {"it", "group", "grouping", "bloc", "organization", "organisation", "pact", "union", "club",
                    "alliance"}))
            return t_.parties.framework_before(s_.p[i].span.start);
        return {};
    }
    /// "the EU's talks", "EU leaders": not the framework itself.
    bool part(std::size_t at) const {
        return at < s_.p.size() && (s_.p[at].low == "'" || s_.p[at].low == "’" ||
                                    low_is(s_.p, at,
                                           {"leaders", "talks", "ministers", "summit", "countries", "members",
                                            "negotiations", "sanctions", "delegation", "officials"}));
    }

    std::vector<std::string> who(std::size_t at) const {
        const int clause = s_.clause(at);
        std::vector<std::string> ids;
        for (const Side& side : s_.sides)  // "Egypt and Iran joined"
            if (side.last == at)
                for (const std::string& id : side.ids)
                    if (!framework(id) && id != "all") add_ids(ids, {id});
        for (int c = clause, steps = 0; c >= 0 && steps < 3 && ids.empty(); c = s_.clauses.all[c].parent, ++steps) {
            for (const Side& side : s_.sides)
                if (s_.clause(side.first) == c && side.first < at &&
                    (side.role == Role::subject || side.role == Role::target))
                    for (const std::string& id : side.ids)
                        if (!framework(id) && id != "all") add_ids(ids, {id});
            if (s_.clauses.all[c].relative && ids.empty()) {
                for (const Side& side : s_.sides)
                    if (side.last <= s_.clauses.all[c].first + 1 && !framework(side.ids.front())) ids = side.ids;
            }
        }
        return ids;
    }

    void change(std::size_t at, std::size_t object_at, const std::string& instrument) {
        std::size_t last = object_at;
        const std::string body = object(object_at, last);
        if (body.empty() || body == "igo:UN") return;
        const int clause = s_.clause(at);
        PolicyMeasure m;
        m.instrument = instrument;
        m.by = who(at);
        if (m.by.empty()) return;
        m.on = {body};
        m.status = status_of(s_, clause, at);
        static constexpr WordSet wishes(
            {"applied", "apply", "applies", "application", "bid", "wants", "hopes", "interested"});
        if (s_.clause_has(clause, wishes)) m.status = "proposed";
        if (at > 0 && low_is(s_.p, at - 1, {"not", "never"})) return;
        for (const When& when : s_.whens)
            if (s_.clause(when.first) == clause && m.from.empty() && !when.until) m.from = when.date;
        if (m.status == "in_force" && past(m.from)) m.status = "past";
        m.span = s_.span(at, last);
        m.confidence = 0.85;
        m.rule = "joins or leaves a framework";
        add_measure(t_, std::move(m), s_.title);
    }
    bool past(const std::string& from) const {
        return !from.empty() && !t_.today.empty() &&
               std::stoi(from.substr(0, 4)) < std::stoi(t_.today.substr(0, 4)) - (from.size() > 4 ? 0 : 1);
    }

    /// "Argentina, which had been invited, declined"
    void invited(std::size_t at) {
        static constexpr WordSet invites({"invited", "invitation", "membership", "accession"});
        if (!std::any_of(s_.p.begin(), s_.p.end(), [](const Piece& piece) { return invites.has(piece.key); })) return;
        const std::string body = t_.parties.framework_before(s_.p[at].span.end);
        PolicyMeasure m;
        m.instrument = "framework_join";
        m.by = who(at);
        if (m.by.empty() || body.empty()) return;
        m.on = {body};
        m.status = "rejected";
        m.span = s_.span(at, at + 1);
        for (const Side& side : s_.sides)
            if (side.ids == m.by) m.span.start = std::min(m.span.start, s_.p[side.first].span.start);
        m.confidence = 0.75;
        m.rule = "invitation turned down";
        add_measure(t_, std::move(m), s_.title);
    }

    /// "becomes a full member of", "signed a memorandum on the obligations of a member"
    void member(std::size_t at) {
        const int clause = s_.clause(at);
        static constexpr WordSet becomes({"becomes", "became", "become", "becoming"});
        static constexpr WordSet signs({"signed", "signs"});
        static constexpr WordSet papers({"memorandum", "protocol", "treaty", "obligations", "accession"});
        const bool signed_paper = s_.clause_has(clause, signs) && s_.clause_has(clause, papers);
        if (!s_.clause_has(clause, becomes) && !signed_paper) return;
        std::size_t last = at + 1;
        std::string body = low_is(s_.p, at + 1, {"of"}) ? object(at + 2, last) : std::string();
        if (body.empty()) body = t_.parties.framework_before(s_.p[at].span.start);
        PolicyMeasure m;
        m.instrument = "framework_join";
        m.by = who(at);
        if (m.by.empty() || body.empty() || body == "igo:UN") return;
        m.on = {body};
        m.status = signed_paper ? "announced" : status_of(s_, clause, at);
        for (const When& when : s_.whens)
            if (s_.clause(when.first) == clause && m.from.empty() && !when.until && !signed_paper) m.from = when.date;
        if (m.status == "in_force" && past(m.from)) m.status = "past";
        std::size_t first = at;
        for (const Side& side : s_.sides)
            if (side.ids == m.by) first = std::min(first, side.first);
        m.span = s_.span(first, last);
        m.confidence = 0.75;
        m.rule = "becomes a member";
        add_measure(t_, std::move(m), s_.title);
    }

    const Scene& s_;
    Thread& t_;
};

/// "South Korea will be next", "bauxite is to be next": the same as before, of another party or good.
void next_one(const Scene& s, Thread& t) {
    for (std::size_t i = 2; i < s.p.size(); ++i) {
        if (!low_is(s.p, i, {"next"}) || !low_is(s.p, i - 1, {"be"}) || !low_is(s.p, i - 2, {"to", "will"})) continue;
        PolicyMeasure m = t.last;
        m.from.clear(), m.until.clear(), m.except.clear();
        m.status = "announced";
        const int clause = s.clause(i);
        std::size_t first = i;
        if (m.instrument == "agreement") {
            const std::vector<std::string> body = m.by.size() == 1 && framework(m.by.front()) ? m.by : m.on;
            for (const Side& side : s.sides)
                if (s.clause(side.first) == clause && side.last <= i && side.role == Role::subject)
                    m.by = side.ids, first = side.first;
            if (first == i) return;
            m.instrument = "framework_join", m.on = body;
        } else {
            std::vector<const FoundGood*> goods;
            for (const FoundGood& good : s.goods)
                if (!good.in_part && good.last <= i && s.clause(good.first) == clause)
                    goods.push_back(&good), first = std::min(first, good.first);
            m.products = products_of(goods);
            if (m.products.empty()) return;
        }
        for (const When& when : s.whens)
            if (when.first >= i) m.from = when.date;
        m.span = s.span(first, i + 1);
        m.rule = "the next one";
        m.confidence = 0.7;
        add_measure(t, std::move(m), s.title);
        return;
    }
}

}  // namespace

void read_agreements(const Scene& scene, Thread& thread) {
    AgreementReader(scene, thread).read();
}
void read_memberships(const Scene& scene, Thread& thread) {
    MembershipReader(scene, thread).read();
}

void read_next_and_exempt(const Scene& s, Thread& t) {
    if (!t.open || t.age > 4) return;
    next_one(s, t);
    for (const Side& side : s.sides) {
        if (side.role != Role::exempt) continue;
        for (auto known = t.measures.rbegin(); known != t.measures.rend(); ++known) {
            const bool wide = known->on.empty() || known->on.front() == "all" || framework(known->on.front());
            if (!wide || !is_duty(known->instrument)) continue;
            add_ids(known->except, side.ids);
            const auto before = std::next(known);
            if (before == t.measures.rend() || before->by != known->by || before->from != known->from) break;
        }
    }
}

}  // namespace detente::reading
