#pragma once
#include <optional>
#include <string>
#include <vector>

#include "detente/alignment/order.hpp"
#include "detente/drafting/experiment.hpp"
#include "detente/reading/reading.hpp"
#include "detente/scenario/comparison.hpp"

namespace detente {

/// JSON texts, the contract of docs/json.md. Two-space indented, UTF-8, trailing newline.
std::string to_json(const Reading&);
std::string to_json(const Comparison&);  ///< one future: the future itself; several: {"futures": [...]}
/// answer: always {"futures": [...]}, adds "reading" and, when given, "why" (how the futures follow from the article)
/// and "order" (where the article's economies stand by votes).
/// With an AnswerToText also "question", "experiments", "not_run", "world_why".
std::string to_json(const Comparison&, const Reading&, const std::string& why = "", const Order* = nullptr,
                    const AnswerToText* = nullptr);

/// Long-form CSV: scenario, economy, name, bloc, one column a measure.
std::string to_csv(const Comparison&);

/// CSV of every flow that is or becomes other than zero, domestic sales included: exporter, importer, sector, before,
/// after (in units of the numeraire), change_pct (empty where nothing was traded before).
std::string to_flows_csv(const Comparison&, std::size_t future);

struct TerminalOptions {
    int width = 80;
    bool colour = false;
    std::size_t rows = 12;  ///< ranked rows shown of each end
};
std::string to_terminal(const Comparison&, const TerminalOptions&);
std::string to_terminal(const Reading&, const TerminalOptions&);
/// The question, what was run for it, what each world says, verdicts on the text's effects, assumptions with their
/// keys.
std::string to_terminal(const AnswerToText&, const TerminalOptions&);

/// One number of each future taken apart (explain/explain.hpp says what `explain` may be), one screen a future.
std::string to_terminal(const Comparison&, const std::string& explain, const TerminalOptions&);
/// As to_json, with "explain" in each future.
std::string to_json(const Comparison&, const std::string& explain);

/// Every item of a reading in the order of the text: its bytes, what it is, the rule that fired, its words.
std::string rules_to_terminal(const Reading&, const TerminalOptions&);

struct BriefOptions {
    std::string command;                    ///< what reproduces the brief
    std::string date;                       ///< ISO; printed
    std::string why;                        ///< how the futures follow from the article, in words; empty: not said
    const Order* order = nullptr;           ///< measured from votes, for "the order today"; none: left out
    const AnswerToText* to_text = nullptr;  ///< the text's own question and experiments; none: left out
};
/// "least sure: TUR 0.61, MEX 0.72" of a bloc that was measured; empty where all are sure.
std::string least_sure(const World&, const Bloc&);

/// One self-contained HTML page.
std::string to_html_brief(const Comparison&, const std::optional<Reading>&, const BriefOptions&);

/// A standalone SVG map of one measure with title, unit, scenario, source and, when given, the date burnt in. The
/// colour scale is shared by all futures of the comparison. Throws InputError for a measure that the future lacks.
std::string to_svg_map(const Comparison&, std::size_t future, const std::string& measure, const std::string& date = "");

}  // namespace detente
