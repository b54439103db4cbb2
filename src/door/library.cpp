#include "detente/door/library.hpp"

#include <fmt/format.h>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"

namespace detente {
namespace {

/// Things made once a name. Whoever asks meanwhile waits for that one only; what could not be made is tried again.
template <class T>
class Shelf {
public:
    template <class Make>
    std::shared_ptr<const T> get(const std::string& name, const Make& make) {
        const std::shared_ptr<Place> place = place_of(name);
        const std::lock_guard<std::mutex> held(place->lock);
        if (!place->thing) place->thing = std::make_shared<const T>(make());
        return place->thing;
    }

private:
    static constexpr std::size_t most = 64;  ///< names kept: a long life with many uploads stays bounded
    struct Place {
        std::mutex lock;
        std::shared_ptr<const T> thing;
    };

    std::shared_ptr<Place> place_of(const std::string& name) {
        const std::lock_guard<std::mutex> held(lock_);
        if (places_.size() >= most && !places_.count(name)) places_.clear();
        std::shared_ptr<Place>& place = places_[name];
        if (!place) place = std::make_shared<Place>();
        return place;
    }

    std::mutex lock_;
    std::map<std::string, std::shared_ptr<Place>> places_;
};

/// A file, or the folder of a package, may be written anew while the program runs; what is installed is not.
std::string as_of(const std::string& name) {
    const std::filesystem::path path(name);
    std::error_code error;
    auto time = std::filesystem::last_write_time(path / "datapackage.json", error);
    if (error) time = std::filesystem::last_write_time(path, error);
    return error ? name : fmt::format("{} {}", name, time.time_since_epoch().count());
}

}  // namespace

struct Library::Shelves {
    Shelf<World> worlds;
    Shelf<RollCalls> calls;
    Shelf<std::optional<Order>> orders;
    Shelf<Scenario> scenarios;  ///< those that are called by a plain name

    std::shared_ptr<const RollCalls> calls_of(const std::string& id);
    std::shared_ptr<const Order> order_of(const std::string& id);
};

Library::Library() : shelves_(std::make_shared<Shelves>()) {}
Library::~Library() = default;

std::shared_ptr<const Registry> Library::shared_registry() const {
    return {std::shared_ptr<const Registry>(), &Registry::installed()};
}

std::shared_ptr<const World> Library::world(const std::string& id) const {
    return shelves_->worlds.get(as_of(id), [&] { return load_world(id); });
}

std::shared_ptr<const World> Library::world_of(const Scenario& scenario) const {
    const Place& place = scenario.world_place;
    if (scenario.world.empty())
        throw InputError(place.file, place.line, "world", "the scenario names no world", "Write world = \"2019\"");
    try {
        return world(scenario.world);
    } catch (const InputError& error) {
        if (!error.file.empty()) throw;
        throw InputError(place.file, place.line, "world", error.problem, error.hint);
    }
}

std::shared_ptr<const RollCalls> Library::Shelves::calls_of(const std::string& id) {
    return calls.get(as_of(id), [&] { return load_votes(id); });
}

std::shared_ptr<const Order> Library::Shelves::order_of(const std::string& id) {
    const auto found = orders.get(as_of(id), [&] { return load_order(id); });
    if (!*found) return nullptr;
    return {found, &**found};
}

std::shared_ptr<const RollCalls> Library::votes(const std::string& id) const {
    return shelves_->calls_of(id);
}

std::shared_ptr<const Order> Library::order(const std::string& id) const {
    return shelves_->order_of(id);
}

VotesShelf Library::votes_shelf() const {
    return {.calls = [shelves = shelves_](const std::string& votes) { return shelves->calls_of(votes); },
            .summary = [shelves = shelves_](const std::string& votes) { return shelves->order_of(votes); }};
}

Scenario Library::scenario(const std::string& name, const std::vector<std::string>& set) const {
    const auto load = [&] { return load_scenario(name, set, votes_shelf()); };
    const bool plain = set.empty() && name.find_first_of("+./") == std::string::npos;
    return plain ? *shelves_->scenarios.get(as_of(name), load) : load();
}

Scenario Library::scenario_text(const std::string& text, const std::string& name,
                                const std::vector<std::string>& set) const {
    return parse_scenario(text, (name.empty() ? "scenario" : name) + ".toml", find_data("scenarios").string(), set,
                          votes_shelf());
}

Reading Library::read(std::string_view article, const std::optional<CalendarDay>& date) const {
    return read_article(std::string(article), registry(), date);
}

}  // namespace detente
