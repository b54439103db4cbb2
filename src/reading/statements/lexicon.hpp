#pragma once
#include <bitset>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "reading/mentions/key_index.hpp"
#include "reading/text/words.hpp"

namespace detente::reading {

enum class WordKind : std::uint8_t { verb, noun, adjective, other };

/// Classes of data/reading/word_classes.csv that the grammar asks for by name. Further ones, which only deeds.csv
/// names, follow behind.
enum class WordClass : std::uint8_t {
    agent,
    owner_body,
    group,
    states,
    pair,
    bloc,
    quantity_of,
    trade_measure,
    decision,
    plan,
    ability,
    speech,
    deny,
    intend,
    attempt,
    fail,
    conditional,
    intend_adjective,
    conditional_adjective,
    future,
    conditional_aux,
    must,
    negation,
    condition,
    open,
    late,
    locative,
    against,
    calendar,
    person_pronoun,
    thing_pronoun,
    many_pronoun,
    self_pronoun,
    force_words,
    protester,
    errand,
    union_seat,
    source_of_news,
    guess,
    count
};

using Classes = std::bitset<128>;

/// What must stand beside a word for a line of deeds.csv.
struct DeedNeed {
    enum class Kind : std::uint8_t {
        object,          ///< "obj", "obj=words": what is done to, also a passive's subject
        no_object,       ///< "noobj"
        particle,        ///< "prt=out"
        preposition,     ///< "pp=with", "pp=from:words": a phrase with that preposition
        open_clause,     ///< "to", "to=words"
        clause,          ///< "that"
        modifier,        ///< "mod=words" of a noun; "with=words" anywhere in the clause
        passive,         ///< "passive"
        armed,           ///< "armed": a word of war in the sentence
        unarmed,         ///< "unarmed"
        object_party,    ///< "party": the object is somebody
        subject_person,  ///< "subj=person": the subject is somebody
        crowd,           ///< "crowd": the subject is a group of people, no state
        future,          ///< "future"
        must,            ///< "must"
        negated,         ///< "negated"
        both,            ///< "both": source and target are named
        no_target,       ///< "notarget"
        theirs,          ///< "theirs": of those who were named before
        called           ///< "called": "called the plan a mistake"
    };
    Kind kind;
    std::vector<WordKey> prepositions, words;  ///< words: empty with classes, framework, economy: any
    Classes classes;
    bool framework = false, economy = false;
    bool any() const { return words.empty() && classes.none() && !framework && !economy; }
};

/// A line of data/reading/deeds.csv: a word that tells a deed, where its needs are met.
struct DeedFrame {
    WordKind kind = WordKind::verb;
    std::vector<DeedNeed> needs;
    std::string root;                       ///< PLOVER's; or ABSTAIN
    std::string negated;                    ///< root of what is not done; OPEN: left open; empty: none
    std::string rule;                       ///< the words and needs of the line
    bool target_from = false;               ///< "from": the subject is the target, the source stands behind "from"
    bool joined = false;                    ///< "joined": the source is what the target is to join
    bool orders = false;                    ///< "orders": what somebody of one's own is told to do is one's own deed
    bool middle = false;                    ///< "middle": the subject of its passive acts: "was engaged in"
    bool demanded = false;                  ///< "demanded": the source is who speaks, the target the subject
    std::vector<WordKey> no_target_behind;  ///< "not:to": prepositions behind which no target stands
    int weight = 0;                         ///< of two that fit, the heavier counts
};

/// Words of one language: deeds.csv, word_classes.csv and verb_forms.csv, by every inflected form.
class Lexicon {
public:
    /// nullptr: there are no deeds in that language.
    static const Lexicon* installed(std::string_view language);

    struct Entry {
        WordKey lemma = 0;
        WordKind kind = WordKind::other;
        Classes classes;
        std::vector<std::uint32_t> frames;
    };

    /// The entry of a form; nullptr: none of that kind. Of two, the one with frames.
    const Entry* find(WordKey form, WordKind) const;
    const DeedFrame& frame(std::uint32_t at) const { return frames_[at]; }
    /// Whether a form may tell a deed, of whatever kind it is.
    bool may_be_deed(WordKey form) const { return deed_forms_.has(form); }
    bool may_be_speech(WordKey form) const { return speech_forms_.has(form); }
    /// Whether a word in small letters may name a group that acts.
    bool may_be_group(WordKey form) const { return group_forms_.has(form); }

private:
    friend class LexiconBuilder;
    std::vector<Entry> entries_;
    std::vector<DeedFrame> frames_;
    KeyIndex by_form_, deed_forms_, speech_forms_, group_forms_;
};

/// +1 cooperation, -1 conflict, 0 neither: PLOVER's quadrants, without their split into words and deeds.
int sign_of(std::string_view root);

}  // namespace detente::reading
