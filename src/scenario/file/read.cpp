#include "scenario/file/read.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "scenario/file/keys.hpp"
#include "scenario/file/table_reader.hpp"

namespace detente {
namespace {

/// Reads the [model] table through describe(ModelOptions&): one option, one key.
class ModelReader : public OptionVisitor {
public:
    ModelReader(const TomlValue& table, ModelOptions& options) : reader_(table, "model"), options_(options) {}

    void visit(const OptionInfo& info, bool& value) override { value = reader_.boolean(info.name, value); }
    void visit(const OptionInfo& info, std::int64_t& value) override {
        if (reader_.has(info.name)) value = static_cast<std::int64_t>(number(info));
    }
    void visit(const OptionInfo& info, double& value) override {
        if (reader_.has(info.name)) value = number(info);
    }
    void visit(const OptionInfo& info, std::optional<double>& value) override {
        const TomlValue* written = reader_.find(info.name);
        if (!written) return;
        std::string* path = info.name == "trade_elasticity"   ? &options_.trade_elasticity_path
                            : info.name == "scale_elasticity" ? &options_.scale_elasticity_path
                                                              : nullptr;
        if (path && written->is_text() && !parse_number(written->text))
            *path = reader_.file(info.name);
        else
            value = number(info);
    }
    void visit(const OptionInfo& info, std::string& value) override { value = reader_.text(info.name, value); }
    void visit(const OptionInfo& info, std::vector<std::string>& value) override {
        if (reader_.has(info.name)) value = reader_.names(info.name);
    }
    void visit(const OptionInfo& info, std::vector<double>& value) override {
        const TomlValue* written = reader_.find(info.name);
        if (!written) return;
        if (!written->is_list()) reader_.wrong_type(info.name, "a list of numbers such as [2.5, 5.1]");
        for (const TomlValue& item : written->items) {
            if (!item.is_number()) reader_.wrong_type(info.name, "a list of numbers such as [2.5, 5.1]");
            value.push_back(item.as_number());
            check_bounds(named(info), value.back(), item.place.file, item.place.line);
        }
    }
    void visit_choice(const OptionInfo& info, int& index) override {
        if (!reader_.has(info.name)) return;
        const std::string word = reader_.text(info.name);
        const auto found = std::find(info.choices.begin(), info.choices.end(), word);
        if (found == info.choices.end())
            reader_.fail(info.name, fmt::format("'{}' is not a choice", word), suggestion(word, info.choices));
        index = static_cast<int>(found - info.choices.begin());
    }

private:
    OptionInfo named(OptionInfo info) const {
        info.name = reader_.field(info.name);
        return info;
    }
    double number(const OptionInfo& info) {
        if (!reader_.find(info.name)->is_number()) reader_.wrong_type(info.name, "a number");
        const double value = reader_.find(info.name)->as_number();
        const Place place = reader_.place(info.name);
        check_bounds(named(info), value, place.file, place.line);
        return value;
    }
    TableReader reader_;
    ModelOptions& options_;
};

/// KEY_se and KEY_range say the same thing in two ways.
void check_spread(const TableReader& reader, const std::string& key, const Spread& spread) {
    const std::string range = key + "_range";
    if (!reader.has(range)) return;
    if (spread.se) reader.fail(range, "stands beside " + key + "_se", "One of them says how well the figure is known");
    if (spread.range.size() != 2 || spread.range[0] > spread.range[1])
        reader.fail(range, "must be two numbers, the lower one first", "Write it like [2.5, 5.1]");
}

void read_bloc_rule(const TableReader& reader, BlocSpec& bloc) {
    const std::vector<std::string> rules{"economies", "framework", "file", "un_vote", "measured"};
    std::string rule;
    for (const std::string& key : rules) {
        if (!reader.has(key)) continue;
        if (!rule.empty()) reader.fail(key, "stands beside " + rule, "A bloc has one rule; see 'also' and 'except'");
        rule = key;
    }
    if (rule.empty())
        throw InputError(reader.table().place.file, reader.table().place.line,
                         reader.field("").substr(0, reader.field("").size() - 1), "does not say who is in the bloc",
                         "Give one of: " + join(rules, ", "));
    const auto only_with = [&](const std::string& wanted, const std::vector<std::string>& keys) {
        if (rule != wanted) reader.forbid(keys, fmt::format("it belongs to {}", wanted));
        if (rule == wanted)
            for (const std::string& key : keys)
                if (!reader.has(key)) reader.fail(rule, fmt::format("needs '{}' beside it", key));
    };
    only_with("framework", {"on"});
    only_with("file", {"bloc"});
    if (rule != "measured") {
        only_with("un_vote", {"position"});
        reader.forbid(
            {"votes", "vote", "year", "method", "index", "number", "issues", "important", "with", "above", "below"},
            "it belongs to measured");
    }
    if (rule == "economies") {
        bloc.kind = BlocSpec::Kind::list;
        bloc.economies = reader.names("economies");
        if (bloc.economies.empty()) reader.fail("economies", "the bloc is empty");
    } else if (rule == "framework") {
        bloc.kind = BlocSpec::Kind::framework;
        bloc.framework = reader.text("framework");
        bloc.on = reader.date("on");
    } else if (rule == "file") {
        bloc.kind = BlocSpec::Kind::file;
        bloc.path = reader.file("file");
        bloc.label = reader.text("bloc");
    } else if (rule == "un_vote") {
        bloc.kind = BlocSpec::Kind::un_vote;
        bloc.un_vote = reader.text("un_vote");
        bloc.positions = read_positions(reader);
    } else {
        read_measured_bloc(reader, bloc);
    }
    bloc.also = reader.names("also");
    bloc.except = reader.names("except");
}

}  // namespace

std::vector<std::string> read_positions(const TableReader& reader) {
    std::vector<std::string> votes = reader.names("position");
    const auto& valid = scenario_keys::positions();
    for (const std::string& vote : votes)
        if (std::find(valid.begin(), valid.end(), vote) == valid.end())
            reader.fail("position", fmt::format("'{}' is not a vote", vote), suggestion(vote, valid));
    return votes;
}

void check_bloc_name(const std::string& name, const Place& place) {
    if (trim(name).empty() || name == "*" || name == "rest" || name[0] == '$')
        throw InputError(place.file, place.line, "blocs." + name, "is not a name for a bloc",
                         "Use a word such as west");
}

ModelOptions read_model(const TomlValue& table) {
    ModelOptions options;
    TableReader(table, "model").allow_only(scenario_keys::model());
    ModelReader reader(table, options);
    describe(options, reader);
    check_spread(TableReader(table, "model"), "trade_elasticity", options.trade_elasticity_spread);
    check_spread(TableReader(table, "model"), "supply_elasticity", options.supply_elasticity_spread);
    if (options.kind == ModelKind::sectors && !table.find("deficits")) options.deficits = Deficits::world_share;
    return options;
}

BlocSpec read_bloc(const std::string& name, const TomlValue& value) {
    BlocSpec bloc;
    bloc.name = name;
    bloc.place = value.place;
    const auto fail = [&](const std::string& what, const std::string& hint) {
        throw InputError(value.place.file, value.place.line, "blocs." + name, what, hint);
    };
    check_bloc_name(name, value.place);
    if (value.is_text()) {
        if (value.text != "rest")
            fail(fmt::format("'{}' is not a rule", value.text),
                 "Write a list such as [\"USA\", \"DEU\"], a table, or \"rest\"");
        bloc.kind = BlocSpec::Kind::rest;
    } else if (value.is_list()) {
        TomlValue table;
        table.place = value.place;
        table.set("economies", value);
        const TableReader reader(table, "blocs." + name);
        bloc.economies = reader.names("economies");
        if (bloc.economies.empty()) fail("the bloc is empty", "Name at least one economy");
    } else if (value.is_table()) {
        const TableReader reader(value, "blocs." + name);
        reader.allow_only(scenario_keys::bloc());
        read_bloc_rule(reader, bloc);
    } else {
        const auto& keys = scenario_keys::measurement();
        fail(fmt::format("must be a list, a table or \"rest\", not {}", kind_name(value.kind)),
             std::find(keys.begin(), keys.end(), name) != keys.end()
                 ? "To measure all blocs, write measured = \"votes\" beside it"
                 : "");
    }
    return bloc;
}

namespace {

/// One by one, or one measurement of all beside which "rest" may stand.
void read_blocs(const TomlValue& blocs, Scenario& scenario) {
    const bool all = measures_all(blocs);
    const auto& keys = scenario_keys::measured_blocs();
    if (all) scenario.measured = read_measured_blocs(blocs);
    for (const auto& [name, value] : blocs.entries)
        if (!all || std::find(keys.begin(), keys.end(), name) == keys.end())
            scenario.blocs.push_back(read_bloc(name, value));
}

}  // namespace

Scenario read_scenario(const TomlValue& root) {
    const TableReader reader(root, "");
    reader.allow_only(scenario_keys::top());
    Scenario scenario;
    scenario.title = reader.text("title");
    scenario.question = reader.text("question");
    scenario.description = reader.text("description");
    if (reader.has("world")) reader.text("world");
    scenario.world = reader.file("world");
    scenario.world_place = reader.has("world") ? reader.place("world") : Place{root.place.file, 0};
    scenario.place = reader.has("model") ? reader.place("model") : Place{root.place.file, 0};
    for (const char* key : {"parameters", "model", "blocs"})
        if (reader.has(key) && !reader.find(key)->is_table()) reader.wrong_type(key, fmt::format("a table [{}]", key));
    if (const TomlValue* parameters = reader.find("parameters"))
        for (const auto& [name, value] : parameters->entries) {
            if (!value.is_text() && !value.is_number())
                TableReader(*parameters, "parameters").wrong_type(name, "a text or a number");
            scenario.parameters[name] = value.is_text() ? value.text : write_toml_value(value);
        }
    if (const TomlValue* model = reader.find("model")) {
        scenario.model = read_model(*model);
        for (const auto& [key, value] : model->entries) scenario.model_places[key] = value.place;
    }
    if (const TomlValue* blocs = reader.find("blocs")) read_blocs(*blocs, scenario);
    if (const TomlValue* changes = reader.find("change")) {
        if (!changes->is_list())
            reader.fail("change", "must be written [[change]], with two brackets", "It may stand several times");
        for (const TomlValue& change : changes->items) {
            if (!change.is_table()) reader.fail("change", "must be written [[change]], with two brackets");
            scenario.changes.push_back(read_change(change, scenario.changes.size() + 1));
        }
    }
    return scenario;
}

}  // namespace detente
