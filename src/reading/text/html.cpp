#include "detente/reading/html.hpp"

#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include "detente/support/text.hpp"

namespace detente {
namespace {

/// Deeper than any page that people write; the parser's own clean-up recurses.
constexpr long deepest = 2000;
/// The parser compares each attribute of a tag with all before it.
constexpr std::size_t most_attributes = 64;

struct Freed {
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

bool is_hidden(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_HEAD:
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_NOSCRIPT:
        case GUMBO_TAG_TEMPLATE:
        case GUMBO_TAG_SVG:
        case GUMBO_TAG_NAV:
        case GUMBO_TAG_FOOTER:
        case GUMBO_TAG_FORM:
        case GUMBO_TAG_BUTTON:
        case GUMBO_TAG_SELECT:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_IFRAME: return true;
        default: return false;
    }
}

bool is_inline(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_A:
        case GUMBO_TAG_ABBR:
        case GUMBO_TAG_B:
        case GUMBO_TAG_CITE:
        case GUMBO_TAG_CODE:
        case GUMBO_TAG_EM:
        case GUMBO_TAG_FONT:
        case GUMBO_TAG_I:
        case GUMBO_TAG_MARK:
        case GUMBO_TAG_Q:
        case GUMBO_TAG_S:
        case GUMBO_TAG_SMALL:
        case GUMBO_TAG_SPAN:
        case GUMBO_TAG_STRONG:
        case GUMBO_TAG_SUB:
        case GUMBO_TAG_SUP:
        case GUMBO_TAG_TIME:
        case GUMBO_TAG_U: return true;
        default: return false;
    }
}

bool blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/// How many elements are open at the deepest, by a look at the tags alone; those that HTML closes itself do not count.
long depth_of(std::string_view page) {
    long open = 0, most = 0;
    for (std::size_t at = page.find('<'); at != page.npos; at = page.find('<', at + 1)) {
        if (at + 1 >= page.size()) break;
        const bool closes = page[at + 1] == '/';
        std::string name;
        for (std::size_t i = at + 1 + closes; i < page.size() && name.size() < 8; ++i) {
            const char c = char(page[i] | 32);
            if ((c < 'a' || c > 'z') && (page[i] < '0' || page[i] > '9')) break;
            name += c;
        }
        static constexpr std::string_view self[] = {"br", "img", "meta",   "link",   "input", "hr",  "p",  "li",
                                                    "td", "tr",  "option", "source", "col",   "wbr", "dd", "dt"};
        if (name.empty() || std::find(std::begin(self), std::end(self), name) != std::end(self)) continue;
        open = std::max(0L, open + (closes ? -1 : 1));
        most = std::max(most, open);
    }
    return most;
}

bool begins_tag(const std::string& page, std::size_t at) {
    const char c = at < page.size() ? char(page[at] | 32) : ' ';
    return c >= 'a' && c <= 'z';
}

/// Behind the attributes of a tag, where its '>' stands; those beyond most_attributes become blanks.
std::size_t thin_attributes(std::string& page, std::size_t at) {
    const std::size_t end = page.size();
    const auto skip_blanks = [&] {
        while (at < end && blank(page[at])) ++at;
    };
    for (std::size_t count = 0; at < end && page[at] != '>';) {
        if (blank(page[at]) || page[at] == '/') {
            ++at;
            continue;
        }
        const std::size_t start = at++;
        while (at < end && !blank(page[at]) && page[at] != '/' && page[at] != '>' && page[at] != '=') ++at;
        skip_blanks();
        if (at < end && page[at] == '=') {
            ++at;
            skip_blanks();
            if (at < end && (page[at] == '"' || page[at] == '\'')) {
                at = std::min(page.find(page[at], at + 1), end - 1) + 1;
            } else {
                while (at < end && !blank(page[at]) && page[at] != '>') ++at;
            }
        }
        if (++count > most_attributes) std::fill(page.begin() + long(start), page.begin() + long(at), ' ');
    }
    return at;
}

/// Where "</name" stands in any case, from `at` on; the page's end without one.
std::size_t end_tag(const std::string& page, std::string_view name, std::size_t at) {
    for (at = page.find("</", at); at != page.npos; at = page.find("</", at + 2))
        if (lower_ascii(page.substr(at + 2, name.size())) == name) return at;
    return page.size();
}

/// The page with blanks for what no tag that people write has; every other byte stays at its place.
std::string thinned(std::string page) {
    for (std::size_t at = page.find('<'); at < page.size(); at = page.find('<', at)) {
        if (page.compare(at, 4, "<!--") == 0) {
            at = page.find("-->", at + 2);
            continue;
        }
        const bool closes = at + 1 < page.size() && page[at + 1] == '/';
        const std::size_t start = at + 1 + closes;
        if (!begins_tag(page, start)) {
            ++at;
            continue;
        }
        const std::size_t behind = std::min(page.find_first_of(" \n\t\r\f/>", start), page.size());
        const std::string name = lower_ascii(page.substr(start, std::min(behind - start, std::size_t{16})));
        at = thin_attributes(page, behind);
        // Between these tags there are no tags.
        static constexpr std::string_view raw[] = {"script", "style",   "textarea", "title",
                                                   "xmp",    "noembed", "noframes", "iframe"};
        if (!closes && std::find(std::begin(raw), std::end(raw), name) != std::end(raw)) at = end_tag(page, name, at);
    }
    return page;
}

class Page {
public:
    explicit Page(const std::string& page) : page_(page), out_(page.size(), ' ') {}

