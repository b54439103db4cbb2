#include <cstdio>

#include "counting.hpp"

int main() {
    std::printf("%zu\n", count_economies("2019"));
}
