#include "article.hpp"
#include "commands.hpp"
#include "detente/door/answer.hpp"
#include "detente/reading/checks.hpp"
#include "detente/report/report.hpp"
#include "outputs.hpp"

namespace detente::cli {
namespace {

struct ReadOptions {
    std::string article;
    Question question{.world = drafting_world};
    bool strict = false;
    bool explain = false;
    bool json = false;
    std::string output;
    std::string scenarios;
};

void describe(ReadOptions& options, OptionVisitor& visitor) {
    visitor.visit(article_argument(), options.article);
    visitor.visit({.name = "world",
                   .help = "The world whose figures claims are checked against: an installed world's id, or a folder.",
                   .metavar = "WORLD",
                   .complete = "world"},
                  options.question.world);
    describe_article(options.question, visitor);
    visitor.visit({.name = "strict", .help = "End with code 5 when data or arithmetic contradict a claim."},
                  options.strict);
    visitor.visit({.name = "explain", .help = "Show for every item the rule that fired, with its bytes in the text."},
                  options.explain);
    visitor.visit({.name = "json", .help = "Write JSON (docs/json.md), as --output does into a file named so."},
                  options.json);
    visitor.visit({.name = "output",
                   .help = "Write to a file instead of standard output.",
                   .metavar = "FILE",
                   .complete = "file",
                   .writes = Writes::file},
                  options.output);
    visitor.visit(scenarios_argument(), options.scenarios);
}

ExitCode run(const ReadOptions& options, Terminal& terminal) {
    if (options.explain && options.json)
        throw UsageError("explain", "does nothing beside --json", "JSON has the rule of every item anyway");
    const Library library;
    Question question = options.question;
    question.article = article_text(options.article);
    Question for_files = question;
    if (question.world == drafting_world) for_files.world = "";  // the text chooses
    const std::optional<Plan> drafted =
        options.scenarios.empty() ? std::nullopt : std::optional(plan(library, for_files));
    const Reading reading = drafted ? *drafted->reading : read(library, question);
    const bool json = options.json || options.output.ends_with(".json");
    const TerminalOptions shape{.width = terminal.width(), .colour = terminal.colour() && options.output.empty()};
    std::string shown = json ? to_json(reading) : to_terminal(reading, shape);
    if (options.explain && !json) shown += rules_to_terminal(reading, shape);
    std::vector<Output> outputs;
    if (drafted) outputs = scenario_files(scenarios_to_write(*drafted), options.scenarios);
    if (drafted && outputs.empty())
        terminal.warn("--scenarios: nothing that the text states can be run; nothing is written");
    outputs.push_back({options.output, std::move(shown), json});
    deliver(outputs, terminal);
    const std::size_t failed = failed_claims(reading);
    if (!options.strict || failed == 0) return ExitCode::fine;
    terminal.warn(std::to_string(failed) + (failed == 1 ? " claim does" : " claims do") + " not hold");
    return ExitCode::claim_fails;
}

}  // namespace

Command read_command() {
    return make_command<ReadOptions>(
        {.name = "read",
         .summary = "who and what is in an article, and what of it can be checked",
         .description =
             "Finds the economies and frameworks that an article names, its figures with what belongs to them, and "
             "checks "
             "what a world's figures, dated memberships or plain arithmetic can check. Opinions get no verdict.",
         .examples = {{"detente read article.txt", "Who is in it."},
                      {"detente read article.txt --explain", "Which rule made each item, and where."},
                      {"detente read article.txt --scenarios mine", "Two scenarios to change and run."},
                      {"detente read article.txt -o mine.json", "To edit, and to hand to answer --reading."},
                      {"detente read article.txt --strict", "Ends with code 5 when a claim does not hold."},
                      {"wl-paste | detente read - --json", "The clipboard, as JSON."}}},
        run);
}

}  // namespace detente::cli
