#include "scenario/compile/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "scenario/compile/uncertain.hpp"
#include "scenario/file/tables.hpp"

namespace detente {

const char* to_string(Whose whose) {
    switch (whose) {
        case Whose::scenario: return "scenario";
        case Whose::world: return "world";
        case Whose::program: return "default";
    }
    return "";
}

std::string UsedParameter::source_in_words() const {
    if (from_table) return "a table that the scenario names";
    if (whose == Whose::program) return "the program's default";
    std::string whose_words = whose == Whose::scenario ? "the scenario" : "the world";
    if (sources.empty()) return whose_words;
    if (std::any_of(sources.begin(), sources.end(), [&](const std::string& one) { return one != sources.front(); }))
        return whose_words + ", each sector with its own source";
    return sources.front().empty() ? whose_words : sources.front();
}

const UsedParameter* find_parameter(const std::vector<UsedParameter>& used, const std::string& key) {
    const auto at = std::find_if(used.begin(), used.end(), [&](const UsedParameter& one) { return one.key == key; });
    return at == used.end() ? nullptr : &*at;
}

namespace {

/// As a scenario writes it.
std::string word_of(Deficits deficits) {
    for (const OptionInfo& info : list_options(ModelOptions{}))
        if (info.name == "deficits") return info.choices.at(static_cast<std::size_t>(deficits));
    return "";
}

constexpr const char* defaults_table = "datapackage.json";
constexpr const char* campos = "Campos et al. 2023";

std::vector<std::string> stated(const std::string& source) {
    return source.empty() ? std::vector<std::string>{} : std::vector<std::string>{source};
}

std::string in_brackets(const std::string& source) {
    return source.empty() ? "" : " (" + source + ")";
}

bool same(double a, std::optional<double> b) {
    return b && std::abs(a - *b) <= 1e-9 * std::abs(a);
}

/// Settles the parameters of one scenario, one after the other.
class Settler {
public:
    Settler(const Scenario& scenario, const Names& names, CompiledScenario& out)
        : scenario_(scenario), model_(scenario.model), names_(names), world_(names.world()), out_(out) {}

    void settle_gravity() {
        trade_elasticity_of_one_sector();
        supply_elasticity();
        deficits();
        numeraire();
        rounding();
    }

    void settle_sectors() {
        trade_elasticities();
        labour_supply();
        scale();
        firm_pass_through();
        destination_share();
        revenue();
        deficits();
        numeraire();
        rounding();
        if (model_.supply_elasticity)
            note("supply-elasticity", "the model with sectors has none; the key changes nothing here");
    }

private:
    void note(const std::string& name, const std::string& text) { out_.notes.push_back({name, text}); }

    bool written(const std::string& key) const { return scenario_.model_places.count(key) > 0; }

    UsedParameter of_scenario(const std::string& key, const std::string& unit) const {
        UsedParameter one{.key = key, .unit = unit, .whose = Whose::scenario};
        if (const auto at = scenario_.model_places.find(key); at != scenario_.model_places.end())
            one.place = at->second;
        return one;
    }
    UsedParameter of_world(const std::string& key, const std::string& unit, const std::string& table,
                           const std::string& source) const {
        return {.key = key, .unit = unit, .whose = Whose::world, .place = {table, 0}, .sources = stated(source)};
    }

    /// A number that a scenario, else the world, else nobody states.
    void number(const std::string& key, const std::string& unit, const std::optional<double>& scenarios,
                const std::optional<double>& worlds, double otherwise) {
        UsedParameter one{.key = key, .unit = unit};
        if (scenarios)
            one = of_scenario(key, unit);
        else if (worlds)
            one = of_world(key, unit, defaults_table, "");
        one.values = {scenarios ? *scenarios : worlds.value_or(otherwise)};
        out_.used.push_back(std::move(one));
    }

    void choice(const std::string& key, const std::string& scenarios, const std::string& worlds,
                const std::string& otherwise) {
        UsedParameter one{.key = key};
        if (!scenarios.empty())
            one = of_scenario(key, "");
        else if (!worlds.empty())
            one = of_world(key, "", defaults_table, "");
        one.choice = !scenarios.empty() ? scenarios : !worlds.empty() ? worlds : otherwise;
        out_.used.push_back(std::move(one));
    }

