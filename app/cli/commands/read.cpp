#include "article.hpp"
#include "commands.hpp"
#include "detente/report/report.hpp"
#include "outputs.hpp"

namespace detente::cli {
namespace {

struct ReadOptions {
    std::string article;
    bool json = false;
    std::string output;
};

void describe(ReadOptions& options, OptionVisitor& visitor) {
    visitor.visit(article_argument(), options.article);
    visitor.visit({.name = "json", .help = "Write JSON (docs/json.md)."}, options.json);
    visitor.visit({.name = "output",
                   .help = "Write to a file instead of standard output.",
                   .metavar = "FILE",
                   .complete = "file"},
                  options.output);
}

ExitCode run(const ReadOptions& options, Terminal& terminal) {
    const Reading reading = read_article(article_text(options.article), Registry::installed());
    const TerminalOptions shape{.width = terminal.width(), .colour = terminal.colour() && options.output.empty()};
    deliver({{options.output, options.json ? to_json(reading) : to_terminal(reading, shape)}}, terminal);
    return ExitCode::fine;
}

}  // namespace

Command read_command() {
    return make_command<ReadOptions>(
        {.name = "read",
         .summary = "who and what is in an article",
         .description =
             "Finds the economies and frameworks that an article names, each with its place in the text, and the "
             "two or three principal actors.",
         .examples = {{"detente read article.txt", "Who is in it."},
                      {"wl-paste | detente read - --json", "The clipboard, as JSON."}}},
        run);
}

}  // namespace detente::cli
