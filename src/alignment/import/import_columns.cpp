// What the columns of files of votes are called: our own names first, then those of the sources.
#include "alignment/import/import_columns.hpp"

#include <algorithm>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

using Names = std::vector<std::string>;

const Names roll_call_names = {"roll_call", "rcid",    "rollcall",   "roll_call_id", "rollcall_id",
                               "undl_id",   "vote_id", "resolution", "unres",        "id"};
const Names vote_names = {"vote", "ms_vote"};
const Names cow_names = {"ccode", "cow", "cowcode", "cow_code"};
const Names code_names = {"economy", "iso3", "iso3c", "iso",   "iso_code", "country_code", "ms_code",
                          "code",    "iso2", "iso2c", "voter", "state",    "member_state"};
const Names name_names = {"name", "country_name", "countryname", "ms_name", "country"};
const Names title_names = {"title", "short", "agenda_title", "descr"};
const Names issue_codes = {"me", "nu", "di", "hr", "co", "ec"};

Column first_of(const Names& header, const Names& names) {
    for (const std::string& name : names) {
        const auto at = std::find(header.begin(), header.end(), name);
        if (at != header.end()) return static_cast<std::size_t>(at - header.begin());
    }
    return std::nullopt;
}

Names lower_header(const CsvTable& table) {
    Names header;
    for (const std::string& name : table.header) header.push_back(lower_ascii(name));
    return header;
}

FactColumns facts_in(const Names& header) {
    FactColumns out;
    out.roll_call = first_of(header, roll_call_names);
    out.session = first_of(header, {"session"});
    out.year = first_of(header, {"year"});
    out.date = first_of(header, {"date"});
    out.resolution = first_of(header, {"resolution", "unres"});
    out.important = first_of(header, {"important", "importantvote"});
    out.linked = first_of(header, {"linked", "rcid_linked"});
    out.issues = first_of(header, {"issues"});
    // Voeten's `short` is the label of a roll call, `title` the label of ours and of the UN's own tables.
    for (const std::string& name : title_names)
        if (const Column at = first_of(header, {name})) out.titles.push_back(*at);
    for (const char* name : {"part", "amend", "para"})
        if (const Column at = first_of(header, {name})) out.parts.push_back(*at);
    for (const std::string& code : issue_codes)
        if (const Column at = first_of(header, {code})) out.issue_flags.emplace_back(code, *at);
    return out;
}

}  // namespace

const std::vector<std::string>& import_column_names() {
    static const Names names = {"roll_call", "session",    "year",  "economy",   "ccode", "name",   "vote",
                                "date",      "resolution", "title", "important", "part",  "issues", "linked"};
    return names;
}

VoteColumns vote_columns(const CsvTable& table) {
    const Names header = lower_header(table);
    VoteColumns out;
    const Column vote = first_of(header, vote_names);
    out.vote = vote ? *vote : table.column("vote");
    out.facts = facts_in(header);
    out.roll_call = out.facts.roll_call ? *out.facts.roll_call : table.column("roll_call");
    out.cow = first_of(header, cow_names);
    out.code = first_of(header, code_names);
    out.name = first_of(header, name_names);
    if (!out.cow && !out.code && !out.name) table.column("economy");
    return out;
}

FactColumns fact_columns(const CsvTable& table) {
    FactColumns out = facts_in(lower_header(table));
    if (!out.roll_call) table.column("roll_call");
    return out;
}

std::pair<std::size_t, std::size_t> match_columns(const CsvTable& table) {
    const Names header = lower_header(table);
    const Column earlier = first_of(header, {"rcid1", "earlier", "roll_call1"});
    const Column later = first_of(header, {"rcid2", "later", "roll_call2"});
    return {earlier ? *earlier : table.column("rcid1"), later ? *later : table.column("rcid2")};
}

}  // namespace detente
