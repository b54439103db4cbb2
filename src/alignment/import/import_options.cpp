#include "detente/alignment/import_votes.hpp"

namespace detente {

void describe(VotesImportOptions& o, OptionVisitor& v) {
    v.visit({.name = "input",
             .help = "Table of one row a vote: session or year, roll call, economy, vote; plain or gzipped.",
             .metavar = "FILE",
             .complete = "file",
             .positional = true,
             .required = true},
            o.input);
    v.visit({.name = "output",
             .help = "Folder of the new table of votes.",
             .metavar = "FOLDER",
             .complete = "file",
             .required = true,
             .writes = Writes::folder},
            o.output);
    v.visit({.name = "roll_calls",
             .help = "Table of one row a roll call: date, symbol, title, issues and so on.",
             .metavar = "FILE",
             .complete = "file"},
            o.roll_calls);
    v.visit({.name = "matches",
             .help = "Table rcid1, rcid2: pairs of roll calls on one recurring text, the earlier one first.",
             .metavar = "FILE",
             .complete = "file"},
            o.matches);
    v.visit({.name = "link_titles", .help = "Links recurring resolutions of the same title in consecutive sessions."},
            o.link_titles);
    v.visit(
        {.name = "column", .help = "Takes a column under another name, e.g. vote=choice.", .metavar = "WANTED=NAME"},
        o.column);
    v.visit({.name = "delimiter",
             .help = "What separates cells: one character, or tab; found by itself if not given.",
             .metavar = "CHARACTER"},
            o.delimiter);
    v.visit({.name = "id", .help = "Id of the new table; the folder's name if not given.", .metavar = "ID"}, o.id);
    v.visit({.name = "title", .help = "Title of the new table.", .metavar = "TEXT"}, o.title);
    v.visit({.name = "version", .help = "Version to state; 1.0.0 if not given.", .metavar = "TEXT"}, o.version);
    v.visit({.name = "source",
             .help = "Where the votes come from: title, authors, publication; once for each source.",
             .metavar = "TEXT"},
            o.source);
    v.visit({.name = "source_url", .help = "Address of the source, in the same order.", .metavar = "URL"},
            o.source_url);
    v.visit({.name = "licence", .help = "Licence of the source, in the same order.", .metavar = "NAME"}, o.licence);
}

}  // namespace detente
