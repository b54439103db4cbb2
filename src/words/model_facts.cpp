#include <fmt/format.h>

#include <algorithm>

#include "detente/support/clean_text.hpp"
#include "words/results.hpp"

namespace detente::report {
namespace {

using By = UsedParameter::By;

const char* deficits_sentence(const std::string& deficits) {
    if (deficits == "multiplicative") return "each economy's expenditure stays the same multiple of its output";
    if (deficits == "world-share") return "each deficit stays the same share of world output";
    if (deficits == "income-share") return "each deficit stays the same share of the economy's own income";
    if (deficits == "zero") return "deficits are removed from the baseline before the change";
    if (deficits == "closed") return "the change closes the deficits of the data";
    return "";
}

std::string numeraire_sentence(const std::string& numeraire, bool sectors) {
    if (numeraire == "world-output")
        return std::string("Money is measured against world ") + (sectors ? "value added" : "output");
    if (numeraire == "world-prices") return "Money is measured against the mean of consumer prices";
    return std::string("Money is measured against ") + (sectors ? "wages" : "output") + " of " + clean_line(numeraire);
}

std::string figures(const UsedParameter& used) {
    const auto [low, high] = std::minmax_element(used.values.begin(), used.values.end());
    if (used.by == By::all) return fmt::format("{:.6g}", *low);
    return fmt::format("{}, {:.4g} to {:.4g}", used.by == By::sector ? "by sector" : "by economy", *low, *high);
}

/// Absent from the facts where it is the plain case: constant returns, complete pass-through ...
bool is_plain(const UsedParameter& used) {
    const double plain = used.key == "firm_pass_through" ? 1 : 0;
    const bool plain_key = used.key == "firm_pass_through" || used.key == "labour_supply_elasticity" ||
                           used.key == "scale_elasticity" || used.key == "scale_share" ||
                           used.key == "destination_share";
    return plain_key && std::all_of(used.values.begin(), used.values.end(), [&](double x) { return x == plain; });
}

std::string label(const UsedParameter& used) {
    if (used.key == "trade_elasticity") return used.by == By::sector ? "Trade elasticities" : "Trade elasticity";
    if (used.key == "supply_elasticity") return "Supply elasticity";
    if (used.key == "labour_supply_elasticity") return "Labour supply elasticity";
    if (used.key == "scale_elasticity") return used.by == By::sector ? "Scale elasticities" : "Scale elasticity";
    if (used.key == "scale_share") return "Scale elasticity times trade elasticity";
    if (used.key == "firm_pass_through") return "Pass-through of tariffs into firms' prices";
    if (used.key == "destination_share") return "Share of imports earned where they are sold";
    if (used.key == "trade_cost_rounding") return "Trade-cost factors are rounded to multiples of";
    return used.key;
}

}  // namespace

std::string parameter_fact(const UsedParameter& used, ModelKind kind) {
    if (used.key == "deficits") return fmt::format("Deficits {}: {}", used.choice, deficits_sentence(used.choice));
    if (used.key == "numeraire") return numeraire_sentence(used.choice, kind == ModelKind::sectors);
    if (used.key == "revenue") return used.choice == "income-tax" ? "Tariff revenue cuts the tax on labour income" : "";
    if (used.values.empty() || is_plain(used)) return "";
    return fmt::format("{} {} (from {})", label(used), figures(used), clean_line(used.source_in_words()));
}

std::string elasticity_source(const Future& future) {
    const UsedParameter* used = find_parameter(future.compiled.used, "trade_elasticity");
    return used ? clean_line(used->source_in_words()) : "";
}

std::string elasticities_line(const Future& future) {
    std::vector<std::string> parts;
    for (const UsedParameter& used : future.compiled.used) {
        if (used.key != "trade_elasticity" && used.key != "supply_elasticity") continue;
        std::string words = label(used);
        if (!parts.empty()) words[0] = 's';
        parts.push_back(fmt::format("{} {} ({})", words, figures(used), clean_line(used.source_in_words())));
    }
    std::string line;
    for (const std::string& part : parts) line += (line.empty() ? "" : ", ") + part;
    return line;
}

std::vector<std::string> model_facts(const World& world, const Future& future) {
    const ModelKind kind = future.compiled.scenario.model.kind;
    std::vector<std::string> facts{
        kind == ModelKind::gravity
            ? "Universal gravity, one sector, exact changes between two equilibria"
            : fmt::format(
                  "Many sectors ({}){} and tariffs, exact changes between two equilibria (Caliendo and Parro 2015)",
                  world.sectors.size(), world.inputs.empty() ? "" : " with input-output links")};
    for (const UsedParameter& used : future.compiled.used)
        if (std::string fact = parameter_fact(used, kind); !fact.empty()) facts.push_back(std::move(fact));
    return facts;
}

}  // namespace detente::report
