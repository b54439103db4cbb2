#include <algorithm>
#include <cmath>

#include "reading/measures/scene.hpp"

namespace detente::reading {
namespace {

bool same_or_open(std::vector<std::string> a, std::vector<std::string> b) {
    if (a.empty() || b.empty()) return true;
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}

std::vector<std::string> codes(const PolicyMeasure& measure) {
    std::vector<std::string> out;
    for (const Product& product : measure.products) add_ids(out, product.hs);
    std::sort(out.begin(), out.end());
    return out;
}

std::optional<double> height(const Level& level) {
    for (const auto& value : {level.to, level.by, level.high, level.low})
        if (value) return value;
    return std::nullopt;
}

bool same_height(const Level& a, const Level& b) {
    const std::optional<double> x = height(a), y = height(b);
    if (!x || !y) return true;
    return a.unit == b.unit && std::abs(*x - *y) < 1e-9;
}

bool one_measure(const PolicyMeasure& a, const PolicyMeasure& b) {
    if (a.instrument != b.instrument) return false;
    if (a.from.size() >= 4 && b.from.size() >= 4 && a.from.substr(0, 4) != b.from.substr(0, 4)) return false;
    const bool ended = a.status == "suspended" || a.status == "lifted";
    if (ended && !height(a.level) && height(b.level)) return false;
    if (!same_or_open(a.by, b.by) || !same_height(a.level, b.level)) return false;
    const bool same_on = a.on.empty() == b.on.empty() ? same_or_open(a.on, b.on) : true;
    if (!same_on) return false;
    const std::vector<std::string> goods_a = codes(a), goods_b = codes(b);
    if (goods_a == goods_b) return true;
    const bool rated = height(a.level) || height(b.level);
    return (goods_a.empty() || goods_b.empty()) && (!rated || !height(b.level));
}

/// What the later mention adds to the earlier.
void tell_more(PolicyMeasure& known, const PolicyMeasure& more) {
    if (known.by.empty()) known.by = more.by;
    if (known.on.empty()) known.on = more.on;
    if (known.products.empty()) known.products = more.products;
    if (!height(known.level)) known.level = more.level;
    if (!known.level.from) known.level.from = more.level.from;
    if (known.from.empty()) known.from = more.from;
    if (known.until.empty()) known.until = more.until;
    if (known.speaker.empty()) known.speaker = more.speaker;
    add_ids(known.except, more.except);
    const auto ends = [](const std::string& status) {
        return status == "suspended" || status == "lifted" || status == "rejected";
    };
    if (ends(more.status) && known.status != "rejected") known.status = more.status;
    if (known.status == "announced" && more.status == "in_force") known.status = more.status;
    if (more.span.start < known.span.end + 400 && more.span.end > known.span.end && known.on == more.on)
        known.span.end = more.span.end;
    known.confidence = std::max(known.confidence, more.confidence);
}

}  // namespace

std::size_t add_measure(Thread& thread, PolicyMeasure measure, bool title) {
    measure.flow = flow_of(measure.instrument);
    std::erase_if(measure.on, [&](const std::string& id) {
        return std::find(measure.by.begin(), measure.by.end(), id) != measure.by.end();
    });
    std::erase_if(measure.except, [&](const std::string& id) {
        return std::find(measure.on.begin(), measure.on.end(), id) != measure.on.end() || id == "all";
    });
    measure.status = dated_status(measure.status, measure.from, thread.today);
    std::vector<PolicyMeasure>& list = title ? thread.from_title : thread.measures;
    thread.last = measure, thread.open = true, thread.age = 0;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (one_measure(list[i], measure)) {
            tell_more(list[i], measure);
            thread.last = list[i];
            return i;
        }
    list.push_back(std::move(measure));
    return list.size() - 1;
}

}  // namespace detente::reading
