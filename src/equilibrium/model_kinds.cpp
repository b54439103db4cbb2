#include <fmt/format.h>

#include <algorithm>

#include "detente/equilibrium/model.hpp"
#include "detente/equilibrium/sector_model.hpp"
#include "detente/equilibrium/universal_gravity.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

ModelKinds those_installed() {
    ModelKinds kinds;
    kinds.add(model_kind<GravityModel>("gravity", "one sector: universal gravity"));
    kinds.add(model_kind<SectorModel>("sectors", "many sectors with input-output links, tariffs and revenue"));
    return kinds;
}

}  // namespace

const ModelKinds& ModelKinds::installed() {
    static const ModelKinds kinds = those_installed();
    return kinds;
}

void ModelKinds::add(RegisteredModel kind) {
    const bool taken = std::any_of(kinds_.begin(), kinds_.end(),
                                   [&](const RegisteredModel& other) { return other.name == kind.name; });
    if (taken) throw InputError("", 0, "kind", fmt::format("there is a model '{}' already", kind.name));
    kinds_.push_back(std::move(kind));
}

const RegisteredModel& ModelKinds::find(std::string_view name) const {
    std::vector<std::string> names;
    for (const RegisteredModel& kind : kinds_) {
        if (kind.name == name) return kind;
        names.push_back(kind.name);
    }
    throw InputError("", 0, "kind", fmt::format("no model '{}'", name), suggestion(std::string(name), names));
}

}  // namespace detente