    UsedParameter from_file(const std::string& key, const std::string& path, const std::string& what, bool zero) {
        UsedParameter one = of_scenario(key, "elasticity");
        SectorFigures figures = sector_figures(table_of(scenario_, path), what, zero, names_);
        one.from_table = true;
        one.by = UsedParameter::By::sector;
        one.values = std::move(figures.values);
        const bool known = std::any_of(figures.spreads.begin(), figures.spreads.end(),
                                       [](const Spread& spread) { return spread.stated(); });
        for (const Spread& spread : figures.spreads)
            if (known) one.known.push_back({spread, one.source_in_words()});
        return one;
    }

    void trade_elasticity_of_one_sector() {
        UsedParameter one{.key = "trade_elasticity", .values = {out_.gravity.trade_elasticity}, .unit = "elasticity"};
        const Sector* only = world_.sectors.empty() ? nullptr : &world_.sectors.front();
        if (model_.trade_elasticity) {
            one = of_scenario(one.key, one.unit);
            one.values = {*model_.trade_elasticity};
            one.sources = stated(model_.elasticity_source);
        } else if (!model_.trade_elasticity_path.empty()) {
            one = from_file(one.key, model_.trade_elasticity_path, "trade elasticity", false);
            one.by = UsedParameter::By::all;
        } else if (only && only->trade_elasticity) {
            one = of_world(one.key, one.unit, "sectors.csv", only->elasticity_source);
            one.values = {*only->trade_elasticity};
        } else if (world_.defaults.trade_elasticity) {
            one = of_world(one.key, one.unit, defaults_table, world_.defaults.source);
            one.values = {*world_.defaults.trade_elasticity};
        } else {
            one.sources = {campos};
        }
        say_whose("trade elasticity", one);
        if (one.values[0] < 1)
            note("elasticity-small",
                 fmt::format("the trade elasticity {} is below 1; is it written as 1/theta?", shortest(one.values[0])));
        know_trade_elasticity(one);
        out_.used.push_back(std::move(one));
    }

    void supply_elasticity() {
        UsedParameter one{.key = "supply_elasticity", .values = {out_.gravity.supply_elasticity}, .unit = "elasticity"};
        if (model_.supply_elasticity) {
            one = of_scenario(one.key, one.unit);
            one.values = {*model_.supply_elasticity};
            one.sources = stated(model_.elasticity_source);
        } else if (world_.defaults.supply_elasticity) {
            one = of_world(one.key, one.unit, defaults_table, world_.defaults.source);
            one.values = {*world_.defaults.supply_elasticity};
        } else {
            one.sources = {campos};
        }
        say_whose("supply elasticity", one);
        const Spread& own = model_.supply_elasticity_spread;
        if (own.stated())
            know_by_scenario(one, own);
        else if (world_.defaults.supply_elasticity_spread.stated() &&
                 same(one.values[0], world_.defaults.supply_elasticity))
            one.known = {{world_.defaults.supply_elasticity_spread, world_.defaults.spread_source}};
        out_.used.push_back(std::move(one));
    }

    void say_whose(const std::string& what, const UsedParameter& one) {
        if (one.whose == Whose::world)
            note("elasticity-from-world",
                 fmt::format("{} {} comes with the world '{}'{}", what, shortest(one.values[0]), world_.id,
                             in_brackets(one.sources.empty() ? "" : one.sources.front())));
        if (one.whose == Whose::program)
            note("elasticity-default", fmt::format("neither scenario nor world gives a {}; {} is used ({})", what,
                                                   shortest(one.values[0]), campos));
    }

