#pragma once
#include <string>
#include <vector>

#include "scenario/file/names.hpp"

namespace detente {

/// One side of a change: who, and how to say it.
struct Side {
    std::vector<std::size_t> members;  ///< positions in the world, ascending
    std::string words;                 ///< "west", "Russia", "everybody"
    bool one_economy = false;          ///< a single economy, named as such
};

/// Where a change applies.
struct Scope {
    Side from, to;
    std::vector<char> pair;  ///< [importer][exporter]: 1 where it applies
    std::vector<std::size_t> sectors;
    std::size_t pairs = 0;
    bool all_goods = false;  ///< the sectors are all but services, of a world that has some

    bool has(std::size_t importer, std::size_t exporter, std::size_t n) const {
        return pair[importer * n + exporter] != 0;
    }
};

/// Turns the names of a change into pairs of economies. Domestic pairs only where both sides name the same single
/// economy. Throws InputError for names that mean nothing and for a change that touches no pair.
class ScopeFinder {
public:
    ScopeFinder(const Scenario& scenario, const Names& names, const std::vector<Bloc>& blocs, Notes& notes)
        : scenario_(scenario), names_(names), blocs_(blocs), notes_(notes) {}

    Scope find(const Change&, std::size_t number);
    Side side(const Change&, std::size_t number, const std::string& key, const std::vector<std::string>& written);

private:
    void between_sides(const Change&, Scope&) const;
    void by_membership(const Change&, std::size_t number, Scope&);
    void filter_pairs(const Change&, std::size_t number, Scope&);
    void add_element(const Change&, const Place&, const std::string& field, const std::string& written, Side&);
    const Scenario& scenario_;
    const Names& names_;
    const std::vector<Bloc>& blocs_;
    Notes& notes_;
    bool framework_used_ = false;
};

/// The place of one key of a change; of the change where the key was not written.
Place place_of(const Change&, const std::string& key);
std::string field_of(std::size_t number, const std::string& key);

}  // namespace detente
