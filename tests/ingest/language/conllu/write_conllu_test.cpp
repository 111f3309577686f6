#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "newsgraph/ingest/analyzer.h"
#include "newsgraph/ingest/language/conllu/conllu.h"
#include "treebank.h"

namespace newsgraph::language {
namespace {

using testing::treebank_of;

std::string written(const Analysis& analysis, std::string_view document = {}) {
  std::ostringstream out;
  write_conllu(analysis, document, out);
  return out.str();
}

TEST(WriteConllu, AddsAttributesToMisc) {
  const Analysis analysis = treebank_of(
                                "1 We we PRON _ 2 nsubj\n"
                                "2 met meet VERB _ 0 root\n"
                                "3 today today NOUN _ 2 obl\n"
                                "\n"
                                "1 Yes\n")
                                .analysis;
  std::ostringstream out;
  write_conllu(analysis, {}, out, {"", {{"", "", "Timex=(DATE:2025-02-25)"}}});
  EXPECT_THAT(out.str(), ::testing::HasSubstr("\tTokenRange=7:12|Timex=(DATE:2025-02-25)\n"));
  EXPECT_THAT(out.str(), ::testing::HasSubstr("\tTokenRange=0:2\n"));
}

TEST(WriteConllu, SaysWhatTheFieldsOfEntitiesAre) {
  std::ostringstream out;
  write_conllu(treebank_of("1 Yes\n").analysis, "a.txt", out, {"eid-etype-head", {}});
  EXPECT_THAT(out.str(), ::testing::StartsWith("# newdoc id = a.txt\n"
                                               "# global.Entity = eid-etype-head\n"));
}

TEST(WriteConllu, WritesEverythingThatATokenTells) {
  EXPECT_EQ(written(treebank_of("1 Élan élan NOUN Number=Sing 2 nsubj NER=B-ORG\n"
                                "2-3 isn't _ _ _ _ _ SpaceAfter=No\n"
                                "2 is be AUX _ 0 root NER=O\n"
                                "3 n't not PART _ 2 advmod\n"
                                "4 . . PUNCT _ 2 punct\n"
                                "\n"
                                "1 Yes\n")
                        .analysis,
                    "a.txt"),
            "# newdoc id = a.txt\n"
            "# newpar\n"
            "# sent_id = 1\n"
            "# text = Élan isn't.\n"
            "1\tÉlan\télan\tNOUN\tNOUN\tNumber=Sing\t2\tnsubj\t_\tTokenRange=0:4|NER=B-ORG\n"
            "2-3\tisn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|TokenRange=5:10\n"
            "2\tis\tbe\tAUX\tAUX\t_\t0\troot\t_\tTokenRange=5:10|NER=O\n"
            "3\tn't\tnot\tPART\tPART\t_\t2\tadvmod\t_\tTokenRange=5:10\n"
            "4\t.\t.\tPUNCT\tPUNCT\t_\t2\tpunct\t_\tTokenRange=10:11\n"
            "\n"
            "# sent_id = 2\n"
            "# text = Yes\n"
            "1\tYes\t_\t_\t_\t_\t_\t_\t_\tTokenRange=12:15\n"
            "\n");
}

TEST(WriteConllu, CommentsAreOneLineWhateverTheNameHolds) {
  const Analysis analysis = treebank_of("1 a a X _ 0 root\n").analysis;
  EXPECT_EQ(written(analysis, "a\r\nb").substr(0, 23), "# newdoc id = a  b\n# ne");
}

TEST(WriteConllu, NoSentenceIsNothing) {
  EXPECT_EQ(written({}), "");
  EXPECT_EQ(written({}, "a.txt"), "");
}

/// What is read of what was written, written again.
std::string again(const std::string& conllu) {
  std::istringstream in(conllu);
  return written(read_conllu(in, "again").analysis);
}

TEST(WriteConllu, WhatWasWrittenReadsTheSame) {
  const std::string first = written(
      treebank_of(
          "# newpar\n1 She she PRON Case=Nom 2 nsubj NER=B-PERSON\n2 left leave VERB _ 0 root "
          "SpaceAfter=No\n3 . . PUNCT _ 2 punct\n\n# newpar\n1-2 Don't\n1 Do do AUX _ 3 aux\n"
          "2 n't not PART _ 3 advmod\n3 go go VERB _ 0 root\n")
          .analysis);
  EXPECT_EQ(again(first), first);
}

TEST(WriteConllu, AnAnalysisReadsTheSame) {
  const std::string text =
      "Élysée officials didn't confirm it. “They’ll talk,” she said.\n\nTalks (10:30 a.m.) "
      "followed…";
  const Analysis analysis = Analyzer::english().analyze(text);
  std::istringstream in(written(analysis));
  const Treebank treebank = read_conllu(in, "again");
  EXPECT_EQ(treebank.text, text);
  ASSERT_EQ(treebank.analysis.sentences.size(), analysis.sentences.size());
  for (std::size_t s = 0; s < analysis.sentences.size(); ++s) {
    const Sentence &was = analysis.sentences[s], &is = treebank.analysis.sentences[s];
    EXPECT_EQ(is.paragraph, was.paragraph);
    EXPECT_EQ(is.begin_byte, was.begin_byte);
    EXPECT_EQ(is.end_codepoint, was.end_codepoint);
    ASSERT_EQ(is.tokens.size(), was.tokens.size());
    for (std::size_t i = 0; i < was.tokens.size(); ++i) {
      const Token &before = was.tokens[i], &after = is.tokens[i];
      EXPECT_EQ(after.form, before.form);
      EXPECT_EQ(after.lemma, before.lemma);
      EXPECT_EQ(after.upos, before.upos);
      EXPECT_EQ(after.xpos, before.xpos);
      EXPECT_EQ(after.feats, before.feats);
      EXPECT_EQ(after.head, before.head);
      EXPECT_EQ(after.deprel, before.deprel);
      EXPECT_EQ(after.ner, before.ner);
      EXPECT_EQ(after.joined, before.joined);
      EXPECT_EQ(after.space_after, before.space_after) << before.form;
    }
  }
}

}  // namespace
}  // namespace newsgraph::language
