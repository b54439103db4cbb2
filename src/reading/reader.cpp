#include "reading/reader.hpp"

#include <algorithm>
#include <unordered_map>

#include "detente/reading/html.hpp"
#include "detente/support/text.hpp"
#include "reading/actors/named_actors.hpp"
#include "reading/dates/article_date.hpp"
#include "reading/figures/quantity_links.hpp"
#include "reading/lines/lines.hpp"
#include "reading/measures/measures.hpp"
#include "reading/mentions/short_forms.hpp"
#include "reading/mentions/weigh.hpp"
#include "reading/statements/statements.hpp"

namespace detente::reading {
namespace {

Mention to_mention(const std::string& text, const Tokens& all, const WeighedMatch& weighed) {
    Mention mention;
    mention.span = {all.tokens[weighed.match.first].start, all.tokens[weighed.match.last - 1].end};
    mention.text = text.substr(mention.span.start, mention.span.end - mention.span.start);
    mention.id = weighed.best().id;
    for (const Candidate& candidate : weighed.match.candidates) mention.candidates.push_back(candidate.id);
    if (!weighed.rival.empty()) mention.candidates.push_back(weighed.rival);
    mention.kind = to_string(weighed.best().kind);
    mention.aside = weighed.aside;
    return mention;
}

/// In thirds, so that the weight of a place is a whole number.
int weight(const WeighedMatch& mention, const Line& line, bool in_title) {
    if (mention.aside || line.duplicate || line.kind == LineClass::furniture) return 0;
    int thirds = 0;
    switch (mention.best().kind) {
        case Kind::name: thirds = 9; break;
        case Kind::adjective:
        case Kind::demonym: thirds = 6; break;
        case Kind::capital:
        case Kind::government: thirds = 3; break;
        case Kind::framework: return 0;
    }
    if (mention.located || line.kind == LineClass::metadata) thirds /= 3;
    return in_title ? 3 * thirds : thirds;
}

}  // namespace

std::vector<std::string> weigh_principals(const std::vector<WeighedMatch>& mentions, const Tokens& all,
                                          std::size_t title) {
    struct Principal {
        std::string id;
        int weight = 0;
    };
    std::vector<Principal> weighed;
    std::unordered_map<std::string_view, std::size_t> known;
    for (const WeighedMatch& mention : mentions) {
        const Candidate& best = mention.best();
        if (best.kind == Kind::framework || best.historic) continue;
        const std::size_t line = all.tokens[mention.match.first].line;
        const auto [at, is_new] = known.try_emplace(best.id, weighed.size());
        if (is_new) weighed.push_back({best.id, 0});
        weighed[at->second].weight += weight(mention, all.lines[line], line == title);
    }
    std::stable_sort(weighed.begin(), weighed.end(),
                     [](const Principal& a, const Principal& b) { return a.weight > b.weight; });
    std::vector<std::string> principals;
    for (std::size_t i = 0; i < weighed.size() && i < 3; ++i) {
        const int next = i + 1 < weighed.size() ? weighed[i + 1].weight : 0;
        const bool third_counts = 10 * weighed[i].weight >= weighed[0].weight && weighed[i].weight > next;
        if (weighed[i].weight == 0 || (i == 2 && !third_counts)) break;
        principals.push_back(weighed[i].id);
    }
    return principals;
}

Reader::Reader(const Registry& registry, ReadingTables tables, NameIndex index)
    : registry_(registry),
      tables_(std::move(tables)),
      index_(std::move(index)),
      actor_names_(tables_),
      rivals_(rival_words(tables_, index_.vocabulary())),
      line_rules_(index_.vocabulary(), tables_) {}

Reader::Reader(const Registry& registry) : Reader(registry, ReadingTables::installed()) {}

Reader::Reader(const Registry& registry, const ReadingTables& tables)
    : Reader(registry, tables, NameIndex(registry, tables)) {}

Reader Reader::of_installed(const Registry& registry) {
    ReadingTables tables = ReadingTables::installed();
    if (std::optional<NameIndex> index = NameIndex::mapped(registry, tables))
        return {registry, std::move(tables), std::move(*index)};
    return {registry, tables};
}

/// Datelines of which the names do not say otherwise: "OPEC — The group" begins with none.
static void keep_datelines(Reading& reading, ArticlePieces& pieces, const std::vector<LineWithDateline>& found,
                           const std::vector<Match>& matches, const Tokens& all) {
    const auto names_no_place = [&](const Match& match) {
        return match.candidates.empty() || match.candidates.front().kind == Kind::framework;
    };
    for (const auto& [line, one] : found) {
        const Span place = one.dateline.place;
        const auto match =
            std::lower_bound(matches.begin(), matches.end(), place.start,
                             [&](const Match& m, std::size_t at) { return all.tokens[m.first].start < at; });
        const bool covered = match != matches.end() && all.tokens[match->first].start < place.end;
        if (one.bare && covered && names_no_place(*match)) continue;
        reading.datelines.push_back(one.dateline);
        pieces.begin_sentences_at(line, one.dateline.span.end);
    }
}

/// In datelines, in lines about the page, and venues.
static void mark_asides(const Reading& reading, const Tokens& all, std::vector<WeighedMatch>& mentions) {
    auto dateline = reading.datelines.begin();
    for (WeighedMatch& mention : mentions) {
        const Token& first = all.tokens[mention.match.first];
        while (dateline != reading.datelines.end() && dateline->span.end <= first.start) ++dateline;
        const bool in_dateline = dateline != reading.datelines.end() && dateline->span.start <= first.start;
        mention.aside = mention.venue || in_dateline || all.lines[first.line].furniture;
    }
}

/// By trust: dateline, the head of a page (known already), byline, what the text states, its latest event.
static void find_own_date(Reading& reading, const ArticlePieces& pieces, std::string_view low, const Tokens& all) {
    ArticleDate head = date_of_head(reading, pieces, low, all);
    if (reading.date.day && head.how != "dateline") return;
    reading.date = head.day ? head : date_of_events(reading, pieces);
}

Reading Reader::read(const std::string& text, const ArticleDate& known) const {
    Reading reading;
    reading.text = text;
    reading.date = known;
    const std::string low = lower(text);
    Tokens all = tokenize(text, low, index_.vocabulary());
    classify_lines(text, all, line_rules_);
    reading.lines = article_lines(text, all);
    const auto is_title = [](const Line& line) { return line.kind == LineClass::title; };
    const auto title =
        static_cast<std::size_t>(std::find_if(all.lines.begin(), all.lines.end(), is_title) - all.lines.begin());
    if (title < all.lines.size()) {
        const Line& line = all.lines[title];
        std::string_view inside = std::string_view(text).substr(line.start, line.end - line.start);
        if (inside.substr(0, 3) == "\xEF\xBB\xBF") inside.remove_prefix(3);
        reading.title = trim(inside);
        reading.question = question_in(reading.title);
    }
    std::vector<WeighedMatch> namesakes;
    TextLanguage language = index_.language(text, all);
    std::vector<Match> matches = index_.find(text, all, language);
    reading.language = language_reading(language.id);
    add_short_forms(text, all, registry_, matches);
    ArticlePieces pieces(reading, low, all);
    keep_datelines(reading, pieces, find_datelines(reading, pieces, all), matches, all);
    std::vector<WeighedMatch> mentions =
        weigh_matches(text, all, index_.vocabulary(), rivals_, std::move(matches), &namesakes);
    mark_asides(reading, all, mentions);
    for (const WeighedMatch& mention : mentions) reading.mentions.push_back(to_mention(text, all, mention));
    group_actors(reading, registry_);
    if (reading.date.how != "given") find_own_date(reading, pieces, low, all);
    read_dates(reading, pieces);
    read_quantities(reading, pieces);
    date_figures(reading);
    find_named_actors(reading, pieces, all, namesakes, actor_names_);
    const InstalledParser& grammar = installed_parser(reads_statements(reading.language) ? reading.language.id : "");
    if (!grammar.parser) withhold(reading.language, "statements", grammar.why);
    ArticleTrees trees(reading.text, grammar.parser);
    read_statements(reading, pieces, trees, reading.language.id);
    read_measures(reading, pieces, trees);
    reading.principals = weigh_principals(mentions, all, title);
    return reading;
}

void group_actors(Reading& reading, const Registry& registry) {
    std::unordered_map<std::string, std::size_t> economies, frameworks;
    for (std::size_t i = 0; i < reading.mentions.size(); ++i) {
        const Mention& mention = reading.mentions[i];
        const bool framework = mention.kind == "framework";
        std::vector<Actor>& actors = framework ? reading.frameworks : reading.economies;
        const auto [at, is_new] = (framework ? frameworks : economies).try_emplace(mention.id, actors.size());
        if (is_new) {
            const FrameworkRecord* body = framework ? registry.framework(mention.id) : nullptr;
            const EconomyRecord* economy = framework ? nullptr : registry.economy(mention.id);
            actors.push_back({mention.id, body ? body->name : economy ? economy->name : mention.id, {}});
        }
        actors[at->second].mentions.push_back(i);
    }
    const auto more_often = [](const Actor& a, const Actor& b) { return a.mentions.size() > b.mentions.size(); };
    std::stable_sort(reading.economies.begin(), reading.economies.end(), more_often);
    std::stable_sort(reading.frameworks.begin(), reading.frameworks.end(), more_often);
}

static Reading read_text(const std::string& text, const Registry& registry, const ArticleDate& known) {
    if (&registry != &Registry::installed()) return Reader(registry).read(text, known);
    static const Reader reader = Reader::of_installed(registry);
    return reader.read(text, known);
}

}  // namespace detente::reading

namespace detente {

Reading read_article(const std::string& given, const Registry& registry, const std::optional<CalendarDay>& day) {
    const bool page = looks_like_html(given);
    ArticleDate known{day, day ? "given" : "", {}};
    if (!day && page) known = reading::date_of_page(given);
    return reading::read_text(page ? html_text(given) : given, registry, known);
}

}  // namespace detente
