#include "reading/measures/sides.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "detente/reading/actor_id.hpp"

namespace detente::reading {
namespace {

/// Whom an actor of the article acts for: its economy or framework; empty: nobody who takes measures.
std::string acts_for(const NamedActor& actor) {
    const ActorId id = ActorId::parse(actor.id);
    if (id.kind == ActorId::organ) {
        const std::string_view owner = id.name.substr(0, id.name.find('/'));
        if (owner == "UN" || owner == "WTO") return {};
        if (!actor.economy.empty()) return actor.economy;
        if (owner == "EU") return "igo:EU";
        return {};
    }
    if (id.kind == ActorId::person) return actor.economy;
    return {};
}

std::string id_of(const Mention& mention) {
    static constexpr WordSet seats({"brussels", "bruxelles", "brüssel"});
    std::string low;
    for (const char c : mention.text) low += char(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (seats.has(key_of(low))) return "igo:EU";
    return mention.kind == "framework" ? "igo:" + mention.id : mention.id;
}

bool joins(Pieces p, std::size_t from, std::size_t to, bool& conjunction) {
    for (std::size_t i = from; i < to; ++i) {
        if (low_is(p, i, {"and", "or", "&", "und", "et", "sowie", "oder", "ou"})) {
            conjunction = true;
        } else if (!low_is(p, i, {",", "the", "both", "also", "die", "der", "den", "la", "le", "les"})) {
            return false;
        }
    }
    return to - from <= 3;
}

bool suffers(Pieces p, std::size_t at) {
    static constexpr WordSet words({"face",    "faces", "faced",    "facing",    "pay",  "pays",  "paid",
                                    "suffers", "hit",   "subject",  "subjected", "owes", "owe",   "draws",
                                    "gets",    "got",   "receives", "received",  "drew", "incur", "struck"});
    return words.has(p[at].key);
}

bool spared(Pieces p, std::size_t at) {
    static constexpr WordSet words({"exempt", "exempted", "spared", "excluded", "excepted", "unaffected", "ausgenommen",
                                    "exempté", "exemptés", "épargnés"});
    return words.has(p[at].key);
}

bool not_a_verb_yet(Pieces p, std::size_t at) {
    static constexpr WordSet words({"will", "would",  "is",         "are",  "was",   "were",    "be",
                                    "been", "has",    "have",       "had",  "to",    "could",   "may",
                                    "must", "should", "also",       "now",  "still", "already", "being",
                                    "down", "itself", "themselves", "both", "too",   "s",       "not"});
    return words.has(p[at].key) || p[at].kind == Piece::Kind::mark;
}

/// What a party does as the words go on: suffers, is spared, or acts.
Role by_verb(Pieces p, std::size_t last, const Clauses& clauses, int clause) {
    std::size_t looked = 0;
    for (std::size_t i = last; i < p.size() && looked < 8; ++i) {
        if (clauses.of[i] != clause && clauses.all[clauses.of[i]].parent != clause) break;
        if (p[i].low == "," || clauses.of[i] != clause) continue;
        ++looked;
        if (spared(p, i)) return Role::exempt;
        if (suffers(p, i)) return Role::target;
        if (!not_a_verb_yet(p, i)) return Role::subject;
    }
    return Role::subject;
}

Role by_preposition(Pieces p, std::size_t at) {
    static constexpr auto roles =
        word_map<Role>({{"on", Role::target},        {"against", Role::target},   {"upon", Role::target},
                        {"for", Role::target},       {"targeting", Role::target}, {"gegen", Role::target},
                        {"contre", Role::target},    {"sur", Role::target},       {"für", Role::target},
                        {"pour", Role::target},      {"hitting", Role::target},   {"punish", Role::target},
                        {"from", Role::origin},      {"aus", Role::origin},       {"by", Role::actor},
                        {"par", Role::actor},        {"durch", Role::actor},      {"to", Role::destination},
                        {"into", Role::destination}, {"nach", Role::destination}, {"vers", Role::destination},
                        {"with", Role::partner},     {"between", Role::partner},  {"mit", Role::partner},
                        {"avec", Role::partner},     {"among", Role::partner},    {"entre", Role::partner},
                        {"zwischen", Role::partner}, {"in", Role::none},          {"at", Role::none},
                        {"near", Role::none},        {"en", Role::none},          {"im", Role::none},
                        {"au", Role::none},          {"via", Role::none},         {"through", Role::none},
                        {"than", Role::none},        {"within", Role::none},      {"outside", Role::none},
                        {"except", Role::exempt},    {"excluding", Role::exempt}, {"außer", Role::exempt},
                        {"sauf", Role::exempt},      {"exempting", Role::exempt}, {"exempts", Role::exempt},
                        {"exempted", Role::exempt},  {"unlike", Role::none},      {"under", Role::none},
                        {"about", Role::none},       {"over", Role::none}});
    const Role* role = roles.find(p[at].key);
    return role ? *role : Role::subject;
}

bool is_preposition(Pieces p, std::size_t at) {
    static constexpr WordSet words(
        {"on",    "against", "upon",      "for",     "targeting", "gegen",  "contre",  "sur",    "für",
         "pour",  "from",    "aus",       "by",      "par",       "durch",  "to",      "into",   "nach",
         "vers",  "with",    "between",   "mit",     "avec",      "in",     "at",      "near",   "en",
         "im",    "au",      "via",       "through", "than",      "within", "outside", "except", "excluding",
         "außer", "sauf",    "exempting", "exempts", "exempted",  "unlike", "under",   "about",  "over",
         "among", "entre",   "zwischen",  "hitting", "punish"});
    return words.has(p[at].key);
}

bool passable(Pieces p, std::size_t at) {
    static constexpr WordSet words(
        {"the",     "all",       "most",     "other", "nearly",   "its",       "some",         "many",
         "a",       "an",        "most",     "der",   "die",      "den",       "dem",          "des",
         "la",      "le",        "les",      "l",     "d",        "fellow",    "neighbouring", "neighboring",
         "certain", "communist", "mainland", "non",   "european", "president", "prime",        "minister"});
    return words.has(p[at].key) || p[at].low == "-" || p[at].low == "'" || p[at].low == "’";
}

/// A party that says which thing: "Chinese cars", "US buyers", "Mercosur's tariff". nullopt: what follows is no such
/// thing.
std::optional<Role> by_noun(Pieces p, const Side& side, const Clauses& clauses, const std::vector<FoundGood>& goods,
                            const std::vector<InstrumentName>& cues) {
    static constexpr WordSet trade_in({"imports", "import", "purchases"});
    static constexpr WordSet trade_out({"exports", "export", "sales", "shipments", "deliveries", "supplies"});
    static constexpr WordSet customers({"buyers", "users", "customers", "companies", "firms", "entities", "banks",
                                        "military", "importers", "consumers"});
    static constexpr WordSet borders({"border", "ports", "port", "market", "markets", "customs", "soil"});
    std::size_t at = side.last;
    const bool possessive = at < p.size() && p[at].glued && (p[at].low == "'" || p[at].low == "’");
    if (possessive) at += low_is(p, at + 1, {"s"}) ? 2 : 1;
    const std::size_t reach = side.adjective || possessive || clauses.parsed ? 5 : 1;
    for (std::size_t steps = 0; steps < reach && at < p.size(); ++steps, ++at) {
        if (clauses.verb[at] && !side.adjective) break;
        if (p[at].kind == Piece::Kind::mark && p[at].low != "-" && p[at].low != "\"" && p[at].low != "“") break;
        if (is_preposition(p, at) || low_is(p, at, {"has", "is", "will", "said", "and", "of", "which", "that"})) break;
        for (const InstrumentName& cue : cues)
            if (cue.first == at) return cue.instrument == "agreement" ? Role::partner : Role::actor;
        if (trade_in.has(p[at].key)) return low_is(p, at + 1, {"of", "from"}) ? Role::destination : Role::origin;
        if (trade_out.has(p[at].key)) return Role::origin;
        if (borders.has(p[at].key)) return Role::destination;
        if (customers.has(p[at].key)) return Role::target;
        for (const FoundGood& good : goods)
            if (good.first == at && !good.in_part) return Role::origin;
    }
    return std::nullopt;
}

Role role_of(Pieces p, const Side& side, const Clauses& clauses, const std::vector<FoundGood>& goods,
             const std::vector<InstrumentName>& cues) {
    const int clause = clauses.of[side.first];
    const bool possessive =
        side.last < p.size() && (p[side.last].low == "'" || p[side.last].low == "’") && p[side.last].glued;
    std::size_t before = side.first;
    while (before > 0 && passable(p, before - 1)) --before;
    const bool governed = before > 0 && is_preposition(p, before - 1);
    if (const std::optional<Role> thing = by_noun(p, side, clauses, goods, cues)) {
        if (*thing != Role::target) return *thing;
        if (governed || clauses.object[side.last - 1]) return Role::target;
        if (before > 0) return by_verb(p, side.last, clauses, clause) == Role::exempt ? Role::exempt : Role::target;
        return Role::subject;
    }
    if (governed) {
        const Role role = by_preposition(p, before - 1);
        return (side.adjective || possessive) && role == Role::destination ? Role::target : role;
    }
    if (before > 0 && low_is(p, before - 1, {"of", "de", "von"})) {
        for (std::size_t back = before - 1; back > 0 && before - back < 7; --back) {
            if (is_preposition(p, back - 1)) {
                const Role role = by_preposition(p, back - 1);
                return role == Role::target || role == Role::actor ? role : Role::none;
            }
            if (p[back - 1].low == "," || clauses.of[back - 1] != clause) break;
            if (low_is(p, back - 1,
                       {"imports", "import", "importé", "importés", "importée", "importées", "importations",
                        "einfuhren", "importe", "provenance"}))
                return Role::origin;
        }
    }
    if (clauses.object[side.last - 1] && !possessive) return Role::target;
    return by_verb(p, side.last, clauses, clause);
}

/// "European cars", where the text speaks of the European Union.
void add_european(Pieces p, std::vector<Side>& out) {
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (!low_is(p, i,
                    {"european", "europäische", "europäischen", "européen", "européens", "européenne", "européennes"}))
            continue;
        const bool taken =
            std::any_of(out.begin(), out.end(), [&](const Side& one) { return one.first <= i && i < one.last; });
        if (!taken) out.push_back({{"igo:EU"}, i, i + 1, Role::none, true});
    }
}

void add_everybody(Pieces p, std::vector<Side>& out) {
    for (std::size_t i = 0; i < p.size(); ++i) {
        Side side{{"all"}, i, i + 1};
        if (low_is(p, i, {"all", "every", "alle", "allen", "tous"}) && i + 1 < p.size()) {
            std::size_t noun = i + 1;
            while (noun < p.size() && noun < i + 5 &&
                   (low_is(p, noun, {"other", "non", "eu", "trading", "the", "foreign", "member", "les", "anderen"}) ||
                    p[noun].low == "-"))
                ++noun;
            if (!low_is(p, noun,
                        {"countries", "partners", "nations", "economies", "country", "nation", "länder", "ländern",
                         "pays", "origins", "sources"}))
                continue;
            side.last = noun + 1;
        } else if (!low_is(p, i, {"everyone", "everybody", "worldwide", "alle"})) {
            continue;
        }
        std::erase_if(out, [&](const Side& one) { return one.first >= side.first && one.last <= side.last; });
        out.push_back(side);
    }
    std::sort(out.begin(), out.end(), [](const Side& a, const Side& b) { return a.first < b.first; });
}

}  // namespace

void add_ids(std::vector<std::string>& to, const std::vector<std::string>& more) {
    for (const std::string& id : more)
        if (std::find(to.begin(), to.end(), id) == to.end()) to.push_back(id);
}

PartyIndex::PartyIndex(const Reading& reading) {
    for (const Mention& mention : reading.mentions)
        all_.push_back({mention.span, id_of(mention), mention.kind == "adjective" || mention.kind == "demonym"});
    for (const NamedActor& actor : reading.named_actors) {
        const std::string id = acts_for(actor);
        if (id.empty()) continue;
        for (const Span& span : actor.mentions) all_.push_back({span, id, false});
    }
    std::stable_sort(all_.begin(), all_.end(), [](const Stand& a, const Stand& b) {
        return a.span.start != b.span.start ? a.span.start < b.span.start : a.span.end > b.span.end;
    });
    std::vector<Stand> kept;
    for (Stand& one : all_)
        if (kept.empty() || kept.back().span.end <= one.span.start) kept.push_back(std::move(one));
    all_ = std::move(kept);
    std::map<std::string, int> count;
    std::vector<std::string> order;
    for (const Stand& one : all_)
        if (++count[one.id] == 1) order.push_back(one.id);
    std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) { return count[a] > count[b]; });
    pair_.assign(order.begin(), order.begin() + std::ptrdiff_t(std::min<std::size_t>(2, order.size())));
}