    std::string run() {
        const std::unique_ptr<GumboOutput, Freed> parsed(
            gumbo_parse_with_options(&kGumboDefaultOptions, page_.data(), page_.size()));
        std::vector<const GumboNode*> open{parsed->root};
        while (!open.empty()) {
            const GumboNode* node = open.back();
            open.pop_back();
            if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) copy(node->v.text);
            if (node->type != GUMBO_NODE_ELEMENT) continue;
            const GumboElement& element = node->v.element;
            if (is_hidden(element.tag)) continue;
            if (!is_inline(element.tag)) new_line(element.original_tag), new_line(element.original_end_tag);
            for (unsigned i = 0; i < element.children.length; ++i)
                open.push_back(static_cast<const GumboNode*>(element.children.data[i]));
        }
        return std::move(out_);
    }

private:
    bool inside(const GumboStringPiece& piece) const {
        return piece.data && piece.data >= page_.data() && piece.data + piece.length <= page_.data() + page_.size();
    }

    void new_line(const GumboStringPiece& tag) {
        if (inside(tag) && tag.length > 0) out_[std::size_t(tag.data - page_.data())] = '\n';
    }

    void copy(const GumboText& text) {
        if (!inside(text.original_text)) return;
        const std::string_view raw(text.original_text.data, text.original_text.length), said(text.text);
        const auto start = std::size_t(raw.data() - page_.data());
        if (raw.find('&') == raw.npos) {
            for (std::size_t i = 0; i < raw.size(); ++i) out_[start + i] = blank(raw[i]) ? ' ' : raw[i];
            return;
        }
        std::size_t from = 0, to = 0, read = 0;  // in raw, out, said
        while (from < raw.size()) {
            if (blank(raw[from])) {
                to = ++from;
                ++read;
                continue;
            }
            if (raw[from] != '&' || read >= said.size() || (said[read] == '&' && !reference(raw, from))) {
                out_[start + to++] = raw[from++];
                ++read;
                continue;
            }
            const std::size_t end = reference_end(raw, from);
            if (said.substr(read, 2) == "\xC2\xA0") {  // a blank that does not break
                read += 2;
                to = from = end;
                continue;
            }
            do out_[start + to++] = said[read++];
            while (read < said.size() && (said[read] & 0xC0) == 0x80 && to < end);
            from = end;
        }
    }

    static bool reference(std::string_view raw, std::size_t at) {
        const std::string_view rest = raw.substr(at, 7);
        return rest.substr(0, 5) == "&amp;" || rest.substr(0, 5) == "&#38;" || rest.substr(0, 6) == "&#x26;";
    }

    /// Behind "&lt;", or "&lt" without its semicolon.
    static std::size_t reference_end(std::string_view raw, std::size_t at) {
        static constexpr std::string_view named = "#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        const std::size_t end = std::min(raw.find_first_not_of(named, at + 1), raw.size());
        return end < raw.size() && raw[end] == ';' ? end + 1 : end;
    }

    const std::string& page_;
    std::string out_;
};

/// For what is nested beyond reason: every tag a line's end.
std::string without_tags(const std::string& page) {
    std::string out = page;
    bool tag = false;
    for (char& c : out) {
        if (c == '<') {
            tag = true;
            c = '\n';
        } else if (tag) {
            tag = c != '>';
            c = ' ';
        }
    }
    return out;
}

}  // namespace

bool looks_like_html(const std::string& text) {
    const std::string_view start =
        trim(std::string_view(text).substr(text.compare(0, 3, "\xEF\xBB\xBF") == 0 ? 3 : 0, 400));
    if (start.empty() || start.front() != '<') return false;
    const std::string low = lower_ascii(std::string(start));
    for (const char* tag : {"<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<article", "<h1",
                            "<main", "<section", "<!--", "<span"})
        if (low.compare(0, std::string_view(tag).size(), tag) == 0) return true;
    return false;
}

std::string html_text(const std::string& page) {
    return depth_of(page) > deepest ? without_tags(page) : Page(thinned(page)).run();
}

}  // namespace detente
