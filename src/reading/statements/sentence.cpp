#include "reading/statements/sentence.hpp"

#include <algorithm>

#include "detente/reading/actor_id.hpp"
#include "reading/statements/speech_tail.hpp"
#include "reading/text/letters.hpp"

namespace detente::reading {
namespace {

bool is_one_of(std::string_view root, std::initializer_list<std::string_view> roots) {
    return std::find(roots.begin(), roots.end(), root) != roots.end();
}

void add_ids(const PartyList& parties, std::vector<std::string>& ids, std::vector<std::string>& states) {
    for (const Party& one : parties) {
        if (std::find(ids.begin(), ids.end(), one.id) == ids.end()) ids.push_back(one.id);
        if (!one.economy.empty() && std::find(states.begin(), states.end(), one.economy) == states.end())
            states.push_back(one.economy);
    }
}

/// "The government", "officials": of which state is not said.
bool organ_of_nobody(const Statement& one) {
    if (one.source.size() != 1) return false;
    const ActorId id = ActorId::parse(one.source.front());
    return id.kind == ActorId::unresolved &&
           is_one_of(id.name, {"government", "parliament", "court", "official", "officials", "leader", "leaders",
                               "people", "authorities", "army", "lawmakers", "officer", "officers"});
}

bool has_need(const DeedFrame& frame, DeedNeed::Kind kind) {
    return std::any_of(frame.needs.begin(), frame.needs.end(), [&](const DeedNeed& need) { return need.kind == kind; });
}

}  // namespace

SentenceReader::SentenceReader(Reading& reading, const Pieces& pieces, const std::vector<ActorRef>& refs,
                               const Tree& tree, const Lexicon& lexicon, Remembered& remembered, bool opinion)
    : reading_(reading),
      pieces_(pieces),
      syntax_(tree, lexicon),
      parties_(syntax_, refs, pieces, remembered),
      remembered_(remembered),
      opinion_(opinion) {
    if (const std::optional<SpeechTail> tail = speech_tail(pieces)) {
        const Speaker who = speaker_in(reading, pieces, refs, tail->first, tail->last);
        if (who.kind != "author") tail_ = who;
    }
    if (tail_ && !tail_->economy.empty())
        parties_.set_speaker({tail_->id.empty() ? tail_->economy : tail_->id, tail_->economy, "name", {}});
}

/// Of whom the tree says nothing, the tail of the sentence says it.
Attribution SentenceReader::attribution(At at) const {
    Attribution out = attribution_of(reading_, syntax_, parties_, at);
    const bool adds = out.speaker.kind != "author" && syntax_.first_below(at, {Relation::nsubj}) != nowhere;
    bool added = false;
    for (At up = at; up != nowhere; up = syntax_.head(up)) added = added || syntax_.key(up) == key_of("adding");
    if (tail_ && (out.speaker.kind == "author" || (adds && added))) out.speaker = *tail_;
    return out;
}

void SentenceReader::read_statements() {
    const std::vector<Deed> deeds = deeds_of(syntax_, parties_);
    for (const Deed& deed : deeds) {
        if (deed.content) continue;
        if (deed.targets.empty()) add(deed, {});
        for (const PartyList& target : deed.targets) add(deed, target);
    }
    PartyList subject;
    for (At at = 0; at < syntax_.size(); ++at)
        if (syntax_.hangs(at, {Relation::nsubj, Relation::nsubj_pass}) && subject.empty() &&
            syntax_.word(at).tag != Tag::pron)
            subject = parties_.acting(syntax_.conjuncts(at));
    parties_.remember(subject, remembered_);
}

void SentenceReader::read_speakers_of_figures() {
    At at = 0;
    const std::size_t from = pieces_.front().span.start, to = pieces_.back().span.end;
    auto figure = std::lower_bound(reading_.quantities.begin(), reading_.quantities.end(), from,
                                   [](const Quantity& q, std::size_t byte) { return q.span.start < byte; });
    for (; figure != reading_.quantities.end() && figure->span.start < to; ++figure) {
        while (at < syntax_.size() && syntax_.word(at).span.end <= figure->span.start) ++at;
        if (at == syntax_.size()) return;
        const Speaker who = attribution(at).speaker;
        if (who.kind != "author") figure->speaker = who.id.empty() ? who.text : who.id;
    }
}

/// The innermost words of somebody that hold a stretch.
const Quote* SentenceReader::quote_around(Span span) const {
    const auto& all = reading_.quotes;
    auto at = std::upper_bound(all.begin(), all.end(), span.start,
                               [](std::size_t byte, const Quote& q) { return byte < q.span.start; });
    for (int looked = 0; at != all.begin() && looked < 6; ++looked) {
        --at;
        if (at->span.end >= span.end && !at->scare && !at->speakers.empty()) return &*at;
    }
    return nullptr;
}

void SentenceReader::add(const Deed& deed, const PartyList& target) {
    Statement one;
    one.rule = deed.frame->rule;
    one.root = deed.frame->root;
    const Attribution said = attribution(deed.at);
    const Quote* quote = quote_around(syntax_.word(deed.at).span);
    one.speaker = quote ? quote->speakers.back() : said.speaker;
    one.opinion = opinion_ && one.speaker.kind == "author";
    fill_source(one, deed, quote);
    add_ids(target, one.target, one.states);
    if (one.source.empty() && one.target.empty()) return;
    if (one.root == "SAME") {
        if (reading_.statements.empty()) return;
        one.root = reading_.statements.back().root;
        one.target = reading_.statements.back().target;
    }
    set_mood(one, deed, said);
    set_place(one, deed);
    if (one.target.empty()) set_document(one, deed);
    set_symmetric(one, deed);
    judge(one, deed, said);
    one.span = span_of(deed, target);
    reading_.statements.push_back(std::move(one));
}

void SentenceReader::fill_source(Statement& one, const Deed& deed, const Quote* quote) const {
    const bool we = std::any_of(deed.roles.agents.begin(), deed.roles.agents.end(),
                                [&](At at) { return syntax_.is(at, WordClass::self_pronoun, WordKind::other); });
    const bool by_speaker = deed.frame->demanded || (quote && (we || deed.source.empty()));
    if (!by_speaker) return add_ids(deed.source, one.source, one.states);
    if (one.speaker.kind == "named" && !one.speaker.id.empty()) {
        one.source = {one.speaker.id};
        if (!one.speaker.economy.empty()) one.states = {one.speaker.economy};
    }
    if (deed.frame->demanded) {
        one.target.clear();
        add_ids(deed.source, one.target, one.states);
    }
}

void SentenceReader::set_mood(Statement& one, const Deed& deed, const Attribution& said) const {
    const Mood& mood = deed.mood;
    if (mood.possible || mood.conditional || said.guessed) one.modality = "conditional";
    if (mood.attempt) one.modality = "attempt";
    if (is_one_of(lower(syntax_.word(deed.at).text).substr(0, 6), {"pledge", "promis"})) one.modality = "pledge";
    if (said.denied) one.polarity = "denied";
    const bool told_negated = has_need(*deed.frame, DeedNeed::Kind::negated);
    if (mood.negated && !told_negated) {
        if (deed.frame->negated == "OPEN") {
            one.modality = "not_ruled_out";
            one.root.clear();
            return;
        }
        if (!deed.frame->negated.empty())
            one.root = deed.frame->negated;
        else if (mood.future && sign_of(one.root) > 0)
            one.root = "REJECT";  // "would not provide support"
        else
            one.polarity = "negated";
    }
    if (one.root == "ABSTAIN") one.root.clear(), one.target.clear(), one.stance = "abstain";
    if (mood.future || mood.possible) set_future(one, deed);
}

/// Help, agreement or talks to come are AGREE, acts of conflict to come THREATEN; but a measure of trade that is
/// decided is the measure.
void SentenceReader::set_future(Statement& one, const Deed& deed) const {
    if (deed.mood.future) one.modality = "intended";
    if (!one.polarity.empty() || one.root.empty()) return;
    if (is_one_of(one.root, {"REQUEST", "REJECT", "ACCUSE", "INVESTIGATE", "AGREE"})) return;
    if (sign_of(one.root) > 0) {
        const bool unless =
            std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& piece) { return piece.low == "unless"; });
        if (deed.mood.future) one.root = unless ? "THREATEN" : "AGREE";
        return;
    }
    if (one.root == "SANCTION" && deed.mood.decided && deed.mood.future) return;
    one.root = "THREATEN";
}

