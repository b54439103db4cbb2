#pragma once
#include <string>

#include "detente/reading/measure.hpp"
#include "drafting/parties.hpp"

namespace detente::drafting {

/// A duty on imports, of any name.
bool is_duty(const PolicyMeasure&);
/// A duty that comes on top of the tariff by its nature: anti-dumping, countervailing, safeguard, border levy.
bool is_on_top(const PolicyMeasure&);
bool is_ban(const PolicyMeasure&);
bool is_sanction(const PolicyMeasure&);
/// An agreement made or ended, a union or trade agreement entered or left.
bool is_agreement(const PolicyMeasure&);
bool leaves(const PolicyMeasure&);
/// A framework without trade rules is entered or left.
bool moves_a_bloc(const PolicyMeasure&, const Parties&);
/// The day's: neither past nor rejected. A union that was left counts as long as it is written of.
bool is_current(const PolicyMeasure&);
/// Not in force: what the text holds out beside what is stated.
bool is_held_out(const PolicyMeasure&);
/// It names no partner because it has none: a ban on exports, a tax on them, a safeguard.
bool is_for_everybody(const PolicyMeasure&);

/// Why a measure cannot be run: what the text leaves open, or what no model here has. Empty: it can.
std::string can_be_run(const PolicyMeasure&, const Parties&);

/// "tariff", "anti-dumping duty": for people.
std::string instrument_in_words(const PolicyMeasure&);

}  // namespace detente::drafting
