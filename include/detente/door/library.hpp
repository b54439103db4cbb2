#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/alignment/order.hpp"
#include "detente/reading/reading.hpp"
#include "detente/scenario/scenario.hpp"

namespace detente {

/// All that is read once, for any number of questions: the registry, the reader, worlds, votes, orders, scenarios. Each
/// is read when it is first asked for and kept. Const, and shared by threads: who asks for what another is reading
/// waits for that alone. What it hands out lives on after it.
class Library {
public:
    /// What is installed with the program. Worlds and votes may also be folders, scenarios files: what lies there is
    /// read anew where it has changed.
    Library();
    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    const Registry& registry() const { return *shared_registry(); }
    std::shared_ptr<const Registry> shared_registry() const;
    /// Throws InputError {field "world" or the file} where there is none or it cannot be used.
    std::shared_ptr<const World> world(const std::string& id) const;
    /// The world that a scenario names. Throws InputError, with the line that names it, where there is none.
    std::shared_ptr<const World> world_of(const Scenario&) const;
    /// Throws InputError {field "votes" or the file}.
    std::shared_ptr<const RollCalls> votes(const std::string& id) const;
    /// The summary that comes with a table of votes; null: it has none.
    std::shared_ptr<const Order> order(const std::string& id) const;
    /// Installed scenarios, or files, joined by '+', with keys overridden (scenario/scenario.hpp).
    Scenario scenario(const std::string& name, const std::vector<std::string>& set = {}) const;
    /// From TOML text; `name` for messages and as its id. Files that it names are looked for beside installed
    /// scenarios.
    Scenario scenario_text(const std::string& text, const std::string& name,
                           const std::vector<std::string>& set = {}) const;
    /// The votes that scenarios name, for who parses them elsewhere.
    VotesShelf votes_shelf() const;
    /// The article's actors, figures and statements; claims are checked where there is a world (reading/checks.hpp).
    /// `date`: of the article, where the asker knows it (reading/date.hpp).
    Reading read(std::string_view article, const std::optional<CalendarDay>& date = {}) const;

private:
    struct Shelves;
    std::shared_ptr<Shelves> shelves_;
};

}  // namespace detente
