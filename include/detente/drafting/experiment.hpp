#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "detente/reading/reading.hpp"
#include "detente/scenario/comparison.hpp"

namespace detente {

/// What a text asks that a model can run.
struct TextQuestion {
    /// "measures", "agreement", "growth", "sanctions", "blocs"; "none": nothing of it can be run.
    std::string kind = "none";
    std::string text;  ///< the article's words; empty: it has none for it
    std::string why;
    bool split_and_talks = false;  ///< of `blocs`: the pair of futures of blocs and talks answers it
};

/// An experiment that a text states, or the alternative to it, written for one world.
struct DraftedExperiment {
    std::string id;                                          ///< "stated", "alternative", "growth", "split", "talks"
    std::string title;                                       ///< for people
    std::string kind;                                        ///< as TextQuestion::kind
    std::vector<std::size_t> measures, effects, statements;  ///< of the reading, from which it follows
    Scenario scenario;
    std::vector<std::string> assumptions;   ///< one sentence each, with the key that changes it
    std::vector<std::string> parties;       ///< economies of the world that the text names for it, in its order
    std::vector<std::string> without_data;  ///< those that the world lacks
};

/// The same experiment on one world: what the model says.
struct Opinion {
    std::shared_ptr<const World> world;
    Future future;
    std::size_t gain = 0, lose = 0;  ///< economies whose welfare rises, falls
};

/// What a text says follows, beside what the model says.
struct Verdict {
    std::size_t effect = 0;  ///< of the reading
    std::string text_says, model_says;
    std::optional<double> value;  ///< the model's, in percent
    std::optional<Range> range;
    std::string status;  ///< "agrees", "differs", "same direction", "not comparable"
    std::string why;
};

struct ExperimentAnswer {
    DraftedExperiment draft;
    std::vector<Opinion> opinions;  ///< the chosen world's first
    std::vector<Verdict> verdicts;
};

/// All that an answer says beside its futures.
struct AnswerToText {
    TextQuestion question;
    std::string world_why;             ///< why this world
    std::vector<std::string> not_run;  ///< what the text states and no experiment holds, and why
    std::vector<ExperimentAnswer> experiments;
};

}  // namespace detente
