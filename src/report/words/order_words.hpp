#pragma once
#include <string>
#include <vector>

#include "detente/alignment/order.hpp"

namespace detente::report {

/// The name that the registry has for a voter, or its id.
std::string voter_name(const std::string& id);

/// "session 75 (2020)", "2020".
std::string year_title(const OrderYear&);

/// Voters to show: those wanted that stand in the year, else the best known, at most `most`.
std::vector<std::size_t> shown_voters(const Order&, const OrderYear&, const std::vector<std::string>& wanted,
                                      std::size_t most);

/// A letter for a bloc: A is the largest.
std::string bloc_letter(std::size_t bloc);

/// Eight heights of blocks for values between `low` and `high`; a blank where there is none.
std::string sparkline(const std::vector<double>& values, double low, double high);

/// What a polarity index is called.
std::string polarity_label(const std::string& key);

/// Mean ideal point of a bloc's members; NaN where none has one.
double mean_point(const OrderYear&, std::size_t bloc);

}  // namespace detente::report
