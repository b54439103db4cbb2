#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "detente/reading/span.hpp"

namespace detente::reading {

/// Universal part-of-speech tags (universaldependencies.org), in the order of their names.
enum class Tag : std::uint8_t {
    adj,
    adp,
    adv,
    aux,
    cconj,
    det,
    intj,
    noun,
    num,
    part,
    pron,
    propn,
    punct,
    sconj,
    sym,
    verb,
    x
};

/// How a word is formed, as far as statements ask.
enum class Shape : std::uint8_t {
    other,
    past,                ///< of a verb: VBD; French: finite, as it has no tag of its own
    present,             ///< VBZ, VBP, MD; French: finite
    infinitive,          ///< VB, also the imperative
    past_participle,     ///< VBN
    present_participle,  ///< VBG
    relative,            ///< "which", "who", "that" of a relative clause or question
    personal,            ///< "he", "it", "ils"
    plural,              ///< of a noun or name
};

/// Universal relations; a subtype only where the network tells it apart.
enum class Relation : std::uint8_t {
    acl,
    acl_relcl,
    advcl,
    advmod,
    amod,
    appos,
    aux,
    aux_pass,
    case_,
    cc,
    ccomp,
    compound,
    compound_prt,
    conj,
    cop,
    csubj,
    csubj_pass,
    dep,
    det,
    discourse,
    dislocated,
    expl,
    fixed,
    flat,
    goeswith,
    iobj,
    list,
    mark,
    nmod,
    nmod_poss,
    nsubj,
    nsubj_pass,
    nummod,
    obj,
    obl,
    obl_agent,
    orphan,
    parataxis,
    punct,
    reparandum,
    root,
    vocative,
    xcomp
};

/// One word of a sentence with its place in the tree.
struct TreeWord {
    static constexpr std::int32_t root = -1;

    Span span;                 ///< in the article; two words of one ("du": de, le; "cannot") share it or part it
    std::string_view text;     ///< as written, points into the article; of a parted word its own letters
    std::string_view own_tag;  ///< the treebank's own: "VBD"; French: "Part.Past"; empty or "-": none
    Tag tag = Tag::x;
    Shape shape = Shape::other;
    Relation relation = Relation::dep;
    std::int32_t head = root;  ///< position in Tree::words
    float sure = 0;            ///< share of this head among all, 0 to 1
};

/// A sentence as dependency tree: exactly one word has no head, and no circle.
struct Tree {
    std::vector<TreeWord> words;
    std::vector<std::vector<std::int32_t>> below;  ///< [word]: those that hang on it, in text order
};

}  // namespace detente::reading
