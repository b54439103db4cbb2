#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace detente {

class Files;

/// ISO 3166-1 economy (or territory, historic state, region such as ROW). data/registry/economies.csv
struct EconomyRecord {
    std::string id;  ///< alpha-3
    std::string alpha2;
    std::string numeric;
    std::string name;  ///< English
    std::string kind;  ///< economy | territory | historic | region
    std::string region;
    std::string capital;
};

/// One way of writing an economy or a framework. data/registry/names.csv, framework_names.csv
struct NameRecord {
    std::string id;
    std::string lang;
    std::string kind;  ///< name short variant official demonym adjective capital government code; body abbreviation
    std::string name;
    std::string risk;  ///< empty, or why it needs context: person word ambiguous place
    std::string source;
};

struct FrameworkRecord {
    std::string id;
    std::string abbreviation;
    std::string name;
    std::string kind;
    std::string founded;
    std::string source;
};

/// One spell of one economy in one framework: the half-open interval [start, end). Dates ISO 8601, end empty: still in.
/// Sources that conflict are both kept.
struct Membership {
    std::string framework;
    std::string economy;
    std::string start;
    std::string end;
    std::string status;      ///< member suspended partner observer ...
    std::string confidence;  ///< A looked up or cross-checked, B date from the public record, C approximate
    std::string source;
};

/// Names and memberships known to the program, read once from the installed registry.
class Registry {
public:
    /// Knows nothing.
    Registry();
    /// Reads economies.csv, names.csv, frameworks.csv, framework_names.csv, memberships.csv from `folder`.
    static Registry load(const Files&, std::string_view folder = "registry");
    static Registry load(const std::string& folder);
    /// The installed one; loaded at first use.
    static const Registry& installed();

    const std::vector<EconomyRecord>& economies() const { return economies_; }
    const std::vector<NameRecord>& names() const { return names_; }
    const std::vector<FrameworkRecord>& frameworks() const { return frameworks_; }
    const std::vector<NameRecord>& framework_names() const { return framework_names_; }
    const std::vector<Membership>& memberships() const { return memberships_; }

    const EconomyRecord* economy(std::string_view id) const;
    const FrameworkRecord* framework(std::string_view id) const;

    /// ISO alpha-3, alpha-2, numeric, or a name in any language we hold (demonyms and capitals excluded) -> alpha-3.
    std::optional<std::string> resolve_economy(std::string_view) const;
    /// Whose seat of government this is, in English: Tashkent -> UZB. A state before a territory, nothing for two
    /// alike; states that are no more have none.
    std::optional<std::string> economy_of_capital(std::string_view city) const;
    /// Several economies that share a name ("Congo"): none is meant more than the other, so resolve_economy says no.
    std::vector<std::string> ambiguous_economies(std::string_view name) const;
    /// The id that `text` most likely misspells, as a hint for a message: "did you mean 'DEU' (Germany)?"; or empty.
    std::string suggest_economy(std::string_view text) const;
    std::string suggest_framework(std::string_view text) const;
    /// Framework id, abbreviation or name -> id.
    std::optional<std::string> resolve_framework(std::string_view) const;

    /// Ids of the economies in `framework` on `date` (ISO), with status member or suspended; sorted, unique.
    /// A framework that is itself a member of another (the EU in the G20) is in memberships() but not here.
    /// Throws InputError for a framework that is not known and for what is not a date.
    std::vector<std::string> members(std::string_view framework, std::string_view date) const;
    bool is_member(std::string_view framework, std::string_view economy, std::string_view date) const;

private:
    std::vector<EconomyRecord> economies_;
    std::vector<NameRecord> names_;
    std::vector<FrameworkRecord> frameworks_;
    std::vector<NameRecord> framework_names_;
    std::vector<Membership> memberships_;
    std::unordered_map<std::string, std::size_t> economy_by_id_, framework_by_id_;

    /// Folded name -> id; empty: two hold the name with equal right. Made at first use.
    struct Names;
    const Names& by_name() const;
    std::shared_ptr<Names> by_name_;
};

/// Throws InputError unless `text` is a calendar date yyyy-mm-dd.
void check_date(const std::string& text, const std::string& file, long line, const std::string& field);

}  // namespace detente
