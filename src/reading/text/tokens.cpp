#include "reading/text/tokens.hpp"

#include <unordered_set>

#include "detente/support/text.hpp"
#include "reading/text/vocabulary.hpp"

namespace detente::reading {
namespace {

/// Counts the cases of a word's letters as they come by.
struct CaseCount {
    std::size_t upper = 0, lower = 0;
    bool first_upper = false, first = true;

    void add(char32_t c) {
        const bool up = is_upper(c);
        if (first && up) first_upper = true;
        first = false;
        upper += up;
        lower += is_lower(c);
    }
    Case result() const {
        if (upper + lower == 0) return Case::none;
        if (lower == 0) return Case::upper;
        if (upper == 0) return Case::lower;
        return first_upper && upper == 1 ? Case::capital : Case::mixed;
    }
};

class Cutter {
public:
    Cutter(std::string_view text, std::string_view low, const Vocabulary& vocabulary)
        : text_(text), low_(low), vocabulary_(vocabulary) {
        out_.tokens.reserve(text.size() / 5 + 4);
    }

    Tokens run() {
        std::size_t at = 0;
        open_line(0);
        while (at < text_.size()) at = step(at);
        close_line(text_.size());
        return std::move(out_);
    }

private:
    std::size_t step(std::size_t at) {
        const CodePoint point = decode(text_, at);
        switch (glyph(point.value)) {
            case Glyph::newline: return newline(at, point);
            case Glyph::space:
            case Glyph::ignorable:
                if (gap_ == Gap::none && glyph(point.value) == Glyph::space) gap_ = Gap::space;
                return at + point.length;
            case Glyph::letter: return word(at);
            case Glyph::ideograph: return ideograph(at, point);
            case Glyph::mark: return mark(at, point);
        }
        return at + point.length;
    }

    std::size_t newline(std::size_t at, const CodePoint& point) {
        const bool blank = out_.lines.back().first_token == out_.tokens.size();
        close_line(at);
        std::size_t next = at + point.length;
        if (point.value == '\r' && next < text_.size() && text_[next] == '\n') ++next;
        open_line(next);
        gap_ = blank || gap_ == Gap::paragraph ? Gap::paragraph : Gap::line;
        return next;
    }

    std::size_t word(std::size_t at) {
        CaseCount count;
        std::size_t end = at;
        while (end < text_.size() && is_ascii_letter(text_[end])) count.add(static_cast<unsigned char>(text_[end++]));
        const bool ascii = end == text_.size() || (text_[end] & 0x80) == 0;
        for (std::size_t i = end; !ascii && i < text_.size();) {
            const CodePoint point = decode(text_, i);
            const Glyph kind = glyph(point.value);
            if (kind != Glyph::letter && kind != Glyph::ignorable) break;
            i += point.length;
            if (kind == Glyph::ignorable) continue;  // belongs to the word only when a letter follows
            count.add(point.value);
            end = i;
        }
        marks_ = 0;
        Token& token = add(at, end);
        token.letter_case = count.result();
        const std::string_view word = text_.substr(at, end - at);
        token.word =
            ascii && !low_.empty() ? vocabulary_.find_key(key_of(low_.substr(at, end - at))) : vocabulary_.find(word);
        return end;
    }

    std::size_t ideograph(std::size_t at, const CodePoint& point) {
        marks_ = 0;
        Token& token = add(at, at + point.length);
        token.ideograph = true;
        token.word = vocabulary_.find(text_.substr(at, point.length));
        return at + point.length;
    }

    std::size_t mark(std::size_t at, const CodePoint& point) {
        if (++marks_ > longest_run_of_marks) return at + point.length;
        Token& token = add(at, at + point.length);
        token.mark = is_hyphen(point.value) ? U'-' : is_apostrophe(point.value) ? U'\'' : point.value;
        if (token.mark == 0) token.mark = 0xFFFD;  // a NUL is no word
        return at + point.length;
    }

