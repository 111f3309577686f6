#include "newsgraph/query/execution/number_table.h"

#include <gtest/gtest.h>

namespace newsgraph::execution {
namespace {

TEST(NumberTable, NumbersWordsAsTheyComeUp) {
  NumberTable table;
  EXPECT_EQ(table.number(7), 0U);
  EXPECT_EQ(table.number(std::uint64_t{1} << 60), 1U) << "one that is hashed";
  EXPECT_EQ(table.number_of_null(), 2U);
  EXPECT_EQ(table.number(0), 3U);
  EXPECT_EQ(table.number(7), 0U);
  EXPECT_EQ(table.number(std::uint64_t{1} << 60), 1U);
  EXPECT_EQ(table.number_of_null(), 2U);
  EXPECT_EQ(table.size(), 4U);
}

TEST(NumberTable, StaysSmallWhereWordsLieFarApart) {
  constexpr std::uint64_t kWords = 200'000, kStride = 307;
  NumberTable table;
  for (int round = 0; round < 2; ++round) {
    for (std::uint64_t i = 0; i < kWords; ++i) {
      ASSERT_EQ(table.find(i * kStride), round == 0 ? NumberTable::kNone : i);
      ASSERT_EQ(table.number(i * kStride), i);
    }
  }
  EXPECT_LT(table.bytes(), 45'000'000U) << "with a page for each there would be 51 MB of them";
  // Neighbours of words that are in pages are in them too, all others are hashed.
  EXPECT_EQ(table.number(1), kWords);
  EXPECT_EQ(table.number(kWords * kStride - 1), kWords + 1);
  EXPECT_EQ(table.number(1), kWords);
  EXPECT_EQ(table.number(kWords * kStride - 1), kWords + 1);
}

}  // namespace
}  // namespace newsgraph::execution
