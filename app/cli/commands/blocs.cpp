#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "clock.hpp"
#include "commands.hpp"
#include "detente/call/order_view.hpp"
#include "detente/support/files.hpp"
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
                   .complete = "file",
                   .writes = Writes::file},
                  options.output);
    visitor.visit({.name = "svg",
                   .help = "Write also a picture of ideal points over the years.",
                   .metavar = "FILE",
                   .complete = "file",
                   .writes = Writes::file},
                  options.svg);
    visitor.visit({.name = "save",
                   .help = "Write what was measured as the summary of a table of votes, into its folder.",
                   .metavar = "FOLDER",
                   .complete = "file",
                   .writes = Writes::into},
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

/// Options that would be silently ignored, and a summary that would not be that of its votes.
void check_together(const BlocsOptions& options) {
    const OrderQuestion& q = options.question;
    const bool part = q.important || q.whole || !q.issues.empty() || !q.roll_call.empty() || !q.layer.empty();
    if (!options.save.empty() && (part || q.method == OrderMethod::leiden))
        throw UsageError("save", "writes the summary of all votes of its years, with ideal points",
                         "Leave out what picks votes, layers and --method leiden");
}

/// The summary in a folder; one that cannot be used counts as none: it is there to be made anew.
std::optional<Order> summary_in(const Files& folder) {
    try {
        return load_order(folder, "");
    } catch (const InputError&) {
        return std::nullopt;
    }
}

/// Before anything is measured: the folder holds these votes, and no summary of more years than the new one.
void check_save(const std::string& folder, const RollCalls& votes, bool force) {
    const FolderFiles files(folder);
    if (load_votes(files, "").sha256 != votes.sha256)
        throw InputError(folder, 0, "", "holds other votes than those that are measured; a summary goes beside its own",
                         "Name that folder with --votes too");
    const std::optional<Order> there = force ? std::nullopt : summary_in(files);
    if (!there) return;
    for (const OrderYear& year : there->years) {
        const auto is_measured = [&](const RollCall& call) { return call.year == year.year; };
        if (std::any_of(votes.roll_calls.begin(), votes.roll_calls.end(), is_measured)) continue;
        throw InputError(folder, 0, "",
                         fmt::format("has a summary that holds {} as well, which is not measured now", year.year),
                         fmt::format("Measure from {} to {}, or replace it with --force", there->years.front().year,
                                     there->years.back().year));
    }
}

std::vector<Output> outputs_of(const OrderFound& found, const BlocsOptions& options, const Terminal& terminal) {
    const OrderView view = order_view(found, options.economies);
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
    return outputs;
}

/// Says what is missing where the work was stopped.
ExitCode account_for(const Order& order, const BlocsOptions& options) {
    if (!order.stopped) return ExitCode::fine;
    const auto is_drawn = [](const Standing& one) { return std::isfinite(one.ideal_point); };
    const bool drawn = std::any_of(order.years.begin(), order.years.end(), [&](const OrderYear& year) {
        return std::any_of(year.standings.begin(), year.standings.end(), is_drawn);
    });
    if (!options.save.empty())
        complain("blocs: stopped before everything was measured, so the summary in " + options.save +
                 " stays as it was");
    else if (!drawn && options.question.method != OrderMethod::leiden)
        complain("blocs: stopped before the first draw, so there are no ideal points");
    else
        return ExitCode::fine;
    return ExitCode::not_converged;
}

ExitCode run(const BlocsOptions& options, Terminal& terminal) {
    check_one_format(options.json, options.csv);
    check_together(options);
    OrderQuestion question = options.question;
    const bool save = !options.save.empty();
    question.measure = question.measure || save;
    const Library library;
    if (save) check_save(options.save, asked_votes(library, question), terminal.force());
    InSight sight(terminal, "what is drawn");
    const OrderFound found = order(library, question, sight.work());
    for (const Note& note : found.order.notes) terminal.warn(note.in_words());
    if (save && !found.order.stopped) save_order(found.order, options.save);
    deliver(outputs_of(found, options, terminal), terminal);
    return account_for(found.order, options);
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
