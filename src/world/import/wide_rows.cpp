#include "world/import/wide_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {

WideRows::WideRows(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {
    const std::string_view first = text_.substr(0, text_.find('\n'));
    const auto count = [&](char c) { return std::count(first.begin(), first.end(), c); };
    for (const char c : {';', '\t'})
        if (count(c) > count(delimiter_)) delimiter_ = c;
}

bool WideRows::next() {
    while (!text_.empty()) {
        const std::size_t end = text_.find('\n');
        std::string_view line = text_.substr(0, end);
        text_.remove_prefix(end == text_.npos ? text_.size() : end + 1);
        ++line_;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (trim(line).empty()) continue;
        cells_.clear();
        for (std::size_t at = 0; at <= line.size();) {
            while (at < line.size() && line[at] == ' ') ++at;
            if (at < line.size() && line[at] == '"') {
                cells_.push_back(quoted_cell(line, at));
            } else {
                const std::size_t stop = std::min(line.find(delimiter_, at), line.size());
                cells_.push_back(trim(line.substr(at, stop - at)));
                at = stop + 1;
            }
        }
        return true;
    }
    return false;
}

/// Doubled quotes stay doubled: such a cell is a description, and one line in a thousand.
std::string_view WideRows::quoted_cell(std::string_view line, std::size_t& at) const {
    const std::size_t begin = at + 1;
    std::size_t end = begin;
    for (;;) {
        end = line.find('"', end);
        if (end == line.npos) fail("", "a quote that is opened on this line is not closed on it");
        if (end + 1 >= line.size() || line[end + 1] != '"') break;
        end += 2;
    }
    const std::size_t stop = line.find_first_not_of(' ', end + 1);
    if (stop != line.npos && line[stop] != delimiter_) fail("", "text after a closing quote");
    at = stop == line.npos ? line.size() + 1 : stop + 1;
    return trim(line.substr(begin, end - begin));
}

double WideRows::number(std::size_t column, const std::string& column_name) const {
    const std::string_view text = cells_[column];
    if (const auto value = parse_number(text)) return *value;
    if (text.empty()) fail(column_name, "the cell is empty where a number is needed");
    fail(column_name, fmt::format("'{}' is not a finite number", text.substr(0, 60)),
         text.find(',') == text.npos ? "" : "Write numbers with '.' for decimals and no thousands separators");
}

void WideRows::fail(const std::string& field, std::string what, std::string hint) const {
    throw InputError(file_, line_, field, std::move(what), std::move(hint));
}

}  // namespace detente
