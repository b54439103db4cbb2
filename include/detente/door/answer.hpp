#pragma once
#include <string_view>

#include "detente/door/library.hpp"
#include "detente/door/plan.hpp"
#include "detente/scenario/comparison.hpp"
#include "detente/support/work.hpp"

// One trip, one path: Question -> plan() -> Plan -> solve() -> Comparison. Command line, call(), bindings: all take it.
namespace detente {

/// Reads the article, checks its claims, finds or drafts the scenarios, compiles them against their world. Throws
/// InputError for whatever cannot be solved: {field "world", "capital", "scenario" ...}, or a file's.
Plan plan(const Library&, const Question&, const Work& = {});

/// The new equilibrium of each scenario, with ranges where draws are asked for. Where `work` stops it, the ranges are
/// those of the draws made so far, and a note says so.
Comparison solve(const Plan&, const Work& = {});

/// The experiments on every world that holds them, and what they say of what the text claims. Those among the futures
/// of `solved` are taken from there; the others are solved, with ranges on their first world.
AnswerToText judge(const Plan&, const Comparison& solved, const Work& = {});

struct Answer {
    Plan plan;
    Comparison comparison;
    AnswerToText to_text = {};
};
Answer answer(const Library&, const Question&, const Work& = {});

/// What the question's article says, its claims checked against the figures of its world.
Reading read(const Library&, const Question&);
Reading read(const Library&, std::string_view article, const std::string& world = drafting_world);

}  // namespace detente
