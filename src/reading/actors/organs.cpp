#include "reading/actors/organs.hpp"

#include <algorithm>

#include "detente/reading/actor_id.hpp"
#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"

namespace detente::reading {
namespace {

bool names(const Reading& reading, const std::string& id) {
    const auto has = [&](const std::vector<Actor>& all) {
        return std::any_of(all.begin(), all.end(), [&](const Actor& actor) { return actor.id == id; });
    };
    return has(reading.frameworks) || has(reading.economies);
}

/// The mention that ends last at or before byte `at`.
const Mention* mention_before(const Reading& reading, std::size_t at) {
    const auto next = std::upper_bound(reading.mentions.begin(), reading.mentions.end(), at,
                                       [](std::size_t byte, const Mention& m) { return byte < m.span.end; });
    return next == reading.mentions.begin() ? nullptr : &*(next - 1);
}

/// "of the Shanghai Cooperation Organization" from piece `at` on; the byte behind it, or 0.
std::size_t owner_behind(const Reading& reading, const Pieces& pieces, std::size_t at, const std::string& id) {
    if (!low_is(pieces, at, {"of"})) return 0;
    const std::size_t next = at + 1 + low_is(pieces, at + 1, {"the"});
    if (next >= pieces.size()) return 0;
    const std::size_t start = pieces[next].span.start;
    const auto mention = std::lower_bound(reading.mentions.begin(), reading.mentions.end(), start,
                                          [](const Mention& m, std::size_t byte) { return m.span.start < byte; });
    return mention != reading.mentions.end() && mention->span.start == start && mention->id == id ? mention->span.end
                                                                                                  : 0;
}

FoundOrgan ministry_at(const Reading& reading, const Pieces& pieces, std::size_t at) {
    FoundOrgan found;
    std::size_t first = at;
    while (first > 0 && at - first < 3 &&
           low_is(pieces, first - 1,
                  {"foreign", "affairs", "defence", "defense", "finance", "commerce", "trade", "interior", "economy",
                   "energy", "industry", "agriculture", "health", "economic", "external"}))
        --first;
    if (first == at) return found;
    const Mention* owner = economy_before(reading, pieces, first, 0);
    if (!owner) return found;
    std::string what;
    for (std::size_t i = first; i <= at; ++i) what += (what.empty() ? "" : " ") + std::string(pieces[i].low);
    found = {{owner->span.start, pieces[at].span.end},
             ActorId{ActorId::organ, owner->id + "/" + what}.joined(),
             "organ",
             what,
             owner->id,
             "",
             "a ministry behind its economy"};
    return found;
}

}  // namespace

const Mention* economy_before(const Reading& reading, const Pieces& pieces, std::size_t piece, std::size_t words) {
    std::size_t skipped = 0;
    const Mention* mention = piece == 0 ? nullptr : mention_before(reading, pieces[piece].span.start);
    if (!mention || mention->kind == "framework") return nullptr;
    for (std::size_t at = piece; at > 0 && pieces[at - 1].span.start >= mention->span.end; --at) {
        if (low_is(pieces, at - 1, {"'", "’", "s"})) continue;
        if (pieces[at - 1].kind != Piece::Kind::word || ++skipped > words) return nullptr;
    }
    return mention;
}

const Organs& Organs::installed() {
    static const Organs table = [] {
        Organs out;
        std::vector<std::pair<WordKey, std::uint32_t>> starts;
        std::vector<Piece> pieces;
        const CsvTable csv = read_csv(find_data("registry/organs.csv").string());
        for (std::size_t row = 0; row < csv.rows(); ++row) {
            const auto cell = [&](const char* column) { return std::string(csv.cell(row, csv.column(column))); };
            Organ organ{{}, cell("id"), cell("kind"), cell("name"), cell("of"), "", cell("needs"), cell("note")};
            if (Registry::installed().economy(organ.of)) organ.economy = organ.of;
            const std::string phrase = cell("phrase"), low = lower(phrase);
            pieces.clear();
            append_pieces(phrase, low, 0, phrase.size(), pieces);
            for (const Piece& piece : pieces) organ.pieces.emplace_back(piece.text);
            starts.emplace_back(pieces.front().key, std::uint32_t(row));
            out.all_.push_back(std::move(organ));
        }
        std::stable_sort(starts.begin(), starts.end(), [&](const auto& a, const auto& b) {
            return out.all_[a.second].pieces.size() > out.all_[b.second].pieces.size();
        });
        out.by_first_ = KeyIndex(std::move(starts));
        return out;
    }();
    return table;
}

const Organ* Organs::at(const Reading& reading, const Pieces& pieces, std::size_t at) const {
    for (const std::size_t i : by_first_.find(pieces[at].key)) {
        const Organ& organ = all_[i];
        if (at + organ.pieces.size() > pieces.size()) continue;
        std::size_t k = 0;
        while (k < organ.pieces.size() && pieces[at + k].text == organ.pieces[k]) ++k;
        if (k == organ.pieces.size() && (organ.needs.empty() || names(reading, organ.needs))) return &organ;
    }
    return nullptr;
}

std::vector<FoundOrgan> Organs::in(const Reading& reading, const Pieces& pieces) const {
    std::vector<FoundOrgan> out;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (low_is(pieces, i, {"ministry"})) {
            FoundOrgan found = ministry_at(reading, pieces, i);
            if (!found.id.empty()) out.push_back(std::move(found));
            continue;
        }
        const Organ* organ = at(reading, pieces, i);
        if (!organ) continue;
        const std::size_t last = i + organ->pieces.size();
        FoundOrgan found{{pieces[i].span.start, pieces[last - 1].span.end},
                         ActorId{organ->kind, organ->id}.joined(),
                         organ->kind,
                         organ->name,
                         organ->of,
                         organ->note,
                         "a phrase of organs.csv"};
        if (!organ->of.empty())
            if (const std::size_t end = owner_behind(reading, pieces, last, organ->of)) found.span.end = end;
        out.push_back(std::move(found));
        i = last - 1;
    }
    return out;
}

}  // namespace detente::reading
