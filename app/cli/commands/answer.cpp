#include <filesystem>

#include "article.hpp"
#include "clock.hpp"
#include "commands.hpp"
#include "detente/door/front_door.hpp"
#include "detente/drafting/drafting.hpp"
#include "detente/report/report.hpp"
#include "detente/support/staged.hpp"
#include "results.hpp"
#include "sampling.hpp"
#include "table.hpp"

namespace detente::cli {
namespace {

struct AnswerOptions {
    std::string article;
    std::vector<std::string> scenario;
    std::string world = "2019";
    std::string capital;
    std::string output;
    std::string scenarios;
    bool json = false;
    bool dry_run = false;
    std::int64_t rows = 3;
    SamplingOptions sampling;
};

void describe(AnswerOptions& options, OptionVisitor& visitor) {
    visitor.visit(article_argument(), options.article);
    visitor.visit({.name = "scenario",
                   .help = "A scenario to solve in place of the drafted pair.",
                   .metavar = "SCENARIO",
                   .complete = "scenario"},
                  options.scenario);
    visitor.visit(
        {.name = "world", .help = "An installed world's id, or a folder.", .metavar = "WORLD", .complete = "world"},
        options.world);
    visitor.visit({.name = "capital",
                   .help = "The economy from whose point of view results are shown.",
                   .metavar = "ECONOMY",
                   .complete = "economy"},
                  options.capital);
    visitor.visit({.name = "output",
                   .help = "The brief; without this it is named after the article, in the current folder.",
                   .metavar = "FILE",
                   .complete = "file",
                   .writes = Writes::file},
                  options.output);
    visitor.visit(scenarios_argument(), options.scenarios);
    visitor.visit({.name = "json", .help = "Write JSON (docs/json.md); the brief only if --output names it."},
                  options.json);
    visitor.visit({.name = "dry_run", .help = "Say what would be solved, in words; solve and write nothing."},
                  options.dry_run);
    visitor.visit({.name = "rows",
                   .help = "Economies listed at each end of the ranking on the terminal.",
                   .min = 1,
                   .max = 10'000,
                   .metavar = "N"},
                  options.rows);
    describe(options.sampling, visitor);
}

std::string brief_name(const AnswerOptions& options) {
    if (!options.output.empty() || options.json) return options.output;
    const std::string stem =
        options.article == "-" ? "article" : std::filesystem::path(options.article).stem().string();
    return stem + ".brief.html";
}

Plan planned(const Reading& reading, const AnswerOptions& options) {
    if (!options.scenario.empty())
        return make_plan(options.scenario, {.set = {}, .world = options.world, .capital = options.capital});
    Plan plan{.world = load_world(options.world), .scenarios = {}};
    const DraftedPair pair = draft_scenarios(reading, plan.world, Registry::installed());
    for (const Scenario& scenario : {pair.split, pair.talks})
        plan.scenarios.push_back(compile(scenario, plan.world, Registry::installed()));
    return plan;
}

std::string summary_of(const Answer& found, const std::string& brief_file, const AnswerOptions& options,
                       const Terminal& terminal) {
    const TerminalOptions shape{
        .width = terminal.width(), .colour = terminal.colour(), .rows = static_cast<std::size_t>(options.rows)};
    std::string why;
    for (const std::string& line : wrap(found.why, terminal.width())) why += line + "\n";
    return to_terminal(found.reading, shape) + "\n" + why + "\n" + to_terminal(found.comparison, shape) +
           "\nThe brief: " + brief_file + "\n";
}

ExitCode run(const AnswerOptions& options, Terminal& terminal) {
    const std::string text = article_text(options.article);
    const std::string brief_file = brief_name(options);
    if (options.dry_run) {
        const Plan plan = planned(read_article(text, Registry::installed()), options);
        deliver({{"", options.json ? in_json(plan) : in_words(plan, terminal.width()), options.json}}, terminal);
        if (!brief_file.empty()) terminal.narrate("would write " + brief_file);
        return ExitCode::fine;
    }
    if (!brief_file.empty()) check_file_place(brief_file);
    Answer found = answer(text, options.world, options.capital, options.scenario);
    sample_in_sight(found.comparison, options.sampling, terminal);
    std::vector<Scenario> solved;
    for (const Future& future : found.comparison.futures) solved.push_back(future.compiled.scenario);
    if (options.scenario.empty() && !options.scenarios.empty() && solved.size() == 2)
        for (Scenario& one : with_text_edges({solved[0], solved[1], found.why}, found.reading, found.comparison.world,
                                             Registry::installed()))
            solved.push_back(std::move(one));
    std::vector<Output> outputs = scenario_files(solved, options.scenarios);
    if (!brief_file.empty())
        outputs.push_back({brief_file, to_html_brief(found.comparison, found.reading,
                                                     {.command = terminal.command_line(),
                                                      .date = today(),
                                                      .why = found.why,
                                                      .order = found.order ? &*found.order : nullptr})});
    if (options.json)
        outputs.push_back(
            {"", to_json(found.comparison, found.reading, found.why, found.order ? &*found.order : nullptr), true});
    else
        outputs.push_back({"", summary_of(found, brief_file, options, terminal)});
    deliver(outputs, terminal);
    return account_for(found.comparison, terminal);
}

}  // namespace

Command answer_command() {
    return make_command<AnswerOptions>(
        {.name = "answer",
         .summary = "from an article to two futures and a brief",
         .description =
             "Reads an article, finds who and what is in it, drafts two futures for the same actors (blocs split; "
             "talks succeed), solves both and writes a brief: one HTML page that opens offline.",
         .examples = {{"detente answer article.txt", "Writes article.brief.html."},
                      {"detente answer article.txt --capital UZB -o seen-from-tashkent.html",
                       "From one capital's point of view."},
                      {"detente answer - --json < article.txt", "As JSON, without a brief."}}},
        run);
}

}  // namespace detente::cli
