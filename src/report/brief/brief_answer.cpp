// What the text asks, what was run for it, and what each world says.
#include "detente/support/clean_text.hpp"
#include "report/brief/brief.hpp"
#include "report/words/answer_rows.hpp"

namespace detente::report {
namespace {

void write_list(Markup& page, const char* heading, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    page.element("h4", {}, heading);
    const auto list = page.in("ul", {{"class", "changes"}});
    for (const std::string& line : lines) page.element("li", {}, clean_line(line));
}

void write_verdicts(Markup& page, const ExperimentAnswer& answer) {
    const std::vector<VerdictRow> rows = verdict_rows(answer);
    if (rows.empty()) return;
    page.element("h4", {}, "What the text says follows, beside the model");
    const auto list = page.in("ul", {{"class", "claims"}});
    for (const VerdictRow& row : rows) {
        const auto item = page.in("li");
        page.element("q", {}, row.text);
        page.text(" ");
        page.element("b", {}, row.mark + " " + row.status);
        page.text((row.model.empty() ? "" : ". The model: " + row.model) + ". " + row.why + ".");
    }
}

void write_experiment(Markup& page, const ExperimentAnswer& answer) {
    page.element("h3", {}, clean_line(answer.draft.title));
    std::vector<std::string> changes, opinions;
    for (const ChangeInWords& change : answer.opinions.front().future.compiled.changes)
        changes.push_back(change.in_words());
    for (const Opinion& opinion : answer.opinions) opinions.push_back(opinion_line(opinion, answer.draft));
    const std::string agreement = agreement_line(answer);
    if (!agreement.empty()) opinions.push_back(agreement);
    write_list(page, "What is run", changes);
    write_list(page, answer.opinions.size() > 1 ? "What each world says" : "What the model says", opinions);
    write_verdicts(page, answer);
    write_list(page, "Assumed, and the key that changes it", answer.draft.assumptions);
}

}  // namespace

void write_answer(Markup& page, const Brief& brief) {
    const AnswerToText* answer = brief.options.to_text;
    if (answer == nullptr || brief.reading == nullptr) return;
    const auto section = page.in("section", {{"id", "asked"}, {"aria-labelledby", "asked-head"}});
    page.element("h2", {{"id", "asked-head"}}, "What the text asks");
    page.element("p", {}, question_line(*answer));
    const std::string lacking = without_data_line(*answer);
    if (!lacking.empty()) page.element("p", {{"class", "warning"}}, lacking);
    if (!answer->world_why.empty() && !answer->experiments.empty()) page.element("p", {}, answer->world_why);
    for (const ExperimentAnswer& one : answer->experiments) write_experiment(page, one);
    write_list(page, "Stated, and not run", answer->not_run);
}

}  // namespace detente::report
