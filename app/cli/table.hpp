#pragma once
#include <string>
#include <vector>

namespace detente::cli {

struct Column {
    std::string key;    ///< in CSV and JSON
    std::string label;  ///< on the terminal
    bool number = false;
};

/// Rows of text that can be shown on a terminal, or written as CSV or JSON.
struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

/// Fits `width`: the widest columns are narrowed and their words wrapped; nothing is cut off.
std::string to_text(const Table&, int width, bool colour);
std::string to_csv(const Table&);
/// An array of objects; an empty cell is left out, a number is a number.
std::string to_json(const Table&);

/// Words of `text` in lines of at most `width` code points.
std::vector<std::string> wrap(const std::string& text, int width);
/// Code points of UTF-8 text: the columns it takes on a terminal, for the scripts our tables hold.
int columns_of(const std::string& utf8);

}  // namespace detente::cli
