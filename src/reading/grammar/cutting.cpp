// The words of a sentence as treebanks cut them, from the reader's own tokens.
#include <algorithm>
#include <array>

#include "detente/support/text.hpp"
#include "reading/grammar/parser.hpp"
#include "reading/text/sentences.hpp"
#include "reading/text/tokens.hpp"

namespace detente::reading {
namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 21> kept_prefixes{"non",   "anti",  "pro",  "pre",   "post",    "re", "co",
                                                         "ex",    "multi", "semi", "inter", "e",       "un", "sub",
                                                         "ultra", "pan",   "mid",  "bi",    "counter", "de", "micro"};
constexpr std::array<std::string_view, 6> endings{"s", "re", "ve", "ll", "d", "m"};
constexpr std::array<std::string_view, 5> of_numbers{"st", "nd", "rd", "th", "s"};
constexpr std::array<std::string_view, 17> scales{"bn", "bln", "b",   "mn",      "mln",     "m",
                                                  "k",  "tn",  "trn", "billion", "million", "trillion",
                                                  "km", "kg",  "mw",  "gw",      "pc"};
constexpr std::array<std::string_view, 12> elisions{"l", "d", "qu", "n",     "s",      "j",
                                                    "c", "m", "t",  "jusqu", "lorsqu", "puisqu"};
/// After these "des" is an article of its own, not "de les".
constexpr std::array<std::string_view, 34> before_article{
    "a",    "ont",  "est",   "sont",   "avec", "par",    "pour",  "sur",   "dans", "sous",  "et",    "ou",
    "mais", "que",  "si",    "comme",  "chez", "contre", "entre", "vers",  "sans", "selon", "après", "avant",
    "pas",  "plus", "aussi", "encore", "soit", "ait",    "avait", "était", "fait", "en"};

struct Parted {
    std::string_view whole, first, second;
};
constexpr Parted french_parted[] = {{"du", "de", "le"},
                                    {"des", "de", "les"},
                                    {"au", "à", "le"},
                                    {"aux", "à", "les"},
                                    {"auquel", "à", "lequel"},
                                    {"auxquels", "à", "lesquels"},
                                    {"auxquelles", "à", "lesquelles"},
                                    {"duquel", "de", "lequel"},
                                    {"desquels", "de", "lesquels"},
                                    {"desquelles", "de", "lesquelles"}};

class Cutter {
public:
    Cutter(std::string_view text, Span span, std::string_view language)
        : text_(text), tokens_(cut(text, span.start, span.end)), french_(language == "fr") {}

    std::vector<TreeWord> run() {
        for (at_ = 0; at_ < tokens_.size();) {
            if (tokens_[at_].mark != 0)
                marks();
            else if (is_digit(first_letter(at_)))
                number();
            else if (french_)
                french_word();
            else
                english_word();
        }
        return std::move(out_);
    }

private:
    std::string_view text_of(std::size_t i) const {
        return text_.substr(tokens_[i].start, tokens_[i].end - tokens_[i].start);
    }
    char first_letter(std::size_t i) const { return text_[tokens_[i].start]; }
    static bool is_digit(char c) { return c >= '0' && c <= '9'; }
    bool glued(std::size_t i) const { return i < tokens_.size() && tokens_[i].gap == Gap::none; }
    bool mark(std::size_t i, char32_t which) const { return glued(i) && tokens_[i].mark == which; }
    bool word(std::size_t i) const { return glued(i) && tokens_[i].mark == 0; }
    std::string low(std::size_t i) const { return lower(std::string(text_of(i))); }

    void add(std::size_t start, std::size_t end) { add(start, end, text_.substr(start, end - start)); }
    void add(std::size_t start, std::size_t end, std::string_view letters) {
        TreeWord word;
        word.span = {start, end};
        word.text = letters;
        out_.push_back(word);
    }
    /// Tokens [at_, last) as one word.
    void take(std::size_t last) {
        add(tokens_[at_].start, tokens_[last - 1].end);
        at_ = last;
    }

    /// "...", "--", else one mark.
    void marks() {
        const char32_t which = tokens_[at_].mark;
        std::size_t last = at_ + 1;
        while ((which == U'.' || which == U'-') && mark(last, which)) ++last;
        take(last);
    }

