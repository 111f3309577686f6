#include "newsgraph/query/execution/batch/groups/pair_table.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace newsgraph::execution::batch {
namespace {

/// Pairs of numbers below the bounds, told apart as a map tells them.
void expect_as_map(std::uint32_t left_bound, std::uint32_t right_bound) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> known;
  std::mt19937 random(left_bound);
  PairTable table;
  for (int i = 0; i < 50'000; ++i) {
    const std::pair pair(random() % left_bound, random() % right_bound);
    const auto number = known.try_emplace(pair, known.size()).first->second;
    const bool is_new = number == table.size();
    ASSERT_EQ(table.find(pair.first, pair.second), is_new ? NumberTable::kNone : number);
    ASSERT_EQ(table.number(pair.first, pair.second), number);
  }
  EXPECT_EQ(table.size(), known.size());
}

TEST(PairTable, NumbersPairsAsTheyComeUp) {
  expect_as_map(10, 10);
  expect_as_map(3, 100'000);
  expect_as_map(10'000, 3);
  expect_as_map(2'000, 1'000);
}

}  // namespace
}  // namespace newsgraph::execution::batch
