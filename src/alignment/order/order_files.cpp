// The summary of an order beside its table of votes: standings.csv.gz, years.csv, order.json.
#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "alignment/votes/package.hpp"
#include "detente/alignment/order.hpp"
#include "detente/support/csv.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/staged.hpp"
#include "detente/support/text.hpp"
#include "detente/support/whole_number.hpp"

namespace detente {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char *standings_file = "standings.csv.gz", *years_file = "years.csv", *head_file = "order.json";
constexpr const char* hashes = "sha256";  // of the tables, unpacked, by file
constexpr const char* remade = "Make it anew with `detente blocs --save`";

/// Four decimals: a hundredth of the standard deviations there are.
std::string figure(double value) {
    if (!std::isfinite(value)) return "";
    std::string text = fmt::format("{:.4f}", value);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string standings_csv(const Order& order) {
    std::string text = "year,economy,votes,ideal_point,sd,low,high,bloc,probability\n";
    for (const OrderYear& year : order.years)
        for (const Standing& one : year.standings)
            text +=
                fmt::format("{},{},{},{},{},{},{},{},{}\n", year.year, order.voters[one.voter], one.votes,
                            figure(one.ideal_point), figure(one.sd), figure(one.low), figure(one.high),
                            one.bloc == Standing::no_bloc ? "" : std::to_string(one.bloc + 1), figure(one.probability));
    return text;
}

/// Long form: a year has the indices that are defined in it. Full precision: they follow from unrounded points.
std::string years_csv(const Order& order) {
    std::string text = "year,session,roll_calls,key,value\n";
    for (const OrderYear& year : order.years) {
        const std::string lead = fmt::format("{},{},{}", year.year, csv_field(year.session), year.roll_calls);
        const auto put = [&](const std::string& key, const std::string& value) {
            if (!value.empty()) text += fmt::format("{},{},{}\n", lead, key, csv_field(value));
        };
        put("blocs", join(year.blocs, " "));
        put("objective", std::isfinite(year.objective) ? shortest(year.objective) : "");
        put("rand_index", std::isfinite(year.rand_index) ? shortest(year.rand_index) : "");
        for (const auto& [name, value] : year.polarity) put("polarity." + name, shortest(value));
        if (year.blocs.empty() && year.polarity.empty()) text += lead + ",none,0\n";
    }
    return text;
}

std::int64_t whole_cell(const CsvTable& table, std::size_t row, std::size_t column, std::int64_t most) {
    const auto whole = whole_number(table.number(row, column), 0, most);
    if (!whole) table.fail(row, column, fmt::format("is not a whole number from 0 to {}", most));
    return *whole;
}

double optional_number(const CsvTable& table, std::size_t row, std::size_t column) {
    return table.cell(row, column).empty() ? Standing::none : table.number(row, column);
}

/// One of the two tables, compared with the hash that the head states.
CsvTable open_table(const Files& files, std::string_view folder, const char* name, const Json& head, Order& order) {
    const std::string file = joined_name(folder, name), place = files.place(file);
    std::string content = files.get(file);
    const Json stated = head.value(hashes, Json::object()).value(name, Json());
    if (stated.is_null())
        order.notes.push_back({"no-hash", fmt::format("{} states no sha256 for this table", head_file), {place, 0}});
    else if (stated != sha256(content))
        throw InputError(place, 0, "",
                         fmt::format("belongs to another summary than {}: its sha256 is not the one there", head_file),
                         remade);
    return parse_csv(std::move(content), place, {.delimiter = ','});
}

void read_years(const CsvTable& table, Order& order) {
    const std::size_t year = table.column("year"), session = table.column("session"),
                      calls = table.column("roll_calls"), key = table.column("key"), value = table.column("value");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const int here = static_cast<int>(whole_cell(table, row, year, 9999));
        if (order.years.empty() || order.years.back().year != here) {
            if (!order.years.empty() && order.years.back().year > here) table.fail(row, year, "years must ascend");
            order.years.emplace_back();
            order.years.back().year = here;
            order.years.back().session = std::string(table.cell(row, session));
            order.years.back().roll_calls = static_cast<std::size_t>(whole_cell(table, row, calls, largest_whole));
        }
        OrderYear& one = order.years.back();
        const std::string name(table.cell(row, key));
        if (name == "blocs")
            one.blocs = split(std::string(table.cell(row, value)), ' ');
        else if (name == "objective")
            one.objective = table.number(row, value);
        else if (name == "rand_index")
            one.rand_index = table.number(row, value);
        else if (name.starts_with("polarity."))
            one.polarity.emplace_back(name.substr(9), table.number(row, value));
    }
}

void read_standings(const CsvTable& table, Order& order) {
    const std::size_t year = table.column("year"), economy = table.column("economy"), votes = table.column("votes"),
                      point = table.column("ideal_point"), sd = table.column("sd"), low = table.column("low"),
                      high = table.column("high"), bloc = table.column("bloc"),
                      probability = table.column("probability");
    std::size_t at = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const int here = static_cast<int>(whole_cell(table, row, year, 9999));
        while (at < order.years.size() && order.years[at].year < here) ++at;
        if (at == order.years.size() || order.years[at].year != here)
            table.fail(row, year, "is not a year of years.csv");
        Standing one;
        one.voter = order.find_voter(std::string(table.cell(row, economy)));
        if (one.voter == Order::npos) table.fail(row, economy, "does not vote in this table of votes");
        one.votes = static_cast<std::size_t>(whole_cell(table, row, votes, largest_whole));
        one.ideal_point = optional_number(table, row, point), one.sd = optional_number(table, row, sd);
        one.low = optional_number(table, row, low), one.high = optional_number(table, row, high);
        one.probability = optional_number(table, row, probability);
        if (!table.cell(row, bloc).empty()) {
            const auto blocs = static_cast<std::int64_t>(order.years[at].blocs.size());
            const auto number = whole_number(table.number(row, bloc), 1, blocs);
            if (!number) table.fail(row, bloc, "is not the number of a bloc of that year");
            one.bloc = static_cast<std::size_t>(*number) - 1;
        }
        order.years[at].standings.push_back(one);
    }
}

}  // namespace

