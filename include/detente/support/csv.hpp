#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace detente {

struct CsvOptions {
    char delimiter = 0;                               ///< 0: found from the header line among , ; tab |
    std::map<std::string, std::string> columns = {};  ///< wanted name -> name in the file
    std::size_t max_line_bytes = 1 << 20;             ///< a longer record is an error, not a memory hog
};

/// A whole CSV file in memory (RFC 4180 quoting, LF or CRLF, plain or gzip), every cell with its line for messages.
class CsvTable {
public:
    std::string file;
    std::vector<std::string> header;

    std::size_t rows() const { return lines_.size(); }
    long line(std::size_t row) const { return lines_[row]; }

    bool has(std::string_view column) const;
    /// Index of a column; InputError with the nearest header when absent.
    std::size_t column(std::string_view name) const;
    std::string_view cell(std::size_t row, std::size_t column) const { return cells_[row * header.size() + column]; }
    /// The cell as a finite number; InputError{file, line, column} otherwise.
    double number(std::size_t row, std::size_t column) const;
    /// An InputError that names this table's file and the row's line.
    [[noreturn]] void fail(std::size_t row, std::size_t column, std::string what, std::string hint = "") const;

    friend CsvTable parse_csv(std::string content, std::string file, const CsvOptions&);

private:
    std::shared_ptr<std::string> content_;  // cells_ point into this; a copy of the table shares it
    std::vector<std::string_view> cells_;
    std::vector<long> lines_;
    std::string delimiter_hint_;
};

/// Throws InputError for: bytes that are not text in UTF-8, no header, ragged rows, duplicate header, quotes out of
/// place, over-long lines, blank lines before the last row. Blanks around an unquoted cell are dropped. A column that
/// `columns` maps takes its wanted name; another column of that name is then called "name (not used)".
CsvTable parse_csv(std::string content, std::string file, const CsvOptions& = {});
CsvTable read_csv(const std::string& path, const CsvOptions& = {});

/// One CSV field, quoted where RFC 4180 asks for it.
std::string csv_field(std::string_view);
/// The same for tables that people open: text that a spreadsheet would run as a formula (it begins with =, +, - or @
/// and is no number) gets an apostrophe before it.
std::string csv_text(std::string_view);

}  // namespace detente
