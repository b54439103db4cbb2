#include "fixture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"

namespace detente::fixture {
namespace {

/// A number in (0, 1) that depends on `i` alone.
double draw(std::size_t i, double salt) {
    const double x = std::sin(static_cast<double>(i + 1) * 12.9898 + salt * 78.233) * 43758.5453;
    return std::clamp(x - std::floor(x), 1e-6, 1 - 1e-6);
}

World map_world() {
    World world;
    world.id = "made-up";
    world.title = "Made-up world";
    world.description = "Invented flows between every economy on the map";
    world.version = "1";
    world.year = 2019;
    world.unit = "thousand USD";
    world.sha256 = std::string(64, 'a');
    world.sectors = {{"goods", "Goods", "", {}, {}, ""}};
    world.sources = {{"Invented figures & “quotes”", "https://example.org/data?a=1&b=2", "CC0-1.0"}};
    world.defaults = {3.8, 1.24, "an invented paper"};
    const CsvTable table = read_csv(find_data("map/world.csv").string());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string id(table.cell(row, table.column("id")));
        if (!id.empty() && id[0] != '_')
            world.economies.push_back({id, std::string(table.cell(row, table.column("name")))});
    }
    return world;
}

void fill_trade(World& world) {
    const std::size_t n = world.n();
    static const std::set<std::string> large = {"USA", "CHN", "DEU", "JPN", "IND", "GBR", "FRA", "RUS", "BRA"};
    std::vector<double> size(n);
    for (std::size_t i = 0; i < n; ++i)
        size[i] = std::exp(6 * draw(i, 1)) * (large.count(world.economies[i].id) > 0 ? 300 : 1);
    world.trade.resize(n * n);
    for (std::size_t to = 0; to < n; ++to) {
        for (std::size_t from = 0; from < n; ++from) {
            const double near = to == from ? 4000 : 20 + 60 * draw(to * n + from, 2);
            world.trade[world.cell(to, 0, from)] = size[to] * size[from] * near * 0.02;
        }
    }
}

Outcome outcome_of(const World& world, const std::vector<std::size_t>& bloc, double sign, double spread) {
    Outcome outcome;
    const std::size_t n = world.n();
    for (const Economy& economy : world.economies) outcome.economies.push_back(economy.id);
    Measure welfare{"welfare_pct", "Welfare", "%", "(p/P)^(1+psi)", {}}, trade{"trade_pct", "Trade", "%", "", {}},
        output{"output_pct", "Output", "%", "", {}};
    for (std::size_t i = 0; i < n; ++i) {
        const double u = draw(i, 9 + sign), hit = bloc[i] == 2 ? -0.4 : 1.0;
        const double value =
            sign * spread * hit * (-std::log(u)) * (draw(i, 3) < 0.1 ? 4 : 1) + 0.1 * (draw(i, 4) - 0.5);
        welfare.values.push_back(value);
        trade.values.push_back(6.5 * value);
        output.values.push_back(0.55 * value);
    }
    outcome.measures = {welfare, output, trade};
    outcome.trade_before = world.trade;
    outcome.trade_after = world.trade;
    for (std::size_t to = 0; to < n; ++to) {
        for (std::size_t from = 0; from < n; ++from) {
            const bool across = bloc[to] + bloc[from] == 1;
            outcome.trade_after[world.cell(to, 0, from)] *= across ? 1 + 0.3 * sign : 1 - 0.02 * sign;
        }
    }
    outcome.world_welfare_pct = sign * 0.53;
    outcome.world_trade_pct = sign * 2.7;
    outcome.convergence = {SolveStatus::converged, 41, 3.1e-14, 0.0014, std::vector<double>(n, 1e-14)};
    outcome.notes = {{"numeraire", "prices are in units of world output"}};
    return outcome;
}

Future future_of(const World& world, const std::string& title, double sign, double spread) {
    Future future;
    Scenario& scenario = future.compiled.scenario;
    scenario.id = sign < 0 ? "split" : "talks";
    scenario.title = title;
    scenario.question = sign < 0 ? "What if trade between blocs gets dearer?" : "What if restrictions are lifted?";
    scenario.description = "A made-up scenario for tests.";
    scenario.world = "made-up";
    scenario.text = "title = \"" + title + "\"\n[[change]]\nbetween = [\"west\", \"east\"]\ntrade_cost = \"+20%\"\n";
    scenario.blocs.resize(3);
    scenario.blocs[0].name = "west";
    scenario.blocs[0].kind = BlocSpec::Kind::un_vote;
    scenario.blocs[0].un_vote = "ES-11/3";
    scenario.blocs[0].positions = {"yes"};
    scenario.blocs[1].name = "east";
    scenario.blocs[1].kind = BlocSpec::Kind::framework;
    scenario.blocs[1].framework = "SCO";
    scenario.blocs[1].on = "2022-12-30";
    scenario.blocs[2].name = "others";
    scenario.blocs[2].kind = BlocSpec::Kind::rest;
    Change change;
    change.source = "An invented paper (2023), table 2";
    scenario.changes = {change, Change{}};
    scenario.changes[1].assumption = true;
    future.compiled.changes = {
        {"Trade costs between west and east change by 20 %", "an invented paper (2023) — table 2", false},
        {"Agreements between west and east end: trade costs +8 %", "an invented paper", true}};
    future.compiled.notes = {{"pairs-missing", "3 pairs are not in the data and stay as they are"}};
    future.compiled.gravity.trade_elasticity = 3.8;
    future.compiled.used = {
        {.key = "trade_elasticity",
         .values = {3.8},
         .unit = "elasticity",
         .whose = Whose::scenario,
         .place = {"split.toml", 3},
         .sources = {"an invented paper"}},
        {.key = "supply_elasticity", .values = {1.24}, .unit = "elasticity", .sources = {"another paper"}},
        {.key = "deficits", .choice = "multiplicative"},
        {.key = "numeraire", .choice = "world-output"}};
    const std::size_t n = world.n();
    const std::vector<std::string> names = {"west", "east", "others"};
    for (const auto& name : names) future.compiled.blocs.push_back({name, {}});
    std::vector<std::size_t> bloc(n);
    for (std::size_t i = 0; i < n; ++i) {
        bloc[i] = draw(i, 5) < 0.4 ? 0 : draw(i, 6) < 0.3 ? 1 : 2;
        future.compiled.blocs[bloc[i]].members.push_back(i);
        future.compiled.bloc_of.push_back(names[bloc[i]]);
    }

    future.outcome = outcome_of(world, bloc, sign, spread);
    return future;
}

}  // namespace

