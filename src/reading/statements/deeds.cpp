#include "reading/statements/deeds.hpp"

#include <algorithm>

#include "reading/statements/frames.hpp"
#include "reading/statements/targets.hpp"

namespace detente::reading {
namespace {

constexpr int deepest = 10;

class DeedFinder {
public:
    DeedFinder(const Syntax& syntax, const Parties& parties)
        : syntax_(syntax), parties_(parties), frames_(syntax, parties), of_word_(std::size_t(syntax.size()), nullptr) {}

    std::vector<Deed> find() {
        all_.reserve(std::size_t(syntax_.size()));
        for (At at = 0; at < syntax_.size(); ++at) {
            if (parties_.named(at)) continue;
            Deed deed;
            deed.at = at;
            if (!frames_.fit(deed)) continue;
            all_.push_back(std::move(deed));
            of_word_[std::size_t(at)] = &all_.back();
        }
        for (Deed& deed : all_) {
            const At above = syntax_.head(deed.at);
            const bool errand = above != nowhere && syntax_.is(above, WordClass::errand, WordKind::verb) &&
                                !of_word_[std::size_t(above)];  // "sent inspectors to investigate"
            const bool told = deed.mood.told && !errand;
            for (const At one : syntax_.below(deed.at, {Relation::amod}))
                if (!verb(deed) && of_word_[std::size_t(one)]) deed.content = true;
            deed.content = deed.content || governed(deed) || (told && !deed.mood.decided);
            find_source(deed);
            find_targets(syntax_, parties_, deed);
            if (!verb(deed)) second_partner(deed);
            turn_round(deed);
        }
        std::erase_if(all_, [&](const Deed& deed) { return lacks(deed) || background(deed); });
        return std::move(all_);
    }

private:
    static bool verb(const Deed& deed) { return deed.frame->kind != WordKind::noun; }

    /// "since the war between Iran and Iraq": when, not what.
    bool background(const Deed& deed) const {
        const At before = syntax_.preposition(deed.at);
        if (verb(deed) || before == nowhere) return false;
        for (const char* word : {"since", "until", "before", "unlike", "like", "than", "as"})
            if (syntax_.key(before) == key_of(word)) return true;
        return false;
    }

    static bool lacks(const Deed& deed) {
        for (const DeedNeed& need : deed.frame->needs) {
            if (need.kind == DeedNeed::Kind::both &&
                (deed.source.empty() || (deed.targets.empty() && deed.source.size() < 2)))
                return true;
        }
        return false;
    }

