#include "commands.hpp"

namespace detente::cli {

const std::vector<Command>& all_commands() {
    static const std::vector<Command> commands{answer_command(),
                                               read_command(),
                                               parse_command(),
                                               run_command(),
                                               compare_command(),
                                               blocs_command(),
                                               list_worlds_command(),
                                               list_scenarios_command(),
                                               list_frameworks_command(),
                                               list_economies_command(),
                                               show_world_command(),
                                               show_scenario_command(),
                                               show_framework_command(),
                                               show_economy_command(),
                                               check_world_command(),
                                               check_scenario_command(),
                                               import_csv_command(),
                                               import_cp_command(),
                                               import_wiod_command(),
                                               import_icio_command(),
                                               import_liberation_command(),
                                               import_lashkaripour_command(),
                                               import_ossa_command(),
                                               import_votes_command(),
                                               aggregate_command(),
                                               rebalance_command(),
                                               purge_command(),
                                               completion_command(),
                                               man_command(),
                                               version_command(),
                                               help_command()};
    return commands;
}

}  // namespace detente::cli
