#include <fmt/format.h>

#include "clock.hpp"
#include "commands.hpp"
#include "detente/call/order_view.hpp"
#include "outputs.hpp"
#include "progress.hpp"
#include "results.hpp"

namespace detente::cli {
namespace {

struct BlocsOptions {
    OrderQuestion question;
    std::vector<std::string> economies;
    bool json = false, csv = false;
    std::string output, svg, save;
    std::int64_t rows = 16;
};

void describe_show(BlocsOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "economies",
                   .help = "Show these economies; none: the best known.",
                   .metavar = "ECONOMY",
                   .complete = "economy"},
                  options.economies);
    visitor.visit({.name = "json", .help = "Write JSON (docs/json.md)."}, options.json);
    visitor.visit({.name = "csv", .help = "Write CSV: one row an economy and year; with --agreement, a pair."},
                  options.csv);
    visitor.visit({.name = "output",
                   .help = "Write to a file instead of standard output.",
                   .metavar = "FILE",
                   .complete = "file"},
                  options.output);
    visitor.visit({.name = "svg",
                   .help = "Write also a picture of ideal points over the years.",
                   .metavar = "FILE",
                   .complete = "file"},
                  options.svg);
    visitor.visit({.name = "save",
                   .help = "Write what was measured as the summary of a table of votes, into its folder.",
                   .metavar = "FOLDER",
                   .complete = "file"},
                  options.save);
    visitor.visit({.name = "rows",
                   .help = "Economies, or pairs at each end, shown on the terminal.",
                   .min = 1,
                   .max = 10'000,
                   .metavar = "N"},
                  options.rows);
}

void describe(BlocsOptions& options, OptionVisitor& visitor) {
    describe_selection(options.question, visitor);
    describe_method(options.question, visitor);
    describe_show(options, visitor);
    describe_layers(options.question, visitor);
    describe_options(options.question, visitor);
}

OrderFound found_in_sight(const OrderQuestion& question, Terminal& terminal) {
    const InterruptGuard guard;
    ProgressLine line(!terminal.quiet());
    Work work;
    work.watch = [&line](const Progress& progress) {
        if (!progress.detail.empty()) line.show(fmt::format("{} (Ctrl-C keeps what is drawn)", progress.detail));
        return !InterruptGuard::interrupted();
    };
    return order(Library(), question, work);
}

/// Options that would be silently ignored, and a summary that would not be that of its votes.
void check_together(const BlocsOptions& options) {
    const OrderQuestion& q = options.question;
    if (!q.options.points.resume.empty() && q.method == OrderMethod::leiden)
        throw UsageError("resume", "keeps chains of ideal points, and --method leiden draws none", "Leave one out");
    const bool part = q.important || q.whole || !q.issues.empty() || !q.roll_call.empty() || !q.layer.empty();
    if (!options.save.empty() && (part || q.method == OrderMethod::leiden))
        throw UsageError("save", "writes the summary of all votes of its years, with ideal points",
                         "Leave out what picks votes, layers and --method leiden");
}

ExitCode run(const BlocsOptions& options, Terminal& terminal) {
    check_one_format(options.json, options.csv);
    check_together(options);
    OrderQuestion question = options.question;
    question.measure = question.measure || !options.save.empty();
    const OrderFound found = found_in_sight(question, terminal);
    const OrderView view = order_view(found, options.economies);
    for (const Note& note : found.order.notes) terminal.warn(note.in_words());
    if (!options.save.empty()) save_order(found.order, options.save);
    std::vector<Output> outputs;
    if (!options.svg.empty()) outputs.push_back({options.svg, to_svg_lines(found.all, view, today())});
    const TerminalOptions shape{.width = terminal.width(),
                                .colour = terminal.colour() && options.output.empty(),
                                .rows = static_cast<std::size_t>(options.rows)};
    outputs.push_back({options.output,
                       options.json  ? to_json(found.order, view)
                       : options.csv ? to_csv(found.order, view)
                                     : to_terminal(found.order, found.all, view, shape),
                       options.json || options.csv});
    deliver(outputs, terminal);
    return ExitCode::fine;
}

}  // namespace

Command blocs_command() {
    return make_command<BlocsOptions>(
        {.name = "blocs",
         .summary = "who stands with whom: agreement, ideal points, blocs, polarity",
         .description =
             "Measures the order from roll calls: ideal points with 5 to 95 percent bands, blocs with probabilities, "
             "polarity over the years, agreement of pairs. For the installed table (UN General Assembly, 1946 on) a "
             "summary of the whole is shown at once; another selection or method is measured now.",
         .examples = {{"detente blocs", "The last full session."},
                      {"detente blocs --year 1989 --economies USA,RUS,CHN,IND", "Another year, some economies."},
                      {"detente blocs --from 1990 --to 2020 --csv -o points.csv", "A span of years as CSV."},
                      {"detente blocs --session 58 --agreement pi,S,kappa --json", "Agreement of every pair."},
                      {"detente blocs --issues hr --from 2000 --method random-walk --resume chains.bin",
                       "Human-rights votes, by an exact random walk; goes on after Ctrl-C."},
                      {"detente blocs --votes myvotes --blocs 2", "Votes of your own, two blocs."}}},
        run);
}

}  // namespace detente::cli
