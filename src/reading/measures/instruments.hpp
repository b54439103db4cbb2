#pragma once
#include <string>
#include <vector>

#include "reading/mentions/key_index.hpp"
#include "reading/text/pieces.hpp"

namespace detente::reading {

/// Words of a sentence that name an instrument of policy, the pieces [first, last).
struct InstrumentName {
    std::string instrument;
    std::size_t first = 0, last = 0;
};

/// data/reading/instruments.csv: words and the instrument that they name.
class Instruments {
public:
    static const Instruments& installed();
    /// Left to right, longest first, none overlapping.
    std::vector<InstrumentName> find(Pieces) const;

private:
    struct Name {
        std::vector<WordKey> words;
        std::string instrument;
    };
    std::vector<Name> names_;
    KeyIndex by_first_;
};

/// Whether an instrument has its rate on the value of goods that enter: tariffs and their kin.
bool is_duty(std::string_view instrument);
/// "exports" for those that hold goods back at home, "both" where nothing is said of either, else "imports".
std::string flow_of(std::string_view instrument);

}  // namespace detente::reading
