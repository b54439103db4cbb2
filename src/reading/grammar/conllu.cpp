#include <fmt/format.h>

#include <array>

#include "detente/reading/grammar.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "reading/grammar/parser.hpp"
#include "reading/grammar/treebank_names.hpp"
#include "reading/text/sentences.hpp"

namespace detente {
namespace {

using reading::Parser;
using reading::Tree;
using reading::TreeWord;

Parser parser_of(const std::string& language) {
    std::string why;
    std::optional<Parser> parser = Parser::of_installed(language, &why);
    if (!parser) throw InputError("", 0, "language", why, "en and fr have a parser");
    return std::move(*parser);
}

std::vector<std::string_view> views_of(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find(separator, from), text.size());
        out.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return out;
}

std::string_view or_blank(std::string_view text) {
    return text.empty() || text == "-" ? "_" : text;
}

/// One line: the columns that somebody gave, with tag, head and relation of the tree.
std::string line_of(const Tree& tree, std::size_t i, std::string_view lemma, std::string_view features,
                    std::string_view dependencies, std::string_view misc) {
    const TreeWord& word = tree.words[i];
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", i + 1, word.text, lemma, to_string(word.tag),
                       or_blank(word.own_tag), features, word.head + 1, to_string(word.relation), dependencies, misc);
}

std::string conllu_of(const Tree& tree, std::string_view sentence) {
    std::string out = fmt::format("# text = {}\n", sentence);
    for (std::size_t i = 0; i < tree.words.size(); ++i) {
        const TreeWord& word = tree.words[i];
        out += line_of(tree, i, "_", "_", "_",
                       fmt::format("start={}|end={}|sure={:.2f}", word.span.start, word.span.end, word.sure));
    }
    return out + "\n";
}

/// The words of one sentence of a CoNLL-U file, and all its lines.
struct GivenSentence {
    std::vector<std::string_view> lines;
    std::vector<std::array<std::string_view, 10>> words;
};

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string filled(const GivenSentence& given, const Parser& parser) {
    Tree tree;
    for (const auto& columns : given.words) {
        TreeWord word;
        word.text = columns[1];
        tree.words.push_back(word);
    }
    parser.parse(tree);
    std::string out;
    std::size_t word = 0;
    for (const std::string_view line : given.lines) {
        const bool of_word = line[0] != '#' && is_number(line.substr(0, line.find('\t')));
        if (!of_word || word >= tree.words.size()) {
            out += fmt::format("{}\n", line);
            continue;
        }
        const auto& columns = given.words[word];
        out += line_of(tree, word++, columns[2], columns[5], "_", columns[9]);
    }
    return out + "\n";
}

}  // namespace

std::string grammar_of_text(const std::string& text, const std::string& language) {
    const Parser parser = parser_of(language);
    std::string out;
    const std::string_view all = text;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        for (const Span span : reading::sentences_of(all, from, end)) {
            const Tree tree = parser.parse(all, span);
            if (!tree.words.empty()) out += conllu_of(tree, trim(all.substr(span.start, span.end - span.start)));
        }
        from = end + 1;
    }
    return out;
}

bool looks_like_conllu(const std::string& content) {
    for (const std::string_view line : views_of(content, '\n'))
        if (!line.empty() && line[0] != '#') return views_of(line, '\t').size() == 10;
    return false;
}

std::string grammar_of_conllu(const std::string& conllu, const std::string& language, const std::string& file) {
    const Parser parser = parser_of(language);
    std::string out;
    GivenSentence sentence;
    long number = 0;
    const auto finish = [&] {
        if (!sentence.lines.empty()) out += filled(sentence, parser);
        sentence = {};
    };
    for (std::string_view line : views_of(conllu, '\n')) {
        ++number;
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.empty()) {
            finish();
            continue;
        }
        sentence.lines.push_back(line);
        if (line[0] == '#') continue;
        const std::vector<std::string_view> columns = views_of(line, '\t');
        if (columns.size() != 10 || columns[1].empty())
            throw InputError(file, number, "", fmt::format("{} columns, CoNLL-U has ten", columns.size()),
                             "columns are parted by tabs; an empty one is _");
        if (!is_number(columns[0])) continue;  // "3-4" of a word that is parted, "5.1" of one that is not there
        if (sentence.words.size() == Parser::longest_tree)
            throw InputError(file, number, "", fmt::format("a sentence of more than {} words", Parser::longest_tree),
                             "an empty line ends a sentence");
        std::copy_n(columns.begin(), 10, sentence.words.emplace_back().begin());
    }
    finish();
    return out;
}

}  // namespace detente
