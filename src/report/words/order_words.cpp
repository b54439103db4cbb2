#include "report/words/order_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "detente/world/economy_finder.hpp"

namespace detente::report {

std::string voter_name(const std::string& id) {
    const EconomyRecord* known = Registry::installed().economy(id);
    return known ? known->name : id;
}

std::string year_title(const OrderYear& year) {
    if (year.session.empty()) return std::to_string(year.year);
    return fmt::format("session {} ({})", year.session, year.year);
}

std::vector<std::size_t> shown_voters(const Order& order, const OrderYear& year, const std::vector<std::string>& wanted,
                                      std::size_t most) {
    // The Security Council's permanent five, then large economies and populations of every region.
    static constexpr std::array known{"USA", "CHN", "RUS", "IND", "GBR", "FRA", "DEU", "BRA",
                                      "JPN", "ZAF", "TUR", "IRN", "SAU", "IDN", "EGY", "NGA",
                                      "MEX", "PAK", "ISR", "POL", "UKR", "KOR", "UZB", "CUB"};
    std::vector<std::size_t> list;
    const auto add = [&](const std::string& id) {
        const std::size_t voter = order.find_voter(id);
        if (voter != Order::npos && year.find(voter)) list.push_back(voter);
    };
    const EconomyFinder voters(order.voters, Registry::installed());
    for (const std::string& id : wanted) {
        const auto voter = voters.find(id);
        if (!voter)
            throw InputError("", 0, "economies", fmt::format("'{}' does not vote here", id), voters.suggest(id));
        add(order.voters[*voter]);
    }
    if (!wanted.empty()) return list;
    for (const char* id : known)
        if (list.size() < most) add(id);
    for (const Standing& one : year.standings)
        if (list.size() < std::min<std::size_t>(most, 12) &&
            std::find(list.begin(), list.end(), one.voter) == list.end())
            list.push_back(one.voter);
    return list;
}

std::string bloc_letter(std::size_t bloc) {
    if (bloc == Standing::no_bloc) return "–";
    return bloc < 26 ? std::string(1, static_cast<char>('A' + bloc)) : std::to_string(bloc + 1);
}

std::string sparkline(const std::vector<double>& values, double low, double high) {
    static constexpr std::array blocks{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    std::string line;
    for (const double value : values) {
        const double share = high > low ? (value - low) / (high - low) : 0.5;
        line += std::isfinite(value) ? blocks[static_cast<std::size_t>(std::clamp(share * 8, 0.0, 7.0))] : " ";
    }
    return line;
}

std::string polarity_label(const std::string& key) {
    static const std::vector<std::pair<std::string, std::string>> labels{
        {"mean_half_agreement", "Mean agreement of pairs"},
        {"ideal_point_sd", "Spread of ideal points"},
        {"esteban_ray_1", "Polarisation (alpha 1)"},
        {"esteban_ray_1.3", "Polarisation (alpha 1.3)"},
        {"esteban_ray_1.6", "Polarisation (alpha 1.6)"},
        {"wolfson_gap", "Wolfson gap"},
        {"sarle", "Bimodality (Sarle)"},
        {"ashman_d", "Two camps apart (Ashman D)"},
        {"split_share", "Share below the split"},
        {"two_mean_r2", "Told by two camps (R²)"},
        {"blocs", "Number of blocs"},
        {"hhi", "Concentration (HHI)"},
        {"effective_blocs", "Effective number of blocs"},
        {"frustrated_edges", "Frustrated pairs, best camps"},
        {"frustration_bound", "  no camps go below"},
        {"frustration_proven", "  proven (1: yes)"},
        {"balance", "Structural balance (F)"}};
    for (const auto& [name, label] : labels)
        if (name == key) return label;
    return key;
}

double mean_point(const OrderYear& year, std::size_t bloc) {
    double sum = 0, count = 0;
    for (const Standing* one : year.members(bloc))
        if (std::isfinite(one->ideal_point)) sum += one->ideal_point, ++count;
    return count > 0 ? sum / count : Standing::none;
}

}  // namespace detente::report
