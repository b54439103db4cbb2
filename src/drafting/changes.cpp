#include "drafting/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "detente/scenario/write.hpp"
#include "detente/support/text.hpp"
#include "drafting/goods.hpp"
#include "drafting/instruments.hpp"
#include "drafting/levels.hpp"

namespace detente::drafting {
namespace {

/// One side of a change, as it is written for a world.
struct WrittenSide {
    std::vector<std::string> names;
    std::vector<std::string> economies;  ///< of the world
    std::vector<std::string> without_data;
    bool framework = false;
};

/// `spared` and `other` (the far side) are left out where everybody, or all but some, is meant.
WrittenSide side_of(const std::vector<std::string>& known, const std::vector<std::string>& spared,
                    const std::vector<std::string>& other, const World& world, const Parties& parties) {
    WrittenSide side;
    const bool all = has(known, "all");
    std::vector<std::string> members;
    if (all)
        for (const Economy& one : world.economies) members.push_back(one.id);
    else
        members = parties.economies(known);
    const bool leaves_out = std::any_of(spared.begin(), spared.end(), [&](const auto& id) { return has(members, id); });
    for (const std::string& id : members) {
        if (has(spared, id) || (all && has(other, id))) continue;
        if (world.find_economy(id))
            side.economies.push_back(id);
        else if (has(known, id))
            side.without_data.push_back(id);
    }
    if (all && !leaves_out && other.size() < 2) {
        side.names = {"*"};
    } else if (all || leaves_out) {
        side.names = side.economies;
    } else {
        for (const std::string& id : known) {
            const bool framework = parties.is_framework(id);
            const std::vector<std::string> here = parties.economies({id});
            const bool any = std::any_of(here.begin(), here.end(),
                                         [&](const std::string& one) { return world.find_economy(one).has_value(); });
            if (any) side.names.push_back(id);
            side.framework = side.framework || (any && framework);
        }
    }
    return side;
}

/// The lowest tariff of the world's own on these flows; 0 where it has none.
double lowest_rate(const World& world, const WrittenSide& from, const WrittenSide& to,
                   const std::vector<std::string>& sectors) {
    if (world.tariff.empty()) return 0;
    double lowest = std::numeric_limits<double>::infinity();
    for (std::size_t s = 0; s < world.sectors.size(); ++s) {
        if (!has(sectors, world.sectors[s].id) && !has(sectors, world.sectors[s].group)) continue;
        for (const std::string& exporter : from.economies)
            for (const std::string& importer : to.economies) {
                const std::size_t cell = world.cell(*world.find_economy(importer), s, *world.find_economy(exporter));
                if (exporter != importer && world.trade[cell] > 0) lowest = std::min(lowest, world.tariff[cell]);
            }
    }
    return std::isfinite(lowest) ? lowest : 0;
}

bool is_export(const PolicyMeasure& measure) {
    return measure.instrument.starts_with("export_") || (measure.instrument == "sanction" && measure.flow == "exports");
}

/// Whether the world's year is after the day on which the measure began, and the text is not older than that year.
bool in_baseline(const PolicyMeasure& measure, const World& world, const Parties& parties) {
    if (measure.from.size() < 4 || world.year == 0) return false;
    const std::string year = std::to_string(world.year);
    return measure.from.substr(0, 4) < year && parties.day().substr(0, 4) >= year;
}

class Maker {
public:
    Maker(const PolicyMeasure& measure, const World& world, const Parties& parties,
          const std::vector<std::string>& spared)
        : measure_(measure), world_(world), parties_(parties), spared_(spared) {}

    ChangesOfMeasure make() {
        if (is_agreement(measure_)) return agreement();
        return between_sides();
    }

private:
    std::vector<std::string> acting() const { return parties_.known(measure_.by); }

    void set_parties(const WrittenSide& by, const WrittenSide& on) {
        for (const WrittenSide* side : {&by, &on}) {
            const bool everybody = side == &on && (has(measure_.on, "all") || parties_.known(measure_.on).empty());
            for (const std::string& id : side->economies)
                if (!everybody && !has(out_.parties, id)) out_.parties.push_back(id);
            for (const std::string& id : side->without_data)
                if (!has(out_.without_data, id)) out_.without_data.push_back(id);
        }
    }

