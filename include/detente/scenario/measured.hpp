#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "detente/alignment/agreement.hpp"
#include "detente/alignment/order.hpp"
#include "detente/support/notes.hpp"

namespace detente {

/// What blocs are measured from: the roll calls of a year, or one roll call.
struct Measurement {
    enum class Method { leiden, ideal_points, roll_call };
    Method method = Method::leiden;
    std::string votes = "unga";                 ///< an installed table, or the folder of one
    int year = 0;                               ///< leiden, ideal_points: as RollCall::year
    std::string vote;                           ///< roll_call: its id, or the symbol of the resolution, e.g. "ES-11/3"
    AgreementIndex index = AgreementIndex::pi;  ///< leiden
    std::int64_t number = 0;                    ///< leiden: so many blocs; 0: as many as fit best
    std::vector<std::string> issues;            ///< any of these; empty: all
    bool important = false;                     ///< only those that the US Department of State names important
};

/// "leiden", "ideal-points": in the order of the enumerators, as far as a file names them.
const std::vector<std::string>& measurement_methods();

/// Where everybody stands in a measurement, and how sure that is.
struct Measured {
    Measurement how;
    std::string votes_id, votes_title, votes_version, votes_sha256;
    std::string key;                  ///< the same for the same measurement of the same votes, wherever they lie
    std::size_t roll_calls = 0;       ///< used: those that divided who voted; roll_call: 1
    bool summary = false;             ///< ideal_points: read from the installed summary, not measured now
    std::vector<std::string> voters;  ///< those who stand somewhere, in alphabetical order
    /// leiden: [voter] bloc, 0 the largest; roll_call: [voter] position in scenario_keys::positions().
    std::vector<std::size_t> group;
    std::vector<std::string> labels;  ///< leiden: [bloc] its best-known members, e.g. "USA-DEU-FRA"
    std::size_t draws = 0;            ///< leiden: bootstraps over roll calls
    std::vector<std::uint8_t> drawn;  ///< leiden: [draw][voter] bloc, numbered as in `group`; beyond: in none of them
    double rand_index = 0;            ///< leiden: median adjusted Rand index of the bootstraps against `group`
    std::vector<double> point, sd;    ///< ideal_points: [voter] mean and standard deviation of the posterior
    Notes notes;                      ///< limits of what is said, each a sentence

    static constexpr std::size_t npos = ~std::size_t{0};
    std::size_t find(const std::string& voter) const;  ///< npos: stands nowhere
    std::size_t blocs() const { return labels.size(); }
    /// Whether draws differ: some voter changes sides in a bootstrap, or some point is not known exactly.
    bool uncertain() const;
};

/// Measures; the same measurement of the same votes is made once in a process. Always the same result: Leiden with seed
/// 1 and 100 bootstraps; ideal points from the summary that is installed with the votes, or else (null) of that year
/// alone, with seed 1. Throws InputError: no such year, roll call or issue, or nothing that divides.
std::shared_ptr<const Measured> measured(const Measurement&, const RollCalls& votes, const Order* summary = nullptr);

}  // namespace detente
