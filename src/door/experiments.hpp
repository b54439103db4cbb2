#pragma once
#include <string>
#include <vector>

#include "detente/door/library.hpp"
#include "detente/door/plan.hpp"
#include "detente/drafting/experiments.hpp"

namespace detente {

/// The installed world that the article's question needs, `plan.world_why`; empty: the one that is asked for, or that
/// of drafts. Where none holds it, the question becomes `none`.
std::string world_for_article(const Library&, const Question&, const DraftedOn&, Plan&);

/// Drafts the experiments on the plan's world and on others that hold them; returns the scenarios of the text's own and
/// its alternative. Where nothing can be written, the question becomes `none`.
std::vector<Scenario> plan_experiments(const Library&, const Question&, const DraftedOn&, Plan&);

/// Which of the plan's scenarios an experiment is, and what trade its effects want to know of.
void settle_experiments(Plan&);

}  // namespace detente
