#include "reading/statements/speakers.hpp"

#include <algorithm>

#include "detente/reading/actor_id.hpp"

namespace detente::reading {
namespace {

bool overlaps_mention(const Reading& reading, Span span) {
    const auto next = std::upper_bound(reading.mentions.begin(), reading.mentions.end(), span.start,
                                       [](std::size_t at, const Mention& m) { return at < m.span.end; });
    return next != reading.mentions.end() && next->span.start < span.end;
}

}  // namespace

ActorIndex::ActorIndex(const Reading& reading) {
    const bool names_belgium = std::any_of(reading.mentions.begin(), reading.mentions.end(),
                                           [](const Mention& m) { return m.id == "BEL" && m.kind != "capital"; });
    for (const Mention& mention : reading.mentions) {
        if (mention.kind == "capital" && mention.id == "BEL" && !names_belgium) {  // the Union's deeds, not Belgium's
            all_.push_back({mention.span, "igo:EU", "", "framework", mention.text});
            continue;
        }
        all_.push_back({mention.span,
                        ActorId{mention.kind == "framework" ? ActorId::framework : "", mention.id}.joined(),
                        mention.kind == "framework" ? "" : mention.id, mention.kind, mention.text});
    }
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
