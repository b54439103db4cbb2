#include "report/json/json_parts.hpp"
#include "report/words/reading_rows.hpp"

namespace detente::report {
namespace {

using Json = nlohmann::ordered_json;

Json mention_json(const Mention& mention) {
    return {{"id", mention.id},        {"kind", mention.kind},         {"start", mention.span.start},
            {"end", mention.span.end}, {"text", mention.text},         {"candidates", mention.candidates},
            {"aside", mention.aside},  {"rule", mention_rule(mention)}};
}

Json date_json(const ArticleDate& date) {
    Json out{{"article", nullptr}, {"how", nullptr}};
    if (!date.day) return out;
    out = {{"article", date.day->iso()}, {"how", date.how}};
    if (date.span.end > 0) out["start"] = date.span.start, out["end"] = date.span.end;
    return out;
}

Json dates_json(const Reading& reading) {
    Json list = Json::array();
    for (const DateMention& date : reading.dates) {
        Json one{{"text", reading.text.substr(date.span.start, date.span.end - date.span.start)},
                 {"start", date.span.start},
                 {"end", date.span.end},
                 {"kind", date.kind},
                 {"stated", date.stated}};
        if (date.first) one["from"] = date.first->iso(), one["until"] = date.last->iso();
        list.push_back(std::move(one));
    }
    return list;
}

Json actors_json(const std::vector<Actor>& actors) {
    Json list = Json::array();
    for (const Actor& actor : actors) {
        list.push_back({{"id", actor.id}, {"name", actor.name}, {"mentions", actor.mentions.size()}});
    }
    return list;
}

}  // namespace

Json reading_json(const Reading& reading) {
    Json json;
    json["language"] = {
        {"id", reading.language.id}, {"read", reading.language.read}, {"not_read", reading.language.not_read}};
    if (!reading.language.why.empty()) json["language"]["why"] = reading.language.why;
    if (!reading.title.empty()) json["title"] = reading.title;
    if (!reading.question.empty()) json["question"] = reading.question;
    json["date"] = date_json(reading.date);
    json["principals"] = reading.principals;
    json["actors"] = Json::array();
    json["frameworks"] = Json::array();
    for (const Mention& mention : reading.mentions) {
        json[mention.kind == "framework" ? "frameworks" : "actors"].push_back(mention_json(mention));
    }
    if (!reading.lines.empty()) json["lines"] = lines_json(reading);
    json["dates"] = dates_json(reading);
    json["quantities"] = quantities_json(reading);
    json["arithmetic"] = arithmetic_json(reading);
    json["others"] = others_json(reading);
    json["quotes"] = quotes_json(reading);
    json["statements"] = statements_json(reading);
    json["measures"] = measures_json(reading);
    json["effects"] = effects_json(reading);
    json["claims"] = claims_json(reading);
    json["named"] = {{"economies", actors_json(reading.economies)}, {"frameworks", actors_json(reading.frameworks)}};
    return json;
}

}  // namespace detente::report
