// "Argentina joined BRICS on 1 January 2024", "RCEP took effect for South Korea on 1 February 2022": to the day.
#include "reading/claims/claim_checks.hpp"
#include "reading/claims/claim_sentences.hpp"
#include "reading/claims/membership_dates.hpp"

namespace detente::reading {
namespace {

class Accessions {
public:
    Accessions(Reading& reading, const Registry& registry, const ClaimSentence& sentence)
        : reading_(reading), registry_(registry), one_(sentence), pieces_(one_.pieces) {}

    void read() {
        for (std::size_t at = 1; at < pieces_.size(); ++at) {
            joined(at);
            took_effect(at);
        }
        since();
    }

private:
    /// "has formally joined": what may stand between those who join and the verb.
    std::size_t before_adverbs(std::size_t at) const {
        while (at > 0 && low_is(pieces_, at - 1,
                                {"also", "formally", "officially", "finally", "then", "has", "have", "had", "only",
                                 "itself", "all", "both", "later", "first"}))
            --at;
        return at;
    }
    bool is_fact(std::size_t from, std::size_t at) const {
        for (std::size_t i = from; i < at; ++i)
            if (low_is(pieces_, i, {"would", "could", "if", "not", "never", "might", "may", "will", "should"}))
                return false;
        return !low_is(pieces_, pieces_.size() - 1, {"?"});
    }
    bool as_less_than_member(std::size_t at) const {
        for (std::size_t i = at; i < std::min(pieces_.size(), at + 5); ++i)
            if (low_is(pieces_, i, {"partner", "observer", "associate", "candidate", "guest"})) return true;
        return false;
    }

    /// "Finland joined NATO in 2023", "the United Kingdom left the EU on 31 January 2020"
    void joined(std::size_t at) {
        const bool left = low_is(pieces_, at, {"left", "quit", "exited"}) ||
                          (low_is(pieces_, at, {"withdrew"}) && low_is(pieces_, at + 1, {"from"}));
        std::size_t body = at + 1 + (low_is(pieces_, at, {"withdrew"}) ? 1 : 0);
        if (!left) {
            if (low_is(pieces_, at, {"acceded"}) && low_is(pieces_, body, {"to"}))
                ++body;
            else if (low_is(pieces_, at, {"became"}))
                body = behind_member_of(body);
            else if (!low_is(pieces_, at, {"joined", "entered"}))
                return;
        }
        const std::size_t subject = before_adverbs(at);
        const auto who = one_.list_before(subject);
        if (who.empty() || body >= pieces_.size() || !is_fact(who.front()->first, at)) return;
        const std::string framework = one_.framework_at(body);
        if (framework.empty() || as_less_than_member(body)) return;
        const FoundPeriod* when = one_.period_near(body);
        if (when) add(who, framework, *when, left, std::max(body, when->last));
    }
    /// "became (full) member(s) of"; 0: it does not stand there.
    std::size_t behind_member_of(std::size_t at) const {
        while (low_is(pieces_, at, {"a", "an", "full", "the", "fully"})) ++at;
        return low_is(pieces_, at, {"member", "members"}) && low_is(pieces_, at + 1, {"of"}) ? at + 2 : pieces_.size();
    }

    /// "RCEP took effect for South Korea on 1 January 2022", "entered into force on Saturday for Laos"
    void took_effect(std::size_t at) {
        const bool effect = low_is(pieces_, at, {"took", "takes"}) && low_is(pieces_, at + 1, {"effect"});
        const bool force = low_is(pieces_, at, {"entered", "came", "went", "enters"}) &&
                           low_is(pieces_, at + 1, {"into"}) && low_is(pieces_, at + 2, {"force", "effect"});
        if (!effect && !force) return;
        std::size_t subject = at;
        const std::string framework = subject_framework(subject);
        if (framework.empty() || !is_fact(0, at)) return;
        const std::size_t behind = at + (force ? 3 : 2);
        for (std::size_t piece = behind; piece < std::min(pieces_.size(), behind + 8); ++piece) {
            if (!low_is(pieces_, piece, {"for", "in"})) continue;
            std::size_t list = piece + 1;
            const auto who = one_.list_from(list);
            if (who.empty()) continue;
            const FoundPeriod* when = one_.period_near(list);
            if (!when) when = one_.period_near(behind);
            if (when) add(who, framework, *when, false, std::max(list, when->last), subject);
            return;
        }
    }
    /// The only framework that the sentence names before the verb; moves `at` to it.
    std::string subject_framework(std::size_t& at) const {
        std::string out;
        const std::size_t verb = at;
        for (const NamedParty& one : one_.named)
            if (one.framework && one.last <= verb) {
                std::size_t piece = at = one.first;
                const std::string id = one_.framework_at(piece);
                if (!out.empty() && id != out) return "";
                out = id;
            }
        if (!out.empty()) return out;
        std::size_t first = at = 0;
        return one_.framework_at(first);
    }

    /// "it has had India and Pakistan as members since 2017"
    void since() {
        for (std::size_t at = 1; at + 3 < pieces_.size(); ++at) {
            if (!low_is(pieces_, at, {"had", "counted"}) || !low_is(pieces_, at - 1, {"has"}) || at < 2) continue;
            std::size_t list = at + 1, body = at - 2;
            const auto who = one_.list_from(list);
            if (who.empty() || !low_is(pieces_, list, {"as"}) || !low_is(pieces_, list + 1, {"members"}) ||
                !low_is(pieces_, list + 2, {"since"}))
                continue;
            const NamedParty* named = one_.party_ending(at - 1);
            if (named) body = named->first;
            const std::string framework = one_.framework_at(body);
            const FoundPeriod* when = one_.period_near(list + 2);
            if (!framework.empty() && when) add(who, framework, *when, false, when->last);
        }
    }

    std::size_t with_preposition(const FoundPeriod& when) const {
        const bool before = when.first > 0 && low_is(pieces_, when.first - 1, {"in", "on", "since", "by"});
        return when.first - before;
    }

    void add(const std::vector<const NamedParty*>& who, const std::string& framework, const FoundPeriod& when,
             bool left, std::size_t last, std::size_t subject = std::size_t(-1)) {
        const std::size_t first = std::min({who.front()->first, with_preposition(when), subject});
        for (const NamedParty* one : who) {
            Claim claim = claim_of(reading_, one_.bytes(first, std::min(last, pieces_.size())), "membership",
                                   left ? "membership: left" : "membership: joined");
            claim.subjects = {one->id, framework};
            claim.check = check_accession(registry_, framework, one->id, when.period, left);
            reading_.claims.push_back(std::move(claim));
        }
    }

    Reading& reading_;
    const Registry& registry_;
    const ClaimSentence& one_;
    Pieces pieces_;
};

}  // namespace

void check_accessions(Reading& reading, const Registry& registry) {
    if (reading.frameworks.empty()) return;
    for_each_sentence(reading, [&](const ClaimSentence& sentence) { Accessions(reading, registry, sentence).read(); });
}

}  // namespace detente::reading
