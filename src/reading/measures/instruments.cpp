#include "reading/measures/instruments.hpp"

#include <algorithm>

#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "reading/goods/goods.hpp"

namespace detente::reading {
namespace {

/// "the duty to process the ore", "on duty", "duty-free": no instrument.
bool other_sense(Pieces p, const InstrumentName& cue) {
    if (cue.first > 1 && low_is(p, cue.first - 1, {"of"}) && low_is(p, cue.first - 2, {"free"})) return true;
    if (cue.last - cue.first != 1 || !low_is(p, cue.first, {"duty", "duties"})) return false;
    if (low_is(p, cue.last, {"to"}) && cue.last + 1 < p.size() && p[cue.last + 1].kind == Piece::Kind::word &&
        p[cue.first].low == "duty" &&
        !low_is(p, cue.last + 1, {"quadruple", "double", "triple", "rise", "fall", "increase", "be", "go", "zero"}))
        return true;
    return low_is(p, cue.last + 1, {"free"}) || low_is(p, cue.last, {"free", "station"}) ||
           (cue.first > 0 && low_is(p, cue.first - 1, {"on", "heavy", "moral", "military"}));
}

}  // namespace

const Instruments& Instruments::installed() {
    static const Instruments instruments = [] {
        Instruments out;
        const CsvTable table = read_csv(find_data("reading/instruments.csv").string());
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const std::string instrument(table.cell(row, table.column("instrument")));
            for (const std::string& words : split(std::string(table.cell(row, table.column("words"))), '|')) {
                const std::string low = lower(words);
                std::vector<Piece> pieces;
                append_pieces(words, low, 0, words.size(), pieces);
                Name name{{}, instrument};
                for (const Piece& piece : pieces)
                    if (piece.kind != Piece::Kind::mark) name.words.push_back(singular_key(piece.low));
                out.names_.push_back(std::move(name));
            }
        }
        std::stable_sort(out.names_.begin(), out.names_.end(),
                         [](const Name& a, const Name& b) { return a.words.size() > b.words.size(); });
        std::vector<std::pair<WordKey, std::uint32_t>> starts;
        for (std::size_t i = 0; i < out.names_.size(); ++i)
            starts.emplace_back(out.names_[i].words.front(), std::uint32_t(i));
        out.by_first_ = KeyIndex(std::move(starts));
        return out;
    }();
    return instruments;
}

std::vector<InstrumentName> Instruments::find(Pieces p) const {
    std::vector<InstrumentName> out;
    for (std::size_t at = 0; at < p.size(); ++at) {
        if (p[at].kind != Piece::Kind::word) continue;
        for (const std::uint32_t i : by_first_.find(singular_key(p[at].low))) {
            const Name& name = names_[i];
            std::size_t next = at, word = 0;
            while (word < name.words.size() && next < p.size()) {
                if (word > 0 && p[next].kind == Piece::Kind::mark &&
                    (p[next].low == "-" || p[next].low == "'" || p[next].low == "’")) {
                    ++next;
                } else if (singular_key(p[next].low) == name.words[word]) {
                    ++next, ++word;
                } else {
                    break;
                }
            }
            if (word < name.words.size()) continue;
            const InstrumentName cue{name.instrument, at, next};
            if (!other_sense(p, cue)) out.push_back(cue);
            at = next - 1;
            break;
        }
    }
    return out;
}

bool is_duty(std::string_view instrument) {
    return instrument == "tariff" || instrument == "anti_dumping" || instrument == "countervailing" ||
           instrument == "safeguard" || instrument == "export_tax";
}

std::string flow_of(std::string_view instrument) {
    if (instrument == "export_ban" || instrument == "export_control" || instrument == "export_tax") return "exports";
    if (instrument == "sanction" || instrument == "agreement" || instrument == "agreement_exit" ||
        instrument == "framework_join" || instrument == "framework_leave")
        return "both";
    return "imports";
}

}  // namespace detente::reading
