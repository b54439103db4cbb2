#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "detente/support/notes.hpp"

namespace detente {

class Files;

/// How one voter stood in one roll call. `none`: not listed (no member then); `absent`: listed, no vote recorded.
enum class Vote : std::uint8_t { none = 0, yes = 1, abstain = 2, no = 3, absent = 8 };

constexpr bool is_cast(Vote vote) {
    return vote == Vote::yes || vote == Vote::abstain || vote == Vote::no;
}

/// One roll call. `year` is what it is counted in: for the UN General Assembly the year in which its session opens
/// (1945 plus the session's number), for an emergency special session the calendar year of the vote.
struct RollCall {
    std::string id;
    int year = 0;
    std::string session;     ///< "58", "ES-11"; empty: the source has years only
    std::string date;        ///< ISO, or empty
    std::string resolution;  ///< symbol, e.g. A/RES/ES-11/3, or empty
    std::string title;
    std::vector<std::string> issues;  ///< two-letter codes of Voeten: me nu di hr co ec
    bool important = false;           ///< named important by the US Department of State
    bool part = false;                ///< on a paragraph or an amendment, not on a whole text
    std::string linked;               ///< id of the earlier roll call on the same recurring text; empty: none known
};

/// Roll calls with the votes of everybody, and where they come from.
struct RollCalls {
    std::string id, title, version, sha256;
    struct Source {
        std::string title, path, licence;
    };
    std::vector<Source> sources;
    std::vector<std::string> voters;   ///< ISO 3166-1 alpha-3 (or historic), unique, in alphabetical order
    std::vector<RollCall> roll_calls;  ///< by year, then date, then as in the source
    std::vector<Vote> votes;           ///< [roll call][voter]
    Notes notes;                       ///< named warnings of loading or importing

    std::size_t n() const { return voters.size(); }
    std::size_t size() const { return roll_calls.size(); }
    Vote vote(std::size_t roll_call, std::size_t voter) const { return votes[roll_call * voters.size() + voter]; }
    const Vote* row(std::size_t roll_call) const { return votes.data() + roll_call * voters.size(); }
};

/// An installed table of votes by id ("unga"), or a folder that `detente import votes` wrote. Throws InputError.
RollCalls load_votes(const std::string& id_or_folder);
/// The same of a folder of `files`, e.g. "votes/unga"; empty: at their top.
RollCalls load_votes(const Files& files, std::string_view folder);

/// Writes datapackage.json, voters.csv and roll_calls.csv.gz into `folder`: load_votes reads them back bit for bit.
void save_votes(const RollCalls&, const std::string& folder);

/// Which roll calls to look at; empty or 0: no restriction.
struct RollCallSelection {
    int from = 0, to = 0;             ///< years, both included
    std::vector<std::string> issues;  ///< any of these
    bool important = false;           ///< only the important ones
    bool whole = false;               ///< no votes on paragraphs and amendments
    std::string roll_call;            ///< one: by id or by the symbol of the resolution
};

/// The roll calls that `selection` leaves, with all voters. Throws InputError where it leaves none.
RollCalls select(const RollCalls&, const RollCallSelection& selection);

}  // namespace detente
