#pragma once
#include <string>
#include <string_view>

#include "detente/door/library.hpp"
#include "detente/support/work.hpp"

namespace detente {

struct Reply {
    int status = 0;    ///< as the program's exit code: 0 fine, 2 a wrong request, 3 wrong input, 4 no equilibrium ...
    std::string json;  ///< the result, or {"error": {...}}
};

/// The one contract of server, browser, C, Python and whatever else is not C++ (docs/call.md):
/// {"verb": "answer", "article": "...", "capital": "UZB"} -> what `detente answer --json` writes. Options have the
/// names that they have on the command line, with '_' for '-'; whatever is unknown is refused with the nearest name.
/// Never throws: a failure is a reply, too.
Reply call(const Library&, std::string_view request_json, const Work& = {}) noexcept;

}  // namespace detente
