#include "detente/alignment/import_votes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <set>
#include <unordered_map>

#include "alignment/import/import_facts.hpp"
#include "alignment/import/import_voters.hpp"
#include "alignment/votes/package.hpp"
#include "detente/alignment/votes_package.hpp"
#include "detente/support/csv_mapping.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

/// Most roll calls times voters.
constexpr std::size_t most_cells = std::size_t{1} << 27;

enum class Cell : std::uint8_t { yes = 1, abstain = 2, no = 3, absent = 8, no_member = 9, wrong = 255 };

/// The codes of Voeten, the letters of the UN Digital Library, words.
Cell vote_in(std::string_view text) {
    if (text.size() == 1) switch (text[0]) {
            case '1':
            case 'Y':
            case 'y': return Cell::yes;
            case '2':
            case 'A':
            case 'a': return Cell::abstain;
            case '3':
            case 'N':
            case 'n': return Cell::no;
            case '8':
            case 'X':
            case 'x': return Cell::absent;
            case '9': return Cell::no_member;
            default: return Cell::wrong;
        }
    const std::string word = lower_ascii(text);
    if (word == "yes") return Cell::yes;
    if (word == "abstain" || word == "abstention") return Cell::abstain;
    if (word == "no") return Cell::no;
    if (word == "absent" || word == "non-voting" || word == "not voting") return Cell::absent;
    if (word == "not a member") return Cell::no_member;
    return Cell::wrong;
}

/// Puts the rows of a file together to roll calls and voters.
class Import {
public:
    Import(const CsvTable& table, Notes& notes)
        : table_(table), columns_(vote_columns(table)), voters_(table, columns_), notes_(notes) {}

    void read_roll_calls() {
        call_of_row_.resize(table_.rows());
        std::string_view last_id;
        std::uint32_t last = 0;
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            const std::string_view id = table_.cell(row, columns_.roll_call);
            if (row == 0 || id != last_id) last = find_or_add(row, id), last_id = id;
            check_same_session(table_, row, columns_.facts, first_row_[last]);
            call_of_row_[row] = last;
        }
        if (drafts_.empty()) throw InputError(table_.file, 1, "", "there is no row below the header");
    }

    /// More about the roll calls, from a second file.
    void read_more(const CsvTable& more) {
        const FactColumns columns = fact_columns(more);
        std::unordered_map<std::string_view, long> lines;
        std::size_t without_votes = 0;
        for (std::size_t row = 0; row < more.rows(); ++row) {
            const std::string_view id = more.cell(row, *columns.roll_call);
            const auto [twin, is_new] = lines.emplace(id, more.line(row));
            if (!is_new)
                more.fail(row, *columns.roll_call,
                          fmt::format("the roll call '{}' stands on line {} already", id.substr(0, 60), twin->second));
            const auto at = calls_.find(id);
            if (at == calls_.end())
                ++without_votes;
            else
                read_facts(more, row, columns, drafts_[at->second]);
        }
        note(without_votes, "no-votes", "{} roll calls of {} have no votes here; left out", more.file);
        const std::size_t found = lines.size() - without_votes;
        note(drafts_.size() - found, "no-facts", "{} roll calls are not in {}", more.file);
    }

    void settle_years() {
        std::size_t other = 0;
        for (RollCallDraft& draft : drafts_) other += settle_year(draft);
        note(other, "other-year", "{} roll calls had another year than 1945 plus the session; the session rules{}", "");
    }

    void read_votes() {
        votes_.resize(table_.rows());
        voter_of_row_.resize(table_.rows());
        std::size_t no_members = 0;
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            const Cell cell = vote_in(table_.cell(row, columns_.vote));
            if (cell == Cell::wrong) wrong_vote(row);
            no_members += cell == Cell::no_member;
            votes_[row] = cell == Cell::no_member ? Vote::none : static_cast<Vote>(cell);
            voter_of_row_[row] = static_cast<std::uint32_t>(voters_.of(row, drafts_[call_of_row_[row]].call.year));
        }
        note(no_members, "not-a-member", "{} votes are 9, not a member; they count as none{}", "");
        voters_.add_notes(notes_);
    }

    /// Roll calls by year and date, voters by code, one cell for each.
    void fill(RollCalls& out) {
        const std::vector<std::size_t> place_of_call = order_calls(out), place_of_voter = order_voters(out);
        const std::size_t n = out.n();
        if (out.size() > most_cells / n)
            throw InputError(table_.file, 0, "",
                             fmt::format("{} roll calls of {} voters are more than fit in memory", out.size(), n),
                             "Is the column of roll calls the right one?");
        out.votes.assign(out.size() * n, Vote::none);
        std::vector<std::uint32_t> row_of_cell(out.votes.size(), 0);
        std::size_t twins = 0, first_twin = 0;
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            if (votes_[row] == Vote::none) continue;
            const std::size_t cell = place_of_call[call_of_row_[row]] * n + place_of_voter[voter_of_row_[row]];
            if (out.votes[cell] == Vote::none) {
                out.votes[cell] = votes_[row];
                row_of_cell[cell] = static_cast<std::uint32_t>(row);
                continue;
            }
            if (out.votes[cell] != votes_[row]) two_votes(row, row_of_cell[cell]);
            if (++twins == 1) first_twin = row;
        }
        if (twins > 0)
            notes_.push_back({"repeated-vote",
                              fmt::format("{} votes stand twice, equal; counted once", twins),
                              {table_.file, table_.line(first_twin)}});
    }

