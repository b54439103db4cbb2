#include "markup_check.hpp"

#include <fmt/format.h>

namespace detente::fixture {
namespace {

struct Entity {
    std::string_view written;
    char is;
};
constexpr Entity entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};

class Reader {
public:
    explicit Reader(std::string_view source) : source_(source) {}

    Markup read() {
        while (markup_.fault.empty() && at_ < source_.size()) source_[at_] == '<' ? tag() : text();
        if (markup_.fault.empty() && !open_.empty()) fail("never closed: " + open_.back());
        return std::move(markup_);
    }

private:
    void fail(const std::string& what) {
        const std::size_t from = at_ < 60 ? 0 : at_ - 60;
        markup_.fault = fmt::format("at byte {}: {}, near: {}", at_, what, source_.substr(from, 120));
    }

    bool resolved(std::string& to) {
        for (const Entity& entity : entities) {
            if (source_.substr(at_).starts_with(entity.written)) {
                to += entity.is;
                at_ += entity.written.size();
                return true;
            }
        }
        fail("an ampersand that starts no entity");
        return false;
    }

    void text() {
        while (at_ < source_.size() && source_[at_] != '<') {
            if (source_[at_] == '&') {
                if (!resolved(markup_.text)) return;
            } else {
                markup_.text += source_[at_++];
            }
        }
    }

    static bool name_char(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':';
    }

    std::string name() {
        const std::size_t start = at_;
        while (at_ < source_.size() && name_char(source_[at_])) ++at_;
        return std::string(source_.substr(start, at_ - start));
    }

    void skip_space() {
        while (at_ < source_.size() && (source_[at_] == ' ' || source_[at_] == '\n')) ++at_;
    }

    void tag() {
        if (source_.substr(at_).starts_with("<!DOCTYPE html>") || source_.substr(at_).starts_with("<?xml ")) {
            at_ = source_.find('>', at_) + 1;
            return;
        }
        ++at_;
        const bool closing = source_[at_] == '/';
        if (closing) ++at_;
        Element element{name(), {}};
        if (element.tag.empty()) return fail("a bare <");
        if (closing) {
            if (open_.empty() || open_.back() != element.tag) return fail("closes " + element.tag + " out of order");
            open_.pop_back();
            if (source_[at_] != '>') return fail("an end tag with more than a name");
            ++at_;
            return;
        }
        attributes(element);
        if (!markup_.fault.empty()) return;
        const bool self_closed = source_[at_] == '/';
        if (self_closed) ++at_;
        if (source_[at_] != '>') return fail("a tag that does not end");
        ++at_;
        markup_.elements.push_back(element);
        if (self_closed) return;
        open_.push_back(element.tag);
        if (element.tag != "style" && element.tag != "script") return;
        at_ = std::min(source_.find("</" + element.tag, at_), source_.size());
    }

    void attributes(Element& element) {
        for (skip_space(); at_ < source_.size() && source_[at_] != '>' && source_[at_] != '/'; skip_space()) {
            const std::string key = name();
            if (key.empty() || source_.substr(at_, 2) != "=\"")
                return fail("not an attribute of the form name=\"value\"");
            at_ += 2;
            std::string value;
            while (at_ < source_.size() && source_[at_] != '"') {
                if (source_[at_] == '<') return fail("< in an attribute");
                if (source_[at_] == '&') {
                    if (!resolved(value)) return;
                } else {
                    value += source_[at_++];
                }
            }
            ++at_;
            if (element.attribute(key) != nullptr) return fail("attribute twice: " + key);
            element.attributes.emplace_back(key, value);
        }
    }

    std::string_view source_;
    std::size_t at_ = 0;
    std::vector<std::string> open_;
    Markup markup_;
};

}  // namespace

const std::string* Element::attribute(std::string_view name) const {
    for (const auto& [key, value] : attributes) {
        if (key == name) return &value;
    }
    return nullptr;
}

Markup read_markup(std::string_view source) {
    return Reader(source).read();
}

}  // namespace detente::fixture
