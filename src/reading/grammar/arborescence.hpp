#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace detente::reading {

/// The heads of the tree whose scores add up to most (Chu and Liu 1965, Edmonds 1967), with exactly one word at the
/// root. scores[word][head], row after row, of `words` rows and `words` + 1 columns: column 0 is the root, column h + 1
/// word h. Result: of each word its column, 0 for the root. Time: cubic in the words at worst; linear in the scores
/// where the best heads already make a tree.
std::vector<std::int32_t> best_tree(std::span<const float> scores, std::size_t words);

}  // namespace detente::reading