private:
    std::uint32_t find_or_add(std::size_t row, std::string_view id) {
        if (id.empty()) table_.fail(row, columns_.roll_call, "the roll call has no id");
        const auto [at, is_new] = calls_.emplace(id, static_cast<std::uint32_t>(drafts_.size()));
        if (is_new) {
            RollCallDraft draft{{.id = std::string(id)}, 0, table_.file, table_.line(row)};
            read_facts(table_, row, columns_.facts, draft);
            drafts_.push_back(std::move(draft));
            first_row_.push_back(row);
        }
        return at->second;
    }

    std::vector<std::size_t> order_calls(RollCalls& out) {
        std::vector<std::size_t> order(drafts_.size()), place(drafts_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            const RollCall &x = drafts_[a].call, &y = drafts_[b].call;
            return std::tie(x.year, x.date) < std::tie(y.year, y.date);
        });
        for (const std::size_t draft : order) {
            place[draft] = out.roll_calls.size();
            out.roll_calls.push_back(std::move(drafts_[draft].call));
        }
        return place;
    }

    /// Those who were members at least once.
    std::vector<std::size_t> order_voters(RollCalls& out) {
        std::vector<bool> there(voters_.ids().size(), false);
        for (std::size_t row = 0; row < table_.rows(); ++row)
            if (votes_[row] != Vote::none) there[voter_of_row_[row]] = true;
        for (std::size_t i = 0; i < there.size(); ++i)
            if (there[i]) out.voters.push_back(voters_.ids()[i]);
        if (out.voters.empty())
            throw InputError(table_.file, 0, table_.header[columns_.vote], "there is no vote in the whole file");
        std::sort(out.voters.begin(), out.voters.end());
        std::vector<std::size_t> place(there.size(), 0);
        for (std::size_t i = 0; i < there.size(); ++i)
            place[i] = static_cast<std::size_t>(
                std::lower_bound(out.voters.begin(), out.voters.end(), voters_.ids()[i]) - out.voters.begin());
        return place;
    }

    [[noreturn]] void wrong_vote(std::size_t row) const {
        const std::string_view text = table_.cell(row, columns_.vote);
        table_.fail(row, columns_.vote,
                    text.empty() ? "the vote is empty" : fmt::format("'{}' is not a vote", text.substr(0, 60)),
                    "Votes are 1 yes, 2 abstain, 3 no, 8 absent, 9 not a member; Y, A, N, X; or words");
    }

    [[noreturn]] void two_votes(std::size_t row, std::size_t first) const {
        table_.fail(
            row, columns_.vote,
            fmt::format("{} votes '{}' in the roll call '{}', but '{}' on line {}", voters_.ids()[voter_of_row_[row]],
                        table_.cell(row, columns_.vote), table_.cell(row, columns_.roll_call).substr(0, 60),
                        table_.cell(first, columns_.vote), table_.line(first)),
            "Keep one of the two rows");
    }

    void note(std::size_t count, const char* name, const char* text, const std::string& file) {
        if (count > 0) notes_.push_back({name, fmt::format(fmt::runtime(text), count, file), {table_.file, 0}});
    }

    const CsvTable& table_;
    const VoteColumns columns_;
    Voters voters_;
    Notes& notes_;
    std::vector<RollCallDraft> drafts_;
    std::vector<std::size_t> first_row_;
    std::unordered_map<std::string_view, std::uint32_t> calls_;
    std::vector<std::uint32_t> call_of_row_, voter_of_row_;
    std::vector<Vote> votes_;
};

