// What files say about roll calls: session, year, date, symbol, title, issues.
#include "alignment/import/import_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "detente/world/registry.hpp"

namespace detente {
namespace {

bool says_nothing(std::string_view text) {
    return text.empty() || text == "NA" || text == "NaN";
}

/// All digits, few of them; -1 otherwise.
int small_number(std::string_view text) {
    if (text.empty() || text.size() > 4 || text.find_first_not_of("0123456789") != text.npos) return -1;
    int value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
}

bool flag(const CsvTable& table, std::size_t row, std::size_t column) {
    const std::string_view text = table.cell(row, column);
    if (says_nothing(text)) return false;
    const std::string word = lower_ascii(text);
    if (word == "1" || word == "true" || word == "yes" || word == "1.0") return true;
    if (word == "0" || word == "false" || word == "no" || word == "0.0") return false;
    table.fail(row, column, fmt::format("'{}' is neither 1 nor 0", text.substr(0, 60)));
}

std::vector<std::string> issues_in(const CsvTable& table, std::size_t row, std::size_t column) {
    std::vector<std::string> issues;
    std::string word;
    for (const char c : lower_ascii(table.cell(row, column)) + " ") {
        const auto letter = static_cast<unsigned char>(c);
        if (std::isalnum(letter) || c == '-' || c == '_') {
            word += c;
        } else if (std::string_view("|;,/ ").find(c) == std::string_view::npos) {
            table.fail(row, column, "issues must be codes like me, nu, di, hr, co, ec", "Separate them with |");
        } else if (!word.empty() && word.size() <= 40) {
            issues.push_back(word);
            word.clear();
        } else if (!word.empty()) {
            table.fail(row, column, "a code of an issue is longer than 40 letters");
        }
    }
    return issues;
}

/// One line, single blanks.
std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}  // namespace

std::string plain_session(std::string_view text) {
    std::string word;
    for (const char c : text)
        if (std::isalnum(static_cast<unsigned char>(c))) word += static_cast<char>(std::toupper(c));
    const std::size_t digits = word.find_first_of("0123456789");
    if (digits == word.npos) return "";
    const std::size_t after = std::min(word.find_first_not_of("0123456789", digits), word.size());
    const int number = small_number(std::string_view(word).substr(digits, after - digits));
    const std::string before = word.substr(0, digits), behind = word.substr(after);
    if (number < 1 || number > 999 || (!before.empty() && !behind.empty())) return "";
    const std::string kind = before + behind;
    if (kind.empty()) return text.find_first_not_of("0123456789") == text.npos ? fmt::format("{}", number) : "";
    if (kind == "ES" || kind == "EMSP" || kind == "ESS") return fmt::format("ES-{}", number);
    if (kind == "S" || kind == "SP" || kind == "SS") return fmt::format("S-{}", number);
    return "";
}

void read_facts(const CsvTable& table, std::size_t row, const FactColumns& columns, RollCallDraft& draft) {
    RollCall& call = draft.call;
    const auto cell = [&](Column column) {
        const std::string_view text = column ? table.cell(row, *column) : std::string_view();
        return says_nothing(text) ? std::string_view() : text;
    };
    if (const auto text = cell(columns.session); !text.empty()) {
        const std::string session = plain_session(text);
        if (session.empty())
            table.fail(row, *columns.session, fmt::format("'{}' is not a session", text.substr(0, 60)),
                       "Write its number, or ES-11 for the eleventh emergency special session");
        if (!call.session.empty() && call.session != session)
            table.fail(row, *columns.session,
                       fmt::format("the roll call '{}' stands in session {} in {}:{}", call.id, call.session,
                                   draft.file, draft.line));
        call.session = session;
    }
    if (const auto text = cell(columns.year); !text.empty()) {
        draft.year_cell = small_number(text);
        if (draft.year_cell < 1000)
            table.fail(row, *columns.year, fmt::format("'{}' is not a year like 1989", text.substr(0, 60)));
    }
    if (const auto text = cell(columns.date); !text.empty()) {
        call.date = text;
        check_date(call.date, table.file, table.line(row), table.header[*columns.date]);
    }
    if (const auto text = cell(columns.resolution); !text.empty()) call.resolution = one_line(text);
    for (const std::size_t column : columns.titles)
        if (const auto text = cell(column); !text.empty()) {
            call.title = one_line(text);
            break;
        }
    if (const auto text = cell(columns.linked); !text.empty()) call.linked = text == call.id ? "" : std::string(text);
    if (columns.important && flag(table, row, *columns.important)) call.important = true;
    for (const std::size_t column : columns.parts)
        if (flag(table, row, column)) call.part = true;
    std::vector<std::string> issues;
    if (columns.issues && !cell(columns.issues).empty()) issues = issues_in(table, row, *columns.issues);
    for (const auto& [code, column] : columns.issue_flags)
        if (flag(table, row, column)) issues.push_back(code);
    std::sort(issues.begin(), issues.end());
    issues.erase(std::unique(issues.begin(), issues.end()), issues.end());
    if (!issues.empty()) call.issues = std::move(issues);
}

void check_same_session(const CsvTable& table, std::size_t row, const FactColumns& columns, std::size_t first_row) {
    const Column column = columns.session ? columns.session : columns.year;
    if (!column || table.cell(row, *column) == table.cell(first_row, *column)) return;
    table.fail(row, *column,
               fmt::format("the roll call '{}' has {} {} on line {}, {} here",
                           table.cell(row, *columns.roll_call).substr(0, 60), columns.session ? "session" : "year",
                           table.cell(first_row, *column).substr(0, 20), table.line(first_row),
                           table.cell(row, *column).substr(0, 20)),
               "One roll call is of one session: are its numbers used again?");
}

bool settle_year(RollCallDraft& draft) {
    RollCall& call = draft.call;
    const int of_date = call.date.empty() ? 0 : small_number(std::string_view(call.date).substr(0, 4));
    const int session = small_number(call.session);
    if (session > 0) {
        call.year = 1945 + session;
        // Resolutions are numbered within the session since the 31st; Voeten writes R/58/51.
        if (session >= 31 && call.resolution.starts_with("R/" + call.session + "/"))
            call.resolution = "A/RES" + call.resolution.substr(1);
        return draft.year_cell != 0 && draft.year_cell != call.year;
    }
    if (!call.session.empty()) {
        call.year = of_date != 0 ? of_date : draft.year_cell;
        if (call.year == 0)
            throw InputError(draft.file, draft.line, "date",
                             fmt::format("the roll call '{}' of session {} has no date", call.id, call.session),
                             "The year of a special session is that of the vote: add a column date or year");
        return false;
    }
    call.year = draft.year_cell != 0 ? draft.year_cell : of_date;
    if (call.year == 0)
        throw InputError(draft.file, draft.line, "session",
                         fmt::format("the roll call '{}' has neither session, year nor date", call.id),
                         "Add one of these columns, or name a file of roll calls that has it with --roll-calls");
    return false;
}

}  // namespace detente
