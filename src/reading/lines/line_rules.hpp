#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reading/text/tokens.hpp"
#include "reading/text/vocabulary.hpp"

namespace detente::reading {

/// What one line looks like by itself, before its neighbours are asked.
struct LineLook {
    std::size_t words = 0;      ///< two ideographs count as one
    std::size_t sentences = 0;  ///< ends of sentences within the line and at its end
    std::size_t numbers = 0;    ///< words that begin with a digit
    std::size_t capitals = 0;   ///< words with a capital
    std::size_t function_words = 0;
    std::size_t separators = 0;       ///< "|", bullets, arrows: what stands between links
    bool ends = false;                ///< with a mark that ends sentences, closing quotes and brackets aside
    bool breaks_off = false;          ///< with an ellipsis
    bool announces = false;           ///< with a colon or the like: more follows
    bool own_headline = false;        ///< begins as a headline does and goes on as running text
    bool heads_box = false;           ///< begins as the heading of a box of links does
    int leading_number = -1;          ///< up to 999, that it begins with; -1: none
    bool bracketed = false;           ///< wholly within brackets
    bool code = false;                ///< braces and the like: a script, a template
    bool address = false;             ///< holds an e-mail address, a link or a handle
    bool calendar = false;            ///< numbers and words of dates only
    bool byline = false;              ///< "By Jane Doe"
    bool credit = false;              ///< ends as the credit of a picture does: "/Xinhua", "(AP Photo/...)"
    LineClass cue = LineClass::body;  ///< class that a phrase of furniture.csv gives it; body: none
    int cue_strength = 0;             ///< 2: whole line or start; 1: a phrase within it
};

/// The phrases of furniture.csv as word numbers, and the look of a line by them.
class LineRules {
public:
    LineRules(const Vocabulary&, const ReadingTables&);
    LineLook look(std::string_view text, const Tokens&, const Line&) const;

private:
    struct Phrase {
        std::vector<std::int32_t> words;
        std::string match;  ///< line, start, brief, box, end, part
        LineClass gives = LineClass::furniture;
    };
    void hear_phrases(const Tokens&, const Line&, LineLook&) const;
    bool begins_as_headline(std::string_view text, const Tokens&, const Line&) const;

    Vocabulary vocabulary_;
    std::vector<std::vector<Phrase>> by_first_word_;  ///< [word]
};

}  // namespace detente::reading
