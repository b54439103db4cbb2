#include "reading/statements/syntax.hpp"

#include <algorithm>

#include "reading/text/letters.hpp"

namespace detente::reading {
namespace {

constexpr int deepest = 12;  // clauses that are climbed for a subject

WordKind kind_of(Tag tag) {
    switch (tag) {
        case Tag::verb: return WordKind::verb;
        case Tag::aux: return WordKind::other;
        case Tag::noun:
        case Tag::propn:
        case Tag::sym: return WordKind::noun;
        case Tag::adj: return WordKind::adjective;
        default: return WordKind::other;
    }
}

}  // namespace

Syntax::Syntax(const Tree& tree, const Lexicon& lexicon) : tree_(tree), lexicon_(lexicon) {
    keys_.reserve(tree.words.size());
    for (const TreeWord& word : tree.words) keys_.push_back(key_of(lower(word.text)));
}

bool Syntax::is(At at, WordClass one, WordKind kind) const {
    const Lexicon::Entry* entry = lexicon_.find(key(at), kind);
    return entry && entry->classes.test(std::size_t(one));
}

bool Syntax::is(At at, WordClass one) const {
    const Tag tag = word(at).tag;
    return is(at, one, kind_of(tag)) || is(at, one, WordKind::other) ||
           (tag == Tag::adj && is(at, one, WordKind::noun));
}

bool Syntax::hangs(At at, std::initializer_list<Relation> relations) const {
    return std::find(relations.begin(), relations.end(), word(at).relation) != relations.end();
}

std::vector<At> Syntax::below(At at, std::initializer_list<Relation> relations) const {
    std::vector<At> out;
    for (const At one : below(at))
        if (hangs(one, relations)) out.push_back(one);
    return out;
}

At Syntax::first_below(At at, std::initializer_list<Relation> relations) const {
    for (const At one : below(at))
        if (hangs(one, relations)) return one;
    return nowhere;
}

std::vector<At> Syntax::conjuncts(At at) const {
    std::vector<At> out{at};
    for (std::size_t i = 0; i < out.size(); ++i)
        for (const At one : below(out[i], {Relation::conj})) out.push_back(one);
    return out;
}

At Syntax::first_conjunct(At at) const {
    while (word(at).relation == Relation::conj && head(at) != nowhere) at = head(at);
    return at;
}

At Syntax::preposition(At at) const {
    for (const At one : below(at))
        if (one < at && hangs(one, {Relation::case_, Relation::mark})) return one;
    return nowhere;
}

bool Syntax::behind(At at, WordClass one) const {
    const At before = preposition(at);
    return before != nowhere && is(before, one, WordKind::other);
}

bool Syntax::verbal(At at) const {
    return word(at).tag == Tag::verb || word(at).relation == Relation::root ||
           first_below(at, {Relation::nsubj, Relation::nsubj_pass, Relation::cop}) != nowhere;
}

bool Syntax::passive(At at) const {
    if (first_below(at, {Relation::aux_pass, Relation::obl_agent}) != nowhere) return true;
    const bool participle = word(at).shape == Shape::past_participle ||
                            (word(at).shape == Shape::past && word(at).relation == Relation::acl);
    if (!participle) return false;
    if (first_below(at, {Relation::nsubj_pass}) != nowhere) return by_phrase(at) != nowhere;  // a headline's
    const bool bare = first_below(at, {Relation::nsubj, Relation::aux, Relation::obj}) == nowhere;
    return bare && hangs(at, {Relation::acl, Relation::advcl});
}

At Syntax::by_phrase(At at) const {
    for (const At one : below(at, {Relation::obl_agent, Relation::obl})) {
        const At before = preposition(one);
        const bool agent =
            word(one).relation == Relation::obl_agent || (before != nowhere && key(before) == key_of("by"));
        if (agent && word(one).tag != Tag::num && !is(one, WordClass::calendar)) return one;
    }
    return nowhere;
}

bool Syntax::infinitive(At at) const {
    return std::any_of(below(at).begin(), below(at).end(),
                       [&](At one) { return one < at && word(one).tag == Tag::part && key(one) == key_of("to"); });
}

bool Syntax::within(At at, At above) const {
    while (at != nowhere && at != above) at = head(at);
    return at == above;
}

At Syntax::clause_above(At at) const {
    for (at = head(at); at != nowhere && !verbal(at);) at = head(at);
    return at;
}

namespace {

class Climber {
public:
    explicit Climber(const Syntax& syntax) : syntax_(syntax) {}

