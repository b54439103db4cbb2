#include <cmath>
#include <nlohmann/json.hpp>

#include "detente/report/order_report.hpp"
#include "detente/support/csv.hpp"
#include "detente/support/text.hpp"
#include "detente/version.hpp"
#include "report/json/json_parts.hpp"
#include "report/words/order_words.hpp"

namespace detente {
namespace report {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& object, const char* key, double value) {
    if (std::isfinite(value)) object[key] = value;
}

Json standing_json(const Order& order, const OrderYear& year, const Standing& one) {
    const std::string& id = order.voters[one.voter];
    Json json{{"id", id}, {"name", voter_name(id)}, {"votes", one.votes}};
    put(json, "ideal_point", one.ideal_point);
    put(json, "sd", one.sd);
    if (std::isfinite(one.low)) json["range"] = {{"ideal_point", {one.low, one.high}}};
    if (one.bloc != Standing::no_bloc) json["bloc"] = year.blocs[one.bloc];
    put(json, "bloc_probability", one.probability);
    return json;
}

Json partition_json(const Order& order, const OrderYear& year) {
    Json json{{"number", year.blocs.size()}};
    put(json, "objective", year.objective);
    put(json, "rand_index", year.rand_index);
    json["blocs"] = Json::array();
    for (std::size_t b = 0; b < year.blocs.size(); ++b) {
        Json members = Json::array();
        for (const Standing* one : year.members(b)) {
            Json member{{"id", order.voters[one->voter]}};
            put(member, "probability", one->probability);
            members.push_back(member);
        }
        Json bloc{{"id", year.blocs[b]}, {"size", members.size()}};
        put(bloc, "mean_ideal_point", mean_point(year, b));
        bloc["members"] = members;
        json["blocs"].push_back(bloc);
    }
    return json;
}

/// The members that describe one year.
Json year_json(const Order& order, const OrderYear& year) {
    Json json{{"year", year.year}};
    if (!year.session.empty()) json["session"] = year.session;
    json["roll_calls"] = year.roll_calls;
    json["economies"] = Json::array();
    for (const Standing& one : year.standings) json["economies"].push_back(standing_json(order, year, one));
    json["polarity"] = Json::object();
    for (const auto& [name, value] : year.polarity) put(json["polarity"], name.c_str(), value);
    if (!year.blocs.empty()) json["partition"] = partition_json(order, year);
    return json;
}

Json turns_json(const Order& order) {
    Json list = Json::array();
    for (std::size_t voter = 0; voter < order.voters.size(); ++voter)
        for (const Turn& turn : turns_of(order, voter))
            list.push_back({{"id", order.voters[voter]}, {"year", turn.year}, {"probability", turn.probability}});
    return list;
}

void put_agreement(const AgreementTable& table, Json& rows) {
    const Agreement& pairs = table.pairs;
    for (std::size_t a = 0; a < pairs.n(); ++a)
        for (std::size_t b = a + 1; b < pairs.n(); ++b) {
            const std::size_t pair = pairs.pair(a, b);
            if (pairs.both(pair) == 0) continue;
            Json row;
            if (table.year != 0) row["year"] = table.year;
            row["a"] = table.voters[pairs.voters[a]];
            row["b"] = table.voters[pairs.voters[b]];
            row["n"] = pairs.both(pair);
            for (const AgreementIndex index : table.indices)
                put(row, agreement_names()[static_cast<std::size_t>(index)].c_str(), pairs.value(pair, index));
            rows.push_back(std::move(row));
        }
}

std::string number(double value) {
    return std::isfinite(value) ? shortest(value) : "";
}

std::string agreement_csv(const OrderView& view) {
    std::string text = "year,a,b,n";
    for (const AgreementIndex index : view.agreement.front().indices)
        text += "," + agreement_names()[static_cast<std::size_t>(index)];
    text += "\n";
    for (const AgreementTable& table : view.agreement)
        for (std::size_t a = 0; a < table.pairs.n(); ++a)
            for (std::size_t b = a + 1; b < table.pairs.n(); ++b) {
                const std::size_t pair = table.pairs.pair(a, b);
                if (table.pairs.both(pair) == 0) continue;
                text += (table.year != 0 ? std::to_string(table.year) : "") + "," +
                        table.voters[table.pairs.voters[a]] + "," + table.voters[table.pairs.voters[b]] + "," +
                        std::to_string(table.pairs.both(pair));
                for (const AgreementIndex index : table.indices) text += "," + number(table.pairs.value(pair, index));
                text += "\n";
            }
    return text;
}

}  // namespace

nlohmann::ordered_json order_json(const Order& order, const Reading& reading) {
    Json json{{"votes", {{"id", order.votes_id}, {"title", order.votes_title}, {"sha256", order.votes_sha256}}}};
    const OrderYear* year = order.latest();
    if (!year) return json;
    json["year"] = year->year;
    if (!year->session.empty()) json["session"] = year->session;
    json["economies"] = Json::array();
    for (const Actor& actor : reading.economies) {
        const std::size_t voter = order.find_voter(actor.id);
        const Standing* one = voter == Order::npos ? nullptr : year->find(voter);
        if (one) json["economies"].push_back(standing_json(order, *year, *one));
    }
    json["polarity"] = Json::object();
    for (const auto& [name, value] : year->polarity) put(json["polarity"], name.c_str(), value);
    json["how"] = order.how;
    return json;
}

}  // namespace report

std::string to_json(const Order& order, const OrderView& view) {
    report::Json json;
    json["detente"] = version;
    json["votes"] = {{"id", order.votes_id}, {"title", order.votes_title}, {"sha256", order.votes_sha256}};
    if (!order.years.empty()) json.update(report::year_json(order, order.years.back()));
    if (order.years.size() > 1) {
        json["years"] = report::Json::array();
        for (const OrderYear& year : order.years) json["years"].push_back(report::year_json(order, year));
    }
    if (order.years.size() > 1) json["turns"] = report::turns_json(order);
    if (!order.how.empty()) json["how"] = order.how;
    json["summary"] = order.summary;
    if (!view.agreement.empty()) {
        json["agreement"] = report::Json::array();
        for (const AgreementTable& table : view.agreement) report::put_agreement(table, json["agreement"]);
    }
    json["notes"] = in_words(order.notes);
    return json.dump(2, ' ', false, report::Json::error_handler_t::replace) + "\n";
}

std::string to_csv(const Order& order, const OrderView& view) {
    if (!view.agreement.empty()) return report::agreement_csv(view);
    std::string text = "year,session,economy,name,votes,ideal_point,sd,low,high,bloc,probability\n";
    for (const OrderYear& year : order.years)
        for (const Standing& one : year.standings) {
            const std::string& id = order.voters[one.voter];
            text += std::to_string(year.year) + "," + csv_text(year.session) + "," + id + "," +
                    csv_text(report::voter_name(id)) + "," + std::to_string(one.votes);
            for (const double value : {one.ideal_point, one.sd, one.low, one.high}) text += "," + report::number(value);
            text += "," + (one.bloc == Standing::no_bloc ? "" : csv_field(year.blocs[one.bloc])) + "," +
                    report::number(one.probability) + "\n";
        }
    return text;
}

}  // namespace detente
