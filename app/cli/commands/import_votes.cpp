#include "detente/alignment/import_votes.hpp"

#include <fmt/format.h>

#include "commands.hpp"

namespace detente::cli {
namespace {

ExitCode import_the_votes(const VotesImportOptions& options, Terminal& terminal) {
    const RollCalls votes = import_votes(options);
    for (const Note& note : votes.notes) terminal.warn(note.in_words());
    terminal.print(fmt::format("{0}: {1} roll calls of {2} to {3}, {4} voters; use it as --votes {0}\n", options.output,
                               votes.size(), votes.roll_calls.front().year, votes.roll_calls.back().year, votes.n()));
    return ExitCode::fine;
}

}  // namespace

Command import_votes_command() {
    return make_command<VotesImportOptions>(
        {.name = "import votes",
         .summary = "a table of roll calls from one row a vote",
         .description =
             "Makes a table of votes from a tidy CSV of session or year, roll call, economy and vote (1 yes, 2 "
             "abstain, "
             "3 no, 8 absent, 9 not a member; Y, A, N, X; or words), plain or gzipped, or from Voeten's files of UN "
             "General Assembly votes or the UN Digital Library's. Economies are named by ISO 3166, by name or by "
             "Correlates of War number.",
         .examples = {{"detente import votes votes.csv.gz -o myvotes", "One file as a table of votes."},
                      {"detente import votes votes.csv --roll-calls calls.csv --matches pairs.csv -o myvotes",
                       "With dates, titles and issues, and pairs of recurring resolutions."}}},
        import_the_votes);
}

}  // namespace detente::cli
