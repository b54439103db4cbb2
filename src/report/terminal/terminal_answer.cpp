#include "detente/report/report.hpp"
#include "detente/support/clean_text.hpp"
#include "report/terminal/terminal_sections.hpp"
#include "report/terminal/text_table.hpp"
#include "report/words/answer_rows.hpp"
#include "words/columns.hpp"

namespace detente {
namespace report {
namespace {

std::string experiment(const ExperimentAnswer& answer, const TerminalOptions& options) {
    std::string text =
        "\n" + inked(truncate(clean_line(answer.draft.title), options.width), Ink::strong, options.colour) + "\n";
    const auto& changes = answer.opinions.front().future.compiled.changes;
    for (const ChangeInWords& change : changes) text += wrap("• " + clean_line(change.in_words()), options.width, 2);
    for (const Opinion& opinion : answer.opinions) text += wrap(opinion_line(opinion, answer.draft), options.width, 2);
    const std::string agreement = agreement_line(answer);
    if (!agreement.empty()) text += wrap(agreement, options.width, 2);
    for (const VerdictRow& row : verdict_rows(answer)) {
        std::string line = row.mark + " " + row.status + ": “" + row.text + "”";
        if (!row.model.empty()) line += "; the model: " + row.model;
        text += wrap(line + ": " + row.why, options.width, 2);
    }
    for (const std::string& assumed : answer.draft.assumptions)
        text += wrap("Assumed: " + clean_line(assumed), options.width, 2);
    return text;
}

}  // namespace
}  // namespace report

std::string to_terminal(const AnswerToText& answer, const TerminalOptions& given) {
    using namespace report;
    const TerminalOptions options = usable(given);
    std::string text = wrap(question_line(answer), options.width);
    const std::string lacking = without_data_line(answer);
    if (!lacking.empty()) text += wrap(lacking, options.width);
    if (!answer.world_why.empty() && !answer.experiments.empty()) text += wrap(answer.world_why, options.width);
    for (const ExperimentAnswer& one : answer.experiments) text += experiment(one, options);
    if (!answer.not_run.empty())
        text += "\n" + inked(truncate("Stated, and not run", options.width), Ink::strong, options.colour) + "\n";
    for (const std::string& one : answer.not_run) text += wrap("• " + clean_line(one), options.width, 2);
    return text;
}

}  // namespace detente
