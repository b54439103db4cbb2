#include "reading/actors/groups.hpp"

#include <algorithm>

#include "detente/reading/actor_id.hpp"
#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"
#include "reading/mentions/key_index.hpp"

namespace detente::reading {
namespace {

const KeyIndex& group_words() {
    static const KeyIndex table = [] {
        std::vector<std::pair<WordKey, std::uint32_t>> words;
        const CsvTable csv = read_csv(find_data("reading/groups.csv").string());
        for (std::size_t row = 0; row < csv.rows(); ++row)
            words.emplace_back(key_of(csv.cell(row, csv.column("word"))), std::uint32_t(row));
        return KeyIndex(std::move(words));
    }();
    return table;
}

}  // namespace

void add_unnamed_groups(const Pieces& pieces, std::vector<ActorRef>& refs) {
    constexpr std::size_t adjectives = 2;  // "Syrian government forces"
    const KeyIndex& table = group_words();
    std::vector<ActorRef> found;
    std::size_t next = 0, behind = 0;  // the next ref; the piece behind the last actor
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        while (next < refs.size() && refs[next].last <= at) behind = refs[next++].last;
        const bool inside = next < refs.size() && refs[next].first <= at;
        if (inside || !table.has(pieces[at].key)) continue;
        if (at > 0 && low_is(pieces, at - 1, {"about", "regarding", "concerning"})) continue;  // what is talked about
        const bool follows =
            behind > 0 && at - behind <= adjectives &&
            std::all_of(pieces.begin() + std::ptrdiff_t(behind), pieces.begin() + std::ptrdiff_t(at),
                        [](const Piece& p) {
                            return p.kind == Piece::Kind::word || p.low == "'" || p.low == "’" || p.low == "-";
                        });
        if (!follows)
            found.push_back({at, at + 1, ActorId{ActorId::unresolved, pieces[at].low}.joined(), "", "collective",
                             std::string(pieces[at].text)});
    }
    if (found.empty()) return;
    refs.insert(refs.end(), found.begin(), found.end());
    std::sort(refs.begin(), refs.end(), [](const ActorRef& a, const ActorRef& b) { return a.first < b.first; });
}

}  // namespace detente::reading
