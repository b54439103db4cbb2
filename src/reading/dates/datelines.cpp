#include "reading/dates/datelines.hpp"

#include <algorithm>

#include "reading/dates/date_expressions.hpp"
#include "reading/dates/date_words.hpp"

namespace detente::reading {
namespace {

constexpr std::size_t longest = 40;  ///< pieces of a dateline

bool is_word(Pieces p, std::size_t at) {
    return at < p.size() && p[at].kind == Piece::Kind::word;
}

bool begins_with_capital(const Piece& piece) {
    return is_upper(decode(piece.text, 0).value);
}

bool all_capitals(const Piece& piece) {
    for (std::size_t i = 0; i < piece.text.size();) {
        const CodePoint point = decode(piece.text, i);
        if (is_lower(point.value)) return false;
        i += point.length;
    }
    return piece.text.size() >= 2;
}

/// Words with which lines begin that are none: a byline, a label.
bool is_label(const Piece& piece) {
    static constexpr WordSet labels({"veröffentlicht",
                                     "publié",
                                     "publicado",
                                     "pubblicato",
                                     "опубликовано",
                                     "erschienen",
                                     "aktualisiert",
                                     "mis",
                                     "stand",
                                     "actualizado",
                                     "by",
                                     "von",
                                     "par",
                                     "por",
                                     "published",
                                     "updated",
                                     "posted",
                                     "update",
                                     "breaking",
                                     "exclusive",
                                     "opinion",
                                     "analysis",
                                     "explainer",
                                     "watch",
                                     "live",
                                     "factbox",
                                     "insight",
                                     "focus",
                                     "column",
                                     "graphic",
                                     "corrected",
                                     "wrapup",
                                     "poll",
                                     "timeline",
                                     "news",
                                     "editorial",
                                     "video",
                                     "photo",
                                     "press",
                                     "page",
                                     "vol",
                                     "issue",
                                     "date",
                                     "copyright",
                                     "source",
                                     "report",
                                     "note",
                                     "last",
                                     "the",
                                     "in",
                                     "on",
                                     "as",
                                     "since",
                                     "after",
                                     "from",
                                     "at",
                                     "when",
                                     "media",
                                     "for",
                                     "client",
                                     "until",
                                     "before",
                                     "today",
                                     "stand",
                                     "seit",
                                     "am",
                                     "im",
                                     "le",
                                     "la",
                                     "depuis",
                                     "el",
                                     "en",
                                     "desde"});
    return labels.has(piece.key);
}

class Reader {
public:
    explicit Reader(Pieces pieces) : p_(pieces.subspan(0, std::min(pieces.size(), longest))), whole_(pieces.size()) {}

    std::optional<FoundDateline> read() {
        if (p_.empty()) return std::nullopt;
        if (p_[0].kind == Piece::Kind::word && p_[0].text.size() == 3 && !begins_with_capital(p_[0]))
            if (chinese()) return found();
        places();
        if (at_ > 0 && is_label(p_[0])) return std::nullopt;
        const std::size_t behind_place = at_;
        skip({",", "-", "."}, behind_place > 0);
        const bool dated = behind_place > 0 && date();
        if (!dated) at_ = behind_place;
        const bool by_agency = agency();
        if (!dated && !by_agency) {
            out_.bare = true;
            const bool capitals = behind_place > 0 && in_capitals(behind_place);
            return capitals && dash() && opens_sentence() ? found() : std::nullopt;
        }
        const bool ends = dash() || at_ == whole_ || (by_agency && at_ < p_.size() && closes_agency());
        return ends ? found() : std::nullopt;
    }

private:
    std::optional<FoundDateline> found() {
        out_.dateline.span = {p_[0].span.start, at_ < p_.size() ? p_[at_].span.start : p_[at_ - 1].span.end};
        return out_;
    }

    void skip(std::initializer_list<std::string_view> marks, bool allowed) {
        if (allowed && at_ < p_.size() && std::find(marks.begin(), marks.end(), p_[at_].low) != marks.end()) ++at_;
    }

    bool part_of_place(std::size_t at) const {
        if (!is_word(p_, at) || !begins_with_capital(p_[at])) return false;
        const DateWord* word = date_word(p_[at].key);
        return !word || (word->kind != DateWord::Kind::month && word->kind != DateWord::Kind::weekday);
    }

    /// "BEIJING", "New York", "St. Petersburg", "WASHINGTON/BEIJING", "SAMARKAND, Uzbekistan", "Frankfurt am Main".
    void places() {
        constexpr std::size_t words_at_most = 7;
        std::size_t words = 0, end = 0;
        for (std::size_t at = 0; at < p_.size() && words < words_at_most;) {
            if (part_of_place(at)) {
                ++words;
                end = ++at;
                if (low_is(p_, at, {"."}) && p_[at].glued && part_of_place(at + 1) && p_[at - 1].text.size() <= 3) ++at;
                if (low_is(p_, at, {"."}) && at >= 3 && low_is(p_, at - 2, {"."}) && p_[at].glued) end = ++at;  // D.C.
                continue;
            }
            const bool joins =
                end > 0 && end == at &&
                (low_is(p_, at, {",", "/", "am", "de", "of", "del", "la", "an", "do", "da", "sur"}) ||
                 (low_is(p_, at, {"-", "'", "’"}) && p_[at].glued && at + 1 < p_.size() && p_[at + 1].glued));
            if (!joins || !part_of_place(at + 1)) break;
            ++at;
        }
        at_ = end;
        if (end > 0) out_.dateline.place = {p_[0].span.start, p_[end - 1].span.end};
    }

