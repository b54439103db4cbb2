#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detente/reading/reading.hpp"
#include "reading/mentions/key_index.hpp"
#include "reading/mentions/weigh.hpp"
#include "reading/text/article_pieces.hpp"

namespace detente::reading {

/// Masking phrases and rivals that are actors themselves.
struct ActorNames {
    struct Phrase {
        std::string text, kind;  ///< kind: party, media, person, region
    };
    struct Region {
        std::string id, name;
    };
    std::vector<Phrase> phrases;
    KeyIndex by_first_word;
    std::map<std::string, Region> regions;  ///< by the name that an economy shares with it

    explicit ActorNames(const ReadingTables&);
};

/// Fills Reading::named_actors. Persons: of data/registry/persons.csv by given name and surname ("Xi Jinping"),
/// afterwards by the surname alone; by the surname alone from the start only after an office ("President Putin") or
/// before a verb of speech, where one economy has such a person. `namesakes`: persons and regions that bear the name of
/// an economy. Parties and media: masking phrases that are one. Groups without a name: "certain countries", kept
/// unresolved.
void find_named_actors(Reading&, const ArticlePieces&, const Tokens&, const std::vector<WeighedMatch>& namesakes,
                       const ActorNames&);

/// Verbs that attribute what stands beside them.
bool is_speech(const Piece&);

}  // namespace detente::reading
