#include "reading/mentions/weigh.hpp"

#include <algorithm>
#include <set>

namespace detente::reading {
namespace {

class Weigher {
public:
    Weigher(std::string_view text, const Tokens& all, const Vocabulary& words, const std::vector<RivalWords>& rivals,
            std::vector<Match> matches)
        : text_(text), tokens_(all.tokens), lines_(all.lines), words_(words), rivals_(rivals) {
        covered_.assign(tokens_.size(), false);
        for (Match& match : matches) {
            for (std::size_t i = match.first; i < match.last; ++i) covered_[i] = true;
            if (match.candidates.empty()) continue;
            WeighedMatch& mention = weighed_.emplace_back();
            mention.match = std::move(match);
        }
    }

    std::vector<WeighedMatch> run(std::vector<WeighedMatch>* namesakes) {
        for (WeighedMatch& mention : weighed_) weigh(mention);
        for (WeighedMatch& mention : weighed_) doubt_namesakes(mention);
        support_pending();
        for (WeighedMatch& mention : weighed_) rank_candidates(mention);
        for (WeighedMatch& mention : weighed_) hear_rival(mention);
        for (const WeighedMatch& mention : weighed_)
            if (namesakes && mention.standing == Standing::rejected && !mention.namesake.empty())
                namesakes->push_back(mention);
        weighed_.erase(std::remove_if(weighed_.begin(), weighed_.end(),
                                      [](const WeighedMatch& m) { return m.standing >= Standing::pending; }),
                       weighed_.end());
        for (WeighedMatch& mention : weighed_) {
            mention.located = is_located(mention.match);
            mention.venue = mention.located && is_venue(mention);
        }
        return std::move(weighed_);
    }

private:
    // What stands around a match -------------------------------------------------------------------------------

    const Token* before(const Match& m) const { return m.first > 0 ? &tokens_[m.first - 1] : nullptr; }
    const Token* after(const Match& m) const { return m.last < tokens_.size() ? &tokens_[m.last] : nullptr; }
    std::string_view written(const Match& m) const {
        return text_.substr(tokens_[m.first].start, tokens_[m.last - 1].end - tokens_[m.first].start);
    }
    bool has(const Token& token, unsigned cues) const { return words_.has(token.word, cues); }
    static bool capitalised(const Token& token) {
        return token.letter_case == Case::capital || token.letter_case == Case::mixed;
    }

    bool starts_sentence(std::size_t i) const {
        if (tokens_[i].gap == Gap::paragraph || tokens_[i].gap == Gap::line) return true;
        while (i > 0) {
            const char32_t mark = tokens_[--i].mark;
            if (mark == 0) return false;
            if (mark == '.' || mark == '!' || mark == '?' || mark == ':' || mark == 0x2026) return true;
            if (mark != '"' && mark != '\'' && mark != '(' && mark != 0x201C && mark != 0x201D) return false;
            if (tokens_[i].gap >= Gap::line) return true;
        }
        return true;
    }

    /// "Mr Jordan", "Dr. Chad".
    bool after_honorific(const Match& m) const {
        std::size_t i = m.first;
        if (i > 0 && tokens_[i - 1].mark == '.' && tokens_[i].gap <= Gap::space) --i;
        return i > 0 && tokens_[i].gap <= Gap::space && has(tokens_[i - 1], honorific) &&
               tokens_[i - 1].letter_case == Case::capital;
    }

    /// "Michael Jordan": a capitalised word stands directly before, and nothing explains its capital. Before an
    /// adjective ("Federal German") only a given name that we know counts.
    bool after_given_name(const Match& m, bool only_known) const {
        const Candidate& best = m.candidates.front();
        const bool risky_seat =
            best.kind == Kind::capital && best.risk == Risk::person;  // even where a sentence starts
        const Token* word = before(m);
        if (!word || tokens_[m.first].gap != Gap::space || !capitalised(*word) || covered_[m.first - 1]) return false;
        if (has(*word, given_name) || only_known) return has(*word, given_name);
        return !has(*word, not_given_name | adverb | government_verb | place_preposition | joiner) &&
               !lines_[word->line].title_case && (risky_seat || !starts_sentence(m.first - 1)) && !ends_in_ing(*word);
    }

