#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "detente/alignment/order.hpp"
#include "detente/door/library.hpp"
#include "detente/support/describe.hpp"
#include "detente/support/work.hpp"

namespace detente {

enum class OrderMethod { bsv, random_walk, leiden };

/// Who stands with whom: by which votes, and by what beside them.
struct OrderQuestion {
    std::string votes = "unga";
    std::int64_t year = 0, session = 0, from = 0, to = 0;
    std::vector<std::string> issues;
    bool important = false, whole = false;
    std::string roll_call;
    OrderMethod method = OrderMethod::bsv;
    bool measure = false;                ///< even where an installed summary says the same
    std::vector<std::string> agreement;  ///< indices of pairs to be shown; empty: none
    OrderOptions options;                ///< of what is measured
    std::vector<std::string> layer;      ///< NAME=WEIGHT: blocs by the sum of these kinds of evidence
    std::string on;                      ///< date of memberships; empty: the end of the year
    std::string world = "2019";          ///< whose trade
};
/// All of it, in the order of a command's help: which votes, how, layers, the sampler's and the blocs' own options.
void describe_selection(OrderQuestion&, OptionVisitor&);
void describe_method(OrderQuestion&, OptionVisitor&);
void describe_layers(OrderQuestion&, OptionVisitor&);
void describe_options(OrderQuestion&, OptionVisitor&);

struct OrderFound {
    Order order, all;                     ///< what was asked for; all the years there are, for lines
    RollCalls votes;                      ///< those of the years asked for
    std::optional<Agreement> agreement;   ///< of their voters, where indices were asked for
    std::vector<AgreementIndex> indices;  ///< share and half, then those asked for
};

/// From the installed summary where that says it, else measured now. Throws InputError {field} for what contradicts
/// itself or is not there. Where `work` stops it, what is drawn so far is kept and a note says so.
OrderFound order(const Library&, const OrderQuestion&, const Work& = {});
/// The roll calls that it is about.
RollCalls asked_votes(const Library&, const OrderQuestion&);

}  // namespace detente
