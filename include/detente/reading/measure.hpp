#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "detente/reading/span.hpp"

namespace detente {

/// A good that a text names, and where a world has it.
struct Product {
    std::string text;             ///< as the text has it: "electric cars"
    std::vector<std::string> hs;  ///< codes of the Harmonised System, two to six digits: "870380"
    std::map<std::string, std::vector<std::string>> sectors;  ///< by world: {"2022": ["C29"]}
    std::optional<double> share;                              ///< of those sectors' trade; none: not known
};

/// How high a measure is. Rates as shares: 0.25 is 25 percent.
struct Level {
    std::string kind = "none";  ///< "to", "by", "up_to", "between", "none"
    std::optional<double> from, to, by, low, high;
    std::string unit = "ad-valorem";  ///< "ad-valorem", "quantity", "price"
};

/// An instrument of policy that the text states, by whom, on whom, which goods, how high, from when, in which state.
struct PolicyMeasure {
    /// "tariff", "anti_dumping", "countervailing", "safeguard", "quota", "import_ban", "export_ban", "export_control",
    /// "export_tax", "price_cap", "sanction", "subsidy", "border_levy", "agreement", "agreement_exit",
    /// "framework_join", "framework_leave".
    std::string instrument;
    std::vector<std::string> by;      ///< ids; empty: the text does not say
    std::vector<std::string> on;      ///< ids, or "all" where the text says so; empty: the text does not say, never all
    std::vector<std::string> except;  ///< ids
    std::string flow = "imports";     ///< of those who act: "imports", "exports", "both"
    std::vector<Product> products;    ///< empty: all goods
    Level level;
    std::string from, until;  ///< "2024-10-30", "2024-10", "2024"; empty: not stated
    /// "in_force", "announced", "proposed", "threatened", "suspended", "lifted", "rejected", "past", as of the
    /// article's date.
    std::string status = "in_force";
    std::string speaker;  ///< id; empty: the author
    Span span;
    double confidence = 0;
    std::string rule;
};

/// What the text says a measure or an event does: who gains or loses what.
struct Effect {
    std::optional<std::size_t> of;  ///< position in Reading::measures
    std::string about;              ///< "trade", "exports", "imports", "gdp", "welfare", "prices", "jobs"
    std::vector<std::string> who;   ///< ids, or "world"
    std::vector<std::string> with;  ///< of trade: the partners
    std::string direction;          ///< "up", "down", "none"
    std::optional<double> value;    ///< 0.33 with unit "share", else in the unit
    std::string unit;
    std::string speaker;
    Span span;
    std::string rule;
};

}  // namespace detente
