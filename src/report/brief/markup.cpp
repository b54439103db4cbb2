#include "report/brief/markup.hpp"

#include "detente/support/clean_text.hpp"

namespace detente::report {

std::string escaped(std::string_view text) {
    const std::string clean = clean_text(text);
    std::string safe;
    safe.reserve(clean.size() + clean.size() / 8);
    for (const char c : clean) {
        switch (c) {
            case '&': safe += "&amp;"; break;
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '"': safe += "&quot;"; break;
            case '\'': safe += "&#39;"; break;
            default: safe += c;
        }
    }
    return safe;
}

Markup::Scope Markup::in(std::string_view tag, Attributes attributes) {
    start(tag, attributes);
    out_ += '>';
    open_.emplace_back(tag);
    return Scope(*this);
}

void Markup::text(std::string_view text) {
    out_ += escaped(text);
}

void Markup::element(std::string_view tag, Attributes attributes, std::string_view content) {
    const Scope scope = in(tag, attributes);
    text(content);
}

void Markup::leaf(std::string_view tag, Attributes attributes) {
    start(tag, attributes);
    out_ += "/>";
}

void Markup::start(std::string_view tag, Attributes attributes) {
    out_ += '<';
    out_ += tag;
    for (const auto& [name, value] : attributes) {
        out_ += ' ';
        out_ += name;
        out_ += "=\"";
        out_ += escaped(value);
        out_ += '"';
    }
}

void Markup::close() {
    out_ += "</";
    out_ += open_.back();
    out_ += '>';
    // A line end after the larger blocks keeps the source readable; inline elements take none, as it would show.
    static constexpr std::string_view blocks[] = {"section", "div", "p",  "ul",      "ol",     "li",      "table",
                                                  "tr",      "g",   "h2", "details", "figure", "article", "svg"};
    for (const std::string_view block : blocks) {
        if (open_.back() == block) out_ += '\n';
    }
    open_.pop_back();
}

}  // namespace detente::report
