#include "reading/statements/verbs.hpp"

#include <algorithm>

#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"

namespace detente::reading {
namespace {

constexpr std::size_t widest_gap = 4;
constexpr std::size_t shortest_stem = 3;

bool says(const std::vector<Verb::Alternative>& words, const Piece& piece) {
    return std::any_of(words.begin(), words.end(), [&](const Verb::Alternative& word) {
        return word.stem.empty() ? word.key == piece.key : piece.low.starts_with(word.stem);
    });
}

std::vector<Verb::Alternative> alternatives(const std::string& element) {
    std::vector<Verb::Alternative> out;
    if (element == "..") return out;
    for (const std::string& word : split(element, '|'))
        out.push_back({key_of(word), word.back() == '*' ? word.substr(0, word.size() - 1) : ""});
    return out;
}

/// Where the elements from `element` on end when they begin at `at`; 0: they do not stand there.
std::size_t stands(const Verb& verb, std::size_t element, const Pieces& pieces, std::size_t at) {
    if (element == verb.elements.size()) return at;
    const bool gap = verb.elements[element].empty();
    if (gap) ++element;
    for (std::size_t skipped = 0; skipped <= (gap ? widest_gap : 0) && at + skipped < pieces.size(); ++skipped) {
        if (says(verb.elements[element], pieces[at + skipped]))
            if (const std::size_t end = stands(verb, element + 1, pieces, at + skipped + 1)) return end;
        if (low_is(pieces, at + skipped, {";", ","})) break;
    }
    return 0;
}

}  // namespace

const Verbs& Verbs::installed() {
    static const Verbs table = [] {
        Verbs out;
        std::vector<std::pair<WordKey, std::uint32_t>> words, stems;
        const CsvTable csv = read_csv(find_data("reading/verbs.csv").string());
        for (std::size_t row = 0; row < csv.rows(); ++row) {
            Verb verb;
            verb.pattern = csv.cell(row, csv.column("pattern"));
            verb.root = csv.cell(row, csv.column("root"));
            for (const std::string& element : split(verb.pattern, ' ')) verb.elements.push_back(alternatives(element));
            for (const Verb::Alternative& word : verb.elements.front()) {
                if (word.stem.empty())
                    words.emplace_back(word.key, std::uint32_t(row));
                else if (word.stem.size() >= shortest_stem)
                    stems.emplace_back(key_of(word.stem.substr(0, shortest_stem)), std::uint32_t(row));
                else
                    csv.fail(row, csv.column("pattern"), "the stem '" + word.stem + "*' is too short");
            }
            out.all_.push_back(std::move(verb));
        }
        out.by_word_ = KeyIndex(std::move(words));
        out.by_stem_ = KeyIndex(std::move(stems));
        return out;
    }();
    return table;
}

VerbHit Verbs::at(const Pieces& pieces, std::size_t at) const {
    VerbHit best;
    if (pieces[at].kind != Piece::Kind::word || pieces[at].low.size() < 2) return best;
    std::uint32_t of_row = 0;
    for (const auto rows :
         {by_word_.find(pieces[at].key), by_stem_.find(key_of(pieces[at].low.substr(0, shortest_stem)))})
        for (const std::uint32_t row : rows) {
            const std::size_t end = stands(all_[row], 0, pieces, at);
            if (end == 0 || end < best.last || (end == best.last && row >= of_row)) continue;
            best = {&all_[row], at, end};
            of_row = row;
        }
    return best;
}

bool armed(const Pieces& pieces) {
    static constexpr WordSet war(
        {"forces",     "troops",     "soldiers",  "army",     "missile",    "missiles", "rocket",     "rockets",
         "bomb",       "bombs",      "killed",    "killing",  "wounded",    "dead",     "ship",       "village",
         "rebels",     "gunmen",     "militants", "drone",    "drones",     "aircraft", "planes",     "tanks",
         "police",     "artillery",  "convoy",    "base",     "civilians",  "fighters", "troop",      "airstrike",
         "airstrikes", "guerrillas", "shelling",  "border",   "navy",       "jets",     "military",   "town",
         "city",       "people",     "invaded",   "warships", "helicopter", "ethnic",   "insurgents", "militant",
         "targets",    "target",     "warplanes", "batteries"});
    return std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return war.has(piece.key); });
}

int sign_of(const std::string& root) {
    for (const char* good : {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
        if (root == good) return 1;
    return root.empty() ? 0 : -1;
}

}  // namespace detente::reading
