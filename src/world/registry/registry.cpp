#include "detente/world/registry.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "world/registry/registry_names.hpp"

namespace detente {
namespace {

/// ISO 3166-1 numeric codes have three digits; tables often drop the leading zeros.
std::string three_digits(std::string_view text) {
    const bool digits = !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789") == text.npos;
    return digits ? std::string(3 - text.size(), '0') + std::string(text) : "";
}

bool counts_as_member(const Membership& spell, std::string_view date) {
    return (spell.status == "member" || spell.status == "suspended") && spell.start <= date &&
           (spell.end.empty() || date < spell.end);
}

bool is_name(const NameRecord& record) {
    return record.kind == "name" || record.kind == "short" || record.kind == "variant" || record.kind == "official" ||
           record.kind == "code";
}

}  // namespace

const Registry& Registry::installed() {
    static const Registry registry = load(find_data("registry").string());
    return registry;
}

const EconomyRecord* Registry::economy(std::string_view id) const {
    const auto at = economy_by_id_.find(std::string(id));
    return at == economy_by_id_.end() ? nullptr : &economies_[at->second];
}

const FrameworkRecord* Registry::framework(std::string_view id) const {
    const auto at = framework_by_id_.find(std::string(id));
    return at == framework_by_id_.end() ? nullptr : &frameworks_[at->second];
}

std::optional<std::string> Registry::resolve_economy(std::string_view text) const {
    text = trim(text);
    if (const EconomyRecord* exact = economy(text)) return exact->id;
    const auto& names = by_name().economies;
    std::string folded = three_digits(text);
    if (folded.empty()) folded = fold_name(text);
    auto at = names.find(folded);
    if (at == names.end() && folded.starts_with("the ")) at = names.find(folded.substr(4));
    if (const std::size_t comma = text.find(','); at == names.end() && comma != text.npos) {
        // ISO 3166 turns names round: "Korea, Republic of".
        const std::string turned = std::string(text.substr(comma + 1)) + " " + std::string(text.substr(0, comma));
        at = names.find(fold_name(turned));
    }
    if (at == names.end() || at->second.empty()) return std::nullopt;
    return at->second;
}

std::optional<std::string> Registry::economy_of_capital(std::string_view city) const {
    const std::string wanted = fold_name(city);
    const EconomyRecord* best = nullptr;
    bool shared = false;
    const auto consider = [&](const EconomyRecord& record, const std::string& capital) {
        if (capital.empty() || record.kind == "historic" || &record == best || fold_name(capital) != wanted) return;
        shared = best && best->kind == record.kind;
        if (!best || record.kind == "economy") best = &record;
    };
    for (const EconomyRecord& record : economies_) consider(record, record.capital);
    for (const NameRecord& name : names_)
        if (name.kind == "capital") consider(*economy(name.id), name.name);
    return best && !shared ? std::optional(best->id) : std::nullopt;
}

std::vector<std::string> Registry::ambiguous_economies(std::string_view name) const {
    const auto& names = by_name().economies;
    const std::string folded = fold_name(name);
    std::vector<std::string> ids;
    const auto at = names.find(folded);
    if (at == names.end() || !at->second.empty()) return ids;
    for (const NameRecord& record : names_)
        if (is_name(record) && fold_name(record.name) == folded) ids.push_back(record.id);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

std::string Registry::suggest_economy(std::string_view text) const {
    const std::vector<std::string> shared = ambiguous_economies(text);
    if (!shared.empty()) return "it may be " + join(shared, " or ");
    std::vector<std::string> candidates;
    for (const EconomyRecord& record : economies_) candidates.push_back(record.name);
    if (text.size() > 3)
        for (const NameRecord& record : names_)
            if (record.lang == "en" && is_name(record)) candidates.push_back(record.name);
    for (const EconomyRecord& record : economies_) candidates.push_back(record.id);
    const auto near = nearest(text, candidates);
    if (!near) return "";
    const auto id = resolve_economy(*near);
    return id ? fmt::format("did you mean '{}' ({})?", *id, economy(*id)->name) : "";
}

std::optional<std::string> Registry::resolve_framework(std::string_view text) const {
    text = trim(text);
    if (const FrameworkRecord* exact = framework(text)) return exact->id;
    const auto& names = by_name().frameworks;
    const std::string folded = fold_name(text);
    auto at = names.find(folded);
    if (at == names.end() && folded.starts_with("the ")) at = names.find(folded.substr(4));
    if (at == names.end() || at->second.empty()) return std::nullopt;
    return at->second;
}

std::string Registry::suggest_framework(std::string_view text) const {
    std::vector<std::string> ids, candidates;
    for (const FrameworkRecord& record : frameworks_) ids.push_back(record.id), candidates.push_back(record.name);
    candidates.insert(candidates.begin(), ids.begin(), ids.end());
    if (const auto near = nearest(text, candidates))
        return fmt::format("did you mean '{}'?", *resolve_framework(*near));
    return "one of: " + join(ids, ", ");
}

std::vector<std::string> Registry::members(std::string_view framework_name, std::string_view date) const {
    check_date(std::string(date), "", 0, "date");
    const auto id = resolve_framework(framework_name);
    if (!id)
        throw InputError("", 0, std::string(framework_name), "is not a framework that the registry knows",
                         suggest_framework(framework_name));
    std::vector<std::string> ids;
    for (const Membership& spell : memberships_)
        if (spell.framework == *id && counts_as_member(spell, date) && economy(spell.economy))
            ids.push_back(spell.economy);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

bool Registry::is_member(std::string_view framework_name, std::string_view economy_id, std::string_view date) const {
    const std::vector<std::string> ids = members(framework_name, date);
    return std::binary_search(ids.begin(), ids.end(), std::string(economy_id));
}

void check_date(const std::string& text, const std::string& file, long line, const std::string& field) {
    const auto digits = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (std::size_t i = from; i < from + count; ++i) {
            if (text[i] < '0' || text[i] > '9') return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
    const int year = shaped ? digits(0, 4) : -1, month = shaped ? digits(5, 2) : -1, day = shaped ? digits(8, 2) : -1;
    static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    const bool good =
        year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1] + (month == 2 && leap ? 1 : 0);
    if (!good)
        throw InputError(file, line, field, fmt::format("'{}' is not a date", text.substr(0, 40)),
                         "Write it as year-month-day, e.g. 2022-12-30");
}

}  // namespace detente
