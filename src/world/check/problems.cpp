#include "world/check/problems.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/support/error.hpp"

namespace detente {

bool Problems::room_for(const std::string& name) {
    return ++counts_[name] <= most_of_a_name;
}

void Problems::error(const std::string& name, const std::string& file, long line, const std::string& field,
                     const std::string& what, const std::string& hint) {
    if (!findings_) throw InputError(file, line, field, what, hint);
    ++errors_;
    if (room_for(name)) findings_->push_back({true, name, file, line, InputError("", 0, field, what, hint).message});
}

void Problems::warning(const std::string& name, const std::string& file, long line, const std::string& what) {
    if (findings_ && room_for(name)) findings_->push_back({false, name, file, line, what});
}

void Problems::finish() {
    if (!findings_) return;
    for (const auto& [name, count] : counts_) {
        if (count <= most_of_a_name) continue;
        Finding last;
        for (const Finding& finding : *findings_)
            if (finding.name == name) last = finding;
        last.message = fmt::format("{} more of the same", count - most_of_a_name);
        last.line = 0;
        findings_->push_back(last);
    }
    std::stable_sort(findings_->begin(), findings_->end(),
                     [](const Finding& a, const Finding& b) { return a.error && !b.error; });
}

}  // namespace detente
