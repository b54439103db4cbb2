#include "reading/statements/statements.hpp"

#include <algorithm>

#include "detente/reading/actor_id.hpp"
#include "reading/actors/groups.hpp"
#include "reading/actors/named_actors.hpp"
#include "reading/statements/speakers.hpp"
#include "reading/statements/verbs.hpp"

namespace detente::reading {
namespace {

constexpr std::size_t none = std::size_t(-1);

/// One sentence on its way to statements.
class Sentence {
public:
    Sentence(Reading& reading, const ActorIndex& actors, const Pieces& pieces, bool opinion)
        : reading_(reading), pieces_(pieces), refs_(actors.in(pieces_)), opinion_(opinion) {}

    void read(std::vector<Statement>& out) {
        parts_ = parts_of(reading_, pieces_, refs_);
        add_unnamed_groups(pieces_, refs_);
        for (const Part& part : parts_) read_part(part, out);
    }

    const std::vector<Part>& parts() const { return parts_; }
    const Pieces& pieces() const { return pieces_; }

private:
    struct Group {
        std::size_t first = none, last = none;  ///< refs [first, last)
        bool found() const { return first != none; }
    };

    void read_part(const Part& part, std::vector<Statement>& out) {
        bound_ = part.last;
        std::size_t clause = part.first;
        bool content = false;  // of what is demanded, agreed, threatened
        for (std::size_t at = part.first; at < part.last; ++at) {
            if (opens_clause(at)) clause = at, content = false;
            const VerbHit hit = Verbs::installed().at(pieces_, at);
            if (!hit.verb || hit.last > part.last || in_actor(at) || compound(at)) continue;
            const bool theirs = low_is(pieces_, at, {"their"});  // "pledged ... at their Friday video conference"
            if (content && !theirs) {
                at = hit.last - 1;
                continue;
            }
            Statement one = statement(hit, clause, part, out);
            if (theirs && one.source.size() < 2) continue;
            if (content) {
                out.push_back(std::move(one));
                at = hit.last - 1;
                continue;
            }
            content = holds_content(hit.verb->root) && hit.verb->root != "CONSULT";
            at = hit.last - 1;
            if (one.source.empty() && one.target.empty()) continue;
            out.push_back(std::move(one));
            if (out.back().root == "CONSULT" && low_is(pieces_, at, {"with"})) second_partner(at + 1, part.last, out);
        }
    }

    /// "the Israeli-occupied sector": no deed of the sentence.
    bool compound(std::size_t at) const {
        return at > 1 && pieces_[at].glued && low_is(pieces_, at - 1, {"-"}) && pieces_[at - 1].glued;
    }

    /// "Xi's meeting with Putin in September and with Dmitry Medvedev this month": another meeting, of the same source.
    void second_partner(std::size_t from, std::size_t to, std::vector<Statement>& out) const {
        constexpr std::size_t reach = 8;
        for (std::size_t at = from; at + 1 < to && !low_is(pieces_, at, {",", ";"}); ++at) {
            if (!low_is(pieces_, at, {"and"}) || !low_is(pieces_, at + 1, {"with"})) continue;
            const auto ref = std::find_if(refs_.begin(), refs_.end(),
                                          [&](const ActorRef& r) { return r.first > at + 1 && r.last <= to; });
            if (ref == refs_.end() || ref->first > at + 1 + reach) return;
            Statement one = out.back();
            one.target = {ref->id};
            one.location.clear();
            one.span = {pieces_[at + 1].span.start, pieces_[ref->last - 1].span.end};
            if (!ref->economy.empty() &&
                std::find(one.states.begin(), one.states.end(), ref->economy) == one.states.end())
                one.states.push_back(ref->economy);
            return out.push_back(std::move(one));
        }
    }

    bool opens_clause(std::size_t at) const {
        return low_is(pieces_, at,
                      {";", "while", "but", "although", "though", "because", "whereas", "until", "unless", "if", "when",
                       "after", "amid"});
    }

    bool in_actor(std::size_t at) const {
        return std::any_of(refs_.begin(), refs_.end(), [&](const ActorRef& r) { return r.first <= at && at < r.last; });
    }

