#include "drafting/parties.hpp"

#include <algorithm>
#include <cstdio>

#include "detente/support/text.hpp"
#include "drafting/camps.hpp"

namespace detente::drafting {

bool has(const std::vector<std::string>& list, const std::string& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

std::string listed_in_words(std::vector<std::string> items) {
    if (items.size() < 2) return join(items, "");
    const std::string last = items.back();
    items.pop_back();
    return join(items, ", ") + " and " + last;
}

Parties::Parties(const Reading& reading, const Registry& registry, std::string day)
    : reading_(reading),
      registry_(registry),
      day_(day.empty() ? detente::reading::newest_membership_date(registry) : std::move(day)) {}

std::string Parties::known(const std::string& id) const {
    if (id == "all" || registry_.economy(id)) return id;
    const std::string bare = id.starts_with("igo:") ? id.substr(4) : id;
    if (registry_.framework(bare)) return bare;
    for (const NamedActor& actor : reading_.named_actors)
        if (actor.id == id) return actor.economy;
    return "";
}

std::vector<std::string> Parties::known(const std::vector<std::string>& ids) const {
    std::vector<std::string> out;
    for (const std::string& id : ids)
        if (const std::string one = known(id); !one.empty() && !has(out, one)) out.push_back(one);
    return out;
}

std::vector<std::string> Parties::economies(const std::vector<std::string>& known) const {
    std::vector<std::string> out;
    for (const std::string& id : known) {
        if (id == "all") continue;
        if (!is_framework(id)) {
            if (!has(out, id)) out.push_back(id);
            continue;
        }
        for (const std::string& member : registry_.members(id, day_))
            if (!has(out, member)) out.push_back(member);
    }
    return out;
}

bool Parties::is_union(const std::string& known) const {
    const FrameworkRecord* framework = registry_.framework(known);
    return framework && framework->kind == "economic-union";
}

bool Parties::has_trade_rules(const std::string& known) const {
    const FrameworkRecord* framework = registry_.framework(known);
    return framework && (framework->kind == "economic-union" || framework->kind == "trade-agreement");
}

std::string Parties::name(const std::string& known) const {
    if (known == "all") return "everybody";
    if (const EconomyRecord* economy = registry_.economy(known)) return economy->name;
    const FrameworkRecord* framework = registry_.framework(known);
    return framework && !framework->abbreviation.empty() ? framework->abbreviation : known;
}

std::string Parties::names(const std::vector<std::string>& known) const {
    constexpr std::size_t most = 6;
    std::vector<std::string> out;
    for (const std::string& id : known) {
        if (out.size() == most) {
            out.push_back(std::to_string(known.size() - most) + " more");
            break;
        }
        out.push_back(name(id));
    }
    return listed_in_words(out);
}

namespace {

/// "2020-03-01" -> "2020-02-29".
std::string day_before(const std::string& day) {
    int y = 0, m = 0, d = 0;
    if (std::sscanf(day.c_str(), "%d-%d-%d", &y, &m, &d) != 3) return day;
    const bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    const int days[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (--d == 0) {
        if (--m == 0) m = 12, --y;
        d = days[m - 1];
    }
    char out[32];
    std::snprintf(out, sizeof out, "%04d-%02d-%02d", y, m, d);
    return out;
}

}  // namespace

std::string day_before_move(const Registry& registry, const std::string& framework, const std::string& economy,
                            bool leaving, const std::string& day) {
    std::string found;
    for (const Membership& spell : registry.memberships()) {
        if (spell.framework != framework || spell.economy != economy) continue;
        const std::string& move = leaving ? spell.end : spell.start;
        if (!move.empty() && (leaving || spell.status == "member")) found = std::max(found, move);
    }
    if (!found.empty()) return day_before(found);
    return leaving == registry.is_member(framework, economy, day) ? day : "";
}

}  // namespace detente::drafting
