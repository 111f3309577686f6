#include "newsgraph/ingest/evaluation/likely_sentence.h"

#include <gtest/gtest.h>

namespace newsgraph::evaluation {
namespace {

TEST(LikelySentence, SharesMostWordsWithBothEnds) {
  const GoldArticle gold = read_gold(LocatedJson::parse(R"({
    "entities": [{"label": "Person", "name": "Ana Lima", "aliases": ["the envoy"]},
                 {"label": "Country", "name": "Peru"}],
    "facts": [{"s": "Ana Lima", "r": "DISCUSSED", "o": {"label": "Topic", "name": "water rights"}},
              {"s": "Ana Lima", "r": "VISITED", "o": "Peru"},
              {"s": "Peru", "r": "SAID", "o": {"label": "Statement", "name": "nothing of it"}}]})",
                                                        "gold.json"));
  const std::vector<std::string> sentences{"Ana Lima arrived on Monday.",
                                           "The envoy talked about rights to water.",
                                           "Water rights are old."};
  EXPECT_EQ(likely_sentence(gold, gold.facts[0], sentences), 1u);
  EXPECT_EQ(likely_sentence(gold, gold.facts[1], sentences), 0u);
  EXPECT_EQ(likely_sentence(gold, gold.facts[2], sentences), std::nullopt);
}

}  // namespace
}  // namespace newsgraph::evaluation
