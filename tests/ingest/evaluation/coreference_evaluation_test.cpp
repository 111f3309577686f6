#include "newsgraph/ingest/evaluation/coreference_evaluation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "ingest/evaluation/two_documents.h"
#include "ingest/language/conllu/treebank.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/analyzer.h"

namespace newsgraph::evaluation {
namespace {

using coreference::Weights;
using ::testing::HasSubstr;

/// Links equal names and nothing else.
Weights equal_names() {
  return Weights::read("1\talike|text|none|name\n", "equal names");
}

TEST(CoreferenceEvaluation, ATreebankAgreesWithItself) {
  const language::Treebank gold = testing::treebank_of(testing::kTwoDocuments);
  const CoreferenceEvaluation evaluation = evaluate_coreference(gold, gold.analysis, equal_names());
  EXPECT_DOUBLE_EQ(evaluation.spans.conll_f1(), 1);
  EXPECT_DOUBLE_EQ(evaluation.heads.conll_f1(), 1);
}

TEST(CoreferenceEvaluation, DocumentsAreReadApart) {
  const language::Treebank gold = testing::treebank_of(testing::kTwoDocuments);
  const CoreferenceEvaluation evaluation = evaluate_coreference(gold, gold.analysis, equal_names());
  EXPECT_EQ(evaluation.spans.mentions.precision_whole, 2);
}

TEST(CoreferenceEvaluation, WhatIsNotLinkedIsMissed) {
  const language::Treebank gold = testing::treebank_of(testing::kTwoDocuments);
  const CoreferenceEvaluation evaluation =
      evaluate_coreference(gold, gold.analysis, Weights::read("", "none"));
  EXPECT_EQ(evaluation.spans.muc.recall_whole, 1);
  EXPECT_EQ(evaluation.spans.conll_f1(), 0);
}

TEST(CoreferenceEvaluation, AMentionOfTheWrongLengthIsFoundByItsHead) {
  // The treebank leaves the title out.
  const language::Treebank gold = testing::treebank_of(
      "1 Mayor mayor NOUN _ 2 compound\n"
      "2 Lima Lima PROPN _ 3 nsubj Entity=(e1--1)\n"
      "3 saw see VERB _ 0 root\n"
      "4 Mayor mayor NOUN _ 5 compound\n"
      "5 Lima Lima PROPN _ 3 obj Entity=(e1--1)\n");
  const Weights weights = Weights::read("1\talike|text|same|name\n", "equal names");
  const CoreferenceEvaluation evaluation = evaluate_coreference(gold, gold.analysis, weights);
  EXPECT_EQ(evaluation.spans.conll_f1(), 0);
  EXPECT_DOUBLE_EQ(evaluation.heads.conll_f1(), 1);
}

TEST(CoreferenceEvaluation, AnotherTextIsRefused) {
  const language::Treebank gold = testing::treebank_of(testing::kTwoDocuments);
  const language::Treebank other = testing::treebank_of("1 Lisbon Lisbon PROPN _ 0 root\n");
  EXPECT_THROW(evaluate_coreference(gold, other.analysis, equal_names()), Error);
}

TEST(CoreferenceEvaluation, TellsWhetherThereIsAnythingToJudgeBy) {
  EXPECT_TRUE(has_coreference(testing::treebank_of(testing::kTwoDocuments)));
  EXPECT_FALSE(has_coreference(testing::treebank_of("1 Lima Lima PROPN _ 0 root\n")));
}

TEST(CoreferenceEvaluation, ATreebankWithoutSenseIsScoredNevertheless) {
  // Heads in a circle, brackets that open and close nothing, words without a tree.
  const language::Treebank gold = testing::treebank_of(
      "1 Lima Lima PROPN _ 2 nsubj Entity=e9)((e1--1\n"
      "2 Cem Cem PROPN _ 1 obj Entity=(e1)e1)e1)\n\n"
      "1 Lima Lima PROPN\n");
  EXPECT_EQ(evaluate_coreference(gold, gold.analysis, Weights::read("", "none")).spans.conll_f1(),
            0);
}

TEST(CoreferenceEvaluation, ATableOfBothWaysToMatch) {
  const language::Treebank gold = testing::treebank_of(testing::kTwoDocuments);
  std::ostringstream out;
  write_evaluation(evaluate_coreference(gold, gold.analysis, equal_names()), out);
  EXPECT_THAT(out.str(), HasSubstr("Coreference, exact spans"));
  EXPECT_THAT(out.str(), HasSubstr("CoNLL      |           |           |    100.00 |\n"));
}

}  // namespace
}  // namespace newsgraph::evaluation
