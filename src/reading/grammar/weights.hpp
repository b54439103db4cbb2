#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace detente::reading {

/// A matrix of whole numbers from -7 to 7, two a byte, with a factor a row. A view into the file.
struct PackedMatrix {
    std::size_t rows = 0, columns = 0;
    const float* factors = nullptr;         ///< [row]
    const unsigned char* packed = nullptr;  ///< element i, row after row: low half of byte i/2 first; 8 stands for 0

    int at(std::size_t row, std::size_t column) const {
        const std::size_t i = row * columns + column;
        return ((packed[i / 2] >> (4 * (i % 2))) & 15) - 8;
    }
    float value(std::size_t row, std::size_t column) const { return float(at(row, column)) * factors[row]; }
};

/// One direction of a recurrent layer; gates in the order input, forget, output, cell.
struct PackedRecurrence {
    PackedMatrix input, hidden;   ///< [4 hidden][inputs], [4 hidden][hidden]
    const float* bias = nullptr;  ///< [4 hidden]
};

/// The weights of a parser, as tools/grammar writes them. All is little-endian; a view into the bytes.
///
/// Layout: "DETGRAM1"; the language, 8 bytes; 13 sizes of 4 bytes (words, tags, labels, hidden, embed, part, arc, rel,
/// five counts of buckets); words, tags, labels, each a length of one byte and its letters; the parameters in the order
/// of the fields below, each beginning where four divides: a vector as floats, a matrix as factors and then its packed
/// numbers; zeros up to where eight divides; FNV-1a of all before over words of 64 bits.
struct Weights {
    std::string language;
    std::size_t hidden = 0, embed = 0, part = 0, arc = 0, rel = 0;
    std::array<std::size_t, 5> buckets{};
    std::vector<std::string_view> words, tags, labels;  ///< words[0] is empty: a word that training did not see

    const float* root = nullptr;  ///< [inputs()], what stands before the first word
    PackedMatrix arcs;            ///< [arc][arc]
    const float* arc_head = nullptr;
    PackedMatrix word;  ///< [words][embed]
    std::array<PackedMatrix, 5> parts;
    std::array<PackedRecurrence, 2> first, second;  ///< forwards, backwards
    PackedMatrix tag;
    const float* tag_bias = nullptr;
    PackedMatrix roles;
    const float* roles_bias = nullptr;
    PackedMatrix label;
    const float* label_bias = nullptr;

    std::size_t inputs() const { return embed + buckets.size() * part; }
    std::size_t role_count() const { return 2 * arc + 2 * rel; }

    /// nullopt: not such a file, of another version, cut short or damaged; `why` then says it.
    static std::optional<Weights> over(std::span<const std::byte>, std::string& why);
};

}  // namespace detente::reading
