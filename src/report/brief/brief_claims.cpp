// Each claim as the text has it, and what data say of it.
#include "report/brief/brief.hpp"
#include "report/words/reading_rows.hpp"

namespace detente::report {

namespace {

void write_statements(Markup& page, const Reading& reading) {
    const std::vector<StatementRow> rows = statement_rows(reading);
    if (rows.empty()) return;
    page.element("h3", {}, "Who does what to whom, as the text has it");
    const auto list = page.in("ul", {{"class", "claims statements"}});
    for (const StatementRow& row : rows) {
        const auto item = page.in("li");
        page.element("b", {}, row.who + ": " + row.deed);
        if (!row.note.empty()) page.text(" (" + row.note + ")");
        page.text(" ");
        page.element("q", {}, row.text);
    }
}

}  // namespace

void write_claims(Markup& page, const Reading& reading) {
    write_statements(page, reading);
    const std::vector<ClaimRow> rows = claim_rows(reading);
    if (!rows.empty()) {
        page.element("h3", {}, "Claims that can be checked");
        const auto list = page.in("ul", {{"class", "claims"}});
        for (const ClaimRow& row : rows) {
            const auto item = page.in("li");
            page.element("q", {}, row.text);
            page.text(" ");
            page.element("b", {}, row.mark + " " + row.status);
            if (!row.why.empty()) page.text(": " + row.why);
        }
    }
}

}  // namespace detente::report
