#include "reading/statements/mood.hpp"

#include <algorithm>

namespace detente::reading {
namespace {

constexpr int deepest = 8;

class MoodReader {
public:
    explicit MoodReader(const Syntax& syntax) : syntax_(syntax) {}

    Mood read(At at) {
        auxiliaries(at);
        dated(at);
        headline(at);
        At verb = at;
        for (int climbed = 0; verb != nowhere && climbed < deepest; ++climbed) verb = climb(verb);
        return mood_;
    }

private:
    bool is(At at, WordClass one, WordKind kind) const { return syntax_.is(at, one, kind); }

    /// What stands right beside the word: "will not", "no longer", "unless".
    void auxiliaries(At at) {
        for (const At one : syntax_.below(at)) {
            if (syntax_.hangs(one, {Relation::aux, Relation::aux_pass, Relation::cop})) auxiliary(one);
            const bool beside = syntax_.hangs(one, {Relation::advmod, Relation::det, Relation::aux, Relation::cc,
                                                    Relation::mark, Relation::discourse, Relation::case_});
            if (beside && one < at && is(one, WordClass::negation, WordKind::other)) mood_.negated = true;
            if (syntax_.hangs(one, {Relation::mark, Relation::advmod}) && one < at &&
                is(one, WordClass::condition, WordKind::other))
                mood_.conditional = true;
            if (syntax_.hangs(one, {Relation::nsubj, Relation::nsubj_pass, Relation::obj})) no_one(one);
            if (one < at && syntax_.key(one) == key_of("yet") && to_infinitive(at)) mood_.negated = true;
        }
    }

    void auxiliary(At at) {
        if (is(at, WordClass::future, WordKind::other)) mood_.future = true;
        if (is(at, WordClass::conditional_aux, WordKind::other)) mood_.possible = true;
        if (is(at, WordClass::must, WordKind::other)) mood_.must = true;
    }

    /// "No official has confirmed", "gave no aid".
    void no_one(At noun) {
        for (const At one : syntax_.below(noun, {Relation::det, Relation::cc, Relation::advmod}))
            if (one < noun && is(one, WordClass::negation, WordKind::other)) mood_.negated = true;
        if (is(noun, WordClass::negation, WordKind::other)) mood_.negated = true;
    }

    bool to_infinitive(At at) const { return syntax_.infinitive(at); }

    /// A day, month or year on which something takes effect.
    void dated(At at) {
        for (const At one : syntax_.below(at, {Relation::obl, Relation::nmod, Relation::advmod}))
            if (syntax_.is(one, WordClass::calendar) || syntax_.word(one).tag == Tag::num) {
                const At before = syntax_.preposition(one);
                mood_.decided = mood_.decided || before == nowhere || one > at;
            }
    }

    /// "EU to impose duties": an infinitive that nothing governs.
    void headline(At at) {
        const TreeWord& word = syntax_.word(at);
        if (word.relation == Relation::root && to_infinitive(at)) mood_.future = true;
    }

    /// What governs `at`; the next word to look at, nowhere: nothing more.
    At climb(At at) {
        const At above = syntax_.head(at);
        if (above == nowhere) return nowhere;
        switch (syntax_.word(at).relation) {
            case Relation::xcomp: return open_clause(at, above);
            case Relation::acl: return to_infinitive(at) ? of_noun(above) : nowhere;
            case Relation::advcl: return clause_beside(at, above);
            case Relation::ccomp: return content(above);
            case Relation::conj: return conjunct(at, above);
            default: return nowhere;
        }
    }

    At open_clause(At at, At above) {
        if (is(above, WordClass::intend_adjective, WordKind::adjective)) mood_.future = true;
        if (is(above, WordClass::conditional_adjective, WordKind::adjective)) mood_.conditional = true;
        if (is(above, WordClass::attempt, WordKind::verb))
            mood_.attempt = true;
        else if (is(above, WordClass::intend, WordKind::verb))
            mood_.future = true;
        else if (is(above, WordClass::fail, WordKind::verb))
            mood_.negated = true;
        else if (is(above, WordClass::conditional, WordKind::verb))
            mood_.conditional = true;
        if (is(above, WordClass::must, WordKind::verb)) mood_.must = true;
        if (to_infinitive(at) && syntax_.key(above) == key_of("be")) mood_.future = true;
        for (const At one : syntax_.below(above, {Relation::advmod}))
            if (syntax_.key(one) == key_of("yet") && to_infinitive(at)) mood_.negated = true;
        if (syntax_.key(above) == key_of("have") || syntax_.key(above) == key_of("has") ||
            syntax_.key(above) == key_of("had")) {
            if (!mood_.negated) mood_.must = true;
        }
        auxiliaries(above);
        dated(above);
        return above;
    }

    At of_noun(At noun) {
        if (is(noun, WordClass::plan, WordKind::noun)) mood_.future = true;
        if (is(noun, WordClass::ability, WordKind::noun)) mood_.conditional = true;
        return nowhere;
    }

    At clause_beside(At at, At above) {
        if (!to_infinitive(at)) return nowhere;
        mood_.told = syntax_.word(above).tag == Tag::verb;  // "met to discuss": an aim
        return nowhere;
    }

    At content(At above) {
        if (is(above, WordClass::intend, WordKind::verb) && !is(above, WordClass::speech, WordKind::verb))
            mood_.conditional = true;
        return nowhere;
    }

    /// "will cut and suspend": the second borrows the auxiliaries of the first.
    At conjunct(At at, At above) {
        if (syntax_.first_below(at, {Relation::nsubj, Relation::nsubj_pass, Relation::aux}) != nowhere) return nowhere;
        const Shape own = syntax_.word(at).shape, first = syntax_.word(above).shape;
        if (own != first && own != Shape::infinitive) return nowhere;
        for (const At one : syntax_.below(above, {Relation::aux})) auxiliary(one);
        if (own == Shape::infinitive && to_infinitive(above)) headline(above);
        return above;
    }

    const Syntax& syntax_;
    Mood mood_;
};

}  // namespace

Mood mood_of(const Syntax& syntax, At at) {
    return MoodReader(syntax).read(at);
}

}  // namespace detente::reading
