#include "reading/statements/parties.hpp"

#include <algorithm>

#include "detente/reading/actor_id.hpp"
#include "reading/actors/persons.hpp"
#include "reading/text/letters.hpp"
#include "reading/text/tokens.hpp"

namespace detente::reading {
namespace {

constexpr int widest = 4;  // words between a noun and its owner in the tree

}  // namespace

void add_parties(PartyList& to, const PartyList& more) {
    for (const Party& one : more)
        if (std::none_of(to.begin(), to.end(), [&](const Party& have) { return have.id == one.id; })) to.push_back(one);
}

Parties::Parties(const Syntax& syntax, const std::vector<ActorRef>& refs, const Pieces& pieces,
                 const Remembered& remembered)
    : syntax_(syntax),
      remembered_(remembered),
      holder_(std::size_t(syntax.size()), -1),
      heads_(std::size_t(syntax.size()), false) {
    At next = 0;
    for (const ActorRef& ref : refs) {
        const Span span{pieces[ref.first].span.start, pieces[ref.last - 1].span.end};
        const auto number = std::int32_t(all_.size());
        all_.push_back({ref.id, ref.economy, ref.kind, span});
        while (next < syntax.size() && syntax.word(next).span.end <= span.start) ++next;
        At last = next;
        while (last < syntax.size() && syntax.word(last).span.start < span.end) holder_[std::size_t(last++)] = number;
        for (At at = next; at < last; ++at) {
            const At above = syntax.head(at);
            if (above == nowhere || above < next || above >= last) heads_[std::size_t(at)] = true;
        }
    }
}

const Party* Parties::named(At at) const {
    const std::int32_t number = holder_[std::size_t(at)];
    return number < 0 ? nullptr : &all_[std::size_t(number)];
}

bool Parties::heads_name(At at) const {
    return heads_[std::size_t(at)];
}

PartyList Parties::acting(At at) const {
    if (const Party* own = named(at)) return {*own};
    const TreeWord& word = syntax_.word(at);
    if (word.tag == Tag::pron || word.shape == Shape::personal || word.shape == Shape::relative) return of_pronoun(at);
    if (syntax_.is(at, WordClass::quantity_of))
        for (const At one : syntax_.below(at, {Relation::nmod}))  // "a group of Moroccan diplomats"
            if (PartyList found = acting(one); !found.empty()) return found;
    if (syntax_.is(at, WordClass::union_seat, WordKind::other)) return {{"igo:EU", "", "framework", word.span}};
    if (word.tag == Tag::propn)
        if (const std::optional<Party> leader = bare_surname(at)) return {*leader};
    const bool someone = syntax_.is(at, WordClass::agent) || syntax_.is(at, WordClass::group) ||
                         syntax_.is(at, WordClass::states) || syntax_.is(at, WordClass::owner_body);
    if (!someone && word.tag != Tag::propn) {
        if (syntax_.is(at, WordClass::bloc) && remembered_.bloc) return {*remembered_.bloc};
        return {};
    }
    PartyList found = of_modifiers(at, 0);
    if (syntax_.is(at, WordClass::owner_body))
        for (Party& one : found)  // "the Biden administration" is the state, not the person
            if (one.kind == "person" && !one.economy.empty()) one.id = one.economy, one.kind = "government";
    if (!found.empty()) return found;
    if (syntax_.is(at, WordClass::bloc) && remembered_.bloc) return {*remembered_.bloc};
    if (syntax_.is(at, WordClass::pair)) {
        const bool two = std::any_of(syntax_.below(at).begin(), syntax_.below(at).end(), [&](At one) {
            return syntax_.key(one) == key_of("two") || syntax_.key(one) == key_of("both");
        });
        if (two) return of_clauses_above(at, true, false);
    }
    if (PartyList found = subject_of_predicate(at); !found.empty()) return found;
    return someone ? group_without_name(at) : PartyList{};
}

/// "Iran was among the states invited", "Peru is one of those who voted": who they are is said.
PartyList Parties::subject_of_predicate(At at) const {
    for (int climbed = 0; at != nowhere && climbed < 3; ++climbed) {
        const At subject = syntax_.first_below(at, {Relation::nsubj});
        if (subject != nowhere)
            return syntax_.word(subject).tag == Tag::pron ? PartyList{} : acting(syntax_.conjuncts(subject));
        if (!syntax_.hangs(at, {Relation::nmod})) return {};
        at = syntax_.head(at);
    }
    return {};
}

/// "Putin offered", "the Biden administration": a surname that heads of state or government of one economy alone bear.
std::optional<Party> Parties::bare_surname(At at) const {
    constexpr std::size_t shortest = 4;
    const TreeWord& word = syntax_.word(at);
    if (word.text.size() < shortest || syntax_.hangs(at, {Relation::flat}) || syntax_.is(at, WordClass::calendar))
        return std::nullopt;
    for (const At one : syntax_.below(at, {Relation::flat, Relation::compound}))
        if (syntax_.word(one).tag == Tag::propn) return std::nullopt;
    const Leaders& leaders = Leaders::installed();
    const Leader* found = nullptr;
    for (const std::uint32_t row : leaders.by_surname.find(key_of(fold_word(word.text)))) {
        const Leader& one = leaders.all[row];
        if (found && found->economy != one.economy) return std::nullopt;
        if (one.head && (!found || one.last_seen > found->last_seen)) found = &one;
    }
    if (!found) return std::nullopt;
    const std::string name =
        found->surname_first ? found->surname + " " + found->given : found->given + " " + found->surname;
    return Party{ActorId{ActorId::person, name}.joined(), found->economy, "person", word.span};
}

PartyList Parties::acting(const std::vector<At>& all) const {
    PartyList out;
    for (const At one : all) add_parties(out, acting(one));
    return out;
}

/// Names among what describes a noun: "Syrian government forces", "the president of Armenia", "Foreign Secretary Jack
/// Straw".
PartyList Parties::of_modifiers(At at, int depth) const {
    PartyList out;
    if (depth > widest) return out;
    for (const At one : syntax_.below(at)) {
        const bool phrase = syntax_.hangs(one, {Relation::nmod});
        if (!phrase && !syntax_.hangs(one, {Relation::amod, Relation::compound, Relation::nmod_poss, Relation::flat,
                                            Relation::appos, Relation::det, Relation::dep}))
            continue;
        if (phrase) {
            const At before = syntax_.preposition(one);
            const bool of =
                before != nowhere && (syntax_.key(before) == key_of("of") || syntax_.key(before) == key_of("from") ||
                                      syntax_.key(before) == key_of("for") || syntax_.key(before) == key_of("in"));
            if (!of || !out.empty()) continue;
        }
        for (const At each : syntax_.conjuncts(one)) {
            if (const Party* own = named(each)) {
                if (syntax_.hangs(one, {Relation::appos, Relation::flat}) && own->kind == "person")
                    return {*own};  // "Russia's president, Vladimir Putin"
                add_parties(out, {*own});
            } else if (syntax_.word(each).tag == Tag::pron && syntax_.hangs(one, {Relation::nmod_poss})) {
                PartyList whose = of_pronoun(each);
                for (Party& party : whose)  // "his government" is the state's
                    if (party.kind == "person" && !party.economy.empty()) party.id = party.economy, party.kind = "name";
                add_parties(out, whose);
            } else if (const std::optional<Party> leader =
                           syntax_.word(each).tag == Tag::propn ? bare_surname(each) : std::nullopt) {
                add_parties(out, {*leader});
            } else if (out.empty()) {
                add_parties(out, of_modifiers(each, depth + 1));
            }
        }
    }
    return out;
}

PartyList Parties::owner(At noun) const {
    PartyList out;
    for (const At one : syntax_.below(noun, {Relation::nmod_poss, Relation::amod, Relation::compound})) {
        if (!out.empty() && !syntax_.hangs(one, {Relation::nmod_poss})) continue;
        for (const At each : syntax_.conjuncts(one)) add_parties(out, acting(each));
    }
    return out;
}

PartyList Parties::group_without_name(At at) const {
    const bool plural = syntax_.word(at).shape == Shape::plural;
    const bool states = syntax_.is(at, WordClass::states) && !syntax_.is(at, WordClass::group);
    if (!states && !syntax_.is(at, WordClass::group)) return {};
    if (syntax_.word(at).text == "west") return {};
    std::string name;
    Span span = syntax_.word(at).span;
    for (const At one : syntax_.below(at, {Relation::amod, Relation::det})) {
        if (one > at || !states) continue;
        const std::string word = lower(syntax_.word(one).text);
        if (word == "the" || word == "a" || word == "an" || word == "these" || word == "those") continue;
        name += word + " ";
        span.start = std::min(span.start, syntax_.word(one).span.start);
    }
    if (states && (name.empty() || !plural)) return {};
    name += lower(syntax_.word(at).text);
    return {{ActorId{ActorId::unresolved, name}.joined(), "", "collective", span}};
}

PartyList Parties::of_pronoun(At at) const {
    if (syntax_.word(at).shape == Shape::relative) {
        const At clause = syntax_.clause_above(at);
        if (clause != nowhere && syntax_.hangs(clause, {Relation::acl_relcl, Relation::acl}))
            return acting(syntax_.conjuncts(syntax_.head(clause)));
        return {};
    }
    if (PartyList found = subject_of_predicate(at); !found.empty()) return found;
    if (syntax_.is(at, WordClass::person_pronoun, WordKind::other)) return of_clauses_above(at, false, true);
    if (syntax_.is(at, WordClass::many_pronoun, WordKind::other)) return of_clauses_above(at, true, false);
    if (syntax_.is(at, WordClass::thing_pronoun, WordKind::other) ||
        syntax_.is(at, WordClass::self_pronoun, WordKind::other))
        return of_clauses_above(at, false, false);
    return {};
}

/// The subject of the nearest clause above that fits, else whom the sentence before leaves.
PartyList Parties::of_clauses_above(At at, bool many, bool person) const {
    const bool possessive = syntax_.hangs(at, {Relation::nmod_poss});
    At clause = syntax_.clause_above(at);
    if (!possessive && clause != nowhere) clause = syntax_.clause_above(clause);
    for (int climbed = 0; clause != nowhere && climbed < 6; ++climbed, clause = syntax_.clause_above(clause)) {
        if (speaker_ && syntax_.key(clause) == key_of("adding")) break;
        PartyList found;
        const At subject = syntax_.first_below(clause, {Relation::nsubj, Relation::nsubj_pass});
        if (subject == nowhere || syntax_.within(at, subject) || syntax_.word(subject).tag == Tag::pron) continue;
        found = acting(syntax_.conjuncts(subject));
        if (found.empty()) continue;
        if (!many && found.size() > 1 && !syntax_.hangs(at, {Relation::nmod_poss})) continue;
        if (many && found.size() < 2 && !found[0].unnamed()) continue;
        return found;
    }
    for (At up = at; speaker_ && !many && up != nowhere; up = syntax_.head(up))
        if (syntax_.key(up) == key_of("adding")) return {*speaker_};
    if (many) return remembered_.pair;
    if (person && remembered_.person) return {*remembered_.person};
    if (remembered_.subject.size() == 1) return remembered_.subject;
    return {};
}

void Parties::remember(const PartyList& subject, Remembered& out) const {
    if (!subject.empty()) out.subject = subject;
    if (subject.size() > 1) out.pair = subject;
    PartyList economies;
    for (const Party& one : all_) {
        if (one.kind == "person") out.person = one;
        if (one.kind == "framework") out.bloc = one;
        if (!one.economy.empty() && one.kind != "person") add_parties(economies, {one});
    }
    if (subject.size() < 2 && economies.size() == 2) out.pair = economies;
}

}  // namespace detente::reading
