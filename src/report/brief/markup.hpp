#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace detente::report {

/// Text for HTML and XML, in elements and in double- or single-quoted attributes: cleaned, then & < > " ' escaped.
std::string escaped(std::string_view);

/// Writes HTML or SVG whose tags always balance and whose text is always escaped. Only raw() trusts its input: it is
/// for markup written by this program.
class Markup {
public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    /// Closes its element when it goes out of scope.
    class [[nodiscard]] Scope {
    public:
        explicit Scope(Markup& markup) : markup_(markup) {}
        ~Scope() { markup_.close(); }
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

    private:
        Markup& markup_;
    };

    Scope in(std::string_view tag, Attributes = {});
    void text(std::string_view);
    void raw(std::string_view trusted) { out_ += trusted; }
    void element(std::string_view tag, Attributes, std::string_view text);
    /// An element without content: <br/>, <path .../>.
    void leaf(std::string_view tag, Attributes = {});

    const std::string& str() const { return out_; }

private:
    void start(std::string_view tag, Attributes);
    void close();

    std::string out_;
    std::vector<std::string> open_;
};

}  // namespace detente::report
