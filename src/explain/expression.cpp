#include "explain/expression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <limits>

namespace detente::report {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// sum = product {(+|-) product}, product = signed {(*|/) signed}, signed = [-] power, power = atom [^ signed]
class Arithmetic {
public:
    explicit Arithmetic(std::string_view text) : text_(text) {}

    double whole() {
        const double value = sum();
        skip();
        return at_ == text_.size() ? value : none;
    }

private:
    void skip() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    }
    bool take(char sign) {
        skip();
        if (at_ >= text_.size() || text_[at_] != sign) return false;
        ++at_;
        return true;
    }
    double sum() {
        double value = product();
        while (true) {
            if (take('+'))
                value += product();
            else if (take('-'))
                value -= product();
            else
                return value;
        }
    }
    double product() {
        double value = with_sign();
        while (true) {
            if (take('*'))
                value *= with_sign();
            else if (take('/'))
                value /= with_sign();
            else
                return value;
        }
    }
    double with_sign() { return take('-') ? -with_sign() : power(); }
    double power() {
        const double base = atom();
        return take('^') ? std::pow(base, with_sign()) : base;
    }
    double atom() {
        skip();
        if (text_.substr(std::min(at_, text_.size()), 3) == "exp") return at_ += 3, std::exp(bracket());
        if (text_.substr(std::min(at_, text_.size()), 3) == "log") return at_ += 3, std::log(bracket());
        if (at_ < text_.size() && text_[at_] == '(') return bracket();
        if (at_ >= text_.size()) return failed();
        double value = none;
        const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
        if (error != std::errc()) return failed();
        at_ = static_cast<std::size_t>(end - text_.data());
        return value;
    }
    double bracket() {
        if (!take('(') || ++depth_ > 64) return failed();
        const double value = sum();
        --depth_;
        return take(')') ? value : failed();
    }
    double failed() {
        at_ = text_.size() + 1;
        return none;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

bool letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}
bool in_symbol(char c) {
    return letter(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '\'';
}

}  // namespace

double evaluate(std::string_view arithmetic) {
    return Arithmetic(arithmetic).whole();
}

std::string substituted(std::string_view equation, const std::function<std::string(const std::string&)>& value_of) {
    std::string text;
    for (std::size_t at = 0; at < equation.size();) {
        if (!letter(equation[at])) {
            text += equation[at++];
            continue;
        }
        std::size_t end = at;
        while (end < equation.size() && in_symbol(equation[end])) ++end;
        const std::string symbol(equation.substr(at, end - at));
        text += symbol == "exp" || symbol == "log" ? symbol : value_of(symbol);
        at = end;
    }
    return text;
}

std::string plain_number(double value, int digits) {
    const double size = std::abs(value);
    if (!(size >= 1e-5 && size < 1e17)) return fmt::format("{:.{}g}", value, digits);
    const int before_point = static_cast<int>(std::floor(std::log10(size))) + 1;
    std::string text = fmt::format("{:.{}f}", value, std::max(0, digits - before_point));
    if (text.find('.') != std::string::npos) text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

std::string number_in_arithmetic(double value, int digits) {
    const std::string text = plain_number(value, digits);
    return text.find_first_of("-e") == std::string::npos ? text : "(" + text + ")";
}

}  // namespace detente::report
