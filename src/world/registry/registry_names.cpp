// Who holds a name: the table behind Registry::resolve_economy and resolve_framework.
#include "world/registry/registry_names.hpp"

#include "detente/support/text.hpp"

namespace detente {
namespace {

/// A name belongs to whoever holds it with the lowest rank; to nobody when two hold it with the same.
class Holders {
public:
    explicit Holders(std::unordered_map<std::string, std::string>& index) : index_(index) {}

    void add(std::string folded, const std::string& id, int rank) {
        if (folded.empty()) return;
        const auto [at, fresh] = ranks_.emplace(std::move(folded), rank);
        std::string& holder = index_[at->first];
        if (fresh || rank < at->second) {
            holder = id;
            at->second = rank;
        } else if (rank == at->second && holder != id) {
            holder.clear();
        }
    }

private:
    std::unordered_map<std::string, std::string>& index_;
    std::unordered_map<std::string, int> ranks_;
};

constexpr int foreign = 10, historic = 100;  // added to a rank: other languages, states that are no more

/// Ways of writing the name itself; those that stand for it (demonyms, capitals, governments) have none.
int rank_of(const NameRecord& record) {
    const int language = record.lang == "en" || record.lang == "mul" ? 0 : foreign;
    if (record.kind == "code") return 1 + language;
    if (record.kind == "name" || record.kind == "abbreviation") return 2 + language;
    if (record.kind == "official" || record.kind == "short") return 3 + language;
    if (record.kind == "variant") return 4 + language;
    return -1;
}

}  // namespace

Registry::Registry() : by_name_(std::make_shared<Names>()) {}

const Registry::Names& Registry::by_name() const {
    Names& names = *by_name_;
    std::call_once(names.made, [&] {
        names.economies.reserve(names_.size() + 4 * economies_.size());
        Holders economies(names.economies), frameworks(names.frameworks);
        for (const EconomyRecord& record : economies_) {
            const int old = record.kind == "historic" ? historic : 0;
            economies.add(fold_name(record.id), record.id, old);
            economies.add(fold_name(record.alpha2), record.id, old);
            economies.add(record.numeric, record.id, old);
            economies.add(fold_name(record.name), record.id, old + 2);
        }
        for (const NameRecord& record : names_) {
            const int old = economy(record.id)->kind == "historic" ? historic : 0;
            const int rank = rank_of(record);
            // "EU" is the United States in Spanish texts: to whoever writes a table or a scenario it is the framework.
            const bool framework_code = rank >= foreign && framework(record.name) != nullptr;
            if (rank >= 0 && !framework_code) economies.add(fold_name(record.name), record.id, rank + old);
        }
        for (const FrameworkRecord& record : frameworks_) {
            frameworks.add(fold_name(record.id), record.id, 0);
            frameworks.add(fold_name(record.abbreviation), record.id, 1);
            frameworks.add(fold_name(record.name), record.id, 2);
        }
        for (const NameRecord& record : framework_names_)
            if (const int rank = rank_of(record); rank >= 0) frameworks.add(fold_name(record.name), record.id, rank);
    });
    return names;
}

}  // namespace detente
