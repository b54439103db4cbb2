#include "detente/world/aggregate.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace detente {
namespace {

/// Flows and the tariffs paid on them; where nothing is traded a tariff is the plain mean.
void add_flows(const World& world, const Grouping& economies, const Grouping& sectors, World& out) {
    out.trade.assign(out.n() * out.sectors.size() * out.n(), 0);
    std::vector<double> paid(world.tariff.empty() ? 0 : out.trade.size(), 0), plain = paid, count = paid;
    for (std::size_t k = 0; k < world.n(); ++k)
        for (std::size_t j = 0; j < world.sectors.size(); ++j)
            for (std::size_t i = 0; i < world.n(); ++i) {
                const std::size_t from = world.cell(k, j, i),
                                  to = out.cell(economies.of[k], sectors.of[j], economies.of[i]);
                out.trade[to] += world.trade[from];
                if (paid.empty()) continue;
                paid[to] += world.trade[from] * world.tariff[from];
                plain[to] += world.tariff[from];
                count[to] += 1;
            }
    if (paid.empty()) return;
    out.tariff.resize(paid.size());
    for (std::size_t cell = 0; cell < paid.size(); ++cell)
        out.tariff[cell] =
            out.trade[cell] > 0 ? paid[cell] / out.trade[cell] : plain[cell] / std::max(1.0, count[cell]);
}

void add_production(const World& world, const Grouping& economies, const Grouping& sectors, World& out) {
    const std::size_t J = world.sectors.size(), K = out.sectors.size();
    out.value_added.assign(out.n() * K, 0);
    out.final_demand = out.value_added;
    out.inputs.assign(out.n() * K * K, 0);
    for (std::size_t k = 0; k < world.n(); ++k)
        for (std::size_t j = 0; j < J; ++j) {
            const std::size_t to = economies.of[k] * K + sectors.of[j];
            out.value_added[to] += world.value_added[k * J + j];
            out.final_demand[to] += world.final_demand[k * J + j];
            for (std::size_t s = 0; s < J; ++s)
                out.inputs[(economies.of[k] * K + sectors.of[s]) * K + sectors.of[j]] +=
                    world.inputs[(k * J + s) * J + j];
        }
}

double international(const World& world, std::size_t sector) {
    double sum = 0;
    for (std::size_t k = 0; k < world.n(); ++k)
        for (std::size_t i = 0; i < world.n(); ++i)
            if (i != k) sum += world.trade[world.cell(k, sector, i)];
    return sum;
}

/// The elasticity of a group: its members', where they agree; else their mean.
void join_elasticities(const World& world, const Grouping& sectors, World& out, Notes& notes) {
    for (std::size_t group = 0; group < out.sectors.size(); ++group) {
        std::vector<const Sector*> members;
        double weighted = 0, weight = 0, plain = 0;
        for (std::size_t j = 0; j < world.sectors.size(); ++j) {
            if (sectors.of[j] != group) continue;
            members.push_back(&world.sectors[j]);
            const double traded = international(world, j);
            weighted += traded * world.sectors[j].trade_elasticity.value_or(0);
            plain += world.sectors[j].trade_elasticity.value_or(0);
            weight += traded;
        }
        const auto same = [&](auto field) {
            return std::all_of(members.begin(), members.end(),
                               [&](const Sector* s) { return s->*field == members.front()->*field; });
        };
        Sector& sector = out.sectors[group];
        if (same(&Sector::trade_elasticity)) {
            sector.trade_elasticity = members.front()->trade_elasticity;
            if (same(&Sector::trade_elasticity_se)) sector.trade_elasticity_se = members.front()->trade_elasticity_se;
            if (same(&Sector::elasticity_source)) sector.elasticity_source = members.front()->elasticity_source;
            continue;
        }
        if (std::any_of(members.begin(), members.end(), [](const Sector* s) { return !s->trade_elasticity; })) {
            notes.push_back(
                {"no-elasticity", fmt::format("'{}' joins sectors with and without a trade elasticity and has "
                                              "none",
                                              sector.id)});
            continue;
        }
        sector.trade_elasticity = weight > 0 ? weighted / weight : plain / double(members.size());
        sector.elasticity_source = "mean of the sectors joined, weighted by trade";
        notes.push_back(
            {"mean-elasticity", fmt::format("'{}' joins {} sectors; its trade elasticity {:.4g} is their mean "
                                            "weighted by trade",
                                            sector.id, members.size(), *sector.trade_elasticity)});
    }
}

void note_trade_within(const World& world, const Grouping& economies, const World& out, Notes& notes) {
    std::vector<double> within(out.n(), 0);
    for (std::size_t k = 0; k < world.n(); ++k)
        for (std::size_t j = 0; j < world.sectors.size(); ++j)
            for (std::size_t i = 0; i < world.n(); ++i)
                if (i != k && economies.of[i] == economies.of[k])
                    within[economies.of[k]] += world.trade[world.cell(k, j, i)];
    for (std::size_t group = 0; group < out.n(); ++group)
        if (within[group] > 0)
            notes.push_back({"trade-within", fmt::format("{:.4g} {} traded within {} become its domestic trade",
                                                         within[group], world.unit, out.economies[group].name)});
}

/// Weighted by what is bought, so that the same is earned where goods are sold.
void join_destination_shares(const World& world, const Grouping& economies, World& out) {
    if (world.destination_share.empty()) return;
    std::vector<double> earned(out.n(), 0), bought(out.n(), 0);
    for (std::size_t k = 0; k < world.n(); ++k)
        for (std::size_t cell = world.cell(k, 0, 0); cell < world.cell(k, 0, 0) + world.sectors.size() * world.n();
             ++cell) {
            earned[economies.of[k]] += world.destination_share[k] * world.trade[cell];
            bought[economies.of[k]] += world.trade[cell];
        }
    out.destination_share.assign(out.n(), 0);
    for (std::size_t group = 0; group < out.n(); ++group)
        if (bought[group] > 0) out.destination_share[group] = earned[group] / bought[group];
}

}  // namespace

