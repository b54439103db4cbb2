#include <fmt/format.h>

#include <cmath>

#include "detente/support/clean_text.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente::report {
namespace {

std::optional<Range> range_in(const std::vector<Measure>& measures, std::string_view key, std::size_t economy) {
    for (const Measure& measure : measures) {
        if (measure.key != key || economy >= measure.lo.size() || economy >= measure.hi.size()) continue;
        const Range range{measure.lo[economy], measure.hi[economy]};
        if (std::isfinite(range.low) && std::isfinite(range.high)) return range;
    }
    return {};
}

}  // namespace

std::optional<Range> range_of(const Future& future, std::string_view key, std::size_t economy) {
    return range_in(future.outcome.measures, key, economy);
}

std::optional<Range> range_of(const Difference& difference, std::string_view key, std::size_t economy) {
    return range_in(difference.measures, key, economy);
}

std::string range_text(const Range& range, int decimals) {
    return signed_figure(range.low, decimals) + " .. " + signed_figure(range.high, decimals);
}

std::string level_words(const Drawn& drawn) {
    return fmt::format("{:.3g} to {:.3g} percent", 50 * (1 - drawn.level), 50 * (1 + drawn.level));
}

std::string sampling_sentence(const Future& future) {
    if (!future.drawn) return "";
    const auto& drawn = future.compiled.uncertain;
    std::vector<std::string> what;
    for (const UncertainParameter& parameter : drawn) {
        if (what.size() == 3 && drawn.size() > 4) {
            what.push_back(fmt::format("{} more", drawn.size() - what.size()));
            break;
        }
        what.push_back(fmt::format("{} ({:.3g} .. {:.3g})", clean_line(parameter.name), parameter.percentile(0.05),
                                   parameter.percentile(0.95)));
    }
    if (future.drawn->memberships) what.emplace_back("who is in the measured blocs");
    return fmt::format("Ranges hold {} of {} draws of {}", level_words(*future.drawn),
                       grouped(static_cast<double>(future.drawn->made - future.drawn->failed)), listed(what));
}

}  // namespace detente::report
