// Sentences of our own, one kind of figure each, and what each figure is tied to.
#include <gtest/gtest.h>

#include <sstream>

#include "detente/reading/reading.hpp"
#include "detente/support/csv.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

std::string short_number(double value) {
    std::ostringstream out;
    out << value;
    return out.str();
}

std::string size_of(const Quantity& q) {
    const bool share = q.unit == "%";
    const auto one = [&](double value) { return short_number(share ? 100 * value : value); };
    if ((!q.value && !q.range) || (q.growth && q.growth->span.start == q.span.start)) return "";
    const std::string value = q.range ? one(q.interval.low) + ".." + one(q.interval.high) : one(*q.value);
    return value + (share ? "%" : " " + q.unit);
}

std::string change_of(const Growth& growth) {
    const double unit = growth.unit == "pp" ? 1 : 100;
    std::string out = growth.value < 0 ? "" : "+";
    if (growth.range)
        out += short_number(unit * growth.interval.low) + ".." + short_number(unit * growth.interval.high);
    else
        out += short_number(unit * growth.value);
    out += growth.unit == "pp" ? "pp" : "%";
    return growth.basis == "not stated" ? out : out + " (" + growth.basis + ")";
}

std::string parties_of(const Quantity& q) {
    if (!q.exporter.empty() || !q.importer.empty()) return q.exporter + ">" + q.importer;
    std::string out;
    for (const std::string& id : q.economies) out += (out.empty() ? "" : "-") + id;
    return out;
}

/// "exports DEU>POL 3e+10 USD +12% (2019) 2021; ...": measure, parties, size, change, basis, period; what is not said
/// is left out.
std::string in_short(const Reading& reading) {
    std::string out;
    for (const Quantity& q : reading.quantities) {
        if (!out.empty()) out += "; ";
        std::string one;
        for (const std::string& part : {q.indicator, parties_of(q), size_of(q), q.growth ? change_of(*q.growth) : "",
                                        q.period ? q.period->text : ""})
            if (!part.empty()) one += (one.empty() ? "" : " ") + part;
        out += one;
    }
    return out;
}

TEST(FiguresOfSentences, AreTiedToWhatTheyBelongTo) {
    const CsvTable cases = read_csv(std::string(DETENTE_SOURCE) + "/tests/reading/figures.csv");
    ASSERT_GE(cases.rows(), 40u);
    for (std::size_t row = 0; row < cases.rows(); ++row) {
        const std::string text(cases.cell(row, cases.column("text")));
        EXPECT_EQ(in_short(read_article(text, Registry::installed())), cases.cell(row, cases.column("figures")))
            << text;
    }
}

}  // namespace
}  // namespace detente
