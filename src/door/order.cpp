#include "detente/door/order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

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

/// What would be silently ignored.
void check_together(const OrderQuestion& q) {
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
    const auto changed = [](const auto& mine, const auto& defaults) {
        const auto a = option_texts(mine), b = option_texts(defaults);
        for (std::size_t k = 0; k < a.size(); ++k)
            if (a[k].values != b[k].values && a[k].name != "threads") return true;
        return false;
    };
    return changed(q.options.points, IdealPointOptions{}) || changed(q.options.blocs, BlocOptions{});
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

/// "  USA +2.70  CHN -0.35 ...": the picture so far, of the last year.
std::string early_picture(const RollCalls& votes, const SamplerProgress& at) {
    std::string line;
    for (const char* id : {"USA", "GBR", "IND", "CHN", "RUS"}) {
        for (std::size_t u = at.points->size(); u-- > 0;) {
            if (votes.voters[(*at.points)[u].voter] != id) continue;
            line += fmt::format("  {} {:+.2f}", id, static_cast<double>((*at.theta)[u]));
            break;
        }
    }
    return line;
}

std::string in_detail(const RollCalls& votes, const OrderProgress& at) {
    std::string text = fmt::format("{}: {:.0f} %", at.stage, 100 * at.share);
    if (!at.sampler) return text;
    const SamplerProgress& s = *at.sampler;
    const double left = s.seconds / static_cast<double>(s.sweeps) * static_cast<double>(s.of - s.sweeps);
    return text + fmt::format(", sweep {} of {}, {:.0f} s left{}", s.sweeps, s.of, left, early_picture(votes, s));
}

/// Tells who waits; in detail ten times a second, since that takes time.
OrderWatcher told(const RollCalls& votes, const Work& work) {
    using Clock = std::chrono::steady_clock;
    return [&votes, &work, due = Clock::time_point{}](const OrderProgress& at) mutable {
        std::string detail;
        if (work.watch && Clock::now() >= due) {
            detail = in_detail(votes, at);
            due = Clock::now() + std::chrono::milliseconds(100);
        }
        return work.go_on({at.stage, at.share, detail});
    };
}

Order measured(const RollCalls& votes, const OrderQuestion& question, const Work& work) {
    OrderOptions options = question.options;
    options.find_points = question.method != OrderMethod::leiden;
    options.points.mode =
        question.method == OrderMethod::random_walk ? IdealPointMode::random_walk : IdealPointMode::bsv;
    return measure(votes, options, told(votes, work));
}

}  // namespace

OrderFound order(const Library& library, const OrderQuestion& question, const Work& work) {
    check_together(question);
    RollCallSelection selection = selection_of(question);
    OrderFound found;
    found.indices = indices_of(question);
    const std::shared_ptr<const RollCalls> all = library.votes(question.votes);
    const bool unnamed = selection.from == 0 && selection.to == 0 && selection.roll_call.empty();
    if (unnamed) selection.from = selection.to = last_year(select(*all, selection));
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