void SentenceReader::set_place(Statement& one, const Deed& deed) const {
    if (deed.located == nowhere) return;
    const Party* place = parties_.named(deed.located);
    if (!place) return;
    const std::string_view text =
        std::string_view(reading_.text).substr(place->span.start, place->span.end - place->span.start);
    one.location = place->economy + (place->kind == "capital" ? "/" + std::string(text) : "");
}

void SentenceReader::set_document(Statement& one, const Deed& deed) const {
    for (const At object : deed.objects)
        if (is_one_of(lower(syntax_.word(object).text),
                      {"resolution", "treaty", "agreement", "deal", "plan", "proposal", "draft", "statement"}))
            return one.target.push_back(ActorId{ActorId::document, lower(syntax_.word(object).text)}.joined());
}

void SentenceReader::set_symmetric(Statement& one, const Deed&) const {
    if (!is_one_of(one.root, {"AGREE", "CONSULT", "COOPERATE", "SUPPORT"}) || one.source.size() < 2) return;
    const bool none = one.target.empty() || ActorId::parse(one.target.front()).kind == ActorId::document;
    for (const char* promise : {"undertake", "offer", "guarantee", "volunteer", "commit", "plan", "intend", "want"})
        if (one.rule.starts_with(promise)) return;  // each by itself
    if (!none || (one.root == "SUPPORT" && !one.target.empty() && !one.rule.starts_with("sign"))) return;
    one.symmetric = true;
    one.target.assign(one.source.rbegin(), one.source.rend());
}

