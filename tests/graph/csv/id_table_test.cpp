#include "newsgraph/graph/csv/id_table.h"

#include <gtest/gtest.h>

namespace newsgraph::csv {
namespace {

TEST(IdTable, FindsIdsOfEveryLength) {
  IdTable ids;
  const std::string words[] = {"",         "a",        std::string("a\0", 2), "1234567",
                               "12345678", "12345679", std::string(1000, 'x')};
  std::uint32_t node = 0;
  for (const std::string& word : words) EXPECT_TRUE(ids.insert(word, node++)) << word;
  node = 0;
  for (const std::string& word : words) {
    EXPECT_EQ(ids.find(word), node++) << word;
    EXPECT_FALSE(ids.insert(word, 99));
  }
  EXPECT_FALSE(ids.find("b"));
  EXPECT_FALSE(ids.find("12345670"));
}

TEST(IdTable, TellsNumbersFromWhatLooksLikeThem) {
  IdTable ids;
  const std::string words[] = {"0",  "00",  "7",   "07",         "-7",         "+7",
                               "7 ", "7.0", "7e0", "1000000000", "4294967303", "999999999"};
  std::uint32_t node = 0;
  for (const std::string& word : words) EXPECT_TRUE(ids.insert(word, node++)) << word;
  node = 0;
  for (const std::string& word : words) EXPECT_EQ(ids.find(word), node++) << word;
  EXPECT_FALSE(ids.find("8"));
}

TEST(IdTable, KeepsANumberThatCameWhenItWasFarFromAllOthers) {
  IdTable ids;
  ASSERT_TRUE(ids.insert("50000", 0));
  for (std::uint32_t i = 1; i < 50'000; ++i) ASSERT_TRUE(ids.insert(std::to_string(i), i));
  EXPECT_FALSE(ids.insert("50000", 99));
  EXPECT_EQ(ids.find("50000"), 0u);
  EXPECT_TRUE(ids.insert("50001", 50'001));
  EXPECT_EQ(ids.size(), 50'001u);
}

TEST(IdTable, GrowsWithWhatItHolds) {
  IdTable ids;
  const auto name = [](std::uint32_t i) {
    return i % 2 == 0 ? std::to_string(i) : "a long name " + std::to_string(i);
  };
  for (std::uint32_t i = 0; i < 100'000; ++i) ASSERT_TRUE(ids.insert(name(i), i));
  for (std::uint32_t i = 0; i < 100'000; ++i) ASSERT_EQ(ids.find(name(i)), i);
  EXPECT_EQ(ids.size(), 100'000u);
}

}  // namespace
}  // namespace newsgraph::csv
