#include "detente/door/question.hpp"

namespace detente {

void describe(Question& question, OptionVisitor& visitor) {
    visitor.visit({.name = "set",
                   .help = "Override one key of the scenario, e.g. model.trade_elasticity=5.",
                   .metavar = "KEY=VALUE"},
                  question.set);
    visitor.visit({.name = "world",
                   .help = "Another world than the scenario's own: an installed world's id, or a folder.",
                   .metavar = "WORLD",
                   .complete = "world"},
                  question.world);
    visitor.visit({.name = "capital",
                   .help = "The economy from whose point of view results are shown.",
                   .metavar = "ECONOMY",
                   .complete = "economy"},
                  question.capital);
    visitor.visit({.name = "aggregate",
                   .help = "Join sectors or economies first: sectors=FILE, economies=FILE (TOML), or sectors=groups.",
                   .metavar = "WHAT=FILE"},
                  question.aggregate);
}

void describe_article(Question& question, OptionVisitor& visitor) {
    visitor.visit({.name = "date",
                   .help = "The day on which the article was written; without it dateline, byline or text say so.",
                   .metavar = "YYYY-MM-DD"},
                  question.date);
}

std::vector<ScenarioText> named_scenarios(const std::vector<std::string>& names) {
    std::vector<ScenarioText> out;
    out.reserve(names.size());
    for (const std::string& name : names) out.push_back({.name = name, .text = {}});
    return out;
}

}  // namespace detente
