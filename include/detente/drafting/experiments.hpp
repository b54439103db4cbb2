#pragma once
#include <string>
#include <vector>

#include "detente/drafting/experiment.hpp"
#include "detente/world/registry.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// What the text asks. In this order: tariffs, bans, controls that can be run are `measures` (`sanctions` where one is
/// a sanction or a price cap; `agreement` where an agreement, or a union entered or left, comes before them); a growth
/// of trade between named economies is `growth`; a framework without trade rules that is entered or left, and words for
/// blocs (data/reading/bloc_cues.csv), are `blocs`, before growth where title or question has them. Else `none`.
TextQuestion question_of(const Reading&, const Registry&);

/// Day of the article, from which memberships are taken where a measure gives none; empty: the registry's newest.
struct DraftedOn {
    std::string article;  ///< ISO date
};

struct DraftedExperiments {
    std::vector<DraftedExperiment> experiments;  ///< the stated one first, then its alternative
    std::vector<std::string> not_run;
};

/// The experiments of a question on a world; `like`: whose elasticities count where the world brings none. Of
/// `measures`, `sanctions`, `agreement`: all that the text states as decided or proposed, and its alternative: what is
/// threatened or suspended in their place; the general rate alone, where rates by partner take its place; else none of
/// it. Of `growth`, and of `blocs` whose text states a growth: the trade that the text names grows as it says. Who acts
/// or on whom, where the text does not say, is never everybody: such a measure is in `not_run`, but for a ban on
/// exports, a tax on them or a safeguard, which name no partner because they have none. Throws nothing for what the
/// world lacks: what cannot be written for it is in `not_run`.
DraftedExperiments draft_experiments(const Reading&, const TextQuestion&, const DraftedOn&, const World&,
                                     const Registry&, const ModelOptions& like);

/// A world for a question, and why; others that hold it as well.
struct ChosenWorld {
    std::string id, why;
    std::vector<std::string> others;
};

/// Of the worlds offered: those in which both sides of the question trade, and that have the sectors it needs. Before
/// all, that measures are not in the baseline already, and that it is at most six years older than they are; then most
/// economies of the text; then tariffs and sectors where tariffs on goods are asked, and else one sector; then the
/// newest that is not after the article.
ChosenWorld choose_world(const Reading&, const TextQuestion&, const DraftedOn&, const std::vector<const World*>&,
                         const Registry&);

}  // namespace detente