    static bool holds_content(const Deed& deed) {
        for (const char* root : {"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "INVESTIGATE", "SUPPORT"})
            if (deed.frame->root == root) return true;
        return false;
    }

    /// Whether another deed above demands, refuses, agrees, alleges this one, or this is the noun of its object.
    bool governed(Deed& deed) {
        if (own_clause(deed)) return false;
        if (needs(deed, DeedNeed::Kind::theirs))  // "held their first summit" is told by the verb
            return syntax_.hangs(deed.at, {Relation::obj}) && of_word_[std::size_t(syntax_.head(deed.at))];
        At at = deed.at;
        for (int climbed = 0; climbed < deepest; ++climbed) {
            const At above = syntax_.head(at);
            if (above == nowhere) return false;
            const Relation relation = syntax_.word(at).relation;
            if (relation == Relation::conj) {
                const bool own = syntax_.first_below(at, {Relation::nsubj, Relation::nsubj_pass}) != nowhere;
                if (own && at == deed.at && syntax_.word(at).tag == Tag::verb) return false;
                at = above;
                continue;
            }
            if (relation == Relation::acl_relcl || relation == Relation::parataxis) return false;
            if (relation == Relation::advcl && !syntax_.infinitive(at) && !gerund_of_verb(at)) return false;
            if (Deed* governor = of_word_[std::size_t(above)]; governor && governs(*governor, deed, at)) return true;
            at = above;
        }
        return false;
    }

    static bool needs(const Deed& deed, DeedNeed::Kind kind) {
        return std::any_of(deed.frame->needs.begin(), deed.frame->needs.end(),
                           [&](const DeedNeed& need) { return need.kind == kind; });
    }

    /// A verb with its own subject, behind a semicolon or the like: "...; Mali abstained".
    bool own_clause(const Deed& deed) const {
        return verb(deed) && syntax_.hangs(deed.at, {Relation::appos, Relation::dep, Relation::list}) &&
               syntax_.first_below(deed.at, {Relation::nsubj, Relation::nsubj_pass}) != nowhere;
    }

    /// "accused them of violating the truce", "warned against selling arms".
    bool gerund_of_verb(At at) const {
        constexpr At right_behind = 3;  // "ruled out sending"
        if (syntax_.word(at).shape != Shape::present_participle) return false;
        const At before = syntax_.preposition(at);
        if (before != nowhere) return syntax_.is(before, WordClass::against, WordKind::other);
        if (syntax_.head(at) > at || at - syntax_.head(at) > right_behind) return false;
        return syntax_.first_below(at, {Relation::punct}) == nowhere && syntax_.word(at - 1).tag != Tag::punct;
    }

    bool governs(Deed& governor, Deed& deed, At through) {
        if (!verb(deed)) {
            if (!verb(governor)) return true;
            const bool beside = syntax_.hangs(through, {Relation::obl, Relation::advcl}) &&
                                syntax_.behind(through, WordClass::late) + syntax_.behind(through, WordClass::locative);
            return !beside || parties_.owner(deed.at).empty();
        }
        if (!holds_content(governor)) return false;
        if (governor.frame->orders && own_people(governor)) {
            governor.content = true;  // "the president directed his office to raise duties"
            deed.mood.decided = true;
            return false;
        }
        const bool conflict = sign_of(deed.frame->root) < 0 && deed.frame->root != "REQUEST";
        if (governor.frame->root != "AGREE" || !conflict) return true;
        Deed probe = deed;
        find_source(probe);
        find_targets(syntax_, parties_, probe);
        if (probe.targets.empty()) return true;  // "undertook to stop its purchases"
        governor.content = true;                 // "agreed to impose duties on China"
        deed.mood.future = true;
        return false;
    }

    /// Whether who is ordered belongs to who orders.
    bool own_people(const Deed& governor) const {
        const PartyList by = parties_.acting(governor.roles.agents), whom = parties_.acting(governor.objects);
        if (by.empty()) return false;
        if (whom.empty()) return true;
        return std::all_of(whom.begin(), whom.end(),
                           [&](const Party& one) { return one.economy.empty() || one.economy == by.front().economy; });
    }

    void find_source(Deed& deed) {
        if (!verb(deed)) return source_of_noun(deed);
        deed.source = parties_.acting(deed.roles.agents);
        const bool passive = syntax_.passive(deed.at);
        if (deed.source.empty() && deed.frame->middle) deed.source = parties_.acting(deed.roles.patients);
        if (deed.source.empty() && passive) deed.source = source_of_cause(deed);
        if (deed.source.empty() && deed.roles.agents.empty() && !passive) deed.source = list_before(deed.at);
        if (deed.source.empty() && syntax_.hangs(deed.at, {Relation::acl_relcl}))
            deed.source = name_before_relative(deed.at);
        if (deed.source.empty()) deed.source = name_after_participle(deed.at);
        if (!deed.source.empty()) return;
        for (const At one : deed.roles.agents) {  // "an Iranian strike killed two"
            const Lexicon::Entry* entry = syntax_.entry(one, WordKind::noun);
            const bool deedlike =
                entry && (!entry->frames.empty() || syntax_.is(one, WordClass::decision, WordKind::noun));
            if (deedlike && syntax_.word(one).tag == Tag::noun) add_parties(deed.source, parties_.owner(one));
        }
    }

    /// "were killed in Israeli shelling": whose the deed is that did it.
    PartyList source_of_cause(const Deed& deed) const {
        for (const At one : syntax_.below(deed.at, {Relation::obl, Relation::obl_agent})) {
            const Lexicon::Entry* entry = syntax_.entry(one, WordKind::noun);
            if (!entry || entry->frames.empty()) continue;
            if (PartyList found = parties_.owner(one); !found.empty()) return found;
        }
        return {};
    }

    /// A list of names right before a finite verb that lost its subject: "..., France, Poland and Ireland voted".
    PartyList list_before(At verb) const {
        const Shape shape = syntax_.word(verb).shape;
        if (shape != Shape::past && shape != Shape::present) return {};
        PartyList out;
        for (At at = verb - 1; at >= 0; --at) {
            const TreeWord& word = syntax_.word(at);
            const bool joins = word.tag == Tag::punct || word.tag == Tag::cconj || word.tag == Tag::aux ||
                               word.tag == Tag::adv || word.tag == Tag::det;
            if (parties_.named(at))
                add_parties(out, {*parties_.named(at)});
            else if (!joins)
                break;
        }
        std::reverse(out.begin(), out.end());
        return out;
    }

    /// "Labelling both as threats, Washington has ...": the name between comma and verb.
    PartyList name_after_participle(At verb) const {
        if (syntax_.word(verb).shape != Shape::present_participle || !syntax_.hangs(verb, {Relation::advcl})) return {};
        for (At at = verb + 1; at + 1 < syntax_.size() && at < syntax_.head(verb); ++at) {
            const Tag next = syntax_.word(at + 1).tag;
            const bool between =
                syntax_.word(at - 1).tag == Tag::punct && (next == Tag::punct || next == Tag::verb || next == Tag::aux);
            if (between && parties_.named(at)) return {*parties_.named(at)};
        }
        return {};
    }

    /// "a meeting with Peru in May and with Chile in June": another meeting, wherever the second phrase hangs.
    void second_partner(Deed& deed) const {
        if (deed.frame->root != "CONSULT" || deed.targets.empty()) return;
        constexpr At reach = 10;
        for (At at = deed.at + 1; at + 2 < syntax_.size(); ++at) {
            const Tag tag = syntax_.word(at).tag;
            if (tag == Tag::verb || tag == Tag::aux || tag == Tag::punct) return;
            if (tag != Tag::cconj || syntax_.key(at + 1) != key_of("with")) continue;
            const Party* found = nullptr;
            for (At next = at + 2; next < std::min(syntax_.size(), at + reach); ++next) {
                const Party* one = parties_.named(next);
                if (syntax_.word(next).tag == Tag::aux || syntax_.word(next).tag == Tag::verb) break;
                if (one && (!found || (one->kind == "person" && found->kind != "person"))) found = one;
            }
            const bool known =
                found && std::any_of(deed.targets.begin(), deed.targets.end(), [&](const PartyList& all) {
                    return std::any_of(all.begin(), all.end(), [&](const Party& one) { return one.id == found->id; });
                });
            if (found && !known) deed.targets.push_back({*found});
            return;
        }
    }

    /// "goods from China, which replied": the name right before the pronoun.
    PartyList name_before_relative(At verb) const {
        const At subject = syntax_.first_below(verb, {Relation::nsubj});
        if (subject == nowhere || syntax_.word(subject).shape != Shape::relative) return {};
        At at = subject - 1;
        while (at >= 0 && syntax_.word(at).tag == Tag::punct) --at;
        return at >= 0 && parties_.named(at) ? PartyList{*parties_.named(at)} : PartyList{};
    }

    /// "China's ban", "the attack by rebels", "talks between Iran and Iraq".
    void source_of_noun(Deed& deed) {
        deed.source = parties_.owner(deed.at);
        for (const At one : syntax_.below(deed.at, {Relation::nmod, Relation::obl})) {
            const At before = syntax_.preposition(one);
            if (before == nowhere) continue;
            const bool between = syntax_.key(before) == key_of("between"), by = syntax_.key(before) == key_of("by");
            if (!between && !(by && deed.source.empty())) continue;
            const PartyList all = parties_.acting(syntax_.conjuncts(one));
            if (between && all.size() < 2) continue;
            deed.source = all;
            for (const At each : syntax_.conjuncts(one)) deed.roles.agents.push_back(each);
            return;
        }
    }

    /// Frames whose source does not stand as the subject.
    void turn_round(Deed& deed) {
        if (deed.frame->target_from) {
            PartyList subject = std::move(deed.source);
            deed.source.clear();
            for (const At one : frames_.phrases(deed))
                if (syntax_.key(syntax_.preposition(one)) == key_of("from"))
                    add_parties(deed.source, parties_.acting(syntax_.conjuncts(one)));
            deed.targets.clear();
            if (!subject.empty()) deed.targets = {subject};
        }
        if (deed.frame->joined && syntax_.passive(deed.at)) {  // "invited to join BRICS": BRICS invites
            PartyList bloc;
            for (const PartyList& target : deed.targets)
                for (const Party& one : target)
                    if (one.kind == "framework") bloc.push_back(one);
            if (deed.source.empty() && bloc.empty()) bloc = joined_bloc(deed);
            if (deed.source.empty()) deed.source = bloc;
            PartyList invited = parties_.acting(deed.roles.patients);
            deed.targets.clear();
            if (!invited.empty()) deed.targets = {invited};
        }
    }

    PartyList joined_bloc(const Deed& deed) const {
        for (const At clause : syntax_.below(deed.at, {Relation::xcomp, Relation::ccomp, Relation::advcl}))
            for (const At one : syntax_.below(clause, {Relation::obj, Relation::obl}))
                if (const PartyList found = parties_.acting(one); !found.empty()) return found;
        return {};
    }

    const Syntax& syntax_;
    const Parties& parties_;
    Frames frames_;
    std::vector<Deed> all_;
    std::vector<Deed*> of_word_;
};

}  // namespace

std::vector<Deed> deeds_of(const Syntax& syntax, const Parties& parties) {
    return DeedFinder(syntax, parties).find();
}

}  // namespace detente::reading