void SentenceReader::judge(Statement& one, const Deed& deed, const Attribution& said) const {
    const bool known = std::any_of(one.source.begin(), one.source.end(), [](const std::string& id) {
        return ActorId::parse(id).kind != ActorId::unresolved;
    });
    one.confidence = 0.35 +
                     (known                ? 0.3
                      : one.source.empty() ? 0
                                           : 0.25) +
                     (one.target.empty() ? 0 : 0.15) + (deed.frame->weight > 0 ? 0.1 : 0);
    const bool unsure = deed.mood.conditional || said.guessed || (deed.mood.possible && sign_of(one.root) > 0) ||
                        (deed.mood.must && !deed.frame->demanded) || pieces_.back().low == "?";
    if (unsure) one.confidence = std::min(one.confidence, 0.5);
    const bool alone = one.root == "CONSULT" && one.target.empty() && one.source.size() < 2 && !one.source.empty() &&
                       ActorId::parse(one.source.front()).kind == ActorId::framework;
    if (one.source.empty() || organ_of_nobody(one) || alone) one.confidence = std::min(one.confidence, 0.55);
    one.emitted =
        one.confidence >= emitted_from && (!one.root.empty() || !one.stance.empty() || one.modality == "not_ruled_out");
    if (!one.emitted) one.root.clear();
    one.sign = one.emitted ? sign_of(one.root) : 0;
    one.counts_as_event =
        one.emitted && one.polarity.empty() && one.modality == "done" && !one.opinion && !one.root.empty();
}

Span SentenceReader::span_of(const Deed& deed, const PartyList& target) const {
    Span out = syntax_.word(deed.at).span;
    const std::size_t from = pieces_.front().span.start, to = pieces_.back().span.end;
    const auto take = [&](const PartyList& parties) {
        for (const Party& one : parties)
            if (one.span.start >= from && one.span.end <= to)
                out = {std::min(out.start, one.span.start), std::max(out.end, one.span.end)};
    };
    take(deed.source);
    take(target);
    return out;
}

}  // namespace detente::reading
