#pragma once
#include <initializer_list>
#include <vector>

#include "reading/grammar/tree.hpp"
#include "reading/statements/lexicon.hpp"

namespace detente::reading {

/// Position of a word in a tree; TreeWord::root: none.
using At = std::int32_t;
inline constexpr At nowhere = TreeWord::root;

/// A tree with what the lexicon knows of its words, and the questions that grammar answers.
class Syntax {
public:
    Syntax(const Tree&, const Lexicon&);

    At size() const { return At(tree_.words.size()); }
    const TreeWord& word(At at) const { return tree_.words[std::size_t(at)]; }
    At head(At at) const { return word(at).head; }
    const std::vector<At>& below(At at) const { return tree_.below[std::size_t(at)]; }
    WordKey key(At at) const { return keys_[std::size_t(at)]; }
    const Lexicon& lexicon() const { return lexicon_; }

    /// What the word is by its tag, else by its form; nullptr: the lexicon does not know it.
    const Lexicon::Entry* entry(At at, WordKind kind) const { return lexicon_.find(key(at), kind); }
    /// Whether the word belongs to a class, as any kind of word.
    bool is(At, WordClass) const;
    bool is(At, WordClass, WordKind) const;

    bool hangs(At at, std::initializer_list<Relation>) const;
    std::vector<At> below(At at, std::initializer_list<Relation>) const;
    At first_below(At at, std::initializer_list<Relation>) const;
    /// The word and those that "and" and commas join to it.
    std::vector<At> conjuncts(At) const;
    /// The first of a row of conjuncts.
    At first_conjunct(At) const;
    /// The preposition before a noun, or what marks a clause; nowhere: none.
    At preposition(At) const;
    bool behind(At at, WordClass) const;  ///< whether its preposition is of that class

    bool verbal(At) const;   ///< a verb, or a word that a copula or a subject makes one
    bool passive(At) const;  ///< "was banned", "banned by", "the goods banned"
    /// Who does what a passive tells; nowhere: not said.
    At by_phrase(At) const;
    bool infinitive(At) const;
    /// Whether `at` hangs, however deep, on `above`, or is it.
    bool within(At at, At above) const;
    /// The nearest word above that is verbal; nowhere: none.
    At clause_above(At) const;

private:
    const Tree& tree_;
    const Lexicon& lexicon_;
    std::vector<WordKey> keys_;
};

/// Who does and who suffers what a verb or deverbal noun tells: heads of phrases.
struct Roles {
    std::vector<At> agents, patients;
};

/// Of the verb at `at`, with what grammar leaves out: the subject of a conjunct, an open clause, a participle, a
/// relative clause.
Roles roles_of(const Syntax&, At at);
/// What stands beside a verb as its object, with conjuncts; of a passive its patients.
std::vector<At> objects_of(const Syntax&, At at, const Roles&);

}  // namespace detente::reading
