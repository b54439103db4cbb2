#include "reading/claims/claim_sentences.hpp"

#include <algorithm>

#include "detente/reading/actor_id.hpp"
#include "detente/support/text.hpp"
#include "reading/claims/claim_checks.hpp"
#include "reading/text/sentences.hpp"

namespace detente::reading {
namespace {

/// A framework that was named further back is spoken of no more.
constexpr std::size_t furthest_back = 700;

/// The framework named last before a byte, if it is the only one that near.
std::string framework_before(const Reading& reading, std::size_t byte) {
    std::string out;
    for (const Mention& mention : reading.mentions) {
        if (mention.span.start >= byte) break;
        if (mention.kind == "framework" && byte - mention.span.start <= furthest_back) out = mention.id;
    }
    return out;
}

bool is_article(const Pieces& pieces, std::size_t at) {
    return low_is(pieces, at, {"the"});
}

}  // namespace

const NamedParty* ClaimSentence::party_at(std::size_t piece) const {
    for (const NamedParty& one : named)
        if (one.first == piece) return &one;
    return nullptr;
}

const NamedParty* ClaimSentence::party_ending(std::size_t piece) const {
    for (const NamedParty& one : named)
        if (one.last == piece) return &one;
    return nullptr;
}

std::string ClaimSentence::framework_at(std::size_t& piece) const {
    const Pieces all(pieces);
    std::size_t at = piece + is_article(all, piece);
    if (const NamedParty* party = party_at(at); party && party->framework) {
        piece = party->last;
        if (low_is(all, piece, {"group", "bloc", "alliance"})) ++piece;
        return std::string(ActorId::parse(party->id).name);
    }
    const bool noun = at > piece && low_is(all, at,
                                           {"group", "bloc", "alliance", "organisation", "organization", "club",
                                            "union", "association", "pact", "agreement", "partnership"});
    if (!noun && !low_is(all, piece, {"it"})) return "";
    std::string last = spoken_of;
    for (const NamedParty& one : named)
        if (one.framework && one.last <= piece) last = ActorId::parse(one.id).name;
    if (!last.empty()) piece = at + 1;
    return last;
}

std::vector<const NamedParty*> ClaimSentence::list_before(std::size_t piece) const {
    const Pieces all(pieces);
    std::vector<const NamedParty*> out;
    for (const NamedParty* one = party_ending(piece); one && !one->framework; one = party_ending(piece)) {
        out.push_back(one);
        piece = one->first;
        if (piece > 0 && is_article(all, piece - 1)) --piece;
        std::size_t joint = piece;
        if (joint > 0 && low_is(all, joint - 1, {"and"})) --joint;
        if (joint > 0 && low_is(all, joint - 1, {","})) --joint;
        if (joint == piece) break;
        piece = joint;
    }
    std::reverse(out.begin(), out.end());
    return out;
}

std::vector<const NamedParty*> ClaimSentence::list_from(std::size_t& piece) const {
    const Pieces all(pieces);
    std::vector<const NamedParty*> out;
    std::size_t at = piece;
    while (true) {
        at += is_article(all, at);
        const NamedParty* one = party_at(at);
        if (!one || one->framework) break;
        out.push_back(one);
        at = piece = one->last;
        if (low_is(all, at, {","})) ++at;
        if (low_is(all, at, {"and"})) ++at;
        if (at == piece) break;
    }
    return out;
}

const FoundPeriod* ClaimSentence::period_near(std::size_t piece) const {
    for (const FoundPeriod& one : periods)
        if (one.first >= piece && one.first <= piece + 3) return &one;
    if (!periods.empty() && periods.front().first <= 2 && periods.front().last <= piece) return &periods.front();
    return nullptr;
}

void for_each_sentence(const Reading& reading, const std::function<void(const ClaimSentence&)>& read) {
    const std::string low = lower(reading.text);
    ClaimSentence sentence;
    for (const ArticleLine& line : reading.lines) {
        if (!counts(reading, line.span.start)) continue;
        for (const Span span : sentences_of(reading.text, line.span.start, line.span.end)) {
            sentence.span = span;
            sentence.pieces.clear();
            append_pieces(reading.text, low, span.start, span.end, sentence.pieces);
            if (sentence.pieces.empty()) continue;
            const Pieces pieces(sentence.pieces);
            sentence.named = parties_in(reading, pieces);
            sentence.periods = find_periods(pieces);
            sentence.spoken_of = framework_before(reading, span.start);
            read(sentence);
        }
    }
}

}  // namespace detente::reading
