#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "sandbox.hpp"

namespace cli_test {
namespace {

TEST(Reference, PageOfCommandsIsWhatTheProgramSays) {
    std::ifstream in(std::string(DETENTE_SOURCE) + "/docs/commands.md");
    std::ostringstream page;
    page << in.rdbuf();
    const Ran ran = Sandbox().run("detente man --format markdown");
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_TRUE(page.str() == ran.out) << "docs/commands.md is behind the program: make docs";
}

/// Every command has a manual page that man(1) can render, and every option of its help stands in it.
TEST(Reference, EveryCommandHasAManualPage) {
    const Sandbox sandbox;
    std::istringstream commands(sandbox.run("detente man --list").out);
    int pages = 0;
    for (std::string command; std::getline(commands, command); ++pages) {
        const Ran page = sandbox.run("detente man " + command);
        EXPECT_EQ(page.exit_code, 0) << command;
        EXPECT_EQ(page.out.rfind(".TH ", 0), 0u) << command;
        EXPECT_NE(page.out.find("\\-\\-quiet"), std::string::npos) << command;
    }
    EXPECT_GE(pages, 15);
}

}  // namespace
}  // namespace cli_test
