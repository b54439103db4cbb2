#include "detente/support/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <unordered_set>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

constexpr std::string_view separators = ",;\t|";

std::string delimiter_name(char delimiter) {
    return delimiter == '\t' ? "tab" : fmt::format("'{}'", delimiter);
}

/// Reads record after record. Quoted cells lose their quotes in place: the buffer is ours.
class Scanner {
public:
    Scanner(std::string& content, const std::string& file, const CsvOptions& options)
        : p_(content.data()), end_(p_ + content.size()), file_(file), options_(options) {}

    bool at_end() const { return p_ == end_; }
    long line() const { return line_; }
    void use(char delimiter) { delimiter_ = delimiter; }

    /// Appends the cells of the record that starts here; returns the line on which it starts.
    long record(std::vector<std::string_view>& cells) {
        const long first = line_;
        start_ = p_;
        while (cell(cells, first)) {
        }
        return first;
    }

    /// The most frequent separator outside quotes in the line that starts here; 0 when there is none.
    char likely_delimiter() const {
        std::size_t counts[separators.size()] = {};
        bool quoted = false;
        const char* stop =
            p_ + std::min<std::ptrdiff_t>(end_ - p_, static_cast<std::ptrdiff_t>(options_.max_line_bytes));
        for (const char* q = p_; q != stop && (quoted || (*q != '\n' && *q != '\r')); ++q) {
            if (*q == '"') quoted = !quoted;
            const std::size_t at = quoted ? separators.npos : separators.find(*q);
            if (at != separators.npos) ++counts[at];
        }
        const auto most = std::max_element(std::begin(counts), std::end(counts));
        return *most == 0 ? '\0' : separators[static_cast<std::size_t>(most - counts)];
    }

private:
    /// One cell; false when it was the last of its record.
    bool cell(std::vector<std::string_view>& cells, long first) {
        while (p_ != end_ && *p_ == ' ') ++p_;
        if (p_ != end_ && *p_ == '"') return quoted_cell(cells, first);
        const char* begin = p_;
        while (p_ != end_ && *p_ != delimiter_ && *p_ != '\n' && *p_ != '\r') {
            if (*p_ == '"')
                throw InputError(file_, line_, "", "a quote in the middle of a cell",
                                 "Put quotes around the whole cell and double those inside it");
            ++p_;
            if ((p_ - begin) % 65536 == 0) check_length(first, false);
        }
        check_length(first, false);
        const char* last = p_;
        while (last != begin && last[-1] == ' ') --last;
        cells.emplace_back(begin, static_cast<std::size_t>(last - begin));
        return next();
    }

    bool quoted_cell(std::vector<std::string_view>& cells, long first) {
        const long opened = line_;
        char* const begin = ++p_;
        char* out = begin;
        for (;; ++p_) {
            if (p_ == end_) throw InputError(file_, opened, "", "a quote that is opened here is never closed");
            if (*p_ == '"') {
                if (p_ + 1 == end_ || p_[1] != '"') break;
                ++p_;
            }
            if (*p_ == '\n') ++line_;
            *out++ = *p_;
            if ((p_ - begin) % 65536 == 65535) check_length(first, true);
        }
        ++p_;
        check_length(first, false);
        cells.emplace_back(begin, static_cast<std::size_t>(out - begin));
        while (p_ != end_ && *p_ == ' ') ++p_;
        if (p_ != end_ && *p_ != delimiter_ && *p_ != '\n' && *p_ != '\r')
            throw InputError(file_, line_, "", "text after a closing quote",
                             "Double the quotes that belong to the cell");
        return next();
    }

    bool next() {
        if (p_ == end_) return false;
        if (*p_ == delimiter_) return ++p_, true;
        if (*p_ == '\r' && p_ + 1 != end_ && p_[1] == '\n') ++p_;
        ++p_;
        ++line_;
        return false;
    }

    void check_length(long first, bool quoted) const {
        if (static_cast<std::size_t>(p_ - start_) <= options_.max_line_bytes) return;
        throw InputError(file_, first, "", fmt::format("the line is longer than {} bytes", options_.max_line_bytes),
                         quoted ? "A quote is probably not closed" : "Is this a table with one record a line?");
    }

    char* p_;
    char* const end_;
    const char* start_ = nullptr;
    const std::string& file_;
    const CsvOptions& options_;
    char delimiter_ = ',';
    long line_ = 1;
};

