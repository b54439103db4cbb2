#pragma once
#include <string>
#include <vector>

#include "detente/scenario/scenario.hpp"
#include "detente/world/registry.hpp"

namespace detente {

/// A stretch of the article: byte offsets into the text as given, [start, end).
struct Span {
    std::size_t start = 0, end = 0;
};

/// One mention of an economy or a framework.
struct Mention {
    Span span;
    std::string text;                     ///< the bytes of the span
    std::string id;                       ///< best candidate: economy or framework id
    std::vector<std::string> candidates;  ///< all, best first
    std::string kind;                     ///< economy: "name", "adjective", "demonym", "capital", "government"; or "framework"
};

/// An economy or framework of the article with all its mentions.
struct Actor {
    std::string id, name;
    std::vector<std::size_t> mentions;  ///< positions in Reading::mentions
};

struct Reading {
    std::string title;               ///< first line that looks like one
    std::string text;                ///< as given
    std::vector<Mention> mentions;   ///< in text order, no overlaps
    std::vector<Actor> economies;    ///< most mentioned first
    std::vector<Actor> frameworks;
    std::vector<std::string> principals;  ///< two or three economy ids
    std::string question;            ///< the article's own question, if its title asks one
};

Reading read_article(const std::string& text, const Registry&);

/// The pair of scenarios (blocs split, talks succeed) drafted from where the principals stand.
struct DraftedPair {
    Scenario split, talks;
    std::string why;  ///< in words: which blocs, from which rule
};
DraftedPair draft_scenarios(const Reading&, const World&, const Registry&);

}  // namespace detente
