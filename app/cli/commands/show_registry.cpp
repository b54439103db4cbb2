#include <algorithm>
#include <set>

#include "commands.hpp"
#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "detente/world/registry.hpp"
#include "facts.hpp"
#include "listing.hpp"

namespace detente::cli {
namespace {

struct FrameworkOptions {
    std::string framework;
    std::string on;
    FormatOptions format;
};

void describe(FrameworkOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "framework",
                   .help = "A framework's id, abbreviation or name.",
                   .metavar = "FRAMEWORK",
                   .complete = "framework",
                   .positional = true,
                   .required = true},
                  options.framework);
    visitor.visit(
        {.name = "on", .help = "Only spells that hold on that day; none: every spell.", .metavar = "YYYY-MM-DD"},
        options.on);
    describe(options.format, visitor);
}

bool holds_on(const Membership& spell, const std::string& date) {
    return date.empty() || (spell.start <= date && (spell.end.empty() || date < spell.end));
}

Table spells_table() {
    return {{{"economy", "economy"},
             {"name", "name"},
             {"start", "from"},
             {"end", "until"},
             {"status", "status"},
             {"confidence", "sure"},
             {"source", "source"}},
            {}};
}

/// One line a source that the spells name: what it is, who publishes it, where.
std::string sources_of(const Table& spells, int width) {
    std::set<std::string> keys;
    for (const auto& row : spells.rows)
        for (const std::string& key : split(row.back(), ';')) keys.insert(std::string(trim(key)));
    const CsvTable sources = read_csv(find_data("registry/sources.csv").string());
    const std::size_t key = sources.column("key");
    Table table{{{"key", "source"}, {"title", "what it is"}}, {}};
    for (std::size_t row = 0; row < sources.rows(); ++row) {
        if (!keys.count(std::string(sources.cell(row, key)))) continue;
        std::string title(sources.cell(row, sources.column("title")));
        for (const char* more : {"publisher", "url"}) {
            const auto text = sources.cell(row, sources.column(more));
            if (!text.empty()) title += ", " + std::string(text);
        }
        table.rows.push_back({std::string(sources.cell(row, key)), title});
    }
    return to_text(table, width, false);
}

const FrameworkRecord& framework_named(const Registry& registry, const std::string& word) {
    if (const auto id = registry.resolve_framework(word))
        if (const auto* record = registry.framework(*id)) return *record;
    std::vector<std::string> known;
    for (const FrameworkRecord& record : registry.frameworks()) known.push_back(record.id);
    throw InputError("registry", 0, "framework", "does not know '" + word + "'", suggestion(word, known));
}

ExitCode show_framework(const FrameworkOptions& options, Terminal& terminal) {
    const Registry& registry = Registry::installed();
    const FrameworkRecord& framework = framework_named(registry, options.framework);
    if (!options.on.empty()) date_or_today(options.on);
    Table table = spells_table();
    for (const Membership& spell : registry.memberships()) {
        if (spell.framework != framework.id || !holds_on(spell, options.on)) continue;
        const EconomyRecord* economy = registry.economy(spell.economy);
        table.rows.push_back({spell.economy, economy ? economy->name : "", spell.start, spell.end, spell.status,
                              spell.confidence, join(split(spell.source, ';'), "; ")});
    }
    std::sort(table.rows.begin(), table.rows.end());
    const bool plain = !options.format.json && !options.format.csv;
    if (plain) {
        const std::string date = date_or_today(options.on);
        const auto members = registry.members(framework.id, date);
        terminal.print(framework.name + (framework.founded.empty() ? "" : ", founded " + framework.founded) + "\n" +
                       std::to_string(members.size()) + " members on " + date + "\n\n");
    }
    show_table(table, options.format, terminal);
    if (plain) terminal.print("\n" + sources_of(table, terminal.width()));
    if (plain)
        terminal.print(
            "\nfrom: the first day in; until: the first day out\nsure: A looked up or cross-checked, B date from the "
            "public record, C approximate\n");
    return ExitCode::fine;
}

struct EconomyOptions {
    std::string economy;
    std::string on;
    bool json = false;
};

void describe(EconomyOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "economy",
                   .help = "ISO 3166 alpha-3, alpha-2, numeric, or a name.",
                   .metavar = "ECONOMY",
                   .complete = "economy",
                   .positional = true,
                   .required = true},
                  options.economy);
    visitor.visit({.name = "on", .help = "Frameworks on that day; none: of today.", .metavar = "YYYY-MM-DD"},
                  options.on);
    visitor.visit({.name = "json", .help = "Write JSON."}, options.json);
}

const EconomyRecord& economy_named(const Registry& registry, const std::string& word) {
    if (const auto id = registry.resolve_economy(word))
        if (const auto* record = registry.economy(*id)) return *record;
    std::vector<std::string> known;
    for (const EconomyRecord& record : registry.economies()) {
        known.push_back(record.id);
        known.push_back(record.name);
    }
    throw InputError("registry", 0, "economy", "does not know '" + word + "'", suggestion(word, known));
}

std::string names_of(const Registry& registry, const std::string& id, const std::string& kind) {
    std::vector<std::string> names;
    for (const NameRecord& name : registry.names())
        if (name.id == id && name.lang == "en" && name.kind == kind) names.push_back(name.name);
    return join(names, ", ");
}

ExitCode show_economy(const EconomyOptions& options, Terminal& terminal) {
    const Registry& registry = Registry::installed();
    const EconomyRecord& economy = economy_named(registry, options.economy);
    const std::string date = date_or_today(options.on);
    Facts facts;
    facts.add("id", economy.id);
    facts.add("alpha-2", economy.alpha2);
    facts.add("numeric", economy.numeric);
    facts.add("name", economy.name);
    facts.add("kind", economy.kind);
    facts.add("region", economy.region);
    facts.add("capital", economy.capital);
    for (const char* kind : {"official", "variant", "demonym", "adjective"})
        facts.add(kind, names_of(registry, economy.id, kind));
    std::vector<std::string> frameworks;
    for (const FrameworkRecord& framework : registry.frameworks())
        if (registry.is_member(framework.id, economy.id, date)) frameworks.push_back(framework.id);
    facts.add("frameworks on " + date, join(frameworks, ", "));
    facts.show(options.json, terminal);
    return ExitCode::fine;
}

}  // namespace

Command show_framework_command() {
    return make_command<FrameworkOptions>(
        {.name = "show framework",
         .summary = "the members of a framework, with dates and sources",
         .description =
             "Shows the spells of membership of a framework, each with its first day, the day it ended, its status "
             "and its source. Sources that conflict are both shown.",
         .examples = {{"detente show framework BRICS --on 2022-12-30", "Who was in on that day."}}},
        show_framework);
}

Command show_economy_command() {
    return make_command<EconomyOptions>(
        {.name = "show economy",
         .summary = "an economy's codes, names and frameworks",
         .description = "Shows what the registry knows of an economy.",
         .examples = {{"detente show economy Uzbekistan", "By name; a code does as well."}}},
        show_economy);
}

}  // namespace detente::cli
