#include <algorithm>
#include <optional>

#include "reading/measures/scene.hpp"

namespace detente::reading {
namespace {

constexpr WordSet outward({"exports", "export", "shipments", "sales", "deliveries", "supplies", "exporting", "selling",
                           "shipping", "exportations", "ausfuhr", "exporte"});
constexpr WordSet inward({"imports", "import", "purchases", "importing", "buying", "importations", "einfuhr", "importe",
                          "entry"});
constexpr WordSet forbids({"ban",      "bans",      "banned",     "banning",     "bar",        "bars",
                           "barred",   "barring",   "prohibit",   "prohibits",   "prohibited", "prohibiting",
                           "outlaw",   "outlaws",   "outlawed",   "halt",        "halts",      "halted",
                           "block",    "blocks",    "blocked",    "forbids",     "forbidden",  "forbade",
                           "restrict", "restricts", "restricted", "restricting", "curbs",      "curbed",
                           "stops",    "stopped",   "interdit",   "verbietet",   "verboten"});

struct Ban {
    std::string instrument;
    std::size_t at = 0;    ///< the word that forbids
    std::size_t from = 0;  ///< where its goods begin
    std::size_t noun = 0;  ///< what is forbidden, "exports"; the word that forbids where none is named
};

class BanReader {
public:
    BanReader(const Scene& scene, Thread& thread) : s_(scene), t_(thread) {}

    void read() {
        for (std::size_t at = 0; at < s_.p.size(); ++at) {
            std::optional<Ban> ban = no_longer(at);
            if (!ban && forbids.has(s_.p[at].key)) ban = forbidden(at);
            if (!ban || negated(at)) continue;
            if (emit(*ban)) at = std::max(at, ban->from);
        }
    }

private:
    bool negated(std::size_t at) const {
        return at > 0 && low_is(s_.p, at - 1, {"no", "any", "without", "not", "never", "possible", "potential"});
    }

    std::optional<Ban> forbidden(std::size_t at) const {
        const Pieces p = s_.p;
        if (low_is(p, at,
                   {"restrict", "restricts", "restricted", "restricting", "curbs", "curbed", "limits", "limited"})) {
            const std::size_t noun = at + 1 + low_is(p, at + 1, {"the", "its", "all"});
            if (low_is(p, noun, {"exports", "shipments", "sales"})) return Ban{"export_control", at, noun + 1, noun};
            return std::nullopt;
        }
        const std::size_t end = std::min(at + 6, p.size());
        for (std::size_t i = at + 1; i < end; ++i) {
            if (p[i].low == "," || p[i].low == ";") break;
            if (outward.has(p[i].key)) return Ban{"export_ban", at, i + 1, i};
            if (inward.has(p[i].key)) return Ban{"import_ban", at, i + 1, i};
        }
        for (std::size_t i = at; i-- > 0 && at - i < 16;) {  // "the import of refined products will be prohibited"
            if (s_.clause(i) != s_.clause(at)) continue;
            const bool passive = at > 0 && low_is(p, at - 1, {"be", "is", "are", "been", "was", "were"});
            if (!passive) break;
            if (outward.has(p[i].key)) return Ban{"export_ban", at, i + 1, i};
            if (inward.has(p[i].key)) return Ban{"import_ban", at, i + 1, i};
        }
        return by_goods(at);
    }

    /// "bars US buyers from gallium"; "banned Russian oil", "a ban on diamonds from Russia".
    std::optional<Ban> by_goods(std::size_t at) const {
        for (const FoundGood& good : s_.goods) {
            if (good.first <= at || good.first > at + 8 || good.in_part || s_.clause(good.first) != s_.clause(at))
                continue;
            if (low_is(s_.p, good.first - 1, {"from"}) &&
                low_is(s_.p, at, {"bars", "bans", "barred", "cuts", "banned", "bar"}))
                return Ban{"export_ban", at, at + 1, at};
            for (const Side& side : s_.sides)
                if (side.role == Role::origin && side.first > at && side.first <= good.last + 3)
                    return Ban{"import_ban", at, at + 1, at};
            return std::nullopt;
        }
        return std::nullopt;
    }

    /// "no longer admits", "will not deliver to", "stop importing".
    std::optional<Ban> no_longer(std::size_t at) const {
        static constexpr WordSet takes({"admit", "admits", "accept", "accepts", "buy", "buys", "import", "imports"});
        static constexpr WordSet gives(
            {"deliver", "sell", "export", "ship", "supply", "sells", "exports", "ships", "supplies"});
        const Pieces p = s_.p;
        std::size_t verb = 0;
        if (low_is(p, at, {"no"}) && low_is(p, at + 1, {"longer"})) verb = at + 2;
        if (low_is(p, at, {"not"}) && at > 0 && low_is(p, at - 1, {"will", "would"})) verb = at + 1;
        if (verb == 0 || verb >= p.size()) return std::nullopt;
        if (takes.has(p[verb].key) && verb == at + 2) return Ban{"import_ban", verb, verb + 1, verb};
        if (gives.has(p[verb].key)) return Ban{"export_ban", verb, verb + 1, verb};
        return std::nullopt;
    }

    bool emit(const Ban& ban) {
        const int clause = s_.clause(ban.at);
        PolicyMeasure m;
        m.instrument = ban.instrument;
        m.by = who_acts(s_, t_, clause, flow_of(ban.instrument));
        std::vector<const FoundGood*> goods;
        for (const FoundGood& good : s_.goods)
            if (good.last > std::min(ban.at, ban.noun) && good.first <= ban.from + 24 && !good.in_part &&
                s_.clause(good.first) == clause)
                goods.push_back(&good);
        m.products = products_of(goods);
        const bool out = ban.instrument != "import_ban";
        for (const Side& side : s_.sides) {
            const bool near = side.first > std::min(ban.at, ban.noun) && s_.within(side.first, clause);
            if (side.role == Role::exempt && near) add_ids(m.except, side.ids);
            if (!near) continue;
            if (side.role == Role::target || (out ? side.role == Role::destination : side.role == Role::origin))
                add_ids(m.on, side.ids);
        }
        if (m.by.empty() && t_.open && t_.age <= 2 && t_.last.instrument == m.instrument) m.by = t_.last.by;
        if (m.on.empty() && !out && t_.open && t_.age <= 2 && t_.last.instrument == m.instrument) m.on = t_.last.on;
        if (m.by.empty() && m.on.empty()) return false;
        if (m.products.empty() && m.on.empty() && ban.noun == ban.at && !out) return false;
        m.status = status_of(s_, clause, ban.at);
        for (const When& when : s_.whens)
            if (s_.clause(when.first) == clause) (when.until ? m.until : m.from) = when.date;
        std::size_t last = std::max(ban.at, ban.noun) + 1;
        for (const FoundGood* good : goods) last = std::max(last, good->last);
        m.span = s_.span(std::min(ban.at, ban.noun), last);
        m.confidence = m.by.empty() || m.on.empty() ? 0.7 : 0.9;
        m.rule = "verb of a ban";
        add_measure(t_, std::move(m), s_.title);
        return true;
    }

    const Scene& s_;
    Thread& t_;
};

}  // namespace

void read_bans(const Scene& scene, Thread& thread) {
    BanReader(scene, thread).read();
}

}  // namespace detente::reading
