#pragma once
#include <string>
#include <vector>

namespace detente::report {

enum class Ink { plain, strong, faint, gain, loss };

/// ANSI colours round `text`, or the text alone.
std::string inked(const std::string& text, Ink, bool colour);
Ink ink_of(double value, int decimals);

struct Cell {
    std::string text;
    Ink ink = Ink::plain;
};

/// A table for a terminal. The first column is text and gives way; the others are as wide as what they hold. Columns
/// that do not fit beside each other continue in a further block below, with the first column repeated.
class TextTable {
public:
    enum class Align { left, right };

    explicit TextTable(std::string head, int first_column_max = 28) : first_max_(first_column_max) {
        columns_.push_back({std::move(head), Align::left});
    }
    void column(std::string head, Align align = Align::right) { columns_.push_back({std::move(head), align}); }
    void row(std::vector<Cell> cells) { rows_.push_back(std::move(cells)); }
    std::string render(int width, bool colour) const;

private:
    struct Column {
        std::string head;
        Align align;
    };
    int content_width(std::size_t column) const;
    std::string block(const std::vector<std::size_t>& columns, const std::vector<int>& widths, bool colour) const;

    int first_max_;
    std::vector<Column> columns_;
    std::vector<std::vector<Cell>> rows_;
};

/// A bar from a zero line in the middle, `columns` wide; `value` = ±`full` reaches the end.
std::string centred_bar(double value, double full, int columns);

}  // namespace detente::report