std::string PartyIndex::framework_before(std::size_t byte) const {
    std::string found;
    for (const Stand& one : all_) {
        if (one.span.start >= byte) break;
        if (one.id.rfind("igo:", 0) == 0 && one.id != "igo:WTO" && one.id != "igo:UN") found = one.id;
    }
    return found;
}

std::vector<Side> PartyIndex::single(Pieces p) const {
    std::vector<Side> out;
    auto at = std::lower_bound(all_.begin(), all_.end(), p.front().span.start,
                               [](const Stand& one, std::size_t byte) { return one.span.start < byte; });
    std::size_t i = 0;
    for (; at != all_.end() && at->span.start < p.back().span.end; ++at) {
        while (i < p.size() && p[i].span.end <= at->span.start) ++i;
        std::size_t last = i;
        while (last < p.size() && p[last].span.start < at->span.end) ++last;
        if (last == i || low_is(p, last, {"dollars", "dollar", "$", "cents"})) continue;
        out.push_back({{at->id}, i, last, Role::none, at->adjective});
    }
    return out;
}

std::vector<Side> PartyIndex::in(Pieces p, const Clauses& clauses, const std::vector<FoundGood>& goods,
                                 const std::vector<InstrumentName>& cues) const {
    if (p.empty()) return {};
    std::vector<Side> ones = single(p);
    for (std::size_t i = 0; i < p.size(); ++i)
        if (low_is(p, i, {"bloc", "union"}) && i > 0 && low_is(p, i - 1, {"the"}))
            if (const std::string id = framework_before(p[i].span.start); !id.empty()) {
                const bool taken = std::any_of(ones.begin(), ones.end(),
                                               [&](const Side& one) { return one.first <= i && i < one.last; });
                if (!taken && (p[i].low == "bloc" || id == "igo:EU")) ones.push_back({{id}, i, i + 1});
            }
    if (std::any_of(all_.begin(), all_.end(), [](const Stand& one) { return one.id == "igo:EU"; }))
        add_european(p, ones);
    std::sort(ones.begin(), ones.end(), [](const Side& a, const Side& b) { return a.first < b.first; });
    add_everybody(p, ones);
    std::vector<Side> out;
    for (std::size_t i = 0; i < ones.size();) {
        std::size_t end = i + 1;
        bool conjunction = false;
        while (end < ones.size() && joins(p, ones[end - 1].last, ones[end].first, conjunction)) ++end;
        if (!conjunction) end = i + 1;
        Side row{{}, ones[i].first, ones[end - 1].last, Role::none, ones[end - 1].adjective};
        for (std::size_t k = i; k < end; ++k) add_ids(row.ids, ones[k].ids);
        row.role = role_of(p, row, clauses, goods, cues);
        out.push_back(std::move(row));
        i = end;
    }
    return out;
}

}  // namespace detente::reading
