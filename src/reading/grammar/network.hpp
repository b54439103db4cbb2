#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/grammar/network_kernels.hpp"
#include "reading/grammar/weights.hpp"

namespace detente::reading {

/// What the network says of a sentence of `words`.
struct Verdict {
    std::vector<std::uint16_t> tags, labels;  ///< [word], positions in Weights::tags and labels
    std::vector<std::int32_t> heads;          ///< [word], 0: root, else the head's position plus 1
    std::vector<float> sure;                  ///< [word], the share of that head among all
};

/// The weights, laid out for the kernels: two BiLSTM layers over words and parts of words, a tag from the first layer,
/// heads and labels from the second (Dozat and Manning 2017). What goes between layers are whole numbers of eight bits.
/// Const and shared by threads: each call borrows its working memory.
class Network {
public:
    /// `weights` must stay where they are.
    explicit Network(Weights, VectorLevel);
    ~Network();

    Verdict judge(std::span<const std::string_view> words) const;
    const Weights& weights() const { return weights_; }

private:
    struct Integers {
        std::vector<std::int8_t> elements;
        BlockedMatrix matrix;
        std::vector<float> scale;  ///< [row]: of the whole sums
        std::vector<float> start;  ///< [row]: bias, and what 128 too much in each input adds taken off
    };
    struct Work;

    /// `step`: what one unit of the inputs stands for.
    static Integers blocked(std::span<const PackedMatrix> below_each_other, std::span<const float* const> biases,
                            float step);
    void measure_inputs();
    void look_up(std::string_view word, std::uint8_t* input) const;
    void first_gates(std::span<const std::string_view> words, Work&) const;
    void layer(std::span<const float* const> gates, const std::array<Integers, 2>& hidden, Work&,
               std::vector<std::uint8_t>& out) const;
    void find_tags(Work&, Verdict&) const;
    void find_heads(Work&, Verdict&) const;
    void find_labels(Work&, Verdict&) const;

    Weights weights_;
    const NetworkKernels& kernels_;
    std::unordered_map<std::string_view, std::uint32_t> word_of_;
    float input_step_ = 0;
    std::array<Integers, 2> first_hidden_, second_hidden_;  ///< forwards, backwards
    Integers first_, second_, tags_, roles_;
    std::vector<float> arcs_, labels_, labels_start_;  ///< [arc][arc]; [3 rel][labels, padded to eight]
    std::size_t padded_labels_ = 0;

    mutable std::mutex idle_mutex_;
    mutable std::vector<std::unique_ptr<Work>> idle_;
};

}  // namespace detente::reading
