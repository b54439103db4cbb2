#include "reading/statements/frames.hpp"

#include <algorithm>

namespace detente::reading {
namespace {

constexpr int deepest_phrase = 3;  // phrases within phrases: "tariffs on imports of steel from China"

template <class List, class Test>
bool any(const List& list, const Test& test) {
    return std::any_of(list.begin(), list.end(), test);
}

void collect_phrases(const Syntax& syntax, At at, int depth, std::vector<At>& out) {
    if (depth > deepest_phrase) return;
    for (const At one : syntax.below(at)) {
        if (syntax.hangs(one, {Relation::obl, Relation::nmod, Relation::obl_agent, Relation::obj, Relation::iobj})) {
            if (syntax.preposition(one) != nowhere) out.push_back(one);
            collect_phrases(syntax, one, depth + 1, out);
        } else if (syntax.hangs(one, {Relation::conj}) && depth > 0) {
            if (syntax.preposition(one) != nowhere) out.push_back(one);
            collect_phrases(syntax, one, depth + 1, out);
        }
    }
}

}  // namespace

Frames::Frames(const Syntax& syntax, const Parties& parties) : syntax_(syntax), parties_(parties) {
    for (At at = 0; at < syntax.size(); ++at)
        armed_ = armed_ || syntax.is(at, WordClass::force_words, WordKind::noun) ||
                 syntax.is(at, WordClass::force_words, WordKind::verb);
}

bool Frames::fit(Deed& deed) const {
    const Tag tag = syntax_.word(deed.at).tag;
    WordKind kind = tag == Tag::verb || tag == Tag::aux ? WordKind::verb
                    : tag == Tag::adj                   ? WordKind::adjective
                                                        : WordKind::noun;
    const bool clause = syntax_.first_below(deed.at, {Relation::nsubj, Relation::nsubj_pass}) != nowhere &&
                        syntax_.first_below(deed.at, {Relation::cop}) == nowhere;
    if (kind != WordKind::verb && clause && syntax_.entry(deed.at, WordKind::verb)) kind = WordKind::verb;
    const bool finite = syntax_.word(deed.at).shape == Shape::past;  // no adjective, whatever hangs where
    if (kind == WordKind::verb && !finite &&
        syntax_.hangs(deed.at, {Relation::amod, Relation::compound, Relation::flat}))
        return false;  // "the banned goods"
    const Lexicon::Entry* entry = syntax_.entry(deed.at, kind);
    if (!entry || entry->frames.empty()) return false;
    deed.mood = mood_of(syntax_, deed.at);
    if (kind == WordKind::verb || kind == WordKind::adjective) {
        deed.roles = roles_of(syntax_, deed.at);
        deed.objects = objects_of(syntax_, deed.at, deed.roles);
    }
    for (const std::uint32_t at : entry->frames) {
        const DeedFrame& frame = syntax_.lexicon().frame(at);
        if (deed.frame && frame.weight <= deed.frame->weight) continue;
        if (std::all_of(frame.needs.begin(), frame.needs.end(),
                        [&](const DeedNeed& need) { return meets(need, deed); }))
            deed.frame = &frame;
    }
    return deed.frame != nullptr;
}

bool Frames::meets(const DeedNeed& need, const Deed& deed) const {
    using Kind = DeedNeed::Kind;
    switch (need.kind) {
        case Kind::object: return any(deed.objects, [&](At one) { return matches(need, one); });
        case Kind::no_object: return deed.objects.empty();
        case Kind::particle: return has_particle(need, deed);
        case Kind::preposition: return has_phrase(need, deed);
        case Kind::open_clause: return has_open_clause(need, deed);
        case Kind::clause: return syntax_.first_below(deed.at, {Relation::ccomp}) != nowhere;
        case Kind::modifier: return has_modifier(need, deed);
        case Kind::passive: return syntax_.passive(deed.at);
        case Kind::armed: return armed_;
        case Kind::unarmed: return !armed_;
        case Kind::object_party: return !parties_.acting(deed.objects).empty();
        case Kind::subject_person: return !parties_.acting(deed.roles.agents).empty();
        case Kind::crowd: return crowd(deed);
        case Kind::future: return deed.mood.future;
        case Kind::must: return deed.mood.must;
        case Kind::negated: return deed.mood.negated;
        case Kind::theirs:
            return any(syntax_.below(deed.at, {Relation::nmod_poss}),
                       [&](At one) { return syntax_.is(one, WordClass::many_pronoun, WordKind::other); });
        case Kind::called:
            return any(syntax_.below(deed.at, {Relation::xcomp}),
                       [&](At one) { return syntax_.word(one).tag != Tag::verb; });
        case Kind::no_target:
            return !any(phrases(deed), [&](At one) {
                return syntax_.behind(one, WordClass::against) && !syntax_.is(one, WordClass::calendar);
            });
        case Kind::both: return true;  // asked when source and target are known
    }
    return false;
}

/// A noun by its own word, what it is a package or series of, or what it is compounded with.
bool Frames::matches(const DeedNeed& need, At noun) const {
    if (need.any()) return true;
    const auto word_fits = [&](At at) {
        const WordKey key = syntax_.key(at);
        if (any(need.words, [&](WordKey one) { return one == key; })) return true;
        const Lexicon::Entry* entry = syntax_.entry(at, WordKind::noun);
        return entry && (any(need.words, [&](WordKey one) { return one == entry->lemma; }) ||
                         (entry->classes & need.classes).any());
    };
    if (word_fits(noun)) return !parties_.named(noun) || need.classes.none();
    if (need.framework || need.economy)
        for (const Party& one : parties_.acting(noun))
            if ((need.framework && one.kind == "framework") || (need.economy && !one.economy.empty())) return true;
    if (any(syntax_.below(noun, {Relation::compound}), word_fits)) return true;
    if (!syntax_.is(noun, WordClass::quantity_of) && syntax_.word(noun).tag != Tag::num) return false;
    return any(syntax_.below(noun, {Relation::nmod}), word_fits);
}

std::vector<At> Frames::phrases(const Deed& deed) const {
    std::vector<At> out;
    collect_phrases(syntax_, deed.at, 0, out);
    for (const At one : deed.objects)
        if (!syntax_.within(one, deed.at)) collect_phrases(syntax_, one, 1, out);
    return out;
}

bool Frames::has_phrase(const DeedNeed& need, const Deed& deed) const {
    return any(phrases(deed), [&](At noun) {
        if (syntax_.is(noun, WordClass::calendar)) return false;
        const WordKey key = syntax_.key(syntax_.preposition(noun));
        return any(need.prepositions, [&](WordKey one) { return one == key; }) && matches(need, noun);
    });
}

bool Frames::has_particle(const DeedNeed& need, const Deed& deed) const {
    return any(syntax_.below(deed.at), [&](At one) {
        const WordKey key = syntax_.key(one);
        if (!syntax_.hangs(one, {Relation::compound_prt, Relation::advmod, Relation::case_, Relation::obl,
                                 Relation::mark, Relation::xcomp}))
            return false;
        return one > deed.at && any(need.prepositions, [&](WordKey word) { return word == key; });
    });
}

bool Frames::has_open_clause(const DeedNeed& need, const Deed& deed) const {
    return any(syntax_.below(deed.at, {Relation::xcomp, Relation::ccomp, Relation::advcl, Relation::acl}), [&](At one) {
        if (!syntax_.infinitive(one)) return false;
        if (need.any()) return true;
        return any(syntax_.conjuncts(one), [&](At verb) {
            const Lexicon::Entry* entry = syntax_.entry(verb, WordKind::verb);
            const WordKey key = entry ? entry->lemma : syntax_.key(verb);
            return any(need.words, [&](WordKey word) { return word == key; });
        });
    });
}

bool Frames::has_modifier(const DeedNeed& need, const Deed& deed) const {
    const auto fits = [&](At one) {
        return syntax_.hangs(one, {Relation::amod, Relation::compound, Relation::advmod}) && matches(need, one);
    };
    if (any(syntax_.below(deed.at), fits)) return true;
    return any(deed.objects, [&](At one) { return any(syntax_.below(one), fits); });
}

bool Frames::crowd(const Deed& deed) const {
    return any(deed.roles.agents, [&](At one) { return syntax_.is(one, WordClass::protester, WordKind::noun); });
}

}  // namespace detente::reading
