#include "table.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "detente/support/clean_text.hpp"
#include "detente/support/csv.hpp"
#include "detente/support/text.hpp"
#include "detente/support/whole_number.hpp"

namespace detente::cli {
namespace {

constexpr int gap = 2;
constexpr int narrowest_column = 6;

bool continues_code_point(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// The first `width` code points of `word`.
std::string cut(const std::string& word, int width) {
    std::size_t end = 0;
    for (int taken = 0; end < word.size(); ++end) {
        if (continues_code_point(word[end])) continue;
        if (taken == width) break;
        ++taken;
    }
    return word.substr(0, end);
}

std::vector<int> fitted_widths(const Table& table, int width) {
    std::vector<int> widths;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        int widest = columns_of(table.columns[c].label);
        for (const auto& row : table.rows) widest = std::max(widest, columns_of(row[c]));
        widths.push_back(widest);
    }
    const auto total = [&] {
        int sum = gap * (static_cast<int>(widths.size()) - 1);
        for (const int w : widths) sum += w;
        return sum;
    };
    while (total() > width) {
        const auto widest = std::max_element(widths.begin(), widths.end());
        if (*widest <= narrowest_column) break;
        --*widest;
    }
    return widths;
}

void append_row(std::string& out, const Table& table, const std::vector<std::string>& cells,
                const std::vector<int>& widths, const char* before, const char* after) {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 1;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        lines.push_back(wrap(cells[c], widths[c]));
        height = std::max(height, lines.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
        std::string text;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const std::string piece = line < lines[c].size() ? lines[c][line] : "";
            const std::string pad(static_cast<std::size_t>(std::max(0, widths[c] - columns_of(piece))), ' ');
            text += table.columns[c].number ? pad + piece : piece + pad;
            if (c + 1 < cells.size()) text += std::string(gap, ' ');
        }
        text.erase(text.find_last_not_of(' ') + 1);
        out += before + text + after + "\n";
    }
}

}  // namespace

int columns_of(const std::string& utf8) {
    return static_cast<int>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return !continues_code_point(c); }));
}

std::vector<std::string> wrap(const std::string& text, int width) {
    std::vector<std::string> lines{""};
    for (std::string word : split(clean_line(text), ' ')) {
        if (word.empty()) continue;
        const int needed = columns_of(word) + (lines.back().empty() ? 0 : columns_of(lines.back()) + 1);
        if (needed <= width) {
            lines.back() += (lines.back().empty() ? "" : " ") + word;
            continue;
        }
        if (!lines.back().empty()) lines.emplace_back();
        while (columns_of(word) > width) {
            const std::string piece = cut(word, width);
            lines.back() = piece;
            lines.emplace_back();
            word = word.substr(piece.size());
        }
        lines.back() = word;
    }
    return lines;
}

std::string to_text(const Table& table, int width, bool colour) {
    const auto widths = fitted_widths(table, width);
    std::vector<std::string> labels;
    for (const auto& column : table.columns) labels.push_back(column.label);
    std::string out;
    append_row(out, table, labels, widths, colour ? "\x1b[1m" : "", colour ? "\x1b[0m" : "");
    for (const auto& row : table.rows) append_row(out, table, row, widths, "", "");
    return out;
}

std::string to_csv(const Table& table) {
    std::string out;
    for (std::size_t c = 0; c < table.columns.size(); ++c) out += (c ? "," : "") + csv_field(table.columns[c].key);
    out += "\n";
    for (const auto& row : table.rows) {
        for (std::size_t c = 0; c < row.size(); ++c) out += (c ? "," : "") + csv_text(row[c]);
        out += "\n";
    }
    return out;
}

std::string to_json(const Table& table) {
    auto array = nlohmann::ordered_json::array();
    for (const auto& row : table.rows) {
        auto object = nlohmann::ordered_json::object();
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (row[c].empty()) continue;
            const auto number = table.columns[c].number ? parse_number(row[c]) : std::nullopt;
            if (const auto whole = number ? whole_number(*number) : std::nullopt) {
                object[table.columns[c].key] = *whole;
            } else if (number) {
                object[table.columns[c].key] = *number;
            } else {
                object[table.columns[c].key] = row[c];
            }
        }
        array.push_back(std::move(object));
    }
    return array.dump(2) + "\n";
}

}  // namespace detente::cli
