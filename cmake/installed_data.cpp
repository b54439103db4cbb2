// Compiled into programs that link the installed package (detente-config.cmake): names the package's data folder.
#include <detente/support/data_folders.hpp>

namespace {
[[maybe_unused]] const bool named = (detente::add_data_folder(DETENTE_INSTALLED_DATA), true);
}
