#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "detente/support/csv.hpp"

namespace detente {

using Column = std::optional<std::size_t>;

/// Columns that say something about a roll call, in a file of votes or of roll calls.
struct FactColumns {
    Column roll_call, session, year, date, resolution, important, linked, issues;
    std::vector<std::size_t> titles;                               ///< the first one that says something is taken
    std::vector<std::size_t> parts;                                ///< amendments, paragraphs
    std::vector<std::pair<std::string, std::size_t>> issue_flags;  ///< Voeten's columns me nu di hr co ec
};

/// Columns of a file of votes.
struct VoteColumns {
    FactColumns facts;
    std::size_t roll_call = 0, vote = 0;
    Column cow, code, name;  ///< Correlates of War number; code; name: at least one is there
};

/// Recognised from the header, upper and lower case alike. Throws InputError for a header that lacks what is needed.
VoteColumns vote_columns(const CsvTable&);
FactColumns fact_columns(const CsvTable&);
/// The two columns of a file of matches.
std::pair<std::size_t, std::size_t> match_columns(const CsvTable&);

/// The names that --column takes.
const std::vector<std::string>& import_column_names();

}  // namespace detente
