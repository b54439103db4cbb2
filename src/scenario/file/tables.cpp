// Reading what a scenario names, when it is loaded: compiling and drawing open no file.
#include "scenario/file/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <mutex>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;

/// A folder may be written anew while the program runs; what is installed is not.
std::string as_of(const std::string& votes) {
    std::error_code error;
    const auto time = fs::last_write_time(fs::path(votes) / "datapackage.json", error);
    return error ? votes : fmt::format("{} {}", votes, time.time_since_epoch().count());
}

/// Scenarios of one process share the votes that they name: a table of all sessions takes a while to read.
VotesWithSummary shared_votes(const std::string& votes, bool with_summary) {
    constexpr std::size_t most = 16;
    static std::mutex lock;
    static std::map<std::string, VotesWithSummary> read;
    const std::lock_guard<std::mutex> held(lock);
    if (read.size() > most) read.clear();
    VotesWithSummary& table = read[as_of(votes)];
    if (!table.calls) table.calls = std::make_shared<const RollCalls>(load_votes(votes));
    if (with_summary && !table.summary)
        if (auto summary = load_order(votes)) table.summary = std::make_shared<const Order>(std::move(*summary));
    return table;
}

/// Scenarios of one process share tables of figures, too, as long as the file is the same. Copies share the text.
CsvTable shared_figures(const std::string& path) {
    constexpr std::size_t most = 64;
    static std::mutex lock;
    static std::map<std::string, CsvTable> read;
    std::error_code error;
    const auto time = fs::last_write_time(path, error);
    const auto size = error ? 0 : fs::file_size(path, error);
    if (error || !fs::is_regular_file(path, error)) return read_csv(path);
    const std::string key = fmt::format("{} {} {}", path, time.time_since_epoch().count(), size);
    const std::lock_guard<std::mutex> held(lock);
    if (const auto there = read.find(key); there != read.end()) return there->second;
    if (read.size() >= most) read.clear();
    return read.emplace(key, read_csv(path)).first->second;
}

/// data/votes/es-11-3.csv for "ES-11/3"; empty where there is no such file.
std::string vote_file(const std::string& vote) {
    std::string stem = lower_ascii(vote);
    std::replace(stem.begin(), stem.end(), '/', '-');
    if (stem.find_first_of("\\:") != stem.npos || stem.find('\0') != stem.npos) return "";
    for (const fs::path& data : data_folders()) {
        std::error_code error;
        const fs::path file = data / "votes" / (stem + ".csv");
        if (fs::is_regular_file(file, error)) return file.string();
    }
    return "";
}

class TableReading {
public:
    TableReading(ScenarioTables& tables, const VotesShelf& shelf) : tables_(tables), shelf_(shelf) {}

    void of_model(const ModelOptions& model) {
        csv(model.trade_elasticity_path);
        csv(model.scale_elasticity_path);
    }

    void of_change(const Change& change) {
        csv(change.pairs_path);
        csv(change.trade_cost_factors_path);
        csv(change.tariffs_path);
        if (change.per_unit) csv(change.per_unit->path);
    }

    void of_bloc(BlocSpec& bloc) {
        if (bloc.kind == BlocSpec::Kind::un_vote) bloc.path = vote_file(bloc.un_vote);
        csv(bloc.path);
        if (bloc.kind == BlocSpec::Kind::un_vote && bloc.path.empty())
            votes(assembly, false, bloc.place, "blocs." + bloc.name + ".un_vote");
        if (bloc.measurement) of_measurement(*bloc.measurement, bloc.place, "blocs." + bloc.name);
    }

    void of_measurement(const Measurement& how, const Place& place, const std::string& field) {
        votes(how.votes, how.method == Measurement::Method::ideal_points, place, field);
    }

private:
    void csv(const std::string& path) {
        if (!path.empty() && !tables_.csv.count(path)) tables_.csv.emplace(path, shared_figures(path));
    }

    /// A table of votes that is not well-formed says where; the rest is the scenario's to mend.
    void votes(const std::string& named, bool with_summary, const Place& place, const std::string& field) {
        VotesWithSummary& table = tables_.votes[named];
        if (table.calls && (table.summary || !with_summary)) return;
        try {
            if (!shelf_.calls) table = shared_votes(named, with_summary);
            if (shelf_.calls && !table.calls) table.calls = shelf_.calls(named);
            if (shelf_.calls && shelf_.summary && with_summary) table.summary = shelf_.summary(named);
        } catch (const InputError& error) {
            if (!error.file.empty() && error.line > 0) throw;
            const std::string of = error.file.empty() ? "" : error.file + " ";
            throw InputError(place.file, place.line, field, of + error.problem, error.hint);
        }
    }

    ScenarioTables& tables_;
    const VotesShelf& shelf_;
};

[[noreturn]] void never_read(const Scenario& scenario, const std::string& what) {
    throw InputError(scenario.place.file, scenario.place.line, "",
                     fmt::format("'{}' was not read with the scenario", what),
                     "A scenario put together in a program needs read_tables()");
}

}  // namespace

void read_tables(Scenario& scenario, const VotesShelf& shelf) {
    auto tables = std::make_shared<ScenarioTables>();
    TableReading reading(*tables, shelf);
    reading.of_model(scenario.model);
    if (scenario.measured) reading.of_measurement(scenario.measured->measurement, scenario.measured->place, "blocs");
    for (BlocSpec& bloc : scenario.blocs) reading.of_bloc(bloc);
    for (const Change& change : scenario.changes) reading.of_change(change);
    scenario.tables = std::move(tables);
}

const CsvTable& table_of(const Scenario& scenario, const std::string& path) {
    const bool there = scenario.tables && scenario.tables->csv.count(path) > 0;
    if (!there) never_read(scenario, path);
    return scenario.tables->csv.at(path);
}

const VotesWithSummary& votes_of(const Scenario& scenario, const std::string& votes) {
    const bool there = scenario.tables && scenario.tables->votes.count(votes) > 0;
    if (!there) never_read(scenario, votes);
    return scenario.tables->votes.at(votes);
}

}  // namespace detente
