#pragma once
#include <string>

#include "detente/reading/span.hpp"

namespace detente {

enum class LineClass { body, title, caption, metadata, furniture };
const char* to_string(LineClass);

/// One line of pasted text, or one block of an HTML page, without its line end.
struct ArticleLine {
    Span span;
    LineClass kind = LineClass::body;
    bool duplicate = false;  ///< an earlier line says the same; its statements and figures count once
    std::string rule;        ///< the rule that decided, e.g. "short line without a verb", "earlier line repeated"
};

}  // namespace detente
