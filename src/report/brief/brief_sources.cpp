#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "detente/support/clean_text.hpp"
#include "detente/version.hpp"
#include "report/brief/brief.hpp"
#include "report/picture/map_shapes.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente::report {
namespace {

/// A link where the text is a plain web address, the text alone otherwise.
void write_reference(Markup& page, const std::string& text) {
    const std::string clean = clean_line(text);
    const bool address =
        (clean.starts_with("https://") || clean.starts_with("http://")) && clean.find(' ') == std::string::npos;
    if (address) {
        page.element("a", {{"href", clean}, {"rel", "noopener noreferrer"}}, clean);
    } else {
        page.text(clean);
    }
}

void write_certificate(Markup& page, const Brief& brief, std::size_t f) {
    const Convergence& c = brief.futures()[f].outcome.convergence;
    const auto row = page.in("tr");
    page.element("th", {{"scope", "row"}}, brief.names[f]);
    page.element("td", {},
                 c.status == SolveStatus::converged ? "converged"
                 : c.status == SolveStatus::max_iterations
                     ? "did not converge: stopped at the largest number of iterations"
                     : std::string("did not converge: ") + to_string(c.status));
    page.element("td", {{"class", "n"}}, std::to_string(c.iterations));
    page.element("td", {{"class", "n"}}, tiny(c.residual));
    page.element("td", {{"class", "n"}}, duration(c.seconds));
}

void write_certificates(Markup& page, const Brief& brief) {
    const auto wide = page.in(
        "div", {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", "How the solver ended"}});
    const auto table = page.in("table", {{"class", "view"}});
    page.element("caption", {},
                 "How the solver ended; the residual is the largest gap of any market, relative to its size");
    {
        const auto head = page.in("thead");
        const auto row = page.in("tr");
        for (const char* label : {"Future", "Status", "Iterations", "Largest residual", "Time"})
            page.element("th", {{"scope", "col"}}, label);
    }
    const auto body = page.in("tbody");
    for (std::size_t f = 0; f < brief.futures().size(); ++f) write_certificate(page, brief, f);
}

/// What the ranges were drawn from, and whose figures those are.
void write_draws(Markup& page, const Future& future, std::set<std::string>& seen) {
    const std::string sentence = sampling_sentence(future);
    if (!sentence.empty() && seen.insert(sentence).second) page.element("li", {}, sentence);
    if (!future.drawn) return;
    for (const UncertainParameter& parameter : future.compiled.uncertain) {
        const std::string source = clean_line(parameter.source);
        if (!source.empty() && seen.insert(source).second) page.element("li", {}, "How well they are known: " + source);
    }
}

void write_model(Markup& page, const Brief& brief) {
    page.element("h3", {}, "The model");
    std::set<std::string> seen;
    const auto list = page.in("ul");
    for (std::size_t f = 0; f < brief.futures().size(); ++f) {
        for (const std::string& fact : model_facts(brief.world(), brief.futures()[f])) {
            if (seen.insert(fact).second) page.element("li", {}, f == 0 ? fact : brief.names[f] + ": " + fact);
        }
        write_draws(page, brief.futures()[f], seen);
    }
}

void write_notes(Markup& page, const Brief& brief) {
    std::set<std::string> seen;
    std::vector<std::string> notes;
    for (const Future& future : brief.futures()) {
        for (const auto* list : {&future.compiled.notes, &future.outcome.notes}) {
            for (const Note& note : *list) {
                const std::string words = clean_line(note.in_words());
                if (seen.insert(words).second) notes.push_back(words);
            }
        }
    }
    if (notes.empty()) return;
    page.element("h3", {}, "Notes of the program");
    const auto list = page.in("ul");
    for (const std::string& note : notes) page.element("li", {}, note);
}

void write_limits(Markup& page, const Brief& brief) {
    page.element("h3", {}, "What this brief does not know");
    const auto list = page.in("ul", {{"class", "limits"}});
    const auto say = [&](const char* sentence) { page.element("li", {}, sentence); };
    const bool ranged = std::any_of(brief.futures().begin(), brief.futures().end(),
                                    [](const Future& future) { return future.drawn.has_value(); });
    const bool members = std::any_of(brief.futures().begin(), brief.futures().end(),
                                     [](const Future& future) { return future.drawn && future.drawn->memberships; });
    if (ranged && members)
        say("Ranges hold the elasticities and the memberships of blocs named beside to be uncertain, and nothing else: "
            "other data, other rules for blocs or another model would give other figures.");
    else if (ranged)
        say("Ranges hold the elasticities named beside to be uncertain, and nothing else: other data, other blocs or "
            "another "
            "model would give other figures.");
    else
        say("No ranges were drawn. Each figure is a point; other elasticities or other data would give another.");
    if (brief.reading != nullptr) {
        say("Not checked: claims and figures in the text are not checked in this version.");
        say("The futures follow from who is named in the text and where those stand, not from what the text argues.");
    }
    say("The model compares two equilibria. It has no time in it: no transition, no investment, no finance, no war "
        "damage.");
    say("Blocs are stated rules, not opinions about anybody; another rule gives another brief.");
}

std::vector<std::string> scenario_sources(const Brief& brief) {
    std::vector<std::string> sources;
    std::set<std::string> seen;
    for (const Future& future : brief.futures()) {
        for (const Change& change : future.compiled.scenario.changes) {
            const std::string source = clean_line(change.source);
            if (!source.empty() && seen.insert(source).second) sources.push_back(source);
        }
    }
    return sources;
}

void write_world_source(Markup& page, const World& world) {
    {
        const auto item = page.in("p");
        page.element("b", {}, clean_line(world.title.empty() ? world.id : world.title));
        if (!world.description.empty()) page.text(". " + clean_line(world.description));
    }
    const auto facts = page.in("dl", {{"class", "facts"}});
    const auto fact = [&](const char* name, const std::string& value) {
        if (value.empty()) return;
        page.element("dt", {}, name);
        page.element("dd", {}, clean_line(value));
    };
    fact("World", world.id + (world.version.empty() ? "" : ", version " + world.version));
    fact("Year", world.year == 0 ? "" : std::to_string(world.year));
    fact("Economies", std::to_string(world.n()));
    fact("Unit", world.unit);
    fact("SHA-256", world.sha256);
}

}  // namespace

void write_certainty(Markup& page, const Brief& brief) {
    const auto section = page.in("section", {{"id", "certainty"}, {"aria-labelledby", "certainty-h"}});
    page.element("h2", {{"id", "certainty-h"}}, "How sure is this");
    const auto columns = page.in("div", {{"class", "columns"}});
    {
        const auto box = page.in("div");
        write_model(page, brief);
        write_certificates(page, brief);
    }
    const auto box = page.in("div");
    write_limits(page, brief);
    write_notes(page, brief);
}

void write_sources(Markup& page, const Brief& brief) {
    const auto section = page.in("section", {{"id", "sources"}, {"aria-labelledby", "sources-h"}});
    page.element("h2", {{"id", "sources-h"}}, "Sources");
    write_world_source(page, brief.world());
    const auto list = page.in("ul", {{"class", "references"}});
    for (const Source& source : brief.world().sources) {
        const auto item = page.in("li");
        page.text(clean_line(source.title) + (source.path.empty() ? "" : ", "));
        write_reference(page, source.path);
        if (!source.licence.empty()) page.text(" (" + clean_line(source.licence) + ")");
    }
    for (const std::string& source : scenario_sources(brief)) {
        const auto item = page.in("li");
        page.text("Scenario: ");
        write_reference(page, source);
    }
    page.element("li", {}, std::string("Map. ") + map_credit);
    page.element("li", {}, "Names of economies are those of the world’s data; codes are ISO 3166 where it has them.");
}

void write_reproduce(Markup& page, const Brief& brief) {
    const auto section = page.in("section", {{"id", "reproduce"}, {"aria-labelledby", "reproduce-h"}});
    page.element("h2", {{"id", "reproduce-h"}}, "Reproduce this");
    page.element("p", {},
                 fmt::format("With Detente {} and the world named above, this gives the same figures:", version));
    if (!brief.options.command.empty()) {
        const auto pre = page.in("pre", {{"tabindex", "0"}});
        page.element("code", {}, brief.options.command);
    }
    for (std::size_t f = 0; f < brief.futures().size(); ++f) {
        const auto details = page.in("details", {{"class", "printed"}});
        page.element("summary", {}, "Scenario file: " + future_name(brief.futures()[f]));
        const auto pre = page.in("pre", {{"tabindex", "0"}});
        page.element("code", {}, brief.futures()[f].compiled.scenario.text);
    }
}

}  // namespace detente::report
