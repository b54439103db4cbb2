#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <utility>

namespace detente::reading {

/// A word as one number: up to seven bytes are the number themselves, with the length in the top byte; a longer word is
/// known by 56 bits of a hash. Lists of words are compared as numbers, and their keys are made by the compiler.
using WordKey = std::uint64_t;

namespace word_key {

constexpr WordKey little_endian(const char* bytes, std::size_t count) {
    WordKey out = 0;
    for (std::size_t i = 0; i < count; ++i) out |= WordKey(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return out;
}

template <class Bytes>
WordKey loaded(const char* at) {
    Bytes out;
    std::memcpy(&out, at, sizeof out);
    return out;
}

constexpr WordKey eight_bytes(const char* at) {
    if (std::is_constant_evaluated() || std::endian::native != std::endian::little) return little_endian(at, 8);
    return loaded<std::uint64_t>(at);
}

constexpr WordKey few_bytes(const char* at, std::size_t count) {
    if (std::is_constant_evaluated() || std::endian::native != std::endian::little) return little_endian(at, count);
    if (count >= 4) return loaded<std::uint32_t>(at) | loaded<std::uint32_t>(at + count - 4) << (8 * (count - 4));
    if (count >= 2) return loaded<std::uint16_t>(at) | loaded<std::uint16_t>(at + count - 2) << (8 * (count - 2));
    return count == 1 ? loaded<std::uint8_t>(at) : 0;
}

constexpr WordKey mixed(WordKey value) {
    value *= 0x9E3779B97F4A7C15U;
    return value ^ value >> 32;
}

}  // namespace word_key

constexpr WordKey key_of(std::string_view low) {
    if (low.size() <= 7) return word_key::few_bytes(low.data(), low.size()) | WordKey(low.size()) << 56;
    WordKey hash = low.size();
    for (std::size_t at = 0; at + 8 < low.size(); at += 8)
        hash = word_key::mixed(hash ^ word_key::eight_bytes(low.data() + at));
    return word_key::mixed(hash ^ word_key::eight_bytes(low.data() + low.size() - 8)) | WordKey(0xFF) << 56;
}

/// A word of a list in the program's text.
struct Word {
    WordKey key;
    consteval Word(const char* low) : key(key_of(low)) {}
};

/// A fixed set of words: `static constexpr WordSet speech({"said", "says"});`
template <std::size_t N>
class WordSet {
public:
    explicit consteval WordSet(const Word (&words)[N]) {
        for (const Word& word : words) {
            std::size_t slot = first_slot(word.key);
            while (slots_[slot] != 0) slot = (slot + 1) % slots;
            slots_[slot] = word.key;
        }
    }
    constexpr bool has(WordKey key) const {
        for (std::size_t slot = first_slot(key); slots_[slot] != 0; slot = (slot + 1) % slots)
            if (slots_[slot] == key) return true;
        return false;
    }

private:
    static constexpr std::size_t slots = std::bit_ceil(2 * N + 1);
    static constexpr std::size_t first_slot(WordKey key) { return word_key::mixed(key) % slots; }
    std::array<WordKey, slots> slots_{};
};

/// Words with what they mean: `static constexpr auto months = word_map<int>({{"january", 1}, {"jan", 1}});`
template <class Value>
struct WordValue {
    Word word;
    Value value;
};

template <class Value, std::size_t N>
class WordMap {
public:
    explicit consteval WordMap(const WordValue<Value> (&words)[N]) {
        for (const WordValue<Value>& entry : words) {
            std::size_t slot = first_slot(entry.word.key);
            while (keys_[slot] != 0) slot = (slot + 1) % slots;
            keys_[slot] = entry.word.key;
            values_[slot] = entry.value;
        }
    }
    /// Null: the word is not in the map.
    constexpr const Value* find(WordKey key) const {
        for (std::size_t slot = first_slot(key); keys_[slot] != 0; slot = (slot + 1) % slots)
            if (keys_[slot] == key) return &values_[slot];
        return nullptr;
    }

private:
    static constexpr std::size_t slots = std::bit_ceil(2 * N + 1);
    static constexpr std::size_t first_slot(WordKey key) { return word_key::mixed(key) % slots; }
    std::array<WordKey, slots> keys_{};
    std::array<Value, slots> values_{};
};

template <class Value, std::size_t N>
consteval WordMap<Value, N> word_map(const WordValue<Value> (&words)[N]) {
    return WordMap<Value, N>(words);
}

}  // namespace detente::reading
