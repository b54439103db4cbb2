#include "equilibrium/solve/one_way.hpp"

#include <fmt/format.h>

#include "detente/support/text.hpp"

namespace detente {

Note one_way_note(const World& world, const std::vector<std::size_t>& economies) {
    std::vector<std::string> names;
    names.reserve(economies.size());
    for (const std::size_t k : economies) names.push_back(world.economies[k].name);
    if (names.size() > 5) names.resize(5), names.push_back("...");
    return {
        "one-way",
        fmt::format("{} ({} in all) only sell to, or only buy from, the rest; trade that balances has no equilibrium "
                    "there, or next to none",
                    join(names, ", "), economies.size())};
}

}  // namespace detente
