// A data package from any bytes, four parts separated by a line "----": the descriptor and its three tables. Either a
// world, or an InputError; checking lists what loading refuses, and never throws.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "detente/support/error.hpp"
#include "detente/world/world.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace detente;
    const std::string text(reinterpret_cast<const char*>(data), size), mark = "\n----\n";
    std::vector<std::string> parts;
    for (std::size_t start = 0; parts.size() < 4;) {
        const std::size_t end = parts.size() < 3 ? text.find(mark, start) : std::string::npos;
        parts.push_back(text.substr(start, end - start));
        if (end == std::string::npos) break;
        start = end + mark.size();
    }
    parts.resize(4);
    const auto table = [&](const std::string& path) {
        return parts[path == "economies.csv" ? 1 : path == "sectors.csv" ? 2 : 3];
    };
    bool refused = false;
    try {
        const World world = parse_world(parts[0], "datapackage.json", table);
        if (world.n() < 300) check_world(world);
    } catch (const InputError&) {
        refused = true;
    }
    bool error = false;
    for (const Finding& finding : check_world(parts[0], "datapackage.json", table)) error = error || finding.error;
    if (refused && !error) std::abort();
    return 0;
}
