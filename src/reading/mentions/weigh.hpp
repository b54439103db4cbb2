#pragma once
#include <map>
#include <string>
#include <vector>

#include "reading/mentions/name_index.hpp"

namespace detente::reading {

/// How sure a match is a mention.
enum class Standing : std::uint8_t {
    certain,    ///< a form that names nothing else
    plausible,  ///< may name something else, and nothing says it does
    pending,  ///< counts only with support: another mention of the economy, a neighbour in a list, a government's verb
    rejected
};

struct WeighedMatch {
    Match match;
    Standing standing = Standing::certain;
    bool verb_supports = true;  ///< pending: a verb of governments behind it is enough
    std::string namesake;       ///< rejected: what the form names instead, "person" or an ISO 3166-2 code
    std::string rival;          ///< what else the form names (rivals.csv), when nothing decides; empty: nothing
    bool located = false;       ///< stands as the place of something: "in Uzbekistan", "Samarkand, Uzbekistan"
    bool venue = false;         ///< where people meet: a seat of government that is located, "talks in Saudi Arabia"
    bool aside = false;         ///< Mention::aside

    const Candidate& best() const { return match.candidates.front(); }
};

/// A line of rivals.csv as word numbers.
struct RivalWords {
    std::int32_t name = -1;
    std::string id;
    std::vector<std::int32_t> evidence;  ///< sorted
};
std::vector<RivalWords> rival_words(const ReadingTables&, const Vocabulary&);

/// Weighs each match by its risk and its surroundings, and drops what is not a mention: persons, states of a
/// federation, ordinary words, bare capitals that nothing else in the article supports. Text order is kept.
std::vector<WeighedMatch> weigh_matches(std::string_view text, const Tokens&, const Vocabulary&,
                                        const std::vector<RivalWords>&, std::vector<Match> matches,
                                        std::vector<WeighedMatch>* namesakes = nullptr);

}  // namespace detente::reading
