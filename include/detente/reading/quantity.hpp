#pragma once
#include <optional>
#include <string>
#include <vector>

#include "detente/reading/span.hpp"

namespace detente {

/// A stretch of time as the text has it. What the text leaves open stays open.
struct Period {
    Span span;
    std::string kind;             ///< "year", "years", "months", "quarter", "half", "fiscal-year", "day", "duration"
    std::optional<int> year;      ///< none: not stated, or relative to a date that the text does not state
    std::optional<int> year_end;  ///< of several years, or of fiscal 2022/23
    std::optional<int> month, month_end;  ///< 1-12, inclusive
    std::optional<int> day;               ///< of kind "day"
    bool to_date = false;                 ///< cumulative from the start of the year
    bool inferred = false;                ///< the year follows from another period ("a year earlier")
    std::string status;                   ///< what is open, e.g. "year unresolved"; empty: nothing
    std::string text;                     ///< for people: "YTD months 1-10, year unresolved"
};

/// How far a figure rose or fell, as the text states it.
struct Growth {
    Span span;
    double value = 0;   ///< 0.33: up 33 percent; below zero: down. In percentage points with unit "pp"
    Interval interval;  ///< what the printed figure can stand for, or the stated range
    bool range = false;
    std::string unit = "share";  ///< or "pp"
    std::string basis;           ///< "same period previous year", "previous month", "2019", "not stated"
};

/// One figure of the text with all that the text ties to it.
struct Quantity {
    Span span;                    ///< number and unit
    Span clause;                  ///< the stretch that figure, period and growth come from
    std::string text;             ///< the bytes of `span`
    std::string kind;             ///< "amount", "percent", "count", "ratio", "ordinal"
    std::optional<double> value;  ///< 1.5394e11; percent as the text has it with unit "%GDP", else as share (0.33)
    Interval interval;            ///< what the printed figure can stand for, or the stated range
    bool range = false;           ///< the text states a range: then `value` is none
    std::string unit;             ///< "USD", "%", "%GDP", "pp", "tonnes", "troops" ...
    std::string currency;         ///< ISO 4217, the likeliest; empty: not an amount of money
    std::vector<std::string> currency_candidates;  ///< where sign or word is shared, likeliest first
    std::string currency_status;                   ///< e.g. "\"$\" read as US dollars"; empty: the text is explicit
    std::string approximation;                     ///< "", "about", "at least", "more than", "at most", "less than"
    std::string modality = "stated";               ///< "stated", "forecast", "target", "estimate"
    std::vector<double> ratio_candidates;          ///< "three times higher": 3 and 4
    std::string indicator;               ///< "trade", "exports", "imports", "gdp_growth", "deficit", "aid" ...
    std::string indicator_status;        ///< "stated" or "inferred: ..."
    std::vector<std::string> economies;  ///< whose figure: one id ("CHN", "igo:EU"), or the pair that trades
    std::string economies_status;        ///< "stated": the text ties them to the figure; "inferred: ..."
    std::string exporter, importer;      ///< of goods that go one way, where the text says who; empty: it does not
    std::string product;                 ///< the good, in the text's words ("processed nickel"); empty: it names none
    std::optional<Period> period;
    std::optional<Growth> growth;
    std::string speaker;  ///< who states it, as Statement::speaker has it; empty: the author
    std::string rule;     ///< that fired
};

/// Figures of a clause that belong together, and what follows from them by interval arithmetic alone.
struct Arithmetic {
    std::vector<std::size_t> quantities;  ///< positions in Reading::quantities
    std::string kind;  ///< "implied-base", "from-to", "share", "exchange-rate", "change-in-points", "implied-previous",
                       ///< "difference", "sum", "multiple"
    double point = 0;  ///< of what follows: the base, the growth, the share, units of the first currency per second
    Interval interval;
    std::optional<double> stated;  ///< what the text says of the same thing
    std::string status;  ///< "consistent", "consistent (rounded)", "inconsistent", "derived" (nothing to compare)
    std::string why;     ///< in words: "20% (18.9-21.1% with rounding) versus 25%"
};

}  // namespace detente
