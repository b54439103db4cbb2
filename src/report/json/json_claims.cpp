#include "detente/reading/checks.hpp"
#include "report/json/json_parts.hpp"

namespace detente::report {

using Json = nlohmann::ordered_json;

Json lines_json(const Reading& reading) {
    Json list = Json::array();
    for (const ArticleLine& line : reading.lines) {
        Json one{{"class", to_string(line.kind)}, {"start", line.span.start}, {"end", line.span.end}};
        if (line.duplicate) one["duplicate"] = true;
        if (!line.rule.empty()) one["rule"] = line.rule;
        list.push_back(std::move(one));
    }
    return list;
}

Json claims_json(const Reading& reading) {
    Json list = Json::array();
    for (const Claim& claim : reading.claims) {
        Json check{{"status", claim.check.status}, {"why", claim.check.why}};
        if (!claim.check.claimed.empty()) check["claimed"] = claim.check.claimed;
        if (!claim.check.found.empty()) check["found"] = claim.check.found;
        if (!claim.check.source.empty()) check["source"] = claim.check.source;
        list.push_back({{"text", claim.text},
                        {"start", claim.span.start},
                        {"end", claim.span.end},
                        {"kind", claim.kind},
                        {"subjects", claim.subjects},
                        {"quantities", claim.quantities},
                        {"check", std::move(check)},
                        {"rule", claim.rule}});
    }
    return list;
}

Json others_json(const Reading& reading) {
    Json list = Json::array();
    for (const NamedActor& actor : reading.named_actors) {
        Json mentions = Json::array();
        for (const Span span : actor.mentions) mentions.push_back({{"start", span.start}, {"end", span.end}});
        Json one{{"id", actor.id}, {"kind", actor.kind}, {"name", actor.name}};
        if (!actor.economy.empty()) one["economy"] = actor.economy;
        if (!actor.office.empty()) one["office"] = actor.office;
        one["mentions"] = std::move(mentions);
        one["rule"] = actor.rule;
        list.push_back(std::move(one));
    }
    return list;
}

/// "author", an actor's id, or the words of the text.
std::string speaker_in_word(const Speaker& speaker) {
    return speaker.kind == "author"                          ? "author"
           : speaker.kind == "unnamed" || speaker.id.empty() ? speaker.text
                                                             : speaker.id;
}

Json speaker_json(const Speaker& speaker) {
    Json one{{"kind", speaker.kind}};
    if (!speaker.id.empty()) one["id"] = speaker.id;
    if (!speaker.economy.empty()) one["economy"] = speaker.economy;
    if (!speaker.text.empty()) one["text"] = speaker.text;
    return one;
}

Json quotes_json(const Reading& reading) {
    Json list = Json::array();
    for (const Quote& quote : reading.quotes) {
        Json speakers = Json::array();
        for (const Speaker& speaker : quote.speakers) speakers.push_back(speaker_json(speaker));
        list.push_back({{"text", reading.text.substr(quote.span.start, quote.span.end - quote.span.start)},
                        {"start", quote.span.start},
                        {"end", quote.span.end},
                        {"depth", quote.depth},
                        {"wording_only", quote.scare},
                        {"speakers", std::move(speakers)},
                        {"rule", quote.rule}});
    }
    return list;
}

Json statements_json(const Reading& reading) {
    Json list = Json::array();
    for (const Statement& one : reading.statements) {
        Json row{{"source", one.source}, {"target", one.target}, {"states", one.states}};
        row["root"] = one.root.empty() ? Json(nullptr) : Json(one.root);
        row["sign"] = one.sign;
        row["modality"] = one.modality;
        if (!one.polarity.empty()) row["polarity"] = one.polarity;
        if (!one.stance.empty()) row["stance"] = one.stance;
        row["speaker"] = speaker_in_word(one.speaker);
        row["attribution"] = speaker_json(one.speaker);
        row["opinion"] = one.opinion;
        row["emitted"] = one.emitted;
        row["counts_as_event"] = one.counts_as_event;
        if (one.symmetric) row["symmetric"] = true;
        if (!one.location.empty()) row["location"] = one.location;
        row["confidence"] = one.confidence;
        row["text"] = reading.text.substr(one.span.start, one.span.end - one.span.start);
        row["start"] = one.span.start;
        row["end"] = one.span.end;
        row["rule"] = one.rule;
        list.push_back(std::move(row));
    }
    return list;
}

}  // namespace detente::report
