// Each claim beside its sentence, and what data say of it; who does what to whom.
#include <fmt/format.h>

#include "report/brief.hpp"
#include "report/reading_rows.hpp"

namespace detente::report {
namespace {

void write_statements(Markup& page, const Reading& reading) {
    std::size_t unclassified = 0;
    const std::vector<StatementRow> rows = statement_rows(reading, unclassified);
    if (rows.empty()) return;
    const auto details = page.in("details", {{"class", "statements"}});
    page.element("summary", {}, fmt::format("Who does what to whom, and who says so ({})", rows.size()));
    const auto scroll = page.in("div", {{"class", "scroll"}});
    const auto table = page.in("table", {{"class", "plain"}});
    {
        const auto head = page.in("thead");
        const auto row = page.in("tr");
        for (const char* name : {"who", "does", "to whom", "says who", "in the text"})
            page.element("th", {{"scope", "col"}}, name);
    }
    const auto body = page.in("tbody");
    for (const StatementRow& row : rows) {
        const auto line = page.in("tr");
        for (const std::string& cell : {row.source, row.what, row.target, row.speaker, row.text})
            page.element("td", {}, cell);
    }
}

}  // namespace

void write_claims(Markup& page, const Reading& reading) {
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
    write_statements(page, reading);
}

}  // namespace detente::report
