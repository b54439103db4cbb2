#include "detente/drafting/experiments.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/scenario/write.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "drafting/changes.hpp"
#include "drafting/growth.hpp"
#include "drafting/instruments.hpp"
#include "drafting/parties.hpp"

namespace detente {
namespace drafting {
namespace {

/// From how many rates by partner on the general rate alone is an alternative of its own.
constexpr std::size_t rates_of_a_list = 3;

/// One experiment as it grows.
struct Sheet {
    DraftedExperiment draft;
    std::vector<DraftedChange> changes;

    void add(const ChangesOfMeasure& more, const World& world) {
        for (const DraftedChange& change : more.changes) {
            const bool twice = std::any_of(changes.begin(), changes.end(),
                                           [&](const DraftedChange& one) { return to_toml(one) == to_toml(change); });
            if (!twice) changes.push_back(change);
        }
        for (const std::string& id : more.parties)
            if (!has(draft.parties, id) && world.find_economy(id)) draft.parties.push_back(id);
        for (const std::string& id : more.without_data)
            if (!has(draft.without_data, id)) draft.without_data.push_back(id);
    }
};

class Drafter {
public:
    Drafter(const Reading& reading, const TextQuestion& question, const DraftedOn& on, const World& world,
            const Registry& registry, const ModelOptions& like)
        : reading_(reading),
          question_(question),
          world_(world),
          registry_(registry),
          like_(like),
          parties_(reading, registry, on.article) {}

    DraftedExperiments draft() {
        if (question_.kind != "none" && question_.kind != "growth") stated_and_alternative();
        if (question_.kind == "growth" || question_.kind == "blocs") growth();
        return std::move(out_);
    }

private:
    const PolicyMeasure& measure(std::size_t m) const { return reading_.measures[m]; }

    /// Those that can be run: stated, and held out beside them.
    void sort_measures() {
        for (std::size_t m = 0; m < reading_.measures.size(); ++m) {
            const std::string why_not = can_be_run(measure(m), parties_);
            if (!why_not.empty()) {
                if (measure(m).status != "past" && measure(m).status != "rejected") leave_out(m, why_not);
                continue;
            }
            (is_held_out(measure(m)) ? held_out_ : stated_).push_back(m);
        }
        if (stated_.empty()) stated_.swap(held_out_);
        const auto general_first = [&](std::size_t a, std::size_t b) {
            return measure(a).products.empty() && !measure(b).products.empty();
        };
        std::stable_sort(stated_.begin(), stated_.end(), general_first);
    }

    void leave_out(std::size_t m, const std::string& why) {
        out_.not_run.push_back(fmt::format("{}: {}", in_words(measure(m)), why));
    }

    std::string in_words(const PolicyMeasure& one) const {
        const std::vector<std::string> by = parties_.known(one.by), on = parties_.known(one.on);
        std::string text = instrument_in_words(one);
        if (!by.empty()) text += " of " + parties_.names(by);
        if (!on.empty()) text += (is_agreement(one) ? " and " : " on ") + parties_.names(on);
        return text;
    }

    /// Economies to whom another duty of the same actor applies in place of this general one.
    std::vector<std::string> spared_by(std::size_t m, const std::vector<std::size_t>& among) const {
        std::vector<std::string> out;
        const PolicyMeasure& general = measure(m);
        if (!is_duty(general) || !has(general.on, "all")) return out;
        for (const std::size_t other : among) {
            const PolicyMeasure& one = measure(other);
            if (other == m || !is_duty(one) || one.by != general.by || has(one.on, "all")) continue;
            if (one.products.empty() != general.products.empty()) continue;
            for (const std::string& id : parties_.economies(parties_.known(one.on))) out.push_back(id);
        }
        return out;
    }

    /// All of the measures that the world takes: tried together, and one by one only where that fails.
    Sheet sheet_of(const std::vector<std::size_t>& measures, const std::string& id, const std::string& title,
                   bool report) {
        const std::size_t said = out_.not_run.size();
        Sheet sheet = sheet_of(measures, id, title, report, false);
        if (compiles(sheet.changes, false, 0)) return sheet;
        out_.not_run.resize(said);
        return sheet_of(measures, id, title, report, true);
    }

    Sheet sheet_of(const std::vector<std::size_t>& measures, const std::string& id, const std::string& title,
                   bool report, bool one_by_one) {
        Sheet sheet;
        sheet.draft.id = id;
        sheet.draft.kind = question_.kind;
        for (const std::size_t m : measures) {
            const std::vector<std::string> spared = spared_by(m, measures);
            ChangesOfMeasure more = changes_of(measure(m), world_, parties_, spared);
            if (!spared.empty() && !more.changes.empty())
                more.changes[0].assumed.push_back(
                    {"rates for single partners take the place of the general one", "from"});
            sheet.add({{}, "", more.parties, more.without_data}, world_);
            if (!more.problem.empty() && report) leave_out(m, more.problem);
            if (more.problem.empty() && (!one_by_one || compiles(more.changes, report, m))) {
                sheet.add(more, world_);
                sheet.draft.measures.push_back(m);
            }
        }
        sheet.draft.title = title;
        return sheet;
    }

    /// Whether the world takes the changes of one measure; what it does not take is said.
    bool compiles(const std::vector<DraftedChange>& changes, bool report, std::size_t m) {
        Sheet alone;
        alone.draft.id = "alone";
        alone.changes = changes;
        try {
            compile(written(alone), world_, registry_);
            return true;
        } catch (const InputError& error) {
            if (report) leave_out(m, error.problem);
            return false;
        }
    }

