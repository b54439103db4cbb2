#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "reading/text/words.hpp"

namespace detente::reading {

/// Positions in some table by the key of a word, in the order in which they were given.
class KeyIndex {
public:
    KeyIndex() = default;
    explicit KeyIndex(std::vector<std::pair<WordKey, std::uint32_t>> entries) {
        std::stable_sort(entries.begin(), entries.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        slots_.resize(std::bit_ceil(2 * entries.size() + 1));
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const bool is_new = i == 0 || entries[i].first != entries[i - 1].first;
            if (is_new) slot(entries[i].first) = {entries[i].first, std::uint32_t(i), std::uint32_t(i)};
            ++slot(entries[i].first).last;
            positions_.push_back(entries[i].second);
        }
    }

    std::span<const std::uint32_t> find(WordKey key) const {
        if (slots_.empty()) return {};
        for (std::size_t at = first(key);; at = (at + 1) & (slots_.size() - 1)) {
            const Slot& one = slots_[at];
            if (one.first == one.last) return {};
            if (one.key == key) return std::span(positions_).subspan(one.first, one.last - one.first);
        }
    }
    bool has(WordKey key) const { return !find(key).empty(); }

private:
    struct Slot {
        WordKey key = 0;
        std::uint32_t first = 0, last = 0;
    };
    std::size_t first(WordKey key) const { return word_key::mixed(key) & (slots_.size() - 1); }
    Slot& slot(WordKey key) {
        std::size_t at = first(key);
        while (slots_[at].first != slots_[at].last && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
        return slots_[at];
    }

    std::vector<Slot> slots_;
    std::vector<std::uint32_t> positions_;
};

}  // namespace detente::reading
