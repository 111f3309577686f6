#include "newsgraph/ingest/understanding/time/tense.h"

#include <gtest/gtest.h>

#include "time_text.h"

namespace newsgraph::understanding::timex {
namespace {

struct Case {
  std::string_view sentence;  ///< with "TIME" where the time expression is
  bool ahead;
};

void expect_ahead(const std::vector<Case>& cases) {
  for (const auto& [sentence, ahead] : cases) {
    const Words words = testing::plain_words(sentence);
    std::size_t i = 0;
    while (i < words.size() && words[i].form != "TIME") ++i;
    EXPECT_EQ(looks_ahead(words, {i, i + 1}), ahead) << sentence;
  }
}

TEST(Tense, TheVerbBeforeTellsWhetherTheClauseLooksAhead) {
  expect_ahead({
      {"They will meet TIME.", true},
      {"They would meet TIME.", true},
      {"He invited her to visit TIME.", true},
      {"He invited them to talks TIME.", true},
      {"They agreed to meet TIME.", true},
      {"The talks are scheduled for TIME.", true},
      {"The talks are due TIME.", true},
      {"The deal is expected to be signed TIME.", true},
      {"They are to meet TIME.", true},
      {"They will meet as partners TIME.", true},
      {"They will travel to Paris, Rome and Oslo TIME.", true},
      {"They met TIME.", false},
      {"They managed to meet TIME.", false},
      {"They went to Paris TIME.", false},
      {"He came to talks TIME.", false},
      {"He will resign, a spokesman said TIME.", false},
      {"Those who will come told reporters TIME.", false},
      {"He would have met her TIME.", false},
  });
}

TEST(Tense, WhereATimeOpensItsClauseTheVerbBehindTells) {
  expect_ahead({
      {"TIME, the ministers will meet.", true},
      {"TIME they are due to meet.", true},
      {"He said that TIME they would meet.", true},
      {"TIME, the ministers met and will meet again.", false},
      {"TIME, the ministers, who will resign, met.", false},
      {"TIME 's vote will end it.", false},
      {"Talks held TIME will end it.", false},
      {"TIME", false},
      {"", false},
  });
}

}  // namespace
}  // namespace newsgraph::understanding::timex
