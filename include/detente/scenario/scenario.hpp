#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "detente/equilibrium/sector_model.hpp"
#include "detente/equilibrium/universal_gravity.hpp"
#include "detente/scenario/measured.hpp"
#include "detente/scenario/parameters.hpp"
#include "detente/support/notes.hpp"
#include "detente/world/registry.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// Members of a bloc, as the file states them; exactly one kind.
struct BlocSpec {
    enum class Kind { list, framework, file, un_vote, measured, rest };
    std::string name;
    Kind kind = Kind::list;
    std::vector<std::string> economies;      ///< list
    std::string framework, on;               ///< framework on a date
    std::string path, label;                 ///< file with columns iso,bloc: the rows whose bloc is `label`
    std::string un_vote;                     ///< e.g. "ES-11/3"; `path`: its own table, iso,vote, where there is one
    std::vector<std::string> positions;      ///< votes that count: yes, no, abstain, absent
    std::optional<Measurement> measurement;  ///< measured; and which part of it, one of:
    std::string with;                        ///< leiden: the bloc that holds this voter
    std::optional<double> above, below;      ///< ideal points: at or above, below
    bool one_of_all = false;                 ///< of a measurement of all blocs; `except` then holds for each of them
    std::vector<std::string> also;           ///< economies put in beside the rule
    std::vector<std::string> except;         ///< taken out again
    Place place;
};

/// One measurement that yields all blocs.
struct MeasuredBlocs {
    Measurement measurement;
    std::vector<double> cuts;  ///< ideal points: one or two, ascending
    /// leiden: what the bloc is called that holds an economy; only a name, the rule is the measurement.
    std::vector<std::pair<std::string, std::string>> names{{"west", "USA"}, {"east", "RUS"}};
    std::vector<std::pair<std::string, std::vector<std::string>>> also;  ///< bloc, economies put in
    std::vector<std::string> except;                                     ///< taken out of whichever bloc they are in
    Place place;
};

/// A per-unit rule: log(trade cost) rises by effect * units(economy), units from a table's column.
struct UnitRule {
    std::string path, column;
    std::string of = "exporter";      ///< whose units: exporter or importer
    double effect = 0;                ///< log points of trade cost per unit
    std::optional<double> otherwise;  ///< units of an economy without a figure; none: an error
};

/// How much the trade of a change is to be: the one trade-cost factor of its pairs that gives it is solved for.
struct TradeTarget {
    std::optional<double> growth;  ///< 0.33: a third more than in the world as it is
    std::optional<double> total;   ///< or so much, in `unit`
    std::string unit = {};         ///< "USD"
};

/// One line of the shock. At most one instrument each.
struct Change {
    std::vector<std::string> from, to;  ///< economies, blocs, frameworks, "*"; empty: everybody
    bool both_directions = false;       ///< written with `between`
    std::vector<std::string> sectors;
    std::optional<double> trade_cost_factor;
    std::optional<double> tariff_level, tariff_add;
    std::optional<double> export_tax;  ///< new level; the exporter's revenue
    bool ban = false;
    std::optional<TradeTarget> trade;
    /// Of the pairs' trade in these sectors so much is touched: a good that is a part of a sector.
    double share = 1;
    std::vector<double> share_range, tariff_range;  ///< 5 and 95 percentiles of what is drawn; empty: known
    std::optional<double> productivity_factor;
    std::optional<UnitRule> per_unit;
    std::string trade_cost_factors_path, tariffs_path;  ///< exporter, importer[, sector], value
    std::string trade_cost_factors_column = "factor", tariffs_column = "tariff";
    std::string pairs_path;  ///< only the pairs listed (or, with pairs_listed = false, not listed)
    bool pairs_listed = true;
    /// leave / join a framework, with a stated effect on trade costs: the pairs, in both directions, that lose (gain)
    /// joint membership when the economies of `from` leave (join) it. `among` false: pairs within `from` are spared.
    enum class Membership { none, leave, join } membership = Membership::none;
    std::string framework, on;
    bool among = true;
    std::string source;       ///< of the figure
    bool assumption = false;  ///< the figure is ours
    std::string note;
    Place place;
    std::map<std::string, Place> key_places;  ///< where each key of the change was written
};

enum class ModelKind { gravity, sectors };

struct ModelOptions {
    ModelKind kind = ModelKind::gravity;
    std::optional<double> trade_elasticity;  ///< none: the world's own
    std::string trade_elasticity_path;
    std::optional<double> supply_elasticity;  ///< none: the world's own
    std::string elasticity_source;
    Spread trade_elasticity_spread, supply_elasticity_spread;  ///< not stated: the world's own, if the value is, too
    /// sectors only; none: the world's own, see SectorModelOptions.
    std::optional<double> labour_supply_elasticity, scale_elasticity, firm_pass_through, destination_share;
    std::string scale_elasticity_path;             ///< in place of one for all
    std::string revenue;                           ///< sectors only: "rebate", "income-tax"; empty: the world's own
    Deficits deficits = Deficits::multiplicative;  ///< with sectors, where the file says nothing: world-share
    std::string numeraire;                         ///< empty: the world's own, else world-output
    std::optional<double> trade_cost_rounding;  ///< factors rounded to multiples of this, as some papers publish them
};

void describe(ModelOptions&, OptionVisitor&);

/// What stands in the files that a scenario names (src/scenario/file/tables.hpp).
struct ScenarioTables;

