#pragma once
#include <optional>
#include <string>
#include <vector>

#include "detente/reading/reading.hpp"
#include "detente/scenario/comparison.hpp"

namespace detente {

/// JSON texts, the contract of docs/json.md. Two-space indented, UTF-8, trailing newline.
std::string to_json(const Reading&);
std::string to_json(const Comparison&);  ///< one future: the future itself; several: {"futures": [...]}
std::string to_json(const Comparison&, const Reading&);  ///< answer: adds "reading"

/// Long-form CSV: scenario, economy, name, bloc, one column a measure.
std::string to_csv(const Comparison&);

struct TerminalOptions {
    int width = 80;
    bool colour = false;
    std::size_t rows = 12;  ///< ranked rows shown of each end
};
std::string to_terminal(const Comparison&, const TerminalOptions&);
std::string to_terminal(const Reading&, const TerminalOptions&);

struct BriefOptions {
    std::string command;  ///< what reproduces the brief
    std::string date;     ///< ISO; printed
};
/// One self-contained HTML page.
std::string to_html_brief(const Comparison&, const std::optional<Reading>&, const BriefOptions&);

/// A standalone SVG map of one measure, title, unit, scenario, source burnt in.
std::string to_svg_map(const Comparison&, std::size_t future, const std::string& measure);

}  // namespace detente
