#pragma once
// Published results are in tests/published, compact, with source and licence: every clone compares with them. The
// reference data beside the project hold full tables; tests that need those skip without them, by name.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#define NEEDS_REFERENCE(path)                                                                           \
    do {                                                                                                \
        if (!std::filesystem::exists(std::string(DETENTE_REFERENCE) + "/" + (path)))                    \
            GTEST_SKIP() << "SKIPPED: reference data not here: " << DETENTE_REFERENCE << "/" << (path); \
    } while (false)

inline std::string reference(const std::string& path) {
    return std::string(DETENTE_REFERENCE) + "/" + path;
}

inline bool has_reference(const std::string& path) {
    return std::filesystem::exists(reference(path));
}

/// A table that comes with the tests: tests/published/README.md says whose figures, under which licence, how rounded.
inline std::string published(const std::string& path) {
    return std::string(DETENTE_SOURCE) + "/tests/published/" + path;
}
