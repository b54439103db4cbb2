#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace detente {

/// The rows of a wide table one by one: thousands of cells each, a hundred megabytes in all, so that no table of cells
/// is ever held. Separated by what the first line has most of (, ; tab). Quotes as in RFC 4180, within a line.
class WideRows {
public:
    WideRows(std::string_view text, std::string file);
    /// The next row that is not blank; false at the end.
    bool next();
    const std::vector<std::string_view>& cells() const { return cells_; }
    std::string_view cell(std::size_t column) const {
        return column < cells_.size() ? cells_[column] : std::string_view{};
    }
    long line() const { return line_; }
    const std::string& file() const { return file_; }
    /// The cell as a finite number. Throws InputError that names `column_name`.
    double number(std::size_t column, const std::string& column_name) const;
    [[noreturn]] void fail(const std::string& field, std::string what, std::string hint = "") const;

private:
    std::string_view quoted_cell(std::string_view line, std::size_t& at) const;
    std::string_view text_;
    std::string file_;
    char delimiter_ = ',';
    long line_ = 0;
    std::vector<std::string_view> cells_;
};

}  // namespace detente
