#pragma once
#include <string>
#include <vector>

#include "detente/reading/span.hpp"

namespace detente {

/// A person, party, region, organ, medium or unnamed group that the text names: whatever is neither economy nor
/// framework.
struct NamedActor {
    std::string id;    ///< actor_id.hpp
    std::string kind;  ///< "person", "region", "party", "organ", "media", "collective"
    std::string name;
    std::string economy;         ///< whose office, party, region or organ; empty: not known
    std::string office;          ///< of a person, with dates where known; of a medium what it is
    std::vector<Span> mentions;  ///< in text order
    std::string rule;
};

/// Who says something.
struct Speaker {
    std::string kind = "author";  ///< "author", "named", "unnamed"
    std::string id;               ///< economy, framework or actor id; empty: not resolved
    std::string economy;          ///< whom the speaker speaks for; empty: nobody known
    std::string text;             ///< as the text has it: "a US official"; empty for the author
};

/// Words that the text gives to somebody, between quotation marks.
struct Quote {
    Span span;  ///< between the marks
    int depth = 1;
    bool scare = false;             ///< a few words in marks ("like-minded"): wording, not speech
    std::vector<Speaker> speakers;  ///< outermost first, whose words they are last; empty: nobody found
    std::string rule;
};

/// Who does what to whom.
struct Statement {
    Span span;                        ///< from source to target, at least the words that decided
    std::vector<std::string> source;  ///< ids; "unresolved:certain countries" where the text names nobody
    std::vector<std::string> target;  ///< the same, "document:resolution" for a thing; empty: none
    std::vector<std::string> states;  ///< the economies among source and target, or whose persons they are
    /// PLOVER: AGREE, CONSULT, SUPPORT, COOPERATE, AID, CONCEDE, RETREAT, REQUEST, ACCUSE, INVESTIGATE, REJECT,
    /// THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT; empty: none.
    std::string root;
    int sign = 0;                   ///< +1 cooperation, -1 conflict, 0 neither
    std::string modality = "done";  ///< "done", "pledge", "intended", "attempt", "conditional", "not_ruled_out"
    std::string polarity;           ///< "": asserted; "denied", "negated"
    std::string stance;             ///< "abstain"; empty: none
    bool emitted = false;           ///< sure enough to be listed as a statement; else unclassified, `root` empty
    bool counts_as_event = false;   ///< emitted, asserted, done, and reported rather than an opinion
    bool symmetric = false;         ///< source and target do it with each other
    bool opinion = false;           ///< the author's own judgement, not a reported fact
    Speaker speaker;
    std::string location;  ///< economy id, with the town after '/': "GEO/Tbilisi"; empty: none
    double confidence = 0;
    std::string rule;  ///< word and needs of its line of data/reading/deeds.csv
};

/// Below this a statement is listed as unclassified.
inline constexpr double emitted_from = 0.6;

}  // namespace detente
