// Which roll calls to look at.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "detente/alignment/roll_calls.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

/// "A/RES/ES-11/3", "a/res/es-11/3" and "ES-11/3" are the same symbol; blanks do not count. "R/58/51" is Voeten's way.
std::string plain_symbol(std::string_view text) {
    std::string symbol;
    for (const char c : text)
        if (c != ' ') symbol += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    for (const std::string_view lead : {"A/RES/", "RES/", "R/"})
        if (symbol.starts_with(lead)) return symbol.substr(lead.size());
    return symbol;
}

std::vector<std::size_t> by_name(const RollCalls& votes, const std::string& wanted) {
    for (std::size_t r = 0; r < votes.size(); ++r)
        if (votes.roll_calls[r].id == wanted) return {r};
    const std::string symbol = plain_symbol(wanted);
    std::vector<std::size_t> found, whole;
    for (std::size_t r = 0; r < votes.size(); ++r) {
        const RollCall& call = votes.roll_calls[r];
        if (plain_symbol(call.id) != symbol && (call.resolution.empty() || plain_symbol(call.resolution) != symbol))
            continue;
        found.push_back(r);
        if (!call.part) whole.push_back(r);
    }
    return whole.empty() ? found : whole;
}

std::string near_names(const RollCalls& votes, const std::string& wanted) {
    std::vector<std::string> names;
    for (const RollCall& call : votes.roll_calls) {
        names.push_back(call.id);
        if (!call.resolution.empty()) names.push_back(plain_symbol(call.resolution));
    }
    const auto near = nearest(plain_symbol(wanted), names);
    return near ? fmt::format("did you mean '{}'?", *near)
                : "Name one by its id or by the symbol of its resolution, e.g. ES-11/3";
}

/// The one roll call of that id or symbol. The vote on the whole text goes before those on its parts.
std::size_t the_one(const RollCalls& votes, const std::string& wanted) {
    const std::vector<std::size_t> found = by_name(votes, wanted);
    if (found.size() == 1) return found[0];
    if (found.empty())
        throw InputError("", 0, "roll_call", fmt::format("'{}' has no roll call '{}'", votes.id, wanted),
                         near_names(votes, wanted));
    std::vector<std::string> ids;
    ids.reserve(found.size());
    for (std::size_t r : found) ids.push_back(votes.roll_calls[r].id);
    if (ids.size() > 6) ids.resize(6), ids.emplace_back("...");
    throw InputError("", 0, "roll_call", fmt::format("{} roll calls have the symbol '{}'", found.size(), wanted),
                     "Name one by its id: " + join(ids, ", "));
}

/// Issues must be known to the table: a misspelt one would leave nothing, or silently less.
void check_issues(const RollCalls& votes, const std::vector<std::string>& wanted) {
    std::vector<std::string> known;
    for (const RollCall& call : votes.roll_calls) known.insert(known.end(), call.issues.begin(), call.issues.end());
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    for (const std::string& issue : wanted)
        if (!std::binary_search(known.begin(), known.end(), issue))
            throw InputError("", 0, "issues", fmt::format("no roll call of '{}' is on the issue '{}'", votes.id, issue),
                             known.empty() ? "The table names no issues" : "one of: " + join(known, ", "));
}

bool wanted(const RollCall& call, const RollCallSelection& selection) {
    const auto on = [&](const std::string& issue) {
        return std::find(call.issues.begin(), call.issues.end(), issue) != call.issues.end();
    };
    return (selection.from == 0 || call.year >= selection.from) && (selection.to == 0 || call.year <= selection.to) &&
           (!selection.important || call.important) && (!selection.whole || !call.part) &&
           (selection.issues.empty() || std::any_of(selection.issues.begin(), selection.issues.end(), on));
}

[[noreturn]] void nothing_left(const RollCalls& votes, const RollCallSelection& selection) {
    if (votes.roll_calls.empty()) throw InputError("", 0, "votes", "hold no roll call");
    const auto [first, last] =
        std::minmax_element(votes.roll_calls.begin(), votes.roll_calls.end(),
                            [](const RollCall& a, const RollCall& b) { return a.year < b.year; });
    const std::string hint = fmt::format("'{}' has roll calls of {} to {}", votes.id, first->year, last->year);
    if (selection.from != 0 && selection.to != 0 && selection.from > selection.to)
        throw InputError("", 0, "from", fmt::format("the years from {} to {} are none", selection.from, selection.to));
    throw InputError("", 0, "votes", "no roll call is left by years, issues and kinds together", hint);
}

}  // namespace

RollCalls select(const RollCalls& votes, const RollCallSelection& selection) {
    std::vector<std::size_t> kept;
    check_issues(votes, selection.issues);
    if (!selection.roll_call.empty()) {
        const std::size_t one = the_one(votes, selection.roll_call);
        if (wanted(votes.roll_calls[one], selection)) kept.push_back(one);
    } else {
        for (std::size_t r = 0; r < votes.size(); ++r)
            if (wanted(votes.roll_calls[r], selection)) kept.push_back(r);
    }
    if (kept.empty()) nothing_left(votes, selection);
    RollCalls out{votes.id, votes.title, votes.version, votes.sha256, votes.sources, votes.voters, {}, {}, votes.notes};
    out.roll_calls.reserve(kept.size());
    out.votes.reserve(kept.size() * votes.n());
    for (const std::size_t r : kept) {
        out.roll_calls.push_back(votes.roll_calls[r]);
        out.votes.insert(out.votes.end(), votes.row(r), votes.row(r) + votes.n());
    }
    return out;
}

}  // namespace detente
