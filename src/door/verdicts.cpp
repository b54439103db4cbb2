#include "door/verdicts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "detente/support/text.hpp"

namespace detente {
namespace {

/// Below this many percent the model says that nothing moves.
constexpr double nothing = 0.0005;
/// So near, as a share of it, a figure of the model is the text's where no range is drawn.
constexpr double near_enough = 0.1;

std::string bare(const std::string& id) {
    return id.starts_with("igo:") ? id.substr(4) : id;
}

/// Positions of economies that these ids stand for; frameworks as of the world's year.
std::vector<std::size_t> positions(const std::vector<std::string>& ids, const World& world, const Registry& registry) {
    std::vector<std::size_t> out;
    const auto add = [&](const std::string& economy) {
        const auto at = world.find_economy(economy);
        if (at && std::find(out.begin(), out.end(), *at) == out.end()) out.push_back(*at);
    };
    for (const std::string& id : ids) {
        if (registry.economy(id))
            add(id);
        else if (registry.framework(bare(id)))
            for (const std::string& member : registry.members(bare(id), fmt::format("{}-12-31", world.year)))
                add(member);
    }
    return out;
}

bool is_world(const Effect& effect) {
    return std::find(effect.who.begin(), effect.who.end(), "world") != effect.who.end();
}

bool of_trade(const Effect& effect) {
    return effect.about == "trade" || effect.about == "exports" || effect.about == "imports";
}

/// Cells of goods from any of `from` to any of `to`, domestic ones left out.
void add_cells(const World& world, const std::vector<std::size_t>& from, const std::vector<std::size_t>& to,
               std::vector<std::size_t>& cells) {
    for (const std::size_t importer : to)
        for (std::size_t s = 0; s < world.sectors.size(); ++s) {
            if (world.sectors.size() > 1 && world.sectors[s].group == "services") continue;
            for (const std::size_t exporter : from)
                if (exporter != importer) cells.push_back(world.cell(importer, s, exporter));
        }
}

WatchedTrade watched_by(const Effect& effect, const World& world, const Registry& registry) {
    WatchedTrade out;
    if (!of_trade(effect) || is_world(effect)) return out;  // the world's own trade is in every outcome
    std::vector<std::size_t> everybody(world.n());
    for (std::size_t i = 0; i < world.n(); ++i) everybody[i] = i;
    std::vector<std::size_t> a = positions(effect.who, world, registry);
    std::vector<std::size_t> b = positions(effect.with, world, registry);
    if (effect.with.empty()) b = everybody;
    if (effect.with.empty() && a.size() == 2 && effect.about == "trade") b = {a[1]}, a = {a[0]};
    if (effect.about != "imports") add_cells(world, a, b, out.cells);
    if (effect.about != "exports") add_cells(world, b, a, out.cells);
    std::sort(out.cells.begin(), out.cells.end());
    out.cells.erase(std::unique(out.cells.begin(), out.cells.end()), out.cells.end());
    return out;
}

/// What the model says of an effect on one world, in percent.
struct Figure {
    std::optional<double> value;
    std::optional<Range> range;
    std::string of;  ///< "welfare of China"
};

double spending(const World& world, std::size_t economy) {
    double sum = 0;
    for (std::size_t s = 0; s < world.sectors.size(); ++s)
        for (std::size_t from = 0; from < world.n(); ++from) sum += world.trade[world.cell(economy, s, from)];
    return sum;
}

Figure welfare_of(const Effect& effect, const Opinion& opinion, const Registry& registry) {
    const World& world = *opinion.world;
    const Outcome& outcome = opinion.future.outcome;
    if (is_world(effect)) return {outcome.world_welfare_pct, outcome.world_welfare_range, "welfare of the world"};
    const Measure* welfare = outcome.measure("welfare_pct");
    const std::vector<std::size_t> who = positions(effect.who, world, registry);
    if (!welfare || who.empty()) return {};
    double sum = 0, weights = 0;
    for (const std::size_t economy : who) {
        const double weight = spending(world, economy);
        sum += weight * welfare->values[economy], weights += weight;
    }
    Figure out{sum / weights, {}, "welfare of " + world.economies[who[0]].name};
    if (who.size() > 1) out.of += fmt::format(" and {} more", who.size() - 1);
    if (who.size() == 1 && !welfare->lo.empty()) out.range = Range{welfare->lo[who[0]], welfare->hi[who[0]]};
    return out;
}

Figure figure_of(const Effect& effect, std::size_t position, const Opinion& opinion, const Registry& registry) {
    if (effect.about == "gdp" || effect.about == "welfare") return welfare_of(effect, opinion, registry);
    if (of_trade(effect) && is_world(effect)) {
        const Outcome& outcome = opinion.future.outcome;
        return {outcome.world_trade_pct, outcome.world_trade_range,
                opinion.world->sectors.size() > 1 ? "trade of the world, services with it," : "trade of the world"};
    }
    if (!of_trade(effect) || position >= opinion.future.watched_pct.size()) return {};
    const double value = opinion.future.watched_pct[position];
    if (!std::isfinite(value)) return {};
    Figure out{value, {}, effect.about + " in goods"};
    if (position < opinion.future.watched_range.size()) {
        const Range range = opinion.future.watched_range[position];
        if (std::isfinite(range.low)) out.range = range;
    }
    return out;
}

std::string signed_percent(double value) {
    return fmt::format("{}{:.4g} percent", value < 0 ? "−" : "+", std::abs(value));
}

std::string in_words(const Figure& figure) {
    std::string text = figure.of + " " + signed_percent(*figure.value);
    if (figure.range)
        text +=
            fmt::format(", between {} and {}", signed_percent(figure.range->low), signed_percent(figure.range->high));
    return text;
}

std::string text_says(const Effect& effect, const Reading& reading) {
    if (effect.span.end > effect.span.start && effect.span.end <= reading.text.size())
        return reading.text.substr(effect.span.start, effect.span.end - effect.span.start);
    std::string text = effect.about + " of " + join(effect.who, ", ");
    if (!effect.with.empty()) text += " with " + join(effect.with, ", ");
    text += effect.direction == "down" ? " falls" : effect.direction == "up" ? " rises" : " stays";
    if (effect.value && effect.unit == "share") text += fmt::format(" by {:.4g} percent", 100 * *effect.value);
    return text;
}

int sign_of(double value) {
    return std::abs(value) < nothing ? 0 : value > 0 ? 1 : -1;
}

class Judge {
public:
    Judge(const ExperimentAnswer& answer, const Reading& reading, const Registry& registry)
        : answer_(answer), reading_(reading), registry_(registry) {}

