// What there is to ask about.
#include "call/verbs.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

using call_parts::Json;

enum class What { worlds, scenarios, frameworks, economies };

struct Wanted {
    What what = What::worlds;
    std::string world;
    std::string on;
};

void describe(Wanted& wanted, OptionVisitor& visitor) {
    visitor.choice({.name = "what", .help = "Of what.", .choices = {"worlds", "scenarios", "frameworks", "economies"}},
                   wanted.what);
    visitor.visit({.name = "world", .help = "economies: only those of that world, named as it names them."},
                  wanted.world);
    visitor.visit({.name = "on", .help = "frameworks: count the members of that day; none: all that ever were."},
                  wanted.on);
}

/// Without what is empty, as everywhere in our JSON.
void put(Json& row, const char* key, const std::string& value) {
    if (!value.empty()) row[key] = value;
}

Json worlds() {
    Json rows = Json::array();
    for (const WorldSummary& world : installed_worlds())
        put(rows.emplace_back(Json{{"id", world.id}}), "title", world.title);
    return rows;
}

Json scenarios() {
    Json rows = Json::array();
    for (const ScenarioSummary& scenario : installed_scenarios()) {
        Json row{{"id", scenario.id}};
        put(row, "title", scenario.title);
        put(row, "question", scenario.question);
        rows.push_back(std::move(row));
    }
    return rows;
}

Json frameworks(const Registry& registry, const std::string& on) {
    if (!on.empty()) check_date(on, "", 0, "on");
    Json rows = Json::array();
    for (const FrameworkRecord& framework : registry.frameworks()) {
        Json row{{"id", framework.id}};
        if (!on.empty()) row["members"] = registry.members(framework.id, on).size();
        put(row, "founded", framework.founded);
        put(row, "kind", framework.kind);
        put(row, "name", framework.name);
        rows.push_back(std::move(row));
    }
    return rows;
}

Json economy(const std::string& id, const std::string& name, const EconomyRecord* record) {
    Json row{{"id", id}};
    if (record) put(row, "alpha2", record->alpha2);
    put(row, "name", name);
    if (record) put(row, "kind", record->kind), put(row, "region", record->region);
    return row;
}

Json economies(const Library& library, const std::string& world) {
    Json rows = Json::array();
    const Registry& registry = library.registry();
    if (world.empty())
        for (const EconomyRecord& record : registry.economies())
            rows.push_back(economy(record.id, record.name, &record));
    else
        for (const Economy& one : library.world(world)->economies)
            rows.push_back(economy(one.id, one.name, registry.economy(one.id)));
    return rows;
}

}  // namespace

Reply call_parts::list(const Library& library, Request& request, const Work&) {
    Wanted wanted;
    request.set(wanted);
    if (!wanted.world.empty() && wanted.what != What::economies)
        throw UsageError("world", "is for economies alone", R"(Write {"what": "economies"})");
    if (!wanted.on.empty() && wanted.what != What::frameworks)
        throw UsageError("on", "is for frameworks alone", R"(Write {"what": "frameworks"})");
    const Json rows = wanted.what == What::worlds       ? worlds()
                      : wanted.what == What::scenarios  ? scenarios()
                      : wanted.what == What::frameworks ? frameworks(library.registry(), wanted.on)
                                                        : economies(library, wanted.world);
    return {0, rows.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"};
}

}  // namespace detente
