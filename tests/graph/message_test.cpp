#include "newsgraph/graph/message.h"

#include <gtest/gtest.h>

namespace newsgraph {
namespace {

TEST(Message, QuotesTheBeginningOfALongText) {
  EXPECT_EQ(in_quotes("Ada"), "'Ada'");
  EXPECT_EQ(in_quotes(""), "''");
  EXPECT_EQ(in_quotes(std::string(16 << 20, 'x')), "'" + std::string(60, 'x') + "…'");
  std::string cities;
  for (int i = 0; i < 100; ++i) cities += "é";
  EXPECT_EQ(in_quotes(cities).size(), 60 * 2 + std::string_view("''…").size());
}

TEST(Message, EscapesWhatWouldCutOrGarbleIt) {
  EXPECT_EQ(in_quotes(std::string_view("a\0b", 3)), "'a\\u0000b'");
  EXPECT_EQ(in_quotes("a\nb\x1b[31m"), "'a\\u000ab\\u001b[31m'");
  EXPECT_EQ(in_quotes("a\xff"), "'a\\xff'");
}

TEST(Message, ChoosesTheArticle) {
  EXPECT_EQ(with_article("INTEGER"), "an INTEGER");
  EXPECT_EQ(with_article("STRING"), "a STRING");
}

}  // namespace
}  // namespace newsgraph