Comparison two_futures() {
    Comparison comparison;
    comparison.world = map_world();
    fill_trade(comparison.world);
    comparison.futures.push_back(future_of(comparison.world, "Blocs split", -1, 0.9));
    comparison.futures.push_back(future_of(comparison.world, "Talks succeed", 1, 0.4));
    comparison.capital = "UZB";
    return comparison;
}

Comparison odd_names(std::size_t count) {
    static const char* names[] = {"United Kingdom of Great Britain and Northern Ireland",
                                  "中华人民共和国与其他若干经济体",
                                  "Côte d’Ivoire",
                                  "a\u0301e\u0301i\u0301o\u0301u\u0301 combining",
                                  "🏴󠁧󠁢󠁥󠁮󠁧󠁿🇨🇳 flags",
                                  "한국과 일본 그리고 대만",
                                  "ประเทศไทยและเพื่อนบ้าน",
                                  "X",
                                  "",
                                  "Tab\tand\nnewline \x1b[31mred\x1b[0m",
                                  "broken \xff\xc3 bytes \xe4\xb8",
                                  "العربية \u202e override"};
    Comparison comparison;
    World& world = comparison.world;
    world.id = "odd";
    world.unit = "thousand USD";
    world.sectors = {{"goods", "Goods", "", {}, {}, ""}};
    for (std::size_t i = 0; i < count; ++i) {
        world.economies.push_back({fmt::format("E{:02}", i), names[i % std::size(names)]});
    }
    fill_trade(world);
    comparison.futures.push_back(
        future_of(world, "Ein sehr langer Titel mit 中文字 und mehr: und noch viel mehr davon", -1, 0.9));
    comparison.capital = "E01";
    return comparison;
}

Reading article() {
    Reading reading;
    reading.title = "Cold War or multilateralism? An invented meeting gives the answer";
    reading.question = "Cold War or multilateralism?";
    reading.text =
        reading.title +
        "\n\nChina and Russia met in Uzbekistan. Beijing and Moscow spoke of the BRICS & the SCO; the United States "
        "(\"Washington\") did not attend.\n\nChina said <more> than Russia. The UN took note.\n";
    struct Pattern {
        const char *text, *id, *kind, *name;
    };
    static const Pattern patterns[] = {{"China", "CHN", "name", "China"},
                                       {"Beijing", "CHN", "capital", "China"},
                                       {"Russia", "RUS", "name", "Russian Federation"},
                                       {"Moscow", "RUS", "capital", "Russian Federation"},
                                       {"Uzbekistan", "UZB", "name", "Uzbekistan"},
                                       {"United States", "USA", "name", "United States"},
                                       {"Washington", "USA", "capital", "United States"},
                                       {"BRICS", "BRICS", "framework", "BRICS"},
                                       {"SCO", "SCO", "framework", "Shanghai Cooperation Organization"},
                                       {"UN", "UN", "framework", "United Nations"}};
    for (const Pattern& pattern : patterns) {
        const std::string word = pattern.text;
        for (std::size_t at = reading.text.find(word); at != std::string::npos; at = reading.text.find(word, at + 1)) {
            reading.mentions.push_back({{at, at + word.size()}, word, pattern.id, {pattern.id}, pattern.kind});
        }
    }
    std::sort(reading.mentions.begin(), reading.mentions.end(),
              [](const Mention& a, const Mention& b) { return a.span.start < b.span.start; });
    for (std::size_t i = 0; i < reading.mentions.size(); ++i) {
        const Mention& mention = reading.mentions[i];
        auto& actors = mention.kind == "framework" ? reading.frameworks : reading.economies;
        auto actor = std::find_if(actors.begin(), actors.end(), [&](const Actor& a) { return a.id == mention.id; });
        if (actor == actors.end()) {
            const auto* pattern = std::find_if(std::begin(patterns), std::end(patterns),
                                               [&](const Pattern& p) { return p.id == mention.id; });
            actors.push_back({mention.id, pattern->name, {}});
            actor = actors.end() - 1;
        }
        actor->mentions.push_back(i);
    }
    reading.principals = {"CHN", "RUS", "USA"};
    return reading;
}

}  // namespace detente::fixture
