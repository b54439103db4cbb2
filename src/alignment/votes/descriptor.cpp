// datapackage.json of a table of votes: Frictionless Data Package, profile tabular-data-package, as worlds have it.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "alignment/votes/package.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

using nlohmann::json;
using ordered = nlohmann::ordered_json;

long line_at(const std::string& text, std::size_t offset) {
    offset = std::min(offset, text.size());
    return 1 + static_cast<long>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

/// Reads members of the descriptor; what is wrong is an error on the line of the member's name.
struct Reader {
    const std::string &raw, &file;

    [[noreturn]] void wrong(const std::string& key, const std::string& what, const std::string& hint = "") const {
        const std::size_t at = raw.find("\"" + key + "\"");
        throw InputError(file, at == raw.npos ? 1 : line_at(raw, at), key, what, hint);
    }
    std::string text(const json& object, const std::string& key) const {
        const auto at = object.find(key);
        if (at == object.end() || at->is_null()) return "";
        if (!at->is_string()) wrong(key, "must be text in quotes");
        return at->get<std::string>();
    }
    const json& list(const json& object, const std::string& key) const {
        static const json nothing = json::array();
        const auto at = object.find(key);
        if (at == object.end() || at->is_null()) return nothing;
        if (!at->is_array()) wrong(key, "must be a list");
        for (const json& entry : *at)
            if (!entry.is_object()) wrong(key, "must hold objects");
        return *at;
    }
};

json parse_object(const std::string& text, const std::string& file) {
    try {
        json root = json::parse(text);
        if (!root.is_object()) throw InputError(file, 1, "", "must hold one JSON object");
        return root;
    } catch (const json::parse_error& error) {
        throw InputError(file, line_at(text, error.byte == 0 ? 0 : error.byte - 1), "", "is not well-formed JSON",
                         "Look for a missing comma, quote or bracket near this line");
    } catch (const json::exception&) {
        throw InputError(file, 0, "", "holds a number that is too large");
    }
}

bool safe_path(const std::string& path) {
    if (path.empty() || path.front() == '/' || path.find_first_of("\\:") != path.npos) return false;
    if (path.find('\0') != path.npos) return false;
    for (const std::string& part : split(path, '/'))
        if (part.empty() || part == "." || part == "..") return false;
    return true;
}

void check_kind(const json& root, const Reader& reader) {
    const auto own = root.find("detente");
    const bool is_world = own != root.end() && own->is_object() && own->contains("unit");
    if (is_world)
        throw InputError(reader.file, 1, "detente", "is a world, not a table of votes",
                         "Make one from a file of votes with `detente import votes`");
    if (own == root.end() || !own->is_object() || reader.text(*own, "kind") != "votes")
        throw InputError(reader.file, 1, "detente", "does not say that this is a table of votes",
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

bool valid_votes_id(const std::string& id) {
    static constexpr const char* allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    return !id.empty() && id.size() <= 100 && id.find_first_not_of(allowed) == id.npos && id != "." && id != "..";
}

VotesDescriptor read_votes_descriptor(std::string text, const std::string& file) {
    VotesDescriptor out;
    out.head.sha256 = sha256(text);
    check_text(text, file);
    const json root = parse_object(text, file);
    const Reader reader{text, file};
    check_kind(root, reader);
    out.head.id = reader.text(root, "name");
    out.head.title = reader.text(root, "title");
    out.head.version = reader.text(root, "version");
    if (!valid_votes_id(out.head.id))
        reader.wrong("name", fmt::format("'{}' is not a name for a table of votes", out.head.id.substr(0, 60)),
                     "Use letters, digits, '.', '_' and '-'");
    for (const json& entry : reader.list(root, "sources"))
        out.head.sources.push_back(
            {reader.text(entry, "title"), reader.text(entry, "path"), reader.text(entry, "licence")});
    for (const json& entry : reader.list(root, "resources")) {
        VotesResource resource{reader.text(entry, "name"), reader.text(entry, "path"), reader.text(entry, "hash")};
        if (!safe_path(resource.path))
            reader.wrong("path", fmt::format("'{}' is not a path inside the package", resource.path.substr(0, 200)),
                         "Name a file below the folder, without '..', a leading '/' or a URL");
        out.resources.push_back(std::move(resource));
    }
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
