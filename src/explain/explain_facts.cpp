#include "explain/explain_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "detente/support/clean_text.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente::report {

Facts::Facts(const World& the_world, const Future& the_future)
    : world(the_world),
      future(the_future),
      outcome(the_future.outcome),
      n(the_world.n()),
      J(the_world.sectors.size()),
      sectors(the_future.compiled.scenario.model.kind == ModelKind::sectors) {}

std::string Facts::name(std::size_t economy) const {
    return economy_name(world, economy);
}

std::string Facts::sector_name(std::size_t sector) const {
    const Sector& one = world.sectors[sector];
    return clean_line(one.name.empty() ? one.id : one.name);
}

double Facts::before(std::size_t importer, std::size_t j, std::size_t exporter) const {
    return outcome.trade_before[world.cell(importer, j, exporter)];
}

double Facts::after(std::size_t importer, std::size_t j, std::size_t exporter) const {
    return outcome.trade_after[world.cell(importer, j, exporter)];
}

double Facts::old_tariff(std::size_t importer, std::size_t j, std::size_t exporter) const {
    return world.tariff.empty() ? 0 : world.tariff[world.cell(importer, j, exporter)];
}

double Facts::new_tariff(std::size_t importer, std::size_t j, std::size_t exporter) const {
    const std::vector<double>& levels = future.compiled.shock.tariff;
    return levels.empty() ? old_tariff(importer, j, exporter) : levels[world.cell(importer, j, exporter)];
}

double Facts::export_tax(std::size_t importer, std::size_t j, std::size_t exporter) const {
    const std::vector<double>& levels = future.compiled.shock.export_tax;
    return levels.empty() ? 0 : levels[world.cell(importer, j, exporter)];
}

double Facts::productivity(std::size_t economy) const {
    const std::vector<double>& hats = future.compiled.shock.productivity_hat;
    return hats.empty() ? 1 : hats[economy];
}

double Facts::trade_cost(std::size_t importer, std::size_t j, std::size_t exporter) const {
    const std::vector<double>& hats = future.compiled.shock.trade_cost_hat;
    return hats.empty() ? 1 : hats[world.cell(importer, j, exporter)];
}

bool Facts::has_tariffs() const {
    const auto some = [](const std::vector<double>& levels) {
        return std::any_of(levels.begin(), levels.end(), [](double t) { return t != 0; });
    };
    return some(world.tariff) || some(future.compiled.shock.tariff) || !future.compiled.shock.export_tax.empty();
}

double Facts::spending_before(std::size_t importer, std::size_t j) const {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += before(importer, j, i) * (1 + old_tariff(importer, j, i));
    return sum;
}

double Facts::spending_after(std::size_t importer, std::size_t j) const {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += after(importer, j, i) * (1 + new_tariff(importer, j, i));
    return sum;
}

double Facts::exports(std::size_t economy, bool now) const {
    double sum = 0;
    for (std::size_t m = 0; m < n; ++m) {
        for (std::size_t j = 0; m != economy && j < J; ++j) sum += now ? after(m, j, economy) : before(m, j, economy);
    }
    return sum;
}

double Facts::imports(std::size_t economy, bool now) const {
    double sum = 0;
    for (std::size_t m = 0; m < n; ++m) {
        for (std::size_t j = 0; m != economy && j < J; ++j) sum += now ? after(economy, j, m) : before(economy, j, m);
    }
    return sum;
}

double Facts::revenue(std::size_t economy, bool now) const {
    double sum = 0;
    for (std::size_t j = 0; j < J; ++j) {
        for (std::size_t i = 0; i < n; ++i) {
            sum += now ? new_tariff(economy, j, i) * after(economy, j, i)
                       : old_tariff(economy, j, i) * before(economy, j, i);
        }
    }
    return sum;
}

double Facts::hat(const char* key, std::size_t economy) const {
    const Measure* measure = outcome.measure(key);
    return measure ? 1 + measure->values[economy] / 100 : 1;
}

double Facts::ingredient(const char* key, std::size_t economy) const {
    for (const Measure& one : outcome.ingredients)
        if (one.key == key) return one.values[economy];
    return std::nan("");
}

double Facts::trade_elasticity(std::size_t sector) const {
    if (!sectors) return future.compiled.gravity.trade_elasticity;
    const std::vector<double>& given = future.compiled.sectors.trade_elasticity;
    if (!given.empty()) return given[sector];
    const auto& own = world.sectors[sector].trade_elasticity;
    return own ? *own : world.defaults.trade_elasticity.value_or(std::nan(""));
}

std::string Facts::flows_source() const {
    return outcome.trade_before == world.trade ? "world: trade.csv" : "solver, from trade.csv";
}

std::string Facts::tariff_source(bool now) const {
    return now && !future.compiled.shock.tariff.empty() ? "scenario; elsewhere trade.csv" : "world: trade.csv, tariff";
}

std::string Facts::source_of(const std::string& key) const {
    const UsedParameter* used = find_parameter(future.compiled.used, key);
    if (!used) return "the program";
    const Place& place = used->place;
    if (used->whose == Whose::program) return "the program's default";
    if (used->whose == Whose::world) return "world: " + clean_line(place.file);
    if (place.file.empty()) return "scenario, [model] " + key;
    if (place.line == 0) return clean_line(place.file);  // "--set model.trade_elasticity=5"
    return fmt::format("{}:{}, {}", clean_line(place.file.substr(place.file.find_last_of('/') + 1)), place.line, key);
}

std::string Facts::unit_after() const {
    return clean_line(world.unit);
}

}  // namespace detente::report
