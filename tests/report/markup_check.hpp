#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace detente::fixture {

struct Element {
    std::string tag;
    std::vector<std::pair<std::string, std::string>> attributes;
    const std::string* attribute(std::string_view name) const;
};

/// What a strict reader of our HTML or SVG finds: every element in order, or the first fault. Strict means: tags
/// balance (void elements are self-closed), attributes are name="value" without < in the value, text holds no bare <
/// and no & that starts none of the five entities that we write. Content of style and script is taken as it is.
struct Markup {
    std::string fault;
    std::vector<Element> elements;
    std::string text;  ///< all text outside tags, style and script, entities resolved
};
Markup read_markup(std::string_view);

}  // namespace detente::fixture
