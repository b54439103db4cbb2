// Compiled and run while CMake configures (constants.cmake): does the compiler write lists of whole numbers as they
// stand in the source? g++ 12.0 to 12.2 do not where AVX-512 is on: a constant whose upper half is zero is filled with
// its lower half, {1, 1, 0, 0} becomes {1, 1, 1, 1}. Exit code 0: every list is right; else a bit for each kind of
// function.
#include <cstddef>
#include <vector>

namespace {

using Numbers = std::vector<std::size_t>;

// Not inlined, so that the lists are built in memory as those of any program are.
__attribute__((noinline)) bool ones(const Numbers& given, std::size_t from, std::size_t to) {
    for (std::size_t i = 0; i < given.size(); ++i)
        if (given[i] != (i >= from && i < to ? 1 : 0)) return false;
    return true;
}

}  // namespace

#define LISTS_ARE_RIGHT                                                                                        \
    {                                                                                                          \
        const bool fours = ones({1, 1, 0, 0}, 0, 2) && ones({0, 0, 1, 1}, 2, 4) && ones({1, 1, 1, 0}, 0, 3) && \
                           ones({1, 0, 0, 0}, 0, 1);                                                           \
        return fours && ones({1, 1, 0, 0, 0, 0, 0, 0}, 0, 2) && ones({1, 1, 1, 1, 0, 0, 0, 0}, 0, 4);          \
    }

struct Program {
    virtual ~Program() = default;
    virtual bool baseline();
    virtual bool level4();
    virtual bool features();
};

bool Program::baseline() LISTS_ARE_RIGHT
#if defined(__x86_64__)
    // Kernels chosen at run time are compiled for more than the baseline, whatever the flags say.
    __attribute__((target("arch=x86-64-v4"))) bool Program::level4() LISTS_ARE_RIGHT
    __attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma"))) bool Program::features() LISTS_ARE_RIGHT
    bool wide() {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}
#else
    bool Program::level4() {
    return true;
}
bool Program::features() {
    return true;
}
bool wide() {
    return false;
}
#endif

int main() {
    Program program;
    int wrong = program.baseline() ? 0 : 1;
    if (wide()) wrong |= (program.level4() ? 0 : 2) | (program.features() ? 0 : 4);
    return wrong;
}
