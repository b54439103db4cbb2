#include "reading/quantity_tables.hpp"

#include <algorithm>

#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"

namespace detente::reading {
namespace {

std::vector<std::string> in_pieces(std::string_view text) {
    std::vector<std::string> out;
    for (const Piece& piece : cut_pieces(text, 0, text.size())) out.push_back(piece.text);
    return out;
}

template <class Entry>
void longest_first(std::vector<Entry>& entries) {
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.pieces.size() > b.pieces.size(); });
}

bool stands_at(const std::vector<std::string>& wanted, const std::vector<Piece>& pieces, std::size_t at) {
    if (at + wanted.size() > pieces.size()) return false;
    for (std::size_t k = 0; k < wanted.size(); ++k)
        if (pieces[at + k].text != wanted[k] && !(wanted[k].size() > 3 && pieces[at + k].low == lower_ascii(wanted[k])))
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
            out.scales.push_back({in_pieces(scales.cell(row, scales.column("text"))),
                                  scales.number(row, scales.column("factor")),
                                  scales.cell(row, scales.column("glued")) == "1"});
        const CsvTable coins = read_csv(find_data("reading/coins.csv").string());
        for (std::size_t row = 0; row < coins.rows(); ++row)
            out.coins.push_back(
                {std::string(coins.cell(row, coins.column("text"))), coins.number(row, coins.column("parts"))});
        longest_first(out.currencies);
        for (std::size_t i = 0; i < out.currencies.size(); ++i) {
            const std::string& first = out.currencies[i].pieces.front();
            out.currencies_from_[cut_pieces(first, 0, first.size()).front().low].push_back(i);
        }
        longest_first(out.scales);
        return out;
    }();
    return tables;
}

const QuantityTables::Currency* QuantityTables::currency_at(const std::vector<Piece>& pieces, std::size_t at,
                                                            bool before) const {
    if (at >= pieces.size()) return nullptr;
    const auto from = currencies_from_.find(pieces[at].low);
    if (from == currencies_from_.end()) return nullptr;
    for (const std::size_t i : from->second) {
        const Currency& currency = currencies[i];
        if ((before ? currency.before : currency.after) && stands_at(currency.pieces, pieces, at)) return &currency;
    }
    return nullptr;
}

const QuantityTables::Coin* QuantityTables::coin_at(const std::vector<Piece>& pieces, std::size_t at) const {
    if (at >= pieces.size() || pieces[at].kind != Piece::Kind::word) return nullptr;
    for (const Coin& coin : coins)
        if (pieces[at].text == coin.text && (coin.text.size() > 1 || pieces[at].glued)) return &coin;
    return nullptr;
}

const QuantityTables::Scale* QuantityTables::scale_at(const std::vector<Piece>& pieces, std::size_t at) const {
    for (const Scale& scale : scales) {
        if (!stands_at(scale.pieces, pieces, at)) continue;
        if (!scale.glued || pieces[at].glued || scale.pieces.front().size() > 2) return &scale;
    }
    return nullptr;
}

}  // namespace detente::reading
