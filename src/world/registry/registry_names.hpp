#pragma once
#include <mutex>
#include <string>
#include <unordered_map>

#include "detente/world/registry.hpp"

namespace detente {

struct Registry::Names {
    std::once_flag made;
    std::unordered_map<std::string, std::string> economies, frameworks;
};

}  // namespace detente