    /// "1,234.5", "12/03/2024", "1990s"; "110Bln" is two words.
    void number() {
        std::size_t last = at_ + 1;
        while (last + 1 < tokens_.size() && glued(last) && word(last + 1) && is_digit(first_letter(last + 1)) &&
               (mark(last, U',') || mark(last, U'.') || mark(last, U':') || mark(last, U'/')))
            last += 2;
        const std::size_t start = tokens_[at_].start, end = tokens_[last - 1].end;
        std::size_t digits = end;
        while (digits > start && !is_digit(text_[digits - 1])) --digits;
        const std::string suffix = lower(std::string(text_.substr(digits, end - digits)));
        at_ = last;
        if (suffix.empty() || digits == start || one_of(suffix, of_numbers) || !one_of(suffix, scales))
            return add(start, end);
        add(start, digits);
        add(digits, end);
    }

    /// "U.S.", "J.", "Mr.": past the last token of the short form, or at_ where it is none.
    std::size_t short_form() const {
        const auto single = [this](std::size_t i) { return tokens_[i].end - tokens_[i].start == 1; };
        if (!mark(at_ + 1, U'.')) return at_;
        if (single(at_)) {
            std::size_t last = at_ + 2;
            while (word(last) && single(last) && mark(last + 1, U'.')) last += 2;
            const bool several = last > at_ + 2,
                       capital = tokens_[at_].letter_case == Case::capital || tokens_[at_].letter_case == Case::upper;
            return several || (capital && last < tokens_.size()) ? last : at_;
        }
        const std::string word = low(at_);
        if (!reading::short_form(word)) return at_;
        const bool numbered = at_ + 2 < tokens_.size() && is_digit(first_letter(at_ + 2));
        return word != "no" || numbered ? at_ + 2 : at_;
    }

    void english_word() {
        if (const std::size_t last = short_form(); last > at_) return take(last), ending();
        const std::string word = low(at_);
        if (word == "cannot") {
            const std::size_t start = tokens_[at_].start, end = tokens_[at_].end;
            add(start, start + 3);
            add(start + 3, end);
            ++at_;
            return;
        }
        if (negated()) return;
        std::size_t last = at_ + 1;
        if (this->word(last + 1) &&
            (mark(last, U'&') || (mark(last, U'\'') && (word == "o" || word == "d" || word == "l"))))
            last += 2;  // AT&T, O'Brien
        else if (this->word(last + 1) && mark(last, U'-') && one_of(word, kept_prefixes))
            last += 2;
        take(last);
        ending();
    }

    /// "don't": "do", "n't".
    bool negated() {
        const std::string_view word = text_of(at_);
        if (word.size() < 2 || (word.back() != 'n' && word.back() != 'N') || !mark(at_ + 1, U'\'')) return false;
        if (!this->word(at_ + 2) || low(at_ + 2) != "t") return false;
        const std::size_t start = tokens_[at_].start, middle = tokens_[at_].end - 1;
        add(start, middle);
        add(middle, tokens_[at_ + 2].end);
        at_ += 3;
        return true;
    }

    /// "'s" and its like behind a word; the apostrophe of "states'".
    void ending() {
        if (at_ >= tokens_.size() || !mark(at_, U'\'')) return;
        if (word(at_ + 1) && one_of(low(at_ + 1), endings)) return take(at_ + 2);
        const char before = text_[tokens_[at_].start - 1];
        const bool closes = at_ + 1 >= tokens_.size() || tokens_[at_ + 1].gap != Gap::none;
        if ((before == 's' || before == 'S') && closes) take(at_ + 1);
    }

    void french_word() {
        if (const std::size_t last = short_form(); last > at_) return take(last);
        const std::string word = low(at_);
        if (mark(at_ + 1, U'\'') && one_of(word, elisions)) return take(at_ + 2);
        std::size_t last = at_ + 1;
        while (this->word(last + 1) && (mark(last, U'-') || (word == "aujourd" && mark(last, U'\'')))) last += 2;
        if (last == at_ + 1 && parted(word)) return;
        take(last);
    }

    bool parted(const std::string& word) {
        const auto* both = std::find_if(std::begin(french_parted), std::end(french_parted),
                                        [&](const Parted& p) { return p.whole == word; });
        if (both == std::end(french_parted)) return false;
        if (word == "des" && (at_ == 0 || tokens_[at_ - 1].mark != 0 || one_of(low(at_ - 1), before_article)))
            return false;
        const std::size_t start = tokens_[at_].start, end = tokens_[at_].end;
        add(start, end, both->first);
        add(start, end, both->second);
        ++at_;
        return true;
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    bool french_;
    std::size_t at_ = 0;
    std::vector<TreeWord> out_;
};

}  // namespace

std::vector<TreeWord> words_of_sentence(std::string_view text, Span span, std::string_view language) {
    return Cutter(text, span, language).run();
}

}  // namespace detente::reading