    Scenario written(const Sheet& sheet) const {
        std::string text = fmt::format("title = {}\n", toml_string(sheet.draft.title));
        if (!question_.text.empty()) text += fmt::format("question = {}\n", toml_string(fold_space(question_.text)));
        text += fmt::format("world = {}\n\n", toml_string(world_.id)) + model_for(world_, like_);
        for (const DraftedChange& change : sheet.changes) text += to_toml(change);
        while (text.ends_with("\n\n")) text.pop_back();
        return parse_scenario(text, sheet.draft.id + ".toml", "");
    }

    static std::string fold_space(const std::string& words) {
        std::string out;
        for (const char c : words) {
            const bool space = static_cast<unsigned char>(c) <= 0x20;
            if (!space)
                out += c;
            else if (!out.empty() && out.back() != ' ')
                out += ' ';
        }
        while (!out.empty() && out.back() == ' ') out.pop_back();
        return out;
    }

    void finish(Sheet sheet) {
        for (std::size_t c = 0; c < sheet.changes.size(); ++c)
            for (const DraftedChange::Assumed& one : sheet.changes[c].assumed)
                sheet.draft.assumptions.push_back(fmt::format("{} (change.{}.{})", one.sentence, c + 1, one.key));
        sheet.draft.scenario = written(sheet);
        out_.experiments.push_back(std::move(sheet.draft));
    }

    void stated_and_alternative() {
        sort_measures();
        if (stated_.empty()) return;
        Sheet stated = sheet_of(stated_, "stated", "", true);
        if (stated.changes.empty()) return;
        const std::size_t first = stated.draft.measures.front();
        const std::size_t more = stated.draft.measures.size() - 1;
        stated.draft.title = "As the text states: " + in_words(measure(first));
        if (more > 0) stated.draft.title += fmt::format(", and {} more", more);
        const std::vector<std::string> parties = stated.draft.parties, lacking = stated.draft.without_data;
        finish(std::move(stated));
        Sheet other = alternative();
        if (other.draft.parties.empty()) other.draft.parties = parties;
        if (other.draft.without_data.empty()) other.draft.without_data = lacking;
        finish(std::move(other));
    }

    /// What the text holds out, the general rate alone, or none of it.
    Sheet alternative() {
        if (!held_out_.empty()) {
            std::vector<std::size_t> measures = held_out_;
            for (const std::size_t m : stated_)
                if (std::none_of(held_out_.begin(), held_out_.end(), [&](std::size_t h) { return replaces(h, m); }))
                    measures.push_back(m);
            Sheet sheet = sheet_of(measures, "alternative", "", false);
            sheet.draft.title = fmt::format("As the text holds out: {} ({})", in_words(measure(held_out_.front())),
                                            measure(held_out_.front()).status);
            if (!sheet.changes.empty()) return sheet;
        }
        for (const std::size_t m : stated_) {
            if (spared_by(m, stated_).empty() || rates_beside(m) < rates_of_a_list) continue;
            Sheet sheet = sheet_of({m}, "alternative", "The general rate alone: " + in_words(measure(m)), false);
            if (!sheet.changes.empty()) return sheet;
        }
        Sheet nothing;
        nothing.draft.id = "alternative";
        nothing.draft.kind = question_.kind;
        nothing.draft.title = "Without it: the world as it was";
        return nothing;
    }

    std::size_t rates_beside(std::size_t general) const {
        return static_cast<std::size_t>(std::count_if(stated_.begin(), stated_.end(), [&](std::size_t m) {
            return m != general && is_duty(measure(m)) && measure(m).by == measure(general).by;
        }));
    }

    /// What is held out stands in place of what the same actor does to the same side.
    bool replaces(std::size_t held_out, std::size_t stated) const {
        const PolicyMeasure &a = measure(held_out), &b = measure(stated);
        return a.by == b.by && a.on == b.on && (a.products.empty() || !b.products.empty());
    }

    void growth() {
        const auto stated = stated_growth(reading_, parties_);
        if (!stated) return;
        const ChangesOfMeasure made =
            growth_change(stated->a, stated->b, stated->growth, stated->about, world_, parties_);
        if (!made.problem.empty()) {
            out_.not_run.push_back("growth of trade: " + made.problem);
            return;
        }
        Sheet sheet;
        sheet.draft.kind = "growth";
        sheet.draft.id = "growth";
        sheet.draft.effects = {stated->effect};
        const std::string between = stated->b.empty() ? "" : " with " + parties_.names(stated->b);
        sheet.draft.title = fmt::format("As the text states: {} of {}{} {}", stated->about, parties_.names(stated->a),
                                        between, in_percent_words(stated->growth));
        sheet.add(made, world_);
        if (!compiles(made.changes, false, 0)) return;
        const Sheet as_it_was{{.id = "alternative",
                               .title = "Their trade stays where it was",
                               .kind = "growth",
                               .parties = sheet.draft.parties,
                               .without_data = sheet.draft.without_data},
                              {}};
        finish(std::move(sheet));
        if (question_.kind == "growth") finish(as_it_was);
    }

    static std::string in_percent_words(double growth) {
        return fmt::format("{} by {:.3g} percent", growth < 0 ? "falls" : "grows", 100 * std::abs(growth));
    }

    const Reading& reading_;
    const TextQuestion& question_;
    const World& world_;
    const Registry& registry_;
    const ModelOptions& like_;
    Parties parties_;
    std::vector<std::size_t> stated_, held_out_;
    DraftedExperiments out_;
};

}  // namespace
}  // namespace drafting

DraftedExperiments draft_experiments(const Reading& reading, const TextQuestion& question, const DraftedOn& on,
                                     const World& world, const Registry& registry, const ModelOptions& like) {
    return drafting::Drafter(reading, question, on, world, registry, like).draft();
}

}  // namespace detente
