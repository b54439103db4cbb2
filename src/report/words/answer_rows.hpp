#pragma once
#include <string>
#include <vector>

#include "detente/drafting/experiment.hpp"

// What an answer says first, in words, for terminal and brief.
namespace detente::report {

/// "The text asks what its measures cost: ..."; where nothing can be run, that and why.
std::string question_line(const AnswerToText&);
/// Parties that the worlds lack; empty: none.
std::string without_data_line(const AnswerToText&);
/// "World 2022 (28 sectors): the world +0.01 %; 22 economies gain and 59 lose; China −0.30 %, ...".
std::string opinion_line(const Opinion&, const DraftedExperiment&);
/// Whether the worlds agree on the sign for the world and for the first parties; empty: there is one world.
std::string agreement_line(const ExperimentAnswer&);
/// "agrees: the text says ...; the model says ...: why".
struct VerdictRow {
    std::string mark, status, text, model, why;
};
std::vector<VerdictRow> verdict_rows(const ExperimentAnswer&);

}  // namespace detente::report
