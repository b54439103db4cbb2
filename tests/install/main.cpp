#include <cstdio>
#include <detente/world/world.hpp>

int main() {
    const detente::World world = detente::load_world(WORLD);
    std::printf("%zu\n", world.n());
}
