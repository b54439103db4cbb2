#include "drafting/goods.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "detente/support/text.hpp"
#include "drafting/levels.hpp"
#include "drafting/parties.hpp"

namespace detente::drafting {
namespace {

constexpr double assumed_share = 0.1, least_share = 0.02, most_share = 0.5;

/// Whether the good is what the sector is called by: steel in "Iron and steel".
bool names_the_sector(const Product& product, const Sector& sector) {
    const std::vector<std::string> words = split(fold_name(product.text), ' ');
    const std::vector<std::string> name = split(fold_name(sector.name), ' ');
    return !words.empty() && std::all_of(words.begin(), words.end(),
                                         [&](const std::string& word) { return word == "and" || has(name, word); });
}

/// What is known of the goods in one sector.
struct InSector {
    double share = 0;
    bool known = true;
};

std::map<std::string, InSector> by_sector(const PolicyMeasure& measure, const World& world) {
    std::map<std::string, InSector> out;
    for (const Product& product : measure.products) {
        const auto here = product.sectors.find(world.id);
        if (here == product.sectors.end()) continue;
        for (const std::string& id : here->second) {
            const auto at = world.find_sector(id);
            if (!at || world.sectors[*at].group == "services") continue;
            InSector& sum = out[id];
            if (product.share)
                sum.share += *product.share;
            else if (names_the_sector(product, world.sectors[*at]))
                sum.share = 1;
            else
                sum.share += assumed_share, sum.known = false;
        }
    }
    return out;
}

std::string texts(const PolicyMeasure& measure) {
    std::vector<std::string> out;
    for (const Product& product : measure.products) out.push_back(product.text);
    return listed_in_words(out);
}

}  // namespace

std::vector<std::string> all_goods(const World& world) {
    std::vector<std::string> groups;
    if (world.sectors.size() < 2) return groups;
    for (const Sector& sector : world.sectors) {
        const std::string& one = sector.group.empty() ? sector.id : sector.group;
        if (one != "services" && !has(groups, one)) groups.push_back(one);
    }
    return groups;
}

Goods goods_of(const PolicyMeasure& measure, const World& world) {
    if (measure.products.empty()) return {all_goods(world)};
    if (world.sectors.size() < 2)
        return {
            .sectors = {},
            .problem = fmt::format("the world '{}' has one sector, and {} are a part of it", world.id, texts(measure))};
    const auto sectors = by_sector(measure, world);
    if (sectors.empty())
        return {
            .sectors = {},
            .problem = fmt::format("no sector of goods of the world '{}' is known for {}", world.id, texts(measure))};
    Goods out;
    double sum = 0;
    bool known = true;
    for (const auto& [id, in] : sectors) {
        out.sectors.push_back(id);
        sum += std::min(in.share, 1.0);
        known = known && (in.known || in.share >= 1);
    }
    out.share = sum / static_cast<double>(sectors.size());
    if (!known) {
        out.share_range = {std::min(least_share, out.share), std::max(most_share, out.share)};
        out.assumed = fmt::format("{} are taken as {} percent of the trade in {}, and between {} and {} in the range",
                                  texts(measure), percent_of(out.share), join(out.sectors, ", "),
                                  percent_of(out.share_range[0]), percent_of(out.share_range[1]));
    } else if (out.share < 1) {
        out.assumed = fmt::format("{} are {} percent of the trade in {}", texts(measure), percent_of(out.share),
                                  join(out.sectors, ", "));
    } else {
        out.assumed = fmt::format("{} are taken as all of {}", texts(measure), join(out.sectors, ", "));
    }
    return out;
}

}  // namespace detente::drafting
