#include "detente/scenario/grouping.hpp"

#include <fmt/format.h>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "scenario/file/names.hpp"
#include "scenario/file/table_reader.hpp"

namespace detente {
namespace {

constexpr std::size_t nobody = std::size_t(-1);

/// Reads one table of groups.
class GroupReader {
public:
    GroupReader(const TomlValue& table, const std::string& what, const Names& names, const Registry& registry)
        : reader_(table, what), what_(what), names_(names), registry_(registry) {}

    Grouping read(const Grouping& as_it_is) {
        std::vector<std::size_t> of(as_it_is.of.size(), nobody);
        Grouping out;
        std::string rest;
        for (const auto& [key, value] : reader_.table().entries) {
            const Grouping::Group group{key, name_of(key, value), what_ == "sectors" ? key : ""};
            if (value.is_text() && value.text == "rest") {
                if (!rest.empty()) reader_.fail(key, fmt::format("stands beside {}: only one group is the rest", rest));
                rest = key;
                continue;
            }
            const std::vector<std::size_t> members = members_of(key, value);
            if (members.empty()) reader_.fail(key, "the group is empty");
            for (const std::size_t member : members) {
                if (of[member] != nobody)
                    reader_.fail(key, fmt::format("{} is in the group '{}' already", as_it_is.groups[member].id,
                                                  out.groups[of[member]].id));
                of[member] = out.groups.size();
            }
            out.groups.push_back(group);
        }
        add_others(as_it_is, rest, of, out);
        out.of = std::move(of);
        return out;
    }

private:
    /// What no group names: one group of all, or each as it is.
    void add_others(const Grouping& as_it_is, const std::string& rest, std::vector<std::size_t>& of, Grouping& out) {
        std::size_t others = nobody;
        for (std::size_t member = 0; member < of.size(); ++member) {
            if (of[member] != nobody) continue;
            if (!rest.empty() && others != nobody) {
                of[member] = others;
                continue;
            }
            others = of[member] = out.groups.size();
            out.groups.push_back(rest.empty() ? as_it_is.groups[member] : Grouping::Group{rest, rest, ""});
        }
        for (std::size_t a = 0; a < out.groups.size(); ++a)
            for (std::size_t b = 0; b < a; ++b)
                if (out.groups[a].id == out.groups[b].id)
                    reader_.fail(out.groups[b].id, "is the name of a group and of a member outside it",
                                 "Choose another name for the group");
    }

    std::string name_of(const std::string& key, const TomlValue& value) const {
        if (!value.is_table() || !value.find("framework")) return key;
        const FrameworkRecord* framework = registry_.framework(key);
        return framework ? framework->name : key;
    }

    std::vector<std::size_t> members_of(const std::string& key, const TomlValue& value) {
        if (value.is_table()) {
            if (what_ == "sectors") reader_.wrong_type(key, "a list of sectors, or \"rest\"");
            const TableReader rule(value, reader_.field(key));
            rule.allow_only({"framework", "on"});
            for (const char* needed : {"framework", "on"})
                if (!rule.has(needed)) reader_.fail(key, fmt::format("needs '{}'", needed));
            std::vector<std::string> missing;
            return names_.members(rule.text("framework"), rule.date("on"), value.place, reader_.field(key), missing);
        }
        const std::vector<std::string> written = reader_.names(key);
        if (what_ == "sectors") return names_.sectors(written, value.place, reader_.field(key));
        std::vector<std::size_t> out;
        out.reserve(written.size());
        for (const std::string& name : written) out.push_back(names_.economy(name, value.place, reader_.field(key)));
        return out;
    }

    TableReader reader_;
    std::string what_;
    const Names& names_;
    const Registry& registry_;
};

Grouping read_grouping(const std::string& what, const std::string& path, const World& world, const Registry& registry) {
    if (what == "sectors" && path == "groups") return sector_groups(world);
    const TomlValue root = parse_toml(read_text_file(path), path);
    TableReader(root, "").allow_only({"sectors", "economies"});
    const TomlValue* table = root.find(what);
    if (!table || !table->is_table())
        throw InputError(path, 0, what, fmt::format("the file has no table [{}]", what),
                         fmt::format("Write [{}], and below it one line a group: name = [\"member\", ...]", what));
    const Names names(world, registry);
    return GroupReader(*table, what, names, registry)
        .read(what == "sectors" ? each_sector(world) : each_economy(world));
}

}  // namespace

World aggregate(const World& world, const std::vector<std::string>& specs, const Registry& registry, Notes& notes) {
    Grouping economies, sectors;
    for (const std::string& spec : specs) {
        const std::size_t equals = spec.find('=');
        const std::string what = spec.substr(0, equals);
        if (equals == std::string::npos || (what != "sectors" && what != "economies"))
            throw UsageError("aggregate", fmt::format("'{}' says neither sectors=FILE nor economies=FILE", spec),
                             "E.g. --aggregate sectors=groups");
        (what == "sectors" ? sectors : economies) = read_grouping(what, spec.substr(equals + 1), world, registry);
    }
    return aggregate(world, economies, sectors, notes);
}

}  // namespace detente