std::string id_from(const VotesImportOptions& options) {
    if (!options.id.empty()) {
        if (!valid_package_id(options.id))
            throw InputError("", 0, "id", fmt::format("'{}' is not a name for a table of votes", options.id),
                             "Use letters, digits, '.', '_' and '-'");
        return options.id;
    }
    std::string id = (std::filesystem::path(options.output) / "").parent_path().filename().string();
    for (char& c : id)
        if (!valid_package_id(std::string("x") + c)) c = '-';
    return valid_package_id(id) ? id : "votes";
}

void name_sources(const VotesImportOptions& options, RollCalls& out) {
    const std::size_t count = std::max({options.source.size(), options.source_url.size(), options.licence.size()});
    const auto at = [](const std::vector<std::string>& list, std::size_t k) { return k < list.size() ? list[k] : ""; };
    for (std::size_t k = 0; k < count; ++k) {
        const std::string title = at(options.source, k);
        out.sources.push_back(
            {title.empty() ? options.input : title, at(options.source_url, k), at(options.licence, k)});
    }
}

void link(const VotesImportOptions& options, RollCalls& out) {
    Links links;
    for (const RollCall& call : out.roll_calls)
        if (!call.linked.empty()) links.emplace(call.id, call.linked);
    if (!options.matches.empty()) read_matches(options.matches, links);
    const std::string& file = options.matches.empty() ? options.input : options.matches;
    const std::size_t lost = follow_links(links, file, out.roll_calls);
    if (lost > 0)
        out.notes.push_back(
            {"unmatched", fmt::format("{} ends of matches are not among the roll calls", lost), {file, 0}});
    if (options.link_titles) out.notes.push_back({"linked-titles", fmt::format("{} roll calls", link_by_title(out))});
}

/// What measures will meet: roll calls that divide nobody.
void note_limits(const std::string& file, RollCalls& out) {
    std::size_t silent = 0, alike = 0;
    std::set<std::string> of_silent;
    for (std::size_t r = 0; r < out.size(); ++r) {
        const Vote *row = out.row(r), *end = row + out.n();
        const Vote* first = std::find_if(row, end, is_cast);
        const RollCall& call = out.roll_calls[r];
        const std::string period = call.session.empty() ? fmt::format("{}", call.year) : "session " + call.session;
        if (first == end)
            ++silent, of_silent.insert(period);
        else if (std::all_of(first, end, [&](Vote vote) { return !is_cast(vote) || vote == *first; }))
            ++alike;
    }
    for (std::size_t r = 0; r < out.size() && !of_silent.empty(); ++r) {
        const RollCall& call = out.roll_calls[r];
        if (std::any_of(out.row(r), out.row(r) + out.n(), is_cast))
            of_silent.erase(call.session.empty() ? fmt::format("{}", call.year) : "session " + call.session);
    }
    if (silent > 0) out.notes.push_back({"nobody-voted", fmt::format("in {} roll calls; kept", silent), {file, 0}});
    for (const std::string& period : of_silent)
        out.notes.push_back({"nobody-voted", fmt::format("in the whole of {}; kept", period), {file, 0}});
    if (alike > 0)
        out.notes.push_back({"all-alike", fmt::format("{} roll calls divide nobody; kept", alike), {file, 0}});
}

RollCalls imported(const VotesImportOptions& options, const CsvTable& table) {
    RollCalls out;
    out.id = id_from(options);
    out.title = options.title.empty() ? out.id : options.title;
    out.version = options.version.empty() ? "1.0.0" : options.version;
    name_sources(options, out);
    Import import(table, out.notes);
    import.read_roll_calls();
    if (!options.roll_calls.empty()) import.read_more(read_csv(options.roll_calls));
    import.settle_years();
    import.read_votes();
    import.fill(out);
    link(options, out);
    note_limits(options.input, out);
    if (!options.output.empty()) save_votes(out, options.output);
    return out;
}

}  // namespace

RollCalls import_votes(const VotesImportOptions& options) {
    return imported(options, read_csv(options.input, csv_mapping(options.delimiter, options.column,
                                                                 import_column_names(), "vote=choice")));
}

RollCalls import_votes(const VotesImportOptions& options, std::string content) {
    return imported(options,
                    parse_csv(std::move(content), options.input,
                              csv_mapping(options.delimiter, options.column, import_column_names(), "vote=choice")));
}

}  // namespace detente
