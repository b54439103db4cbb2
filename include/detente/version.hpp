#pragma once

namespace detente {
inline constexpr const char* version = "0.1.0";
}
