#include "newsgraph/ingest/understanding/topics.h"

#include <gtest/gtest.h>

#include "tree_questions.h"

namespace newsgraph::understanding {
namespace {

using testing::or_dash;

TEST(Topics, EndWhereWhatFollowsIsAboutSomethingElse) {
  testing::expect_answers(
      "topics.conllu",
      {{"topic of", [](const Clauses& clauses,
                       std::size_t word) { return or_dash(topic_text(clauses, word)); }},
       {"infinitive topic of",
        [](const Clauses& clauses, std::size_t word) {
          return or_dash(infinitive_topic(clauses, word));
        }},
       {"clause topic of", [](const Clauses& clauses, std::size_t word) {
          return or_dash(clause_topic(clauses, word));
        }}});
}

TEST(Topics, AreNoAmounts) {
  EXPECT_TRUE(is_amount("over £2.3 billion"));
  EXPECT_TRUE(is_amount("at least 20 percent"));
  EXPECT_FALSE(is_amount("£2.3 billion of aid"));
  EXPECT_FALSE(is_amount("aid"));
}

}  // namespace
}  // namespace newsgraph::understanding
