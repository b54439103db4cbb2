#pragma once
#include <optional>
#include <string>
#include <vector>

#include "detente/alignment/order.hpp"
#include "detente/reading/reading.hpp"
#include "detente/scenario/comparison.hpp"

namespace detente {

/// One or several scenarios on one world, solved side by side. `world` and `capital` empty: the scenarios' own, none.
/// `aggregate`: as in scenario/grouping.hpp. Ranges are added by sample().
Comparison compare(const std::vector<std::string>& scenarios, const std::vector<std::string>& overrides = {},
                   const std::string& world = "", const std::string& capital = "",
                   const std::vector<std::string>& aggregate = {});

struct Answer {
    Reading reading;
    Comparison comparison;
    std::string why;             ///< how the two futures follow from the article
    std::optional<Order> order;  ///< who stands with whom, by the installed votes
};

/// The whole trip: article text -> reading -> two futures -> comparison. `scenarios` non-empty replaces the drafted
/// pair.
Answer answer(const std::string& article_text, const std::string& world = "2019", const std::string& capital = "",
              const std::vector<std::string>& scenarios = {});

}  // namespace detente