    static bool holds_content(const std::string& root) {
        for (const char* one : {"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "INVESTIGATE", "SUPPORT", "NONE"})
            if (root == one) return true;
        return false;
    }

    Statement statement(const VerbHit& hit, std::size_t clause, const Part& part,
                        const std::vector<Statement>& before) {
        Statement one;
        one.rule = hit.verb->pattern;
        one.root = hit.verb->root;
        one.speaker = part.speaker;
        one.opinion = opinion_ && part.speaker.kind == "author";
        Group source = subject(clause, hit.first), target = object(hit.first + 1, part.last, source);
        if (passive(hit)) turn_round(hit, part.last, source, target);
        if (low_is(pieces_, hit.last, {"by"}) && !passive(hit)) nominal(hit, part.last, source, target);
        if (!source.found() && target.found() && hit.first <= clause + 2)
            trailing_subject(hit, part.last, source, target);
        const Quote* quote = quote_around(pieces_[hit.first].span);
        if (quote) {
            one.speaker = quote->speakers.back();
            if (!within(target, *quote)) target = {};
            if (!within(source, *quote)) source = {};
        }
        if (!source.found() && (clause == part.first || quote)) one.source = ids_of(one.speaker);
        fill(one, source, target);
        if (!source.found() && !target.found() && one.source.empty()) return one;
        mood(one, hit, clause, part);
        special(one, before);
        place(one, hit, part.last);
        if (one.target.empty()) document(one, hit, part.last);
        symmetric(one, part.last, hit);
        judge(one, hit, source, target);
        one.span = {pieces_[std::min(hit.first, source.found() ? refs_[source.first].first : hit.first)].span.start,
                    pieces_[std::max(hit.last, target.found() ? refs_[target.last - 1].last : hit.last) - 1].span.end};
        return one;
    }

    static std::vector<std::string> ids_of(const Speaker& speaker) {
        if (speaker.kind != "named" || speaker.id.empty()) return {};
        return {speaker.id};
    }

    bool within(const Group& group, const Quote& quote) const {
        return group.found() && pieces_[refs_[group.first].first].span.start >= quote.span.start &&
               pieces_[refs_[group.last - 1].last - 1].span.end <= quote.span.end;
    }

    /// The innermost words of somebody that hold a stretch.
    const Quote* quote_around(Span span) const {
        const auto& all = reading_.quotes;
        auto at = std::upper_bound(all.begin(), all.end(), span.start,
                                   [](std::size_t byte, const Quote& q) { return byte < q.span.start; });
        for (int looked = 0; at != all.begin() && looked < 6; ++looked) {
            --at;
            if (at->span.end >= span.end && !at->scare && !at->speakers.empty()) return &*at;
        }
        return nullptr;
    }

    /// The refs that commas and "and" join, from `first` on.
    Group group(std::size_t first) const {
        Group out{first, first + 1};
        while (out.last < refs_.size() && refs_[out.last].last <= bound_) {
            std::size_t at = refs_[out.last - 1].last;
            const std::size_t until = refs_[out.last].first;
            while (at < until && low_is(pieces_, at, {",", "and", "&", "-", "the", "or", "'s", "his", "her", "s", "'"}))
                ++at;
            if (at < until) break;
            ++out.last;
        }
        return out;
    }

    bool placed(const ActorRef& ref) const {
        std::size_t at = ref.first;
        if (at > 0 && low_is(pieces_, at - 1, {"the"})) --at;
        return at > 0 && low_is(pieces_, at - 1,
                                {"in", "at", "from", "against", "by", "on", "to", "with", "for", "near", "of",
                                 "between", "unlike", "like", "than", "including"});
    }

    Group subject(std::size_t clause, std::size_t verb) const {
        Group close;
        if (verb > 0 && low_is(pieces_, verb - 1, {"his", "her"})) {  // "as Xi stressed in his talk with Putin"
            for (std::size_t r = refs_.size(); r-- > 0;)
                if (refs_[r].last < verb && refs_[r].first >= clause && refs_[r].kind == "person") return {r, r + 1};
        }
        for (std::size_t r = 0; r < refs_.size() && refs_[r].first < verb;) {
            const Group all = group(r);
            Group inside = all;
            while (inside.last > inside.first && refs_[inside.last - 1].last > verb) --inside.last;
            r = all.last;
            if (refs_[inside.first].first < clause || inside.last == inside.first) continue;
            if (!placed(refs_[inside.first])) return inside;
            close = inside;
        }
        return close;
    }

    Group object(std::size_t from, std::size_t to, const Group& source) const {
        Group located;
        std::size_t at = from;
        for (std::size_t r = 0; r < refs_.size();) {
            const Group all = group(r);
            r = all.last;
            if (refs_[all.first].first < from || refs_[all.first].last > to) continue;
            for (; at < refs_[all.first].first; ++at)
                if (opens_clause(at)) return located;
            if (source.found() && refs_[all.first].id == refs_[source.first].id) continue;
            const bool in = refs_[all.first].first > 0 && low_is(pieces_, refs_[all.first].first - 1, {"in", "at"});
            if (!in) return all;
            if (!located.found() && refs_[all.first].kind != "capital") located = all;
        }
        return located;
    }

    bool passive(const VerbHit& hit) const {
        const std::string_view verb = pieces_[hit.first].low;
        if (!verb.ends_with("ed") && !verb.ends_with("en")) return false;
        for (std::size_t back = 1; back <= 2 && back <= hit.first; ++back)
            if (low_is(pieces_, hit.first - back, {"was", "were", "been", "being", "is", "are", "be"})) return true;
        return false;
    }

    /// "attacks by the United States against ...": the agent stands behind.
    void nominal(const VerbHit& hit, std::size_t to, Group& source, Group& target) const {
        for (std::size_t r = 0; r < refs_.size(); ++r) {
            if (refs_[r].first < hit.last || refs_[r].first > hit.last + 2) continue;
            source = group(r);
            target = object(refs_[source.last - 1].last, to, source);
            return;
        }
    }

    void turn_round(const VerbHit& hit, std::size_t to, Group& source, Group& target) const {
        const Group patient = source;
        source = {};
        for (std::size_t r = 0; r < refs_.size();) {
            const Group all = group(r);
            r = all.last;
            if (refs_[all.first].first < hit.last || refs_[all.first].last > to) continue;
            std::size_t at = refs_[all.first].first;
            bool by = false;
            for (std::size_t back = 1; back <= 3 && back <= at; ++back) by = by || low_is(pieces_, at - back, {"by"});
            if (by) source = all;
        }
        target = patient;
    }

    /// "Repeatedly labelling Beijing and Moscow as threats, Washington ..."
    void trailing_subject(const VerbHit& hit, std::size_t to, Group& source, const Group& target) const {
        for (std::size_t at = hit.last; at + 1 < to; ++at) {
            if (!low_is(pieces_, at, {","})) continue;
            for (std::size_t r = target.last; r < refs_.size(); ++r)
                if (refs_[r].first == at + 1 || (refs_[r].first == at + 2 && low_is(pieces_, at + 1, {"the"}))) {
                    source = group(r);
                    return;
                }
        }
    }

    void fill(Statement& one, const Group& source, const Group& target) const {
        const auto take = [&](const Group& from, std::vector<std::string>& ids) {
            for (std::size_t r = from.first; from.found() && r < from.last; ++r) {
                if (std::find(ids.begin(), ids.end(), refs_[r].id) == ids.end()) ids.push_back(refs_[r].id);
                const std::string& state = refs_[r].economy;
                if (!state.empty() && std::find(one.states.begin(), one.states.end(), state) == one.states.end())
                    one.states.push_back(state);
            }
        };
        take(source, one.source);
        take(target, one.target);
    }

    void mood(Statement& one, const VerbHit& hit, std::size_t clause, const Part& part) const {
        bool future = false;
        for (std::size_t back = 1; back <= 6 && hit.first >= clause + back; ++back) {
            const std::size_t at = hit.first - back;
            if (low_is(pieces_, at, {",", "that"})) break;
            if (back <= 4 && low_is(pieces_, at, {"not", "never", "n't", "cannot", "neither", "without"}))
                one.polarity = "negated";
            if (low_is(pieces_, at,
                       {"will", "would", "shall", "plans", "intends", "vowed", "ready", "expected", "planning"}))
                future = true;
            if (low_is(pieces_, at, {"could", "may", "might"})) one.modality = "conditional";
            if (low_is(pieces_, at, {"attempting", "trying", "seeking", "attempted", "tried"}))
                one.modality = "attempt";
        }
        if (low_is(pieces_, clause, {"if", "unless"})) one.modality = "conditional";
        if (pieces_[hit.first].low.starts_with("pledg") || pieces_[hit.first].low.starts_with("promis"))
            one.modality = "pledge";
        if (part.denied) one.polarity = "denied";
        if (!future) return;
        one.modality = "intended";
        if (one.polarity == "negated" && sign_of(one.root) > 0) {  // "would not provide support"
            one.root = "REJECT";
            one.polarity.clear();
            return;
        }
        if (!one.polarity.empty() || one.root == "NONE" || one.root == "SAME" || one.root == "ABSTAIN") return;
        const bool unless = std::any_of(pieces_.begin() + std::ptrdiff_t(hit.last), pieces_.end(),
                                        [](const Piece& piece) { return piece.low == "unless"; });
        if (sign_of(one.root) > 0 && !unless)
            one.root = "AGREE";
        else if (one.root != "REQUEST" && one.root != "REJECT" && one.root != "ACCUSE")
            one.root = "THREATEN";
    }

    /// Patterns without a root of their own.
    static void special(Statement& one, const std::vector<Statement>& before) {
        if (one.root == "NONE") one.root.clear(), one.modality = "not_ruled_out", one.polarity.clear();
        if (one.root == "ABSTAIN") one.root.clear(), one.target.clear(), one.stance = "abstain";
        if (one.root != "SAME") return;
        one.root.clear();
        if (before.empty()) return;
        one.root = before.back().root;
        one.target = before.back().target;
    }

    void place(Statement& one, const VerbHit& hit, std::size_t to) const {
        for (const ActorRef& ref : refs_) {
            if (ref.first < hit.last || ref.last > to || ref.first == 0 || !low_is(pieces_, ref.first - 1, {"in"}))
                continue;
            one.location = ref.economy + (ref.kind == "capital" ? "/" + ref.text : "");
            return;
        }
    }

    void document(Statement& one, const VerbHit& hit, std::size_t to) const {
        for (std::size_t at = hit.last; at < std::min(to, hit.last + 5); ++at)
            if (low_is(pieces_, at,
                       {"resolution", "treaty", "agreement", "deal", "plan", "proposal", "draft", "statement"}))
                return one.target.push_back(ActorId{ActorId::document, pieces_[at].low}.joined());
    }

    void symmetric(Statement& one, std::size_t to, const VerbHit& hit) const {
        if (one.root != "AGREE" && one.root != "CONSULT" && one.root != "COOPERATE" && one.root != "SUPPORT") return;
        if (one.source.size() < 2) return;
        bool each_other = one.target.empty();
        for (std::size_t at = hit.first; at + 1 < to; ++at)
            each_other = each_other || (low_is(pieces_, at, {"two", "both"}) &&
                                        low_is(pieces_, at + 1, {"countries", "nations", "sides"}));
        if (!each_other) return;
        one.symmetric = true;
        one.target.assign(one.source.rbegin(), one.source.rend());
    }

    void judge(Statement& one, const VerbHit& hit, const Group& source, const Group& target) const {
        one.confidence = 0.35 + (source.found() || !one.source.empty() ? 0.3 : 0) + (target.found() ? 0.15 : 0) +
                         (hit.last - hit.first > 1 ? 0.1 : 0);
        if (one.root == "ASSAULT" && !armed(pieces_)) one.confidence = std::min(one.confidence, 0.3);
        if (pieces_[hit.first].low == "meeting" && !target.found()) one.confidence -= 0.2;
        one.emitted = one.confidence >= emitted_from &&
                      (!one.root.empty() || !one.stance.empty() || one.modality == "not_ruled_out");
        if (!one.emitted) one.root.clear();
        one.sign = one.emitted ? sign_of(one.root) : 0;
        one.counts_as_event =
            one.emitted && one.polarity.empty() && one.modality == "done" && !one.opinion && !one.root.empty();
    }

    Reading& reading_;
    Pieces pieces_;
    std::vector<ActorRef> refs_;
    std::vector<Part> parts_;
    bool opinion_;
    std::size_t bound_ = 0;  ///< of the part that is read
};

void speak_figures(Reading& reading, const Pieces& pieces, const std::vector<Part>& parts) {
    for (const Part& part : parts) {
        if (part.speaker.kind == "author" || part.first >= part.last) continue;
        const std::size_t from = pieces[part.first].span.start, to = pieces[part.last - 1].span.end;
        auto at = std::lower_bound(reading.quantities.begin(), reading.quantities.end(), from,
                                   [](const Quantity& q, std::size_t byte) { return q.span.start < byte; });
        for (; at != reading.quantities.end() && at->span.start < to; ++at)
            at->speaker = part.speaker.id.empty() ? part.speaker.text : part.speaker.id;
    }
}

}  // namespace

void read_statements(Reading& reading, const ArticlePieces& article) {
    const ActorIndex actors(reading);
    read_quotes(reading, article, actors);
    const bool opinion = article_is_opinion(reading);
    const bool headline_only = std::none_of(reading.lines.begin(), reading.lines.end(),
                                            [](const ArticleLine& line) { return line.kind == LineClass::body; });
    for (std::size_t line = 0; line < reading.lines.size(); ++line) {
        const LineClass kind = reading.lines[line].kind;
        if (kind != LineClass::body && !(headline_only && kind == LineClass::title)) continue;
        for (const Pieces& pieces : article.sentences(line)) {
            Sentence sentence(reading, actors, pieces, opinion);
            sentence.read(reading.statements);
            speak_figures(reading, sentence.pieces(), sentence.parts());
        }
    }
}

}  // namespace detente::reading