    ChangesOfMeasure between_sides() {
        std::vector<std::string> on_ids = parties_.known(measure_.on);
        const bool assumed_all = on_ids.empty();
        if (assumed_all) on_ids = {"all"};
        std::vector<std::string> spared = parties_.economies(parties_.known(measure_.except));
        spared.insert(spared.end(), spared_.begin(), spared_.end());
        const WrittenSide by = side_of(acting(), {}, {}, world_, parties_);
        const WrittenSide on = side_of(on_ids, spared, by.economies, world_, parties_);
        set_parties(by, on);
        if (by.names.empty() || on.names.empty()) {
            out_.problem = fmt::format("the world '{}' has no data for {}", world_.id,
                                       parties_.names(by.names.empty() ? acting() : on_ids));
            return out_;
        }
        const Goods goods = goods_of(measure_, world_);
        if (!goods.problem.empty()) {
            out_.problem = goods.problem;
            return out_;
        }
        DraftedChange change;
        change.from = is_export(measure_) ? by.names : on.names;
        change.to = is_export(measure_) ? on.names : by.names;
        change.both = measure_.instrument == "sanction" && measure_.flow == "both";
        if (by.framework || on.framework) change.on = parties_.day();
        if (assumed_all)
            change.assumed.push_back(
                {"the text names no partner; as such a measure names none, it is run for everybody",
                 is_export(measure_) ? "to" : "from"});
        put_goods(goods, change);
        put_height(by, on, change);
        out_.changes.push_back(std::move(change));
        return out_;
    }

    void put_goods(const Goods& goods, DraftedChange& change) const {
        change.sectors = goods.sectors;
        change.share = goods.share;
        change.share_range = goods.share_range;
        if (!goods.assumed.empty()) change.assumed.push_back({goods.assumed, "share"});
    }

    void put_height(const WrittenSide& by, const WrittenSide& on, DraftedChange& change) const {
        const bool before = in_baseline(measure_, world_, parties_);
        const bool undone = before || measure_.status == "lifted";
        const double lowest = is_export(measure_) ? lowest_rate(world_, by, on, change.sectors)
                                                  : lowest_rate(world_, on, by, change.sectors);
        const Height height = undone ? height_undone(measure_, lowest) : height_of(measure_);
        change.instrument = height.line;
        change.tariff_range = height.range;
        change.assumption = height.ours;
        change.source = height.ours ? "" : "the text";
        const std::string key = height.line.substr(0, height.line.find(' '));
        if (before)
            change.assumed.push_back({fmt::format("the measure is of {}, and the world '{}' of {} has it in its "
                                                  "baseline: the experiment takes it back",
                                                  measure_.from, world_.id, world_.year),
                                      key});
        if (!height.assumed.empty()) change.assumed.push_back({height.assumed, key});
    }

    /// An agreement between sides, or a union entered or left.
    ChangesOfMeasure agreement() {
        std::vector<std::string> by = acting(), on = parties_.known(measure_.on);
        const bool moves = measure_.instrument.starts_with("framework_");
        for (const std::string& id : on)
            if (moves && parties_.is_framework(id)) return membership(by, id);
        if (measure_.instrument == "agreement_exit" && on.size() == 1 && parties_.is_framework(on[0]))
            return membership(by, on[0]);
        return between_parties(std::move(by), std::move(on));
    }

    /// A framework that stands beside its own members is the agreement itself.
    ChangesOfMeasure between_parties(std::vector<std::string> by, std::vector<std::string> on) {
        if (by.empty()) by = on;
        if (on.empty()) on = by;
        if (on.size() == 1 && parties_.is_framework(on[0]) && !parties_.is_framework(by[0])) {
            const std::vector<std::string> members = parties_.economies(on);
            const bool own = parties_.registry().framework(on[0])->kind == "trade-agreement" ||
                             std::all_of(by.begin(), by.end(), [&](const auto& id) { return has(members, id); });
            if (own) on = by;
        }
        const WrittenSide a = side_of(by, {}, {}, world_, parties_), b = side_of(on, {}, {}, world_, parties_);
        set_parties(a, b);
        if (a.names.empty() || b.names.empty() || (a.economies == b.economies && a.economies.size() < 2)) {
            out_.problem = fmt::format("the world '{}' has no two parties of it", world_.id);
            return out_;
        }
        DraftedChange change{.from = a.names, .to = b.names, .both = true};
        if (a.framework || b.framework) change.on = parties_.day();
        put_cost(leaves(measure_), 1, "an agreement", change);
        out_.changes.push_back(std::move(change));
        return out_;
    }

    /// Costs by what one agreement is worth, `times` over.
    void put_cost(bool rises, double times, const std::string& what, DraftedChange& change) const {
        const double log_cost = times * agreement_log_cost * (rises ? 1 : -1);
        const double percent = std::round(1000 * std::expm1(log_cost)) / 10;
        change.instrument = fmt::format("trade_cost = \"{}{}%\"", percent < 0 ? "" : "+", shortest(percent));
        change.assumption = true;
        change.source = "an agreement in Campos et al. (2023): 0.0564 in the log of trade costs";
        change.assumed.push_back({fmt::format("{} is taken as {} percent of trade costs, whatever its text; quotas, "
                                              "phases and rules of origin are not in it",
                                              what, shortest(std::abs(percent))),
                                  "trade_cost"});
    }

