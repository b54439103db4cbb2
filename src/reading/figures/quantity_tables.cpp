#include "reading/figures/quantity_tables.hpp"

#include <algorithm>

#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"

namespace detente::reading {
namespace {

std::vector<QuantityTables::Part> in_pieces(std::string_view text) {
    const std::string low = lower(text);
    std::vector<Piece> pieces;
    append_pieces(text, low, 0, text.size(), pieces);
    std::vector<QuantityTables::Part> out;
    for (const Piece& piece : pieces) {
        const std::string part(piece.text);
        out.push_back({part, part.size() > 3 ? key_of(lower_ascii(part)) : 0});
    }
    return out;
}

template <class Entry>
KeyIndex longest_first(std::vector<Entry>& entries) {
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.pieces.size() > b.pieces.size(); });
    std::vector<std::pair<WordKey, std::uint32_t>> starts;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::string& text = entries[i].pieces.front().text;
        const std::string low = lower(text);
        std::vector<Piece> piece;
        append_pieces(text, low, 0, text.size(), piece);
        starts.emplace_back(piece.front().key, std::uint32_t(i));
    }
    return KeyIndex(std::move(starts));
}

bool stands_at(const std::vector<QuantityTables::Part>& wanted, const Pieces& pieces, std::size_t at) {
    if (at + wanted.size() > pieces.size()) return false;
    for (std::size_t k = 0; k < wanted.size(); ++k)
        if (pieces[at + k].text != wanted[k].text && (wanted[k].low == 0 || pieces[at + k].key != wanted[k].low))
            return false;
    return true;
}

}  // namespace

const QuantityTables& QuantityTables::installed() {
    static const QuantityTables tables = [] {
        QuantityTables out;
        const CsvTable currencies = read_csv(find_data("reading/currencies.csv").string());
        for (std::size_t row = 0; row < currencies.rows(); ++row) {
            const auto cell = [&](const char* column) {
                return std::string(currencies.cell(row, currencies.column(column)));
            };
            const std::string where = cell("where");
            out.currencies.push_back({in_pieces(cell("text")), split(cell("currency"), ' '), where != "after",
                                      where != "before", cell("status")});
        }
        const CsvTable scales = read_csv(find_data("reading/scales.csv").string());
        for (std::size_t row = 0; row < scales.rows(); ++row)
            out.scales.push_back(
                {in_pieces(scales.cell(row, scales.column("text"))), scales.number(row, scales.column("factor")),
                 scales.cell(row, scales.column("glued")) == "1", scales.cell(row, scales.column("comma")) == "1"});
        const CsvTable coins = read_csv(find_data("reading/coins.csv").string());
        std::vector<std::pair<WordKey, std::uint32_t>> words;
        for (std::size_t row = 0; row < coins.rows(); ++row) {
            out.coins.push_back(
                {std::string(coins.cell(row, coins.column("text"))), coins.number(row, coins.column("parts"))});
            words.emplace_back(key_of(out.coins.back().text), std::uint32_t(row));
        }
        out.coin_by_word = KeyIndex(std::move(words));
        out.currency_by_start = longest_first(out.currencies);
        out.scale_by_start = longest_first(out.scales);
        return out;
    }();
    return tables;
}

const QuantityTables::Currency* QuantityTables::currency_at(const Pieces& pieces, std::size_t at, bool before) const {
    if (at >= pieces.size()) return nullptr;
    for (const std::uint32_t entry : currency_by_start.find(pieces[at].key)) {
        const Currency& currency = currencies[entry];
        if ((before ? currency.before : currency.after) && stands_at(currency.pieces, pieces, at)) return &currency;
    }
    return nullptr;
}

const QuantityTables::Coin* QuantityTables::coin_at(const Pieces& pieces, std::size_t at) const {
    if (at >= pieces.size() || pieces[at].kind != Piece::Kind::word) return nullptr;
    for (const std::uint32_t entry : coin_by_word.find(pieces[at].key)) {
        const Coin& coin = coins[entry];
        if (pieces[at].text == coin.text && (coin.text.size() > 1 || pieces[at].glued)) return &coin;
    }
    return nullptr;
}

const QuantityTables::Scale* QuantityTables::scale_at(const Pieces& pieces, std::size_t at) const {
    if (at >= pieces.size()) return nullptr;
    for (const std::uint32_t entry : scale_by_start.find(pieces[at].key)) {
        const Scale& scale = scales[entry];
        if (!stands_at(scale.pieces, pieces, at)) continue;
        if (!scale.glued || pieces[at].glued || scale.pieces.front().text.size() > 2) return &scale;
    }
    return nullptr;
}

}  // namespace detente::reading
