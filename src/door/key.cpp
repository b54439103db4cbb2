// What a run is, as one hash of all that decides its results.
#include <fmt/format.h>

#include <cstring>
#include <filesystem>
#include <map>

#include "detente/door/plan.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "detente/version.hpp"
#include "scenario/file/tables.hpp"

namespace detente {
namespace {

/// Fields one after another, each with its length, so that no two contents read the same.
class Content {
public:
    void add(std::string_view name, std::string_view value) {
        text_ += fmt::format("{} {}\n{}\n", name, value.size(), value);
    }
    void add(std::string_view name, const std::vector<double>& values) {
        std::string bytes(values.size() * sizeof(double), '\0');
        if (!values.empty()) std::memcpy(bytes.data(), values.data(), bytes.size());
        add(name, sha256(bytes));
    }
    std::string hash() const { return sha256(text_); }

private:
    std::string text_;
};

std::string content_of(const CsvTable& table) {
    Content content;
    for (std::size_t column = 0; column < table.header.size(); ++column) {
        content.add("column", table.header[column]);
        for (std::size_t row = 0; row < table.rows(); ++row) content.add("cell", table.cell(row, column));
    }
    return content.hash();
}

/// The text, the tables that it names by their file names, and what it leaves open to the registry and to votes.
void add(const CompiledScenario& compiled, const World& world, Content& content) {
    content.add("scenario", compiled.scenario.text);
    std::map<std::string, std::string> tables;
    for (const auto& [path, table] : compiled.scenario.tables->csv)
        tables[std::filesystem::path(path).filename().string()] += content_of(table);
    for (const auto& [name, hash] : tables) content.add("table " + name, hash);
    for (const Bloc& bloc : compiled.blocs) {
        std::vector<std::string> members;
        for (const std::size_t member : bloc.members) members.push_back(world.economies[member].id);
        content.add("bloc " + bloc.name, join(members, " "));
        if (bloc.measured) content.add("measured", bloc.measured->key);
    }
}

}  // namespace

std::string key_of(const Plan& plan) {
    Content content;
    content.add("detente", version);
    content.add("world", plan.world->sha256);
    content.add("trade", plan.world->trade);  // of a joined world the hash of its file says too little
    content.add("capital", plan.capital);
    for (const CompiledScenario& compiled : plan.scenarios) add(compiled, *plan.world, content);
    if (plan.reading) content.add("article", plan.reading->text);
    for (const PlannedExperiment& one : plan.experiments)
        for (const PlannedExperiment::OnWorld& on : one.worlds) {
            content.add("experiment", on.compiled.scenario.text);
            content.add("on", on.world->sha256);
        }
    if (plan.sampling.draws > 0)
        content.add("draws",
                    fmt::format("{} {} {}", plan.sampling.draws, plan.sampling.seed, shortest(plan.sampling.level)));
    return content.hash();
}

}  // namespace detente
