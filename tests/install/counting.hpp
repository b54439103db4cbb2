#pragma once
#include <cstddef>

/// How many economies a world has, by its id among the installed ones.
std::size_t count_economies(const char* world);
