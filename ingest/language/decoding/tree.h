// From scores of single arcs to a dependency tree.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace newsgraph::language {

/// The heads of the highest-scoring dependency tree with exactly one child of the root.
///
/// `scores` is (words + 1) × (words + 1) by rows: scores[d * (words + 1) + h] for word d (from 1)
/// under head h (0 is the root). Returns words + 1 heads; the first is unused. Each word's best
/// head is taken where that gives such a tree; else the algorithm of Chu and Liu (1965) and Edmonds
/// (1967) decides, in time O(words³) at worst.
std::vector<std::size_t> best_tree(std::span<const float> scores, std::size_t words);

}  // namespace newsgraph::language