/// Renames the columns as asked and refuses names that occur twice.
void name_columns(std::vector<std::string>& header, const CsvOptions& options, const std::string& file, long line) {
    std::unordered_set<std::string_view> seen;
    for (const std::string& name : header)
        if (!name.empty() && !seen.insert(name).second)
            throw InputError(file, line, name, "the header has this column twice");
    const std::vector<std::string> original = header;
    for (const auto& [wanted, name] : options.columns) {
        const auto at = std::find(original.begin(), original.end(), name);
        if (at == original.end())
            throw InputError(file, line, name, fmt::format("there is no such column to take as '{}'", wanted),
                             suggestion(name, original));
        const auto taken = std::find(header.begin(), header.end(), wanted);
        if (taken != header.end()) *taken += " (not used)";
        const auto index = static_cast<std::size_t>(at - original.begin());
        if (options.columns.contains(header[index]) && header[index] != wanted && header[index] != name)
            throw InputError(file, line, name, "the column is asked for under two names");
        header[index] = wanted;
    }
}

std::string delimiter_hint(char used, char likely) {
    if (likely == 0 || likely == used) return "";
    return fmt::format("Only one column found; the file seems to use {}", delimiter_name(likely));
}

}  // namespace

bool CsvTable::has(std::string_view name) const {
    return std::find(header.begin(), header.end(), name) != header.end();
}

std::size_t CsvTable::column(std::string_view name) const {
    const auto at = std::find(header.begin(), header.end(), name);
    if (at != header.end()) return static_cast<std::size_t>(at - header.begin());
    std::string hint = delimiter_hint_;
    if (hint.empty() && header.size() == 1)
        hint = fmt::format("Only one column found, '{}': is the delimiter right?", header[0].substr(0, 60));
    if (hint.empty()) hint = suggestion(name, header);
    throw InputError(file, 1, std::string(name), "there is no such column", hint);
}

double CsvTable::number(std::size_t row, std::size_t column) const {
    const std::string_view text = cell(row, column);
    if (const auto value = parse_number(text)) return *value;
    if (text.empty()) fail(row, column, "the cell is empty where a number is needed");
    std::string hint;
    if (text.find(',') != text.npos) hint = "Write numbers with '.' for decimals and no thousands separators";
    fail(row, column, fmt::format("'{}' is not a finite number", text.substr(0, 60)), hint);
}

void CsvTable::fail(std::size_t row, std::size_t column, std::string what, std::string hint) const {
    throw InputError(file, line(row), column < header.size() ? header[column] : "", std::move(what), std::move(hint));
}

CsvTable parse_csv(std::string content, std::string file, const CsvOptions& options) {
    check_text(content, file);
    CsvTable table;
    table.file = std::move(file);
    table.content_ = std::make_shared<std::string>(std::move(content));
    Scanner scanner(*table.content_, table.file, options);
    const char likely = scanner.likely_delimiter();
    const char delimiter = options.delimiter != 0 ? options.delimiter : likely != 0 ? likely : ',';
    scanner.use(delimiter);

    std::vector<std::string_view> names;
    const long header_line = scanner.record(names);
    table.header.assign(names.begin(), names.end());
    const std::size_t width = names.size();
    if (width == 1 && names[0].empty()) throw InputError(table.file, header_line, "", "the header line is blank");
    if (width == 1) table.delimiter_hint_ = delimiter_hint(delimiter, likely);
    name_columns(table.header, options, table.file, header_line);

    auto& cells = table.cells_;
    const auto lines = static_cast<std::size_t>(std::count(table.content_->begin(), table.content_->end(), '\n'));
    cells.reserve(std::min(lines * width, table.content_->size()));
    table.lines_.reserve(lines);
    long blank = 0;
    while (!scanner.at_end()) {
        const std::size_t before = cells.size();
        const long line = scanner.record(cells);
        const std::size_t found = cells.size() - before;
        if (found == 1 && cells.back().empty()) {
            cells.pop_back();
            if (blank == 0) blank = line;
            continue;
        }
        if (blank != 0) throw InputError(table.file, blank, "", "a blank line in the middle of the table");
        if (found != width)
            throw InputError(table.file, line, "", fmt::format("the row has {} cells, the header {}", found, width));
        table.lines_.push_back(line);
    }
    return table;
}

CsvTable read_csv(const std::string& path, const CsvOptions& options) {
    return parse_csv(read_file(path), path, options);
}

std::string csv_text(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    const bool formula = start != text.npos && std::string_view("=+-@").find(text[start]) != text.npos;
    return csv_field(formula && !parse_number(text) ? "'" + std::string(text) : std::string(text));
}

std::string csv_field(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    const bool plain = text.find_first_of(",;\t|\"\r\n") == text.npos && !text.starts_with(' ') &&
                       !text.ends_with(' ') && !text.starts_with(byte_order_mark);
    if (plain) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace detente
