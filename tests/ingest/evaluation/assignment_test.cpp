#include "newsgraph/ingest/evaluation/assignment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace newsgraph::evaluation {
namespace {

/// The obvious twin: tries every pairing.
double by_trying(const std::vector<std::vector<double>>& weights) {
  const std::size_t rows = weights.size(), columns = weights.front().size();
  std::vector<std::size_t> order(std::max(rows, columns));
  std::iota(order.begin(), order.end(), 0);
  double best = 0;
  do {
    double sum = 0;
    for (std::size_t row = 0; row < rows; ++row) {
      if (order[row] < columns) sum += weights[row][order[row]];
    }
    best = std::max(best, sum);
  } while (std::ranges::next_permutation(order).found);
  return best;
}

TEST(Assignment, GivesUpTheBestPairForABetterSum) {
  EXPECT_DOUBLE_EQ(best_assignment({{0.9, 0.8}, {0.8, 0.1}}), 1.6);
}

TEST(Assignment, NothingToPairIsNothing) {
  EXPECT_EQ(best_assignment({}), 0);
  EXPECT_EQ(best_assignment({{}, {}}), 0);
}

TEST(Assignment, AgreesWithTryingAllPairings) {
  std::mt19937 random(20140623);
  for (int round = 0; round < 200; ++round) {
    const std::size_t rows = 1 + random() % 5, columns = 1 + random() % 5;
    std::vector<std::vector<double>> weights(rows, std::vector<double>(columns));
    for (auto& row : weights) {
      for (double& weight : row) weight = random() % 3 == 0 ? 0 : (random() % 100) / 100.0;
    }
    EXPECT_NEAR(best_assignment(weights), by_trying(weights), 1e-9) << "round " << round;
  }
}

}  // namespace
}  // namespace newsgraph::evaluation
