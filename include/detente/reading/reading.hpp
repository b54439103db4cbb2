#pragma once
#include <optional>
#include <string>
#include <vector>

#include "detente/reading/claim.hpp"
#include "detente/reading/date.hpp"
#include "detente/reading/language.hpp"
#include "detente/reading/line.hpp"
#include "detente/reading/measure.hpp"
#include "detente/reading/quantity.hpp"
#include "detente/reading/span.hpp"
#include "detente/reading/statement.hpp"
#include "detente/world/registry.hpp"

namespace detente {

/// One mention of an economy or a framework.
struct Mention {
    Span span;
    std::string text;  ///< the bytes of the span
    std::string id;    ///< best candidate: economy or framework id
    /// All, best first. After the registry's ids may follow an ISO 3166-2 code, where nothing in the article decides
    /// between a country and a state of the same name (Georgia: GEO, US-GA).
    std::vector<std::string> candidates;
    std::string kind;  ///< economy: "name", "adjective", "demonym", "capital", "government"; or "framework"
    /// In a dateline, a byline or another line about the page, or the venue of something ("talks in Geneva"): where,
    /// not who. Such a mention weighs nothing.
    bool aside = false;
};

/// An economy or framework of the article with all its mentions.
struct Actor {
    std::string id, name;
    std::vector<std::size_t> mentions;  ///< positions in Reading::mentions
};

struct Reading {
    std::string title;              ///< first line that looks like one; empty: none does
    std::string text;               ///< as given; of an HTML page html_text(), at the page's offsets
    std::vector<Mention> mentions;  ///< in text order, no overlaps
    std::vector<Actor> economies;   ///< most mentioned first; between equals, first mentioned first
    std::vector<Actor> frameworks;
    std::vector<std::string> principals;  ///< two or three economy ids; fewer where the article names fewer
    LanguageReading language;             ///< of most of it, and what of it could be read
    ArticleDate date;                     ///< of the text itself
    std::vector<Dateline> datelines;      ///< in text order; no sentence holds them
    std::vector<DateMention> dates;       ///< of its sentences, in text order
    std::vector<ArticleLine> lines;
    std::vector<Quantity> quantities;  ///< in text order
    std::vector<Arithmetic> arithmetic;
    std::vector<Claim> claims;
    std::vector<NamedActor> named_actors;  ///< first mentioned first
    std::vector<Quote> quotes;             ///< in text order, the outer before the inner
    std::vector<Statement> statements;     ///< in text order; unclassified ones too
    std::vector<PolicyMeasure> measures;   ///< in text order
    std::vector<Effect> effects;           ///< in text order
    std::string question;  ///< the article's own question, if its title asks one: the title's last sentence with '?'
};

/// Finds the economies and frameworks that an article names, by longest match against the registry.
///
/// What it reads: English names, adjectives, demonyms, capitals and seats of government, names in the article's own
/// language where its function words or letters tell it (data/reading/cues.csv), and names in other alphabets;
/// inflected as data/reading/inflections.csv says. Where nothing tells the language, names of any language tell it.
/// What was read of a language and what was not: Reading::language. `text` may be any bytes, an HTML page too; spans
/// are offsets into it as given.
///
/// What counts as a mention. A form that the registry marks with a risk counts by its surroundings: a name before or
/// after a person's other name is a person; a risky capital counts when the same economy is named otherwise, when it
/// stands in a list with another mention, or before a verb of governments ("Washington urged"); masking phrases
/// (data/reading/masks.csv: "South China Sea", "Washington Post", "United Russia") name no economy. A form shared by
/// several economies keeps all as candidates; the one that the article names otherwise comes first, then the registry's
/// order, former economies last.
///
/// Principals. Each mention weighs by its kind: name 3, adjective or demonym 2, capital or seat of government 1; three
/// times as much in the title, a third where it is the place of something ("inflation in Uzbekistan") and in a longer
/// line about the page (an editor's note), nothing in a dateline, in a byline, as a venue ("talks in Uzbekistan", "in
/// Tashkent"), in a repeated line or in page furniture. The two heaviest economies are principals; the third is when it
/// weighs at least a tenth of the first and more than the fourth. Former economies are never principals.
///
/// The index of names is built once for Registry::installed(), and anew in each call for any other registry.
///
/// The text's own date: ArticleDate; `given` outdoes what the text says. Relative dates ("last year", "on Thursday",
/// "the first ten months") follow from it: Reading::dates, and the periods of figures.
///
/// Figures: see quantity.hpp; what follows from them alone, Reading::arithmetic. Claims: check_claims().
///
/// Persons, parties, regions and unnamed groups: Reading::named_actors. Who says what: Reading::quotes. Who does what
/// to whom: Reading::statements, by grammar and data/reading/deeds.csv.
Reading read_article(const std::string& text, const Registry&, const std::optional<CalendarDay>& given = {});

}  // namespace detente
