// Articles of the reference data with the measures that their gold reads: is the experiment the gold's?
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "detente/door/answer.hpp"
#include "detente/support/files.hpp"
#include "reference.hpp"

namespace detente {
namespace {

using Json = nlohmann::json;
using Ids = std::set<std::string>;

const Library& library() {
    static const Library one;
    return one;
}

/// The gold's measures and effects as `answer --measures` takes them.
std::string as_given(const Json& gold) {
    Json out{{"date", {{"article", gold["date"]["article"]}}}, {"measures", Json::array()}, {"effects", Json::array()}};
    const auto strip = [](const Json& from, std::initializer_list<const char*> keys) {
        Json one;
        for (const char* key : keys)
            if (from.contains(key)) one[key] = from[key];
        return one;
    };
    for (const Json& measure : gold["measures"])
        out["measures"].push_back(strip(measure, {"instrument", "by", "on", "except", "flow", "products", "level",
                                                  "from", "until", "status", "speaker", "quote"}));
    for (const Json& effect : gold["effects"])
        out["effects"].push_back(
            strip(effect, {"of", "about", "who", "with", "direction", "value", "unit", "speaker", "quote"}));
    return out.dump();
}

Ids members(const std::string& id, const std::string& day, const World& world) {
    const Registry& registry = library().registry();
    const std::string bare = id.starts_with("igo:") ? id.substr(4) : id;
    Ids out;
    if (id == "*")
        for (const Economy& one : world.economies) out.insert(one.id);
    else if (registry.framework(bare) && !registry.economy(id))
        for (const std::string& one : registry.members(bare, day)) out.insert(one);
    else
        out.insert(id);
    return out;
}

Ids side(const std::vector<std::string>& ids, const std::string& day, const World& world) {
    Ids out;
    for (const std::string& id : ids)
        for (const std::string& one : members(id, day, world))
            if (world.find_economy(one)) out.insert(one);
    return out;
}

/// Four fifths in common.
bool alike(const Ids& a, const Ids& b) {
    std::size_t common = 0;
    for (const std::string& one : a) common += b.count(one);
    const std::size_t all = a.size() + b.size() - common;
    return all > 0 && 5 * common >= 4 * all;
}

/// The value of a change as the gold writes it, without the sign of what is not stated: "+75pp", "100%", "ban".
std::vector<std::string> values_of(const Change& change) {
    const auto percent = [](double share) { return fmt::format("{:g}", std::abs(share) * 100); };
    if (change.ban) return {"ban"};
    if (change.trade && change.trade->growth) {
        const std::string sign = *change.trade->growth < 0 ? "-" : "+";
        return {"trade " + sign + percent(*change.trade->growth) + "%", "trade " + sign};
    }
    if (change.membership != Change::Membership::none)
        return {(change.membership == Change::Membership::join ? "join " : "leave ") + change.framework,
                *change.trade_cost_factor < 1 ? "agreement" : "agreement ends"};
    if (change.tariff_level) return {percent(*change.tariff_level) + "%"};
    if (change.tariff_add) return {(*change.tariff_add < 0 ? "-" : "+") + percent(*change.tariff_add) + "pp"};
    if (change.trade_cost_factor)
        return *change.trade_cost_factor < 1 ? std::vector<std::string>{"trade_cost -", "agreement"}
                                             : std::vector<std::string>{"trade_cost +", "agreement ends"};
    return {};
}

/// "+27.7..34.9pp" holds "+31.3pp".
bool same_value(const std::string& gold, const std::vector<std::string>& values) {
    if (gold == "?" || std::find(values.begin(), values.end(), gold) != values.end()) return true;
    const std::size_t dots = gold.find("..");
    if (dots == std::string::npos) return false;
    for (const std::string& value : values)
        if (value.ends_with("pp") && value[0] == gold[0]) {
            const double at = std::stod(value.substr(1));
            if (at >= std::stod(gold.substr(1, dots - 1)) && at <= std::stod(gold.substr(dots + 2))) return true;
        }
    return false;
}

struct Run {
    const DraftedExperiment* draft;
    const World* world;
};

bool same_sectors(const Json& gold, const Change& change, const World& world) {
    if (gold["sectors"].empty()) {
        Ids named(change.sectors.begin(), change.sectors.end());
        std::size_t goods = 0, in = 0;
        for (const Sector& sector : world.sectors) {
            if (sector.group == "services") continue;
            ++goods;
            in += named.empty() || named.count(sector.group) || named.count(sector.id);
        }
        return 5 * in >= 4 * goods;
    }
    return Ids(change.sectors.begin(), change.sectors.end()) == gold["sectors"].get<Ids>();
}

bool holds(const Json& gold, const Change& change, const World& world, const std::string& day) {
    Ids from = side(change.from.empty() ? std::vector<std::string>{"*"} : change.from, day, world), to;
    if (change.membership != Change::Membership::none) {
        to = side({change.framework}, change.on, world);
        for (const std::string& one : from) to.erase(one);
    } else {
        to = side(change.to.empty() ? std::vector<std::string>{"*"} : change.to, day, world);
    }
    Ids want_from = side(gold["from"], day, world), want_to = side(gold["to"], day, world);
    if (gold.contains("except"))
        for (const std::string one : gold["except"]) want_from.erase(one);
    if (gold["from"] == Json::array({"*"}))
        for (const std::string& one : want_to) want_from.erase(one), from.erase(one);
    if (gold["to"] == Json::array({"*"}))
        for (const std::string& one : want_from) want_to.erase(one), to.erase(one);
    const bool both = change.both_directions || change.membership != Change::Membership::none;
    const bool there = alike(from, want_from) && alike(to, want_to);
    const bool back = both && alike(to, want_from) && alike(from, want_to);
    if (!(there || back) || !same_sectors(gold, change, world)) return false;
    std::vector<std::string> wanted{gold["value"].get<std::string>()};
    if (gold.contains("value_ok"))
        for (const std::string one : gold["value_ok"]) wanted.push_back(one);
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](const std::string& one) { return same_value(one, values_of(change)); });
}