Grouping each_economy(const World& world) {
    Grouping out;
    for (std::size_t k = 0; k < world.n(); ++k) {
        out.groups.push_back({world.economies[k].id, world.economies[k].name, ""});
        out.of.push_back(k);
    }
    return out;
}

Grouping each_sector(const World& world) {
    Grouping out;
    for (std::size_t j = 0; j < world.sectors.size(); ++j) {
        out.groups.push_back({world.sectors[j].id, world.sectors[j].name, world.sectors[j].group});
        out.of.push_back(j);
    }
    return out;
}

Grouping sector_groups(const World& world) {
    Grouping out;
    for (const Sector& sector : world.sectors) {
        const std::string& id = sector.group.empty() ? sector.id : sector.group;
        auto at = std::find_if(out.groups.begin(), out.groups.end(), [&](const auto& g) { return g.id == id; });
        if (at == out.groups.end()) {
            out.groups.push_back({id, sector.group.empty() ? sector.name : sector.group, sector.group});
            at = out.groups.end() - 1;
        }
        out.of.push_back(std::size_t(at - out.groups.begin()));
    }
    return out;
}

World aggregate(const World& world, const Grouping& wanted_economies, const Grouping& wanted_sectors, Notes& notes) {
    if (wanted_economies.empty() && wanted_sectors.empty()) return world;
    const Grouping economies = wanted_economies.empty() ? each_economy(world) : wanted_economies,
                   sectors = wanted_sectors.empty() ? each_sector(world) : wanted_sectors;
    World out;
    out.year = world.year, out.unit = world.unit, out.version = world.version, out.created = world.created;
    out.defaults = world.defaults, out.sources = world.sources, out.limits = world.limits, out.sha256 = world.sha256;
    for (const Grouping::Group& group : economies.groups) out.economies.push_back({group.id, group.name});
    for (const Grouping::Group& group : sectors.groups)
        out.sectors.push_back({group.id, group.name, group.group, {}, {}, ""});
    out.id = fmt::format("{}-{}x{}", world.id, out.n(), out.sectors.size());
    out.title = world.title;
    out.description =
        fmt::format("{}{}Aggregated from the world '{}' of {} economies and {} sectors.", world.description,
                    world.description.empty() ? "" : " ", world.id, world.n(), world.sectors.size());
    add_flows(world, economies, sectors, out);
    if (!world.value_added.empty()) add_production(world, economies, sectors, out);
    if (!world.transfers.empty()) {
        out.transfers.assign(out.n(), 0);
        for (std::size_t k = 0; k < world.n(); ++k) out.transfers[economies.of[k]] += world.transfers[k];
    }
    join_destination_shares(world, economies, out);
    join_elasticities(world, sectors, out, notes);
    note_trade_within(world, economies, out, notes);
    return out;
}

}  // namespace detente
