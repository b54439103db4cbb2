#include <filesystem>

#include "article.hpp"
#include "clock.hpp"
#include "commands.hpp"
#include "detente/call/plan_json.hpp"
#include "detente/report/report.hpp"
#include "detente/support/files.hpp"
#include "detente/support/staged.hpp"
#include "progress.hpp"
#include "results.hpp"
#include "table.hpp"

namespace detente::cli {
namespace {

struct AnswerOptions {
    std::string article;
    std::vector<std::string> scenario;
    Question question;
    std::string reading;
    std::string output;
    std::string scenarios;
    std::string measures;
    bool json = false;
    bool dry_run = false;
    std::int64_t rows = 3;
};

void describe(AnswerOptions& options, OptionVisitor& visitor) {
    visitor.visit(article_argument(), options.article);
    visitor.visit({.name = "scenario",
                   .help = "A scenario to solve in place of the drafted pair.",
                   .metavar = "SCENARIO",
                   .complete = "scenario"},
                  options.scenario);
    describe_article(options.question, visitor);
    visitor.visit({.name = "reading",
                   .help = "How the article is to be read, as `detente read ARTICLE -o FILE.json` writes it, edited.",
                   .metavar = "FILE",
                   .complete = "file"},
                  options.reading);
    describe(options.question, visitor);
    visitor.visit(
        {.name = "measures",
         .help = "Measures and effects in place of those read: JSON as `read --json` prints them, edited by hand.",
         .metavar = "FILE",
         .complete = "file"},
        options.measures);
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
    describe(options.question.sampling, visitor);
}

std::string brief_name(const AnswerOptions& options) {
    if (!options.output.empty() || options.json) return options.output;
    const std::string stem =
        options.article == "-" ? "article" : std::filesystem::path(options.article).stem().string();
    return stem + ".brief.html";
}

std::string summary_of(const Answer& found, const std::string& brief_file, const AnswerOptions& options,
                       const Terminal& terminal) {
    const TerminalOptions shape{
        .width = terminal.width(), .colour = terminal.colour(), .rows = static_cast<std::size_t>(options.rows)};
    std::string why;
    for (const std::string& line : wrap(found.plan.why, terminal.width())) why += line + "\n";
    const bool solved = !found.comparison.futures.empty();
    return to_terminal(found.to_text, shape) + "\n" + to_terminal(*found.plan.reading, shape) + "\n" +
           (solved ? why + "\n" + to_terminal(found.comparison, shape) : "") + "\nThe brief: " + brief_file + "\n";
}

std::string brief_of(const Answer& found, const Terminal& terminal) {
    return to_html_brief(found.comparison, found.plan.reading,
                         {.command = terminal.command_line(),
                          .date = today(),
                          .why = found.plan.why,
                          .order = found.plan.order.get(),
                          .to_text = &found.to_text});
}

/// With --dry-run: the plan, and which files a run would write.
ExitCode show_plan(const Plan& plan, const AnswerOptions& options, const std::string& brief_file, Terminal& terminal) {
    deliver({{"", options.json ? plan_json(plan) : in_words(plan, terminal.width()), options.json}}, terminal);
    if (!brief_file.empty()) terminal.narrate("would write " + brief_file);
    if (!options.scenarios.empty())
        for (const Scenario& scenario : scenarios_to_write(plan))
            terminal.narrate("would write " + scenario_file(scenario, options.scenarios));
    return ExitCode::fine;
}

ExitCode run(const AnswerOptions& options, Terminal& terminal) {
    const std::string brief_file = brief_name(options);
    Question question = options.question;
    question.article = article_text(options.article);
    question.scenarios = named_scenarios(options.scenario);
    if (!options.measures.empty()) {
        question.measures = read_text_file(options.measures);
        question.measures_file = options.measures;
    }
    question.reading_file = options.reading;
    if (!options.reading.empty()) question.reading = read_text_file(options.reading);
    const Library library;
    Answer found{plan(library, question), {}, {}};
    if (options.dry_run) return show_plan(found.plan, options, brief_file, terminal);
    if (!brief_file.empty()) check_file_place(brief_file);
    found.comparison = solve_in_sight(found.plan, terminal);
    {
        InSight sight(terminal, "the draws made");
        found.to_text = judge(found.plan, found.comparison, sight.work());
    }
    std::vector<Output> outputs;
    if (!options.scenarios.empty()) outputs = scenario_files(scenarios_to_write(found.plan), options.scenarios);
    if (!brief_file.empty()) outputs.push_back({brief_file, brief_of(found, terminal)});
    outputs.push_back({"",
                       options.json ? to_json(found.comparison, *found.plan.reading, found.plan.why,
                                              found.plan.order.get(), &found.to_text)
                                    : summary_of(found, brief_file, options, terminal),
                       options.json});
    deliver(outputs, terminal);
    return account_for(found.comparison, terminal);
}

}  // namespace

Command answer_command() {
    return make_command<AnswerOptions>(
        {.name = "answer",
         .summary = "from an article to what it asks, solved, and a brief",
         .description =
             "Reads an article, finds who and what is in it, and runs what it states: its tariffs, bans, agreements or "
             "growth of trade, and the alternative to them; where it asks about blocs, a split and talks. Sets what it "
             "claims beside the model, and writes a brief: one HTML page that opens offline. A text of which nothing "
             "can "
             "be run is told so.",
         .examples = {{"detente answer article.txt", "Writes article.brief.html."},
                      {"detente answer article.txt --capital UZB -o seen-from-tashkent.html",
                       "From one capital's point of view."},
                      {"detente answer article.txt --measures edited.json", "With a reading corrected by hand."},
                      {"detente answer article.txt --reading mine.json", "Read as you say, not as the program does."},
                      {"detente answer - --json < article.txt", "As JSON, without a brief."}}},
        run);
}

}  // namespace detente::cli
