#pragma once
#include <string>
#include <vector>

#include "detente/reading/reading.hpp"
#include "reading/mentions/key_index.hpp"
#include "reading/text/pieces.hpp"

namespace detente::reading {

/// A line of data/registry/organs.csv: an organ of a framework or an economy, or a medium.
struct Organ {
    std::vector<std::string> pieces;  ///< of the phrase, as written
    std::string id, kind, name;
    std::string of;       ///< framework or economy; empty: of none
    std::string economy;  ///< `of` where it is one
    std::string needs;    ///< framework or economy that the text must name, too; empty: nothing
    std::string note;
};

struct FoundOrgan {
    Span span;
    std::string id, kind, name, economy, note;
    const char* rule = "";
};

class Organs {
public:
    static const Organs& installed();
    /// Those of a line, left to right, none overlapping. "of the Shanghai Cooperation Organization" behind an organ of
    /// that framework belongs to it. Also ministries of an economy that stands before them: "the Chinese foreign
    /// ministry".
    std::vector<FoundOrgan> in(const Reading&, const Pieces&) const;

private:
    const Organ* at(const Reading&, const Pieces&, std::size_t at) const;

    std::vector<Organ> all_;
    KeyIndex by_first_;  ///< by the key of the first piece, longest first
};

/// The economy mentioned right before byte `at`: "China's", "Chinese"; null: none. `words`: how many words may part
/// them.
const Mention* economy_before(const Reading&, const Pieces&, std::size_t piece, std::size_t words);

}  // namespace detente::reading
