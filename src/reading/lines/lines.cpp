#include "reading/lines/lines.hpp"

#include <algorithm>
#include <unordered_set>

#include "detente/support/text.hpp"
#include "reading/lines/line_weights.hpp"

namespace detente {

const char* to_string(LineClass kind) {
    switch (kind) {
        case LineClass::body: return "body";
        case LineClass::title: return "title";
        case LineClass::caption: return "caption";
        case LineClass::metadata: return "metadata";
        case LineClass::furniture: return "furniture";
    }
    return "";
}

}  // namespace detente

namespace detente::reading {
namespace {

std::string_view content(std::string_view text, const Line& line) {
    std::string_view inside = text.substr(line.start, line.end - line.start);
    if (inside.substr(0, 3) == "\xEF\xBB\xBF") inside.remove_prefix(3);
    return trim(inside);
}

void set(Line& line, LineClass kind, const char* rule) {
    line.kind = kind;
    line.rule = rule;
}

/// Step 1. Long prose is furniture only where a phrase of furniture.csv says so and little else is said.
void class_by_itself(Line& line, const LineLook& look) {
    if (look.words == 0) return set(line, LineClass::furniture, "no word");
    if (look.cue_strength == 2) return set(line, look.cue, "phrase at the start, the end, or alone");
    if (look.words <= 12 && look.calendar) return set(line, LineClass::metadata, "date");
    if (look.byline) return set(line, LineClass::metadata, "byline");
    if (look.cue_strength == 1 && look.words <= 40) return set(line, look.cue, "phrase of pages");
    if (look.bracketed && look.address) return set(line, LineClass::furniture, "address in brackets");
    if (look.credit) return set(line, LineClass::caption, "credit of a picture");
    const bool sentence = look.ends && look.words >= 6;  // "shares of X=Y rose." is none
    if (look.code && look.words < 60 && !sentence) return set(line, LineClass::furniture, "code");
    set(line, LineClass::body, is_prose(look) ? "prose" : "short line");
}

/// Step 3 within the article: five or more short lines in a row are a menu or a box, not headings.
void drop_short_runs(std::vector<Line>& lines, const std::vector<LineLook>& looks, const std::vector<double>& weights,
                     const Stretch& article) {
    constexpr std::size_t longest = 5;
    std::size_t from = article.first, count = 0;
    for (std::size_t i = article.first; i <= article.last; ++i) {
        const bool inside = i < article.last;
        if (inside && looks[i].words == 0) continue;
        const bool is_short =
            inside && weights[i] <= 0 && (lines[i].kind != LineClass::body || (!is_prose(looks[i]) && !looks[i].ends));
        if (is_short) {
            if (count++ == 0) from = i;
            continue;
        }
        for (std::size_t k = from; count >= longest && k < i; ++k)
            if (lines[k].kind == LineClass::body) set(lines[k], LineClass::furniture, "run of short lines");
        count = 0;
    }
}

/// Step 3 within the article: up to six lines that end no sentence, under "Related articles" and the like.
void drop_boxes(std::vector<Line>& lines, const std::vector<LineLook>& looks) {
    constexpr int longest = 6;
    int left = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (looks[i].words == 0) continue;
        if (looks[i].heads_box && looks[i].words <= longest && !is_prose(looks[i])) {
            left = longest;
        } else if (left > 0 && (looks[i].breaks_off || !looks[i].ends)) {
            if (lines[i].kind == LineClass::body) set(lines[i], LineClass::furniture, "link in a box");
            --left;
        } else {
            left = 0;
        }
    }
}

/// Two or more items with figures under a sentence that announces them belong to the article, and so do that sentence
/// and the prose before it.
void keep_lists(std::vector<Line>& lines, const std::vector<LineLook>& looks) {
    const auto keep = [&](std::size_t i) {
        if (lines[i].kind == LineClass::furniture && !lines[i].duplicate)
            set(lines[i], LineClass::body, "list of the article");
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!looks[i].announces) continue;
        std::vector<std::size_t> items;
        for (std::size_t k = i + 1; k < lines.size(); ++k) {
            if (looks[k].words == 0) continue;
            if (looks[k].separators == 0 || looks[k].numbers == 0 || looks[k].words > 40) break;
            items.push_back(k);
        }
        if (items.size() < 2) continue;
        keep(i);
        for (const std::size_t item : items) keep(item);
        std::size_t before = i;
        while (before > 0 && looks[before - 1].words == 0) --before;
        if (before > 0 && is_prose(looks[before - 1])) keep(before - 1);
    }
}

