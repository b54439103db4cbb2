#include "report/terminal/text_table.hpp"

#include <algorithm>
#include <cmath>

#include "words/columns.hpp"
#include "words/figures.hpp"

namespace detente::report {
namespace {

constexpr int narrowest_first = 8;
constexpr int narrowest_head = 10, widest_head = 22;

std::string repeated(const char* text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

}  // namespace

std::string inked(const std::string& text, Ink ink, bool colour) {
    if (!colour || ink == Ink::plain || text.empty()) return text;
    const char* code = ink == Ink::strong ? "1" : ink == Ink::faint ? "2" : ink == Ink::gain ? "38;5;32" : "38;5;172";
    return "\x1b[" + std::string(code) + "m" + text + "\x1b[0m";
}

Ink ink_of(double value, int decimals) {
    if (!std::isfinite(value) || rounds_to_zero(value, decimals)) return Ink::faint;
    return value > 0 ? Ink::gain : Ink::loss;
}

int TextTable::content_width(std::size_t column) const {
    int width = 0;
    for (const auto& row : rows_) {
        if (column < row.size()) width = std::max(width, display_width(row[column].text));
    }
    return width;
}

std::string TextTable::render(int width, bool colour) const {
    std::vector<int> widths(columns_.size());
    for (std::size_t c = 0; c < columns_.size(); ++c) widths[c] = content_width(c);
    widths[0] = std::max(widths[0], std::min(display_width(columns_[0].head), first_max_));
    const int wanted = std::min(widths[0], first_max_);
    // Heads take the room there is, in equal parts; without room they are cut.
    const int others = std::max(1, static_cast<int>(columns_.size()) - 1);
    const int share = std::clamp((width - wanted) / others - 2, narrowest_head, widest_head);
    for (std::size_t c = 1; c < columns_.size(); ++c) {
        widths[c] = std::max(widths[c], std::min(display_width(columns_[c].head), share));
    }
    std::string text;
    std::size_t next = 1;
    do {
        std::vector<std::size_t> shown{0};
        int used = 0;
        while (next < columns_.size()) {
            const int least = std::min(widths[next], width - narrowest_first - 2);
            if (shown.size() > 1 && used + 2 + least + std::min(wanted, narrowest_first) > width) break;
            widths[next] = std::max(1, least);
            used += 2 + widths[next];
            shown.push_back(next++);
        }
        widths[0] = std::clamp(width - used, 1, std::max(1, wanted));
        if (!text.empty()) text += "\n";
        text += block(shown, widths, colour);
    } while (next < columns_.size());
    return text;
}

std::string TextTable::block(const std::vector<std::size_t>& columns, const std::vector<int>& widths,
                             bool colour) const {
    const auto line = [&](std::size_t cells, auto&& cell_of) {
        std::string text;
        for (const std::size_t c : columns) {
            if (c >= cells) break;
            const Cell cell = cell_of(c);
            const bool left = columns_[c].align == Align::left;
            std::string padded = left ? pad_right(cell.text, widths[c]) : pad_left(cell.text, widths[c]);
            // Nothing but the last column's filling may stand at the end of a line.
            if (left && (c == columns.back() || c + 1 == cells)) padded.resize(padded.find_last_not_of(' ') + 1);
            text += (c == columns.front() ? "" : "  ") + inked(padded, cell.ink, colour);
        }
        return text + "\n";
    };
    std::string text;
    const bool headed =
        std::any_of(columns.begin(), columns.end(), [&](std::size_t c) { return !columns_[c].head.empty(); });
    if (headed) text += line(columns_.size(), [&](std::size_t c) { return Cell{columns_[c].head, Ink::faint}; });
    for (const auto& row : rows_) {
        text += line(row.size(), [&](std::size_t c) { return row[c]; });
    }
    return text;
}

std::string centred_bar(double value, double full, int columns) {
    const int side = std::max(1, (columns - 1) / 2);
    const double share = full > 0 && std::isfinite(value) ? std::clamp(value / full, -1.0, 1.0) : 0;
    if (share >= 0) {
        static constexpr const char* eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
        const int units = static_cast<int>(std::lround(share * side * 8));
        return repeated(" ", side) + "│" + repeated("█", units / 8) + eighths[units % 8];
    }
    const int halves = static_cast<int>(std::lround(-share * side * 2));
    const int filled = halves / 2, half = halves % 2;
    return repeated(" ", side - filled - half) + (half ? "▐" : "") + repeated("█", filled) + "│";
}

}  // namespace detente::report
