#include "article.hpp"
#include "commands.hpp"
#include "detente/reading/grammar.hpp"
#include "outputs.hpp"

namespace detente::cli {
namespace {

struct ParseOptions {
    std::string file;
    std::string language = "en";
    std::string output;
};

void describe(ParseOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "file",
                   .help = "A text, or CoNLL-U with the words cut already; '-' is standard input.",
                   .metavar = "FILE",
                   .complete = "file",
                   .positional = true,
                   .required = true},
                  options.file);
    visitor.visit({.name = "language", .help = "Whose grammar: en or fr.", .metavar = "LANGUAGE"}, options.language);
    visitor.visit({.name = "output",
                   .help = "Write to a file instead of standard output.",
                   .metavar = "FILE",
                   .complete = "file",
                   .writes = Writes::file},
                  options.output);
}

ExitCode run(const ParseOptions& options, Terminal& terminal) {
    const std::string content = article_text(options.file);
    std::string shown = looks_like_conllu(content) ? grammar_of_conllu(content, options.language, options.file)
                                                   : grammar_of_text(content, options.language);
    deliver({{options.output, std::move(shown), true}}, terminal);
    return ExitCode::fine;
}

}  // namespace

Command parse_command() {
    return make_command<ParseOptions>(
        {.name = "parse",
         .summary = "the grammar of a text: tags and dependency trees",
         .description = "Cuts a text into sentences and words, finds tags and dependency trees and writes them as "
                        "CoNLL-U. Of a CoNLL-U file it keeps the words and fills in tags, heads and relations.",
         .examples = {{"detente parse article.txt", "English."},
                      {"detente parse words.conllu -o trees.conllu", "Trees of words that are cut already."},
                      {"detente parse article.txt --language fr", "French."}}},
        run);
}

}  // namespace detente::cli
