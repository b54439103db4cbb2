// What can be asked about the order, option by option.
#include <algorithm>

#include "detente/door/order.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

/// Passes on every option but those that another struct describes already, or that the question describes itself.
class Others : public OptionVisitor {
public:
    Others(OptionVisitor& to, std::vector<std::string> not_these) : to_(to), not_(std::move(not_these)) {}
    void visit(const OptionInfo& info, bool& value) override { pass(info, value); }
    void visit(const OptionInfo& info, std::int64_t& value) override { pass(info, value); }
    void visit(const OptionInfo& info, double& value) override { pass(info, value); }
    void visit(const OptionInfo& info, std::optional<double>& value) override { pass(info, value); }
    void visit(const OptionInfo& info, std::string& value) override { pass(info, value); }
    void visit(const OptionInfo& info, std::vector<std::string>& value) override { pass(info, value); }
    void visit_choice(const OptionInfo& info, int& index) override {
        if (wanted(info)) to_.visit_choice(info, index);
    }

private:
    bool wanted(const OptionInfo& info) const { return std::find(not_.begin(), not_.end(), info.name) == not_.end(); }
    template <class T>
    void pass(const OptionInfo& info, T& value) {
        if (wanted(info)) to_.visit(info, value);
    }
    OptionVisitor& to_;
    std::vector<std::string> not_;
};

}  // namespace

void describe_selection(OrderQuestion& question, OptionVisitor& visitor) {
    const auto year = [&](const char* name, const char* help, std::int64_t& value) {
        visitor.visit({.name = name, .help = help, .min = 0, .max = 9999, .metavar = "YEAR"}, value);
    };
    visitor.visit(
        {.name = "votes", .help = "An installed table of votes, or a folder.", .metavar = "VOTES", .complete = "file"},
        question.votes);
    year("year", "One year: that in which a session opens; none: the last.", question.year);
    visitor.visit({.name = "session",
                   .help = "One session of the General Assembly: 1945 and its number are the year.",
                   .min = 0,
                   .max = 999,
                   .metavar = "N"},
                  question.session);
    year("from", "The first of several years.", question.from);
    year("to", "The last of several years.", question.to);
    visitor.visit(
        {.name = "issues",
         .help = "Only roll calls on these issues: me (Middle East), nu (nuclear), di (disarmament), hr (human "
                 "rights), co (colonialism), ec (economic).",
         .metavar = "ISSUE"},
        question.issues);
    visitor.visit({.name = "important", .help = "Only roll calls that the United States named important."},
                  question.important);
    visitor.visit({.name = "whole", .help = "No votes on paragraphs and amendments."}, question.whole);
    visitor.visit(
        {.name = "roll_call", .help = "One roll call, by id or by its resolution, e.g. ES-11/3.", .metavar = "ID"},
        question.roll_call);
}

void describe_method(OrderQuestion& question, OptionVisitor& visitor) {
    visitor.choice({.name = "method",
                    .help = "Ideal points by the published sampler (bsv) or an exact random walk; leiden: blocs alone.",
                    .choices = {"bsv", "random-walk", "leiden"}},
                   question.method);
    visitor.visit({.name = "measure", .help = "Measure now, even where an installed summary says the same."},
                  question.measure);
    visitor.visit({.name = "frustration",
                   .help = "Also the frustration index of the graph of signs: exact where it can, else with a bound."},
                  question.options.find_frustration);
    visitor.visit({.name = "agreement",
                   .help = "Show agreement of pairs by these indices: " + join(agreement_names(), ", ") + ".",
                   .metavar = "INDEX"},
                  question.agreement);
}

void describe_options(OrderQuestion& question, OptionVisitor& visitor) {
    Others sampler(visitor, {"method"});
    describe(question.options.points, sampler);
    Others partition(visitor, {"seed", "threads"});
    describe(question.options.blocs, partition);
}

}  // namespace detente
