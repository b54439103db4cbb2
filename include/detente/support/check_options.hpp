#pragma once
#include "detente/support/describe.hpp"

namespace detente {

/// Throws InputError unless every number of an options struct is within the bounds that its describe() states.
template <class Options>
void check_options(Options options) {
    struct Bounds : OptionVisitor {
        void visit(const OptionInfo&, bool&) override {}
        void visit(const OptionInfo& info, std::int64_t& value) override {
            check_bounds(info, static_cast<double>(value));
        }
        void visit(const OptionInfo& info, double& value) override { check_bounds(info, value); }
        void visit(const OptionInfo& info, std::optional<double>& value) override {
            if (value) check_bounds(info, *value);
        }
        void visit(const OptionInfo&, std::string&) override {}
        void visit(const OptionInfo&, std::vector<std::string>&) override {}
        void visit_choice(const OptionInfo&, int&) override {}
    } bounds;
    describe(options, bounds);
}

}  // namespace detente