/// What is not the gold's, in words; empty: all of it is.
std::string wrong(const Json& gold, const Plan& plan) {
    const Json kinds = gold["question"].value("kind_ok", Json::array());
    const std::string& kind = plan.question.kind;
    std::string out;
    if (kind != gold["question"]["kind"] && std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
        out += " question " + kind;
    if (gold["experiment"]["kind"] == "none") return out + (plan.scenarios.empty() ? "" : " a future is shown");
    const std::string day = gold["date"]["article"];
    const bool one_will_do = gold["experiment"]["kind"] == "blocs";
    std::string lacking;
    std::size_t held = 0;
    for (const Json& change : gold["experiment"]["changes"]) {
        bool found = false;
        for (const PlannedExperiment& one : plan.experiments)
            for (const Change& mine : one.draft.scenario.changes)
                found = found || holds(change, mine, *one.worlds.front().world, day);
        held += found;
        if (!found) lacking += " lacks " + change["from"].dump() + ">" + change["to"].dump() + change["value"].dump();
    }
    for (const std::string& one : plan.not_run) lacking += lacking.empty() ? "" : "; not run: " + one;
    if (kind == "none") lacking += "; " + plan.question.why;
    return out + (one_will_do && held > 0 ? "" : lacking);
}

TEST(ArticlesGold, TheExperimentIsTheGoldsWhereTheMeasuresAre) {
    NEEDS_REFERENCE("articles");
    std::size_t articles = 0, right = 0;
    std::string failures;
    for (const auto& file : std::filesystem::directory_iterator(reference("articles"))) {
        if (file.path().extension() != ".json") continue;
        const Json gold = Json::parse(read_text_file(file.path().string()));
        const std::string text = read_text_file(std::filesystem::path(file.path()).replace_extension(".txt").string());
        const Plan made = plan(library(), {.article = text, .measures = as_given(gold), .sampling = {.draws = 0}});
        const std::string faults = wrong(gold, made);
        ++articles;
        right += faults.empty();
        if (!faults.empty()) failures += "\n" + file.path().stem().string() + ":" + faults;
    }
    RecordProperty("right", static_cast<int>(right));
    EXPECT_GE(right, articles - articles / 16) << right << " of " << articles << failures;
}

}  // namespace
}  // namespace detente
