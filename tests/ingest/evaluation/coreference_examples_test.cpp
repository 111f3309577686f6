#include "newsgraph/ingest/evaluation/coreference_examples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "ingest/evaluation/two_documents.h"
#include "ingest/language/conllu/treebank.h"

namespace newsgraph::evaluation {
namespace {

using ::testing::HasSubstr;

TEST(CoreferenceExamples, SayWhichAnswerIsRight) {
  const language::Treebank gold = testing::treebank_of(testing::kTwoDocuments);
  std::ostringstream out;
  write_coreference_examples(gold, gold.analysis, out);
  EXPECT_THAT(out.str(), HasSubstr("0\t0\t1\tnew||name\t"));  // the first is new
  EXPECT_THAT(out.str(), HasSubstr("0\t1\t0\tnew||name\t"));  // the second is not
  EXPECT_THAT(out.str(), HasSubstr("0\t1\t1\tpair||name\tpair||name|name\t"));
  EXPECT_THAT(out.str(), HasSubstr("1\t0\t1\tnew||name\t"));  // another document
}

}  // namespace
}  // namespace newsgraph::evaluation
