#pragma once
#include <filesystem>

namespace detente {

/// One more folder for data_folders(), for programs that are not installed beside the data. What find_package(detente)
/// finds names its own. Call it before the first use of any data, from one thread.
void add_data_folder(const std::filesystem::path&);

}  // namespace detente