    bool ends_in_ing(const Token& token) const {
        const std::string_view word = text_.substr(token.start, token.end - token.start);
        return word.size() > 4 && word.substr(word.size() - 3) == "ing";
    }

    /// "Paris Hilton": a capitalised word follows directly, and nothing explains its capital.
    bool before_surname(const Match& m) const {
        const Token* word = after(m);
        return word && word->gap == Gap::space && capitalised(*word) && !covered_[m.last] &&
               !has(*word, not_surname | joiner | place_preposition | government_verb) &&
               !lines_[word->line].title_case;
    }

    /// "Washington also urged", "Turkey's".
    bool before_government_verb(const Match& m) const {
        std::size_t i = m.last;
        while (i < tokens_.size() && tokens_[i].gap == Gap::space && has(tokens_[i], adverb)) ++i;
        return i < tokens_.size() && tokens_[i].gap == Gap::space && has(tokens_[i], government_verb) &&
               tokens_[i].letter_case != Case::upper;
    }

    bool before_possessive(const Match& m) const {
        const std::size_t i = m.last;
        return i + 1 < tokens_.size() && tokens_[i].mark == '\'' && tokens_[i].gap == Gap::none &&
               tokens_[i + 1].gap == Gap::none &&
               text_.substr(tokens_[i + 1].start, tokens_[i + 1].end - tokens_[i + 1].start) == "s";
    }

    bool is_located(const Match& m) const {
        std::size_t i = m.first;
        if (i > 0 && tokens_[i].gap == Gap::space && has(tokens_[i - 1], joiner)) --i;  // "in the Philippines"
        if (i > 0 && tokens_[i].gap == Gap::space && has(tokens_[i - 1], place_preposition)) return true;
        // "Samarkand, Uzbekistan": a capitalised word that is no mention, a comma, and then the name.
        return i == m.first && i > 1 && tokens_[i - 1].mark == ',' && tokens_[i].gap == Gap::space &&
               tokens_[i - 1].gap == Gap::none && capitalised(tokens_[i - 2]) && !covered_[i - 2] &&
               !has(tokens_[i - 2], not_given_name | not_surname);
    }

    /// "in Geneva", "talks in Saudi Arabia", "met in Turkey": a seat of government, or a name near a word of meetings.
    bool is_venue(const WeighedMatch& mention) const {
        constexpr std::size_t reach = 6;
        const Kind kind = mention.best().kind;
        const Token* next = after(mention.match);
        const bool part = next && next->gap == Gap::none && (next->mark == '-' || next->mark == '\'');
        if (part) return false;  // "in Beijing-Moscow ties", "in China's interest"
        if (kind == Kind::capital || kind == Kind::government) return true;
        for (std::size_t i = mention.match.first, back = 0; i > 0 && back < reach; ++back) {
            const Token& token = tokens_[--i];
            if (token.mark == '.' || token.mark == ';' || tokens_[i + 1].gap >= Gap::line) return false;
            if (has(token, meeting)) return true;
        }
        return false;
    }

    /// Whether only a hyphen, a comma or a word such as "and" stands between two matches.
    bool joined(const Match& a, const Match& b) const {
        if (b.first < a.last || b.first - a.last > 3 || (b.first == a.last)) return false;
        for (std::size_t i = a.last; i < b.first; ++i) {
            const Token& token = tokens_[i];
            const bool link = token.mark == '-' || token.mark == '/' || token.mark == ',' || token.mark == '&' ||
                              token.mark == 0x2014 || (token.mark == 0 && has(token, joiner));
            if (!link || token.gap == Gap::paragraph) return false;
        }
        return tokens_[b.first].gap != Gap::paragraph;
    }

    // The weighing --------------------------------------------------------------------------------------------

