#include "reading/grammar/network.hpp"

#include <algorithm>
#include <cmath>

#include "reading/grammar/arborescence.hpp"
#include "reading/grammar/word_parts.hpp"

namespace detente::reading {
namespace {

constexpr std::size_t lane = 8;
constexpr std::size_t cache_line = 64;
constexpr std::size_t stretch = 32;            // of columns, as the kernels take them
constexpr float output_step = 1.0F / 127;      // outputs of a layer lie between -1 and 1
constexpr std::uint8_t nothing = 128;          // an output of zero, as it is coded
constexpr std::size_t most_words_kept = 2048;  // gates of words, 4 kB each

std::size_t padded(std::size_t count, std::size_t to = lane) {
    return (count + to - 1) / to * to;
}

/// Makes room without clearing what is there.
template <class T>
T* room(std::vector<T>& buffer, std::size_t count) {
    if (buffer.size() < count) buffer.resize(count);
    return buffer.data();
}

std::uint8_t coded(float value, float step) {
    return static_cast<std::uint8_t>(static_cast<std::int32_t>(value / step + 128.5F));
}

}  // namespace

/// What one sentence needs while it is read, and the first gates of words that came before.
struct Network::Work {
    std::size_t words = 0;
    std::unordered_map<std::string, std::uint32_t> kept;  ///< row of `rows`
    std::vector<float> rows;                              ///< [kept word][2 ways of 4 hidden]
    std::vector<std::string_view> missing;
    std::vector<float> inputs, gates, cells, roles, turned, queries, scores, features, starts;
    std::vector<const float*> gates_of;  ///< [word]
    std::vector<std::uint32_t> row_of;
    std::vector<std::uint8_t> coded, one, two, before;  ///< inputs of words; outputs of the layers, [word][2 hidden]
    std::vector<std::int32_t> sums;
};

Network::Network(Weights weights, VectorLevel level) : weights_(std::move(weights)), kernels_(network_kernels(level)) {
    const Weights& w = weights_;
    word_of_.reserve(w.words.size());
    for (std::size_t i = 1; i < w.words.size(); ++i) word_of_.emplace(w.words[i], std::uint32_t(i));
    measure_inputs();
    const std::vector<float> no_bias(4 * w.hidden, 0.0F);
    for (std::size_t way = 0; way < 2; ++way) {
        first_hidden_[way] = blocked({&w.first[way].hidden, 1}, std::array{no_bias.data()}, output_step);
        second_hidden_[way] = blocked({&w.second[way].hidden, 1}, std::array{no_bias.data()}, output_step);
    }
    first_ = blocked(std::array{w.first[0].input, w.first[1].input}, std::array{w.first[0].bias, w.first[1].bias},
                     input_step_);
    second_ = blocked(std::array{w.second[0].input, w.second[1].input}, std::array{w.second[0].bias, w.second[1].bias},
                      output_step);
    // What the recurrences' own 128s add is taken off where the gates begin.
    for (std::size_t n = 0; n < 8 * w.hidden; ++n) {
        first_.start[n] += first_hidden_[n / (4 * w.hidden)].start[n % (4 * w.hidden)];
        second_.start[n] += second_hidden_[n / (4 * w.hidden)].start[n % (4 * w.hidden)];
    }
    tags_ = blocked({&w.tag, 1}, std::array{w.tag_bias}, output_step);
    roles_ = blocked({&w.roles, 1}, std::array{w.roles_bias}, output_step);
    arcs_.resize(w.arc * w.arc);
    for (std::size_t i = 0; i < w.arc; ++i)
        for (std::size_t j = 0; j < w.arc; ++j) arcs_[i * w.arc + j] = w.arcs.value(i, j);
    padded_labels_ = padded(w.labels.size());
    labels_.assign(3 * w.rel * padded_labels_, 0.0F);
    labels_start_.assign(padded_labels_, 0.0F);
    for (std::size_t label = 0; label < w.labels.size(); ++label) {
        labels_start_[label] = w.label_bias[label];
        for (std::size_t k = 0; k < 3 * w.rel; ++k) labels_[k * padded_labels_ + label] = w.label.value(label, k);
    }
}

Network::~Network() = default;

/// The largest number that a word can bring in is 127 steps.
void Network::measure_inputs() {
    float largest = 0;
    const auto look_at = [&largest](const PackedMatrix& table) {
        for (std::size_t row = 0; row < table.rows; ++row) largest = std::max(largest, 7 * table.factors[row]);
    };
    look_at(weights_.word);
    for (const PackedMatrix& part : weights_.parts) look_at(part);
    for (std::size_t i = 0; i < weights_.inputs(); ++i) largest = std::max(largest, std::abs(weights_.root[i]));
    input_step_ = largest / 127;
}

Network::Integers Network::blocked(std::span<const PackedMatrix> parts, std::span<const float* const> biases,
                                   float step) {
    Integers out;
    const std::size_t columns = padded(parts[0].columns, stretch);
    std::size_t rows = 0;
    for (const PackedMatrix& part : parts) rows += part.rows;
    out.elements.assign(padded(rows) * columns + cache_line, 0);
    const std::size_t beyond = reinterpret_cast<std::uintptr_t>(out.elements.data()) % cache_line;
    std::int8_t* const elements = out.elements.data() + (cache_line - beyond) % cache_line;
    out.scale.assign(padded(rows), 0.0F);
    out.start.assign(padded(rows), 0.0F);
    std::size_t row = 0;
    for (std::size_t p = 0; p < parts.size(); ++p)
        for (std::size_t r = 0; r < parts[p].rows; ++r, ++row) {
            int sum = 0;
            std::int8_t* block = elements + row / lane * lane * columns + 4 * (row % lane);
            for (std::size_t k = 0; k < parts[p].columns; ++k) {
                const int element = parts[p].at(r, k);
                block[k / 4 * 4 * lane + k % 4] = static_cast<std::int8_t>(element);
                sum += element;
            }
            out.scale[row] = parts[p].factors[r] * step;
            out.start[row] = biases[p][r] - out.scale[row] * float(sum * nothing);
        }
    out.matrix = {elements, padded(rows), columns};
    return out;
}

void Network::look_up(std::string_view word, std::uint8_t* input) const {
    const Weights& w = weights_;
    const auto copy = [&](const PackedMatrix& table, std::size_t row) {
        for (std::size_t i = 0; i < table.columns; ++i) *input++ = coded(table.value(row, i), input_step_);
    };
    const WordParts parts = parts_of_word(word, w.buckets);
    const auto known = word_of_.find(parts.low);
    copy(w.word, known == word_of_.end() ? 0 : known->second);
    for (std::size_t part = 0; part < w.parts.size(); ++part) copy(w.parts[part], parts.buckets[part]);
}

/// The first layer's gates hang on the word alone: they are kept for words that come again.
void Network::first_gates(std::span<const std::string_view> words, Work& work) const {
    const std::size_t columns = first_.matrix.rows, inputs = first_.matrix.columns;
    if (work.kept.size() + words.size() > most_words_kept) work.kept.clear(), work.rows.clear();
    work.missing.clear();
    work.row_of.clear();
    if (work.kept.empty()) {
        work.kept.emplace(std::string(), 0);  // what stands before the first word
        work.missing.emplace_back();
    }
    work.row_of.push_back(0);
    for (const std::string_view word : words) {
        const auto [at, is_new] = work.kept.try_emplace(std::string(word), std::uint32_t(work.kept.size()));
        if (is_new) work.missing.push_back(word);
        work.row_of.push_back(at->second);
    }
    const std::size_t first = work.kept.size() - work.missing.size();
    work.rows.resize(work.kept.size() * columns);
    work.coded.assign(work.missing.size() * inputs, nothing);
    for (std::size_t i = 0; i < work.missing.size(); ++i) {
        std::uint8_t* input = work.coded.data() + i * inputs;
        if (first + i != 0)
            look_up(work.missing[i], input);
        else
            for (std::size_t k = 0; k < weights_.inputs(); ++k) input[k] = coded(weights_.root[k], input_step_);
    }
    room(work.sums, work.missing.size() * columns);
    kernels_.multiply(first_.matrix, work.coded.data(), work.missing.size(), work.sums.data());
    kernels_.scaled(work.sums.data(), first_.scale.data(), first_.start.data(), work.missing.size(), columns,
                    work.rows.data() + first * columns);
    work.gates_of.clear();
    for (const std::uint32_t row : work.row_of) work.gates_of.push_back(work.rows.data() + row * columns);
}

/// Both ways of a recurrent layer. gates: [place] of 8 hidden; out: [place][2 hidden].
void Network::layer(std::span<const float* const> gates, const std::array<Integers, 2>& hidden, Work& work,
                    std::vector<std::uint8_t>& out) const {
    const std::size_t units = weights_.hidden, places = gates.size();
    room(out, places * 2 * units);
    room(work.sums, 4 * units);
    for (std::size_t way = 0; way < 2; ++way) {
        work.cells.assign(units, 0.0F);
        work.before.assign(units, nothing);
        const std::uint8_t* before = work.before.data();
        for (std::size_t i = 0; i < places; ++i) {
            const std::size_t place = way == 0 ? i : places - 1 - i;
            std::uint8_t* here = out.data() + (2 * place + way) * units;
            kernels_.multiply(hidden[way].matrix, before, 1, work.sums.data());
            kernels_.step(gates[place] + way * 4 * units, hidden[way].scale.data(), work.sums.data(), units,
                          work.cells.data(), here);
            before = here;
        }
    }
}

void Network::find_tags(Work& work, Verdict& verdict) const {
    const std::size_t columns = tags_.matrix.rows;
    room(work.sums, work.words * columns);
    room(work.scores, work.words * columns);
    kernels_.multiply(tags_.matrix, work.one.data() + 2 * weights_.hidden, work.words, work.sums.data());
    kernels_.scaled(work.sums.data(), tags_.scale.data(), tags_.start.data(), work.words, columns, work.scores.data());
    for (std::size_t i = 0; i < work.words; ++i) {
        const float* scores = work.scores.data() + i * columns;
        verdict.tags.push_back(std::uint16_t(std::max_element(scores, scores + weights_.tags.size()) - scores));
    }
}

void Network::find_heads(Work& work, Verdict& verdict) const {
    const std::size_t places = work.words + 1, roles = roles_.matrix.rows, arc = weights_.arc;
    room(work.sums, places * roles);
    room(work.roles, places * roles);
    kernels_.multiply(roles_.matrix, work.two.data(), places, work.sums.data());
    kernels_.scaled(work.sums.data(), roles_.scale.data(), roles_.start.data(), places, roles, work.roles.data());
    for (std::size_t i = 0; i < places * roles; ++i) work.roles[i] = std::max(work.roles[i], 0.1F * work.roles[i]);
    const std::size_t columns = padded(places);
    work.turned.assign(arc * columns, 0.0F);
    work.starts.assign(columns, 0.0F);
    for (std::size_t place = 0; place < places; ++place) {
        const float* head = work.roles.data() + place * roles + arc;
        for (std::size_t k = 0; k < arc; ++k) {
            work.turned[k * columns + place] = head[k];
            work.starts[place] += head[k] * weights_.arc_head[k];
        }
    }
    room(work.inputs, work.words * arc);
    for (std::size_t i = 0; i < work.words; ++i)
        std::copy_n(work.roles.data() + (i + 1) * roles, arc, work.inputs.data() + i * arc);
    room(work.queries, work.words * arc);
    const std::vector<float> zeros(arc, 0.0F);
    kernels_.multiply_floats(arcs_.data(), arc, arc, work.inputs.data(), work.words, zeros.data(), work.queries.data());
    room(work.gates, work.words * columns);
    kernels_.multiply_floats(work.turned.data(), arc, columns, work.queries.data(), work.words, work.starts.data(),
                             work.gates.data());
    room(work.scores, work.words * places);
    for (std::size_t i = 0; i < work.words; ++i) {
        std::copy_n(work.gates.data() + i * columns, places, work.scores.data() + i * places);
        work.scores[i * places + i + 1] = -1e30F;
    }
    verdict.heads = best_tree(std::span(work.scores).first(work.words * places), work.words);
    for (std::size_t i = 0; i < work.words; ++i) {
        const float* scores = work.scores.data() + i * places;
        verdict.sure.push_back(1.0F / kernels_.mass(scores, places, scores[verdict.heads[i]]));
    }
}

void Network::find_labels(Work& work, Verdict& verdict) const {
    const std::size_t rel = weights_.rel, roles = roles_.matrix.rows, as_dependent = 2 * weights_.arc;
    room(work.features, work.words * 3 * rel);
    for (std::size_t i = 0; i < work.words; ++i) {
        const float* dependent = work.roles.data() + (i + 1) * roles + as_dependent;
        const float* head = work.roles.data() + std::size_t(verdict.heads[i]) * roles + as_dependent + rel;
        float* feature = work.features.data() + i * 3 * rel;
        for (std::size_t k = 0; k < rel; ++k) {
            feature[k] = dependent[k] * head[k];
            feature[rel + k] = dependent[k];
            feature[2 * rel + k] = head[k];
        }
    }
    room(work.scores, work.words * padded_labels_);
    kernels_.multiply_floats(labels_.data(), 3 * rel, padded_labels_, work.features.data(), work.words,
                             labels_start_.data(), work.scores.data());
    for (std::size_t i = 0; i < work.words; ++i) {
        const float* scores = work.scores.data() + i * padded_labels_;
        verdict.labels.push_back(std::uint16_t(std::max_element(scores, scores + weights_.labels.size()) - scores));
    }
}

Verdict Network::judge(std::span<const std::string_view> words) const {
    std::unique_ptr<Work> work;
    {
        const std::scoped_lock lock(idle_mutex_);
        if (!idle_.empty()) work = std::move(idle_.back()), idle_.pop_back();
    }
    if (!work) work = std::make_unique<Work>();
    Verdict verdict;
    work->words = words.size();
    if (!words.empty()) {
        first_gates(words, *work);
        layer(work->gates_of, first_hidden_, *work, work->one);
        const std::size_t places = words.size() + 1, columns = second_.matrix.rows;
        room(work->sums, places * columns);
        room(work->gates, places * columns);
        kernels_.multiply(second_.matrix, work->one.data(), places, work->sums.data());
        kernels_.scaled(work->sums.data(), second_.scale.data(), second_.start.data(), places, columns,
                        work->gates.data());
        work->gates_of.clear();
        for (std::size_t place = 0; place < places; ++place)
            work->gates_of.push_back(work->gates.data() + place * columns);
        layer(work->gates_of, second_hidden_, *work, work->two);
        find_tags(*work, verdict);
        find_heads(*work, verdict);
        find_labels(*work, verdict);
    }
    const std::scoped_lock lock(idle_mutex_);
    idle_.push_back(std::move(work));
    return verdict;
}

}  // namespace detente::reading
