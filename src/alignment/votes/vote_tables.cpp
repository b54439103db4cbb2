// The two tables of a package of votes: voters, and one row a roll call with one letter a voter.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_set>

#include "alignment/votes/package.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "detente/world/registry.hpp"

namespace detente {
namespace {

constexpr std::uint8_t no_vote = 255;

/// The vote of a letter, or no_vote.
constexpr std::array<std::uint8_t, 256> votes_of_letters() {
    std::array<std::uint8_t, 256> votes{};
    for (std::uint8_t& vote : votes) vote = no_vote;
    votes['.'] = static_cast<std::uint8_t>(Vote::none);
    votes['y'] = static_cast<std::uint8_t>(Vote::yes);
    votes['a'] = static_cast<std::uint8_t>(Vote::abstain);
    votes['n'] = static_cast<std::uint8_t>(Vote::no);
    votes['x'] = static_cast<std::uint8_t>(Vote::absent);
    return votes;
}

constexpr std::array<std::uint8_t, 256> vote_of = votes_of_letters();

char letter_of(Vote vote) {
    for (const char letter : {'.', 'y', 'a', 'n', 'x'})
        if (vote_of[static_cast<std::uint8_t>(letter)] == static_cast<std::uint8_t>(vote)) return letter;
    throw InputError("", 0, "votes", fmt::format("hold {}, which is no vote", static_cast<int>(vote)));
}

/// Where the columns of roll_calls.csv stand.
struct Columns {
    std::size_t id, session, year, date, resolution, important, part, issues, linked, title, votes;
    explicit Columns(const CsvTable& table)
        : id(table.column("id")),
          session(table.column("session")),
          year(table.column("year")),
          date(table.column("date")),
          resolution(table.column("resolution")),
          important(table.column("important")),
          part(table.column("part")),
          issues(table.column("issues")),
          linked(table.column("linked")),
          title(table.column("title")),
          votes(table.column("votes")) {}
};

bool yes_or_no(const CsvTable& table, std::size_t row, std::size_t column) {
    const std::string_view text = table.cell(row, column);
    if (text == "1") return true;
    if (text.empty() || text == "0") return false;
    table.fail(row, column, fmt::format("'{}' is neither 1 nor 0", text.substr(0, 60)));
}

int year_in(const CsvTable& table, std::size_t row, std::size_t column) {
    const std::string_view text = table.cell(row, column);
    const bool digits = text.size() == 4 && text.find_first_not_of("0123456789") == text.npos;
    if (!digits) table.fail(row, column, fmt::format("'{}' is not a year like 1989", text.substr(0, 60)));
    return (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
}

RollCall read_one(const CsvTable& table, std::size_t row, const Columns& at) {
    RollCall call;
    call.id = table.cell(row, at.id);
    if (call.id.empty()) table.fail(row, at.id, "the roll call has no id");
    call.session = table.cell(row, at.session);
    call.year = year_in(table, row, at.year);
    call.date = table.cell(row, at.date);
    if (!call.date.empty()) check_date(call.date, table.file, table.line(row), "date");
    call.resolution = table.cell(row, at.resolution);
    call.important = yes_or_no(table, row, at.important);
    call.part = yes_or_no(table, row, at.part);
    if (const std::string_view issues = table.cell(row, at.issues); !issues.empty()) call.issues = split(issues, ' ');
    for (const std::string& issue : call.issues)
        if (issue.empty()) table.fail(row, at.issues, "the codes must be separated by one blank");
    call.linked = table.cell(row, at.linked);
    if (call.linked == call.id) table.fail(row, at.linked, "the roll call is linked to itself");
    call.title = table.cell(row, at.title);
    return call;
}

void read_letters(const CsvTable& table, std::size_t row, std::size_t column, RollCalls& votes) {
    const std::string_view letters = table.cell(row, column);
    if (letters.size() != votes.n())
        table.fail(row, column, fmt::format("has {} letters for {} voters", letters.size(), votes.n()),
                   "One letter a voter, in the order of voters.csv");
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const std::uint8_t vote = vote_of[static_cast<std::uint8_t>(letters[i])];
        if (vote == no_vote)
            table.fail(row, column, fmt::format("letter {}, of {}, is not one of y n a x .", i + 1, votes.voters[i]));
        votes.votes.push_back(static_cast<Vote>(vote));
    }
}

}  // namespace

bool is_iso3(std::string_view text) {
    return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void read_voters(const CsvTable& table, RollCalls& votes) {
    const std::size_t iso3 = table.column("iso3");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string code(table.cell(row, iso3));
        if (!is_iso3(code)) table.fail(row, iso3, fmt::format("'{}' is not three capital letters", code.substr(0, 60)));
        if (!votes.voters.empty() && !(votes.voters.back() < code))
            table.fail(row, iso3,
                       votes.voters.back() == code ? fmt::format("'{}' stands twice", code)
                                                   : fmt::format("'{}' is out of alphabetical order", code));
        votes.voters.push_back(code);
    }
    if (votes.voters.empty()) throw InputError(table.file, 1, "", "has no voters");
}

void read_roll_calls(const CsvTable& table, RollCalls& votes) {
    const Columns at(table);
    votes.roll_calls.reserve(table.rows());
    votes.votes.reserve(table.rows() * votes.n());
    std::unordered_set<std::string_view> ids;
    ids.reserve(table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        RollCall call = read_one(table, row, at);
        if (!ids.insert(table.cell(row, at.id)).second)
            table.fail(row, at.id, fmt::format("the roll call '{}' stands twice", call.id));
        if (row > 0) {
            const RollCall& before = votes.roll_calls.back();
            if (std::tie(call.year, call.date) < std::tie(before.year, before.date))
                table.fail(row, at.date, "the roll calls do not stand by year and date");
        }
        read_letters(table, row, at.votes, votes);
        votes.roll_calls.push_back(std::move(call));
    }
    if (votes.roll_calls.empty()) throw InputError(table.file, 1, "", "has no roll calls");
}

std::vector<VotesTable> write_votes_tables(const RollCalls& votes) {
    std::string voters = "iso3,name\n";
    for (const std::string& code : votes.voters) {
        const EconomyRecord* known = Registry::installed().economy(code);
        voters += code + "," + (known ? csv_field(known->name) : "") + "\n";
    }
    std::string calls = "id,session,year,date,resolution,important,part,issues,linked,title,votes\n";
    calls.reserve(votes.size() * (votes.n() + 100));
    for (std::size_t r = 0; r < votes.size(); ++r) {
        const RollCall& call = votes.roll_calls[r];
        calls +=
            fmt::format("{},{},{:04},{},{},{},{},{},{},{},", csv_field(call.id), csv_field(call.session), call.year,
                        call.date, csv_field(call.resolution), call.important ? "1" : "", call.part ? "1" : "",
                        join(call.issues, " "), csv_field(call.linked), csv_field(call.title));
        for (std::size_t i = 0; i < votes.n(); ++i) calls += letter_of(votes.vote(r, i));
        calls += '\n';
    }
    return {{"voters", "voters.csv", std::move(voters)}, {"roll_calls", "roll_calls.csv.gz", std::move(calls)}};
}

}  // namespace detente
