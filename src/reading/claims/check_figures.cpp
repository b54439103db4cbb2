// Trade, exports, imports and their growth, against a world's flows.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "detente/reading/actor_id.hpp"
#include "detente/support/text.hpp"
#include "reading/claims/claim_checks.hpp"

namespace detente::reading {
namespace {

/// Dollars in one unit of the world's values; none where it is not in dollars.
std::optional<double> dollars(const World& world) {
    if (world.unit == "USD") return 1.0;
    if (world.unit == "thousand USD") return 1e3;
    if (world.unit == "million USD") return 1e6;
    if (world.unit == "billion USD") return 1e9;
    return std::nullopt;
}

double flow(const World& world, std::size_t from, std::size_t to) {
    double sum = 0;
    for (std::size_t j = 0; j < world.sectors.size(); ++j) sum += world.trade[world.cell(to, j, from)];
    return sum;
}

/// One side of a flow: an economy, or the members of a framework that the world has.
struct Side {
    std::vector<std::size_t> economies;  ///< empty: everybody else
    std::size_t members = 1;             ///< how many there should be
    bool complete() const { return economies.empty() || economies.size() == members; }
};

double flow(const World& world, const Side& from, const Side& to) {
    const auto has = [](const Side& side, std::size_t at) {
        return std::find(side.economies.begin(), side.economies.end(), at) != side.economies.end();
    };
    double sum = 0;
    for (std::size_t a = 0; a < world.n(); ++a)
        for (std::size_t b = 0; b < world.n(); ++b) {
            const bool counted = from.economies.empty() ? !has(to, a) : has(from, a);
            const bool bought = to.economies.empty() ? !has(from, b) : has(to, b);
            if (a != b && counted && bought) sum += flow(world, a, b);
        }
    return sum;
}

/// "trade of a and b", "exports of a to b", "imports of a": who sells and who buys.
struct Flow {
    Side exporter, importer;
    bool both_ways = false;
};

double figure_of(const World& world, const Flow& one) {
    const double out = flow(world, one.exporter, one.importer);
    return one.both_ways ? out + flow(world, one.importer, one.exporter) : out;
}

bool about_trade(const Quantity& quantity) {
    return quantity.indicator == "trade" || quantity.indicator == "exports" || quantity.indicator == "imports";
}

std::string money(double value) {
    if (value >= 1e12) return fmt::format("{:.4g} trillion dollars", value / 1e12);
    if (value >= 1e9) return fmt::format("{:.4g} billion dollars", value / 1e9);
    return fmt::format("{:.4g} million dollars", value / 1e6);
}

Check not_checked(std::string why) {
    return {"not checked", std::move(why), "", "", ""};
}

Check not_comparable(std::string why) {
    return {"not comparable", std::move(why), "", "", ""};
}

/// Of which day a framework's members are meant: of the year itself, or, as statistics are revised, of today.
std::vector<std::string> days_meant(const Quantity& quantity, const World& world) {
    std::vector<std::string> out{fmt::format("{}-07-01", world.year)};
    for (const std::string& id : quantity.economies)
        if (ActorId::parse(id).kind == ActorId::framework) return {out[0], "2099-12-31"};
    return out;
}

/// The economies that an id stands for in a world on a day; why there are none.
std::string side_of(const std::string& id, const World& world, const Registry& registry, const std::string& day,
                    Side& side) {
    const ActorId parts = ActorId::parse(id);
    if (parts.kind != ActorId::framework) {
        const auto at = world.find_economy(id);
        if (!at) return fmt::format("the world '{}' does not have {}", world.id, id);
        side.economies = {*at};
        return "";
    }
    const std::vector<std::string> members = registry.members(parts.name, day);
    side.members = members.size();
    for (const std::string& member : members)
        if (const auto at = world.find_economy(member)) side.economies.push_back(*at);
    return side.economies.empty() ? fmt::format("the world '{}' has no member of {}", world.id, parts.name) : "";
}

/// Who sells and who buys by the text; why it can't be told.
std::string flow_of(const Quantity& quantity, const World& world, const Registry& registry, const std::string& day,
                    Flow& out) {
    std::string exporter = quantity.exporter, importer = quantity.importer;
    out.both_ways = quantity.indicator == "trade";
    if (exporter.empty() && importer.empty()) {
        const bool imports = quantity.indicator == "imports";
        std::string& mine = imports ? importer : exporter;
        std::string& partner = imports ? exporter : importer;
        mine = quantity.economies[0];
        if (quantity.economies.size() > 1) partner = quantity.economies[1];
    } else if ((quantity.indicator == "exports" ? exporter : importer).empty()) {
        return "the text does not say whose " + quantity.indicator;
    }
    for (const auto& [id, side] : {std::pair{&exporter, &out.exporter}, {&importer, &out.importer}})
        if (!id->empty())
            if (const std::string why = side_of(*id, world, registry, day, *side); !why.empty()) return why;
    for (const std::size_t one : out.exporter.economies) std::erase(out.importer.economies, one);
    const bool nobody = !importer.empty() && out.importer.economies.empty();
    return nobody ? "the two have members in common" : "";
}

/// Only what customs count says how much trade there was: tables of sectors are national accounts, in other prices.
bool is_customs_table(const World& world) {
    return world.sectors.size() == 1 && world.value_added.empty();
}

/// The text does not say when; empty: it does.
std::string undated(const Quantity& quantity, const World& world) {
    const std::string has = fmt::format("the world '{}' has the whole year {}", world.id, world.year);
    if (!quantity.period) return "the text does not say of which year; " + has;
    if (!quantity.period->year) return fmt::format("the text does not date it ({}); {}", quantity.period->status, has);
    return "";
}

/// Why the world cannot speak of the period; empty: it can.
std::string period_in_the_way(const Quantity& quantity, const World& world) {
    const std::string has = fmt::format("the world '{}' has the whole year {}", world.id, world.year);
    const Period& period = *quantity.period;
    if (*period.year != world.year) return fmt::format("it is of {}; {}", *period.year, has);
    if (period.month || period.to_date || period.year_end || (period.kind != "year" && period.kind != "years"))
        return "it is of part of the year; " + has;
    return "";
}

/// What another source has for each dollar of a flow of this size, in 95 of 100 flows: measured between world 2019 and
/// the IMF's Direction of Trade Statistics (docs/decisions/2026-11-28-gaps-of-trade-statistics.md), rounded outwards.
Interval apart_in_95_of_100(double dollars) {
    if (dollars >= 1e10) return {0.37, 1.45};
    if (dollars >= 1e9) return {0.27, 1.9};
    return {0.06, 3.2};
}

/// Re-exports are counted by some and not by others: two sources may differ by any amount.
bool is_entrepot(const World& world, const Side& side) {
    return std::any_of(side.economies.begin(), side.economies.end(), [&](std::size_t at) {
        const std::string& id = world.economies[at].id;
        return id == "HKG" || id == "MAC" || id == "SGP" || id == "ARE" || id == "PAN";
    });
}

Check compare(const Quantity& quantity, const World& world, double found, const Flow& flow) {
    const double claimed = quantity.value.value_or((quantity.interval.low + quantity.interval.high) / 2);
    const double low = quantity.interval.low / found, high = quantity.interval.high / found;
    const bool whole = flow.exporter.complete() && flow.importer.complete();
    const bool inside = high >= 1 / (1 + close_enough) && low <= 1 + close_enough;
    const Interval seen = apart_in_95_of_100(found);
    const bool sure = quantity.economies_status.compare(0, 8, "inferred") != 0 && !is_entrepot(world, flow.exporter) &&
                      !is_entrepot(world, flow.importer);
    const bool at_most = quantity.approximation == "less than" || quantity.approximation == "at most";
    const bool at_least = quantity.approximation == "more than" || quantity.approximation == "at least";
    const bool outside = (high < seen.low && !at_least) || (low > seen.high && whole && !at_most);
    Check check{inside            ? "agrees"
                : outside && sure ? "differs"
                                  : "not comparable",
                "", money(claimed), money(found), "world " + world.id};
    const double apart = 100 * (claimed / found - 1);
    const std::string has = fmt::format("the world '{}' has {}", world.id, money(found));
    check.why = inside ? fmt::format("{} ({:+.1f} percent)", has, apart)
                : check.status == "differs"
                    ? fmt::format("by {:+.1f} percent: {}", apart, has)
                    : fmt::format("{} ({:+.1f} percent): sources of trade statistics may be as far apart", has, apart);
    for (const auto& side : {flow.exporter, flow.importer})
        if (!side.complete())
            check.why += fmt::format("; it has {} of {} members", side.economies.size(), side.members);
    return check;
}

/// By the members of each day that may be meant: one that agrees will do, and to differ all must.
Check check_flows(const Quantity& quantity, const World& world, const Registry& registry, double unit) {
    std::optional<Check> best;
    for (const std::string& day : days_meant(quantity, world)) {
        Flow flow;
        if (const std::string why = flow_of(quantity, world, registry, day, flow); !why.empty())
            return not_checked(why);
        const double found = figure_of(world, flow) * unit;
        if (!(found > 0)) return not_comparable(fmt::format("the world '{}' has no such trade", world.id));
        const Check one = compare(quantity, world, found, flow);
        if (!best || one.status == "agrees" || (one.status == "not comparable" && best->status == "differs"))
            best = one;
        if (best->status == "agrees") break;
    }
    return *best;
}

Check check_against(const Quantity& quantity, const World& world, const Registry& registry) {
    Flow flow;
    if (const std::string why = flow_of(quantity, world, registry, days_meant(quantity, world)[0], flow); !why.empty())
        return not_checked(why);
    if (const std::string why = period_in_the_way(quantity, world); !why.empty()) return not_comparable(why);
    const auto unit = dollars(world);
    if (quantity.currency != "USD" || !unit)
        return not_comparable("it is in " + quantity.currency + ", the world in " + world.unit +
                              ", and no exchange rates are loaded");
    if (!is_customs_table(world))
        return not_comparable(
            fmt::format("the world '{}' is made of national accounts by sector, which are no customs "
                        "figures; it would need a table of customs for {}",
                        world.id, world.year));
    return check_flows(quantity, world, registry, *unit);
}

Check check_amount(const Quantity& quantity, const TradeData& data) {
    if (quantity.modality == "forecast" || quantity.modality == "target")
        return not_checked("a " + quantity.modality + ": there are no data of what has not happened");
    if (quantity.economies.empty()) return not_checked("the text does not say whose trade");
    if (!quantity.product.empty())
        return not_comparable(fmt::format("it is of {} alone; no table here tells products apart", quantity.product));
    if (!data.asked) return not_checked("no world is loaded; it would need one with the flows of that year");
    if (quantity.economies.size() > 2) return not_checked("it is of more than two economies");
    std::string open = undated(quantity, *data.asked);
    if (!open.empty()) {
        Flow flow;
        const std::string who =
            flow_of(quantity, *data.asked, data.registry, days_meant(quantity, *data.asked)[0], flow);
        return not_checked(who.empty() ? open : who);
    }
    const World* world = data.asked;
    std::shared_ptr<const World> other;
    if (*quantity.period->year != world->year && data.of_year && (other = data.of_year(*quantity.period->year)))
        world = other.get();
    return check_against(quantity, *world, data.registry);
}

/// [quantity]: the second of two ways to say one figure ("1.2 trillion yuan ($172bn)"), or what a figure rose from.
std::vector<char> said_otherwise(const Reading& reading) {
    std::vector<char> out(reading.quantities.size(), 0);
    for (const Arithmetic& step : reading.arithmetic) {
        if (step.kind == "exchange-rate") out[step.quantities.back()] = 1;
        if (step.kind == "from-to") out[step.quantities.front()] = 1;
    }
    return out;
}

}  // namespace

void check_figures(Reading& reading, const TradeData& data) {
    const std::vector<char> otherwise = said_otherwise(reading);
    for (std::size_t q = 0; q < reading.quantities.size(); ++q) {
        const Quantity& quantity = reading.quantities[q];
        if (!about_trade(quantity) || quantity.kind != "amount" || !counts(reading, quantity.span.start) ||
            otherwise[q])
            continue;
        Claim claim = claim_of(reading, quantity.clause, "trade", "figure: " + quantity.indicator);
        claim.quantities = {q};
        claim.subjects = quantity.economies;
        claim.check = check_amount(quantity, data);
        reading.claims.push_back(std::move(claim));
        if (!quantity.growth) continue;
        Claim growth = claim_of(reading, quantity.growth->span, "growth", "growth of " + quantity.indicator);
        growth.quantities = {q};
        growth.subjects = quantity.economies;
        growth.check = not_checked(
            "growth needs the figures of two years" +
            (data.asked ? fmt::format("; the world '{}' has {} alone", data.asked->id, data.asked->year) : ""));
        reading.claims.push_back(std::move(growth));
    }
}

/// "China is Russia's largest trading partner": rank of the first among the partners of the second.
void check_ranks(Reading& reading, const World* world) {
    for (std::size_t m = 0; m + 1 < reading.mentions.size(); ++m) {
        const Mention &first = reading.mentions[m], &second = reading.mentions[m + 1];
        if (first.kind == "framework" || second.kind == "framework" || !counts(reading, first.span.start)) continue;
        const std::string_view text = reading.text;
        if (second.span.start < first.span.end) continue;
        const std::string between =
            lower_ascii(std::string(text.substr(first.span.end, second.span.start - first.span.end)));
        const std::string after = lower_ascii(std::string(text.substr(second.span.end, 48)));
        if (between != " is " && between != " remains " && between != " was " && between != " became ") continue;
        const std::size_t at = after.find(" largest trading partner");
        if (at == std::string::npos || at > 12) continue;
        const std::string word = std::string(trim(std::string_view(after).substr(0, at)));
        int rank = 1;
        for (const auto& [name, value] : {std::pair{"second", 2}, {"third", 3}, {"fourth", 4}, {"fifth", 5}})
            if (word.find(name) != std::string::npos) rank = value;
        Claim claim = claim_of(reading, {first.span.start, second.span.end + at + 24}, "rank", "rank: trading partner");
        claim.subjects = {first.id, second.id};
        const auto a = world ? world->find_economy(first.id) : std::nullopt,
                   b = world ? world->find_economy(second.id) : std::nullopt;
        if (!a || !b) {
            claim.check = not_checked(world ? "the world does not have both economies" : "no world is loaded");
        } else {
            const double own = flow(*world, *a, *b) + flow(*world, *b, *a);
            int found = 1;
            for (std::size_t other = 0; other < world->n(); ++other)
                found += other != *a && other != *b && flow(*world, other, *b) + flow(*world, *b, other) > own;
            claim.check = {found == rank ? "agrees" : "differs",
                           fmt::format("number {} among partners of {} in the world '{}' ({})", found,
                                       world->economies[*b].name, world->id, world->year),
                           std::to_string(rank), std::to_string(found), "world " + world->id};
        }
        reading.claims.push_back(std::move(claim));
    }
}

}  // namespace detente::reading
