#include "newsgraph/query/parser/keyword.h"

#include <algorithm>
#include <vector>

namespace newsgraph::parser {

namespace {

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// Edit distance with transpositions of neighbours ("optimal string alignment"), ignoring case.
std::size_t edit_distance(std::string_view left, std::string_view right) {
  std::vector<std::vector<std::size_t>> cost(left.size() + 1,
                                             std::vector<std::size_t>(right.size() + 1));
  for (std::size_t i = 0; i <= left.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= right.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const bool same = upper(left[i - 1]) == upper(right[j - 1]);
      cost[i][j] =
          std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && upper(left[i - 1]) == upper(right[j - 2]) &&
          upper(left[i - 2]) == upper(right[j - 1])) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[left.size()][right.size()];
}

}  // namespace

bool same_keyword(std::string_view word, std::string_view keyword) {
  return std::ranges::equal(word, keyword, {}, upper);
}

std::string closest(std::string_view word, std::span<const std::string_view> candidates) {
  constexpr std::size_t kLongestWord = 64;  // beyond it nothing is a misspelling of anything
  if (word.empty() || word.size() > kLongestWord) return {};
  const std::size_t tolerance = std::max<std::size_t>(1, word.size() / 3);
  std::string_view best;
  std::size_t best_distance = tolerance + 1;
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  // A word of which no letter stays was meant for something else.
  if (best_distance >= word.size()) return {};
  return std::string(best);
}

std::string suggest(std::string_view word, std::span<const std::string_view> candidates) {
  const std::string best = closest(word, candidates);
  return best.empty() ? best : "Did you mean " + best + "?";
}

}  // namespace newsgraph::parser
