// Chains between runs: bytes of this machine, behind a line that says what they are.
#include "alignment/points/chain_file.hpp"

#include <fmt/format.h>

#include <cstring>
#include <filesystem>
#include <type_traits>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

template <class T>
std::string_view bytes_of(const std::vector<T>& values) {
    static_assert(std::is_trivially_copyable_v<T>);
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

constexpr std::string_view any_format = "detente chains ", format = "detente chains 2 ";

/// What must be the same for a chain to go on.
std::string heading(const Panel& panel, const IdealPointOptions& options) {
    std::string data(bytes_of(panel.unit_of));
    for (const Panel::Unit& unit : panel.units) data += fmt::format("{},{};", unit.voter, unit.year);
    for (const Panel::Item& item : panel.items) data += fmt::format("{},{},{};", item.yes, item.abstain, item.no);
    std::string settings;
    for (const OptionText& text : option_texts(options))
        if (text.name != "draws" && text.name != "threads" && text.name != "resume")
            settings += text.name + "=" + join(text.values, ",") + " ";
    return fmt::format("{}{}{}", format, settings, sha256(data));
}

class Writer {
public:
    explicit Writer(std::string heading) : out_(std::move(heading) + "\n") {}
    template <class T>
    void add(const std::vector<T>& values) {
        const std::uint64_t n = values.size();
        out_.append(reinterpret_cast<const char*>(&n), sizeof n);
        out_.append(bytes_of(values));
    }
    /// With the checksum of all that stands before it.
    std::string text() const { return out_ + sha256(out_); }

private:
    std::string out_;
};

class Reader {
public:
    /// `content` ends with the checksum; `at`: behind the heading.
    Reader(std::string content, std::string path, std::size_t at)
        : in_(std::move(content)), path_(std::move(path)), at_(at) {
        constexpr std::size_t checksum = 64;
        if (in_.size() < at_ + checksum) broken();
        const std::string stated = in_.substr(in_.size() - checksum);
        in_.resize(in_.size() - checksum);
        if (sha256(in_) != stated) broken();
    }
    bool at_end() const { return at_ == in_.size(); }
    template <class T>
    std::vector<T> take() {
        std::uint64_t n = 0;
        copy(&n, sizeof n);
        if (n > (in_.size() - at_) / sizeof(T)) broken();
        std::vector<T> values(n);
        copy(values.data(), n * sizeof(T));
        return values;
    }
    template <class T>
    void take(std::vector<T>& values, std::size_t wanted) {
        values = take<T>();
        if (values.size() != wanted) broken();
    }
    [[noreturn]] void broken() const {
        throw InputError(path_, 0, "", "the chains in this file are cut short or damaged", "Delete it and start anew");
    }

private:
    void copy(void* to, std::size_t n) {
        if (n > in_.size() - at_) broken();
        if (n > 0) std::memcpy(to, in_.data() + at_, n);
        at_ += n;
    }
    std::string in_, path_;
    std::size_t at_;
};

void read_chain(Reader& in, std::size_t units, std::size_t items, Chain& chain) {
    const auto numbers = in.take<std::int64_t>();
    if (numbers.size() != 2) in.broken();
    chain.sweeps = numbers[0], chain.running_from = numbers[1];
    for (auto* values : {&chain.theta, &chain.theta_mean, &chain.sum_z, &chain.sum_1}) in.take(*values, units);
    for (auto* values : {&chain.beta, &chain.gamma_1, &chain.gamma_2}) in.take(*values, items);
    in.take(chain.running, units);
    chain.item_sums = in.take<double>();
    chain.draws = in.take<float>();
    if (chain.draws.size() % units != 0 || (chain.item_sums.size() != 3 * items && !chain.item_sums.empty()))
        in.broken();
}

}  // namespace

void read_chains(const std::string& path, const Panel& panel, const IdealPointOptions& options,
                 std::vector<Chain>& chains) {
    if (!std::filesystem::exists(path)) return;
    std::string content = read_file(path);
    const std::string wanted = heading(panel, options);
    const std::size_t end = content.find('\n');
    if (!content.starts_with(any_format))
        throw InputError(path, 0, "resume", "this file does not hold chains of the sampler", "Name another file");
    if (!content.starts_with(format))
        throw InputError(path, 0, "resume", "its chains were written by another version of detente",
                         "Delete it and start anew, or name another file");
    if (content.substr(0, end) != wanted)
        throw InputError(path, 0, "resume", "its chains were drawn from other votes or with other options",
                         "Take the same votes, seed, chains, burn-in and mode, or another file");
    Reader in(std::move(content), path, end + 1);
    for (Chain& chain : chains) read_chain(in, panel.units.size(), panel.items.size(), chain);
    if (!in.at_end()) in.broken();
}

void write_chains(const std::string& path, const Panel& panel, const IdealPointOptions& options,
                  const std::vector<Chain>& chains) {
    Writer out(heading(panel, options));
    for (const Chain& chain : chains) {
        out.add(std::vector<std::int64_t>{chain.sweeps, chain.running_from});
        for (const auto* values : {&chain.theta, &chain.theta_mean, &chain.sum_z, &chain.sum_1}) out.add(*values);
        for (const auto* values : {&chain.beta, &chain.gamma_1, &chain.gamma_2}) out.add(*values);
        out.add(chain.running);
        out.add(chain.item_sums);
        out.add(chain.draws);
    }
    write_file(path, out.text());
}

}  // namespace detente
