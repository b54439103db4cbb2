#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "detente/support/error.hpp"
#include "detente/world/import_folder.hpp"
#include "world/import/folder_tables.hpp"

namespace detente {
namespace {

using namespace folder_tables;

std::map<std::string, double> parameters_of(const std::string& folder) {
    const CsvTable table = table_of(folder, "parameters");
    const std::size_t name = table.column("parameter"), value = table.column("value");
    std::map<std::string, double> out;
    for (std::size_t row = 0; row < table.rows(); ++row)
        out[std::string(table.cell(row, name))] = table.number(row, value);
    for (const char* needed : {"eps", "kappa", "psi", "nu_US", "nu_nonUS"})
        if (!out.count(needed)) throw InputError(table.file, 0, "parameter", fmt::format("'{}' is missing", needed));
    return out;
}

void take_shares(const CsvTable& countries, const std::map<std::string, double>& parameters, World& world) {
    for (std::size_t i = 0; i < world.n(); ++i) {
        const double of_kind = parameters.at(world.economies[i].id == "USA" ? "nu_US" : "nu_nonUS");
        const double share = countries.has("nu") ? countries.number(i, countries.column("nu")) : of_kind;
        if (!(share >= 0 && share < 1))
            countries.fail(i, countries.column("nu"), fmt::format("a share in [0, 1), not {}", share));
        world.destination_share.push_back(share);
    }
}

/// Domestic sales: X_ii = max(0, GDP + T - imports), T = (1 - nu) (imports - sum over buyers of (1 - nu) X): what
/// spending must be for GDP to be income from sales abroad, sales at home and serving imports.
std::size_t calibrate_domestic_sales(const std::vector<double>& gdp, World& world) {
    const std::size_t n = world.n();
    std::vector<double> imports(n, 0), earned(n, 0);
    for (std::size_t to = 0; to < n; ++to) {
        for (std::size_t from = 0; from < n; ++from) {
            const double value = world.trade[world.cell(to, 0, from)];
            imports[to] += value;
            earned[from] += (1 - world.destination_share[to]) * value;
        }
    }
    std::size_t none = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double transfer = (1 - world.destination_share[i]) * (imports[i] - earned[i]);
        const double at_home = gdp[i] + transfer - imports[i];
        none += at_home <= 0;
        world.trade[world.cell(i, 0, i)] = std::max(0.0, at_home);
    }
    return none;
}

/// Producers' sales S earn beta as value added; the rest buys inputs. Home sales rise by 1 / beta, so that spending on
/// final goods stays what it was.
void add_inputs(double beta, World& world) {
    const std::size_t n = world.n();
    world.value_added.assign(n, 0);
    world.inputs = world.final_demand = world.value_added;
    for (std::size_t i = 0; i < n; ++i) world.trade[world.cell(i, 0, i)] /= beta;
    for (std::size_t i = 0; i < n; ++i) {
        double sales = 0, spending = 0;
        for (std::size_t k = 0; k < n; ++k) {
            sales += (1 - world.destination_share[k]) * world.trade[world.cell(k, 0, i)];
            spending += world.trade[world.cell(i, 0, k)];
        }
        world.value_added[i] = beta * sales + world.destination_share[i] * spending;
        world.inputs[i] = (1 - beta) * sales;
        world.final_demand[i] = spending - world.inputs[i];
    }
}

}  // namespace

void describe(LiberationImportOptions& o, OptionVisitor& v) {
    describe(o.folder, v);
    v.visit({.name = "value_added_share",
             .help = "Part of producers' costs that is value added; the rest buys inputs",
             .min = 0,
             .max = 1,
             .min_excluded = true,
             .metavar = "SHARE"},
            o.value_added_share);
}

ImportReport import_liberation(const LiberationImportOptions& options) {
    const std::string& folder = options.folder.input;
    const CsvTable countries = table_of(folder, "countries"), trade = table_of(folder, "trade");
    const std::map<std::string, double> parameters = parameters_of(folder);
    const Names economies(countries, "iso3", "country");
    World world;
    world.unit = "thousand USD";
    world.sectors.push_back({"all", "All goods and services", "", {}, {}, ""});
    for (const std::string& code : economies.list) world.economies.push_back(economy_of(code));
    take_shares(countries, parameters, world);
    flows(trade, economies, Names("sector"), "trade_kusd", nullptr, world);
    std::vector<double> gdp;
    for (std::size_t row = 0; row < countries.rows(); ++row) {
        gdp.push_back(countries.number(row, countries.column("gdp_kusd")));
        if (!(gdp.back() > 0)) countries.fail(row, countries.column("gdp_kusd"), "GDP must be above zero");
    }
    Notes notes;
    const std::size_t none = calibrate_domestic_sales(gdp, world);
    notes.push_back({"domestic-sales", fmt::format("calibrated from GDP and trade; {} economies import more than they "
                                                   "spend and are left with none",
                                                   none)});
    if (options.value_added_share < 1) add_inputs(options.value_added_share, world);
    const double eps = parameters.at("eps");
    world.defaults.trade_elasticity = eps;
    world.defaults.labour_supply_elasticity = parameters.at("kappa");
    world.defaults.scale_share = parameters.at("psi") * eps;
    world.defaults.firm_pass_through = 1;
    world.defaults.revenue = "income-tax";
    world.defaults.numeraire = "world-prices";
    world.defaults.source = "Ignatenko, Lashkaripour, Macedoni and Simonovska (2025)";
    return finish(std::move(world), options.folder, std::move(notes));
}

}  // namespace detente
