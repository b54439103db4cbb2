#include "scenario/compile/sentences.hpp"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>

#include "detente/support/text.hpp"
#include "scenario/file/quantity.hpp"

namespace detente {
namespace {

std::string file_name(const std::string& path) {
    return std::filesystem::path(path).filename().string();
}

std::string move_by(double share) {
    if (share == 0) return "stay as they are";
    return (share > 0 ? "rise by " : "fall by ") + in_percent(std::abs(share));
}

ChangeInWords closed(const Change& change, std::string sentence) {
    return {std::move(sentence), change.source, change.assumption};
}

/// "food, metals"; "all goods" where the groups are all but services.
std::string sectors_in_words(const Change& change, const Scope& scope) {
    const bool of_it = change.share != 1;
    const std::string part = of_it ? in_percent(change.share) + " of the trade in " : "";
    return part + (scope.all_goods ? "all goods" : join(change.sectors, ", "));
}

std::string where(const Change& change, const Scope& scope, const std::string& from_word, const std::string& to_word) {
    const bool all = scope.from.words == "everybody" && scope.to.words == "everybody";
    std::string out = all ? "between all economies"
                      : change.both_directions
                          ? fmt::format("between {} and {}", scope.from.words, scope.to.words)
                          : fmt::format("{} {} {} {}", from_word, scope.from.words, to_word, scope.to.words);
    if (!change.sectors.empty())
        out += (change.share == 1 ? " in " : ", in ") + sectors_in_words(change, scope);
    else if (change.share != 1)
        out += ", in " + in_percent(change.share) + " of their trade";
    if (!change.pairs_path.empty())
        out += fmt::format(", pairs {} {},", change.pairs_listed ? "listed in" : "not listed in",
                           file_name(change.pairs_path));
    return out;
}

std::string count(const Scope& scope) {
    return fmt::format(" ({} directed pair{})", scope.pairs, scope.pairs == 1 ? "" : "s");
}

}  // namespace

std::string ChangeInWords::in_words() const {
    if (assumption) return sentence + (source.empty() ? " — our assumption" : " — our assumption, after " + source);
    return sentence + (source.empty() ? " — no source given" : " — source: " + source);
}

ChangeInWords sentence_of(const Change& change, const Scope& scope) {
    if (change.membership != Change::Membership::none) {
        const bool leaving = change.membership == Change::Membership::leave;
        const std::string with = !change.among ? "the members outside the group"
                                 : leaving     ? "the other members"
                                               : "the members";
        return closed(change, fmt::format("{} {} the {} (members as of {}): trade costs with {} {}{}", scope.from.words,
                                          leaving ? "leaves" : "joins", change.framework, change.on, with,
                                          move_by(*change.trade_cost_factor - 1), count(scope)));
    }
    if (change.ban) return closed(change, "Trade " + where(change, scope, "from", "to") + " is banned" + count(scope));
    if (change.trade_cost_factor)
        return closed(change, fmt::format("Trade costs {} {}{}", where(change, scope, "from", "to"),
                                          move_by(*change.trade_cost_factor - 1), count(scope)));
    if (change.export_tax)
        return closed(change,
                      fmt::format("Export taxes on goods {} are set to {}{}", where(change, scope, "from", "to"),
                                  in_percent(*change.export_tax), count(scope)));
    std::string how;
    if (change.tariff_level)
        how = "are set to " + in_percent(*change.tariff_level);
    else if (*change.tariff_add == 0)
        how = "stay as they are";
    else
        how = fmt::format("{} by {} percentage points", *change.tariff_add > 0 ? "rise" : "fall",
                          fmt::format("{:.4g}", std::abs(*change.tariff_add) * 100));
    return closed(change,
                  fmt::format("Tariffs on goods {} {}{}", where(change, scope, "from", "to"), how, count(scope)));
}

std::string pairs_in_words(const Change& change, const Scope& scope) {
    return where(change, scope, "from", "to");
}

ChangeInWords sentence_of_target(const Change& change, const Scope& scope, double growth) {
    std::string moves =
        growth == 0 ? "stays as it is" : (growth > 0 ? "rises by " : "falls by ") + in_percent(std::abs(growth));
    return closed(change, fmt::format("Trade {} {}; the trade costs that give it are solved for{}",
                                      where(change, scope, "from", "to"), moves, count(scope)));
}

ChangeInWords sentence_of(const Change& change, const Scope& scope, double least, double most) {
    const UnitRule& rule = *change.per_unit;
    const std::string range =
        least == most ? fmt::format("{:.4g}", most) : fmt::format("{:.4g} to {:.4g}", least, most);
    return closed(change, fmt::format("Trade costs {} {} per unit of '{}' of the {} ({}; {} units){}",
                                      where(change, scope, "from", "to"), move_by(std::expm1(rule.effect)), rule.column,
                                      rule.of, file_name(rule.path), range, count(scope)));
}

ChangeInWords sentence_of(const Change& change, std::size_t cells) {
    if (!change.tariffs_path.empty())
        return closed(change, fmt::format("Tariffs are set to the levels of {} ({} rows)",
                                          file_name(change.tariffs_path), cells));
    return closed(change, fmt::format("Trade costs are multiplied by the factors of {} ({} rows)",
                                      file_name(change.trade_cost_factors_path), cells));
}

ChangeInWords sentence_of(const Change& change, const Side& side) {
    std::string moves = move_by(*change.productivity_factor - 1);
    if (*change.productivity_factor == 1) moves = "stays as it is";
    if (moves.starts_with("rise")) moves.replace(0, 4, "rises");
    if (moves.starts_with("fall")) moves.replace(0, 4, "falls");
    return closed(change, fmt::format("Productivity of {} {}", side.words, moves));
}

}  // namespace detente
