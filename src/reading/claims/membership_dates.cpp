#include "reading/claims/membership_dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace detente::reading {
namespace {

/// Days since an arbitrary one, months counted as 31 days: for differences of a few days.
int roughly(int year, int month, int day) {
    return 372 * year + 31 * month + day;
}

/// "invited from 2023-08-24 to 2023-12-29": what is on record beside membership.
std::string other_records(const Registry& registry, const std::string& framework, const std::string& economy) {
    std::string out;
    for (const Membership& one : registry.memberships()) {
        if (one.framework != framework || one.economy != economy || one.status == "member") continue;
        out += fmt::format("{}{} from {}{}", out.empty() ? "" : ", ", one.status, one.start,
                           one.end.empty() ? "" : " to " + one.end);
    }
    return out;
}

std::string stated_in_words(const Period& period) {
    std::string out = period.year ? std::to_string(*period.year) : "";
    if (period.month) out += fmt::format("{}{:02}", out.empty() ? "" : "-", *period.month);
    if (period.day) out += fmt::format("-{:02}", *period.day);
    return out;
}

}  // namespace

bool is_contested(const Registry& registry, const std::string& framework, const std::string& economy) {
    return std::any_of(registry.memberships().begin(), registry.memberships().end(), [&](const Membership& one) {
        return one.framework == framework && one.economy == economy && one.status == "contested";
    });
}

std::vector<const Membership*> full_spells(const Registry& registry, const std::string& framework,
                                           const std::string& economy) {
    std::vector<const Membership*> out;
    for (const Membership& spell : registry.memberships())
        if (spell.framework == framework && spell.economy == economy &&
            (spell.status == "member" || spell.status == "suspended"))
            out.push_back(&spell);
    return out;
}

std::string in_words(const std::vector<const Membership*>& all) {
    std::string out;
    for (const Membership* spell : all)
        out +=
            fmt::format("{}{} to {}", out.empty() ? "" : ", ", spell->start, spell->end.empty() ? "today" : spell->end);
    return out;
}

DayFit fit(const Period& stated, const std::string& day, const std::string& confidence) {
    if (day.size() < 10) return DayFit::unsure;
    const int year = std::atoi(day.c_str()), month = std::atoi(day.c_str() + 5), dom = std::atoi(day.c_str() + 8);
    if (stated.day && stated.month) {
        const int apart =
            std::abs(roughly(stated.year.value_or(year), *stated.month, *stated.day) - roughly(year, month, dom));
        if (apart <= 1) return DayFit::fits;
        if (!stated.year) return DayFit::unsure;
        const int sure_beyond = confidence == "A" ? 1 : confidence == "B" ? 15 : 400;
        return apart > sure_beyond ? DayFit::differs : DayFit::unsure;
    }
    if (!stated.year) return DayFit::unsure;
    const bool months = stated.month && stated.month_end;
    const bool in_month = !months || (month >= *stated.month && month <= *stated.month_end);
    if (*stated.year == year) return in_month ? DayFit::fits : confidence == "A" ? DayFit::differs : DayFit::unsure;
    return confidence == "C" ? DayFit::unsure : DayFit::differs;
}

Check check_accession(const Registry& registry, const std::string& framework, const std::string& economy,
                      const Period& stated, bool left) {
    const auto all = full_spells(registry, framework, economy);
    Check check{"", "", stated_in_words(stated), "", "registry of memberships"};
    bool unsure = false, fits = false;
    for (const Membership* spell : all) {
        const std::string& day = left ? spell->end : spell->start;
        if (day.empty()) continue;
        check.found += (check.found.empty() ? "" : ", ") + day;
        const DayFit one = fit(stated, day, spell->confidence);
        fits = fits || one == DayFit::fits;
        unsure = unsure || one == DayFit::unsure;
    }
    const bool nothing = check.found.empty();
    if (nothing) {
        const std::string others = other_records(registry, framework, economy);
        check.found = (left ? "no exit on record" : "no entry on record") + (others.empty() ? "" : "; " + others);
    }
    const bool contested = is_contested(registry, framework, economy);
    const bool known = std::any_of(registry.memberships().begin(), registry.memberships().end(),
                                   [&](const Membership& one) { return one.framework == framework; });
    unsure = unsure || contested || (nothing && (!stated.year || !known));
    check.status = fits ? "agrees" : unsure ? "not comparable" : "differs";
    check.why = "the registry has " + check.found;
    if (contested && !fits) check.why = "contested: the registry has " + check.found;
    return check;
}

}  // namespace detente::reading
