// datapackage.json of a table of votes: Frictionless Data Package, profile tabular-data-package, as worlds have it.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "alignment/votes/package.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

using ordered = nlohmann::ordered_json;

void check_kind(const PackageObject& root) {
    const bool own = root.has("detente");
    if (own && root.object("detente").has("unit"))
        root.wrong("detente", "is a world, not a table of votes",
                   "Make one from a file of votes with `detente import votes`");
    if (!own || root.object("detente").text("kind") != "votes")
        root.wrong("detente", "does not say that this is a table of votes",
                   "Its datapackage.json has \"detente\": {\"format\": 1, \"kind\": \"votes\"}");
}

ordered field(const char* name, const char* type, const char* description, bool required) {
    ordered out = {{"name", name}, {"type", type}, {"description", description}};
    if (required) out["constraints"]["required"] = true;
    return out;
}

ordered schema_of(const std::string& table) {
    if (table == "voters")
        return {{"fields",
                 {field("iso3", "string", "ISO 3166-1 alpha-3 code, or that of a historic state", true),
                  field("name", "string", "name, for readers", false)}},
                {"primaryKey", "iso3"}};
    return {{"fields",
             {field("id", "string", "as the source numbers it", true),
              field("session", "string", "session, ES-n for an emergency special session", false),
              field("year", "year", "year in which the session opens; of the vote in emergency special sessions", true),
              field("date", "date", "day of the vote", false),
              field("resolution", "string", "symbol of the resolution", false),
              field("important", "boolean", "named important by the US Department of State", false),
              field("part", "boolean", "on a paragraph or an amendment, not on a whole text", false),
              field("issues", "string", "codes of issues, separated by blanks", false),
              field("linked", "string", "id of the earlier roll call on the same recurring text", false),
              field("title", "string", "what was voted on", false),
              field("votes", "string", "one letter a voter: y yes, n no, a abstain, x absent, . not listed", true)}},
            {"primaryKey", "id"},
            {"missingValues", {""}}};
}

ordered describe_table(const VotesTable& table) {
    ordered out = {{"name", table.name},
                   {"path", table.path},
                   {"profile", "tabular-data-resource"},
                   {"format", "csv"},
                   {"mediatype", "text/csv"},
                   {"encoding", "utf-8"},
                   {"bytes", table.content.size()},
                   {"hash", "sha256:" + sha256(table.content)}};
    if (table.path.ends_with(".gz")) out["compression"] = "gz";
    out["schema"] = schema_of(table.name);
    return out;
}

}  // namespace

VotesDescriptor read_votes_descriptor(const std::string& text, const std::string& file) {
    VotesDescriptor out;
    out.data = read_data_package(text, file, throw_fault);
    const PackageObject& root = *out.data.root;
    check_kind(root);
    out.head.sha256 = out.data.sha256;
    out.head.id = root.text("name");
    out.head.title = root.text("title");
    out.head.version = root.text("version");
    if (!valid_package_id(out.head.id))
        root.wrong("name", fmt::format("'{}' is not a name for a table of votes", out.head.id.substr(0, 60)),
                   "Use letters, digits, '.', '_' and '-'");
    for (const PackageSource& source : out.data.sources)
        out.head.sources.push_back({source.title, source.path, source.licence});
    return out;
}

std::string write_votes_descriptor(const RollCalls& votes, const std::vector<VotesTable>& tables) {
    ordered root = {{"profile", "tabular-data-package"}, {"name", votes.id}};
    if (!votes.title.empty()) root["title"] = votes.title;
    if (!votes.version.empty()) root["version"] = votes.version;
    std::set<std::string> named;
    for (const RollCalls::Source& source : votes.sources) {
        ordered entry = {{"title", source.title}};
        if (!source.path.empty()) entry["path"] = source.path;
        if (!source.licence.empty()) entry["licence"] = source.licence;
        root["sources"].push_back(entry);
        if (!source.licence.empty() && named.insert(source.licence).second)
            root["licenses"].push_back({{"name", source.licence}});
    }
    root["detente"] = {{"format", 1}, {"kind", "votes"}};
    for (const VotesTable& table : tables) root["resources"].push_back(describe_table(table));
    try {
        return root.dump(2) + "\n";
    } catch (const ordered::exception&) {
        throw InputError("", 0, "votes", "have a title or source that is not text in UTF-8");
    }
}

}  // namespace detente
