#pragma once
#include <string>
#include <vector>

#include "detente/alignment/roll_calls.hpp"
#include "detente/support/describe.hpp"

namespace detente {

/// `detente import votes`: a table of votes from one row a vote. docs/votes.md has the layouts.
struct VotesImportOptions {
    std::string input;                ///< plain or gz: one row for each roll call and voter
    std::string output;               ///< folder to write; empty: none
    std::string roll_calls;           ///< more about the roll calls, one a row; empty: none
    std::string matches;              ///< pairs of roll calls on one recurring text: rcid1 (earlier), rcid2
    std::vector<std::string> column;  ///< WANTED=NAME, e.g. vote=choice; for the first file
    std::string delimiter;            ///< of the first file; empty: found; "tab" or one character
    bool link_titles = false;         ///< link_by_title as well
    std::string id;                   ///< empty: the output folder's name
    std::string title, version;
    std::vector<std::string> source, source_url, licence;  ///< of each source, in the same order
};

void describe(VotesImportOptions&, OptionVisitor&);

/// Reads, checks, sorts; writes options.output unless that is empty. `notes` of the result say what was kept, changed
/// or left out. Throws InputError with file, line and column for what is wrong.
RollCalls import_votes(const VotesImportOptions&);

/// The same from the bytes of a votes file in memory; options.input names it in messages.
RollCalls import_votes(const VotesImportOptions&, std::string content);

}  // namespace detente
