#pragma once
#include <string>

#include "detente/reading/reading.hpp"
#include "reading/actors/named_actors.hpp"
#include "reading/lines/line_rules.hpp"
#include "reading/mentions/name_index.hpp"
#include "reading/mentions/weigh.hpp"
#include "reading/text/vocabulary.hpp"

namespace detente::reading {

/// The reader with its tables and its index of names, built once and used for any number of articles.
class Reader {
public:
    /// Builds the table of names in memory.
    explicit Reader(const Registry&);
    /// Of the installed registry: maps the table of names, or builds it where no file fits the installed data.
    static Reader of_installed(const Registry&);
    /// `known`: the text's own date where something but its lines says it.
    Reading read(const std::string& text, const ArticleDate& known = {}) const;

private:
    Reader(const Registry&, const ReadingTables&);
    Reader(const Registry&, ReadingTables, NameIndex);

    const Registry& registry_;
    ReadingTables tables_;
    NameIndex index_;
    ActorNames actor_names_;
    std::vector<RivalWords> rivals_;
    LineRules line_rules_;
};

/// Reading::economies and Reading::frameworks from its mentions.
void group_actors(Reading&, const Registry&);

/// The two or three economies that weigh most; the rule stands at read_article. `title`: its line, or past the last
/// line.
std::vector<std::string> weigh_principals(const std::vector<WeighedMatch>&, const Tokens&, std::size_t title);

}  // namespace detente::reading
