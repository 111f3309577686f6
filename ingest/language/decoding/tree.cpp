#include "newsgraph/ingest/language/decoding/tree.h"

#include <algorithm>
#include <cmath>

namespace newsgraph::language {

namespace {

constexpr double kImpossible = -1e18;
constexpr double kLargest = 1e12;

/// Scores that no sane model gives, infinite or not numbers, must not lead to what is no tree.
double tame(float score) {
  return std::isnan(score) ? -kLargest : std::clamp<double>(score, -kLargest, kLargest);
}

/// Nodes on a cycle of the head function, empty where there is none.
std::vector<std::size_t> find_cycle(const std::vector<std::size_t>& heads) {
  std::vector<std::size_t> seen(heads.size(), 0);  // the walk that came by, 0 none
  for (std::size_t start = 1; start < heads.size(); ++start) {
    std::size_t node = start;
    while (node != 0 && seen[node] == 0) {
      seen[node] = start;
      node = heads[node];
    }
    if (node == 0 || seen[node] != start) continue;
    std::vector<std::size_t> cycle;
    for (std::size_t on = node; cycle.empty() || on != node; on = heads[on]) cycle.push_back(on);
    return cycle;
  }
  return {};
}

std::vector<std::size_t> best_heads(const std::vector<double>& scores, std::size_t size) {
  std::vector<std::size_t> heads(size, 0);
  for (std::size_t d = 1; d < size; ++d) {
    for (std::size_t h = 0; h < size; ++h) {
      if (h != d && scores[d * size + h] > scores[d * size + heads[d]]) heads[d] = h;
    }
  }
  return heads;
}

/// The maximum spanning arborescence from node 0: contracts a cycle, solves the smaller problem,
/// opens the cycle where its entering arc points.
std::vector<std::size_t> arborescence(const std::vector<double>& scores, std::size_t size) {
  std::vector<std::size_t> heads = best_heads(scores, size);
  const std::vector<std::size_t> cycle = find_cycle(heads);
  if (cycle.empty()) return heads;

  std::vector<bool> on_cycle(size, false);
  double cycle_score = 0;
  for (const std::size_t node : cycle) {
    on_cycle[node] = true;
    cycle_score += scores[node * size + heads[node]];
  }
  std::vector<std::size_t> outside;  // nodes of the smaller problem; the cycle comes last
  for (std::size_t node = 0; node < size; ++node) {
    if (!on_cycle[node]) outside.push_back(node);
  }
  const std::size_t small = outside.size() + 1, merged = small - 1;
  std::vector<double> reduced(small * small, kImpossible);
  std::vector<std::size_t> enters(small, 0);  // which node of the cycle an outer head enters
  std::vector<std::size_t> leaves(small, 0);  // which node of the cycle governs an outer node
  for (std::size_t i = 0; i < merged; ++i) {
    for (std::size_t j = 0; j < merged; ++j) {
      reduced[i * small + j] = scores[outside[i] * size + outside[j]];
    }
    for (const std::size_t node : cycle) {
      const double out = scores[outside[i] * size + node];
      if (out > reduced[i * small + merged]) {
        reduced[i * small + merged] = out;
        leaves[i] = node;
      }
      const double in =
          cycle_score - scores[node * size + heads[node]] + scores[node * size + outside[i]];
      if (in > reduced[merged * small + i] || enters[i] == 0) {
        reduced[merged * small + i] = in;
        enters[i] = node;
      }
    }
  }
  const std::vector<std::size_t> solved = arborescence(reduced, small);
  for (std::size_t i = 1; i < merged; ++i) {
    heads[outside[i]] = solved[i] == merged ? leaves[i] : outside[solved[i]];
  }
  heads[enters[solved[merged]]] = outside[solved[merged]];
  return heads;
}

std::size_t children_of_root(const std::vector<std::size_t>& heads) {
  return static_cast<std::size_t>(std::count(heads.begin() + 1, heads.end(), 0));
}

}  // namespace

std::vector<std::size_t> best_tree(std::span<const float> scores, std::size_t words) {
  const std::size_t size = words + 1;
  std::vector<double> work(scores.size());
  std::ranges::transform(scores, work.begin(), tame);
  for (std::size_t d = 0; d < size; ++d) work[d * size + d] = kImpossible;
  std::vector<std::size_t> heads = best_heads(work, size);
  if (children_of_root(heads) == 1 && find_cycle(heads).empty()) return heads;

  heads = arborescence(work, size);
  if (children_of_root(heads) == 1) return heads;
  // So dear that a second arc from the root is never worth what it gains.
  double least = 0, most = 0;
  for (const float score : scores) {
    least = std::min(least, tame(score));
    most = std::max(most, tame(score));
  }
  const double penalty = (most - least + 1) * static_cast<double>(size);
  for (std::size_t d = 1; d < size; ++d) work[d * size] -= penalty;
  return arborescence(work, size);
}

}  // namespace newsgraph::language
