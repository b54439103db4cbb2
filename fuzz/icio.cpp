// World input-output tables from any bytes, in all layouts: either a world whose accounts add up, or an InputError.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "detente/support/error.hpp"
#include "detente/world/world_table.hpp"

namespace {

using namespace detente;

double sum(const std::vector<double>& values) {
    double out = 0;
    for (const double value : values) out += value;
    return out;
}

void read(WorldTable (*parse)(const std::string&, const std::string&), const std::string& text) {
    try {
        WorldTable table = parse(text, "t.csv");
        if (table.positions() > 200) return;
        const bool tame = [&] {
            for (const auto* values : {&table.inputs, &table.final_use})
                for (const double value : *values)
                    if (std::abs(value) > 1e100) return false;
            return true;
        }();
        Notes notes;
        const World world = close_table(std::move(table), notes);
        const double flows = sum(world.trade), used = sum(world.inputs) + sum(world.final_demand);
        if (tame && std::abs(flows - used) > 1e-9 * (flows + sum(world.inputs))) std::abort();
        for (const double value : world.trade)
            if (tame && !(value >= 0)) std::abort();
    } catch (const InputError&) {
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    read(parse_icio, text);
    read(parse_wiot, text);
    return 0;
}
