#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "blocs_layers.hpp"
#include "clock.hpp"
#include "commands.hpp"
#include "detente/alignment/order.hpp"
#include "detente/report/order_report.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "outputs.hpp"
#include "progress.hpp"
#include "results.hpp"

namespace detente::cli {
namespace {

enum class Method { bsv, random_walk, leiden };

struct BlocsOptions {
    std::string votes = "unga";
    std::int64_t year = 0, session = 0, from = 0, to = 0;
    std::vector<std::string> issues;
    bool important = false, whole = false;
    std::string roll_call;
    Method method = Method::bsv;
    bool measure = false;
    std::vector<std::string> agreement, economies;
    OrderOptions order;
    LayerOptions layers;
    bool json = false, csv = false;
    std::string output, svg, save;
    std::int64_t rows = 16;
};

/// Passes on every option but those that another struct describes already, or that this command describes itself.
class Others : public OptionVisitor {
public:
    Others(OptionVisitor& to, std::vector<std::string> not_these) : to_(to), not_(std::move(not_these)) {}
    void visit(const OptionInfo& info, bool& value) override { pass(info, value); }
    void visit(const OptionInfo& info, std::int64_t& value) override { pass(info, value); }
    void visit(const OptionInfo& info, double& value) override { pass(info, value); }
    void visit(const OptionInfo& info, std::optional<double>& value) override { pass(info, value); }
    void visit(const OptionInfo& info, std::string& value) override { pass(info, value); }
    void visit(const OptionInfo& info, std::vector<std::string>& value) override { pass(info, value); }
    void visit_choice(const OptionInfo& info, int& index) override {
        if (wanted(info)) to_.visit_choice(info, index);
    }

private:
    bool wanted(const OptionInfo& info) const { return std::find(not_.begin(), not_.end(), info.name) == not_.end(); }
    template <class T>
    void pass(const OptionInfo& info, T& value) {
        if (wanted(info)) to_.visit(info, value);
    }
    OptionVisitor& to_;
    std::vector<std::string> not_;
};

void describe_selection(BlocsOptions& options, OptionVisitor& visitor) {
    const auto year = [&](const char* name, const char* help, std::int64_t& value) {
        visitor.visit({.name = name, .help = help, .min = 0, .max = 9999, .metavar = "YEAR"}, value);
    };
    visitor.visit(
        {.name = "votes", .help = "An installed table of votes, or a folder.", .metavar = "VOTES", .complete = "file"},
        options.votes);
    year("year", "One year: that in which a session opens; none: the last.", options.year);
    visitor.visit({.name = "session",
                   .help = "One session of the General Assembly: 1945 and its number are the year.",
                   .min = 0,
                   .max = 999,
                   .metavar = "N"},
                  options.session);
    year("from", "The first of several years.", options.from);
    year("to", "The last of several years.", options.to);
    visitor.visit(
        {.name = "issues",
         .help = "Only roll calls on these issues: me (Middle East), nu (nuclear), di (disarmament), hr (human "
                 "rights), co (colonialism), ec (economic).",
         .metavar = "ISSUE"},
        options.issues);
    visitor.visit({.name = "important", .help = "Only roll calls that the United States named important."},
                  options.important);
    visitor.visit({.name = "whole", .help = "No votes on paragraphs and amendments."}, options.whole);
    visitor.visit(
        {.name = "roll_call", .help = "One roll call, by id or by its resolution, e.g. ES-11/3.", .metavar = "ID"},
        options.roll_call);
}

void describe_show(BlocsOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "agreement",
                   .help = "Show agreement of pairs by these indices: " + join(agreement_names(), ", ") + ".",
                   .metavar = "INDEX"},
                  options.agreement);
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
    describe_selection(options, visitor);
    visitor.choice({.name = "method",
                    .help = "Ideal points by the published sampler (bsv) or an exact random walk; leiden: blocs alone.",
                    .choices = {"bsv", "random-walk", "leiden"}},
                   options.method);
    visitor.visit({.name = "measure", .help = "Measure now, even where an installed summary says the same."},
                  options.measure);
    visitor.visit({.name = "frustration",
                   .help = "Also the frustration index of the graph of signs: exact where it can, else with a bound."},
                  options.order.find_frustration);
    describe_show(options, visitor);
    describe(options.layers, visitor);
    Others sampler(visitor, {"method"});
    describe(options.order.points, sampler);
    Others partition(visitor, {"seed", "threads"});
    describe(options.order.blocs, partition);
}

