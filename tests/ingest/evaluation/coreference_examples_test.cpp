#include "newsgraph/ingest/evaluation/coreference_examples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "ingest/language/conllu/treebank.h"

namespace newsgraph::evaluation {
namespace {

using ::testing::HasSubstr;

/// Two documents: "Lima left . Lima is ill ." and "Lima left ."
constexpr std::string_view kGold =
    "# newdoc id = a\n# global.Entity = eid-etype-head\n"
    "1 Lima Lima PROPN _ 2 nsubj Entity=(e1-person-1)\n"
    "2 left leave VERB _ 0 root\n"
    "3 . . PUNCT _ 2 punct\n\n"
    "1 Lima Lima PROPN _ 3 nsubj Entity=(e1-person-1)\n"
    "2 is be AUX _ 3 cop\n"
    "3 ill ill ADJ _ 0 root\n"
    "4 . . PUNCT _ 3 punct\n\n"
    "# newdoc id = b\n"
    "1 Lima Lima PROPN _ 2 nsubj Entity=(e1-place-1)\n"
    "2 left leave VERB _ 0 root\n"
    "3 . . PUNCT _ 2 punct\n\n";

TEST(CoreferenceExamples, SayWhichAnswerIsRight) {
  const language::Treebank gold = testing::treebank_of(kGold);
  std::ostringstream out;
  write_coreference_examples(gold, gold.analysis, out);
  EXPECT_THAT(out.str(), HasSubstr("0\t0\t1\tnew||name\t"));  // the first is new
  EXPECT_THAT(out.str(), HasSubstr("0\t1\t0\tnew||name\t"));  // the second is not
  EXPECT_THAT(out.str(), HasSubstr("0\t1\t1\tpair||name\tpair||name|name\t"));
  EXPECT_THAT(out.str(), HasSubstr("1\t0\t1\tnew||name\t"));  // another document
}

}  // namespace
}  // namespace newsgraph::evaluation