    void weigh(WeighedMatch& mention) {
        const Match& m = mention.match;
        const Candidate& best = mention.best();
        const bool one_word = m.last - m.first == 1;
        const Token& first = tokens_[m.first];
        if (lines_[first.line].all_caps && one_word && has(first, caps_word)) return pend(mention, false);
        if (best.kind == Kind::framework) return;
        if (one_word && after_honorific(m)) return reject_person(mention);
        if (best.kind == Kind::capital && one_word && after_given_name(m, true)) return reject_person(mention);
        const bool seat = best.kind == Kind::capital || best.kind == Kind::government;
        if (seat && best.historic) return pend(mention, false);  // Aden: no more the capital of an economy
        if (best.risk == Risk::none) return;

        const auto living = static_cast<std::size_t>(
            std::count_if(m.candidates.begin(), m.candidates.end(), [](const Candidate& c) { return !c.historic; }));
        const bool adjective = best.kind == Kind::adjective || best.kind == Kind::demonym;
        if (one_word && (best.risk == Risk::person || seat) && after_given_name(m, adjective))
            return reject_person(mention);
        if (best.risk == Risk::ambiguous && living == 1 && m.candidates.size() > 1)
            return;  // Moscow: of Russia or the USSR
        if (best.risk == Risk::person && one_word && !adjective && before_surname(m)) {
            if (seat) return reject_person(mention);
            return pend(mention, false);
        }
        if (seat) return pend(mention, true);
        mention.standing = Standing::plausible;
        if (living > 1) return;
        const bool secondary = best.variant && best.risk != Risk::place;
        const bool headword =
            one_word && has(first, common_word) && (!has_evidence(first) || before_dish(m)) &&
            (lines_[first.line].all_caps || (starts_sentence(m.first) && !lines_[first.line].title_case));
        if (headword && before_possessive(m)) return;
        if (secondary || best.territory || headword) pend(mention, true);
    }

    static void pend(WeighedMatch& mention, bool verb_supports) {
        mention.standing = Standing::pending;
        mention.verb_supports = verb_supports;
    }

    void reject_person(WeighedMatch& mention) {
        mention.standing = Standing::rejected;
        mention.namesake = "person";
        persons_.insert(tokens_[mention.match.first].word);
    }

    /// Where "Michael Jordan" is in the article, a bare "Jordan" needs support by more than a verb.
    void doubt_namesakes(WeighedMatch& mention) {
        const Match& m = mention.match;
        const bool in_doubt = mention.standing == Standing::plausible || mention.standing == Standing::pending;
        if (in_doubt && mention.best().risk == Risk::person && m.last - m.first == 1 &&
            persons_.count(tokens_[m.first].word) != 0) {
            pend(mention, false);
        }
    }

    void support_pending() {
        for (const WeighedMatch& mention : weighed_) count(mention);
        // To and fro: a list of pending names is accepted from whichever end has support.
        const auto accept = [&](std::size_t i) {
            if (weighed_[i].standing != Standing::pending || !supported(i)) return false;
            weighed_[i].standing = Standing::plausible;
            count(weighed_[i]);
            return true;
        };
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t i = 0; i < weighed_.size(); ++i) changed = accept(i) || changed;
            for (std::size_t i = weighed_.size(); changed && i-- > 0;) accept(i);
        }
    }

    void count(const WeighedMatch& mention) {
        if (mention.standing == Standing::certain) ++certain_[mention.best().id];
        if (mention.standing <= Standing::plausible) ++accepted_[mention.best().id];
    }

    bool supported(std::size_t i) const {
        const WeighedMatch& mention = weighed_[i];
        const auto& named = mention.verb_supports ? accepted_ : certain_;
        if (named.count(mention.best().id) != 0) return true;
        if (mention.verb_supports && before_government_verb(mention.match)) return true;
        const auto accepted = [&](const WeighedMatch& other) { return other.standing <= Standing::plausible; };
        return (i > 0 && accepted(weighed_[i - 1]) && joined(weighed_[i - 1].match, mention.match)) ||
               (i + 1 < weighed_.size() && accepted(weighed_[i + 1]) && joined(mention.match, weighed_[i + 1].match));
    }

