// The language analysis on news style: the sentences of datasets/treebank.
//
// The floors lie a little below what the model reaches. They hold against loss; how good the model
// is, larger treebanks tell (docs/language-analysis.md).
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "newsgraph/ingest/analyzer.h"
#include "newsgraph/ingest/language/conllu/conllu.h"
#include "newsgraph/ingest/language/conllu/evaluation.h"

namespace newsgraph::language {
namespace {

TEST(NewsTreebank, IsAnalysedAsWellAsBefore) {
  const std::string file = NEWSGRAPH_DATASETS "/treebank/news-style.conllu";
  std::ifstream in(file);
  const Treebank gold = read_conllu(in, file);
  const Analysis system = Analyzer::english().analyze(gold.text);
  const Evaluation evaluation = evaluate(gold.analysis, system, gold.text);
  std::ostringstream table;
  write_evaluation(evaluation, table);
  SCOPED_TRACE(table.str());

  EXPECT_GE(evaluation[Metric::kTokens].f1(), 0.99);
  EXPECT_GE(evaluation[Metric::kSentences].f1(), 0.96);
  EXPECT_GE(evaluation[Metric::kUpos].f1(), 0.97);
  EXPECT_GE(evaluation[Metric::kLemmas].f1(), 0.965);
  EXPECT_GE(evaluation[Metric::kLas].f1(), 0.86);
  EXPECT_GE(evaluation[Metric::kNames].f1(), 0.93);
}

}  // namespace
}  // namespace newsgraph::language
