#pragma once
#include <functional>
#include <string>

#include "detente/alignment/roll_calls.hpp"

namespace detente {

/// A table of votes from the text of its descriptor (datapackage.json) and of the tables that it names, unpacked.
/// `file` for messages. Throws InputError: not well-formed, a table missing or changed since (sha256), bad cells.
RollCalls parse_votes(const std::string& datapackage, const std::string& file,
                      const std::function<std::string(const std::string& path)>& read_table);

/// Links recurring resolutions by title, as bridges over time: two roll calls on whole texts with the same title
/// (case, accents and punctuation aside) in consecutive sessions, each the only one of that title in its session, are
/// one item; `linked` becomes the id of the first of the row. Sessions are those with a number; where a source has
/// years only, consecutive years. Roll calls that are linked already, and titles of fewer than three words, stay as
/// they are. Returns how many links it made.
std::size_t link_by_title(RollCalls&);

}  // namespace detente