    /// Of several living economies, the one that is named for certain most often comes first (Korea, where Seoul is
    /// named).
    void rank_candidates(WeighedMatch& mention) {
        const auto named = [&](const Candidate& c) {
            const auto at = certain_.find(c.id);
            return at == certain_.end() ? 0 : at->second;
        };
        std::stable_sort(mention.match.candidates.begin(), mention.match.candidates.end(),
                         [&](const Candidate& a, const Candidate& b) {
                             return std::pair(a.historic, -named(a)) < std::pair(b.historic, -named(b));
                         });
    }

    /// A form with a rival (rivals.csv): the economy when it is named for certain elsewhere; the rival when words in
    /// the same line speak for it; else both are kept. A rival that is a framework wins where only it is named.
    void hear_rival(WeighedMatch& mention) {
        const Match& m = mention.match;
        const auto rival = std::find_if(rivals_.begin(), rivals_.end(),
                                        [&](const RivalWords& r) { return r.name == tokens_[m.first].word; });
        if (m.last - m.first != 1 || rival == rivals_.end() || mention.standing == Standing::rejected) return;
        if (rival->evidence.empty()) return hear_framework(mention, rival->id);
        if (certain_.count(mention.best().id) != 0) return;
        const std::size_t line = tokens_[m.first].line;
        const auto [heard, is_new] = heard_.try_emplace({rival - rivals_.begin(), line}, false);
        for (std::size_t i = lines_[line].first_token; is_new && i < lines_[line].last_token; ++i) {
            const std::int32_t word = tokens_[i].word;
            if (word >= 0 && std::binary_search(rival->evidence.begin(), rival->evidence.end(), word))
                heard->second = true;
        }
        if (heard->second) mention.standing = Standing::rejected, mention.namesake = rival->id;
        mention.rival = rival->id;
    }

    /// Whether words of the line would tell the other sense of a name (rivals.csv): then they alone decide.
    bool has_evidence(const Token& token) const {
        return std::any_of(rivals_.begin(), rivals_.end(), [&](const RivalWords& rival) {
            return rival.name == token.word && !rival.evidence.empty() && rival.id.empty();
        });
    }

    /// "Turkey prices": the bird.
    bool before_dish(const Match& m) const {
        const Token* word = after(m);
        return word && word->gap == Gap::space && has(*word, dish) && word->letter_case == Case::lower;
    }

    void hear_framework(WeighedMatch& mention, const std::string& framework) {
        const auto times = [&](const std::string& id) {
            const auto at = certain_.find(id);
            return at == certain_.end() ? 0 : at->second;
        };
        if (times(framework) == 0) return;
        Candidate body;
        body.id = framework;
        body.kind = Kind::framework;
        auto& candidates = mention.match.candidates;
        candidates.insert(times(framework) > times(mention.best().id) ? candidates.begin() : candidates.end(), body);
        if (mention.best().kind == Kind::framework) mention.standing = Standing::plausible;
    }

    std::string_view text_;
    const std::vector<Token>& tokens_;
    const std::vector<Line>& lines_;
    const Vocabulary& words_;
    const std::vector<RivalWords>& rivals_;
    std::map<std::pair<std::ptrdiff_t, std::size_t>, bool> heard_;  ///< [rival, line] whether evidence stands in it
    std::vector<WeighedMatch> weighed_;
    std::vector<bool> covered_;           ///< [token] lies in a match or a masking phrase
    std::set<std::int32_t> persons_;      ///< words rejected as a person's name
    std::map<std::string, int> certain_;  ///< mentions by id
    std::map<std::string, int> accepted_;
};

}  // namespace

std::vector<RivalWords> rival_words(const ReadingTables& tables, const Vocabulary& words) {
    std::vector<RivalWords> out;
    for (const auto& rival : tables.rivals) {
        RivalWords one{words.find(rival.name), rival.rival, {}};
        for (const std::string& word : rival.evidence) one.evidence.push_back(words.find(word));
        std::sort(one.evidence.begin(), one.evidence.end());
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<WeighedMatch> weigh_matches(std::string_view text, const Tokens& all, const Vocabulary& words,
                                        const std::vector<RivalWords>& rivals, std::vector<Match> matches,
                                        std::vector<WeighedMatch>* namesakes) {
    return Weigher(text, all, words, rivals, std::move(matches)).run(namesakes);
}

}  // namespace detente::reading
