#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace detente::report {

/// The value of plain arithmetic: numbers, + - * / ^ (binds to the right, before the minus sign), exp( ), log( )
/// (natural), parentheses. NaN for what is none.
double evaluate(std::string_view arithmetic);

/// `equation` with `value_of(symbol)` for every symbol: a letter, then letters, digits, _ and primes. exp and log stay.
std::string substituted(std::string_view equation, const std::function<std::string(const std::string&)>& value_of);

/// At most `digits` significant digits (never fewer than stand before the point), without an exponent where that is
/// readable.
std::string plain_number(double, int digits);
/// The same, in parentheses where it has a minus sign or an exponent.
std::string number_in_arithmetic(double, int digits);

}  // namespace detente::report
