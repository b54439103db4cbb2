// Trade, exports, imports and their growth, against a world's flows.
#include <fmt/format.h>

#include <cmath>

#include "detente/support/text.hpp"
#include "reading/claims/claim_checks.hpp"

namespace detente::reading {
namespace {

/// Dollars in one unit of the world's values; none where it is not in dollars.
std::optional<double> dollars(const World& world) {
    if (world.unit == "USD") return 1.0;
    if (world.unit == "thousand USD") return 1e3;
    if (world.unit == "million USD") return 1e6;
    if (world.unit == "billion USD") return 1e9;
    return std::nullopt;
}

double flow(const World& world, std::size_t from, std::size_t to) {
    double sum = 0;
    for (std::size_t j = 0; j < world.sectors.size(); ++j) sum += world.trade[world.cell(to, j, from)];
    return sum;
}

/// What the world has for "trade of a and b", "exports of a to b", "exports of a".
double figure_of(const World& world, const std::string& indicator, const std::vector<std::size_t>& who) {
    double out = 0, in = 0;
    for (std::size_t other = 0; other < world.n(); ++other) {
        if (other == who[0] || (who.size() > 1 && other != who[1])) continue;
        out += flow(world, who[0], other);
        in += flow(world, other, who[0]);
    }
    return indicator == "exports" ? out : indicator == "imports" ? in : out + in;
}

bool about_trade(const Quantity& quantity) {
    return quantity.indicator == "trade" || quantity.indicator == "exports" || quantity.indicator == "imports";
}

std::string money(double value) {
    if (value >= 1e12) return fmt::format("{:.4g} trillion dollars", value / 1e12);
    if (value >= 1e9) return fmt::format("{:.4g} billion dollars", value / 1e9);
    return fmt::format("{:.4g} million dollars", value / 1e6);
}

Check not_checked(std::string why) {
    return {"not checked", std::move(why), "", "", ""};
}

Check not_comparable(std::string why) {
    return {"not comparable", std::move(why), "", "", ""};
}

/// The text does not say when; empty: it does.
std::string undated(const Quantity& quantity, const World& world) {
    const std::string has = fmt::format("the world '{}' has the whole year {}", world.id, world.year);
    if (!quantity.period) return "the text does not say of which year; " + has;
    if (!quantity.period->year) return fmt::format("the text does not date it ({}); {}", quantity.period->status, has);
    return "";
}

/// Why the world cannot speak of the period; empty: it can.
std::string period_in_the_way(const Quantity& quantity, const World& world) {
    const std::string has = fmt::format("the world '{}' has the whole year {}", world.id, world.year);
    const Period& period = *quantity.period;
    if (*period.year != world.year) return fmt::format("it is of {}; {}", *period.year, has);
    if (period.month || period.to_date || (period.kind != "year" && period.kind != "years"))
        return "it is of part of the year; " + has;
    return "";
}

Check check_amount(const Quantity& quantity, const World* world) {
    if (quantity.modality == "forecast" || quantity.modality == "target")
        return not_checked("a " + quantity.modality + ": there are no data of what has not happened");
    if (quantity.economies.empty()) return not_checked("the text does not say whose trade");
    if (!world) return not_checked("no world is loaded; it would need one with the flows of that year");
    std::vector<std::size_t> who;
    for (const std::string& id : quantity.economies) {
        const auto at = world->find_economy(id);
        if (!at) return not_checked(fmt::format("the world '{}' does not have {}", world->id, id));
        who.push_back(*at);
    }
    if (who.size() > 2) return not_checked("it is of more than two economies");
    const std::string open = undated(quantity, *world);
    if (!open.empty()) return not_checked(open);
    const std::string in_the_way = period_in_the_way(quantity, *world);
    if (!in_the_way.empty()) return not_comparable(in_the_way);
    const auto unit = dollars(*world);
    if (quantity.currency != "USD" || !unit)
        return not_comparable("it is in " + quantity.currency + ", the world in " + world->unit +
                              ", and no exchange rates are loaded");
    const double found = figure_of(*world, quantity.indicator, who) * *unit;
    const double claimed = quantity.value.value_or((quantity.interval.low + quantity.interval.high) / 2);
    const bool inside =
        found >= quantity.interval.low * (1 - close_enough) && found <= quantity.interval.high * (1 + close_enough);
    Check check{inside ? "agrees" : "differs", "", money(claimed), money(found), "world " + world->id};
    const double apart = 100 * (claimed / found - 1);
    check.why = inside ? fmt::format("the world '{}' has {} ({:+.1f} percent)", world->id, money(found), apart)
                       : fmt::format("by {:+.1f} percent: the world '{}' has {}", apart, world->id, money(found));
    return check;
}

/// [quantity]: the second of two ways to say one figure ("1.2 trillion yuan ($172bn)"), or what a figure rose from.
std::vector<char> said_otherwise(const Reading& reading) {
    std::vector<char> out(reading.quantities.size(), 0);
    for (const Arithmetic& step : reading.arithmetic) {
        if (step.kind == "exchange-rate") out[step.quantities.back()] = 1;
        if (step.kind == "from-to") out[step.quantities.front()] = 1;
    }
    return out;
}

}  // namespace

void check_figures(Reading& reading, const World* world) {
    const std::vector<char> otherwise = said_otherwise(reading);
    for (std::size_t q = 0; q < reading.quantities.size(); ++q) {
        const Quantity& quantity = reading.quantities[q];
        if (!about_trade(quantity) || quantity.kind != "amount" || !counts(reading, quantity.span.start) ||
            otherwise[q])
            continue;
        Claim claim = claim_of(reading, quantity.clause, "trade", "figure: " + quantity.indicator);
        claim.quantities = {q};
        claim.subjects = quantity.economies;
        claim.check = check_amount(quantity, world);
        reading.claims.push_back(std::move(claim));
        if (!quantity.growth) continue;
        Claim growth = claim_of(reading, quantity.growth->span, "growth", "growth of " + quantity.indicator);
        growth.quantities = {q};
        growth.subjects = quantity.economies;
        growth.check = not_checked("growth needs the figures of two years" +
                                   (world ? fmt::format("; the world '{}' has {} alone", world->id, world->year) : ""));
        reading.claims.push_back(std::move(growth));
    }
}

/// "China is Russia's largest trading partner": rank of the first among the partners of the second.
void check_ranks(Reading& reading, const World* world) {
    for (std::size_t m = 0; m + 1 < reading.mentions.size(); ++m) {
        const Mention &first = reading.mentions[m], &second = reading.mentions[m + 1];
        if (first.kind == "framework" || second.kind == "framework" || !counts(reading, first.span.start)) continue;
        const std::string_view text = reading.text;
        if (second.span.start < first.span.end) continue;
        const std::string between =
            lower_ascii(std::string(text.substr(first.span.end, second.span.start - first.span.end)));
        const std::string after = lower_ascii(std::string(text.substr(second.span.end, 48)));
        if (between != " is " && between != " remains " && between != " was " && between != " became ") continue;
        const std::size_t at = after.find(" largest trading partner");
        if (at == std::string::npos || at > 12) continue;
        const std::string word = std::string(trim(std::string_view(after).substr(0, at)));
        int rank = 1;
        for (const auto& [name, value] : {std::pair{"second", 2}, {"third", 3}, {"fourth", 4}, {"fifth", 5}})
            if (word.find(name) != std::string::npos) rank = value;
        Claim claim = claim_of(reading, {first.span.start, second.span.end + at + 24}, "rank", "rank: trading partner");
        claim.subjects = {first.id, second.id};
        const auto a = world ? world->find_economy(first.id) : std::nullopt,
                   b = world ? world->find_economy(second.id) : std::nullopt;
        if (!a || !b) {
            claim.check = not_checked(world ? "the world does not have both economies" : "no world is loaded");
        } else {
            const double own = flow(*world, *a, *b) + flow(*world, *b, *a);
            int found = 1;
            for (std::size_t other = 0; other < world->n(); ++other)
                found += other != *a && other != *b && flow(*world, other, *b) + flow(*world, *b, other) > own;
            claim.check = {found == rank ? "agrees" : "differs",
                           fmt::format("number {} among partners of {} in the world '{}' ({})", found,
                                       world->economies[*b].name, world->id, world->year),
                           std::to_string(rank), std::to_string(found), "world " + world->id};
        }
        reading.claims.push_back(std::move(claim));
    }
}

}  // namespace detente::reading
