#include "reading/measures/scene.hpp"

namespace detente::reading {
namespace {

bool starts_with_any(const Piece& piece, std::initializer_list<std::string_view> stems) {
    for (const std::string_view stem : stems)
        if (piece.low.substr(0, stem.size()) == stem) return true;
    return false;
}

struct Signs {
    bool threat = false, condition = false, would = false, said = false, proposal = false, future = false,
         decided = false, suspended = false, lifted = false, rejected = false, in_force = false, past = false,
         goes_on = false;
};

void look(Pieces p, std::size_t i, Signs& signs) {
    static constexpr WordSet said({"said", "announced", "confirmed", "told", "decided"});
    static constexpr WordSet future({"will", "künftig", "wird", "werden", "shall", "appliquera", "imposera", "soon"});
    static constexpr WordSet decided({"announced", "announces", "decided", "agreed", "signed", "directed", "ordered",
                                      "orders", "approved", "approves", "beschlossen", "angekündigt", "annoncé",
                                      "signs", "sign"});
    static constexpr WordSet proposal(
        {"could",      "may",       "might",     "wants",       "seeks",      "proposes", "proposed",
         "proposal",   "proposals", "considers", "considering", "considered", "mulls",    "mulling",
         "weighs",     "weighing",  "plans",     "planned",     "planning",   "plan",     "recommended",
         "recommends", "urged",     "urges",     "draft",       "asked",      "calls",    "called",
         "propose",    "soll",      "könnte",    "will_want",   "pourrait",   "envisage", "propose",
         "suggested",  "favours",   "favors",    "hopes",       "intends",    "aims"});
    static constexpr WordSet lifted({"lifted", "scrapped", "removed", "revoked", "repealed", "abolished", "rescinded",
                                     "withdrawn", "lifting", "lifts", "scraps", "aufgehoben", "levé", "ended", "ends"});
    static constexpr WordSet rejected({"rejected", "rejects", "declined", "declines", "refused", "refuses", "vetoed",
                                       "abgelehnt", "refusé", "rejeté"});
    static constexpr WordSet force(
        {"remain", "remains", "stay", "stays", "bleiben", "bleibt", "restent", "since", "already", "seit", "depuis"});
    const Piece& piece = p[i];
    signs.threat |= starts_with_any(piece, {"threat", "gedroht", "droht", "warn", "menac", "vow"});
    signs.condition |= low_is(p, i, {"if", "unless", "falls", "wenn", "si"});
    signs.would |= low_is(p, i, {"would", "würde", "würden"});
    signs.said |= said.has(piece.key);
    signs.proposal |= proposal.has(piece.key) && piece.text != "May";
    signs.future |= future.has(piece.key);
    signs.future |=
        low_is(p, i, {"is", "are", "set", "due"}) && low_is(p, i + 1, {"to"}) && !low_is(p, i + 2, {"blame"});
    signs.future |= low_is(p, i, {"takes", "take", "come", "comes"}) && low_is(p, i + 1, {"effect", "into"});
    signs.decided |= decided.has(piece.key);
    signs.suspended |= starts_with_any(piece, {"suspend", "paus", "postpon", "ausgesetzt", "ajourn"}) ||
                       (low_is(p, i, {"put"}) && (low_is(p, i + 1, {"on"}) && low_is(p, i + 2, {"hold", "ice"})));
    signs.lifted |= lifted.has(piece.key);
    signs.rejected |= rejected.has(piece.key) || (low_is(p, i, {"voted"}) && low_is(p, i + 1, {"down"})) ||
                      (low_is(p, i, {"ruled"}) && low_is(p, i + 1, {"out"}));
    signs.in_force |= force.has(piece.key) || (low_is(p, i, {"in"}) && low_is(p, i + 1, {"force"}));
    signs.past |= low_is(p, i, {"expired", "lapsed", "former", "formerly"});
    signs.goes_on |= (low_is(p, i, {"goes"}) && low_is(p, i + 1, {"on"})) ||
                     (low_is(p, i, {"imposed", "introduced"}) && low_is(p, i + 1, {"in", "on", "since"}));
}

std::string from_signs(const Signs& s) {
    if (s.threat) return "threatened";
    if (s.would && s.condition) return "threatened";
    if (s.rejected) return "rejected";
    if (s.suspended) return "suspended";
    if (s.lifted) return "lifted";
    if (s.proposal) return "proposed";
    if (s.goes_on) return "in_force";
    if (s.would) return s.said ? "announced" : "proposed";
    if (s.future) return s.condition ? "threatened" : "announced";
    if (s.in_force) return "in_force";
    if (s.decided) return "announced";
    if (s.past) return "past";
    return "in_force";
}

}  // namespace

std::string status_of(const Scene& scene, int clause, std::size_t) {
    Signs signs;
    for (int steps = 0, at = clause; at >= 0 && steps < 4; ++steps, at = scene.clauses.all[at].parent) {
        for (std::size_t i = 0; i < scene.p.size(); ++i)
            if (scene.clauses.of[i] == at) look(scene.p, i, signs);
        if (scene.clauses.all[at].relative) break;
    }
    return from_signs(signs);
}

std::string dated_status(std::string status, const std::string& from, const std::string& today) {
    const std::string& now = today;
    if (from.empty() || now.size() < 10) return status;
    const std::string same = now.substr(0, from.size());
    if (status == "announced" && (from.size() == 10 ? from <= now : from < same)) return "in_force";
    if (status == "in_force" && from > same) return "announced";
    return status;
}

}  // namespace detente::reading