struct Scenario {
    std::string id;  ///< file name without .toml, parts joined by '+'
    std::string title, question, description, world;
    ModelOptions model;
    std::vector<BlocSpec> blocs;
    std::optional<MeasuredBlocs> measured;  ///< all blocs at once; compiling puts one by one into `blocs`
    std::vector<Change> changes;
    std::map<std::string, std::string> parameters;  ///< [parameters]: "$economy" in the file stands for its value
    Place place;                                    ///< of [model], or the file
    Place world_place;                              ///< where `world` was written, or the file
    std::string text;  ///< the TOML after composing and overriding: what "reproduce this" needs
    std::map<std::string, Place> model_places;     ///< where each key of [model] was written
    std::shared_ptr<const ScenarioTables> tables;  ///< read when the scenario is loaded: compiling opens no file
};

/// Where the votes come from that blocs are measured by, for who keeps them at hand. Left open: read from the
/// installed table or the folder, and kept for the process.
struct VotesShelf {
    std::function<std::shared_ptr<const RollCalls>(const std::string& votes)> calls = {};
    std::function<std::shared_ptr<const Order>(const std::string& votes)> summary = {};  ///< null: there is none
};

/// `spec`: an installed scenario's id, a path, or several joined by '+' (later parts add changes and override keys);
/// `overrides`: key=value as TOML, e.g. model.trade_elasticity=5.
Scenario load_scenario(const std::string& spec, const std::vector<std::string>& overrides = {}, const VotesShelf& = {});
/// From text; `file` for messages, `folder` for relative paths (then beside the installed scenarios). Throws InputError
/// with file and line for whatever is not a scenario: unknown keys and units, wrong types, files that are not there.
Scenario parse_scenario(const std::string& text, const std::string& file, const std::string& folder,
                        const std::vector<std::string>& overrides = {}, const VotesShelf& = {});

/// Reads the tables and votes that the scenario names, for one that was neither loaded nor parsed but put together in a
/// program; compile needs them. Throws InputError for what cannot be read.
void read_tables(Scenario&, const VotesShelf& = {});

/// The world that the scenario names. Throws InputError, with the line that names it, where there is none.
World world_of(const Scenario&);

struct Bloc {
    std::string name;
    std::vector<std::size_t> members;  ///< positions in the world
    /// [member] share of draws in which it is one; empty where nothing is measured. Stated members have 1.
    std::vector<double> probability;
    std::shared_ptr<const Measured> measured;  ///< what the bloc is a part of; none: stated
};

/// A parameter that is known up to a log-normal distribution.
struct UncertainParameter {
    std::string name;  ///< "trade elasticity", "trade elasticity of c10t12"
    double point = 0;  ///< what the solution without draws uses
    double log_median = 0, log_sd = 0;
    std::string source;
    /// An elasticity of trade or supply; the share, or the tariff, of a change.
    enum class Of { trade, supply, share, tariff } of = Of::trade;
    std::optional<std::size_t> sector;  ///< of an elasticity; none: one for all
    std::size_t change = 0;             ///< of share and tariff: position in Scenario::changes
    /// The value at a standard normal deviate; without spread the point, to the bit.
    double at(double deviate) const;
    double percentile(double p) const;
};

/// A change as a plain sentence, and where its figure comes from.
struct ChangeInWords {
    std::string sentence;     ///< who, what, by how much: "Tariffs on goods from China to Japan are set to 25 percent"
    std::string source;       ///< of the figure; empty: none given
    bool assumption = false;  ///< the figure is ours

    /// In one line: "... — source: a paper", "... — our assumption, after a paper", "... — no source given".
    std::string in_words() const;

    friend bool operator==(const ChangeInWords&, const ChangeInWords&) = default;
};

/// A sum of flows that is to grow by a stated share, by one factor on the trade costs of these cells.
struct TargetedTrade {
    std::size_t change = 0;          ///< position in Scenario::changes
    std::vector<std::size_t> cells;  ///< of the world's trade
    double growth = 0;
    std::string whose;  ///< "between China and Russia"
};

/// A sum of flows that somebody wants to know of, with its range.
struct WatchedTrade {
    std::vector<std::size_t> cells;
};

/// A scenario against a world: ready to solve, and in words.
struct CompiledScenario {
    Scenario scenario;
    std::vector<Bloc> blocs;           ///< no economy is in two
    std::vector<std::string> bloc_of;  ///< [economy], empty: in none
    Shock shock;
    std::vector<TargetedTrade> targets;         ///< factors beside the shock's, to be found when it is solved
    std::vector<WatchedTrade> watched;          ///< put there by who wants to know
    UniversalGravityOptions gravity;            ///< what is solved with kind = "gravity"
    SectorModelOptions sectors;                 ///< what is solved with kind = "sectors"
    std::vector<UncertainParameter> uncertain;  ///< what is drawn for ranges (scenario/sampling.hpp)
    bool uncertain_members = false;             ///< who is in the measured blocs is drawn, too
    std::vector<UsedParameter> used;            ///< every parameter of the model, in the order of [model]
    std::vector<ChangeInWords> changes;
    Notes notes;  ///< named warnings
};

/// Throws InputError for what only a world can show: economies and sectors that it lacks, blocs that overlap or are
/// empty, changes that touch nothing.
CompiledScenario compile(const Scenario&, const World&, const Registry&);

struct ScenarioSummary {
    std::string id, title, question, path;
};
/// By id.
std::vector<ScenarioSummary> installed_scenarios();

}  // namespace detente
