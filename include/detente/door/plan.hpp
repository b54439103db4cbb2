#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "detente/alignment/order.hpp"
#include "detente/door/question.hpp"
#include "detente/drafting/experiment.hpp"
#include "detente/reading/reading.hpp"
#include "detente/scenario/scenario.hpp"

namespace detente {

/// An experiment of the text, compiled for every world that is asked.
struct PlannedExperiment {
    struct OnWorld {
        std::shared_ptr<const World> world;
        CompiledScenario compiled;
    };
    DraftedExperiment draft;
    std::vector<OnWorld> worlds;        ///< the chosen one first
    std::optional<std::size_t> future;  ///< it is this one of the plan's scenarios, on the chosen world
};

/// What is solved, and why: everything is found and checked, nothing is solved yet.
struct Plan {
    std::shared_ptr<const Registry> registry;
    std::shared_ptr<const World> world;          ///< after joining what was to be joined
    std::vector<CompiledScenario> scenarios;     ///< against that world, in the order in which they were asked for
    std::string capital;                         ///< economy id; empty: the world's point of view
    std::optional<Reading> reading;              ///< of the article, with its claims checked; none: there was none
    TextQuestion question;                       ///< what the text asks; kind "none" where there is no article
    std::string world_why;                       ///< why this world, where the text chose it
    std::vector<std::string> not_run;            ///< what the text states that no experiment holds, and why
    std::vector<PlannedExperiment> experiments;  ///< the text's own first
    std::string why;                             ///< how the futures follow from the article, in words
    bool drafted = false;                        ///< the scenarios were drafted from the article
    std::shared_ptr<const Order> order;          ///< who stands with whom, by the installed votes; null: not asked
    Notes notes;                                 ///< on the world as it was joined
    VotesShelf votes;                            ///< for scenarios that are written from it
    SamplingOptions sampling;
};

/// What a run is, for a store of runs: the same for the same world, scenarios, capital, draws and version of the
/// program, whatever they are called and wherever they lie; never of seconds or threads. 64 hexadecimal digits.
std::string key_of(const Plan&);

/// The measures that the model of a scenario may report (Outcome::measures): which of them it has for certain is known
/// when it is solved.
std::vector<std::string> measure_names(const CompiledScenario&);

/// The scenarios as files to change and run again: those of the plan and, of a drafted pair, their variants with what
/// the text's own statements add (drafting/drafting.hpp). Scenario::id and text.
std::vector<Scenario> scenarios_to_write(const Plan&);

}  // namespace detente
