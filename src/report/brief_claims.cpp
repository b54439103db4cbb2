// Each claim as the text has it, and what data say of it.
#include "report/brief.hpp"
#include "report/reading_rows.hpp"

namespace detente::report {

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
}

}  // namespace detente::report
