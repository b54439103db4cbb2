#include "reading/statements/speakers.hpp"

#include <algorithm>

#include "detente/reading/actor_id.hpp"
#include "reading/actors/named_actors.hpp"

namespace detente::reading {
namespace {

/// Verbs that are deeds of their own unless a clause follows.
bool speaks(const Pieces& pieces, std::size_t at) {
    if (low_is(pieces, at, {"according"})) return low_is(pieces, at + 1, {"to"});
    if (!is_speech(pieces[at])) return false;
    if (low_is(pieces, at, {"asked", "warned", "insisted", "recalled", "observed", "quoted", "states", "state"}))
        return false;
    if (low_is(pieces, at, {"denied", "denies"})) return low_is(pieces, at + 1, {"that"});
    if (low_is(pieces, at,
               {"announced", "announces", "declared", "confirmed", "reported", "reports", "stated", "claims", "notes",
                "acknowledged"})) {
        for (std::size_t ahead = 1; ahead <= 3; ++ahead)
            if (low_is(pieces, at + ahead, {"that", "it", "they", "he", "she", "today", "."})) return true;
        return at + 1 >= pieces.size();
    }
    return true;
}

std::size_t comma_before(const Pieces& pieces, std::size_t at, std::size_t from) {
    for (std::size_t back = at; back > from && at - back < 14; --back)
        if (low_is(pieces, back - 1, {",", "\"", "”", "'", "’"})) return back - 1;
    return std::size_t(-1);
}

std::size_t comma_after(const Pieces& pieces, std::size_t at) {
    while (at < pieces.size() && !low_is(pieces, at, {",", ";", "."})) ++at;
    return at;
}

bool overlaps_mention(const Reading& reading, Span span) {
    const auto next = std::upper_bound(reading.mentions.begin(), reading.mentions.end(), span.start,
                                       [](std::size_t at, const Mention& m) { return at < m.span.end; });
    return next != reading.mentions.end() && next->span.start < span.end;
}

/// "on Friday", "today", "that" behind a verb of speech.
std::size_t content_from(const Pieces& pieces, std::size_t at) {
    while (low_is(pieces, at,
                  {"on", "today", "that", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                   ":", "yesterday", ","}))
        ++at;
    return at;
}

}  // namespace

ActorIndex::ActorIndex(const Reading& reading) {
    for (const Mention& mention : reading.mentions)
        all_.push_back({mention.span,
                        ActorId{mention.kind == "framework" ? ActorId::framework : "", mention.id}.joined(),
                        mention.kind == "framework" ? "" : mention.id, mention.kind, mention.text});
    for (const NamedActor& actor : reading.named_actors) {
        if (actor.kind == "media") continue;
        for (const Span span : actor.mentions) {
            if (actor.kind == "organ" && overlaps_mention(reading, span)) continue;  // the mention acts
            all_.push_back(
                {span, actor.id, actor.economy, actor.kind, reading.text.substr(span.start, span.end - span.start)});
        }
    }
    std::sort(all_.begin(), all_.end(), [](const Entry& a, const Entry& b) { return a.span.start < b.span.start; });
}

std::vector<ActorRef> ActorIndex::in(const Pieces& pieces) const {
    std::vector<ActorRef> out;
    if (pieces.empty()) return out;
    auto entry = std::lower_bound(all_.begin(), all_.end(), pieces.front().span.start,
                                  [](const Entry& e, std::size_t at) { return e.span.start < at; });
    std::size_t at = 0;
    for (; entry != all_.end() && entry->span.start < pieces.back().span.end; ++entry) {
        while (at < pieces.size() && pieces[at].span.end <= entry->span.start) ++at;
        std::size_t last = at;
        while (last < pieces.size() && pieces[last].span.start < entry->span.end) ++last;
        if (last == at || (!out.empty() && at < out.back().last)) continue;
        ActorRef ref{at, last, entry->id, entry->economy, entry->kind, entry->text};
        if (ref.kind == "person" && !out.empty() && ref.first - out.back().last <= 3 && out.back().kind != "person" &&
            out.back().kind != "framework") {
            bool office = ref.first > out.back().last;
            for (std::size_t p = out.back().last; p < ref.first; ++p)
                office = office && pieces[p].kind == Piece::Kind::word && pieces[p].low != "and";
            if (office) {
                ref.first = out.back().first;
                if (ref.economy.empty()) ref.economy = out.back().economy;
                out.pop_back();
            }
        }
        out.push_back(std::move(ref));
    }
    return out;
}

Speaker speaker_in(const Reading& reading, const Pieces& pieces, const std::vector<ActorRef>& refs, std::size_t first,
                   std::size_t last) {
    Speaker out;
    last = std::min(last, pieces.size());
    while (first < last && (pieces[first].kind == Piece::Kind::mark ||
                            low_is(pieces, first, {"as", "and", "but", "however", "meanwhile", "yet"})))
        ++first;
    if (first >= last) return out;
    out.text = reading.text.substr(pieces[first].span.start, pieces[last - 1].span.end - pieces[first].span.start);
    out.kind = "named";
    bool unnamed = false, indefinite = !low_is(pieces, first, {"the"});
    for (std::size_t at = first; at < last; ++at)
        unnamed = unnamed || low_is(pieces, at,
                                    {"official", "officials", "source", "sources", "diplomat", "diplomats", "analyst",
                                     "analysts", "expert", "experts", "aide", "aides", "officer", "officers", "witness",
                                     "witnesses", "observers", "critics", "outlets"});
    for (const ActorRef& ref : refs) {
        if (ref.first < first || ref.last > last) continue;
        out.economy = ref.economy;
        if (ref.kind == "collective") unnamed = indefinite = true;
        if (ref.kind == "person" || !unnamed || !indefinite) out.id = ref.id;
        break;
    }
    if (unnamed && indefinite) out.kind = "unnamed", out.id.clear();
    return out;
}

std::vector<Part> parts_of(const Reading& reading, const Pieces& pieces, const std::vector<ActorRef>& refs) {
    std::vector<Part> out;
    std::size_t from = 0;
    Speaker last_speaker;
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        if (low_is(pieces, at, {"adding"}) && last_speaker.kind != "author") {
            if (at > from) out.push_back({from, at, {}, false});
            const std::size_t start = content_from(pieces, at + 1);
            out.push_back({start, pieces.size(), last_speaker, false});
            return out;
        }
        if (!speaks(pieces, at)) continue;
        const bool according = low_is(pieces, at, {"according"});
        const std::size_t comma = comma_before(pieces, at, from), end = comma_after(pieces, at + 1);
        const bool ends = end - at <= 7 && !low_is(pieces, at + 1, {"that", "it", "he", "she", "they"});
        if (comma < at && low_is(pieces, comma + 1, {"as"})) {  // "The government, as Xi stressed, will ..."
            last_speaker = speaker_in(reading, pieces, refs, comma + 2, at);
            out.push_back({from, pieces.size(), last_speaker, false});
            return out;
        }
        if (comma < at && comma >= from + 4 &&
            (ends || (according && comma + 1 == at))) {  // "..., Beijing said", "..., said Beijing"
            const bool after = comma + 1 == at || according;
            Speaker who = after ? speaker_in(reading, pieces, refs, at + 1 + according, end)
                                : speaker_in(reading, pieces, refs, comma + 1, at);
            last_speaker = who;
            out.push_back({from, comma, std::move(who), false});
            from = at = end;
            continue;
        }
        if (according) {  // "According to officials, ..."
            last_speaker = speaker_in(reading, pieces, refs, at + 2, end);
            out.push_back({std::min(end + 1, pieces.size()), pieces.size(), last_speaker, false});
            return out;
        }
        Speaker who = speaker_in(reading, pieces, refs, from, at);
        if (who.kind == "author") continue;
        const std::size_t start = content_from(pieces, at + 1);
        out.push_back({from, at, {}, false});
        last_speaker = who;
        out.push_back(
            {std::min(start, pieces.size()), pieces.size(), std::move(who), low_is(pieces, at, {"denied", "denies"})});
        return out;
    }
    if (from < pieces.size()) out.push_back({from, pieces.size(), {}, false});
    return out;
}

bool article_is_opinion(const Reading& reading) {
    for (const ArticleLine& line : reading.lines) {
        if (line.kind != LineClass::metadata && line.kind != LineClass::title) continue;
        const std::string_view text =
            std::string_view(reading.text).substr(line.span.start, line.span.end - line.span.start);
        for (const char* word : {"commentary", "opinion", "Opinion", "Commentary", "Editorial", "perspective", "op-ed"})
            if (text.find(word) != text.npos) return true;
    }
    return false;
}

}  // namespace detente::reading
