#pragma once
#include <string>

namespace detente {

/// The sentences of a text with tags and dependency trees, as CoNLL-U (universaldependencies.org). Column MISC has
/// `start` and `end`, the word's bytes in the text, and how sure the parser is of the head, 0 to 1. `language`: "en" or
/// "fr". Throws InputError where there is no parser of the language, or its weights are damaged.
std::string grammar_of_text(const std::string& text, const std::string& language);

/// The same of words that somebody else cut: what a CoNLL-U file has of comments, words, lemmas, features and its last
/// two columns stays; tags, heads and relations are filled in. `file`: for messages. Throws InputError with the line.
std::string grammar_of_conllu(const std::string& conllu, const std::string& language, const std::string& file);

/// Whether a file is CoNLL-U: its first line that is no comment has ten columns.
bool looks_like_conllu(const std::string& content);

}  // namespace detente
