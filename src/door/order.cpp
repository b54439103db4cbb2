#include "detente/door/order.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "door/order_layers.hpp"

namespace detente {
namespace {

/// A list may be written with commas.
std::vector<std::string> listed(const std::vector<std::string>& written) {
    std::vector<std::string> all;
    for (const std::string& text : written)
        for (const std::string& one : split(text, ','))
            if (!trim(one).empty()) all.emplace_back(trim(one));
    return all;
}

RollCallSelection selection_of(const OrderQuestion& q) {
    const bool span = q.from != 0 || q.to != 0;
    if ((q.year != 0) + (q.session != 0) + span > 1)
        throw UsageError("year", "year, session and from ... to say the same thing in three ways", "Choose one");
    if (q.from != 0 && q.to != 0 && q.from > q.to) throw UsageError("from", "comes after the end", "Swap them");
    RollCallSelection selection;
    const std::int64_t one = q.session != 0 ? 1945 + q.session : q.year;
    selection.from = static_cast<int>(span ? q.from : one);
    selection.to = static_cast<int>(span ? q.to : one);
    selection.issues = listed(q.issues);
    selection.important = q.important;
    selection.whole = q.whole;
    selection.roll_call = q.roll_call;
    return selection;
}

std::vector<AgreementIndex> indices_of(const OrderQuestion& question) {
    std::vector<AgreementIndex> indices{AgreementIndex::share, AgreementIndex::half};
    const std::vector<std::string>& names = agreement_names();
    for (const std::string& name : listed(question.agreement)) {
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
        if (now[k].values != before[k].values && now[k].name != "threads") names.push_back(now[k].name);
    return names;
}

/// Options of the sampler that would do nothing.
void check_sampler(const OrderQuestion& q) {
    const bool alone = !q.agreement.empty() && !q.measure;
    for (const std::string& name : changed(q.options.points)) {
        if (name == "seed" || name == "method") continue;
        if (q.method == OrderMethod::leiden)
            throw UsageError(name, "is about ideal points, and method leiden draws none", "Leave one out");
        if (alone) throw UsageError(name, "is about ideal points, and agreement alone draws none", "Ask to measure");
        if (name == "smooth" && q.method != OrderMethod::bsv)
            throw UsageError(name, "is about method bsv", "Take innovation_variance, or leave it out");
        if (name == "innovation_variance" && q.method != OrderMethod::random_walk)
            throw UsageError(name, "is about method random-walk", "Take that method, or leave it out");
    }
    if (alone && q.options.find_frustration)
        throw UsageError("frustration", "is not measured with agreement alone", "Ask to measure");
}

/// What would be silently ignored.
void check_together(const OrderQuestion& q) {
    check_sampler(q);
    if (!q.layer.empty()) return;
    if (!q.on.empty())
        throw UsageError("on", "dates memberships, and no layer takes them", "Add the layer frameworks=1");
    if (q.world != OrderQuestion{}.world)
        throw UsageError("world", "gives trade, and no layer takes it", "Add the layer trade=1");
}

/// Whether somebody asked for something that the installed summary does not hold.
bool wants_measuring(const OrderQuestion& q) {
    if (q.measure || q.options.find_frustration || q.important || q.whole || !q.issues.empty() ||
        !q.roll_call.empty() || q.method != OrderMethod::bsv)
        return true;
    return !changed(q.options.points).empty() || !changed(q.options.blocs).empty();
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

Order measured(const RollCalls& votes, const OrderQuestion& question, const Work& work) {
    OrderOptions options = question.options;
    options.find_points = question.method != OrderMethod::leiden;
    options.points.mode =
        question.method == OrderMethod::random_walk ? IdealPointMode::random_walk : IdealPointMode::bsv;
    return measure(votes, options, work);
}

/// Which roll calls are asked about; where no year is, the last.
RollCallSelection settled_selection(const RollCalls& all, const OrderQuestion& question) {
    RollCallSelection selection = selection_of(question);
    const bool unnamed = selection.from == 0 && selection.to == 0 && selection.roll_call.empty();
    if (unnamed) selection.from = selection.to = last_year(select(all, selection));
    return selection;
}

}  // namespace

RollCalls asked_votes(const Library& library, const OrderQuestion& question) {
    const std::shared_ptr<const RollCalls> all = library.votes(question.votes);
    return select(*all, settled_selection(*all, question));
}

OrderFound order(const Library& library, const OrderQuestion& question, const Work& work) {
    check_together(question);
    OrderFound found;
    found.indices = indices_of(question);
    const std::shared_ptr<const RollCalls> all = library.votes(question.votes);
    const RollCallSelection selection = settled_selection(*all, question);
    found.votes = select(*all, selection);
    if (!question.agreement.empty()) found.agreement = agreement(found.votes, question.options.blocs.agreement);
    const auto summary = wants_measuring(question) ? nullptr : library.order(question.votes);
    if (summary) {
        found.all = *summary;
        found.order = within(*summary, selection.from, selection.to);
    } else if (found.agreement && !question.measure) {
        found.order = found.all = measure(found.votes, {.find_blocs = false, .find_points = false});
    } else {
        found.order = found.all = measured(found.votes, question, work);
    }
    if (!question.layer.empty()) {
        found.order.years = {found.order.years.back()};
        const int year = found.order.years[0].year;
        use_layers(library, question, select(*all, {.from = year, .to = year}), found.order);
    }
    return found;
}

}  // namespace detente
