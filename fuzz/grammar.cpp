// Any bytes have words, sentences and trees: words hold their bytes, every sentence is one tree. As CoNLL-U they are
// refused with a line, or come back with as many words.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "detente/reading/grammar.hpp"
#include "detente/support/error.hpp"
#include "reading/grammar/parser.hpp"
#include "reading/text/sentences.hpp"

namespace {

void check_tree(const detente::reading::Tree& tree) {
    std::size_t roots = 0;
    for (const detente::reading::TreeWord& word : tree.words) {
        roots += word.head == detente::reading::TreeWord::root;
        std::size_t steps = 0;
        for (std::int32_t at = word.head; at >= 0; at = tree.words[std::size_t(at)].head)
            if (++steps > tree.words.size()) std::abort();
    }
    if (roots != (tree.words.empty() ? 0U : 1U)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::optional<detente::reading::Parser> parser = detente::reading::Parser::of_installed("en");
    const std::string text(reinterpret_cast<const char*>(data), size);
    std::size_t end = 0;
    for (const detente::Span span : detente::reading::sentences_of(text, 0, size)) {
        if (span.start < end || span.end > size || span.start >= span.end) std::abort();
        end = span.end;
        for (const char* language : {"en", "fr"})
            for (const detente::reading::TreeWord& word : detente::reading::words_of_sentence(text, span, language))
                if (word.span.start < span.start || word.span.end > span.end) std::abort();
        check_tree(parser->parse(text, span));
    }
    try {
        detente::grammar_of_conllu(text, "en", "fuzz");
    } catch (const detente::InputError&) {
    }
    return 0;
}
