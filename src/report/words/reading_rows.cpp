#include "report/words/reading_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "detente/reading/actor_id.hpp"
#include "detente/support/clean_text.hpp"
#include "detente/support/text.hpp"
#include "detente/world/registry.hpp"

namespace detente::report {
namespace {

std::string bytes(const Reading& reading, Span span) {
    const std::size_t start = std::min(span.start, reading.text.size());
    return clean_line(
        std::string_view(reading.text).substr(start, std::clamp(span.end, start, reading.text.size()) - start));
}

/// "CHN" as China, "igo:EU" as EU, "unresolved:certain countries" as it stands in the text.
std::string name_of(const std::string& id) {
    const ActorId parts = ActorId::parse(id);
    const std::string bare(parts.name);
    if (parts.kind == ActorId::unresolved) return "“" + bare + "”";
    if (const EconomyRecord* economy = Registry::installed().economy(bare)) return economy->name;
    if (parts.kind == ActorId::framework)
        if (const FrameworkRecord* body = Registry::installed().framework(bare))
            return body->abbreviation.empty() ? body->name : body->abbreviation;
    return clean_line(bare);
}

std::string names_of(const std::vector<std::string>& ids) {
    std::string out;
    for (const std::string& id : ids) out += (out.empty() ? "" : ", ") + name_of(id);
    return out;
}

/// PLOVER's roots as words.
std::string deed_of(const Statement& one) {
    if (!one.stance.empty()) return one.stance;
    if (one.modality == "not_ruled_out") return "does not rule out";
    std::string root = one.root;
    std::transform(root.begin(), root.end(), root.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return root;
}

std::string note_of(const Statement& one) {
    std::string out = !one.polarity.empty() ? one.polarity : one.modality == "done" ? "" : one.modality;
    std::replace(out.begin(), out.end(), '_', ' ');
    const Speaker& who = one.speaker;
    const std::string says = who.kind == "author" ? (one.opinion ? "the author's words" : "")
                                                  : "says " + (who.id.empty() ? clean_line(who.text) : name_of(who.id));
    if (!says.empty()) out += (out.empty() ? "" : ", ") + says;
    return out;
}

StatementRow statement_row(const Reading& reading, const Statement& one) {
    StatementRow row{&one, names_of(one.source), deed_of(one), note_of(one), bytes(reading, one.span)};
    if (row.who.empty()) row.who = "somebody";
    std::vector<std::string> back(one.target.rbegin(), one.target.rend());
    if (one.symmetric && one.source.size() == 2 && back == one.source) {
        row.who = name_of(one.source[0]) + " ↔ " + name_of(one.source[1]);
        return row;
    }
    if (!one.target.empty()) row.who += (one.symmetric ? " ↔ " : " → ") + names_of(one.target);
    return row;
}

std::string amount(double value) {
    const double size = std::abs(value);
    if (size >= 1e12) return fmt::format("{:.5g} trillion", value / 1e12);
    if (size >= 1e9) return fmt::format("{:.5g} billion", value / 1e9);
    if (size >= 1e6) return fmt::format("{:.5g} million", value / 1e6);
    return fmt::format("{:.6g}", value);
}

std::string figure_of(const Quantity& quantity) {
    const std::string unit = !quantity.currency.empty() ? quantity.currency : quantity.unit;
    if (!quantity.ratio_candidates.empty()) {
        std::string out;
        for (const double ratio : quantity.ratio_candidates)
            out += (out.empty() ? "" : " or ") + fmt::format("{:.4g}", ratio);
        return out + " times";
    }
    const auto one = [&](double value) {
        return unit == "%"
                   ? fmt::format("{:.4g}%", 100 * value)
                   : (unit.empty() ? "" : unit + " ") + (unit == "%GDP" ? fmt::format("{:.4g}", value) : amount(value));
    };
    const bool bare_change = quantity.growth && quantity.growth->span.start == quantity.span.start;
    if (bare_change || (!quantity.range && !quantity.value)) return "";
    std::string out = quantity.range || !quantity.value
                          ? one(quantity.interval.low) + " to " + one(quantity.interval.high)
                          : one(*quantity.value);
    return quantity.approximation.empty() ? out : quantity.approximation + " " + out;
}

std::string growth_of(const Growth& growth) {
    const std::string basis = growth.basis.empty() || growth.basis == "not stated" ? "" : ", on " + growth.basis;
    if (growth.unit == "pp") return fmt::format("{:+.4g} points{}", growth.value, basis);
    return fmt::format("{:+.4g}%{}", 100 * growth.value, basis);
}

/// "exports of Chile to China", "tariff of Japan"
std::string about_of(const Quantity& quantity) {
    std::string out = quantity.indicator;
    std::replace(out.begin(), out.end(), '_', ' ');
    const auto add = [&](const char* word, const std::string& name) {
        if (!name.empty()) out += (out.empty() ? "" : std::string(" ") + word + " ") + name;
    };
    if (quantity.exporter.empty() && quantity.importer.empty()) {
        add("of", quantity.economies.empty() ? "" : names_of(quantity.economies));
        return out;
    }
    const bool imports = quantity.indicator == "imports";
    const std::string exporter = quantity.exporter.empty() ? "" : name_of(quantity.exporter),
                      importer = quantity.importer.empty() ? "" : name_of(quantity.importer);
    add("of", imports ? importer : exporter);
    add(imports ? "from" : "to", imports ? exporter : importer);
    return out;
}

}  // namespace

std::string about_text(const Reading& reading) {
    std::string out = reading.language.in_words();
    if (!reading.date.day) return out + " It does not say when it was written.";
    const std::string& how = reading.date.how;
    const char* by = how == "given"      ? "as given"
                     : how == "dateline" ? "by its dateline"
                     : how == "byline"   ? "by its byline"
                     : how == "stated"   ? "by what it states"
                                         : "by the latest event that it dates";
    return out + fmt::format(" Written on {}, {}.", reading.date.day->iso(), by);
}

std::vector<ClaimRow> claim_rows(const Reading& reading) {
    std::vector<ClaimRow> rows;
    for (const Claim& claim : reading.claims) {
        const std::string& status = claim.check.status;
        rows.push_back({&claim,
                        status == "agrees"           ? "✓"
                        : status == "differs"        ? "✗"
                        : status == "not comparable" ? "≈"
                                                     : "–",
                        status, bytes(reading, claim.span), clean_line(claim.check.why)});
    }
    return rows;
}

std::vector<FigureRow> figure_rows(const Reading& reading) {
    std::vector<FigureRow> rows;
    for (const Quantity& quantity : reading.quantities) {
        if (quantity.kind == "ordinal") continue;
        rows.push_back({figure_of(quantity), quantity.growth ? growth_of(*quantity.growth) : "",
                        quantity.period ? quantity.period->text : "", about_of(quantity),
                        bytes(reading, quantity.clause)});
    }
    return rows;
}

std::vector<StatementRow> statement_rows(const Reading& reading) {
    std::vector<StatementRow> rows;
    for (const Statement& one : reading.statements)
        if (one.emitted) rows.push_back(statement_row(reading, one));
    return rows;
}

std::vector<StatementRow> unclassified_rows(const Reading& reading) {
    std::vector<StatementRow> rows;
    for (const Statement& one : reading.statements)
        if (!one.emitted) rows.push_back(statement_row(reading, one));
    return rows;
}

}  // namespace detente::report
