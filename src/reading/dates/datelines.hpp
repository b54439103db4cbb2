#pragma once
#include <optional>

#include "detente/reading/date.hpp"
#include "reading/text/pieces.hpp"

namespace detente::reading {

/// The dateline with which a line begins; `line`: its pieces, the first forty are enough. Behind its span begins the
/// first sentence.
///
/// It is a place or two in capital letters or with capitals, a date, an agency in brackets or between slashes, and a
/// dash, in this order, each but the dash perhaps missing: "BEIJING, Jan. 12, 2020 (Reuters) - ", "PARIS (AFP) – ",
/// "MOSCOW, January 12. /TASS/. ", "Berlin, 5. Dezember 2022", 新华社北京1月12日电. Without a dash the line must end,
/// or an agency must stand there. `bare`: neither date nor agency ("SEOUL — The"): who knows names must look whether it
/// is a place.
struct FoundDateline {
    Dateline dateline;
    bool bare = false;
};
std::optional<FoundDateline> dateline_at(Pieces line);

}  // namespace detente::reading
