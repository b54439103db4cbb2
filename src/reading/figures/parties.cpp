#include "reading/figures/parties.hpp"

#include <algorithm>

#include "detente/reading/actor_id.hpp"

namespace detente::reading {
namespace {

constexpr const char* partner_unknown = "inferred: a partner is named that is not known";

/// Words between an owner and what it trades: "China's total goods exports".
bool is_neutral(const Pieces& pieces, std::size_t at) {
    static constexpr WordSet words(
        {"goods",    "merchandise", "total",   "overall",  "bilateral",  "annual", "two", "way",   "-", "mutual",
         "foreign",  "direct",      "yearly",  "combined", "monthly",    "s",      "'",   "’",     "‘", "direct",
         "external", "outbound",    "inbound", "economic", "commercial", "whole",  "own", "global"});
    return words.has(pieces[at].key);
}

bool is_preposition(const Pieces& pieces, std::size_t at) {
    return low_is(pieces, at,
                  {"to",  "from", "with",  "of",   "between", "into", "by",  "among", "mit",   "zwischen", "nach",
                   "aus", "avec", "entre", "vers", "de",      "con",  "com", "с",     "между", "из",       "в"});
}

/// English for what a preposition says.
std::string_view sense_of(const Piece& piece) {
    static constexpr auto senses = word_map<const char*>(
        {{"to", "to"},      {"into", "to"},       {"nach", "to"},    {"vers", "to"},      {"from", "from"},
         {"aus", "from"},   {"из", "from"},       {"with", "with"},  {"mit", "with"},     {"avec", "with"},
         {"con", "with"},   {"com", "with"},      {"с", "with"},     {"between", "pair"}, {"among", "pair"},
         {"entre", "pair"}, {"zwischen", "pair"}, {"между", "pair"}, {"of", "of"},        {"by", "by"},
         {"de", "of"},      {"в", "to"}});
    const char* const* sense = senses.find(piece.key);
    return sense ? *sense : "";
}

bool is_article(const Pieces& pieces, std::size_t at) {
    return low_is(pieces, at,
                  {"the", "goods", "products", "both", "la", "le", "l", "les", "el", "den", "der", "dem", "die", "'",
                   "’", "neighbouring", "neighboring", "other", "mainland"});
}

}  // namespace

/// What is found of a flow of trade.
struct PartyTies::Trade {
    const NamedParty *exporter = nullptr, *importer = nullptr, *first = nullptr, *second = nullptr;
    bool unread = false;  ///< a preposition leads to somebody or something that no name is known of

