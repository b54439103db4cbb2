#include "reading/actors/named_actors.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "detente/reading/actor_id.hpp"
#include "detente/support/text.hpp"
#include "reading/actors/organs.hpp"
#include "reading/actors/persons.hpp"

namespace detente::reading {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_office(const Piece& piece) {
    static constexpr WordSet offices({"president", "premier", "minister", "chancellor", "king", "queen", "leader",
                                      "chairman", "secretary", "mr", "mrs", "ms", "counterpart", "pm", "emir", "sultan",
                                      "taoiseach"});
    return offices.has(piece.key);
}

/// "President Biden Monday said": the surname ends before a day.
bool is_day(const Piece& piece) {
    static constexpr WordSet days({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
    return days.has(piece.key);
}

/// Of the folded word; ASCII letters fold as they are lowered.
WordKey piece_folded_key(const Piece& piece) {
    const bool ascii = std::none_of(piece.text.begin(), piece.text.end(), [](char c) { return (c & 0x80) != 0; });
    return ascii ? piece.key : key_of(fold_word(piece.text));
}

/// Offices that name a person behind them in small letters, too: "governor Brian Kemp".
bool is_post(const Piece& piece) {
    static constexpr WordSet posts({"president", "premier",     "minister",      "chancellor", "governor",
                                    "senator",   "congressman", "congresswoman", "mayor",      "ambassador",
                                    "spokesman", "spokeswoman", "spokesperson",  "envoy",      "commissioner",
                                    "chairman",  "chairwoman",  "secretary",     "lawmaker",   "negotiator"});
    return posts.has(piece.key);
}

bool capital(const Piece& piece) {
    return piece.kind == Piece::Kind::word && !piece.text.empty() && piece.text != piece.low;
}

/// Dmitry and Dmitriy are one given name.
bool same_given(const std::string& a, const std::string& b) {
    const std::size_t n = std::min({a.size(), b.size(), std::size_t(4)});
    return n >= 2 && a.compare(0, n, b, 0, n) == 0 && (n >= 4 || a.size() == b.size());
}

class Finder {
public:
    Finder(Reading& reading, const ActorNames& names)
        : reading_(reading), names_(names), leaders_(Leaders::installed()) {}

    void namesake(const Tokens& all, const WeighedMatch& one) {
        const Token* first = &all.tokens[one.match.first];
        const Token& last = all.tokens[one.match.last - 1];
        if (one.namesake == "person") {
            if (one.match.first > 0 && first->gap == Gap::space && first[-1].mark == 0) --first;
            const std::string name = slice({first->start, last.end});
            return add(ActorId{ActorId::person, name}.joined(), "person", name, "", "", {first->start, last.end},
                       "a person of that name");
        }
        const auto region = names_.regions.find(slice({first->start, last.end}));
        add(one.namesake, "region", region == names_.regions.end() ? one.namesake : region->second.name, "", "",
            {first->start, last.end}, "words in the line speak for the region");
    }

    void line(const Pieces& pieces) {
        for (std::size_t at = 0; at < pieces.size(); ++at) {
            if (pieces[at].kind != Piece::Kind::word) continue;
            phrase(pieces, at);
            group(pieces, at);
            const bool upper = capital(pieces[at]);
            if (upper) surname(pieces, at);
            officer(pieces, at, upper);
        }
        for (const FoundOrgan& one : Organs::installed().in(reading_, pieces))
            add(one.id, one.kind.c_str(), one.name, one.economy, one.note, one.span, one.rule);
    }

    void finish() {
        for (const Bare& bare : bare_) name_by_surname(bare);
        for (NamedActor& actor : reading_.named_actors)
            std::sort(actor.mentions.begin(), actor.mentions.end(),
                      [](const Span& a, const Span& b) { return a.start < b.start; });
        std::stable_sort(reading_.named_actors.begin(), reading_.named_actors.end(),
                         [](const NamedActor& a, const NamedActor& b) {
                             return a.mentions.front().start < b.mentions.front().start;
                         });
    }

private:
    struct Bare {
        Span span;
        WordKey surname = 0;
        bool supported = false, office = false;
    };

    std::string slice(Span span) const { return reading_.text.substr(span.start, span.end - span.start); }

    bool named_already(Span span) const {
        const auto& all = reading_.mentions;
        const auto next = std::upper_bound(all.begin(), all.end(), span.start,
                                           [](std::size_t at, const Mention& m) { return at < m.span.end; });
        return next != all.end() && next->span.start < span.end;
    }

    void add(const std::string& id, const char* kind, const std::string& name, const std::string& economy,
             const std::string& office, Span span, const char* rule) {
        const auto [at, is_new] = known_.try_emplace(id, reading_.named_actors.size());
        if (is_new) reading_.named_actors.push_back({id, kind, name, economy, office, {}, rule});
        reading_.named_actors[at->second].mentions.push_back(span);
        if (std::string_view(kind) == "region") region_ends_.try_emplace(span.end, at->second);
    }

    void add_leader(std::size_t row, Span span, const char* rule) {
        const Leader& one = leaders_.all[row];
        const std::string name = one.surname_first ? one.surname + " " + one.given : one.given + " " + one.surname;
        add(ActorId{ActorId::person, name}.joined(), "person", name, one.economy,
            one.office + " " + (one.since.empty() ? "?" : one.since) + " to " + one.last_seen + " or later (" +
                one.source + ")",
            span, rule);
    }

    /// Parties, media and persons among the masking phrases.
    void phrase(const Pieces& pieces, std::size_t at) {
        for (const std::uint32_t entry : names_.by_first_word.find(pieces[at].key)) {
            const auto& [phrase, kind] = names_.phrases[entry];
            const Span span{pieces[at].span.start, pieces[at].span.start + phrase.size()};
            if (reading_.text.compare(span.start, phrase.size(), phrase) != 0) continue;
            if (kind == "region") {
                for (const auto& [name, region] : names_.regions)
                    if (phrase.find(name) != std::string::npos)
                        add(region.id, "region", region.name, "USA", "", span, "a phrase that names the region");
                return;
            }
            return add(ActorId{kind, phrase}.joined(), kind.c_str(), phrase, "", "", span, "a phrase of masks.csv");
        }
    }

    /// "certain countries", "some Western media outlets": nobody is named, and nobody is guessed.
    void group(const Pieces& pieces, std::size_t at) {
        if (!low_is(pieces, at, {"certain", "some", "other", "several", "many", "unnamed"})) return;
        for (std::size_t last = at + 1; last < std::min(at + 4, pieces.size()); ++last) {
            if (pieces[last].kind != Piece::Kind::word) return;
            if (!low_is(
                    pieces, last,
                    {"countries", "states", "nations", "governments", "media", "powers", "politicians", "capitals"}))
                continue;
            if (low_is(pieces, last + 1, {"outlets"})) ++last;
            const Span span{pieces[at].span.start, pieces[last].span.end};
            const std::string name = lower_ascii(slice(span));
            return add(ActorId{ActorId::unresolved, name}.joined(), "collective", name, "", "", span,
                       "a group that the text does not name");
        }
    }

    /// "President Bush", "governor Brian Kemp": a person of whom nothing more is known. Behind an office in small
    /// letters stand two names at least.
    void officer(const Pieces& pieces, std::size_t at, bool upper) {
        const bool office_word = upper && is_office(pieces[at]);
        if (!is_post(pieces[at]) && (!office_word || low_is(pieces, at, {"secretary"}))) return;
        if (at + 1 >= pieces.size() || !capital(pieces[at + 1])) return;
        std::size_t last = at + 1;
        while (last < pieces.size() && last < at + 4 && capital(pieces[last]) && pieces[last].text.size() > 1) ++last;
        const bool two_names = last >= at + 3;
        if (last == at + 1 || (!office_word && !two_names)) return;
        const Span span{pieces[at + 1].span.start, pieces[last - 1].span.end};
        const Piece &front = pieces[at + 1], &back = pieces[last - 1];
        const bool capitals = front.text.size() > 2 && is_upper_word(front.text);
        if (named_already(span) || capitals || is_office(front) || is_post(back)) return;
        if (two_names ? known_leader(front, back) : leaders_.by_surname.has(piece_folded_key(front))) return;
        const auto [economy, region] = owner(pieces, at);
        const std::string office = economy.empty() ? "" : std::string(pieces[at].low) + " of " + region;
        add(ActorId{ActorId::person, slice(span)}.joined(), "person", slice(span), economy, office, span,
            "a name behind an office");
    }

    /// Whether a row of the tables has both names.
    bool known_leader(const Piece& front, const Piece& back) const {
        const auto stands = [&](const Piece& surname, const Piece& given) {
            const auto rows = leaders_.by_surname.find(piece_folded_key(surname));
            return std::any_of(rows.begin(), rows.end(), [&](std::size_t row) {
                return same_given(fold_word(given.text), fold_word(leaders_.all[row].given));
            });
        };
        return stands(back, front) || stands(front, back);
    }

    static bool is_upper_word(std::string_view word) {
        return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    }

    /// Whose office stands at `at`: an economy or a region right before it, and its name for people.
    std::pair<std::string, std::string> owner(const Pieces& pieces, std::size_t at) const {
        const std::size_t start = pieces[at].span.start;
        for (std::size_t back = 0; back <= std::min<std::size_t>(4, start); ++back)
            if (const auto region = region_ends_.find(start - back); region != region_ends_.end()) {
                const NamedActor& actor = reading_.named_actors[region->second];
                return {actor.id.substr(0, 2) == "US" ? "USA" : actor.economy, actor.name};
            }
        const Mention* mention = economy_before(reading_, pieces, at, 2);
        return mention ? std::pair{mention->id, mention->id} : std::pair<std::string, std::string>{};
    }

    void surname(const Pieces& pieces, std::size_t at) {
        const WordKey folded = piece_folded_key(pieces[at]);
        const auto rows = leaders_.by_surname.find(folded);
        if (rows.empty() || named_already(pieces[at].span)) return;
        for (auto next = rows.rbegin(); next != rows.rend(); ++next) {  // the later table first
            const std::size_t row = *next;
            const Leader& one = leaders_.all[row];
            const std::string given = fold_word(one.given);
            for (std::size_t back = 1; back <= 2 && back <= at && !one.surname_first; ++back) {
                if (!capital(pieces[at - back]) || !same_given(fold_word(pieces[at - back].text), given)) continue;
                if (goes_on(pieces, at, given)) return;
                full_[folded] = row;
                return add_leader(row, {pieces[at - back].span.start, pieces[at].span.end}, "given name and surname");
            }
            if (one.surname_first && at + 1 < pieces.size() && capital(pieces[at + 1]) &&
                same_given(fold_word(pieces[at + 1].text), given)) {
                full_[folded] = row;
                return add_leader(row, {pieces[at].span.start, pieces[at + 1].span.end}, "given name and surname");
            }
        }
        const bool office = at > 0 && is_office(pieces[at - 1]);
        if (at > 0 && capital(pieces[at - 1]) && !office && pieces[at - 1].text.size() > 1 &&
            !named_already(pieces[at - 1].span) && !(at > 1 && pieces[at - 2].kind == Piece::Kind::mark) && at != 1)
            return;  // somebody else's surname
        if (office && at + 1 < pieces.size() && capital(pieces[at + 1]) && !is_day(pieces[at + 1]))
            return;  // a given name
        const bool speaks = at + 1 < pieces.size() && is_speech(pieces[at + 1]);
        bare_.push_back({pieces[at].span, folded, office || speaks, office});
    }

    /// "Pham Minh Chinh": the next word is a surname, too, of somebody with the same given name; the longer name
    /// counts.
    bool goes_on(const Pieces& pieces, std::size_t at, const std::string& given) const {
        if (at + 1 >= pieces.size() || !capital(pieces[at + 1])) return false;
        const auto rows = leaders_.by_surname.find(piece_folded_key(pieces[at + 1]));
        return std::any_of(rows.begin(), rows.end(), [&](std::size_t row) {
            return !leaders_.all[row].surname_first && same_given(fold_word(leaders_.all[row].given), given);
        });
    }

    void name_by_surname(const Bare& bare) {
        const auto full = full_.find(bare.surname);
        if (full != full_.end()) return add_leader(full->second, bare.span, "surname of a person named in full");
        if (!bare.supported) return;
        std::vector<std::size_t> rows;
        for (const std::size_t row : leaders_.by_surname.find(bare.surname))
            if (bare.office || leaders_.all[row].head) rows.push_back(row);
        if (rows.empty()) return;
        std::size_t best = rows.front();
        for (const std::size_t row : rows) {
            if (leaders_.all[row].economy != leaders_.all[best].economy) return;
            if (leaders_.all[row].last_seen > leaders_.all[best].last_seen) best = row;
        }
        add_leader(best, bare.span, "surname with an office or a verb of speech");
    }

    Reading& reading_;
    const ActorNames& names_;
    const Leaders& leaders_;
    std::unordered_map<std::string, std::size_t> known_;
    std::unordered_map<std::size_t, std::size_t> region_ends_;  ///< where a region's name ends: its named actor
    std::unordered_map<WordKey, std::size_t> full_;
    std::vector<Bare> bare_;
};

}  // namespace

ActorNames::ActorNames(const ReadingTables& tables) {
    std::vector<std::pair<WordKey, std::uint32_t>> starts;
    for (const ReadingTables::Mask& mask : tables.masks) {
        const std::string kind = mask.reason == "political party"                                      ? "party"
                                 : one_of(mask.reason, {"newspaper", "broadcaster", "news agency"})    ? "media"
                                 : mask.reason == "person"                                             ? "person"
                                 : mask.reason.find("state of the United States") != std::string::npos ? "region"
                                                                                                       : "";
        if (kind.empty()) continue;
        const std::string first = lower_ascii(mask.phrase.substr(0, mask.phrase.find(' ')));
        starts.emplace_back(key_of(first), std::uint32_t(phrases.size()));
        phrases.push_back({mask.phrase, kind});
    }
    by_first_word = KeyIndex(std::move(starts));
    for (const ReadingTables::Rival& rival : tables.rivals) regions[rival.name] = {rival.rival, rival.label};
}

bool is_speech(const Piece& piece) {
    static constexpr WordSet verbs({"said",     "says",      "say",      "told",      "announced",    "announces",
                                    "stated",   "states",    "added",    "adds",      "reported",     "reports",
                                    "stressed", "stresses",  "noted",    "notes",     "declared",     "argued",
                                    "argues",   "claimed",   "claims",   "explained", "asserted",     "assert",
                                    "asserts",  "confirmed", "replied",  "remarked",  "tweeted",      "wrote",
                                    "writes",   "insisted",  "denied",   "denies",    "acknowledged", "asked",
                                    "warned",   "concluded", "recalled", "quoted",    "commented",    "observed"});
    return verbs.has(piece.key);
}

void find_named_actors(Reading& reading, const ArticlePieces& article, const Tokens& all,
                       const std::vector<WeighedMatch>& namesakes, const ActorNames& names) {
    Finder finder(reading, names);
    for (const WeighedMatch& one : namesakes) finder.namesake(all, one);
    for (std::size_t line = 0; line < reading.lines.size(); ++line) finder.line(article.line(line));
    finder.finish();
}

}  // namespace detente::reading