    bool in_capitals(std::size_t end) const {
        for (std::size_t at = 0; at < end; ++at)
            if (is_word(p_, at) && !all_capitals(p_[at])) return false;
        return end <= 5 && p_[0].text.size() >= 4;
    }

    bool date() {
        std::size_t at = at_;
        const bool comma = at > 0 && low_is(p_, at - 1, {","});
        if (low_is(p_, at, {"den", "le"}) || (comma && low_is(p_, at, {"am", "a", "el", "il", "on"}))) ++at;
        const std::optional<DateExpression> day = day_at(p_, at);
        if (!day) return false;
        out_.dateline.day = day->stated;
        at_ = day->last;
        if (low_is(p_, at_, {"."}) && (low_is(p_, at_ + 1, {"/", "-"}) || is_word(p_, at_ + 1))) ++at_;
        if (low_is(p_, at_, {",", "."}) && low_is(p_, at_ + 1, {"(", "/", "-"})) ++at_;
        return true;
    }

    /// "(Reuters)", "(dpa/AP)", "/TASS/", "/PRNewswire/", and behind a dash or a point "Interfax".
    bool agency() {
        constexpr std::size_t words_at_most = 8;
        const bool bracket = low_is(p_, at_, {"(", "（"}), slash = low_is(p_, at_, {"/"});
        if (!bracket && !slash) return false;
        std::size_t at = at_ + 1;
        for (; at < p_.size() && at <= at_ + words_at_most; ++at)
            if (bracket ? low_is(p_, at, {")", "）"}) : low_is(p_, at, {"/"})) break;
        if (at >= p_.size() || at > at_ + words_at_most || at == at_ + 1) return false;
        if (p_[at_ + 1].kind != Piece::Kind::word ||
            (!begins_with_capital(p_[at_ + 1]) && !low_is(p_, at_ + 1, {"dpa", "afp", "apa", "ots"})))
            return false;
        if (at_ == 0 && !low_is(p_, at + 1, {"-"})) return false;
        out_.dateline.agency = {p_[at_ + 1].span.start, p_[at - 1].span.end};
        at_ = at + 1;
        return true;
    }

    /// A dash that stands by itself; "--" is two pieces.
    bool dash() {
        std::size_t at = at_;
        if (at > 0 && low_is(p_, at, {":"})) {
            at_ = at + 1;
            return at + 1 < p_.size();
        }
        if (!low_is(p_, at, {"-"})) return false;
        const bool inside_word = p_[at].glued && at + 1 < p_.size() && p_[at + 1].glued && p_[at].text.size() == 1;
        while (low_is(p_, at, {"-"})) ++at;
        if (inside_word && at == at_ + 1) return false;
        at_ = at;
        return true;
    }

    bool closes_agency() {
        if (low_is(p_, at_, {"."})) ++at_;
        return opens_sentence();
    }

    bool opens_sentence() const {
        if (at_ >= p_.size()) return at_ == whole_;
        if (p_[at_].kind == Piece::Kind::mark) return low_is(p_, at_, {"\"", "“", "«", "„", "‘", "'", "$"});
        return p_[at_].kind == Piece::Kind::number || begins_with_capital(p_[at_]);
    }

    /// 新华社北京1月12日电（记者王某）; also 中新网, 路透社, 日讯.
    bool chinese() {
        for (std::size_t at = 1; at + 4 < p_.size() && at < 16; ++at) {
            if (!low_is(p_, at, {"日"}) || !low_is(p_, at + 1, {"电", "電", "讯", "訊"})) continue;
            std::size_t from = at;
            while (from > 0 && (p_[from - 1].kind == Piece::Kind::number || low_is(p_, from - 1, {"月", "年"}))) --from;
            const std::optional<DateExpression> day = day_at(p_, from);
            if (!day || day->last != at + 1) return false;
            out_.dateline.day = day->stated;
            std::size_t place = 0;
            for (std::size_t i = 0; i < from; ++i)
                if (low_is(p_, i, {"社", "网", "網", "讯", "訊"})) place = i + 1;
            if (place > 0) out_.dateline.agency = {p_[0].span.start, p_[place - 1].span.end};
            if (place < from) out_.dateline.place = {p_[place].span.start, p_[from - 1].span.end};
            at_ = at + 2;
            if (low_is(p_, at_, {"（", "("})) {
                std::size_t close = at_ + 1;
                while (close < p_.size() && !low_is(p_, close, {"）", ")"})) ++close;
                if (close < p_.size()) at_ = close + 1;
            }
            return true;
        }
        return false;
    }

    Pieces p_;
    std::size_t whole_;
    std::size_t at_ = 0;
    FoundDateline out_;
};

}  // namespace

std::optional<FoundDateline> dateline_at(Pieces line) {
    return Reader(line).read();
}

}  // namespace detente::reading
