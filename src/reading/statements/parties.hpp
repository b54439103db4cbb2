#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reading/statements/speakers.hpp"
#include "reading/statements/syntax.hpp"

namespace detente::reading {

/// Somebody who does or suffers a deed.
struct Party {
    std::string id, economy, kind;
    Span span;

    bool unnamed() const { return kind == "collective"; }
};
using PartyList = std::vector<Party>;

/// Whom pronouns and "the two countries" of the next sentence can mean.
struct Remembered {
    PartyList subject;            ///< of the last clause with a named one
    PartyList pair;               ///< the last two or more that did something together
    std::optional<Party> person;  ///< "he", "she"
    std::optional<Party> bloc;    ///< "the bloc", "the group"
};

/// The parties of one sentence, by the words of its tree.
class Parties {
public:
    Parties(const Syntax&, const std::vector<ActorRef>&, const Pieces&, const Remembered&);

    /// The actor whose name is at this word, or has it; nullptr: none.
    const Party* named(At) const;
    /// Whether the word is the head of an actor's name.
    bool heads_name(At at) const;

    /// Whom a phrase means as somebody who acts: a name, what has an owner ("Syrian forces", "the Biden
    /// administration"), a pronoun, a group without a name. Conjuncts are not looked at. Empty: a thing, or nobody
    /// known.
    PartyList acting(At) const;
    /// The same for each of several, none twice.
    PartyList acting(const std::vector<At>&) const;
    /// The owner of a thing or deed: "China's decision", "the Chinese ban", "Trump's tariffs", "his visit".
    PartyList owner(At noun) const;

    /// Who speaks behind the sentence: "it" in what is added.
    void set_speaker(const Party& party) { speaker_ = party; }

    /// What a later sentence may refer to.
    void remember(const PartyList& subject, Remembered&) const;

private:
    PartyList of_modifiers(At, int depth) const;
    PartyList subject_of_predicate(At) const;
    std::optional<Party> bare_surname(At) const;
    PartyList of_pronoun(At) const;
    PartyList of_clauses_above(At, bool many, bool person) const;
    PartyList group_without_name(At) const;

    const Syntax& syntax_;
    const Remembered& remembered_;
    PartyList all_;
    std::optional<Party> speaker_;
    std::vector<std::int32_t> holder_;  ///< [word]: position in all_; -1: none
    std::vector<bool> heads_;
};

/// Adds those that are not there yet.
void add_parties(PartyList& to, const PartyList& more);

}  // namespace detente::reading
