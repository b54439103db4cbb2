// The keys that say how blocs are measured from votes: of one bloc, or of all at once.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "scenario/file/keys.hpp"
#include "scenario/file/read.hpp"
#include "scenario/file/table_reader.hpp"

namespace detente {
namespace {

using Method = Measurement::Method;

const std::string one_bloc = "west = { measured = \"votes\", year = 2020, with = \"USA\" }";

std::int64_t whole_number(const TableReader& reader, const std::string& key, std::int64_t least, std::int64_t most) {
    const TomlValue& value = *reader.find(key);
    if (value.kind != TomlValue::Kind::integer) reader.wrong_type(key, "a whole number");
    if (value.integer < least || value.integer > most)
        reader.fail(key, fmt::format("must be at least {} and at most {}, not {}", least, most, value.integer));
    return value.integer;
}

double figure(const TableReader& reader, const std::string& key) {
    if (!reader.find(key)->is_number()) reader.wrong_type(key, "a number");
    const double value = reader.find(key)->as_number();
    if (!std::isfinite(value)) reader.fail(key, "must be finite");
    return value;
}

std::string choice(const TableReader& reader, const std::string& key, const std::vector<std::string>& choices) {
    const std::string word = reader.text(key, choices.front());
    if (std::find(choices.begin(), choices.end(), word) == choices.end())
        reader.fail(key, fmt::format("'{}' is not a choice", word), suggestion(word, choices));
    return word;
}

/// Keys that mean something with one method only.
void forbid_of_other_methods(const TableReader& reader, Method method) {
    if (method == Method::roll_call)
        reader.forbid({"method", "index", "number", "issues", "important", "with", "names", "above", "below", "cuts"},
                      "one roll call is as it was cast");
    if (method != Method::leiden)
        reader.forbid({"index", "number", "with", "names"}, "it belongs to method = \"leiden\"");
    if (method != Method::ideal_points)
        reader.forbid({"above", "below", "cuts"}, "it belongs to method = \"ideal-points\"");
    if (method != Method::roll_call) reader.forbid({"position"}, "it belongs to one roll call, vote = \"ES-11/3\"");
}

void read_roll_calls(const TableReader& reader, Measurement& out) {
    if (reader.has("vote")) {
        if (reader.has("year")) reader.fail("year", "stands beside vote", "Measure a year, or take one roll call");
        out.method = Method::roll_call;
        out.vote = reader.text("vote");
        if (trim(out.vote).empty()) reader.fail("vote", "holds an empty name", "Write e.g. vote = \"ES-11/3\"");
        return;
    }
    if (!reader.has("year"))
        reader.fail("measured", "needs 'year' or 'vote' beside it", "Write year = 2020, or vote = \"ES-11/3\"");
    out.year = static_cast<int>(whole_number(reader, "year", 1, 9999));
}

Measurement read_measurement(const TableReader& reader) {
    Measurement out;
    if (reader.text("measured") != "votes")
        reader.fail("measured", fmt::format("'{}' is not what blocs are measured from", reader.text("measured")),
                    "Write measured = \"votes\"");
    if (reader.has("votes")) out.votes = reader.file("votes");
    if (trim(out.votes).empty()) reader.fail("votes", "holds an empty name", "Name a table of votes, e.g. \"unga\"");
    read_roll_calls(reader, out);
    if (out.method != Method::roll_call) {
        const std::string word = choice(reader, "method", {"leiden", "ideal-points"});
        out.method = word == "leiden" ? Method::leiden : Method::ideal_points;
    }
    forbid_of_other_methods(reader, out.method);
    const auto& indices = agreement_names();
    if (reader.has("index"))
        out.index = static_cast<AgreementIndex>(
            std::find(indices.begin(), indices.end(), choice(reader, "index", indices)) - indices.begin());
    if (reader.has("number")) out.number = whole_number(reader, "number", 2, 250);
    out.issues = reader.names("issues");
    out.important = reader.boolean("important", false);
    return out;
}

/// One cut, or two that ascend.
std::vector<double> read_cuts(const TableReader& reader) {
    const std::string wanted = "a list of one or two numbers such as [-0.5, 0.7]";
    const TomlValue& value = *reader.find("cuts");
    if (!value.is_list()) reader.wrong_type("cuts", wanted);
    std::vector<double> cuts;
    for (const TomlValue& item : value.items) {
        if (!item.is_number() || !std::isfinite(item.as_number())) reader.fail("cuts", "must be " + wanted);
        cuts.push_back(item.as_number());
    }
    if (cuts.empty() || cuts.size() > 2) reader.fail("cuts", "must be " + wanted);
    if (cuts.size() == 2 && !(cuts[0] < cuts[1])) reader.fail("cuts", "must ascend", "Write the lower one first");
    return cuts;
}

/// The entries of a table within [blocs], each with a reader of its own messages.
template <class Act>
void for_each_entry(const TableReader& reader, const std::string& key, const std::string& wanted, Act&& act) {
    const TomlValue* table = reader.find(key);
    if (!table) return;
    if (!table->is_table()) reader.wrong_type(key, wanted);
    const TableReader inner(*table, reader.field(key));
    for (const auto& [name, value] : table->entries) act(inner, name);
}

void read_names(const TableReader& reader, MeasuredBlocs& out) {
    if (reader.has("names")) out.names.clear();
    for_each_entry(reader, "names", "a table such as { west = \"USA\", east = \"RUS\" }",
                   [&](const TableReader& inner, const std::string& name) {
                       check_bloc_name(name, inner.place(name));
                       if (trim(inner.text(name)).empty()) inner.fail(name, "holds an empty name");
                       out.names.emplace_back(name, inner.text(name));
                   });
    for_each_entry(
        reader, "also", "a table such as { east = [\"HKG\"] }",
        [&](const TableReader& inner, const std::string& name) { out.also.emplace_back(name, inner.names(name)); });
}

/// What may stand in [blocs] beside the keys of the measurement: "rest", and nothing else.
void check_beside(const TableReader& reader) {
    const auto& valid = scenario_keys::measured_blocs();
    for (const auto& [key, value] : reader.table().entries) {
        if (std::find(valid.begin(), valid.end(), key) != valid.end() || (value.is_text() && value.text == "rest"))
            continue;
        if (key == "with" || key == "above" || key == "below" || key == "position")
            reader.fail(key, "belongs to one bloc, and [blocs] measures all", "Write " + one_bloc);
        const std::string near = suggestion(key, valid);
        if (near.find("did you mean") == 0 || !(value.is_list() || value.is_table()))
            reader.fail(key, "unknown key of a measurement", near);
        reader.fail(key, "stands beside a measurement of all blocs",
                    "Beside it only \"rest\" may stand; measure blocs one by one: " + one_bloc);
    }
}

}  // namespace

bool measures_all(const TomlValue& blocs) {
    const TomlValue* measured = blocs.find("measured");
    return measured && measured->is_text() && measured->text != "rest";
}

MeasuredBlocs read_measured_blocs(const TomlValue& table) {
    const TableReader reader(table, "blocs");
    check_beside(reader);
    MeasuredBlocs out;
    out.measurement = read_measurement(reader);
    out.place = reader.place("measured");
    if (out.measurement.method == Method::ideal_points) {
        if (!reader.has("cuts")) reader.fail("method", "needs 'cuts' beside it", "Write cuts = [-0.5, 0.7]");
        out.cuts = read_cuts(reader);
    }
    read_names(reader, out);
    out.except = reader.names("except");
    return out;
}

void read_measured_bloc(const TableReader& reader, BlocSpec& bloc) {
    bloc.kind = BlocSpec::Kind::measured;
    bloc.measurement = read_measurement(reader);
    switch (bloc.measurement->method) {
        case Method::leiden:
            if (!reader.has("with"))
                reader.fail("measured", "needs 'with' beside it", "The bloc that holds whom? Write with = \"USA\"");
            bloc.with = reader.text("with");
            if (trim(bloc.with).empty()) reader.fail("with", "holds an empty name");
            break;
        case Method::roll_call:
            if (!reader.has("position")) reader.fail("vote", "needs 'position' beside it");
            bloc.positions = read_positions(reader);
            break;
        case Method::ideal_points:
            if (reader.has("above")) bloc.above = figure(reader, "above");
            if (reader.has("below")) bloc.below = figure(reader, "below");
            if (!bloc.above && !bloc.below)
                reader.fail("method", "needs 'above' or 'below' beside it", "Write above = 0.7");
            if (bloc.above && bloc.below && !(*bloc.above < *bloc.below))
                reader.fail("below", fmt::format("leaves nobody: it is not above {}", shortest(*bloc.above)));
            break;
    }
}

}  // namespace detente
