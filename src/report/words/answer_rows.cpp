#include "report/words/answer_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "detente/support/clean_text.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente::report {
namespace {

constexpr std::size_t parties_shown = 4;

std::string asks(const std::string& kind) {
    if (kind == "measures") return "The text states measures of trade";
    if (kind == "agreement") return "The text states an agreement";
    if (kind == "sanctions") return "The text states sanctions";
    if (kind == "growth") return "The text states how far trade grows";
    return "The text asks about blocs";
}

std::optional<double> welfare_of(const Opinion& opinion, const std::string& id) {
    const auto at = opinion.world->find_economy(id);
    return at ? value_of(opinion.future, "welfare_pct", *at) : std::nullopt;
}

int sign(double value) {
    return (value > 0) - (value < 0);
}

/// Two figures within a factor of ten.
bool same_order(double a, double b) {
    const double ratio = std::abs(a) / std::abs(b);
    return ratio < 10 && ratio > 0.1;
}

}  // namespace

std::string question_line(const AnswerToText& answer) {
    const TextQuestion& question = answer.question;
    if (question.kind == "none") return "Nothing in this text can be run: " + clean_line(question.why) + ".";
    const std::string words = clean_line(question.text);
    return asks(question.kind) + (words.empty() ? "." : ": “" + words + "”");
}

std::string without_data_line(const AnswerToText& answer) {
    std::vector<std::string> names;
    for (const ExperimentAnswer& one : answer.experiments)
        for (const std::string& id : one.draft.without_data)
            if (std::find(names.begin(), names.end(), id) == names.end()) names.push_back(id);
    if (names.empty() || answer.experiments.empty()) return "";
    return fmt::format("The world '{}' has no data for {}.", answer.experiments.front().opinions.front().world->id,
                       listed(names));
}

std::string opinion_line(const Opinion& opinion, const DraftedExperiment& draft) {
    const World& world = *opinion.world;
    const Outcome& outcome = opinion.future.outcome;
    std::vector<double> values{outcome.world_welfare_pct};
    std::string parties;
    std::size_t shown = 0;
    for (const std::string& id : draft.parties)
        if (const auto value = welfare_of(opinion, id); value && shown++ < parties_shown) values.push_back(*value);
    const int decimals = decimals_for(values);
    shown = 0;
    for (const std::string& id : draft.parties)
        if (const auto value = welfare_of(opinion, id); value && shown++ < parties_shown)
            parties += fmt::format("; {} {}", economy_name(world, *world.find_economy(id)), percent(*value, decimals));
    std::string text = fmt::format(
        "World {} ({}): welfare of the world {}", clean_line(world.id),
        world.sectors.size() > 1 ? fmt::format("{} sectors", world.sectors.size()) : std::string("one sector"),
        percent(outcome.world_welfare_pct, decimals));
    if (outcome.world_welfare_range) text += " (" + range_text(*outcome.world_welfare_range, decimals) + ")";
    text += parties + fmt::format("; {} economies gain and {} lose", opinion.gain, opinion.lose);
    if (outcome.convergence.status != SolveStatus::converged) text += "; IT DID NOT CONVERGE, this is no result";
    return text;
}

std::string agreement_line(const ExperimentAnswer& answer) {
    if (answer.opinions.size() < 2) return "";
    const Opinion& first = answer.opinions.front();
    const auto compare = [&](auto figure, bool& signs, bool& sizes) {
        const double one = figure(first);
        for (const Opinion& other : answer.opinions) {
            const double two = figure(other);
            if (!std::isfinite(one) || !std::isfinite(two)) continue;
            signs = signs && sign(one) == sign(two);
            sizes = sizes && same_order(one, two);
        }
    };
    bool signs = true, sizes = true;
    compare([](const Opinion& one) { return one.future.outcome.world_welfare_pct; }, signs, sizes);
    std::size_t shown = 0;
    for (const std::string& id : answer.draft.parties)
        if (shown++ < parties_shown)
            compare([&](const Opinion& one) { return welfare_of(one, id).value_or(std::nan("")); }, signs, sizes);
    const std::string count =
        answer.opinions.size() == 2 ? "Both worlds" : fmt::format("All {} worlds", answer.opinions.size());
    if (!signs) return "The worlds do not agree on the sign of every one of these.";
    return count +
           (sizes ? " agree on sign and order of magnitude." : " agree on the sign, not on the order of magnitude.");
}

std::vector<VerdictRow> verdict_rows(const ExperimentAnswer& answer) {
    std::vector<VerdictRow> rows;
    for (const Verdict& verdict : answer.verdicts) {
        const char* mark = verdict.status == "agrees"           ? "✓"
                           : verdict.status == "differs"        ? "✗"
                           : verdict.status == "same direction" ? "≈"
                                                                : "–";
        rows.push_back({mark, verdict.status, clean_line(verdict.text_says), clean_line(verdict.model_says),
                        clean_line(verdict.why)});
    }
    return rows;
}

}  // namespace detente::report
