// "In 2023 the EU had 27 member states", "six partners: Australia, China, ...": numbers of members, and of what is
// listed.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reading/claims/claim_checks.hpp"
#include "reading/claims/claim_sentences.hpp"
#include "reading/figures/quantity_words.hpp"

namespace detente::reading {
namespace {

/// A whole number from 2 on, in digits or words, at `piece`, and the piece behind it; 0: none.
std::pair<int, std::size_t> count_at(const Pieces& pieces, std::size_t piece) {
    if (piece >= pieces.size()) return {0, piece};
    const bool digits = pieces[piece].kind == Piece::Kind::number && pieces[piece].decimals == 0;
    if (digits) return {pieces[piece].whole(2, 300).value_or(0), piece + 1};
    if (low_is(pieces, piece, {"a", "half", "quarter", "one"})) return {0, piece};
    const auto words = number_words_at(pieces, piece);
    if (!words || words->first != std::floor(words->first) || words->first < 2 || words->first > 300) return {0, piece};
    return {int(words->first), words->second};
}

/// How many members a framework has at least and at most on a day: those that are suspended or contested count or not.
Interval members_on(const Registry& registry, const std::string& framework, const std::string& day) {
    Interval out{0, 0};
    for (const Membership& one : registry.memberships()) {
        if (one.framework != framework || one.start > day || (!one.end.empty() && one.end <= day)) continue;
        if (one.status == "member") out.low += 1, out.high += 1;
        if (one.status == "suspended" || one.status == "contested" || one.status == "frozen") out.high += 1;
    }
    return out;
}

/// Fewest and most in a period.
Interval members_in(const Registry& registry, const std::string& framework, const Period& period) {
    const int first = period.month.value_or(1), last = period.month_end.value_or(12);
    Interval out = members_on(registry, framework, fmt::format("{}-{:02}-01", *period.year, first));
    for (int month = first; month <= last; ++month)
        for (const int day : {1, 15, 28}) {
            const Interval one =
                members_on(registry, framework, fmt::format("{}-{:02}-{:02}", *period.year, month, day));
            out = {std::min(out.low, one.low), std::max(out.high, one.high)};
        }
    return out;
}

std::string in_words(Interval count) {
    return count.low == count.high ? fmt::format("{:.0f}", count.low)
                                   : fmt::format("{:.0f} to {:.0f}", count.low, count.high);
}

Check check_count(const Registry& registry, const std::string& framework, int count, const Period* when, bool now) {
    const std::string today = "9999-01-01";
    Check check{"not comparable", "", std::to_string(count), "", "registry of memberships"};
    const bool dated = when && when->year;
    if (!dated && !now) return check.why = "the text does not say when", check;
    const Interval found = dated ? members_in(registry, framework, *when) : members_on(registry, framework, today);
    if (found.high == 0) return check.status = "not checked", check.why = "the registry has no members of it", check;
    check.found = in_words(found);
    const bool fits = count >= found.low && count <= found.high;
    check.status = fits ? "agrees" : dated ? "differs" : "not comparable";
    check.why = fmt::format("the registry has {} {}", check.found, dated ? fmt::format("in {}", *when->year) : "today");
    if (!fits && !dated) check.why += "; the text does not say when";
    return check;
}

class MemberCounts {
public:
    MemberCounts(Reading& reading, const Registry& registry, const ClaimSentence& sentence)
        : reading_(reading), registry_(registry), one_(sentence), pieces_(one_.pieces) {}

