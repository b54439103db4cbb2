// Writes what the room makes of the fixture to the folder that DETENTE_LOOK names, for looking at: pages, maps, tables.
#include <gtest/gtest.h>

#include <cstdlib>

#include "detente/support/files.hpp"
#include "fixture.hpp"

namespace detente {

TEST(Look, WritesEverything) {
    const char* folder = std::getenv("DETENTE_LOOK");
    if (folder == nullptr) GTEST_SKIP() << "set DETENTE_LOOK=folder to write a brief, a map and tables there";
    const std::filesystem::path place = folder;
    const Comparison both = fixture::two_futures();
    const BriefOptions options{"detente answer examples/article.txt --capital UZB", "2026-01-31", "A made-up reason."};
    write_file(place / "brief.html", to_html_brief(both, fixture::article(), options));
    write_file(place / "map.svg", to_svg_map(both, 0, "welfare_pct", "2026-01-31"));
    Comparison one = both;
    one.futures.resize(1);
    one.capital.clear();
    write_file(place / "one.html", to_html_brief(one, {}, options));
    write_file(place / "terminal.txt", to_terminal(both, {100, true, 8}) + "\n" + to_terminal(one, {80, false, 8}) +
                                           "\n" + to_terminal(fixture::article(), {80, true, 8}) + "\n" +
                                           to_terminal(fixture::odd_names(12), {50, false, 8}));
    EXPECT_GT(std::filesystem::file_size(place / "brief.html"), 10000u);
}

}  // namespace detente
