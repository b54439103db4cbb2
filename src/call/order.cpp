// Who stands with whom.
#include "call/verbs.hpp"
#include "detente/call/order_view.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

struct Wanted {
    OrderQuestion question;
    std::vector<std::string> economies;
};

/// All but the file in which a command keeps chains between runs.
class WithoutFiles : public OptionVisitor {
public:
    explicit WithoutFiles(OptionVisitor& to) : to_(to) {}
    void visit(const OptionInfo& info, bool& value) override { to_.visit(info, value); }
    void visit(const OptionInfo& info, std::int64_t& value) override { to_.visit(info, value); }
    void visit(const OptionInfo& info, double& value) override { to_.visit(info, value); }
    void visit(const OptionInfo& info, std::optional<double>& value) override { to_.visit(info, value); }
    void visit(const OptionInfo& info, std::string& value) override {
        if (info.name != "resume") to_.visit(info, value);
    }
    void visit(const OptionInfo& info, std::vector<std::string>& value) override { to_.visit(info, value); }
    void visit_choice(const OptionInfo& info, int& index) override { to_.visit_choice(info, index); }

private:
    OptionVisitor& to_;
};

void describe(Wanted& wanted, OptionVisitor& all) {
    WithoutFiles visitor(all);
    describe_selection(wanted.question, visitor);
    describe_method(wanted.question, visitor);
    visitor.visit({.name = "economies", .help = "Show these economies; none: the best known."}, wanted.economies);
    describe_layers(wanted.question, visitor);
    describe_options(wanted.question, visitor);
}

}  // namespace

OrderView order_view(const OrderFound& found, const std::vector<std::string>& economies) {
    OrderView view;
    for (const std::string& text : economies)
        for (const std::string& one : split(text, ','))
            if (!trim(one).empty()) view.economies.emplace_back(trim(one));
    if (!found.agreement) return view;
    AgreementTable table;
    const auto& calls = found.votes.roll_calls;
    if (calls.front().year == calls.back().year) table.year = calls.front().year, table.session = calls.front().session;
    table.voters = found.votes.voters;
    table.pairs = *found.agreement;
    table.indices = found.indices;
    view.agreement = {std::move(table)};
    return view;
}

Reply call_parts::order(const Library& library, Request& request, const Work& work) {
    Wanted wanted;
    request.set(wanted);
    const OrderFound found = detente::order(library, wanted.question, work);
    return {0, to_json(found.order, order_view(found, wanted.economies))};
}

}  // namespace detente