/// A list may be written with commas.
std::vector<std::string> listed(const std::vector<std::string>& written) {
    std::vector<std::string> all;
    for (const std::string& text : written)
        for (const std::string& one : split(text, ','))
            if (!trim(one).empty()) all.emplace_back(trim(one));
    return all;
}

RollCallSelection selection_of(const BlocsOptions& o) {
    const bool span = o.from != 0 || o.to != 0;
    if ((o.year != 0) + (o.session != 0) + span > 1)
        throw UsageError("year", "--year, --session and --from/--to say the same thing in three ways", "Choose one");
    if (o.from != 0 && o.to != 0 && o.from > o.to) throw UsageError("from", "comes after --to", "Swap them");
    RollCallSelection selection;
    const std::int64_t one = o.session != 0 ? 1945 + o.session : o.year;
    selection.from = static_cast<int>(span ? o.from : one);
    selection.to = static_cast<int>(span ? o.to : one);
    selection.issues = listed(o.issues);
    selection.important = o.important;
    selection.whole = o.whole;
    selection.roll_call = o.roll_call;
    return selection;
}

std::vector<AgreementIndex> indices_of(const BlocsOptions& options) {
    std::vector<AgreementIndex> indices{AgreementIndex::share, AgreementIndex::half};
    const std::vector<std::string>& names = agreement_names();
    for (const std::string& name : listed(options.agreement)) {
        const auto at = std::find(names.begin(), names.end(), name);
        if (at == names.end()) throw UsageError("agreement", "'" + name + "' is not an index", suggestion(name, names));
        const auto index = static_cast<AgreementIndex>(at - names.begin());
        if (std::find(indices.begin(), indices.end(), index) == indices.end()) indices.push_back(index);
    }
    return indices;
}

/// Names of the options that somebody set to something else than they are.
template <class Options>
std::vector<std::string> changed(const Options& given) {
    const auto now = option_texts(given), before = option_texts(Options{});
    std::vector<std::string> names;
    for (std::size_t k = 0; k < now.size(); ++k)
        if (now[k].values != before[k].values) names.push_back(now[k].name);
    return names;
}

/// Whether somebody asked for something that the installed summary does not hold.
bool wants_measuring(const BlocsOptions& o) {
    if (o.measure || o.order.find_frustration || !o.save.empty() || o.important || o.whole || !o.issues.empty() ||
        !o.roll_call.empty())
        return true;
    if (o.method != Method::bsv) return true;
    std::vector<std::string> names = changed(o.order.points);
    const std::vector<std::string> more = changed(o.order.blocs);
    names.insert(names.end(), more.begin(), more.end());
    return std::any_of(names.begin(), names.end(), [](const std::string& name) { return name != "threads"; });
}

/// The last year where none is named: the newest that has at least ten roll calls, else the newest.
int last_year(const RollCalls& votes) {
    int last = 0;
    for (std::size_t r = votes.size(), count = 0; r-- > 0;) {
        count = last != 0 && votes.roll_calls[r].year == votes.roll_calls[r + 1].year ? count + 1 : 1;
        last = votes.roll_calls[r].year;
        if (count >= 10) return last;
    }
    return votes.size() > 0 ? votes.roll_calls.back().year : 0;
}

Order measured(const RollCalls& votes, const BlocsOptions& options, Terminal& terminal) {
    OrderOptions order = options.order;
    order.find_points = options.method != Method::leiden;
    order.points.mode = options.method == Method::random_walk ? IdealPointMode::random_walk : IdealPointMode::bsv;
    InSight sight(terminal, "what is drawn");
    return measure(votes, order, sight.work());
}

std::vector<AgreementTable> agreement_tables(const RollCalls& votes, const BlocsOptions& options) {
    if (options.agreement.empty()) return {};
    AgreementTable table;
    const int first = votes.roll_calls.front().year, last = votes.roll_calls.back().year;
    if (first == last) table.year = first, table.session = votes.roll_calls.front().session;
    table.voters = votes.voters;
    table.pairs = agreement(votes, options.order.blocs.agreement);
    table.indices = indices_of(options);
    return {table};
}

/// What is shown, and all the years for lines.
struct Found {
    Order order, all;
    OrderView view;
};

/// The summary in a folder; one that cannot be used counts as none: it is there to be made anew.
std::optional<Order> summary_in(const Files& folder) {
    try {
        return load_order(folder, "");
    } catch (const InputError&) {
        return std::nullopt;
    }
}

