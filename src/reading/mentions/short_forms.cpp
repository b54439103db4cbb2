#include "reading/mentions/short_forms.hpp"

#include <algorithm>

#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"
#include "reading/mentions/key_index.hpp"

namespace detente::reading {
namespace {

/// data/reading/short_forms.csv: the economy by the key of its ideograph.
struct Table {
    std::vector<std::string> ids;
    KeyIndex by_word;

    static const Table& installed() {
        static const Table table = [] {
            Table out;
            std::vector<std::pair<WordKey, std::uint32_t>> words;
            const CsvTable csv = read_csv(find_data("reading/short_forms.csv").string());
            for (std::size_t row = 0; row < csv.rows(); ++row) {
                words.emplace_back(key_of(csv.cell(row, csv.column("text"))), std::uint32_t(row));
                out.ids.emplace_back(csv.cell(row, csv.column("economy")));
            }
            out.by_word = KeyIndex(std::move(words));
            return out;
        }();
        return table;
    }
};

bool one_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

class Scan {
public:
    Scan(std::string_view text, const Tokens& all, const Registry& registry, const std::vector<Match>& matches)
        : text_(text), tokens_(all.tokens), registry_(registry), free_(all.tokens.size(), true) {
        for (const Match& match : matches)
            for (std::size_t i = match.first; i < match.last; ++i) free_[i] = false;
    }

    std::vector<Match> run() {
        for (std::size_t at = 0; at < tokens_.size();) {
            std::size_t last = at;
            while (last < tokens_.size() && (last == at || tokens_[last].gap == Gap::none) && !id_at(last).empty())
                ++last;
            if (last > at) row(at, last);
            at = std::max(last, at + 1);
        }
        return std::move(out_);
    }

private:
    std::string_view word(std::size_t at) const {
        return at < tokens_.size() ? text_.substr(tokens_[at].start, tokens_[at].end - tokens_[at].start) : "";
    }

    std::string_view id_at(std::size_t at) const {
        if (!tokens_[at].ideograph || !free_[at]) return "";
        const auto known = table_.by_word.find(key_of(word(at)));
        return known.empty() ? "" : std::string_view(table_.ids[known.front()]);
    }

    /// Names [first, last) in a row. 其中, 集中 and the like end in 中 without meaning China; 10个月中俄 may.
    void row(std::size_t first, std::size_t last) {
        const std::string_view before = first > 0 && tokens_[first].gap == Gap::none ? word(first - 1) : "";
        const bool never = one_of(before, {"其", "集", "之", "当", "心", "空"});
        const bool hardly = one_of(before, {"手", "期", "年", "月", "今", "每", "所", "可", "难", "增", "更", "参",
                                            "方", "办", "想", "看", "说", "做"});
        if (one_of(word(first), {"中", "日", "以", "加", "法"}) && (never || (hardly && last - first != 2))) ++first;
        if (first >= last) return;
        const std::string_view next = last < tokens_.size() && tokens_[last].gap == Gap::none ? word(last) : "";
        if (last - first >= 2) {
            if (one_of(next, {"文", "语", "洲", "元", "字", "尼", "的", "里"})) return;
            if (id_at(first) == id_at(first + 1)) return;
            for (std::size_t i = first; i < last; ++i) add(i);
        } else if (one_of(next, {"方", "媒"}) || (next == "军" && word(first) != "中")) {
            if (one_of(word(first), {"以", "土", "白", "加", "意", "巴", "哈", "沙", "墨", "泰"}) && next != "方")
                return;
            if (one_of(word(first), {"以", "土", "白", "加"})) return;
            add(first);
        }
    }

    void add(std::size_t at) {
        const std::string id(id_at(at));
        if (!registry_.economy(id)) return;
        Candidate candidate;
        candidate.id = id;
        out_.push_back({at, at + 1, {candidate}});
    }

    std::string_view text_;
    const std::vector<Token>& tokens_;
    const Registry& registry_;
    const Table& table_ = Table::installed();
    std::vector<bool> free_;
    std::vector<Match> out_;
};

}  // namespace

void add_short_forms(std::string_view text, const Tokens& all, const Registry& registry, std::vector<Match>& matches) {
    const auto ideograph = [](const Token& token) { return token.ideograph; };
    if (std::none_of(all.tokens.begin(), all.tokens.end(), ideograph)) return;
    std::vector<Match> found = Scan(text, all, registry, matches).run();
    if (found.empty()) return;
    matches.insert(matches.end(), found.begin(), found.end());
    std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.first < b.first; });
}

}  // namespace detente::reading
