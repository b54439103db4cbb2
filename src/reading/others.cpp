#include "reading/others.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "detente/support/text.hpp"
#include "reading/organs.hpp"
#include "reading/persons.hpp"
#include "reading/quantity_pieces.hpp"

namespace detente::reading {
namespace {

using Pieces = std::vector<Piece>;

bool one_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_office(std::string_view low) {
    return one_of(low, {"president", "premier", "minister", "chancellor", "king", "queen", "leader", "chairman",
                        "secretary", "mr", "mrs", "ms", "counterpart", "pm", "emir", "sultan", "taoiseach"});
}

/// Offices that name a person behind them in small letters, too: "governor Brian Kemp".
bool is_post(std::string_view low) {
    return one_of(
        low, {"president",     "premier",  "minister",   "chancellor", "governor",    "senator",      "congressman",
              "congresswoman", "mayor",    "ambassador", "spokesman",  "spokeswoman", "spokesperson", "envoy",
              "commissioner",  "chairman", "chairwoman", "secretary",  "lawmaker",    "negotiator"});
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
    Finder(Reading& reading, const ReadingTables& tables) : reading_(reading), leaders_(Leaders::installed()) {
        for (const ReadingTables::Mask& mask : tables.masks) {
            const std::string kind = mask.reason == "political party"                                      ? "party"
                                     : one_of(mask.reason, {"newspaper", "broadcaster", "news agency"})    ? "media"
                                     : mask.reason == "person"                                             ? "person"
                                     : mask.reason.find("state of the United States") != std::string::npos ? "region"
                                                                                                           : "";
            if (!kind.empty())
                masks_[lower_ascii(mask.phrase.substr(0, mask.phrase.find(' ')))].push_back({mask.phrase, kind});
        }
        for (const ReadingTables::Rival& rival : tables.rivals) regions_[rival.name] = {rival.rival, rival.label};
    }

    void namesake(const Tokens& all, const Judged& one) {
        const Token* first = &all.tokens[one.match.first];
        const Token& last = all.tokens[one.match.last - 1];
        if (one.namesake == "person") {
            if (one.match.first > 0 && first->gap == Gap::space && first[-1].mark == 0) --first;
            const std::string name = slice({first->start, last.end});
            return add("person:" + name, "person", name, "", "", {first->start, last.end}, "a person of that name");
        }
        const auto region = regions_.find(slice({first->start, last.end}));
        add(one.namesake, "region", region == regions_.end() ? one.namesake : region->second.second, "", "",
            {first->start, last.end}, "words in the line speak for the region");
    }

    void line(const ArticleLine& line) {
        const Pieces pieces = cut_pieces(reading_.text, line.span.start, line.span.end);
        for (std::size_t at = 0; at < pieces.size(); ++at) {
            if (pieces[at].kind != Piece::Kind::word) continue;
            phrase(pieces, at);
            group(pieces, at);
            if (capital(pieces[at])) surname(pieces, at);
            officer(pieces, at);
        }
        for (const FoundOrgan& one : Organs::installed().in(reading_, pieces))
            add(one.id, one.kind.c_str(), one.name, one.economy, one.note, one.span, one.rule);
    }

    void finish() {
        for (const Bare& bare : bare_) settle(bare);
        for (OtherActor& actor : reading_.others)
            std::sort(actor.mentions.begin(), actor.mentions.end(),
                      [](const Span& a, const Span& b) { return a.start < b.start; });
        std::stable_sort(reading_.others.begin(), reading_.others.end(), [](const OtherActor& a, const OtherActor& b) {
            return a.mentions.front().start < b.mentions.front().start;
        });
    }

private:
    struct Bare {
        Span span;
        std::string surname;
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
        const auto [at, is_new] = known_.try_emplace(id, reading_.others.size());
        if (is_new) reading_.others.push_back({id, kind, name, economy, office, {}, rule});
        reading_.others[at->second].mentions.push_back(span);
    }

    void add_leader(std::size_t row, Span span, const char* rule) {
        const Leader& one = leaders_.all[row];
        const std::string name = one.surname_first ? one.surname + " " + one.given : one.given + " " + one.surname;
        add("person:" + name, "person", name, one.economy,
            one.office + " " + (one.since.empty() ? "?" : one.since) + " to " + one.last_seen + " or later (" +
                one.source + ")",
            span, rule);
    }

    /// Parties, media and persons among the masking phrases.
    void phrase(const Pieces& pieces, std::size_t at) {
        const auto list = masks_.find(pieces[at].low);
        if (list == masks_.end()) return;
        for (const auto& [phrase, kind] : list->second) {
            const Span span{pieces[at].span.start, pieces[at].span.start + phrase.size()};
            if (reading_.text.compare(span.start, phrase.size(), phrase) != 0) continue;
            if (kind == "region") {
                for (const auto& [name, region] : regions_)
                    if (phrase.find(name) != std::string::npos)
                        add(region.first, "region", region.second, "USA", "", span, "a phrase that names the region");
                return;
            }
            return add(kind + ":" + phrase, kind.c_str(), phrase, "", "", span, "a phrase of masks.csv");
        }
    }

    /// "certain countries", "some Western media outlets": nobody is named, and nobody is guessed.
    void group(const Pieces& pieces, std::size_t at) {
        if (!one_of(pieces[at].low, {"certain", "some", "other", "several", "many", "unnamed"})) return;
        for (std::size_t last = at + 1; last < std::min(at + 4, pieces.size()); ++last) {
            if (pieces[last].kind != Piece::Kind::word) return;
            if (!one_of(pieces[last].low, {"countries", "states", "nations", "governments", "media", "powers",
                                           "politicians", "capitals"}))
                continue;
            if (last + 1 < pieces.size() && pieces[last + 1].low == "outlets") ++last;
            const Span span{pieces[at].span.start, pieces[last].span.end};
            const std::string name = lower_ascii(slice(span));
            return add("unresolved:" + name, "collective", name, "", "", span, "a group that the text does not name");
        }
    }

    /// "President Bush", "governor Brian Kemp": a person of whom nothing more is known. Behind an office in small
    /// letters stand two names at least.
    void officer(const Pieces& pieces, std::size_t at) {
        if (at + 1 >= pieces.size() || !capital(pieces[at + 1])) return;
        const bool upper = capital(pieces[at]);
        if (!is_post(pieces[at].low) && !(upper && is_office(pieces[at].low) && pieces[at].low != "secretary")) return;
        std::size_t last = at + 1;
        while (last < pieces.size() && last < at + 4 && capital(pieces[last]) && pieces[last].text.size() > 1) ++last;
        const bool two_names = last >= at + 3;
        if (last == at + 1 || ((!upper || !is_office(pieces[at].low)) && !two_names)) return;
        const Span span{pieces[at + 1].span.start, pieces[last - 1].span.end};
        const std::string &front = pieces[at + 1].text, &back = pieces[last - 1].text;
        const bool capitals = front.size() > 2 && is_upper_word(front);
        if (named_already(span) || capitals || is_office(pieces[at + 1].low) || is_post(pieces[last - 1].low)) return;
        if (two_names ? known_leader(front, back) : leaders_.by_surname.count(fold_word(front)) != 0) return;
        const auto [economy, region] = owner(pieces, at);
        const std::string office = economy.empty() ? "" : pieces[at].low + " of " + region;
        add("person:" + slice(span), "person", slice(span), economy, office, span, "a name behind an office");
    }

    /// Whether a row of the tables has both names.
    bool known_leader(const std::string& front, const std::string& back) const {
        const auto stands = [&](const std::string& surname, const std::string& given) {
            const auto rows = leaders_.by_surname.find(fold_word(surname));
            return rows != leaders_.by_surname.end() &&
                   std::any_of(rows->second.begin(), rows->second.end(), [&](std::size_t row) {
                       return same_given(fold_word(given), fold_word(leaders_.all[row].given));
                   });
        };
        return stands(back, front) || stands(front, back);
    }

    static bool is_upper_word(const std::string& word) {
        return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    }

    /// Whose office stands at `at`: an economy or a region right before it, and its name for people.
    std::pair<std::string, std::string> owner(const Pieces& pieces, std::size_t at) const {
        for (const OtherActor& actor : reading_.others) {
            if (actor.kind != "region") continue;
            for (const Span span : actor.mentions)
                if (span.end <= pieces[at].span.start && span.end + 4 >= pieces[at].span.start)
                    return {actor.id.substr(0, 2) == "US" ? "USA" : actor.economy, actor.name};
        }
        const Mention* mention = economy_before(reading_, pieces, at, 2);
        return mention ? std::pair{mention->id, mention->id} : std::pair<std::string, std::string>{};
    }

    void surname(const Pieces& pieces, std::size_t at) {
        const std::string folded = fold_word(pieces[at].text);
        const auto rows = leaders_.by_surname.find(folded);
        if (rows == leaders_.by_surname.end() || named_already(pieces[at].span)) return;
        for (auto next = rows->second.rbegin(); next != rows->second.rend(); ++next) {  // the later table first
            const std::size_t row = *next;
            const Leader& one = leaders_.all[row];
            const std::string given = fold_word(one.given);
            for (std::size_t back = 1; back <= 2 && back <= at && !one.surname_first; ++back) {
                if (!capital(pieces[at - back]) || !same_given(fold_word(pieces[at - back].text), given)) continue;
                full_[folded] = row;
                return add_leader(row, {pieces[at - back].span.start, pieces[at].span.end}, "given name and surname");
            }
            if (one.surname_first && at + 1 < pieces.size() && capital(pieces[at + 1]) &&
                same_given(fold_word(pieces[at + 1].text), given)) {
                full_[folded] = row;
                return add_leader(row, {pieces[at].span.start, pieces[at + 1].span.end}, "given name and surname");
            }
        }
        const bool office = at > 0 && is_office(pieces[at - 1].low);
        if (at > 0 && capital(pieces[at - 1]) && !office && pieces[at - 1].text.size() > 1 &&
            !named_already(pieces[at - 1].span) && !(at > 1 && pieces[at - 2].kind == Piece::Kind::mark) && at != 1)
            return;  // somebody else's surname
        const bool speaks = at + 1 < pieces.size() && is_speech(pieces[at + 1].low);
        bare_.push_back({pieces[at].span, folded, office || speaks, office});
    }

    void settle(const Bare& bare) {
        const auto full = full_.find(bare.surname);
        if (full != full_.end()) return add_leader(full->second, bare.span, "surname of a person named in full");
        if (!bare.supported) return;
        std::vector<std::size_t> rows;
        for (const std::size_t row : leaders_.by_surname.at(bare.surname))
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
    const Leaders& leaders_;
    std::unordered_map<std::string, std::vector<std::pair<std::string, std::string>>> masks_;
    std::map<std::string, std::pair<std::string, std::string>> regions_;
    std::unordered_map<std::string, std::size_t> known_, full_;
    std::vector<Bare> bare_;
};

}  // namespace

bool is_speech(std::string_view low) {
    return one_of(low, {"said",      "says",     "say",       "told",     "announced", "announces", "stated",
                        "states",    "added",    "adds",      "reported", "reports",   "stressed",  "stresses",
                        "noted",     "notes",    "declared",  "argued",   "argues",    "claimed",   "claims",
                        "explained", "asserted", "assert",    "asserts",  "confirmed", "replied",   "remarked",
                        "tweeted",   "wrote",    "writes",    "insisted", "denied",    "denies",    "acknowledged",
                        "asked",     "warned",   "concluded", "recalled", "quoted",    "commented", "observed"});
}

void find_others(Reading& reading, const Tokens& all, const std::vector<Judged>& namesakes,
                 const ReadingTables& tables) {
    Finder finder(reading, tables);
    for (const Judged& one : namesakes) finder.namesake(all, one);
    for (const ArticleLine& line : reading.lines)
        if (line.kind != LineClass::furniture || line.duplicate) finder.line(line);
    finder.finish();
}

}  // namespace detente::reading
