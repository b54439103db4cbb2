// Votes from any bytes. As a package, three parts separated by a line "----": the descriptor and its two tables; either
// a table whose sizes fit, or an InputError. As a file to import: what is taken can be selected from and linked.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "detente/alignment/import_votes.hpp"
#include "detente/alignment/votes_package.hpp"
#include "detente/support/error.hpp"

namespace {

using namespace detente;

void check(const RollCalls& votes) {
    if (votes.voters.empty() || votes.roll_calls.empty()) std::abort();
    if (votes.votes.size() != votes.size() * votes.n()) std::abort();
    for (std::size_t r = 0; r < votes.size(); ++r) {
        const RollCall& call = votes.roll_calls[r];
        if (call.id.empty() || call.linked == call.id || call.year < 0 || call.year > 9999) std::abort();
        if (r > 0 && call.year < votes.roll_calls[r - 1].year) std::abort();
    }
    if (select(votes, {}).size() != votes.size()) std::abort();
    if (select(votes, {.roll_call = votes.roll_calls[0].id}).size() != 1) std::abort();
}

void as_package(const std::string& text) {
    const std::string mark = "\n----\n";
    const std::size_t first = text.find(mark), start = first == text.npos ? text.size() : first + mark.size();
    const std::size_t second = text.find(mark, start);
    const std::string voters = text.substr(start, second == text.npos ? second : second - start);
    const std::string calls = second == text.npos ? "" : text.substr(second + mark.size());
    try {
        check(parse_votes(text.substr(0, first), "datapackage.json",
                          [&](const std::string& path) { return path == "voters.csv" ? voters : calls; }));
    } catch (const InputError&) {
    }
}

void as_file(const std::string& text) {
    try {
        RollCalls votes = import_votes({.input = "votes.csv"}, text);
        check(votes);
        link_by_title(votes);
        check(votes);
    } catch (const InputError&) {
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    as_package(text);
    as_file(text);
    return 0;
}
