#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detente/support/vector_level.hpp"
#include "reading/grammar/tree.hpp"

namespace detente::reading {

/// Finds the grammar of sentences. Const; may be used by several threads at once.
class Parser {
public:
    /// Of data/reading/grammar/LANGUAGE.weights. nullopt: there is none, or it is damaged; `why` then says which.
    static std::optional<Parser> of_installed(std::string_view language, std::string* why = nullptr);
    /// The bytes must stay where they are.
    static std::optional<Parser> over(std::span<const std::byte> weights, VectorLevel, std::string* why = nullptr);

    Parser(Parser&&) noexcept;
    Parser& operator=(Parser&&) noexcept;
    ~Parser();

    /// The tree of the sentence text[span]. `hidden`: stretches, in text order, that are left out (a dateline, a bare
    /// date): their words are not in the tree. At most longest_tree words; what comes after is left out.
    Tree parse(std::string_view text, Span sentence, std::span<const Span> hidden = {}) const;
    /// Of words that somebody else cut: fills tag, shape, relation, head.
    void parse(Tree&) const;

    static constexpr std::size_t longest_tree = 160;

    const std::string& language() const;

private:
    struct Machine;
    explicit Parser(std::unique_ptr<Machine>);
    std::unique_ptr<Machine> machine_;
};

struct InstalledParser {
    std::optional<Parser> kept;
    const Parser* parser = nullptr;  ///< null: none of that language, or damaged
    std::string why;                 ///< there is none
};

/// The parser of a language, loaded when it is first asked for and kept for the process.
const InstalledParser& installed_parser(const std::string& language);

/// The words of text[span] by the rules of the language's treebank ("n't", "U.S.", "du" is de and le): no tags, no
/// heads.
std::vector<TreeWord> words_of_sentence(std::string_view text, Span span, std::string_view language);

}  // namespace detente::reading
