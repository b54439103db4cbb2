// Each claim as the text has it, and what data say of it.
#include "detente/support/text.hpp"
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

/// Each figure that the text ties to something, under the sentence that has it.
void write_figures(Markup& page, const Reading& reading) {
    std::vector<FigureRow> rows = figure_rows(reading);
    std::erase_if(rows, [](const FigureRow& row) { return row.about.empty() && row.growth.empty(); });
    if (rows.empty()) return;
    page.element("h3", {}, "Figures, as the text has them");
    const auto list = page.in("ul", {{"class", "claims figures"}});
    for (std::size_t at = 0; at < rows.size();) {
        const auto item = page.in("li");
        const std::string& sentence = rows[at].text;
        std::size_t next = at;
        for (; next < rows.size() && rows[next].text == sentence; ++next) {
            const FigureRow& row = rows[next];
            std::vector<std::string> parts;
            for (const std::string& part : {row.about, row.figure, row.growth, row.period})
                if (!part.empty()) parts.push_back(part);
            page.element("b", {}, (next > at ? "; " : "") + join(parts, ", "));
        }
        page.text(" ");
        page.element("q", {}, sentence);
        at = next;
    }
}

}  // namespace

void write_claims(Markup& page, const Reading& reading) {
    write_statements(page, reading);
    write_figures(page, reading);
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