    ChangesOfMeasure membership(const std::vector<std::string>& movers, const std::string& framework) {
        const bool leaving = leaves(measure_);
        const WrittenSide who = side_of(movers, {}, {}, world_, parties_);
        set_parties(who, side_of({framework}, {}, {}, world_, parties_));
        if (who.names.empty()) {
            out_.problem = fmt::format("the world '{}' has no data for {}", world_.id, parties_.names(movers));
            return out_;
        }
        DraftedChange change{.from = who.names,
                             .to = {},
                             .both = false,
                             .membership = leaving ? "leave" : "join",
                             .framework = framework};
        const std::string day = measure_.from.size() == 10 ? measure_.from : parties_.day();
        change.on = day_before_move(parties_.registry(), framework, who.economies.front(), leaving, day);
        if (change.on.empty()) {
            out_.problem = fmt::format("{} is {} of {} by the registry", parties_.names(movers),
                                       leaving ? "no member" : "a member already", parties_.name(framework));
            return out_;
        }
        const bool is_union = parties_.is_union(framework);
        put_cost(leaving, is_union ? 2 : 1,
                 is_union                              ? "membership of an economic union, twice an agreement,"
                 : parties_.has_trade_rules(framework) ? "the agreement"
                                                       : "the group has no trade rules; closer trade among its members",
                 change);
        out_.changes.push_back(std::move(change));
        return out_;
    }

    const PolicyMeasure& measure_;
    const World& world_;
    const Parties& parties_;
    const std::vector<std::string>& spared_;
    ChangesOfMeasure out_;
};

std::string quoted_list(const std::vector<std::string>& items) {
    if (items.size() == 1) return toml_string(items[0]);
    std::string out = "[", line;
    for (const std::string& item : items) {
        const std::string one = toml_string(item) + (&item == &items.back() ? "" : ", ");
        if (line.size() + one.size() > 120) out += line + "\n    ", line.clear();
        line += one;
    }
    return out + line + "]";
}

}  // namespace

ChangesOfMeasure changes_of(const PolicyMeasure& measure, const World& world, const Parties& parties,
                            const std::vector<std::string>& spared) {
    return Maker(measure, world, parties, spared).make();
}

ChangesOfMeasure growth_change(const std::vector<std::string>& a, const std::vector<std::string>& b, double growth,
                               const std::string& about, const World& world, const Parties& parties) {
    ChangesOfMeasure out;
    const WrittenSide one = side_of(a, {}, {}, world, parties);
    const WrittenSide two = side_of(b.empty() ? std::vector<std::string>{"all"} : b, {}, one.economies, world, parties);
    for (const WrittenSide* side : {&one, &two}) {
        if (side == &one || !b.empty())
            out.parties.insert(out.parties.end(), side->economies.begin(), side->economies.end());
        out.without_data.insert(out.without_data.end(), side->without_data.begin(), side->without_data.end());
    }
    if (one.names.empty() || two.names.empty()) {
        out.problem =
            fmt::format("the world '{}' has no data for {}", world.id, parties.names(one.names.empty() ? a : b));
        return out;
    }
    DraftedChange change{.from = one.names, .to = two.names, .both = about == "trade"};
    if (about == "imports") std::swap(change.from, change.to);
    if (one.framework || two.framework) change.on = parties.day();
    change.instrument = fmt::format("trade = \"{}{}%\"", growth < 0 ? "-" : "+", percent_of(std::abs(growth)));
    change.source = "the text";
    change.assumed.push_back(
        {"the growth comes from lower trade costs between them, the same on both ways and in every "
         "sector; what else was behind it is not in the experiment",
         "trade"});
    out.changes.push_back(std::move(change));
    return out;
}

std::string to_toml(const DraftedChange& change) {
    std::string text = "[[change]]\n";
    if (!change.membership.empty())
        text += fmt::format("{} = {}\nwho = {}\n", change.membership, toml_string(change.framework),
                            quoted_list(change.from));
    else if (change.both)
        text += fmt::format("between = [{}, {}]\n", quoted_list(change.from), quoted_list(change.to));
    else
        text += fmt::format("from = {}\nto = {}\n", quoted_list(change.from), quoted_list(change.to));
    if (!change.on.empty()) text += fmt::format("on = {}\n", toml_string(change.on));
    if (!change.sectors.empty()) text += fmt::format("sectors = {}\n", quoted_list(change.sectors));
    text += change.instrument + "\n";
    const auto range = [&](const char* key, const std::vector<double>& values) {
        if (!values.empty()) text += fmt::format("{} = [{}, {}]\n", key, shortest(values[0]), shortest(values[1]));
    };
    if (change.share != 1) text += fmt::format("share = {}\n", shortest(change.share));
    range("share_range", change.share_range);
    range("tariff_range", change.tariff_range);
    if (change.assumption) text += "assumption = true\n";
    if (!change.source.empty()) text += fmt::format("source = {}\n", toml_string(change.source));
    return text + "\n";
}

}  // namespace detente::drafting
