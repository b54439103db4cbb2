#pragma once
#include <string>
#include <vector>

namespace detente::report {

/// One line of data/map/world.csv: an economy on the Equal Earth grid.
struct MapShape {
    std::string id;  ///< economy id; empty: drawn in neutral grey
    std::string name;
    int dot_x = 0, dot_y = 0;
    bool small = false;  ///< too small to be seen: a dot stands for it
    std::string path;    ///< SVG path data, may be empty
};

struct WorldMap {
    std::string sphere, graticule;  ///< path data
    std::vector<MapShape> shapes;   ///< in drawing order
};

/// The installed map, read once. Throws InputError where it is missing or is not what data/map/README.md says.
const WorldMap& world_map();

/// Grid with room for the frame's stroke.
inline constexpr const char* map_view_box = "-6 -6 4012 1790";
inline constexpr const char* map_credit =
    "Shapes: Natural Earth 1:50m (public domain), Equal Earth projection; they imply no opinion on borders.";

}  // namespace detente::report