    Verdict judge(std::size_t position) const {
        const Effect& effect = reading_.effects[position];
        Verdict out{.effect = position, .text_says = text_says(effect, reading_), .status = "not comparable"};
        if (is_premise(position)) {
            out.model_says = "it is what the experiment assumes";
            out.why = "the growth that the text states is what is put into the model, not what comes out";
            return out;
        }
        const Figure figure = figure_of(effect, position, answer_.opinions.front(), registry_);
        if (!figure.value) {
            out.why = why_no_figure(effect);
            return out;
        }
        out.value = figure.value;
        out.range = figure.range;
        out.model_says = in_words(figure);
        const bool everyone = is_world(effect) && (effect.about == "welfare" || effect.about == "gdp") && !effect.value;
        if (everyone)
            judge_everyone(effect, out);
        else
            judge_figure(effect, position, figure, out);
        return out;
    }

private:
    bool is_premise(std::size_t position) const {
        const auto& effects = answer_.draft.effects;
        return std::find(effects.begin(), effects.end(), position) != effects.end();
    }

    /// Whether the text ties the effect to what is run, and says enough for it to be refuted: exports of one economy
    /// may be those elsewhere, which move the other way.
    bool caused(const Effect& effect) const {
        if (of_trade(effect) && !is_world(effect) && effect.with.empty() && effect.who.size() < 2) return false;
        if (answer_.draft.kind == "growth") return !of_trade(effect);
        const auto& measures = answer_.draft.measures;
        return effect.of && std::find(measures.begin(), measures.end(), *effect.of) != measures.end();
    }

    std::string why_no_figure(const Effect& effect) const {
        if (effect.about == "prices")
            return "prices here are in units of the world's output, those of the text in money";
        if (effect.about == "jobs") return "the model does not say who works where";
        if (effect.who.empty()) return "the text does not say whose";
        return "the world has no data for whom the text names";
    }

    /// Every world says the opposite, with its range.
    bool all_against(const Effect& effect, std::size_t position, int wanted) const {
        return std::all_of(answer_.opinions.begin(), answer_.opinions.end(), [&](const Opinion& opinion) {
            const Figure figure = figure_of(effect, position, opinion, registry_);
            if (!figure.value || sign_of(*figure.value) != -wanted) return false;
            return !figure.range || (sign_of(figure.range->low) == -wanted && sign_of(figure.range->high) == -wanted);
        });
    }

