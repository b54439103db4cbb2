#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/scenario/comparison.hpp"

namespace detente::report {

/// The value of a measure for an economy; nullopt where the model does not define it or it is not finite.
std::optional<double> value_of(const Future&, std::string_view measure, std::size_t economy);

/// The range of that value; nullopt where none was drawn or it is not finite.
std::optional<Range> range_of(const Future&, std::string_view measure, std::size_t economy);
std::optional<Range> range_of(const Difference&, std::string_view measure, std::size_t economy);
/// "−1.20 .. −0.35", both ends signed.
std::string range_text(const Range&, int decimals);
/// "5 to 95 percent" in the level of the draws.
std::string level_words(const Drawn&);
/// What was drawn, in a sentence: "Ranges hold 5 to 95 percent of 200 draws of the trade elasticity (2.5 .. 5.1) ...".
std::string sampling_sentence(const Future&);

struct Ranked {
    std::size_t economy;
    double value;
};
/// Every economy that has the measure, largest value first; ties in world order.
std::vector<Ranked> ranked(const Future&, std::string_view measure);

/// All finite values of a measure over all futures.
std::vector<double> all_values(const Comparison&, std::string_view measure);

/// Measures of all futures in order of first appearance.
std::vector<const Measure*> measures_of(const Comparison&);
/// The same without the real wage where it is welfare (no revenue, no transfers): a table would say it twice.
std::vector<const Measure*> distinct_measures(const Comparison&);

struct Tally {
    std::size_t gain = 0, lose = 0, unchanged = 0;  ///< as shown at `decimals`
};
Tally tally(const Future&, std::string_view measure, int decimals);

/// Exports plus imports with one partner, summed over sectors, in the world's unit.
struct Partner {
    std::size_t economy;
    double before;
    std::vector<double> after;  ///< [future]
};
/// The partners with most trade before. Empty where a future carries no flows.
std::vector<Partner> top_partners(const Comparison&, std::size_t economy, std::size_t count);

/// 100 (after / before - 1); nullopt where there was nothing before.
std::optional<double> change(double before, double after);

/// An economy's name in one clean line; its id where it has none.
std::string economy_name(const World&, std::size_t economy);

/// What a future is called: its scenario's title, or its id.
std::string future_name(const Future&);
/// As above in a few words, for column heads: the title up to a colon or dash, unless two futures would share it.
std::vector<std::string> short_names(const Comparison&);

/// The bloc of an economy in a future; empty: none.
std::string bloc_of(const Future&, std::size_t economy);

/// How the members of a bloc were found, in words: "members of BRICS on 2022-12-30".
std::string bloc_rule(const BlocSpec&);
const BlocSpec* bloc_spec(const Scenario&, const std::string& name);

/// Elasticities with where they come from, the closure and the numeraire, in words.
std::vector<std::string> model_facts(const World&, const Future&);
/// One parameter in words, with where it is from; empty where it is the plain case that nobody asks about.
std::string parameter_fact(const UsedParameter&, ModelKind);
/// Whose figure the trade elasticity is; empty: the model has none.
std::string elasticity_source(const Future&);
/// "Trade elasticity 4 (the world), supply elasticity 1.24 (the program's default)".
std::string elasticities_line(const Future&);

/// "China, Russia and Kazakhstan"
std::string listed(const std::vector<std::string>&);

/// The city whose point of view is taken, as the registry has it; the economy's name where it has none.
std::string capital_city(const World&, std::size_t economy);

}  // namespace detente::report
