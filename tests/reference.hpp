#pragma once
// Tests against published results use the reference data beside the project; without it they skip, by name.
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
