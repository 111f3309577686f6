#include "newsgraph/ingest/understanding/syntax.h"

#include <gtest/gtest.h>

#include "tree_questions.h"

namespace newsgraph::understanding {
namespace {

using testing::forms_of;
using testing::or_dash;
using testing::yes_or_no;

TEST(Syntax, AnswersWhatIsAskedOfATree) {
  testing::expect_answers(
      "syntax.conllu",
      {{"coordination of",
        [](const Clauses& clauses, std::size_t word) {
          return forms_of(clauses, clauses.tree().coordination(word));
        }},
       {"first conjunct of",
        [](const Clauses& clauses, std::size_t word) {
          return forms_of(clauses, {clauses.tree().first_conjunct(word)});
        }},
       {"preposition of",
        [](const Clauses& clauses, std::size_t word) {
          return or_dash(clauses.tree().preposition(word));
        }},
       {"marker of", [](const Clauses& clauses,
                        std::size_t word) { return or_dash(clauses.tree().marker(word)); }},
       {"span of",
        [](const Clauses& clauses, std::size_t word) {
          return text_of(clauses.tree().words(), clauses.tree().span(word));
        }},
       {"is passive", [](const Clauses& clauses,
                         std::size_t word) { return yes_or_no(clauses.tree().is_passive(word)); }},
       {"is verb", [](const Clauses& clauses, std::size_t word) {
          return yes_or_no(clauses.tree().is_verb(word));
        }}});
}

/// Words with these heads; Word::kRoot for the root.
Words words_with_heads(const std::vector<std::size_t>& heads) {
  Words words(heads.size());
  for (std::size_t i = 0; i < heads.size(); ++i) words[i].head = heads[i];
  return words;
}

TEST(Syntax, ChildrenComeInTheOrderOfTheSentence) {
  const Words words = words_with_heads({2, 2, Word::kRoot, 4, 2});
  const Syntax tree(words);
  const auto children = tree.children(2);
  EXPECT_EQ(std::vector<std::size_t>(children.begin(), children.end()),
            (std::vector<std::size_t>{0, 1, 4}));
  EXPECT_TRUE(tree.children(0).empty());
  EXPECT_EQ(tree.head(3), 4u);
  EXPECT_EQ(tree.head(2), std::nullopt);
}

TEST(Syntax, CountsTheArcsBetweenWords) {
  const Words words = words_with_heads({2, 2, Word::kRoot, 4, 2});
  const Syntax tree(words);
  EXPECT_EQ(tree.distance(2, 2), 0u);
  EXPECT_EQ(tree.distance(2, 3), 2u);
  EXPECT_EQ(tree.distance(3, 2), 2u);
  EXPECT_EQ(tree.distance(0, 3), 3u);
}

TEST(Syntax, ARelationTakesInItsSubtypesAndASubtypeOnlyItself) {
  Words words = words_with_heads({1, Word::kRoot, 1});
  words[0].deprel = "nsubj:pass";
  words[2].deprel = "obl";
  const Syntax tree(words);
  EXPECT_TRUE(tree.stands_as(0, "nsubj"));
  EXPECT_TRUE(tree.stands_as(0, "nsubj:pass"));
  EXPECT_FALSE(tree.stands_as(0, "nsubj:outer"));
  EXPECT_FALSE(tree.stands_as(2, "obl:agent"));
  EXPECT_EQ(tree.child(1, "nsubj"), 0u);
  EXPECT_EQ(tree.child(1, "obj"), std::nullopt);
  EXPECT_TRUE(tree.has_child(1, "obl"));
}

TEST(Syntax, KnowsWhatIsUnderAWord) {
  const Words words = words_with_heads({1, 2, Word::kRoot, 2});
  const Syntax tree(words);
  EXPECT_TRUE(tree.is_under(0, 2));
  EXPECT_TRUE(tree.is_under(0, 0));
  EXPECT_FALSE(tree.is_under(3, 1));
}

TEST(Syntax, AnEmptySentenceIsATree) {
  const Words words;
  EXPECT_EQ(Syntax(words).size(), 0u);
}

}  // namespace
}  // namespace newsgraph::understanding
