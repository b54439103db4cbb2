#include "drafting/camps.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace detente::reading {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& id) {
    return std::find(list.begin(), list.end(), id) != list.end();
}

class CampFinder {
public:
    CampFinder(const Reading& reading, const World& world, const Registry& registry)
        : reading_(reading), world_(world), registry_(registry), on_(newest_membership_date(registry)) {}

    std::optional<Camps> find(const std::vector<std::string>& principals) const {
        for (std::size_t i = 0; i < principals.size(); ++i) {
            for (std::size_t j = i + 1; j < principals.size(); ++j) {
                if (!share_a_union(principals[i], principals[j]))
                    return against_each_other(principals[i], principals[j]);
            }
        }
        if (auto found = against_framework(principals)) return found;
        if (principals.size() < 2) return std::nullopt;
        return against_each_other(principals[0], principals[1]);
    }

private:
    std::vector<std::string> members(const std::string& framework) const {
        std::vector<std::string> here;
        for (std::string& id : registry_.members(framework, on_)) {
            if (world_.find_economy(id)) here.push_back(std::move(id));
        }
        return here;
    }

    std::string economic_union(const std::string& economy, const std::vector<std::string>& without) const {
        for (const FrameworkRecord& framework : registry_.frameworks()) {
            if (framework.kind != "economic-union" || !registry_.is_member(framework.id, economy, on_)) continue;
            const bool separates = std::none_of(without.begin(), without.end(), [&](const std::string& id) {
                return registry_.is_member(framework.id, id, on_);
            });
            if (separates) return framework.id;
        }
        return "";
    }

    /// The framework most named in the article that has `economy` and none of `without`.
    std::string named_framework(const std::string& economy, const std::vector<std::string>& without) const {
        for (const Actor& actor : reading_.frameworks) {
            if (!registry_.is_member(actor.id, economy, on_)) continue;
            const bool separates = std::none_of(without.begin(), without.end(), [&](const std::string& id) {
                return registry_.is_member(actor.id, id, on_);
            });
            if (separates) return actor.id;
        }
        return "";
    }

    bool share_a_union(const std::string& a, const std::string& b) const {
        return std::any_of(registry_.frameworks().begin(), registry_.frameworks().end(), [&](const FrameworkRecord& f) {
            return f.kind == "economic-union" && registry_.is_member(f.id, a, on_) && registry_.is_member(f.id, b, on_);
        });
    }

    std::string economy_name(const std::string& id) const {
        const EconomyRecord* record = registry_.economy(id);
        return record ? record->name : id;
    }

    Camp alone(const std::string& economy) const {
        return {economy, "", economy_name(economy), {economy}, fmt::format("{} stands alone", economy_name(economy))};
    }

    Camp camp_of(const std::string& economy, const std::vector<std::string>& without) const {
        const std::string in_union = economic_union(economy, without);
        const std::string framework = in_union.empty() ? named_framework(economy, without) : in_union;
        if (framework.empty()) return alone(economy);
        Camp camp = camp_of_framework(framework);
        camp.economy = economy;
        camp.reason = in_union.empty()
                          ? fmt::format("{} is in {}, which the article names", economy_name(economy), camp.name)
                          : fmt::format("{} is in {}, an economic union", economy_name(economy), camp.name);
        return camp;
    }

    Camp camp_of_framework(const std::string& id) const {
        const FrameworkRecord* record = registry_.framework(id);
        const std::string name = record && !record->abbreviation.empty() ? record->abbreviation : id;
        return {"", id, name, members(id), fmt::format("the article names {}", name)};
    }

    /// Where the principals are one economy or all of one union: a framework that the article names is the other side.
    std::optional<Camps> against_framework(const std::vector<std::string>& principals) const {
        std::vector<Camp> sides;
        if (!principals.empty()) {
            const std::string in_union = economic_union(principals[0], {});
            sides.push_back(in_union.empty() ? alone(principals[0]) : camp_of(principals[0], {}));
        }
        for (const Actor& actor : reading_.frameworks) {
            if (sides.size() == 2) break;
            const std::vector<std::string> inside = members(actor.id);
            if (inside.size() < 2) continue;
            const bool apart = sides.empty() || std::none_of(inside.begin(), inside.end(), [&](const std::string& id) {
                                   return contains(sides[0].members, id);
                               });
            if (apart) sides.push_back(camp_of_framework(actor.id));
        }
        if (sides.size() < 2) return std::nullopt;
        return pair(sides[0], sides[1]);
    }

    Camps against_each_other(const std::string& a, const std::string& b) const {
        return pair(camp_of(a, {b}), camp_of(b, {a}));
    }

    Camps pair(Camp a, Camp b) const {
        Camps camps{std::move(a), std::move(b), {}, on_};
        for (const std::string& id : camps.a.members) {
            if (contains(camps.b.members, id)) camps.both.push_back(id);
        }
        return camps;
    }

    const Reading& reading_;
    const World& world_;
    const Registry& registry_;
    std::string on_;
};

}  // namespace

std::string newest_membership_date(const Registry& registry) {
    std::string newest;
    for (const Membership& membership : registry.memberships())
        newest = std::max({newest, membership.start, membership.end});
    return newest;
}

std::optional<Camps> find_camps(const Reading& reading, const std::vector<std::string>& principals, const World& world,
                                const Registry& registry) {
    return CampFinder(reading, world, registry).find(principals);
}

}  // namespace detente::reading