std::optional<Order> load_order(const Files& files, std::string_view folder) {
    const std::string file = joined_name(folder, head_file), descriptor = joined_name(folder, DataPackage::descriptor);
    const auto text = files.read(file);
    if (!text) return std::nullopt;
    const VotesDescriptor votes = read_votes_descriptor(files.get(descriptor), files.place(descriptor));
    const Json head = Json::parse(*text, nullptr, false);
    if (!head.is_object() || !head.contains("votes_sha256") || !head["votes_sha256"].is_string() ||
        !head.contains("how") || !head["how"].is_string() || !head.contains("voters") || !head["voters"].is_array() ||
        (head.contains(hashes) && !head[hashes].is_object()))
        throw InputError(files.place(file), 0, "", "is not the head of a summary", remade);
    if (head["votes_sha256"] != votes.head.sha256)
        throw InputError(files.place(file), 0, "votes_sha256",
                         "the summary was made from other votes than those beside it", remade);
    Order order{.votes_id = votes.head.id,
                .votes_title = votes.head.title,
                .votes_version = votes.head.version,
                .votes_sha256 = votes.head.sha256,
                .sources = votes.head.sources};
    for (const Json& voter : head["voters"])
        if (voter.is_string()) order.voters.push_back(voter.get<std::string>());
    order.how = head["how"].get<std::string>();
    order.summary = true;
    read_years(open_table(files, folder, years_file, head, order), order);
    read_standings(open_table(files, folder, standings_file, head, order), order);
    return order;
}

std::optional<Order> load_order(const std::string& id_or_folder) {
    return load_package_folder(find_votes(id_or_folder), [](const Files& files) { return load_order(files, ""); });
}

void save_order(const Order& order, const std::string& folder) {
    const std::string standings = standings_csv(order), years = years_csv(order);
    Json head;
    head["title"] = "Ideal points, blocs and polarity: " + order.votes_title;
    head["votes_sha256"] = order.votes_sha256;
    head["how"] = order.how;
    head["notes"] = in_words(order.notes);
    head[hashes] = {{standings_file, sha256(standings)}, {years_file, sha256(years)}};
    head["voters"] = order.voters;
    write_folder(folder, {{standings_file, gzip(standings)}, {years_file, years}, {head_file, head.dump(1) + "\n"}});
}

}  // namespace detente
