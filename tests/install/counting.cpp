#include "counting.hpp"

#include <detente/world/world.hpp>

std::size_t count_economies(const char* world) {
    return detente::load_world(world).n();
}