    void read() {
        for (std::size_t at = 0; at < pieces_.size(); ++at) {
            std::size_t verb = at;
            if (at > 0 && low_is(pieces_, at - 1, {"the"})) continue;  // read from "the" on
            const std::string framework = one_.framework_at(verb);
            if (framework.empty()) continue;
            if (read_verb(framework, at, verb)) return;
        }
    }

private:
    /// "the EU had 28 member states", "BRICS now counts ten members"
    bool read_verb(const std::string& framework, std::size_t first, std::size_t verb) {
        while (low_is(pieces_, verb, {"now", "already", "today", "then", "still"})) ++verb;
        const bool now = low_is(pieces_, verb, {"has", "counts", "comprises"});
        if (!now && !low_is(pieces_, verb, {"had", "counted", "comprised"})) return false;
        std::size_t number = verb + 1;
        while (low_is(pieces_, number, {"now", "only", "just", "already", "today"})) ++number;
        const auto [count, behind] = count_at(pieces_, number);
        const std::size_t last = count > 0 ? behind_members(behind) : behind;
        if (count == 0 || last == behind) return false;
        const FoundPeriod* when = one_.period_near(last);
        std::size_t from = first, to = last;
        if (when) from = std::min(first, when->first - (when->first > 0)), to = std::max(last, when->last);
        Claim claim = claim_of(reading_, one_.bytes(from, to), "membership", "membership: number of members");
        claim.subjects = {framework};
        claim.check = check_count(registry_, framework, count, when ? &when->period : nullptr, now);
        reading_.claims.push_back(std::move(claim));
        return true;
    }
    /// "full member states", "members"; the same piece: none of it. Partners and states of another kind are no members.
    std::size_t behind_members(std::size_t at) const {
        std::size_t next = at + low_is(pieces_, at, {"full"});
        if (low_is(pieces_, next, {"members"})) return next + 1;
        if (!low_is(pieces_, next, {"member"})) return at;
        return low_is(pieces_, next + 1, {"states", "countries", "nations", "economies"}) ? next + 2 : at;
    }

    Reading& reading_;
    const Registry& registry_;
    const ClaimSentence& one_;
    Pieces pieces_;
};

/// "..., New Zealand and South Korea" up to `last`.
bool ends_with_and(const ClaimSentence& one, std::size_t last) {
    const NamedParty* party = one.party_ending(last);
    if (!party || party->first == 0) return false;
    const Pieces pieces(one.pieces);
    const std::size_t before = party->first - 1;
    return low_is(pieces, before, {"and"}) ||
           (before > 0 && low_is(pieces, before, {"the"}) && low_is(pieces, before - 1, {"and"}));
}

/// "six | partners:", "ten | of its signatories:": words in small letters, and no other number or mark, to the colon.
bool counts_what_follows(const Pieces& pieces, std::size_t from, std::size_t colon) {
    if (from >= colon || colon - from > 4) return false;
    for (std::size_t at = from; at < colon; ++at)
        if (pieces[at].kind != Piece::Kind::word || pieces[at].text != pieces[at].low || pieces[at].value > 0 ||
            low_is(pieces, at,
                   {"including", "percent", "million", "billion", "times", "months", "years", "days", "points"}))
            return false;
    return true;
}

/// "with six partners: Australia, China, Japan, New Zealand and South Korea.": the list ends where the sentence does.
void count_list(Reading& reading, const ClaimSentence& one) {
    const Pieces pieces(one.pieces);
    for (std::size_t colon = 2; colon + 3 < pieces.size(); ++colon) {
        if (!low_is(pieces, colon, {":"})) continue;
        std::size_t list = colon + 1;
        const std::size_t named = one.list_from(list).size();
        const bool closed = list >= pieces.size() || low_is(pieces, list, {".", ";"});
        if (named < 2 || !closed || !ends_with_and(one, list)) continue;
        for (std::size_t at = colon > 6 ? colon - 6 : 0; at + 1 < colon; ++at) {
            const auto [count, behind] = count_at(pieces, at);
            if (count < 2 || count > 40 || !counts_what_follows(pieces, behind, colon)) continue;
            Claim claim = claim_of(reading, one.bytes(at, list), "arithmetic", "list: how many it names");
            claim.check = {std::size_t(count) == named ? "agrees" : "differs", fmt::format("{} are named", named),
                           std::to_string(count), std::to_string(named), "the text's own list"};
            reading.claims.push_back(std::move(claim));
            break;
        }
    }
}

}  // namespace

void check_member_counts(Reading& reading, const Registry& registry) {
    if (reading.frameworks.empty()) return;
    for_each_sentence(reading,
                      [&](const ClaimSentence& sentence) { MemberCounts(reading, registry, sentence).read(); });
}

void check_list_counts(Reading& reading) {
    if (reading.mentions.size() < 2) return;
    for_each_sentence(reading, [&](const ClaimSentence& sentence) { count_list(reading, sentence); });
}

}  // namespace detente::reading
