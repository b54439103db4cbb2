#include "detente/reading/reading_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/reading/actor_id.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "reading/dates/calendar.hpp"
#include "reading/edited/field.hpp"
#include "reading/figures/quantity_links.hpp"
#include "reading/figures/quantity_periods.hpp"
#include "reading/reader.hpp"
#include "reading/statements/lexicon.hpp"

namespace detente {
namespace reading {
namespace {

/// What may stand at the top, in the order of docs/json.md: what is taken, then what only `read` says and is passed
/// over.
const std::vector<std::string>& known_members() {
    static const std::vector<std::string> members{"title",      "question",   "date",     "principals", "actors",
                                                  "frameworks", "quantities", "others",   "statements", "detente",
                                                  "language",   "lines",      "dates",    "arithmetic", "quotes",
                                                  "claims",     "named",      "measures", "effects"};
    return members;
}

const std::vector<std::string> roots{"",         "AGREE",   "CONSULT",  "SUPPORT",  "COOPERATE",   "AID",
                                     "CONCEDE",  "RETREAT", "REQUEST",  "ACCUSE",   "INVESTIGATE", "REJECT",
                                     "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE",      "ASSAULT"};

std::string economy_of(const Field& field, const Registry& registry) {
    std::string id = field.text();
    if (registry.economy(id)) return id;
    const auto meant = registry.resolve_economy(id);
    field.fail(fmt::format("'{}' is no economy of the registry", id),
               meant ? fmt::format("Write {}", *meant) : "Ids are as in `detente show economies`: CHN, DEU");
}

Mention mention_of(const Field& field, const Reading& reading, const Registry& registry, bool framework) {
    Mention mention;
    mention.span = field.span(reading.text);
    mention.text = reading.text.substr(mention.span.start, mention.span.end - mention.span.start);
    mention.kind = framework ? "framework" : "name";
    if (framework) {
        mention.id = field.at("id").text();
        if (!registry.framework(mention.id))
            field.at("id").fail(fmt::format("'{}' is no framework of the registry", mention.id),
                                registry.suggest_framework(mention.id));
    } else {
        mention.id = economy_of(field.at("id"), registry);
        if (field.has("kind"))
            mention.kind = field.at("kind").one_of({"name", "adjective", "demonym", "capital", "government"});
    }
    mention.candidates = {mention.id};
    field.take("candidates", mention.candidates);
    if (mention.candidates.empty() || mention.candidates.front() != mention.id)
        mention.candidates.insert(mention.candidates.begin(), mention.id);
    field.take("aside", mention.aside);
    return mention;
}

void take_mentions(const Field& file, Reading& reading, const Registry& registry) {
    for (const bool framework : {false, true}) {
        const char* key = framework ? "frameworks" : "actors";
        if (!file.has(key)) continue;
        std::erase_if(reading.mentions, [&](const Mention& one) { return (one.kind == "framework") == framework; });
        for (const Field& item : file.at(key).items()) {
            Mention mention = mention_of(item, reading, registry, framework);
            const auto at =
                std::lower_bound(reading.mentions.begin(), reading.mentions.end(), mention.span.start,
                                 [](const Mention& one, std::size_t byte) { return one.span.start < byte; });
            const bool behind = at != reading.mentions.end() && at->span.start < mention.span.end;
            const bool before = at != reading.mentions.begin() && std::prev(at)->span.end > mention.span.start;
            if (behind || before)
                item.fail(fmt::format("overlaps another mention: '{}'", (behind ? *at : *std::prev(at)).text),
                          "Each byte belongs to one actor or framework");
            reading.mentions.insert(at, std::move(mention));
        }
    }
    reading.economies.clear(), reading.frameworks.clear();
    group_actors(reading, registry);
}

Period period_of(const Field& field, Span span) {
    Period period;
    period.span = span;
    period.kind = "year";
    field.take("kind", period.kind);
    if (field.has("start"))
        period.span = {std::size_t(field.at("start").number()), std::size_t(field.at("end").number())};
    const auto year = [&](const char* key, std::optional<int>& to) {
        if (field.has(key)) to = int(field.at(key).number());
    };
    year("year", period.year), year("year_end", period.year_end);
    if (field.has("months")) {
        const Interval months = field.at("months").interval();
        if (months.low < 1 || months.high > 12) field.at("months").fail("must be between 1 and 12");
        period.month = int(months.low), period.month_end = int(months.high);
    }
    field.take("to_date", period.to_date), field.take("inferred", period.inferred), field.take("status", period.status);
    period.text = in_words(period);
    return period;
}

void take_growth(const Field& field, Quantity& quantity) {
    if (!field.has("growth")) return quantity.growth.reset();
    Growth growth = quantity.growth.value_or(Growth{});
    if (!quantity.growth) growth.span = quantity.span;
    growth.value = field.at("growth").number();
    growth.interval =
        field.has("growth_range") ? field.at("growth_range").interval() : Interval{growth.value, growth.value};
    field.take("growth_unit", growth.unit), field.take("basis", growth.basis);
    quantity.growth = growth;
}

/// `known`: the program's own figure at the same bytes, whose clause it keeps.
Quantity quantity_of(const Field& field, const Reading& reading, const Registry& registry, const Quantity* known) {
    const Span span = field.span(reading.text);
    Quantity out = known ? *known : Quantity{};
    out.span = span;
    if (!known) out.clause = span;
    out.text = reading.text.substr(span.start, span.end - span.start);
    out.kind = field.at("kind").one_of({"amount", "percent", "count", "ratio", "ordinal"});
    out.value.reset();
    if (field.has("value")) out.value = field.at("value").number(), out.interval = {*out.value, *out.value};
    out.range = field.has("value_range");
    if (field.has("interval")) out.interval = field.at("interval").interval();
    if (out.range) out.interval = field.at("value_range").interval();
    for (std::string* cleared : {&out.unit, &out.currency, &out.indicator, &out.approximation, &out.speaker})
        cleared->clear();
    field.take("unit", out.unit), field.take("currency", out.currency), field.take("indicator", out.indicator);
    field.take("approximation", out.approximation), field.take("modality", out.modality), field.take("rule", out.rule);
    field.take("speaker", out.speaker);
    out.economies.clear();
    for (const char* key : {"dyad", "economies"})
        if (field.has(key))
            for (const Field& id : field.at(key).items()) out.economies.push_back(economy_of(id, registry));
    const bool dated = field.has("period_detail");
    const bool as_read =
        known && known->period && dated && field.has("period") && known->period->text == field.at("period").text();
    if (!dated) out.period.reset();
    if (dated && !as_read) out.period = period_of(field.at("period_detail"), span);
    take_growth(field, out);
    return out;
}

void take_quantities(const Field& file, Reading& reading, const Registry& registry) {
    std::vector<Quantity> own;
    own.swap(reading.quantities);
    for (const Field& item : file.at("quantities").items()) {
        const Span span = item.span(reading.text);
        const auto known =
            std::lower_bound(own.begin(), own.end(), span.start,
                             [](const Quantity& one, std::size_t byte) { return one.span.start < byte; });
        const bool same = known != own.end() && known->span.start == span.start && known->span.end == span.end;
        reading.quantities.push_back(quantity_of(item, reading, registry, same ? &*known : nullptr));
    }
    std::stable_sort(reading.quantities.begin(), reading.quantities.end(),
                     [](const Quantity& a, const Quantity& b) { return a.span.start < b.span.start; });
    reading.arithmetic.clear();
    derive_arithmetic(reading);
}

/// An id as docs/json.md has them; economies must be in the registry.
std::vector<std::string> parties_of(const Field& field, const Registry& registry) {
    std::vector<std::string> out;
    for (const Field& item : field.items()) {
        const std::string id = item.text();
        const ActorId parts = ActorId::parse(id);
        const bool region = id.find('-') != id.npos;
        if (parts.kind == ActorId::framework && !registry.framework(parts.name))
            item.fail(fmt::format("'{}' is no framework of the registry", parts.name));
        out.push_back(parts.kind.empty() && !region && !registry.framework(id) ? economy_of(item, registry) : id);
    }
    return out;
}

Speaker speaker_of(const Field& field) {
    Speaker speaker;
    speaker.kind = field.at("kind").one_of({"author", "named", "unnamed"});
    field.take("id", speaker.id), field.take("economy", speaker.economy), field.take("text", speaker.text);
    return speaker;
}

Statement statement_of(const Field& field, const Reading& reading, const Registry& registry) {
    Statement out;
    out.span = field.span(reading.text);
    out.source = parties_of(field.at("source"), registry);
    if (field.has("target")) out.target = parties_of(field.at("target"), registry);
    if (field.has("root")) out.root = field.at("root").one_of(roots);
    out.sign = sign_of(out.root);
    if (field.has("sign")) out.sign = int(field.at("sign").number());
    if (field.has("states")) {
        for (const Field& id : field.at("states").items()) out.states.push_back(economy_of(id, registry));
    } else {
        for (const auto* side : {&out.source, &out.target})
            for (const std::string& id : *side)
                if (registry.economy(id)) out.states.push_back(id);
    }
    if (field.has("modality"))
        out.modality =
            field.at("modality").one_of({"done", "pledge", "intended", "attempt", "conditional", "not_ruled_out"});
    if (field.has("polarity")) out.polarity = field.at("polarity").one_of({"", "denied", "negated"});
    if (field.has("stance")) out.stance = field.at("stance").one_of({"", "abstain"});
    out.emitted = !out.root.empty();
    out.counts_as_event = out.emitted && out.polarity.empty() && out.modality == "done";
    out.confidence = 1;
    out.rule = "given";
    field.take("emitted", out.emitted), field.take("counts_as_event", out.counts_as_event);
    field.take("symmetric", out.symmetric), field.take("opinion", out.opinion), field.take("location", out.location);
    field.take("confidence", out.confidence), field.take("rule", out.rule);
    if (field.has("attribution")) out.speaker = speaker_of(field.at("attribution"));
    return out;
}

NamedActor named_actor_of(const Field& field, const Reading& reading) {
    NamedActor out;
    out.id = field.at("id").text();
    out.kind = field.at("kind").one_of({"person", "region", "party", "organ", "media", "collective"});
    out.name = ActorId::parse(out.id).name;
    field.take("name", out.name), field.take("economy", out.economy), field.take("office", out.office);
    field.take("rule", out.rule);
    for (const Field& mention : field.at("mentions").items()) out.mentions.push_back(mention.span(reading.text));
    if (out.mentions.empty()) field.at("mentions").fail("is empty", "Whoever is named is named somewhere");
    return out;
}

}  // namespace
}  // namespace reading

struct ReadingFile::Content {
    nlohmann::json json;
    std::string file;
    reading::Field top() const { return {json, "", file}; }
};

ReadingFile::ReadingFile(const std::string& json, std::string file) : content_(std::make_unique<Content>()) {
    content_->file = std::move(file);
    try {
        content_->json = nlohmann::json::parse(json);
    } catch (const nlohmann::json::exception& error) {
        throw InputError(content_->file, 0, "reading", "is not JSON: " + std::string(error.what()).substr(0, 200),
                         "Start from what `detente read ARTICLE -o reading.json` writes");
    }
    if (!content_->json.is_object())
        throw InputError(content_->file, 0, "reading", "must be an object",
                         "Start from what `detente read ARTICLE -o reading.json` writes");
    const auto& known = reading::known_members();
    for (const auto& [key, value] : content_->json.items())
        if (std::find(known.begin(), known.end(), key) == known.end())
            throw InputError(content_->file, 0, key, "is no member of a reading", suggestion(key, known));
}

ReadingFile::~ReadingFile() = default;
ReadingFile::ReadingFile(ReadingFile&&) noexcept = default;

std::optional<CalendarDay> ReadingFile::date() const {
    const reading::Field top = content_->top();
    if (!top.has("date") || !top.at("date").has("article")) return std::nullopt;
    const reading::Field field = top.at("date").at("article");
    try {
        return day_of_option("date", field.text());
    } catch (const UsageError& error) {
        field.fail(error.problem, error.hint);
    }
}

void ReadingFile::apply(Reading& reading, const Registry& registry) const {
    const reading::Field top = content_->top();
    top.take("title", reading.title), top.take("question", reading.question);
    if (top.has("actors") || top.has("frameworks")) reading::take_mentions(top, reading, registry);
    if (top.has("principals")) {
        reading.principals.clear();
        for (const reading::Field& id : top.at("principals").items())
            reading.principals.push_back(reading::economy_of(id, registry));
        if (reading.principals.size() > 3) top.at("principals").fail("has more than three economies");
    }
    if (top.has("quantities")) reading::take_quantities(top, reading, registry);
    if (top.has("others")) {
        reading.named_actors.clear();
        for (const reading::Field& item : top.at("others").items())
            reading.named_actors.push_back(reading::named_actor_of(item, reading));
    }
    if (!top.has("statements")) return;
    reading.statements.clear();
    for (const reading::Field& item : top.at("statements").items())
        reading.statements.push_back(reading::statement_of(item, reading, registry));
    std::stable_sort(reading.statements.begin(), reading.statements.end(),
                     [](const Statement& a, const Statement& b) { return a.span.start < b.span.start; });
}

}  // namespace detente