/// Before anything is measured: the folder holds these votes, and no summary of more years than the new one.
void check_save(const std::string& folder, const RollCalls& all, const RollCalls& votes, bool force) {
    const FolderFiles files(folder);
    if (load_votes(files, "").sha256 != all.sha256)
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

Found find(const BlocsOptions& options, Terminal& terminal) {
    RollCallSelection selection = selection_of(options);
    const RollCalls all = load_votes(options.votes);
    const bool unnamed = selection.from == 0 && selection.to == 0 && selection.roll_call.empty();
    if (unnamed) selection.from = selection.to = last_year(select(all, selection));
    const RollCalls votes = select(all, selection);
    if (!options.save.empty()) check_save(options.save, all, votes, terminal.force());
    Found found;
    found.view.economies = listed(options.economies);
    found.view.agreement = agreement_tables(votes, options);
    const auto summary = wants_measuring(options) ? std::nullopt : load_order(options.votes);
    if (summary) {
        found.all = *summary;
        found.order = within(*summary, selection.from, selection.to);
    } else if (!found.view.agreement.empty() && !options.measure) {
        found.order = found.all = measure(votes, {.find_blocs = false, .find_points = false});
    } else {
        found.order = found.all = measured(votes, options, terminal);
    }
    if (!options.layers.layer.empty()) {
        found.order.years = {found.order.years.back()};
        use_layers(options.layers, select(all, {.from = found.order.years[0].year, .to = found.order.years[0].year}),
                   options.order.blocs, found.order);
    }
    return found;
}

/// Options of the sampler that would do nothing.
void check_sampler(const BlocsOptions& o) {
    const bool alone = !o.agreement.empty() && !o.measure;
    for (const std::string& name : changed(o.order.points)) {
        if (name == "threads" || name == "seed" || name == "method") continue;
        if (o.method == Method::leiden)
            throw UsageError(name, "is about ideal points, and --method leiden draws none", "Leave one out");
        if (alone) throw UsageError(name, "is about ideal points, and --agreement alone draws none", "Add --measure");
        if (name == "smooth" && o.method != Method::bsv)
            throw UsageError(name, "is about --method bsv", "Take --innovation-variance, or leave it out");
        if (name == "innovation_variance" && o.method != Method::random_walk)
            throw UsageError(name, "is about --method random-walk", "Add --method random-walk");
    }
    if (alone && o.order.find_frustration)
        throw UsageError("frustration", "is not measured with --agreement alone", "Add --measure");
}

/// Options that would be silently ignored, and a summary that would not be that of its votes.
void check_together(const BlocsOptions& o) {
    check_sampler(o);
    if (o.layers.layer.empty() && !o.layers.on.empty())
        throw UsageError("on", "dates memberships, and no layer takes them", "Add --layer frameworks=1");
    if (o.layers.layer.empty() && o.layers.world != LayerOptions{}.world)
        throw UsageError("world", "gives trade, and no layer takes it", "Add --layer trade=1");
    const bool part = o.important || o.whole || !o.issues.empty() || !o.roll_call.empty() || !o.layers.layer.empty();
    if (!o.save.empty() && (part || o.method == Method::leiden))
        throw UsageError("save", "writes the summary of all votes of its years, with ideal points",
                         "Leave out what picks votes, layers and --method leiden");
    if (!o.save.empty() && !o.agreement.empty() && !o.measure)
        throw UsageError("save", "has nothing to write where only agreement is shown", "Add --measure");
}

std::vector<Output> outputs_of(const Found& found, const BlocsOptions& options, const Terminal& terminal) {
    std::vector<Output> outputs;
    if (!options.svg.empty()) outputs.push_back({options.svg, to_svg_lines(found.all, found.view, today())});
    const TerminalOptions shape{.width = terminal.width(),
                                .colour = terminal.colour() && options.output.empty(),
                                .rows = static_cast<std::size_t>(options.rows)};
    outputs.push_back({options.output,
                       options.json  ? to_json(found.order, found.view)
                       : options.csv ? to_csv(found.order, found.view)
                                     : to_terminal(found.order, found.all, found.view, shape),
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
    else if (!drawn && options.method != Method::leiden)
        complain("blocs: stopped before the first draw, so there are no ideal points");
    else
        return ExitCode::fine;
    return ExitCode::not_converged;
}

ExitCode run(const BlocsOptions& options, Terminal& terminal) {
    check_one_format(options.json, options.csv);
    check_together(options);
    indices_of(options);
    const Found found = find(options, terminal);
    for (const Note& note : found.order.notes) terminal.warn(note.in_words());
    if (!options.save.empty() && !found.order.stopped) save_order(found.order, options.save);
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
