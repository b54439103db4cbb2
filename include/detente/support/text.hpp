#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/support/utf8.hpp"

namespace detente {

std::string_view trim(std::string_view);
std::string lower_ascii(std::string_view);
std::vector<std::string> split(std::string_view, char separator);
std::string join(const std::vector<std::string>&, std::string_view separator);

/// Locale-free, whole-string number; nullopt unless all of `text` is one finite decimal number.
std::optional<double> parse_number(std::string_view text);

/// Shortest decimal that reads back to the same double.
std::string shortest(double);

/// Case-, accent- and punctuation-free form for comparing names: "Côte d'Ivoire" -> "cote d ivoire".
std::string fold_name(std::string_view utf8);

/// The candidate nearest to `word` by edit distance (Damerau-Levenshtein on folded text), if near enough to suggest.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

/// "did you mean 'X'?" or, with no near candidate and few candidates, "one of: a, b, c"; empty when neither helps.
std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace detente
