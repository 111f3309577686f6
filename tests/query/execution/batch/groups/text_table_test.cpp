#include "newsgraph/query/execution/batch/groups/text_table.h"

#include <gtest/gtest.h>

namespace newsgraph::execution::batch {
namespace {

TEST(TextTable, NumbersTextsAsTheyComeUp) {
  TextTable table;
  EXPECT_EQ(table.number("b"), 0U);
  EXPECT_EQ(table.number(""), 1U);
  EXPECT_EQ(table.number("a"), 2U);
  EXPECT_EQ(table.number("b"), 0U);
  EXPECT_EQ(table.number(""), 1U);
  EXPECT_EQ(table.size(), 3U);
}

TEST(TextTable, KeepsNumbersAsItGrows) {
  TextTable table;
  EXPECT_EQ(table.find("7"), NumberTable::kNone);
  for (std::uint32_t i = 0; i < 5000; ++i) EXPECT_EQ(table.number(std::to_string(i)), i);
  EXPECT_EQ(table.find("7"), 7U);
  EXPECT_EQ(table.find("5000"), NumberTable::kNone);
  for (std::uint32_t i = 0; i < 5000; ++i) EXPECT_EQ(table.number(std::to_string(i)), i);
  EXPECT_EQ(table.size(), 5000U);
}

TEST(TextTable, TellsTextsApartThatRunIntoOneAnother) {
  TextTable table;
  EXPECT_EQ(table.number("ab"), 0U);
  EXPECT_EQ(table.number("c"), 1U);
  EXPECT_EQ(table.number("a"), 2U);
  EXPECT_EQ(table.number("bc"), 3U);
  EXPECT_EQ(table.number("ab"), 0U);
}

}  // namespace
}  // namespace newsgraph::execution::batch
