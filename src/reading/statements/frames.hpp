#pragma once
#include "reading/statements/deeds.hpp"

namespace detente::reading {

/// Finds the line of deeds.csv that fits a word best: of those whose needs are met the heaviest, of equals the first.
class Frames {
public:
    Frames(const Syntax&, const Parties&);
    /// Fills frame, roles, objects and mood; false: no line fits.
    bool fit(Deed&) const;
    /// Heads of the phrases behind a preposition that belong to a deed: of the verb, its objects, their phrases.
    std::vector<At> phrases(const Deed&) const;

private:
    bool meets(const DeedNeed&, const Deed&) const;
    bool matches(const DeedNeed&, At noun) const;
    bool has_phrase(const DeedNeed&, const Deed&) const;
    bool has_particle(const DeedNeed&, const Deed&) const;
    bool has_open_clause(const DeedNeed&, const Deed&) const;
    bool has_modifier(const DeedNeed&, const Deed&) const;
    bool crowd(const Deed&) const;

    const Syntax& syntax_;
    const Parties& parties_;
    bool armed_ = false;
};

}  // namespace detente::reading
