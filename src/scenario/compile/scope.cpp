#include "scenario/compile/scope.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "scenario/file/tables.hpp"

namespace detente {
namespace {

/// More names than these are counted, not listed.
constexpr std::size_t most_in_words = 12;

}  // namespace

Place place_of(const Change& change, const std::string& key) {
    const auto found = change.key_places.find(key);
    return found == change.key_places.end() ? change.place : found->second;
}

std::string field_of(std::size_t number, const std::string& key) {
    return fmt::format("change[{}].{}", number, key);
}

void ScopeFinder::add_element(const Change& change, const Place& place, const std::string& field,
                              const std::string& written, Side& side) {
    const auto add = [&](const std::vector<std::size_t>& members, const std::string& words) {
        side.members.insert(side.members.end(), members.begin(), members.end());
        side.words += (side.words.empty() ? "" : ", ") + words;
    };
    if (written == "*") {
        for (std::size_t i = 0; i < names_.world().n(); ++i) side.members.push_back(i);
        side.words += side.words.empty() ? "everybody" : ", everybody";
        return;
    }
    for (const Bloc& bloc : blocs_)
        if (bloc.name == written) return add(bloc.members, bloc.name);
    // An id comes before names: EU is the union, although the United States are called so in Spanish.
    const Registry& registry = names_.registry();
    const bool framework = registry.framework(written) && !registry.economy(written);
    const auto economy = framework ? std::nullopt : names_.find(written);
    if (economy) return add({*economy}, names_.world().economies[*economy].name);
    if (const auto id = names_.framework(written)) {
        if (change.on.empty())
            throw InputError(place.file, place.line, field, fmt::format("the framework '{}' needs a date", written),
                             "Add on = \"2022-12-30\" to the change");
        framework_used_ = true;
        std::vector<std::string> missing;
        add(names_.members(written, change.on, place, field, missing), written);
        if (!missing.empty())
            notes_.push_back(
                {"framework-members-missing", fmt::format("{} members of {} not in the world '{}': {}", missing.size(),
                                                          written, names_.world().id, some_of(missing))});
        return;
    }
    if (names_.known_elsewhere(written)) names_.not_here(written, place, field);
    std::vector<std::string> blocs{"*"};
    for (const Bloc& bloc : blocs_) blocs.push_back(bloc.name);
    try {
        names_.unknown(written, blocs, place, field);
    } catch (const InputError& error) {
        std::string hint = error.hint;
        if (hint.find("did you mean") != 0) {
            const std::string framework = names_.nearest_framework(written);
            if (!framework.empty()) hint = framework;
        }
        throw InputError(place.file, place.line, field, fmt::format("'{}' is no economy, bloc or framework", written),
                         hint);
    }
}

Side ScopeFinder::side(const Change& change, std::size_t number, const std::string& key,
                       const std::vector<std::string>& written) {
    Side side;
    const Place place = place_of(change, key);
    const std::vector<std::string> everybody{"*"};
    for (const std::string& element : written.empty() ? everybody : written)
        add_element(change, place, field_of(number, key), element, side);
    if (written.size() > most_in_words)
        side.words = fmt::format("{} and {} more", side.words.substr(0, side.words.find(',')), written.size() - 1);
    const bool bloc = written.size() == 1 &&
                      std::any_of(blocs_.begin(), blocs_.end(), [&](const Bloc& b) { return b.name == written[0]; });
    const bool framework = written.size() == 1 && names_.registry().framework(written[0]);
    side.one_economy =
        written.size() == 1 && written[0] != "*" && !bloc && !framework && names_.find(written[0]).has_value();
    std::sort(side.members.begin(), side.members.end());
    side.members.erase(std::unique(side.members.begin(), side.members.end()), side.members.end());
    return side;
}

void ScopeFinder::between_sides(const Change& change, Scope& scope) const {
    const std::size_t n = names_.world().n();
    const bool domestic = scope.from.one_economy && scope.to.one_economy && scope.from.members == scope.to.members;
    for (const std::size_t exporter : scope.from.members)
        for (const std::size_t importer : scope.to.members) {
            if (exporter == importer && !domestic) continue;
            scope.pair[importer * n + exporter] = 1;
            if (change.both_directions) scope.pair[exporter * n + importer] = 1;
        }
}

void ScopeFinder::by_membership(const Change& change, std::size_t number, Scope& scope) {
    const World& world = names_.world();
    const std::size_t n = world.n();
    const bool leaving = change.membership == Change::Membership::leave;
    const std::string key = leaving ? "leave" : "join";
    std::vector<std::string> missing, idle;
    const auto members =
        names_.members(change.framework, change.on, place_of(change, key), field_of(number, key), missing);
    const std::vector<std::size_t>& who = scope.from.members;
    const auto in = [](const std::vector<std::size_t>& set, std::size_t i) {
        return std::binary_search(set.begin(), set.end(), i);
    };
    std::vector<std::size_t> movers;
    for (const std::size_t i : who) {
        if (in(members, i) == leaving)
            movers.push_back(i);
        else
            idle.push_back(world.economies[i].id);
    }
    for (const std::size_t mover : movers)
        for (std::size_t other = 0; other < n; ++other) {
            const bool with_mover = in(movers, other);
            if (other == mover || (with_mover && !change.among) || !(with_mover || in(members, other))) continue;
            scope.pair[mover * n + other] = scope.pair[other * n + mover] = 1;
        }
    if (!idle.empty())
        notes_.push_back(
            {"membership-unchanged", fmt::format("{} {} of {} on {}, so that change {} leaves their pairs alone: {}",
                                                 idle.size(), leaving ? "not members" : "members already",
                                                 change.framework, change.on, number, some_of(idle))});
    framework_used_ = true;
}

void ScopeFinder::filter_pairs(const Change& change, std::size_t number, Scope& scope) {
    const CsvTable& table = table_of(scenario_, change.pairs_path);
    const std::size_t a = table.column("a"), b = table.column("b"), n = names_.world().n();
    std::vector<char> listed(n * n, 0);
    std::size_t elsewhere = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto first = names_.economy_in(table, row, a), second = names_.economy_in(table, row, b);
        if (!first || !second) {
            ++elsewhere;
            continue;
        }
        if (first == second) table.fail(row, b, "is the same economy twice");
        if (listed[*first * n + *second]) table.fail(row, b, "this pair stands twice", "Pairs have no direction");
        listed[*first * n + *second] = listed[*second * n + *first] = 1;
    }
    if (elsewhere)
        notes_.push_back(
            {"pairs-missing",
             fmt::format("{} pairs of {} name economies that the world '{}' does not have (change {})", elsewhere,
                         std::filesystem::path(change.pairs_path).filename().string(), names_.world().id, number)});
    for (std::size_t cell = 0; cell < n * n; ++cell)
        if ((listed[cell] != 0) != change.pairs_listed) scope.pair[cell] = 0;
}

