#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "case_file.hpp"
#include "sandbox.hpp"

namespace cli_test {

std::string plain(const std::string& title) {
    std::string name;
    for (const char c : title) name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    return name;
}

void PrintTo(const Case& a_case, std::ostream* out) {
    *out << plain(a_case.title);
}

namespace {

int expected_exit(const Case& a_case) {
    for (const Expectation& expectation : a_case.expected)
        if (expectation.kind == "exit") return std::stoi(expectation.text);
    return 0;
}

bool expects(const Case& a_case, const std::string& kind) {
    return std::any_of(a_case.expected.begin(), a_case.expected.end(),
                       [&](const Expectation& expectation) { return expectation.kind == kind; });
}

void check(const Expectation& expectation, const Ran& ran, const Sandbox& sandbox) {
    const auto& [kind, text] = expectation;
    if (kind == "err") {
        EXPECT_NE(ran.err.find(text), std::string::npos) << text;
    } else if (kind == "out") {
        EXPECT_NE(ran.out.find(text), std::string::npos) << text;
    } else if (kind == "json") {
        EXPECT_TRUE(nlohmann::json::accept(ran.out)) << "standard output is not JSON";
    } else if (kind == "file") {
        EXPECT_FALSE(sandbox.read(text).empty()) << text;
    }
}

class Cases : public testing::TestWithParam<Case> {};

TEST_P(Cases, hold) {
    const Case& a_case = GetParam();
    SCOPED_TRACE(a_case.place + ": " + a_case.title);
    const Sandbox sandbox;
    for (const auto& [name, content] : a_case.files) sandbox.write(name, content);
    ASSERT_FALSE(a_case.commands.empty());
    for (std::size_t i = 0; i + 1 < a_case.commands.size(); ++i) {
        const Ran ran = sandbox.run(a_case.commands[i]);
        ASSERT_EQ(ran.exit_code, 0) << "preparing: " << a_case.commands[i] << "\n" << ran.err;
    }
    const auto before = sandbox.snapshot();
    const Ran ran = sandbox.run(a_case.commands.back());
    SCOPED_TRACE("$ " + a_case.commands.back() + "\n" + ran.err + ran.out.substr(0, 2000));

    const int code = expected_exit(a_case);
    EXPECT_EQ(ran.exit_code, code);
    for (const Expectation& expectation : a_case.expected) check(expectation, ran, sandbox);
    if ((code != 2 && code != 3) || expects(a_case, "reports")) return;
    // A mistake: one line that says so, nothing on standard output, no file touched.
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1);
    EXPECT_EQ(ran.err.rfind("detente: ", 0), 0u);
    EXPECT_LE(ran.err.size(), 600u);
    EXPECT_EQ(ran.out, "");
    EXPECT_TRUE(sandbox.snapshot() == before) << "files were left or changed";
}

std::string name_of(const testing::TestParamInfo<Case>& info) {
    return plain(info.param.title);
}
std::vector<Case> cases_in(const std::string& file) {
    return read_cases(std::string(DETENTE_SOURCE) + "/tests/cli/" + file);
}

INSTANTIATE_TEST_SUITE_P(commands, Cases, testing::ValuesIn(cases_in("commands.txt")), name_of);
INSTANTIATE_TEST_SUITE_P(wrong_use, Cases, testing::ValuesIn(cases_in("wrong_use.txt")), name_of);
INSTANTIATE_TEST_SUITE_P(wrong_tables, Cases, testing::ValuesIn(cases_in("wrong_tables.txt")), name_of);
INSTANTIATE_TEST_SUITE_P(wrong_worlds, Cases, testing::ValuesIn(cases_in("wrong_worlds.txt")), name_of);
INSTANTIATE_TEST_SUITE_P(wrong_scenarios, Cases, testing::ValuesIn(cases_in("wrong_scenarios.txt")), name_of);

}  // namespace
}  // namespace cli_test