    Roles roles(At at, int depth = 0) const {
        if (at == nowhere || depth > deepest) return {};
        Roles out;
        const bool passive = syntax_.passive(at);
        if (passive) out.agents = with_conjuncts(syntax_.by_phrase(at));
        std::vector<At> subject = own_subject(at);
        if (subject.empty()) subject = borrowed_subject(at, passive, depth);
        (passive ? out.patients : out.agents)
            .insert((passive ? out.patients : out.agents).end(), subject.begin(), subject.end());
        return out;
    }

private:
    std::vector<At> with_conjuncts(At at) const { return at == nowhere ? std::vector<At>{} : syntax_.conjuncts(at); }

    std::vector<At> own_subject(At at) const {
        std::vector<At> out;
        for (const At subject : syntax_.below(at, {Relation::nsubj, Relation::nsubj_pass})) {
            const bool relative = syntax_.word(subject).shape == Shape::relative;
            if (relative && syntax_.hangs(at, {Relation::acl, Relation::acl_relcl}))
                return with_conjuncts(syntax_.head(at));
            for (const At one : syntax_.conjuncts(subject)) out.push_back(one);
        }
        return out;
    }

    std::vector<At> borrowed_subject(At at, bool passive, int depth) const {
        const At above = syntax_.head(at);
        if (above == nowhere) return {};
        const TreeWord& word = syntax_.word(at);
        switch (word.relation) {
            case Relation::acl:
                if (word.shape == Shape::present_participle || passive) return with_conjuncts(above);
                return owner(above, depth);
            case Relation::acl_relcl: return passive || !has_object_gap(at) ? with_conjuncts(above) : std::vector<At>{};
            case Relation::xcomp:
                if (const At object = syntax_.first_below(above, {Relation::obj, Relation::iobj}); object != nowhere)
                    return with_conjuncts(object);
                return either(roles(above, depth + 1));
            case Relation::conj:
            case Relation::advcl:
            case Relation::ccomp: return either(roles(above, depth + 1));
            default: return {};
        }
    }

    /// "the tariffs Trump imposed": the head is what is imposed.
    bool has_object_gap(At at) const {
        return syntax_.first_below(at, {Relation::nsubj, Relation::nsubj_pass}) != nowhere;
    }

    static std::vector<At> either(Roles roles) {
        return roles.agents.empty() ? std::move(roles.patients) : std::move(roles.agents);
    }

    /// "China's decision to ban", "the decision to ban that China took": whose the noun is.
    std::vector<At> owner(At noun, int depth) const {
        if (const At own = syntax_.first_below(noun, {Relation::nmod_poss}); own != nowhere) return with_conjuncts(own);
        for (const At one : syntax_.below(noun, {Relation::amod, Relation::compound}))
            if (syntax_.word(one).tag == Tag::propn || syntax_.word(one).text.front() < 'a') return with_conjuncts(one);
        for (const At one : syntax_.below(noun, {Relation::nmod})) {
            const At before = syntax_.preposition(one);
            if (before != nowhere && (syntax_.key(before) == key_of("by") || syntax_.key(before) == key_of("of")))
                return with_conjuncts(one);
        }
        return either(roles(syntax_.clause_above(noun), depth + 1));
    }

    const Syntax& syntax_;
};

}  // namespace

Roles roles_of(const Syntax& syntax, At at) {
    return Climber(syntax).roles(at);
}

std::vector<At> objects_of(const Syntax& syntax, At at, const Roles& roles) {
    std::vector<At> out;
    for (const At one : syntax.below(at, {Relation::obj, Relation::iobj}))
        for (const At each : syntax.conjuncts(one)) out.push_back(each);
    const bool misplaced = syntax.word(at).tag == Tag::verb && syntax.word(at).shape == Shape::past &&
                           syntax.word(at).relation == Relation::amod && syntax.head(at) > at;
    if (misplaced) out.push_back(syntax.head(at));  // "the US imposed sanctions" taken for sanctions that are imposed
    if (syntax.passive(at)) out.insert(out.end(), roles.patients.begin(), roles.patients.end());
    const bool relative = syntax.hangs(at, {Relation::acl_relcl}) && !syntax.passive(at);
    if (relative && syntax.first_below(at, {Relation::nsubj}) != nowhere) {  // "the tariffs that Trump imposed"
        const At subject = syntax.first_below(at, {Relation::nsubj});
        if (syntax.word(subject).shape != Shape::relative && syntax.head(at) != nowhere) out.push_back(syntax.head(at));
    }
    return out;
}

}  // namespace detente::reading
