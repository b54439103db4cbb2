#pragma once
#include "command.hpp"

// One function a command, each in its own file of this folder.
namespace detente::cli {

Command answer_command();
Command read_command();
Command parse_command();
Command run_command();
Command compare_command();
Command blocs_command();
Command list_worlds_command();
Command list_scenarios_command();
Command list_frameworks_command();
Command list_economies_command();
Command show_world_command();
Command show_scenario_command();
Command show_framework_command();
Command show_economy_command();
Command check_world_command();
Command check_scenario_command();
Command import_csv_command();
Command import_cp_command();
Command import_wiod_command();
Command import_icio_command();
Command import_liberation_command();
Command import_lashkaripour_command();
Command import_ossa_command();
Command import_votes_command();
Command aggregate_command();
Command rebalance_command();
Command purge_command();
Command completion_command();
Command man_command();
Command version_command();
Command help_command();

}  // namespace detente::cli
