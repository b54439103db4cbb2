#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/support/notes.hpp"
#include "detente/support/result.hpp"

namespace detente {

class Files;

struct Economy {
    std::string id;  ///< the source's ISO code where it has one
    std::string name;
    bool operator==(const Economy&) const = default;
};

struct Sector {
    std::string id;
    std::string name;
    std::string group;                       ///< e.g. energy, food; empty: none
    std::optional<double> trade_elasticity;  ///< theta > 0, of flows to trade costs
    std::optional<double> trade_elasticity_se;
    std::string elasticity_source;
    bool operator==(const Sector&) const = default;
};

struct Source {
    std::string title;
    std::string path;  ///< url or citation
    std::string licence;
    bool operator==(const Source&) const = default;
};

/// How well a parameter above zero is known: by its standard error, or by the range that holds it in 90 of 100 cases.
struct Spread {
    std::optional<double> se;
    std::vector<double> range;  ///< low, high; empty: none
    bool stated() const { return se || !range.empty(); }
    bool operator==(const Spread&) const = default;
};

/// Elasticities that come with the world, used where a scenario gives none.
struct ModelDefaults {
    std::optional<double> trade_elasticity;
    std::optional<double> supply_elasticity;
    std::string source;
    Spread trade_elasticity_spread, supply_elasticity_spread;
    std::string spread_source;                       ///< of the two spreads
    std::optional<double> labour_supply_elasticity;  ///< kappa: log employment per log real wage after tax
    std::optional<double> scale_share;        ///< trade elasticity x scale elasticity, in [0, 1); 0: constant returns
    std::optional<double> firm_pass_through;  ///< of a tariff into the prices of a firm; 1: complete
    std::string revenue;                      ///< use of tariff revenue: "rebate", "income-tax"; empty: rebate
    std::string numeraire;                    ///< "world-output", "world-prices"; empty: world-output
    bool operator==(const ModelDefaults&) const = default;
};

/// The data of one international economy in one year. Index order everywhere: [importer][sector][exporter].
struct World {
    std::string id;
    std::string title;
    std::string description;
    std::string version;
    std::string created;  ///< ISO date; empty: not stated
    int year = 0;         ///< 0: not stated
    std::string unit;     ///< of trade values: "USD", "thousand USD", "million USD", "billion USD", any currency code
    std::vector<Economy> economies;
    std::vector<Sector> sectors;
    std::vector<double> trade;   ///< value of flows net of tariff, domestic included
    std::vector<double> tariff;  ///< ad valorem, 0.25 = 25 percent; empty: none anywhere
    /// Input-output links; all three empty where the world has none (then value added is output, and spending is
    /// final).
    std::vector<double> value_added;   ///< [economy][sector]
    std::vector<double> inputs;        ///< [economy][input sector][using sector], purchaser's value, tariff included
    std::vector<double> final_demand;  ///< [economy][sector], tariff included
    /// Expenditure less output, [economy], the world's unit, as the source states it; empty: what the flows imply.
    /// They sum to zero, and agree with the flows unless the data are not an equilibrium (check_world says so).
    std::vector<double> transfers;
    /// Share of an importer's spending, net of tariff, that is earned at home: by those who sell and serve there.
    std::vector<double> destination_share;  ///< [economy], in [0, 1); empty: none
    ModelDefaults defaults;
    /// What the models here leave out that those who made the data reckon with; every result says so.
    Notes limits;
    std::vector<Source> sources;
    std::string sha256;  ///< of datapackage.json

    std::size_t n() const { return economies.size(); }
    std::size_t cell(std::size_t importer, std::size_t sector, std::size_t exporter) const {
        return (importer * sectors.size() + sector) * n() + exporter;
    }
    /// Position of an economy or sector; nullopt when the world does not have it.
    std::optional<std::size_t> find_economy(const std::string& id) const;
    std::optional<std::size_t> find_sector(const std::string& id) const;
    Provenance provenance() const { return {id, version, sha256}; }
    bool operator==(const World&) const = default;
};

/// Something check_world noticed. `error`: the world cannot be used; otherwise a warning with a name.
struct Finding {
    bool error = false;
    std::string name;  ///< stable, e.g. "zero-domestic-share"; docs/worlds.md says what each means
    std::string file;
    long line = 0;
    std::string message;
};

/// An installed world's id, or a path to a folder with a datapackage.json (a path has a '/', or names no installed
/// world). Every table is checked against its hash. Throws InputError on the first error.
World load_world(const std::string& id_or_path);
/// The same of a folder of `files`, e.g. "worlds/2019"; empty: at their top.
World load_world(const Files& files, std::string_view folder);
/// The same from memory: `datapackage` is the text of the file that messages call `file`; `read_table` gives the
/// bytes of a table by its path within the package.
World parse_world(const std::string& datapackage, const std::string& file,
                  const std::function<std::string(const std::string& path)>& read_table);
/// Writes datapackage.json, economies.csv, sectors.csv, trade.csv into `folder` (all or nothing; other files of the
/// folder stay). Reading it again gives the same world to the last bit. Throws InputError for a world that
/// load_world would refuse, and for a folder that holds other things than a world.
/// `compress`: the tables of flows and inputs as .csv.gz; hashes are those of the tables, not of their compression.
void save_world(const World&, const std::string& folder, bool compress = false);
/// Everything wrong or odd with a world folder, errors first; an empty list means a usable, clean world.
std::vector<Finding> check_world(const std::string& id_or_path);
std::vector<Finding> check_world(const Files&, std::string_view folder);
/// The same from memory, as parse_world.
std::vector<Finding> check_world(const std::string& datapackage, const std::string& file,
                                 const std::function<std::string(const std::string& path)>& read_table);
/// Checks on a world in memory (zero output, zero domestic share, components, tariffs given as 25 ...).
std::vector<Finding> check_world(const World&);

struct WorldSummary {
    std::string id, title, path;
};
/// By id; where two data folders have the same id, the one that load_world takes.
std::vector<WorldSummary> installed_worlds();
/// Those in the folder "worlds" of `files`.
std::vector<WorldSummary> installed_worlds(const Files&);

}  // namespace detente
