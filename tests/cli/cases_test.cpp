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

void hold(const Case& a_case) {
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

/// Every case is a test of its own, in a suite named after its file.
class CaseTest : public testing::Test {
public:
    explicit CaseTest(const Case& a_case) : case_(a_case) {}
    void TestBody() override { hold(case_); }

private:
    Case case_;
};

bool register_cases(const std::string& suite) {
    for (const Case& a_case : read_cases(std::string(DETENTE_SOURCE) + "/tests/cli/" + suite + ".txt"))
        testing::RegisterTest(suite.c_str(), plain(a_case.title).c_str(), nullptr, nullptr, __FILE__, __LINE__,
                              [a_case]() -> testing::Test* { return new CaseTest(a_case); });
    return true;
}

[[maybe_unused]] const bool registered =
    register_cases("commands") && register_cases("wrong_use") && register_cases("wrong_tables") &&
    register_cases("wrong_votes") && register_cases("wrong_worlds") && register_cases("wrong_scenarios") &&
    register_cases("explain") && register_cases("imports") && register_cases("draws") && register_cases("measured") &&
    register_cases("blocs") && register_cases("plans") && register_cases("places");

}  // namespace
}  // namespace cli_test
