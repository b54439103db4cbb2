#include "report/picture/map_shapes.hpp"

#include <algorithm>

#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"

namespace detente::report {
namespace {

bool is_path_data(std::string_view text) {
    return text.find_first_not_of("0123456789- mlz") == std::string_view::npos;
}

WorldMap read_map() {
    const CsvTable table = read_csv(find_data("map/world.csv").string());
    const std::size_t id = table.column("id"), name = table.column("name"), x = table.column("dot_x"),
                      y = table.column("dot_y"), small = table.column("small"), path = table.column("path");
    WorldMap map;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        MapShape shape{std::string(table.cell(row, id)),       std::string(table.cell(row, name)),
                       static_cast<int>(table.number(row, x)), static_cast<int>(table.number(row, y)),
                       table.cell(row, small) == "1",          std::string(table.cell(row, path))};
        if (!is_path_data(shape.path)) table.fail(row, path, "not path data in integers with m, l and z");
        if (shape.id == "_sphere") {
            map.sphere = shape.path;
        } else if (shape.id == "_graticule") {
            map.graticule = shape.path;
        } else {
            map.shapes.push_back(std::move(shape));
        }
    }
    return map;
}

}  // namespace

const WorldMap& world_map() {
    static const WorldMap map = read_map();
    return map;
}

}  // namespace detente::report
