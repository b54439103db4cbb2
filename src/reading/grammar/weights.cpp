#include "reading/grammar/weights.hpp"

#include <algorithm>
#include <cstring>

namespace detente::reading {
namespace {

constexpr std::string_view magic = "DETGRAM1";
constexpr std::size_t most = 1 << 20;  // of words, units, buckets: far above any use, so that products stay small

std::uint64_t checksum(std::span<const std::byte> bytes) {
    std::uint64_t hash = 1469598103934665603U;
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        hash = (hash ^ word) * 1099511628211U;
    }
    return hash;
}

/// Walks through the bytes; once something is missing every later piece is empty and `short_of` says so.
class Cursor {
public:
    explicit Cursor(std::span<const std::byte> bytes) : bytes_(bytes) {}

    std::span<const std::byte> take(std::size_t count) {
        if (count > bytes_.size() - at_) cut_short_ = true;
        if (cut_short_) return {};
        at_ += count;
        return bytes_.subspan(at_ - count, count);
    }
    std::size_t number() {
        std::uint32_t value = 0;
        if (const auto four = take(4); !four.empty()) std::memcpy(&value, four.data(), 4);
        if (value > most) cut_short_ = true;
        return cut_short_ ? 0 : value;
    }
    std::vector<std::string_view> texts(std::size_t count) {
        std::vector<std::string_view> out;
        out.reserve(std::min(count, bytes_.size()));
        for (std::size_t i = 0; i < count && !cut_short_; ++i) {
            const auto length = take(1);
            const auto letters = take(length.empty() ? 0 : std::to_integer<std::size_t>(length[0]));
            out.emplace_back(reinterpret_cast<const char*>(letters.data()), letters.size());
        }
        return out;
    }
    const float* vector(std::size_t count) {
        take((4 - at_ % 4) % 4);
        return reinterpret_cast<const float*>(take(4 * count).data());
    }
    PackedMatrix matrix(std::size_t rows, std::size_t columns) {
        const float* factors = vector(rows);
        const auto packed = take((rows * columns + 1) / 2);
        return {rows, columns, factors, reinterpret_cast<const unsigned char*>(packed.data())};
    }
    PackedRecurrence recurrence(std::size_t hidden, std::size_t inputs) {
        PackedRecurrence out;
        out.input = matrix(4 * hidden, inputs);
        out.hidden = matrix(4 * hidden, hidden);
        out.bias = vector(4 * hidden);
        return out;
    }
    bool cut_short() const { return cut_short_; }
    std::size_t at() const { return at_; }

private:
    std::span<const std::byte> bytes_;
    std::size_t at_ = 0;
    bool cut_short_ = false;
};

void read_sizes(Cursor& in, Weights& out, std::array<std::size_t, 3>& lists) {
    for (std::size_t& count : lists) count = in.number();
    for (std::size_t* size : {&out.hidden, &out.embed, &out.part, &out.arc, &out.rel}) *size = in.number();
    for (std::size_t& count : out.buckets) count = in.number();
}

void read_parameters(Cursor& in, Weights& w) {
    w.root = in.vector(w.inputs());
    w.arcs = in.matrix(w.arc, w.arc);
    w.arc_head = in.vector(w.arc);
    w.word = in.matrix(w.words.size(), w.embed);
    for (std::size_t i = 0; i < w.parts.size(); ++i) w.parts[i] = in.matrix(w.buckets[i], w.part);
    for (PackedRecurrence& direction : w.first) direction = in.recurrence(w.hidden, w.inputs());
    for (PackedRecurrence& direction : w.second) direction = in.recurrence(w.hidden, 2 * w.hidden);
    w.tag = in.matrix(w.tags.size(), 2 * w.hidden);
    w.tag_bias = in.vector(w.tags.size());
    w.roles = in.matrix(w.role_count(), 2 * w.hidden);
    w.roles_bias = in.vector(w.role_count());
    w.label = in.matrix(w.labels.size(), 3 * w.rel);
    w.label_bias = in.vector(w.labels.size());
}

/// What the arithmetic asks of the sizes (network.cpp).
bool usable(const Weights& w) {
    return w.hidden > 0 && w.hidden % 32 == 0 && w.hidden <= 512 && w.embed > 0 && w.part > 0 && w.inputs() <= 1024 &&
           w.arc > 0 && w.arc % 8 == 0 && w.arc <= 512 && w.rel > 0 && w.rel <= 512 && !w.words.empty() &&
           !w.tags.empty() && w.tags.size() <= 512 && !w.labels.empty() && w.labels.size() <= 512 &&
           std::find(w.buckets.begin(), w.buckets.end(), std::size_t(0)) == w.buckets.end();
}

}  // namespace

std::optional<Weights> Weights::over(std::span<const std::byte> bytes, std::string& why) {
    const auto refused = [&why](const char* reason) {
        why = reason;
        return std::nullopt;
    };
    if (bytes.size() < 24 || std::memcmp(bytes.data(), magic.data(), magic.size()) != 0)
        return refused("these are no weights of a parser of this version");
    std::uint64_t stated = 0;
    if (bytes.size() % 8 != 0) return refused("the weights are cut short");
    std::memcpy(&stated, bytes.data() + bytes.size() - 8, 8);
    if (checksum(bytes.first(bytes.size() - 8)) != stated)
        return refused("the weights are damaged: their checksum is another");
    Cursor in(bytes.first(bytes.size() - 8));
    in.take(magic.size());
    Weights out;
    const auto language = in.take(8);
    for (const std::byte letter : language)
        if (letter != std::byte(0)) out.language += char(letter);
    std::array<std::size_t, 3> lists{};
    read_sizes(in, out, lists);
    out.words = in.texts(lists[0]);
    out.tags = in.texts(lists[1]);
    out.labels = in.texts(lists[2]);
    if (in.cut_short() || !usable(out)) return refused("the weights have sizes that no parser has");
    read_parameters(in, out);
    if (in.cut_short() || bytes.size() - 8 - in.at() >= 8) return refused("the weights are not of the size they state");
    return out;
}

}  // namespace detente::reading
