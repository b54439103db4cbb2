#include "reading/statements/attribution.hpp"

#include <algorithm>

namespace detente::reading {
namespace {

constexpr int deepest = 12;

class Attributor {
public:
    Attributor(const Reading& reading, const Syntax& syntax, const Parties& parties)
        : reading_(reading), syntax_(syntax), parties_(parties) {}

    Attribution of(At at) const {
        for (int climbed = 0; at != nowhere && climbed < deepest; ++climbed) {
            if (const At verb = verb_beside(at); verb != nowhere && names_somebody(verb)) return said(verb);
            if (const At who = according(at); who != nowhere) return {speaker(who), false, false};
            const At above = syntax_.head(at);
            if (above == nowhere) return {};
            const bool content = syntax_.hangs(at, {Relation::ccomp, Relation::parataxis}) ||
                                 (syntax_.hangs(at, {Relation::xcomp}) && !syntax_.infinitive(at));
            if (content && speaks(above) && names_somebody(above)) return said(above);
            at = above;
        }
        return {};
    }

private:
    bool speaks(At at) const { return syntax_.is(at, WordClass::speech, WordKind::verb); }

    std::vector<At> subject(At verb) const {
        const Roles roles = roles_of(syntax_, verb);
        return roles.agents.empty() ? roles.patients : roles.agents;
    }

    bool names_somebody(At verb) const { return !subject(verb).empty(); }

    /// "..., Beijing said"; "as Xi stressed".
    At verb_beside(At at) const {
        for (const At one : syntax_.below(at, {Relation::parataxis, Relation::advcl, Relation::discourse})) {
            if (!speaks(one) || syntax_.first_below(one, {Relation::nsubj}) == nowhere) continue;
            if (syntax_.first_below(one, {Relation::ccomp}) != nowhere) continue;
            const At mark = syntax_.first_below(one, {Relation::mark, Relation::advmod, Relation::case_});
            if (syntax_.hangs(one, {Relation::advcl}) && (mark == nowhere || syntax_.key(mark) != key_of("as")))
                continue;
            return one;
        }
        return nowhere;
    }

    /// "according to officials".
    At according(At at) const {
        for (const At one : syntax_.below(at)) {
            if (syntax_.key(one) == key_of("according")) {
                const At who = syntax_.first_below(one, {Relation::obl, Relation::nmod, Relation::obj});
                if (who != nowhere) return who;
            }
            const At before = syntax_.preposition(one);
            if (before != nowhere && syntax_.key(before) == key_of("according")) return one;
        }
        return nowhere;
    }

    Attribution said(At verb) const {
        Attribution out;
        out.speaker = speaker(subject(verb).front());
        out.denied = syntax_.is(verb, WordClass::deny, WordKind::verb);
        out.guessed = syntax_.is(verb, WordClass::guess, WordKind::verb);
        return out;
    }

    /// From the first to the last word of a phrase, clauses left out.
    Span span_of(At at) const {
        Span out = syntax_.word(at).span;
        for (const At one : syntax_.below(at)) {
            if (syntax_.hangs(one, {Relation::acl, Relation::acl_relcl, Relation::punct, Relation::case_,
                                    Relation::parataxis, Relation::cc, Relation::advcl}))
                continue;
            const Span inner = span_of(one);
            out = {std::min(out.start, inner.start), std::max(out.end, inner.end)};
        }
        return out;
    }

    Speaker speaker(At who) const {
        Speaker out;
        const Span span = span_of(who);
        out.kind = "named";
        out.text = reading_.text.substr(span.start, span.end - span.start);
        const At determiner = syntax_.first_below(who, {Relation::det});
        const bool definite = determiner != nowhere && syntax_.key(determiner) == key_of("the");
        const PartyList parties = parties_.acting(who);
        const bool official = syntax_.is(who, WordClass::source_of_news, WordKind::noun);
        if (!parties.empty()) {
            out.economy = parties.front().economy;
            out.id = parties.front().id;
            if (parties.front().unnamed()) out.id.clear();
        }
        if ((official && !definite && (parties.empty() || parties.front().kind != "person")) ||
            (!parties.empty() && parties.front().unnamed())) {
            out.kind = "unnamed";
            out.id.clear();
        }
        return out;
    }

    const Reading& reading_;
    const Syntax& syntax_;
    const Parties& parties_;
};

}  // namespace

Attribution attribution_of(const Reading& reading, const Syntax& syntax, const Parties& parties, At at) {
    return Attributor(reading, syntax, parties).of(at);
}

}  // namespace detente::reading
