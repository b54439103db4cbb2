#include "reading.hpp"

#include <fmt/format.h>

#include <cstring>
#include <filesystem>
#include <string>

#include "detente/reading/reading.hpp"
#include "detente/support/files.hpp"
#include "reading/reader.hpp"
#include "timing.hpp"

namespace bench {
namespace {

using namespace detente;

/// From nothing to a reader: registry, tables, names. Ours maps the table of names, the reference builds it in memory.
void load() {
    const double first = processor_seconds([] { read_article("China", Registry::installed()); });
    const std::string folder = find_data("registry").string();
    const auto with = [&](auto make) {
        return [&, make] {
            const Registry registry = Registry::load(folder);
            const reading::Reader reader = make(registry);
            reader.read("China");
        };
    };
    const Pair took = in_turn(with([](const Registry& r) { return reading::Reader::of_installed(r); }),
                              with([](const Registry& r) { return reading::Reader(r); }), 9, 1, processor_seconds);
    const bool mapped =
        reading::NameIndex::mapped(Registry::installed(), reading::ReadingTables::installed()).has_value();
    fmt::print(
        "read-load: {:.2f} ms{}, {:.2f} ms with the table of names built in memory; the first of all {:.2f} ms\n",
        1e3 * took.ours, mapped ? "" : " (NO TABLE FITS)", 1e3 * took.reference, 1e3 * first);
    fmt::print(
        "{{\"bench\": \"read-load\", \"ratio\": {:.2f}, \"ours_ms\": {:.3f}, \"reference_ms\": {:.3f}, "
        "\"first_ms\": {:.3f}, \"mapped\": {}}}\n",
        took.reference / took.ours, 1e3 * took.ours, 1e3 * took.reference, 1e3 * first, mapped);
}

/// On one core, by the processor's clock. A pass of memchr over the same text is what merely looking at every byte
/// costs.
void article(const std::string& name, const std::string& path) {
    const std::string text = read_file(path);
    constexpr int copies = 50;
    std::string corpus;
    for (int k = 0; k < 2000; ++k) corpus += text;
    std::size_t found = 0;
    const auto ours = [&] {
        for (int k = 0; k < copies; ++k) found += read_article(text, Registry::installed()).mentions.size();
    };
    const auto pass = [&] { found += std::memchr(corpus.data(), 0, corpus.size()) != nullptr; };
    const Pair took = in_turn(ours, pass, 15, 1, processor_seconds);
    const double rate = double(text.size()) * copies / took.ours, limit = double(corpus.size()) / took.reference;
    fmt::print("read-{}: {:.3f} ms an article of {:.1f} kB, {:.0f} articles/s, {:.1f} MB/s; memchr {:.0f} MB/s{}\n",
               name, 1e3 * took.ours / copies, double(text.size()) / 1e3, copies / took.ours, rate / 1e6, limit / 1e6,
               found == 0 ? " NOTHING FOUND" : "");
    fmt::print(
        "{{\"bench\": \"read-{}\", \"ratio\": {:.5f}, \"ours_ms\": {:.4f}, \"articles_per_s\": {:.0f}, "
        "\"mb_per_s\": {:.2f}, \"memchr_mb_per_s\": {:.0f}}}\n",
        name, rate / limit, 1e3 * took.ours / copies, copies / took.ours, rate / 1e6, limit / 1e6);
}

}  // namespace

void reading() {
    load();
    article("two-summits", DETENTE_EXAMPLES "/two-summits.txt");
    article("river-plate", DETENTE_EXAMPLES "/river-plate.txt");
    const std::string seed = DETENTE_REFERENCE "/../seed/first-voice.txt";
    if (std::filesystem::exists(seed))
        article("seed", seed);
    else
        fmt::print("read-seed: SKIPPED, no seed article at {}\n", seed);
}

}  // namespace bench
