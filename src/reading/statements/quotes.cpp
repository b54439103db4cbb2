// Quotation marks in pairs, and whose words stand between them.
#include <algorithm>

#include "detente/support/text.hpp"
#include "reading/actors/named_actors.hpp"
#include "reading/statements/speakers.hpp"
#include "reading/statements/statements.hpp"

namespace detente::reading {
namespace {

constexpr std::size_t deepest = 4;
constexpr std::size_t context = 240;  // bytes beside a quote in which a speaker is looked for

struct Mark {
    std::size_t at = 0, length = 0;
    char shape = 0;  ///< '"' or '\''
    bool opens = false, closes = false;
};

bool letter(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const auto c = static_cast<unsigned char>(text[at]);
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Calls `take` with each mark of a line that may open or close a quote.
template <class Take>
void for_each_mark(std::string_view text, Span line, const Take& take) {
    bool inside = false;
    for (std::size_t at = line.start; at < line.end; ++at) {
        const char c = text[at];
        if (c != '"' && c != '\'' && c != '\xE2') continue;
        const auto starts = [&](const char* bytes) { return text.substr(at, 3) == bytes; };
        if (c == '"') {
            inside = !inside;
            take(Mark{at, 1, '"', inside, !inside});
        } else if (starts("\u201C")) {
            take(Mark{at, 3, '"', true, false});
            inside = true;
        } else if (starts("\u201D")) {
            take(Mark{at, 3, '"', false, true});
            inside = false;
        } else if (c == '\'' || starts("\u2018") || starts("\u2019")) {
            const std::size_t length = c == '\'' ? 1 : 3;
            const bool before = at > line.start && letter(text, at - 1), after = letter(text, at + length);
            if (before && after) continue;  // an apostrophe
            const bool opens = after && !before, closes = !after;
            if (opens || closes) take(Mark{at, length, '\'', opens, closes});
        }
    }
}

/// Pairs by a stack; what is not closed in its line is no quote.
std::vector<Quote> pairs_in(std::string_view text, Span line) {
    std::vector<Quote> out;
    std::vector<Mark> open;
    for_each_mark(text, line, [&](const Mark& mark) {
        if (mark.closes && !open.empty()) {
            const auto match =
                std::find_if(open.rbegin(), open.rend(), [&](const Mark& m) { return m.shape == mark.shape; });
            if (match != open.rend()) {
                open.erase(match.base(), open.end());
                const Mark start = open.back();
                open.pop_back();
                Quote quote;
                quote.span = {start.at + start.length, mark.at};
                quote.depth = int(open.size()) + 1;
                if (quote.span.end > quote.span.start) out.push_back(std::move(quote));
                return;
            }
        }
        if (mark.opens && open.size() < deepest) open.push_back(mark);
    });
    std::sort(out.begin(), out.end(), [](const Quote& a, const Quote& b) { return a.span.start < b.span.start; });
    return out;
}

bool pronoun(const Pieces& pieces, std::size_t first, std::size_t last) {
    return last == first + 1 && low_is(pieces, first, {"he", "she", "they", "it", "who", "i", "we"});
}

class Quoter {
public:
    Quoter(Reading& reading, const ArticlePieces& article, const ActorIndex& actors)
        : reading_(reading), article_(article), actors_(actors) {}

    void line(std::size_t number) {
        const ArticleLine& line = reading_.lines[number];
        line_ = number;
        const std::vector<Quote> found = pairs_in(reading_.text, line.span);
        const std::size_t first = reading_.quotes.size();
        for (std::size_t q = 0; q < found.size(); ++q) {
            Quote quote = found[q];
            // The stretch between this quote and its neighbours of the same depth.
            Span outside = line.span;
            std::size_t parent = none_;
            for (std::size_t p = q; p-- > 0;) {
                if (found[p].depth == quote.depth && outside.start == line.span.start)
                    outside.start = found[p].span.end;
                if (found[p].depth < quote.depth && found[p].span.end >= quote.span.end) {
                    parent = first + p;
                    outside.start = std::max(outside.start, found[p].span.start);
                    outside.end = found[p].span.end;
                    break;
                }
                if (q - p > 8) break;
            }
            for (std::size_t n = q + 1; n < found.size() && n < q + 9; ++n)
                if (found[n].depth <= quote.depth && found[n].span.start > quote.span.end) {
                    outside.end = std::min(outside.end, found[n].span.start);
                    break;
                }
            attribute(quote, outside, parent, q > 0 ? first + q - 1 : none_);
            reading_.quotes.push_back(std::move(quote));
        }
        if (found.empty()) remember_speaker(line.span);
    }

private:
    static constexpr std::size_t none_ = std::size_t(-1);

    void attribute(Quote& quote, Span outside, std::size_t parent, std::size_t previous) {
        if (parent != none_ && parent < reading_.quotes.size()) quote.speakers = reading_.quotes[parent].speakers;
        Speaker who;
        const Span after{quote.span.end, std::min({outside.end, quote.span.end + context, reading_.text.size()})};
        const std::size_t back = quote.span.start > context ? quote.span.start - context : 0;
        const Span before{std::max(outside.start, back), quote.span.start};
        if (in_text_after(after, who))
            quote.rule = "a verb of speech behind the quote";
        else if (in_text_before(before, who))
            quote.rule = "a verb of speech before the quote";
        else if (parent == none_ && previous != none_ && reading_.quotes[previous].depth == quote.depth &&
                 !reading_.quotes[previous].speakers.empty() && words(quote) > 3) {
            who = reading_.quotes[previous].speakers.back();
            quote.rule = "goes on from the quote before";
        } else {
            quote.scare = words(quote) <= 3;
            quote.rule = quote.scare ? "a few words in marks" : "nobody is said to speak";
            if (parent == none_) return;
        }
        if (who.kind == "author") return;
        quote.speakers.push_back(who);
        if (quote.depth == 1) last_ = who;
    }

    std::size_t words(const Quote& quote) const {
        return std::size_t(std::count(reading_.text.begin() + std::ptrdiff_t(quote.span.start),
                                      reading_.text.begin() + std::ptrdiff_t(quote.span.end), ' ')) +
               1;
    }

    /// `," the minister said`, `," said Jane Roe, the minister`
    bool in_text_after(Span span, Speaker& who) {
        Pieces pieces = article_.within(line_, span);
        std::size_t end = 0;
        while (end < pieces.size() &&
               !(low_is(pieces, end, {".", ";", "\u201C"}) && end > 1 && pieces[end - 1].text.size() > 2))
            ++end;
        pieces = pieces.first(end);
        for (std::size_t at = 0; at < std::min<std::size_t>(end, 24); ++at) {
            if (!is_speech(pieces[at]) && !low_is(pieces, at, {"according"})) continue;
            remember_counterpart(pieces, at + 1);
            std::size_t first = 0;
            while (first < at && (pieces[first].kind == Piece::Kind::mark)) ++first;
            if (first < at && !low_is(pieces, at, {"according"}))
                return name(pieces, first, stop(pieces, first, at), who);
            first = at + 1 + low_is(pieces, at, {"according"});
            return name(pieces, first, stop(pieces, first, end), who);
        }
        return false;
    }

    /// `Jane Roe, the minister, said: "`
    bool in_text_before(Span span, Speaker& who) {
        const Pieces pieces = article_.within(line_, span);
        std::size_t from = 0;
        for (std::size_t at = 0; at + 1 < pieces.size(); ++at)
            if (low_is(pieces, at, {".", "!", "?"}) && (at == 0 || pieces[at - 1].text.size() > 2)) from = at + 1;
        for (std::size_t at = pieces.size(); at-- > from;) {
            const bool cue =
                is_speech(pieces[at]) ||
                low_is(pieces, at, {"saying", "adding", "calls", "called", "calling", "describing", "described"});
            if (low_is(pieces, at, {"according"}))
                return name(pieces, at + 2, stop(pieces, at + 2, pieces.size()), who);
            if (!cue) continue;
            std::size_t first = from;
            if (low_is(pieces, first, {"on", "in", "at", "speaking", "during", "after", "asked", "earlier", "later"})) {
                while (first < at && !low_is(pieces, first, {","})) ++first;
                if (first == at) first = from;
            }
            while (first < at && (pieces[first].kind == Piece::Kind::mark || low_is(pieces, first, {"but", "and"})))
                ++first;
            return first < at && name(pieces, first, stop(pieces, first, at), who);
        }
        return false;
    }

    static std::size_t stop(const Pieces& pieces, std::size_t first, std::size_t last) {
        for (std::size_t at = first + 1; at < last; ++at)
            if (low_is(pieces, at, {",",        ";",      ":",        "on",      "in",     "at",      "during",
                                    "after",    "when",   "while",    "as",      "who",    "told",    "has",
                                    "had",      "also",   "before",   "through", "monday", "tuesday", "wednesday",
                                    "thursday", "friday", "saturday", "sunday",  "later",  "earlier", "of"}) &&
                (!low_is(pieces, at, {"of"}) || low_is(pieces, at + 1, {"his", "her", "their"})))
                return at;
        return last;
    }

    bool name(const Pieces& pieces, std::size_t first, std::size_t last, Speaker& who) {
        if (first >= last || last > pieces.size()) return false;
        if (pronoun(pieces, first, last)) {
            if (counterpart_.kind == "author" && last_.kind == "author") return false;
            who = counterpart_.kind == "author" ? last_ : counterpart_;
            return true;
        }
        who = speaker_in(reading_, pieces, actors_.in(pieces), first, last);
        return who.kind != "author";
    }

    /// "Jane Roe arrived on Monday." then `"We agreed," she said.`
    void remember_speaker(Span span) {
        const Pieces pieces = article_.within(line_, {span.start, std::min(span.end, span.start + 2000)});
        for (const ActorRef& ref : actors_.in(pieces)) {
            if (ref.kind != "person") continue;
            last_.kind = "named";
            last_.id = ref.id;
            last_.economy = ref.economy;
            last_.text = ref.text;
        }
    }

    Reading& reading_;
    /// `said of his Syrian counterpart`: who "he" is within the quote.
    void remember_counterpart(const Pieces& pieces, std::size_t from) {
        counterpart_ = {};
        for (std::size_t at = from; at < std::min(from + 4, pieces.size()); ++at) {
            if (!low_is(pieces, at, {"of"}) || !low_is(pieces, at + 1, {"his", "her", "their"})) continue;
            for (std::size_t end = at + 2; end < std::min(at + 6, pieces.size()); ++end)
                if (low_is(pieces, end, {"counterpart"})) {
                    counterpart_ = speaker_in(reading_, pieces, actors_.in(pieces), at + 1, end + 1);
                    return;
                }
        }
    }

    const ArticlePieces& article_;
    const ActorIndex& actors_;
    std::size_t line_ = 0;
    Speaker last_, counterpart_;
};

}  // namespace

void read_quotes(Reading& reading, const ArticlePieces& article, const ActorIndex& actors) {
    Quoter quoter(reading, article, actors);
    for (std::size_t line = 0; line < reading.lines.size(); ++line)
        if (!reading.lines[line].duplicate && reading.lines[line].kind == LineClass::body) quoter.line(line);
}

}  // namespace detente::reading