    Token& add(std::size_t start, std::size_t end) {
        Token token;
        token.start = static_cast<std::uint32_t>(start);
        token.end = static_cast<std::uint32_t>(end);
        token.line = static_cast<std::uint32_t>(out_.lines.size() - 1);
        token.gap = out_.tokens.empty() ? Gap::paragraph : gap_;
        out_.tokens.push_back(token);
        gap_ = Gap::none;
        return out_.tokens.back();
    }

    void open_line(std::size_t at) {
        Line line;
        line.start = line.end = at;
        line.first_token = line.last_token = out_.tokens.size();
        out_.lines.push_back(line);
    }

    void close_line(std::size_t at) {
        out_.lines.back().end = at;
        out_.lines.back().last_token = out_.tokens.size();
    }

    static bool is_ascii_letter(char c) {
        return (c & 0x80) == 0 && ascii_glyphs[static_cast<unsigned char>(c)] == Glyph::letter;
    }

    std::string_view text_, low_;
    const Vocabulary& vocabulary_;
    Tokens out_;
    Gap gap_ = Gap::paragraph;
    std::size_t marks_ = 0;  ///< since the last word
};

bool begins_with_www(std::string_view chunk) {
    const auto w = [&](std::size_t i) { return chunk[i] == 'w' || chunk[i] == 'W'; };
    return chunk.size() >= 4 && chunk[3] == '.' && w(0) && w(1) && w(2);
}

/// Hides web and e-mail addresses and handles: blank-delimited stretches with "://" or '@', or that begin with "www.".
void hide_addresses(std::string_view text, Tokens& all) {
    auto& tokens = all.tokens;
    for (std::size_t first = 0; first < tokens.size();) {
        std::size_t last = first + 1;
        while (last < tokens.size() && tokens[last].gap == Gap::none && !tokens[last].ideograph) ++last;
        const std::string_view chunk = text.substr(tokens[first].start, tokens[last - 1].end - tokens[first].start);
        if (last - first > 1 &&
            (chunk.find('@') != chunk.npos || chunk.find("://") != chunk.npos || begins_with_www(chunk))) {
            for (std::size_t i = first; i < last; ++i) tokens[i].hidden = true;
        }
        first = last;
    }
}

/// Title case and capitals by line: a headline's capitals say nothing about its words.
void measure_lines(std::string_view text, Tokens& all) {
    std::unordered_set<std::string_view> seen;
    for (Line& line : all.lines) {
        std::size_t words = 0, caps = 0, long_words = 0, long_capital = 0;
        for (std::size_t i = line.first_token; i < line.last_token; ++i) {
            const Token& token = all.tokens[i];
            if (token.mark != 0 || token.letter_case == Case::none || token.end - token.start < 2) continue;
            ++words;
            caps += token.letter_case == Case::upper;
            if (token.end - token.start < 4) continue;
            ++long_words;
            long_capital += token.letter_case != Case::lower;
        }
        line.all_caps = words >= 2 && caps == words;
        const bool sentence = line.last_token > line.first_token && all.tokens[line.last_token - 1].mark == '.';
        line.title_case =
            !line.all_caps && !sentence && words <= 25 && long_words >= 3 && 5 * long_capital >= 4 * long_words;
        if (words >= 3) line.duplicate = !seen.insert(trim(text.substr(line.start, line.end - line.start))).second;
    }
}

}  // namespace

std::string fold_word(std::string_view word) {
    std::string folded = fold_name(word);
    return folded.empty() ? std::string(word) : folded;
}

Tokens cut(std::string_view text, const Vocabulary& vocabulary) {
    return Cutter(text, "", vocabulary).run();
}

std::vector<Token> cut(std::string_view text, std::size_t start, std::size_t end) {
    std::vector<Token> tokens = cut(text.substr(start, end - start), Vocabulary()).tokens;
    for (Token& token : tokens) {
        token.start += static_cast<std::uint32_t>(start);
        token.end += static_cast<std::uint32_t>(start);
    }
    return tokens;
}

Tokens tokenize(std::string_view text, std::string_view low, const Vocabulary& vocabulary) {
    Tokens all = Cutter(text, low, vocabulary).run();
    hide_addresses(text, all);
    measure_lines(text, all);
    return all;
}

}  // namespace detente::reading
