#include <fmt/format.h>

#include "detente/support/clean_text.hpp"
#include "report/brief/brief.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente::report {
namespace {

void write_changes(Markup& page, const CompiledScenario& compiled) {
    page.element("h4", {}, "What changes");
    if (compiled.changes.empty()) {
        page.element("p", {}, "Nothing: the world as it is.");
        return;
    }
    const auto list = page.in("ul", {{"class", "changes"}});
    for (const ChangeInWords& change : compiled.changes) {
        const auto item = page.in("li");
        page.text(clean_line(change.sentence));
        if (change.assumption) {
            page.text(" ");
            page.element("span", {{"class", "badge"}}, "our assumption");
        }
        const std::string source = clean_line(change.source);
        if (!source.empty())
            page.element("span", {{"class", "source"}}, (change.assumption ? "after " : "source: ") + source);
        else if (!change.assumption)
            page.element("span", {{"class", "source"}}, "no source given");
    }
}

void write_bloc_members(Markup& page, const Brief& brief, const CompiledScenario& compiled) {
    if (compiled.blocs.empty()) return;
    page.element("h4", {}, "Who stands where");
    const auto list = page.in("ul", {{"class", "blocs"}});
    for (const Bloc& bloc : compiled.blocs) {
        const auto item = page.in("li");
        const auto details = page.in("details");
        {
            const auto summary = page.in("summary");
            page.element("b", {}, clean_line(bloc.name));
            page.text(fmt::format(", {} {}", bloc.members.size(), bloc.members.size() == 1 ? "economy" : "economies"));
            const BlocSpec* spec = bloc_spec(compiled.scenario, bloc.name);
            if (spec != nullptr) page.element("span", {{"class", "rule"}}, " " + bloc_rule(*spec));
        }
        std::vector<std::string> names;
        for (const std::size_t member : bloc.members) names.push_back(brief.economy_name(member));
        const std::string unsure = least_sure(brief.world(), bloc);
        page.element("p", {}, listed(names) + (unsure.empty() ? "" : " (" + unsure + ")"));
    }
}

}  // namespace

void write_futures(Markup& page, const Brief& brief) {
    const auto section = page.in("section", {{"id", "futures"}, {"aria-labelledby", "futures-h"}});
    page.element("h2", {{"id", "futures-h"}},
                 brief.futures().size() == 2   ? "The two futures"
                 : brief.futures().size() == 1 ? "What changes"
                                               : "The futures");
    const auto columns = page.in("div", {{"class", "cards"}});
    for (const Future& future : brief.futures()) {
        const CompiledScenario& compiled = future.compiled;
        const auto card = page.in("article", {{"class", "future"}});
        page.element("h3", {}, future_name(future));
        if (!compiled.scenario.question.empty()) {
            page.element("p", {{"class", "asks"}}, clean_line(compiled.scenario.question));
        }
        if (!compiled.scenario.description.empty()) page.element("p", {}, clean_line(compiled.scenario.description));
        write_changes(page, compiled);
        write_bloc_members(page, brief, compiled);
    }
}

}  // namespace detente::report
