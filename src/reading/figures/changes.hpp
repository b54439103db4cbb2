#pragma once
#include <string>
#include <vector>

#include "reading/figures/quantity_amounts.hpp"

namespace detente::reading {

/// +1: a word of growth, -1: of decline, 0: neither. In ten languages.
int direction_of(const Piece&);

/// What a figure says about a thing: how much of it there is, or by how much it changes.
struct Change {
    int direction = 0;  ///< +1 up, -1 down, 0: a level
};

/// [figure]: whether a percentage, fraction or number of points is a change: "up 33 percent", "by a third", "0.3
/// percentage points". "To 75%", "from 25%", "a tariff of 25%" are levels, however far they rose. A change without a
/// word of its own goes where the one before it in the sentence goes ("and imports by 9 percent").
std::vector<Change> find_changes(const Pieces&, const std::vector<Found>&);

/// What a change is reckoned from, as far as the pieces [from, to) say so: "same period previous year", "previous
/// month", "previous quarter", "2019"; else "not stated".
std::string basis_in(const Pieces&, std::size_t from, std::size_t to);

/// Whether a year at `at` is what something is compared with ("than in 2019", "since 2019", "from 2019"), not when it
/// was.
bool is_basis(const Pieces&, std::size_t at);

}  // namespace detente::reading
