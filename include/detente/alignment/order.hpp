#pragma once
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "detente/alignment/blocs.hpp"
#include "detente/alignment/ideal_points.hpp"
#include "detente/alignment/roll_calls.hpp"
#include "detente/support/notes.hpp"

namespace detente {

/// What is measured of an order, from roll calls, and how.
struct OrderOptions {
    BlocOptions blocs;
    IdealPointOptions points;
    bool find_blocs = true, find_points = true;
    bool find_frustration = false;  ///< of the graph of signs of the index; exact where it can
};

/// Where one voter stands in one year. NaN and npos where that was not measured, or cannot be.
struct Standing {
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();
    static constexpr std::size_t no_bloc = ~std::size_t{0};
    std::size_t voter = 0;                                          ///< position in Order::voters
    std::size_t votes = 0;                                          ///< cast on roll calls that divided
    double ideal_point = none, sd = none, low = none, high = none;  ///< posterior; 5th and 95th percentile
    std::size_t bloc = no_bloc;                                     ///< position in OrderYear::blocs
    double probability = none;                                      ///< of that bloc, over bootstrapped roll calls
};

struct OrderYear {
    int year = 0;
    std::string session;
    std::size_t roll_calls = 0;                            ///< that divided those who voted
    std::vector<Standing> standings;                       ///< by voter
    std::vector<std::string> blocs;                        ///< labels, the largest bloc first
    double objective = Standing::none;                     ///< of the partition
    double rand_index = Standing::none;                    ///< median adjusted Rand index of the draws against it
    std::vector<std::pair<std::string, double>> polarity;  ///< indices by name, those that are defined

    const Standing* find(std::size_t voter) const;
    /// Members of a bloc, the surest first.
    std::vector<const Standing*> members(std::size_t bloc) const;
};

/// A measured order: standings, blocs and polarity, year by year.
struct Order {
    std::string votes_id, votes_title, votes_version, votes_sha256;
    std::vector<RollCalls::Source> sources;
    std::vector<std::string> voters;
    std::vector<OrderYear> years;  ///< ascending
    std::string how;               ///< one sentence: method, draws, seed; or that the installed summary is shown
    bool summary = false;          ///< read from the installed summary, not measured now
    bool stopped = false;          ///< by whoever waited, before everything was measured
    Notes notes;                   ///< named warnings

    const OrderYear* find(int year) const;
    /// The newest year with at least ten roll calls that divided; where none has, the newest. Null without years.
    const OrderYear* latest() const;
    std::size_t find_voter(const std::string& id) const;  ///< npos: none
    static constexpr std::size_t npos = ~std::size_t{0};
};

/// Measures every year of the given roll calls; whoever waits is told of the stages "ideal points" and "blocs". Years
/// in which blocs or points cannot be told (nobody divided, one voter) are kept with a note. Throws InputError where
/// nothing can be measured at all.
Order measure(const RollCalls&, const OrderOptions& = {}, const Work& = {});

/// The summary that is installed with a table of votes (standings.csv.gz, years.csv, order.json in its folder): made by
/// save_order from the same votes; a summary of other votes is refused. Nothing where there is none.
std::optional<Order> load_order(const std::string& votes_id_or_folder);
/// The same of a folder of `files`, e.g. "votes/unga"; empty: at their top.
std::optional<Order> load_order(const Files& files, std::string_view folder);
/// Puts the summary beside the votes in `folder`, in one step.
void save_order(const Order&, const std::string& folder);

/// A year in which a voter's line turned: change_points() on its ideal points, years with ten roll calls or more.
struct Turn {
    std::size_t voter = 0;
    int year = 0;            ///< the first of the new level
    double probability = 0;  ///< that the line changed between the year before and this
};
/// Turns more likely than not, of one voter, by year; none where fewer than ten years are known.
std::vector<Turn> turns_of(const Order&, std::size_t voter);

/// The years from `from` to `to`; 0: no bound.
Order within(const Order&, int from, int to);

}  // namespace detente
