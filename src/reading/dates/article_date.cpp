#include "reading/dates/article_date.hpp"

#include <algorithm>

#include "reading/dates/calendar.hpp"
#include "reading/dates/date_words.hpp"
#include "reading/figures/quantity_periods.hpp"

namespace detente::reading {
namespace {

constexpr std::size_t head_lines = 25;    ///< a byline stands within so many lines
constexpr std::size_t prose_words = 25;   ///< of a line that is the article itself
constexpr std::size_t byline_words = 40;  ///< of a line about the page at most

bool may_begin_day(const Piece& piece) {
    if (piece.kind == Piece::Kind::number) return true;
    const DateWord* word = piece.kind == Piece::Kind::word ? date_word(piece.key) : nullptr;
    return word && (word->kind == DateWord::Kind::month || word->kind == DateWord::Kind::weekday);
}

struct Day {
    CalendarDay day;
    Span span;
};

/// The first full day of a line at or behind piece `at`, which then is behind it.
std::optional<Day> next_day(Pieces pieces, std::size_t& at) {
    for (; at < pieces.size(); ++at) {
        if (!may_begin_day(pieces[at])) continue;
        const auto found = day_at(pieces, at);
        if (!found || !found->full()) continue;
        at = found->last;
        return Day{found->stated, {pieces[found->first].span.start, pieces[found->last - 1].span.end}};
    }
    return std::nullopt;
}

bool says_updated(Pieces pieces, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < std::min(to, pieces.size()); ++i)
        if (low_is(pieces, i,
                   {"updated", "modified", "update", "aktualisiert", "jour", "actualizado", "atualizado", "©",
                    "copyright", "обновлено", "accessed", "retrieved"}))
            return true;
    return false;
}

bool says_published(Pieces pieces) {
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (low_is(pieces, i,
                   {"published", "posted", "veröffentlicht", "publié", "publicado", "pubblicato", "опубликовано",
                    "issued"}))
            return true;
    return false;
}

struct Byline {
    std::optional<Day> first, updated;
};

void read_byline(Pieces pieces, Byline& out) {
    for (std::size_t at = 0, from = 0; at < pieces.size(); from = at) {
        const std::optional<Day> day = next_day(pieces, at);
        if (!day) return;
        std::optional<Day>& place = says_updated(pieces, from, at) ? out.updated : out.first;
        if (!place) place = day;
    }
}

/// The pieces of a line, furniture too.
std::vector<Piece> pieces_of(const Reading& reading, std::string_view low, const Tokens& all, const Line& line) {
    std::vector<Piece> out;
    append_pieces(reading.text, low,
                  std::span(all.tokens).subspan(line.first_token, line.last_token - line.first_token), out);
    return out;
}

bool is_sentence(std::string_view text, Span span, std::size_t words) {
    constexpr std::size_t shortest = 6;
    return words >= shortest && text[span.end - 1] == '.';
}

bool has_digit(std::string_view text, Span span) {
    return text.substr(span.start, span.end - span.start).find_first_of("0123456789") != text.npos;
}

}  // namespace

std::vector<LineWithDateline> find_datelines(const Reading& reading, const ArticlePieces& article, const Tokens& all) {
    std::vector<LineWithDateline> out;
    auto line = all.lines.begin();
    for (std::size_t i = 0; i < reading.lines.size(); ++i) {
        while (line->end < reading.lines[i].span.end) ++line;
        const auto found = dateline_at(article.line(i));
        if (!found) continue;
        const bool sentence = line->words >= 8 && reading.lines[i].kind == LineClass::body;
        if (!found->bare || sentence) out.push_back({i, *found});
    }
    return out;
}

