// "BRICS members Brazil and India", "Iran, a member of the SCO": against dated spells.
#include <fmt/format.h>

#include <algorithm>

#include "detente/support/text.hpp"
#include "reading/claims/claim_checks.hpp"
#include "reading/claims/membership_dates.hpp"

namespace detente::reading {
namespace {

/// The bytes between two mentions, folded to lower case and single blanks.
std::string between(const Reading& reading, std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t at = from; at < to && at < reading.text.size(); ++at) {
        const char c = reading.text[at];
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (blank && (out.empty() || out.back() == ' ')) continue;
        out += blank ? ' ' : (c >= 'A' && c <= 'Z') ? char(c + 32) : c;
    }
    return std::string(trim(out));
}

bool is_one_of(const std::string& text, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

bool economy_mention(const Mention& mention) {
    return mention.kind == "name";
}

Check is_member(const Registry& registry, const std::string& framework, const std::string& economy, bool denied) {
    const auto all = full_spells(registry, framework, economy);
    const bool ever = !all.empty();
    const bool now = std::any_of(all.begin(), all.end(), [](const Membership* spell) { return spell->end.empty(); });
    Check check{"", "", denied ? "not a member" : "member", "", "registry of memberships"};
    if (ever && !now) {
        check.status = "not comparable";
        check.why = "a member from " + in_words(all) + ", and the text states no date";
        return check;
    }
    check.status = now != denied ? "agrees" : is_contested(registry, framework, economy) ? "not comparable" : "differs";
    check.found = now ? "member from " + in_words(all) : "no membership on record";
    check.why = now ? "the registry has " + economy + " as a member from " + in_words(all)
                    : "the registry has no membership of " + economy;
    return check;
}

void add(Reading& reading, Span span, const std::string& framework, const std::string& economy, Check check,
         const char* rule) {
    if (!counts(reading, span.start)) return;
    Claim claim = claim_of(reading, span, "membership", rule);
    claim.subjects = {economy, framework};
    claim.check = std::move(check);
    reading.claims.push_back(std::move(claim));
}

/// From mention `first` on, economies joined by commas and "and"; the position after the last.
std::size_t list_end(const Reading& reading, std::size_t first) {
    std::size_t at = first;
    while (at < reading.mentions.size() && economy_mention(reading.mentions[at])) {
        ++at;
        if (at == reading.mentions.size()) break;
        const std::string gap = between(reading, reading.mentions[at - 1].span.end, reading.mentions[at].span.start);
        if (!is_one_of(gap, {",", "and", ", and", ", the", "and the", "or", "&"})) break;
    }
    return at;
}

/// "BRICS members Brazil, India and China"
void members_listed(Reading& reading, std::size_t m, const Registry& registry) {
    if (m + 1 >= reading.mentions.size()) return;
    const Mention body = reading.mentions[m];
    const std::string gap = between(reading, body.span.end, reading.mentions[m + 1].span.start);
    if (!is_one_of(gap, {"members", "member", "member states", "member state", "member countries", "members,",
                         "members such as", "members like", "members including", "member states such as"}))
        return;
    for (std::size_t at = m + 1, end = list_end(reading, m + 1); at < end; ++at) {
        const Mention one = reading.mentions[at];
        add(reading, {body.span.start, one.span.end}, body.id, one.id, is_member(registry, body.id, one.id, false),
            "membership: list of members");
    }
}

/// "Iran, a member of the SCO", "Iran is not a member of BRICS"
void economy_then_body(Reading& reading, std::size_t m, const Registry& registry) {
    const Mention one = reading.mentions[m - 1], body = reading.mentions[m];
    if (!economy_mention(one) || body.span.start - one.span.end > 60) return;
    std::string gap = between(reading, one.span.end, body.span.start);
    if (gap.ends_with(" the")) gap.resize(gap.size() - 4);
    const Span span{one.span.start, body.span.end};
    if (is_one_of(gap, {", a member of", "is a member of", ", member of", "is a full member of",
                        ", a founding member of", "is a founding member of", "belongs to"}))
        return add(reading, span, body.id, one.id, is_member(registry, body.id, one.id, false),
                   "membership: is a member");
    if (is_one_of(gap, {"is not a member of", ", not a member of", "does not belong to", "is no member of"}))
        return add(reading, span, body.id, one.id, is_member(registry, body.id, one.id, true),
                   "membership: is no member");
}

}  // namespace

void check_memberships(Reading& reading, const Registry& registry) {
    for (std::size_t m = 0; m < reading.mentions.size(); ++m) {
        if (reading.mentions[m].kind != "framework") continue;
        members_listed(reading, m, registry);
        if (m > 0) economy_then_body(reading, m, registry);
    }
}

}  // namespace detente::reading
