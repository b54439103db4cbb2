#pragma once
#include <string>
#include <vector>

#include "detente/scenario/sampling.hpp"

namespace detente {

/// A scenario by name, or as text.
struct ScenarioText {
    std::string name;  ///< an installed scenario's id, a TOML file, or several joined by '+'
    std::string text;  ///< the TOML itself; then `name` is only what it is called. Empty: found by name
};

/// What is asked: how these futures differ from today, or which futures follow from this article.
struct Question {
    std::string article;                  ///< any text, or an HTML page; empty: none
    std::string date;                     ///< of the article, "2024-10-30"; empty: as the text says
    std::string reading;                  ///< JSON of how the article is to be read (reading_file.hpp); empty: read it
    std::string reading_file;             ///< the name of that file, for messages
    std::string measures;                 ///< JSON of measures and effects in place of those that are read; empty: none
    std::string measures_file;            ///< what messages call it
    std::vector<ScenarioText> scenarios;  ///< empty: the pair that is drafted from the article
    std::vector<std::string> set;         ///< keys of every scenario, "model.trade_elasticity=5"
    std::string world;                    ///< empty: the scenarios' own; of a drafted pair `drafting_world`
    std::string capital;                  ///< whose point of view: an economy's id, name or capital; empty: the world's
    std::vector<std::string> aggregate;   ///< as in scenario/grouping.hpp
    SamplingOptions sampling;             ///< of the ranges; 0 draws: none
};

/// The world for which a pair is drafted where no other is asked for.
inline constexpr const char* drafting_world = "2019";

/// set, world, capital, aggregate; `sampling` has a description of its own.
void describe(Question&, OptionVisitor&);

/// date: what is asked of an article alone.
void describe_article(Question&, OptionVisitor&);

/// By their names.
std::vector<ScenarioText> named_scenarios(const std::vector<std::string>& names);

}  // namespace detente