    void put(std::string_view sense, const NamedParty* party, bool imports) {
        if (sense == "to") importer = party;
        if (sense == "from") exporter = party;
        if (sense == "with") second = party;
        if (sense == "by") (imports ? importer : exporter) = party;
        if (sense == "of") (imports && !party->adjective ? importer : exporter) = party;
        if (sense == "pair") (first ? second : first) = party;
    }
};

std::vector<NamedParty> parties_in(const Reading& reading, const Pieces& pieces) {
    std::vector<NamedParty> out;
    if (pieces.empty()) return out;
    const auto& all = reading.mentions;
    auto mention = std::lower_bound(all.begin(), all.end(), pieces.front().span.start,
                                    [](const Mention& m, std::size_t at) { return m.span.start < at; });
    std::size_t at = 0;
    for (; mention != all.end() && mention->span.start < pieces.back().span.end; ++mention) {
        while (at < pieces.size() && pieces[at].span.end <= mention->span.start) ++at;
        NamedParty one;
        one.first = at;
        for (one.last = at; one.last < pieces.size() && pieces[one.last].span.start < mention->span.end;) ++one.last;
        one.framework = mention->kind == "framework";
        one.adjective = mention->kind == "adjective" || mention->kind == "demonym";
        one.id = one.framework ? ActorId{ActorId::framework, mention->id}.joined() : mention->id;
        if (one.first < one.last) out.push_back(std::move(one));
    }
    return out;
}

const NamedParty* PartyTies::party_at(std::size_t piece) const {
    for (const NamedParty& one : named_)
        if (one.first == piece) return &one;
    return nullptr;
}

const NamedParty* PartyTies::party_ending(std::size_t piece) const {
    for (const NamedParty& one : named_)
        if (one.last == piece) return &one;
    return nullptr;
}

const NamedParty* PartyTies::party_called(const std::string& id) const {
    for (const NamedParty& one : named_)
        if (one.id == id) return &one;
    return nullptr;
}

/// "China's exports", "Chinese goods exports", "China-Russia trade", "China and Russia's trade".
const NamedParty* PartyTies::owner_of(std::size_t noun, const NamedParty** second) const {
    std::size_t at = noun;
    while (at > 0 && !party_ending(at) && is_neutral(pieces_, at - 1)) --at;
    const NamedParty* owner = party_ending(at);
    if (!owner) return nullptr;
    if (const NamedParty* other = pieces_[owner->first].glued ? party_ending(owner->first) : nullptr) {  // 中俄
        *second = owner;
        return other;
    }
    const std::size_t joint = owner->first > 0 ? owner->first - 1 : 0;
    const bool joined = owner->first > 0 && low_is(pieces_, joint, {"-", "and", "/"});
    const bool possessive = owner->last < noun && !low_is(pieces_, owner->last, {"-"});
    const bool pair = low_is(pieces_, joint, {"-", "/"}) || possessive || owner->adjective;
    if (const NamedParty* other = joined && pair ? party_ending(joint) : nullptr) {
        *second = owner;
        return other;
    }
    return owner;
}

/// The nearest one before a piece, and in no phrase with a preposition where there is a choice.
const NamedParty* PartyTies::subject_before(std::size_t piece, const NamedParty* but) const {
    const NamedParty* best = nullptr;
    for (const NamedParty& one : named_) {
        if (one.last > piece) break;
        if (but && one.id == but->id) continue;
        std::size_t before = one.first;
        while (before > 0 && is_article(pieces_, before - 1)) --before;
        const bool bound = before > 0 && is_preposition(pieces_, before - 1);
        if (!bound || !best) best = &one;
    }
    return best;
}

/// "imports from the bloc", "trade with Ruritania": a partner that is nobody's name. "To $9 billion", "from 2019",
/// "from a year earlier" name none.
bool PartyTies::leads_nowhere(std::size_t preposition) const {
    std::size_t at = preposition + 1;
    while (at < pieces_.size() && !party_at(at) && is_article(pieces_, at)) ++at;
    if (at >= pieces_.size() || party_at(at) || pieces_[at].kind != Piece::Kind::word || pieces_[at].value > 0)
        return false;
    return !low_is(pieces_, at,
                   {"a",       "an",       "about",    "around", "nearly",   "almost", "more",  "less",   "some",
                    "over",    "just",     "year",     "month",  "previous", "same",   "reach", "record", "januar",
                    "january", "february", "march",    "april",  "may",      "june",   "july",  "august", "september",
                    "october", "november", "december", "us",     "usd",      "rise",   "grow",  "fall",   "be",
                    "last",    "this",     "un",       "und",    "et"});
}

/// "exports of China to Russia", "trade between A and B", "imports from the EU".
void PartyTies::phrases_behind(std::size_t noun, std::size_t until, Trade& trade) const {
    constexpr std::size_t furthest = 16, apart = 3;
    const bool imports = std::string_view(measure_at(pieces_, noun)) == "imports";
    std::string_view sense = "of";  // a genitive needs no preposition: "экспорт России"
    std::size_t since = noun - 2;
    for (std::size_t at = noun + 1; at < std::min(until, noun + furthest); ++at) {
        if (low_is(pieces_, at, {";", ":", "which", "while", "whereas", "but"}) || measure_at(pieces_, at)) break;
        if (low_is(pieces_, at, {","}) && sense != "pair") break;
        const NamedParty* party = party_at(at);
        const std::string_view next = party ? "" : sense_of(pieces_[at]);
        if (!next.empty() && sense != "pair") sense = next, since = at;
        if (!next.empty() && next != "of" && next != "by") trade.unread = trade.unread || leads_nowhere(at);
        if (sense != "pair" && at > since + apart) sense = "";
        if (!party) continue;
        at = party->last - 1;
        trade.put(sense, party, imports);
        const bool listed = low_is(pieces_, at + 1, {"and", "und", "et", "y", "и"}) && party_at(at + 2);
        if (sense == "of" && listed && !imports)
            trade.first = party, sense = "pair";
        else if (sense != "pair")
            sense = "";
        else if (trade.second)
            break;
    }
}

/// Exports or imports: one side is who trades, the other the partner.
FigureParties PartyTies::flow(std::size_t f, const Indicator& indicator, Trade trade, const NamedParty* owner) {
    const bool exports = indicator.name == "exports";
    const NamedParty*& mine = exports ? trade.exporter : trade.importer;
    const NamedParty* partner = exports ? trade.importer : trade.exporter;
    const bool own =
        indicator.at > 0 && low_is(pieces_, indicator.at - 1, {"its", "their", "his", "her", "our", "own"});
    const bool verb = low_is(pieces_, indicator.at, {"exported", "imported", "export", "import"});
    if (!mine) mine = owner;
    if (!mine && (own || verb)) mine = subject_before(indicator.at, partner);
    if (!mine && f > 0 && is_trade(last_indicator_)) mine = party_called(home_);
    if (mine && partner && mine->id == partner->id) return {};
    FigureParties out;
    if (trade.exporter) out.exporter = trade.exporter->id;
    if (trade.importer) out.importer = trade.importer->id;
    const NamedParty *a = trade.exporter, *b = trade.importer;
    if (a && b && b->first < a->first) std::swap(a, b);
    for (const NamedParty* one : {a, b})
        if (one) out.who.push_back(one->id);
    if (!out.who.empty()) out.status = trade.unread ? partner_unknown : "stated";
    if (mine) home_ = mine->id;
    return out;
}

FigureParties PartyTies::trade(std::size_t f, const Indicator& indicator) {
    const bool behind = indicator.at >= figures_[f].last;
    Trade trade;
    const NamedParty* second = nullptr;
    const NamedParty* owner = owner_of(indicator.at, &second);
    phrases_behind(indicator.at, behind ? ceiling(f) : figures_[f].first, trade);
    if (indicator.name != "trade") return flow(f, indicator, trade, owner);
    const NamedParty *a = trade.first ? trade.first : owner ? owner : trade.exporter, *b = trade.second;
    if (!b) b = second ? second : trade.importer != a ? trade.importer : nullptr;
    if (!a && b) a = subject_before(indicator.at, b);
    FigureParties out;
    for (const NamedParty* one : {a, b})
        if (one && (out.who.empty() || out.who.front() != one->id)) out.who.push_back(one->id);
    if (!out.who.empty()) out.status = trade.unread ? partner_unknown : "stated";
    return out;
}

/// The one partner that the figure's own stretch names before it, or right behind it, and how.
std::pair<const NamedParty*, std::string_view> PartyTies::partner_of_list(std::size_t f) const {
    const NamedParty* only = nullptr;
    const auto sense_before = [&](const NamedParty& one, std::size_t from) {
        std::size_t before = one.first;
        while (before > from && is_article(pieces_, before - 1)) --before;
        return before > from ? sense_of(pieces_[before - 1]) : std::string_view();
    };
    for (const NamedParty& one : named_) {
        if (one.first < floor(f) || one.last > figures_[f].first) continue;
        if (only) return {only, "several"};
        only = &one;
    }
    if (only) return {only, sense_before(*only, floor(f))};
    for (const NamedParty& one : named_) {  // "$427 billion from China and $459 billion from Mexico"
        if (one.first <= figures_[f].last || one.last > ceiling(f)) continue;
        const bool next = one.first <= figures_[f].last + 2;
        const std::string_view sense = sense_before(one, figures_[f].last);
        return next && !sense.empty() ? std::pair{&one, sense} : std::pair<const NamedParty*, std::string_view>{};
    }
    return {};
}

/// "exports to China were $148 billion, to Japan $75 billion": the partner changes, the rest stays.
FigureParties PartyTies::trade_of_list(std::size_t f) const {
    const auto [party, sense] = partner_of_list(f);
    if (!party) return last_;
    FigureParties out = last_;
    const auto put = [&, who = party](std::string& side) {
        std::replace(out.who.begin(), out.who.end(), std::string(side), who->id);
        side = who->id;
    };
    const bool bare = sense.empty(), trade = out.exporter.empty() && out.importer.empty();
    if (!out.importer.empty() && (sense == "to" || (bare && out.exporter.empty())))
        put(out.importer);
    else if (!out.exporter.empty() && (sense == "from" || (bare && out.importer.empty())))
        put(out.exporter);
    else if (trade && sense == "with" && out.who.size() == 2)
        out.who.back() = party->id;
    else if (trade && bare && out.who.size() == 1)
        out.who.front() = party->id;
    else
        return {};
    return out;
}

/// Behind the figure: "46 percent for Vietnam", and of a list "25% on Mexico and 10% on China".
const NamedParty* PartyTies::listed_behind(std::size_t f) const {
    const auto behind = [&](std::size_t g) -> std::pair<const NamedParty*, WordKey> {
        std::size_t at = figures_[g].last;
        while (at < pieces_.size() && low_is(pieces_, at, {"tariff", "tariffs", "duty", "duties"})) ++at;
        if (at >= pieces_.size() ||
            !low_is(pieces_, at,
                    {"for", "on", "against", "to", "from", "in", "für", "auf", "pour", "para", "für", "для", "sur"}))
            return {nullptr, 0};
        const WordKey key = pieces_[at].key;
        std::size_t name = at + 1;
        while (name < at + 4 && !party_at(name) &&
               (is_article(pieces_, name) || low_is(pieces_, name, {"imports", "from", "of"})))
            ++name;
        const NamedParty* party = party_at(name);
        return {party && party->last <= ceiling(g) ? party : nullptr, key};
    };
    const auto [party, key] = behind(f);
    if (!party) return nullptr;
    if (low_is(pieces_, figures_[f].last, {"for", "für", "pour", "para", "для"})) return party;
    for (std::size_t g = f > 0 ? f - 1 : f + 1; g < std::min(f + 2, figures_.size()); ++g)
        if (g != f && behind(g).first && behind(g).second == key) return party;
    return nullptr;
}

/// In the figure's own stretch: "Vietnam 46%, Japan 24%", "the US economy by 2 percent"; of several the last that
/// stands behind no preposition ("China's tariff on American pork").
const NamedParty* PartyTies::nearest_before(std::size_t f) const {
    const NamedParty *best = nullptr, *free = nullptr;
    for (const NamedParty& one : named_) {
        if (one.first < floor(f) || one.framework) continue;
        if (one.last > figures_[f].first) break;
        std::size_t before = one.first;
        while (before > floor(f) && is_article(pieces_, before - 1)) --before;
        const bool bound =
            before > floor(f) && low_is(pieces_, before - 1, {"on", "to", "from", "of", "in", "with", "against"});
        best = &one;
        if (!bound) free = &one;
    }
    return free ? free : best;
}

FigureParties PartyTies::other(std::size_t f, const Indicator& indicator) const {
    const auto made = [](const NamedParty* one) { return FigureParties{{one->id}, "", "", "stated"}; };
    if (const NamedParty* listed = listed_behind(f)) return made(listed);
    const NamedParty* second = nullptr;
    if (indicator.adjacent && !indicator.name.empty() && indicator.at < figures_[f].first)
        if (const NamedParty* owner = owner_of(indicator.at, &second)) return made(owner);
    if (figures_.size() > 1) {
        if (const NamedParty* near = nearest_before(f)) return made(near);
        if (f > 0 && !last_.who.empty() && last_indicator_ == indicator.name) {
            return last_;
        }
    }
    return by_sentence(f, false);
}

/// Those that the sentence names before the figure.
FigureParties PartyTies::by_sentence(std::size_t f, bool pair) const {
    FigureParties out;
    for (const NamedParty& one : named_) {
        if (one.first >= figures_[f].first) break;
        if (out.who.size() > (pair ? 2U : 0U)) break;
        if (!one.framework && std::find(out.who.begin(), out.who.end(), one.id) == out.who.end())
            out.who.push_back(one.id);
    }
    if (out.who.size() > 2) out.who.clear();
    if (!out.who.empty()) out.status = "inferred: named before it in the sentence";
    return out;
}

FigureParties PartyTies::tie(std::size_t f, const Indicator& indicator) {
    FigureParties out;
    if (is_trade(indicator.name)) {
        const bool list = f > 0 && !indicator.adjacent && is_trade(last_indicator_) && !last_.who.empty();
        out = list ? trade_of_list(f) : trade(f, indicator);
        if (out.who.empty()) out = by_sentence(f, true);
    } else {
        out = indicator.name == "price" ? FigureParties{} : other(f, indicator);
    }
    last_ = out;
    last_indicator_ = indicator.name;
    return out;
}

}  // namespace detente::reading
