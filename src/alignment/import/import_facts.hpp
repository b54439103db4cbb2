#pragma once
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "alignment/import/import_columns.hpp"
#include "detente/alignment/roll_calls.hpp"

namespace detente {

/// A roll call while it is put together: session and year as written.
struct RollCallDraft {
    RollCall call;
    int year_cell = 0;      ///< 0: not written
    std::string file = {};  ///< where it was first met
    long line = 0;
};

/// "58"; "ES-11" for an emergency special session, however it is written (11emsp, ES-11); "S-6" for a special session.
/// Empty: not a session.
std::string plain_session(std::string_view);

/// Takes what the row says about a roll call; what it leaves out stays as it was.
void read_facts(const CsvTable&, std::size_t row, const FactColumns&, RollCallDraft&);

/// A later row of the same roll call must be of the same session (or year).
void check_same_session(const CsvTable&, std::size_t row, const FactColumns&, std::size_t first_row);

/// The year of a session: 1945 + its number; of an emergency special session that of the date. Throws InputError where
/// neither session, year nor date is known. True: the year written is another one.
bool settle_year(RollCallDraft&);

/// later -> earlier, by id.
using Links = std::unordered_map<std::string, std::string>;
/// Adds the pairs of a file; of several earlier ones the smallest stays.
void read_matches(const std::string& file, Links&);
/// Follows each link to the first of its row that is among the roll calls. Returns how many ends are not.
std::size_t follow_links(const Links&, const std::string& file, std::vector<RollCall>&);

}  // namespace detente
