#include "reading/verbs.hpp"

#include <algorithm>

#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"

namespace detente::reading {
namespace {

constexpr std::size_t widest_gap = 4, start_letters = 3;  // stems have three letters at least

bool says(const std::vector<std::string>& words, const std::string& low) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        if (word.back() != '*') return low == word;
        return low.compare(0, word.size() - 1, word, 0, word.size() - 1) == 0;
    });
}

/// Where the elements from `element` on end when they begin at `at`; 0: they do not stand there.
std::size_t stands(const Verb& verb, std::size_t element, const std::vector<Piece>& pieces, std::size_t at) {
    if (element == verb.elements.size()) return at;
    const bool gap = verb.elements[element].empty();
    if (gap) ++element;
    for (std::size_t skipped = 0; skipped <= (gap ? widest_gap : 0) && at + skipped < pieces.size(); ++skipped) {
        if (says(verb.elements[element], pieces[at + skipped].low))
            if (const std::size_t end = stands(verb, element + 1, pieces, at + skipped + 1)) return end;
        if (pieces[at + skipped].low == ";" || pieces[at + skipped].low == ",") break;
    }
    return 0;
}

}  // namespace

const Verbs& Verbs::installed() {
    static const Verbs table = [] {
        Verbs out;
        const CsvTable csv = read_csv(find_data("reading/verbs.csv").string());
        for (std::size_t row = 0; row < csv.rows(); ++row) {
            Verb verb;
            verb.pattern = csv.cell(row, csv.column("pattern"));
            verb.root = csv.cell(row, csv.column("root"));
            for (const std::string& element : split(verb.pattern, ' '))
                verb.elements.push_back(element == ".." ? std::vector<std::string>{} : split(element, '|'));
            for (const std::string& word : verb.elements.front()) {
                auto& list = out.by_start_[word.substr(0, start_letters)];
                if (list.empty() || list.back() != row) list.push_back(row);
            }
            out.all_.push_back(std::move(verb));
        }
        return out;
    }();
    return table;
}

VerbHit Verbs::at(const std::vector<Piece>& pieces, std::size_t at) const {
    VerbHit best;
    if (pieces[at].kind != Piece::Kind::word || pieces[at].low.size() < 2) return best;
    const auto list = by_start_.find(pieces[at].low.substr(0, start_letters));
    if (list == by_start_.end()) return best;
    for (const std::size_t row : list->second) {
        const std::size_t end = stands(all_[row], 0, pieces, at);
        if (end > best.last) best = {&all_[row], at, end};
    }
    return best;
}

bool armed(const std::vector<Piece>& pieces) {
    return std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
        for (const char* word :
             {"forces",     "troops",     "soldiers",  "army",     "missile",    "missiles", "rocket",     "rockets",
              "bomb",       "bombs",      "killed",    "killing",  "wounded",    "dead",     "ship",       "village",
              "rebels",     "gunmen",     "militants", "drone",    "drones",     "aircraft", "planes",     "tanks",
              "police",     "artillery",  "convoy",    "base",     "civilians",  "fighters", "troop",      "airstrike",
              "airstrikes", "guerrillas", "shelling",  "border",   "navy",       "jets",     "military",   "town",
              "city",       "people",     "invaded",   "warships", "helicopter", "ethnic",   "insurgents", "militant",
              "targets",    "target",     "warplanes", "batteries"})
            if (piece.low == word) return true;
        return false;
    });
}

int sign_of(const std::string& root) {
    for (const char* good : {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
        if (root == good) return 1;
    return root.empty() ? 0 : -1;
}

}  // namespace detente::reading