namespace {

/// Whether these are the sectors of goods, every one, of a world that has services beside them.
bool are_all_goods(const std::vector<std::size_t>& sectors, const World& world) {
    std::size_t goods = 0;
    for (const Sector& sector : world.sectors) goods += sector.group != "services";
    return goods < world.sectors.size() && sectors.size() == goods &&
           std::none_of(sectors.begin(), sectors.end(),
                        [&](std::size_t sector) { return world.sectors[sector].group == "services"; });
}

}  // namespace

Scope ScopeFinder::find(const Change& change, std::size_t number) {
    const std::size_t n = names_.world().n();
    Scope scope;
    scope.pair.assign(n * n, 0);
    framework_used_ = false;
    const bool membership = change.membership != Change::Membership::none;
    const char* from_key = membership ? "who" : change.both_directions ? "between" : "from";
    scope.from = side(change, number, from_key, change.from);
    scope.to = side(change, number, change.both_directions ? "between" : "to", change.to);
    scope.sectors = names_.sectors(change.sectors, place_of(change, "sectors"), field_of(number, "sectors"));
    if (change.sectors.empty())
        for (std::size_t s = 0; s < names_.world().sectors.size(); ++s) scope.sectors.push_back(s);
    scope.all_goods = are_all_goods(scope.sectors, names_.world());
    if (membership)
        by_membership(change, number, scope);
    else
        between_sides(change, scope);
    if (!change.pairs_path.empty()) filter_pairs(change, number, scope);
    if (!change.on.empty() && !framework_used_) {
        const Place place = place_of(change, "on");
        throw InputError(place.file, place.line, field_of(number, "on"),
                         "would be ignored: no framework stands in the change");
    }
    scope.pairs = static_cast<std::size_t>(std::count(scope.pair.begin(), scope.pair.end(), 1));
    if (scope.pairs == 0)
        throw InputError(change.place.file, change.place.line, fmt::format("change[{}]", number),
                         "touches no pair of economies and would be silently ignored",
                         "Domestic flows are touched only when both sides name the same single economy");
    return scope;
}

}  // namespace detente