    /// The scenario's spread, else the world's where the value is the world's, too.
    void know_trade_elasticity(UsedParameter& one) const {
        const ModelDefaults& defaults = world_.defaults;
        const Sector* only = world_.sectors.size() == 1 ? &world_.sectors.front() : nullptr;
        if (model_.trade_elasticity_spread.stated())
            know_by_scenario(one, model_.trade_elasticity_spread);
        else if (!one.known.empty())
            return;
        else if (only && only->trade_elasticity_se && same(one.values[0], only->trade_elasticity))
            one.known = {{{only->trade_elasticity_se, {}}, only->elasticity_source}};
        else if (defaults.trade_elasticity_spread.stated() && same(one.values[0], defaults.trade_elasticity))
            one.known = {{defaults.trade_elasticity_spread, defaults.spread_source}};
    }

    void know_by_scenario(UsedParameter& one, const Spread& spread) const {
        const double point = one.values[0];
        if (point > 0 && !spread.range.empty() && (point < spread.range[0] || point > spread.range[1]))
            throw InputError(scenario_.place.file, scenario_.place.line, "model." + one.key + "_range",
                             fmt::format("[{}, {}] does not hold the elasticity itself, {}", shortest(spread.range[0]),
                                         shortest(spread.range[1]), shortest(point)));
        one.known = {{spread, model_.elasticity_source.empty() ? "the scenario" : model_.elasticity_source}};
    }

    /// The general model: one elasticity a sector.
    void trade_elasticities() {
        UsedParameter one;
        if (model_.trade_elasticity) {
            one = of_scenario("trade_elasticity", "elasticity");
            one.values = {*model_.trade_elasticity};
            one.sources = stated(model_.elasticity_source);
        } else if (!model_.trade_elasticity_path.empty()) {
            one = from_file("trade_elasticity", model_.trade_elasticity_path, "trade elasticity", false);
        } else {
            one = elasticities_of_world();
            if (one.values.empty()) return;  // the solver names the sector that has none
            note("elasticity-from-world", "trade elasticities come with the world '" + world_.id + "'");
        }
        if (one.by == UsedParameter::By::all)
            know_trade_elasticity(one);
        else if (model_.trade_elasticity_spread.stated())
            throw InputError(
                scenario_.place.file, scenario_.place.line,
                model_.trade_elasticity_spread.se ? "model.trade_elasticity_se" : "model.trade_elasticity_range",
                "is one figure, and the sectors' elasticities are many",
                "Put columns se, or low and high, into the table of elasticities");
        out_.used.push_back(std::move(one));
    }

    /// Those of the sectors, else the world's one for all; no values where a sector has neither.
    UsedParameter elasticities_of_world() const {
        const ModelDefaults& defaults = world_.defaults;
        const bool any = std::any_of(world_.sectors.begin(), world_.sectors.end(),
                                     [](const Sector& sector) { return sector.trade_elasticity.has_value(); });
        UsedParameter one = of_world("trade_elasticity", "elasticity", any ? "sectors.csv" : defaults_table,
                                     any ? "" : defaults.source);
        if (!any) {
            if (defaults.trade_elasticity) one.values = {*defaults.trade_elasticity};
            return one;
        }
        one.by = UsedParameter::By::sector;
        for (const Sector& sector : world_.sectors) {
            const auto& own = sector.trade_elasticity ? sector.trade_elasticity : defaults.trade_elasticity;
            if (!own) return {};
            one.values.push_back(*own);
            one.sources.push_back(sector.trade_elasticity ? sector.elasticity_source : defaults.source);
            Spread spread;
            if (sector.trade_elasticity) spread.se = sector.trade_elasticity_se;
            one.known.push_back({spread, sector.elasticity_source});
        }
        return one;
    }

    void labour_supply() {
        number("labour_supply_elasticity", "elasticity", model_.labour_supply_elasticity,
               world_.defaults.labour_supply_elasticity, 0);
    }

    /// A world states it times the trade elasticity, so that it stays a share when that is another.
    void scale() {
        if (!model_.scale_elasticity_path.empty())
            out_.used.push_back(from_file("scale_elasticity", model_.scale_elasticity_path, "scale elasticity", true));
        else if (!model_.scale_elasticity && world_.defaults.scale_share)
            number("scale_share", "share", {}, world_.defaults.scale_share, 0);
        else
            number("scale_elasticity", "elasticity", model_.scale_elasticity, {}, 0);
    }

