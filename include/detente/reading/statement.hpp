#pragma once
#include <optional>
#include <string>
#include <vector>

#include "detente/reading/span.hpp"

namespace detente {

/// Who says something: outermost speaker first ("via").
struct Speaker {
    std::string kind;     ///< "author", "named", "unnamed"
    std::string id;       ///< economy, framework or person id; empty: not resolved
    std::string economy;  ///< whom the speaker speaks for; empty: nobody known
    std::string text;     ///< as the text has it: "a US official"; empty for the author
    Span span;            ///< of `text`
};

/// Words that the text gives to somebody.
struct Quote {
    Span span;  ///< between the marks
    int depth = 1;
    bool direct = true;             ///< in quotation marks
    bool scare = false;             ///< a word or two in marks ("like-minded"): wording, not speech
    std::vector<Speaker> speakers;  ///< innermost last; the author is not listed
    Span cue;                       ///< the word that attributes: "said"
    std::string rule;
};

/// Who does what to whom.
struct Statement {
    Span span;                        ///< exact stretch
    std::vector<std::string> source;  ///< ids; "unresolved:certain countries" where the text names nobody
    std::vector<std::string> target;  ///< the same, "document:resolution" for a thing; empty: none
    std::string root;  ///< PLOVER: AGREE, CONSULT, SUPPORT, COOPERATE, AID, YIELD, REQUEST, ACCUSE, REJECT, THREATEN,
                       ///< PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT; empty: unclassified
    int sign = 0;      ///< +1 cooperation, -1 conflict, 0 neither
    std::string modality = "done";  ///< "done", "ongoing", "intended", "forecast", "conditional", "not_ruled_out"
    std::string polarity;           ///< "": asserted; "denied", "negated"
    std::string stance;             ///< "abstain" and the like; empty: none
    bool counts_as_event = false;   ///< asserted, done, not opinion, not furniture or a repeated line
    bool symmetric = false;         ///< source and target do it with each other
    bool opinion = false;           ///< the author's or speaker's judgement, not a reported fact
    std::vector<Speaker> speakers;  ///< innermost last; the author alone: one entry of kind "author"
    std::string location;           ///< economy id, with the town after '/': "GEO/Tbilisi"; empty: none
    double confidence = 0;          ///< 0..1; below the threshold `root` is empty
    std::string rule;               ///< that fired
};

}  // namespace detente