    void judge_figure(const Effect& effect, std::size_t position, const Figure& figure, Verdict& out) const {
        const int wanted = effect.direction == "down" ? -1 : effect.direction == "up" ? 1 : 0;
        const int said = sign_of(*figure.value);
        if (wanted == 0) {
            out.status = said == 0 ? "agrees" : "not comparable";
            out.why = said == 0 ? "neither moves" : "the text says that nothing moves, and gives no measure of nothing";
            return;
        }
        if (said != wanted) {
            const bool against = caused(effect) && said != 0 && all_against(effect, position, wanted);
            out.status = against ? "differs" : "not comparable";
            out.why = against           ? "every world that holds the experiment says the opposite"
                      : !caused(effect) ? "the text does not tie it to what is run here, or does not say with whom; "
                                          "other causes are not in the model"
                                        : "the worlds do not agree that it is otherwise";
            return;
        }
        judge_size(effect, figure, wanted, out);
    }

    void judge_size(const Effect& effect, const Figure& figure, int wanted, Verdict& out) const {
        if (!effect.value) {
            out.status = "agrees";
            out.why = "the text gives a direction, and the model the same";
            return;
        }
        out.status = "same direction";
        if (effect.unit != "share" && !effect.unit.empty()) {
            out.why = fmt::format("the text counts in {}, the model in percent", effect.unit);
            return;
        }
        const double stated = 100 * *effect.value * wanted;
        const bool in_range = figure.range && stated >= figure.range->low && stated <= figure.range->high;
        if (in_range || std::abs(*figure.value - stated) <= near_enough * std::abs(stated)) {
            out.status = "agrees";
            out.why = in_range ? "the text's figure lies in the model's range" : "within a tenth of the text's figure";
            return;
        }
        out.why = fmt::format(
            "the text has {}; the model is a comparison of before and after with all else as it was: "
            "goods that are exempt, elasticities, the time that passes and other causes make it {}",
            signed_percent(stated), std::abs(*figure.value) > std::abs(stated) ? "larger here" : "smaller here");
    }

    /// "The entire world benefits": a claim about every economy, and one about the whole.
    void judge_everyone(const Effect& effect, Verdict& out) const {
        const int wanted = effect.direction == "down" ? -1 : 1;
        const Opinion& first = answer_.opinions.front();
        const std::size_t against = wanted > 0 ? first.lose : first.gain, with = wanted > 0 ? first.gain : first.lose;
        const int whole = sign_of(*out.value);
        out.model_says +=
            fmt::format("; {} economies gain and {} lose", first.gain, first.lose) + furthest(first, wanted);
        if (against == 0 && with > 0) {
            out.status = "agrees";
            out.why = "no economy moves the other way";
            return;
        }
        const bool every_world_against =
            std::all_of(answer_.opinions.begin(), answer_.opinions.end(), [&](const Opinion& one) {
                const auto& range = one.future.outcome.world_welfare_range;
                return sign_of(one.future.outcome.world_welfare_pct) == -wanted &&
                       (wanted > 0 ? one.lose : one.gain) > 0 &&
                       (!range || (sign_of(range->low) == -wanted && sign_of(range->high) == -wanted));
            });
        if (every_world_against && caused(effect)) {
            out.status = "differs";
            out.why = "neither the world as a whole nor every economy moves as the text says, on any world";
        } else if (whole == wanted) {
            out.status = "same direction";
            out.why = fmt::format(
                "of the world as a whole it holds, of every economy it does not: {} of {} move the other "
                "way",
                against, against + with);
        } else {
            out.why = "the worlds do not agree on the sign for the world as a whole";
        }
    }

    /// Who moves most against the claim.
    std::string furthest(const Opinion& opinion, int wanted) const {
        const Measure* welfare = opinion.future.outcome.measure("welfare_pct");
        if (!welfare) return "";
        std::size_t most = 0;
        for (std::size_t i = 0; i < welfare->values.size(); ++i)
            if (wanted * welfare->values[i] < wanted * welfare->values[most]) most = i;
        if (sign_of(welfare->values[most]) != -wanted) return "";
        return fmt::format(", {} most ({})", opinion.world->economies[most].name,
                           signed_percent(welfare->values[most]));
    }

    const ExperimentAnswer& answer_;
    const Reading& reading_;
    const Registry& registry_;
};

}  // namespace

bool is_judged(const DraftedExperiment& draft) {
    return draft.id == "stated" || draft.id == "growth";
}

std::vector<WatchedTrade> watched_trade(const Reading& reading, const World& world, const Registry& registry) {
    std::vector<WatchedTrade> out;
    for (const Effect& effect : reading.effects) out.push_back(watched_by(effect, world, registry));
    return out;
}

std::vector<Verdict> verdicts_of(const ExperimentAnswer& answer, const Reading& reading, const Registry& registry) {
    std::vector<Verdict> out;
    if (!is_judged(answer.draft) || answer.opinions.empty()) return out;
    const Judge judge(answer, reading, registry);
    for (std::size_t e = 0; e < reading.effects.size(); ++e) out.push_back(judge.judge(e));
    return out;
}

}  // namespace detente