ArticleDate date_of_head(const Reading& reading, const ArticlePieces& article, std::string_view low,
                         const Tokens& all) {
    for (const Dateline& dateline : reading.datelines)
        if (dateline.day.complete()) return {dateline.day, "dateline", dateline.span};
    Byline found;
    auto line = all.lines.begin();
    bool body = false;
    for (std::size_t i = 0, filled = 0; i < reading.lines.size() && !found.first; ++i) {
        const ArticleLine& one = reading.lines[i];
        while (line->end < one.span.end) ++line;
        body = body || (one.kind == LineClass::body && line->words >= prose_words) || ++filled > head_lines;
        if (one.kind == LineClass::title || line->words > byline_words || !has_digit(reading.text, one.span)) continue;
        const bool of_article = one.kind == LineClass::body || one.kind == LineClass::caption;
        if (of_article && (body || is_sentence(reading.text, one.span, line->words))) continue;
        const bool uncut = one.kind == LineClass::furniture && !one.duplicate;
        const std::vector<Piece> cut = uncut ? pieces_of(reading, low, all, *line) : std::vector<Piece>();
        const Pieces pieces = uncut ? Pieces(cut) : article.line(i);
        if (!body || says_published(pieces)) read_byline(pieces, found);
    }
    const std::optional<Day>& day = found.first ? found.first : found.updated;
    if (!day) return {};
    return {day->day, "byline", day->span};
}

ArticleDate date_of_page(std::string_view page) {
    for (const std::string_view name : {"article:published_time", "datePublished", "dc.date", "pubdate"}) {
        const std::size_t at = page.find(name);
        if (at == page.npos) continue;
        const std::size_t tag = std::min(page.size(), at + 120);
        for (std::size_t i = at + name.size(); i + 10 <= tag; ++i) {
            const std::string_view written = page.substr(i, 10);
            std::vector<Piece> pieces;
            if (written[0] != '1' && written[0] != '2') continue;
            append_pieces(written, written, 0, written.size(), pieces);
            const auto day = day_at(pieces, 0);
            if (day && day->full()) return {day->stated, "byline", {i, i + 10}};
            break;
        }
    }
    return {};
}

ArticleDate date_of_events(const Reading& reading, const ArticlePieces& article) {
    ArticleDate event;
    int latest_year = 0;
    for (std::size_t line = 0; line < reading.lines.size(); ++line) {
        if (reading.lines[line].kind == LineClass::title) {
            std::size_t at = 0;
            if (const auto day = next_day(article.line(line), at)) return {day->day, "stated", day->span};
        }
        for (const Pieces& sentence : article.sentences(line)) {
            for (const DateExpression& date : find_dates(sentence)) {
                const Span span{sentence[date.first].span.start, sentence[date.last - 1].span.end};
                const std::size_t back = date.first >= 2 && low_is(sentence, date.first - 1, {",", ":", "("}) ? 2 : 1;
                if (date.full() && date.first >= back &&
                    low_is(sentence, date.first - back, {"today", "heute", "stand", "hoy"}))
                    return {date.stated, "stated", span};
                if (date.ahead || date.bound) continue;
                latest_year = std::max(latest_year, date.stated.year);
                if (date.full() && (!event.day || *event.day < date.stated)) event = {date.stated, "dated-event", span};
            }
        }
    }
    return event.day && event.day->year >= latest_year ? event : ArticleDate{};
}

void read_dates(Reading& reading, const ArticlePieces& article) {
    for (std::size_t line = 0; line < reading.lines.size(); ++line) {
        for (const Pieces& sentence : article.sentences(line)) {
            std::optional<CalendarDay> before;
            for (const DateExpression& date : find_dates(sentence)) {
                const auto days = resolve(date, reading.date.day, before);
                DateMention& mention = reading.dates.emplace_back();
                mention.span = {sentence[date.first].span.start, sentence[date.last - 1].span.end};
                mention.kind = to_string(date.unit);
                mention.stated = date.stated.year != 0;
                if (!days) continue;
                mention.first = days->first, mention.last = days->last;
                before = days->first;
            }
        }
    }
}

void date_figures(Reading& reading) {
    for (Quantity& quantity : reading.quantities) {
        if (!quantity.period || quantity.period->year) continue;
        Period& period = *quantity.period;
        const auto date =
            std::lower_bound(reading.dates.begin(), reading.dates.end(), period.span.start,
                             [](const DateMention& one, std::size_t byte) { return one.span.end <= byte; });
        if (date == reading.dates.end() || date->span.start >= period.span.end || !date->first) continue;
        period.year = date->first->year;
        if (date->last->year != date->first->year) period.year_end = date->last->year;
        period.inferred = true;
        period.status.clear();
        period.text = in_words(period);
    }
}

}  // namespace detente::reading
