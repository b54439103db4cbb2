#include "words/results.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include "detente/support/clean_text.hpp"
#include "detente/support/error.hpp"

namespace detente::report {
namespace {

const Measure* find_measure(const Future& future, std::string_view key) {
    for (const Measure& measure : future.outcome.measures) {
        if (measure.key == key) return &measure;
    }
    return nullptr;
}

bool carries_flows(const Comparison& comparison) {
    const std::size_t cells = comparison.world.trade.size();
    return cells > 0 && std::all_of(comparison.futures.begin(), comparison.futures.end(), [&](const Future& future) {
               return future.outcome.trade_before.size() == cells && future.outcome.trade_after.size() == cells;
           });
}

double two_way(const World& world, const std::vector<double>& flows, std::size_t a, std::size_t b) {
    double sum = 0;
    for (std::size_t sector = 0; sector < world.sectors.size(); ++sector) {
        sum += flows[world.cell(a, sector, b)] + flows[world.cell(b, sector, a)];
    }
    return sum;
}

}  // namespace

std::optional<double> value_of(const Future& future, std::string_view key, std::size_t economy) {
    const Measure* measure = find_measure(future, key);
    if (measure == nullptr || economy >= measure->values.size() || !std::isfinite(measure->values[economy])) return {};
    return measure->values[economy];
}

std::vector<Ranked> ranked(const Future& future, std::string_view key) {
    std::vector<Ranked> order;
    const Measure* measure = find_measure(future, key);
    if (measure == nullptr) return order;
    for (std::size_t i = 0; i < measure->values.size(); ++i) {
        if (std::isfinite(measure->values[i])) order.push_back({i, measure->values[i]});
    }
    std::stable_sort(order.begin(), order.end(), [](const Ranked& a, const Ranked& b) { return a.value > b.value; });
    return order;
}

std::vector<double> all_values(const Comparison& comparison, std::string_view key) {
    std::vector<double> values;
    for (const Future& future : comparison.futures) {
        for (const Ranked& entry : ranked(future, key)) values.push_back(entry.value);
    }
    return values;
}

std::vector<const Measure*> measures_of(const Comparison& comparison) {
    std::vector<const Measure*> measures;
    std::set<std::string> seen;
    for (const Future& future : comparison.futures) {
        for (const Measure& measure : future.outcome.measures) {
            if (seen.insert(measure.key).second) measures.push_back(&measure);
        }
    }
    return measures;
}

std::vector<const Measure*> distinct_measures(const Comparison& comparison) {
    std::vector<const Measure*> measures = measures_of(comparison);
    const std::vector<double> welfare = all_values(comparison, "welfare_pct");
    const std::vector<double> wage = all_values(comparison, "real_wage_pct");
    const bool same =
        welfare.size() == wage.size() && std::equal(wage.begin(), wage.end(), welfare.begin(),
                                                    [](double a, double b) { return std::abs(a - b) < 1e-9; });
    if (same) std::erase_if(measures, [](const Measure* measure) { return measure->key == "real_wage_pct"; });
    return measures;
}

Tally tally(const Future& future, std::string_view key, int decimals) {
    Tally result;
    const double threshold = 0.5 * std::pow(10.0, -decimals);
    for (const Ranked& entry : ranked(future, key)) {
        if (std::abs(entry.value) < threshold) {
            ++result.unchanged;
        } else {
            ++(entry.value > 0 ? result.gain : result.lose);
        }
    }
    return result;
}

std::vector<Partner> top_partners(const Comparison& comparison, std::size_t economy, std::size_t count) {
    std::vector<Partner> partners;
    if (comparison.futures.empty() || !carries_flows(comparison)) return partners;
    const World& world = comparison.world;
    for (std::size_t other = 0; other < world.n(); ++other) {
        if (other == economy) continue;
        Partner partner{other, two_way(world, comparison.futures[0].outcome.trade_before, economy, other), {}};
        for (const Future& future : comparison.futures) {
            partner.after.push_back(two_way(world, future.outcome.trade_after, economy, other));
        }
        partners.push_back(std::move(partner));
    }
    std::stable_sort(partners.begin(), partners.end(),
                     [](const Partner& a, const Partner& b) { return a.before > b.before; });
    if (partners.size() > count) partners.resize(count);
    return partners;
}

std::optional<double> change(double before, double after) {
    const double pct = 100 * (after / before - 1);
    if (!(before > 0) || !std::isfinite(pct)) return {};
    return pct;
}

std::string economy_name(const World& world, std::size_t economy) {
    const std::string name = clean_line(world.economies[economy].name);
    return name.empty() ? clean_line(world.economies[economy].id) : name;
}

std::string future_name(const Future& future) {
    const Scenario& scenario = future.compiled.scenario;
    const std::string name = clean_line(scenario.title.empty() ? scenario.id : scenario.title);
    return name.empty() ? "scenario" : name;
}

std::vector<std::string> short_names(const Comparison& comparison) {
    std::vector<std::string> names;
    for (const Future& future : comparison.futures) {
        std::string name = future_name(future);
        for (const std::string_view mark : {": ", " – ", " — ", " ("}) {
            const std::size_t at = name.find(mark);
            if (at != std::string::npos && at >= 3) name.resize(at);
        }
        names.push_back(name);
    }
    if (std::set<std::string>(names.begin(), names.end()).size() == names.size()) return names;
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = future_name(comparison.futures[i]);
    return names;
}

std::string bloc_of(const Future& future, std::size_t economy) {
    const auto& blocs = future.compiled.bloc_of;
    return economy < blocs.size() ? clean_line(blocs[economy]) : "";
}

const BlocSpec* bloc_spec(const Scenario& scenario, const std::string& name) {
    for (const BlocSpec& spec : scenario.blocs) {
        if (spec.name == name) return &spec;
    }
    return nullptr;
}

namespace {

/// "measured: the bloc with USA by Leiden's algorithm on agreement (pi) of 2020 in the votes 'unga'".
std::string measured_rule(const BlocSpec& spec) {
    const Measurement& how = *spec.measurement;
    const std::string votes = "the votes “" + std::filesystem::path(how.votes).filename().string() + "”";
    if (how.method == Measurement::Method::roll_call)
        return fmt::format("measured: {} on {} in {}", listed(spec.positions), how.vote, votes);
    std::string of = fmt::format("of {} in {}", how.year, votes);
    if (how.important) of += ", important votes only";
    if (!how.issues.empty()) of += ", issues " + listed(how.issues);
    if (how.method == Measurement::Method::ideal_points)
        return fmt::format("measured: ideal points{}{} {}", spec.above ? fmt::format(" from {:g}", *spec.above) : "",
                           spec.below ? fmt::format(" below {:g}", *spec.below) : "", of);
    const std::string number = how.number > 0 ? fmt::format(", {} blocs", how.number) : "";
    return fmt::format("measured: the bloc with {} by Leiden’s algorithm on agreement ({}{}) {}", spec.with,
                       agreement_names()[static_cast<std::size_t>(how.index)], number, of);
}

}  // namespace

std::string bloc_rule(const BlocSpec& spec) {
    std::string rule;
    switch (spec.kind) {
        case BlocSpec::Kind::list: rule = "listed in the scenario"; break;
        case BlocSpec::Kind::framework:
            rule = "members of " + spec.framework + (spec.on.empty() ? "" : " on " + spec.on);
            break;
        case BlocSpec::Kind::file: rule = "listed as “" + spec.label + "” in a file that the scenario names"; break;
        case BlocSpec::Kind::un_vote:
            rule = "vote on UN resolution " + spec.un_vote + ": " + listed(spec.positions);
            break;
        case BlocSpec::Kind::measured: rule = measured_rule(spec); break;
        case BlocSpec::Kind::rest: rule = "all economies in no other bloc"; break;
    }
    if (!spec.also.empty()) rule += "; also " + listed(spec.also);
    if (!spec.except.empty()) rule += "; except " + listed(spec.except);
    return clean_line(rule);
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    return text;
}

std::string capital_city(const World& world, std::size_t economy) {
    try {
        const EconomyRecord* record = Registry::installed().economy(world.economies[economy].id);
        if (record != nullptr && !record->capital.empty()) return clean_line(record->capital);
    } catch (const InputError&) {
        // A result can be shown without the registry: the economy's own name stands in for its city.
    }
    return economy_name(world, economy);
}

}  // namespace detente::report
