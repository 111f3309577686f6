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

}  // namespace
}  // namespace newsgraph::understanding