    void firm_pass_through() {
        number("firm_pass_through", "share", model_.firm_pass_through, world_.defaults.firm_pass_through, 1);
    }

    void destination_share() {
        if (model_.destination_share || world_.destination_share.empty())
            return number("destination_share", "share", model_.destination_share, {}, 0);
        UsedParameter one = of_world("destination_share", "share", "economies.csv", "");
        one.by = UsedParameter::By::economy;
        one.values = world_.destination_share;
        out_.used.push_back(std::move(one));
    }

    void revenue() { choice("revenue", model_.revenue, world_.defaults.revenue, "rebate"); }

    void deficits() {
        const bool sectors = model_.kind == ModelKind::sectors;
        const Deficits usual = sectors ? Deficits::world_share : Deficits::multiplicative;
        UsedParameter one{.key = "deficits"};
        if (written("deficits") || model_.deficits != usual) one = of_scenario("deficits", "");
        Deficits& closure = out_.gravity.deficits = model_.deficits;
        if (closure == Deficits::zero && scenario_.changes.empty()) {
            closure = Deficits::closed;
            note(
                "closed",
                "nothing but deficits = \"zero\" changes here, so that closing the deficits of the data is the change");
        }
        one.choice = word_of(closure);
        out_.used.push_back(std::move(one));
    }

    void numeraire() {
        const bool sectors = model_.kind == ModelKind::sectors;
        choice("numeraire", model_.numeraire, sectors ? world_.defaults.numeraire : "", "world-output");
        std::string& chosen = out_.used.back().choice;
        if (chosen == "world-output" || (sectors && chosen == "world-prices")) return;
        chosen = world_.economies[names_.economy(chosen, scenario_.place, "model.numeraire")].id;
    }

    void rounding() {
        if (!model_.trade_cost_rounding) return;
        out_.used.push_back(of_scenario("trade_cost_rounding", "factor"));
        out_.used.back().values = {*model_.trade_cost_rounding};
    }

    const Scenario& scenario_;
    const ModelOptions& model_;
    const Names& names_;
    const World& world_;
    CompiledScenario& out_;
};

/// What the solvers take. What is left open there is the world's own, as it depends on an elasticity that is drawn.
void take_into_options(const World& world, CompiledScenario& out) {
    const auto value = [&](const char* key) { return find_parameter(out.used, key)->values.front(); };
    const UsedParameter* trade = find_parameter(out.used, "trade_elasticity");
    out.sectors.deficits = out.gravity.deficits;
    out.gravity.numeraire = out.sectors.numeraire = find_parameter(out.used, "numeraire")->choice;
    if (out.scenario.model.kind == ModelKind::gravity) {
        out.gravity.trade_elasticity = trade->values.front();
        out.gravity.supply_elasticity = value("supply_elasticity");
        return;
    }
    if (trade && trade->by == UsedParameter::By::all)
        out.sectors.trade_elasticity.assign(world.sectors.size(), trade->values.front());
    else if (trade)
        out.sectors.trade_elasticity = trade->values;
    out.sectors.labour_supply_elasticity = value("labour_supply_elasticity");
    out.sectors.firm_pass_through = value("firm_pass_through");
    out.sectors.revenue =
        find_parameter(out.used, "revenue")->choice == "income-tax" ? RevenueUse::income_tax : RevenueUse::rebate;
    const UsedParameter* scale = find_parameter(out.used, "scale_elasticity");
    if (scale && scale->by == UsedParameter::By::sector)
        out.sectors.scale_by_sector = scale->values;
    else if (scale)
        out.sectors.scale_elasticity = scale->values.front();
    const UsedParameter* destination = find_parameter(out.used, "destination_share");
    if (destination->by == UsedParameter::By::all) out.sectors.destination_share = destination->values.front();
}

}  // namespace

void settle_parameters(const Scenario& scenario, const Names& names, CompiledScenario& out) {
    Settler settler(scenario, names, out);
    if (scenario.model.kind == ModelKind::gravity)
        settler.settle_gravity();
    else
        settler.settle_sectors();
    take_into_options(names.world(), out);
    state_uncertainty(names.world(), out);
}

}  // namespace detente
