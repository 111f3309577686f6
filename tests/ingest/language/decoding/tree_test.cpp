#include "newsgraph/ingest/language/decoding/tree.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <optional>
#include <random>

namespace newsgraph::language {
namespace {

/// Whether heads (the first unused) form a tree with exactly one child of the root.
bool is_tree(const std::vector<std::size_t>& heads) {
  std::size_t roots = 0;
  for (std::size_t word = 1; word < heads.size(); ++word) {
    roots += heads[word] == 0 ? 1 : 0;
    std::size_t node = word, steps = 0;
    for (; node != 0 && steps < heads.size(); ++steps) node = heads[node];
    if (node != 0) return false;
  }
  return roots == 1;
}

double total(const std::vector<float>& scores, const std::vector<std::size_t>& heads) {
  double sum = 0;
  for (std::size_t word = 1; word < heads.size(); ++word) {
    sum += scores[word * heads.size() + heads[word]];
  }
  return sum;
}

/// The best total of all trees, by looking at each.
double best_total(const std::vector<float>& scores, std::size_t words) {
  std::vector<std::size_t> heads(words + 1, 0);
  double best = -std::numeric_limits<double>::infinity();
  for (;;) {
    if (is_tree(heads)) best = std::max(best, total(scores, heads));
    std::size_t word = 1;
    while (word <= words && heads[word] == words) heads[word++] = 0;
    if (word > words) return best;
    ++heads[word];
  }
}

using Scores = std::vector<float> (*)(std::mt19937& random, std::size_t words);

std::vector<float> fractions(std::mt19937& random, std::size_t words) {
  std::uniform_real_distribution<float> score(-5, 5);
  std::vector<float> scores((words + 1) * (words + 1));
  for (float& each : scores) each = score(random);
  return scores;
}

/// Few different ones, so that many trees are as good as the best.
std::vector<float> ties(std::mt19937& random, std::size_t words) {
  std::vector<float> scores((words + 1) * (words + 1));
  for (float& each : scores) each = static_cast<float>(random() % 3);
  return scores;
}

/// All words would rather hang on the root.
std::vector<float> many_roots(std::mt19937& random, std::size_t words) {
  std::vector<float> scores = fractions(random, words);
  for (std::size_t word = 1; word <= words; ++word) scores[word * (words + 1)] += 20;
  return scores;
}

/// Neighbours would rather govern each other.
std::vector<float> cycles(std::mt19937& random, std::size_t words) {
  std::vector<float> scores = fractions(random, words);
  for (std::size_t word = 1; word <= words; ++word) {
    const std::size_t other = word % 2 == 1 ? word + 1 : word - 1;
    if (other <= words) scores[word * (words + 1) + other] += 20;
  }
  return scores;
}

TEST(BestTree, IsTheBestOfAllTrees) {
  for (const Scores kind : {fractions, ties, many_roots, cycles}) {
    for (std::size_t words = 1; words <= 5; ++words) {
      for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        std::mt19937 random(seed);
        const std::vector<float> scores = kind(random, words);
        const std::vector<std::size_t> heads = best_tree(scores, words);
        ASSERT_TRUE(is_tree(heads)) << words << " words, seed " << seed;
        ASSERT_NEAR(total(scores, heads), best_total(scores, words), 1e-4)
            << words << " words, seed " << seed;
      }
    }
  }
}

TEST(BestTree, NoWordOfALongSentenceHasABetterHead) {
  for (const Scores kind : {fractions, ties, many_roots, cycles}) {
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
      constexpr std::size_t kWords = 60;
      std::mt19937 random(seed);
      const std::vector<float> scores = kind(random, kWords);
      std::vector<std::size_t> heads = best_tree(scores, kWords);
      ASSERT_TRUE(is_tree(heads)) << "seed " << seed;
      const double best = total(scores, heads);
      for (std::size_t word = 1; word <= kWords; ++word) {
        const std::size_t own = heads[word];
        for (heads[word] = 0; heads[word] <= kWords; ++heads[word]) {
          if (!is_tree(heads)) continue;
          ASSERT_LE(total(scores, heads), best + 1e-4) << "seed " << seed;
        }
        heads[word] = own;
      }
    }
  }
}

TEST(BestTree, IsATreeWhateverTheScores) {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  const float strange[] = {std::nanf(""), kInfinity, -kInfinity, 3e38F, -3e38F, 0, 1};
  for (std::size_t words = 1; words <= 8; ++words) {
    for (const float all : strange) {
      EXPECT_TRUE(is_tree(best_tree(std::vector<float>((words + 1) * (words + 1), all), words)))
          << words << " words under " << all;
    }
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
      std::mt19937 random(seed);
      std::vector<float> scores((words + 1) * (words + 1));
      for (float& each : scores) each = strange[random() % std::size(strange)];
      EXPECT_TRUE(is_tree(best_tree(scores, words))) << words << " words, seed " << seed;
    }
  }
}

TEST(BestTree, OneWordIsTheRootAndNoWordIsNothing) {
  EXPECT_EQ(best_tree(std::vector<float>{0, 0, -7, 100}, 1), (std::vector<std::size_t>{0, 0}));
  EXPECT_EQ(best_tree(std::vector<float>{0}, 0), std::vector<std::size_t>{0});
}

}  // namespace
}  // namespace newsgraph::language