void class_by_neighbours(std::vector<Line>& lines, const std::vector<LineLook>& looks) {
    std::size_t prose = 0, words = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        words += looks[i].words > 0;
        prose += lines[i].kind == LineClass::body && looks[i].words >= 20 && is_prose(looks[i]);
    }
    if (prose == 0 || words < 6) return;  // a sentence or two: nothing to tell page and article apart
    const std::vector<double> weights = weigh_lines(lines, looks);
    const std::vector<Stretch> article = article_stretches(weights);
    auto stretch = article.begin();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        while (stretch != article.end() && i >= stretch->last) ++stretch;
        const bool outside = stretch == article.end() || i < stretch->first;
        if (outside && lines[i].kind == LineClass::body) set(lines[i], LineClass::furniture, "outside of the article");
    }
    for (const Stretch& one : article) drop_short_runs(lines, looks, weights, one);
    drop_boxes(lines, looks);
    keep_lists(lines, looks);
}

}  // namespace

void classify_lines(std::string_view text, Tokens& all, const LineRules& rules) {
    std::vector<LineLook> looks;
    looks.reserve(all.lines.size());
    for (Line& line : all.lines) {
        looks.push_back(rules.look(text, all, line));
        class_by_itself(line, looks.back());
        line.words = looks.back().words;
    }
    const std::optional<std::size_t> title = find_title(all);
    class_by_neighbours(all.lines, looks);
    if (title) {
        set(all.lines[*title], LineClass::title, "first line that looks like a title");
        for (std::size_t i = *title + 1; i < all.lines.size() && !is_prose(looks[i]); ++i)
            if (all.lines[i].kind == LineClass::furniture &&
                all.lines[i].rule == std::string_view("outside of the article") && looks[i].words > 0)
                set(all.lines[i], LineClass::metadata, "between title and article");
    }
    for (Line& line : all.lines) {
        if (line.duplicate) set(line, LineClass::furniture, "earlier line repeated");
        line.furniture = line.kind == LineClass::furniture || (line.kind == LineClass::metadata && line.words <= 12);
    }
}

std::optional<std::size_t> find_title(const Tokens& all) {
    for (std::size_t i = 0; i < all.lines.size(); ++i) {
        const Line& line = all.lines[i];
        if (line.kind != LineClass::body || line.words == 0) continue;
        const auto mark = [&](std::size_t back) {
            return line.last_token >= line.first_token + back ? all.tokens[line.last_token - back].mark : U'\0';
        };
        const bool quoted = mark(1) == '"' || mark(1) == 0x201D;  // he said: "So be it."
        const bool sentence =
            (mark(1) == '.' && !(mark(2) == '.' && mark(3) == '.')) || (quoted && (mark(2) == '.' || mark(2) == '!'));
        if (line.words >= 2 && line.words <= 30 && line.end - line.start <= 300 && !sentence) return i;
        if (line.words > 12 || sentence) return std::nullopt;
    }
    return std::nullopt;
}

std::vector<ArticleLine> article_lines(std::string_view text, const Tokens& all) {
    std::vector<ArticleLine> lines;
    for (const Line& line : all.lines) {
        if (line.first_token == line.last_token) continue;
        const std::string_view inside = content(text, line);
        const auto start = static_cast<std::size_t>(inside.data() - text.data());
        lines.push_back({{start, start + inside.size()}, line.kind, line.duplicate, line.rule});
    }
    return lines;
}

std::string question_in(std::string_view title) {
    std::string question;
    std::size_t start = 0;
    const auto lower = [&](std::size_t i) { return title[i] >= 'a' && title[i] <= 'z'; };
    for (std::size_t i = 0; i < title.size();) {
        const CodePoint point = decode(title, i);
        const std::size_t next = i + point.length;
        const bool asks = point.value == '?' || point.value == 0xFF1F || point.value == 0x61F;
        const bool full_stop =
            point.value == '.' && i >= 2 && lower(i - 1) && lower(i - 2) && next < title.size() && title[next] == ' ';
        if (asks || point.value == '!' || full_stop) {
            const std::string_view sentence = trim(title.substr(start, next - start));
            if (asks && sentence.size() > point.length) question = sentence;
            start = next;
        }
        i = next;
    }
    return question;
}

}  // namespace detente::reading
