#include <gmock/gmock.h>

#include <sstream>

#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/language/conllu/conllu.h"
#include "treebank.h"

namespace newsgraph::language {
namespace {

using testing::conllu_of;
using testing::treebank_of;

/// "form/lemma/upos/head:deprel" of each token, sentences divided by bars.
std::string listed(const Analysis& analysis) {
  std::string text;
  for (const Sentence& sentence : analysis.sentences) {
    if (!text.empty()) text += " |";
    for (const Token& token : sentence.tokens) {
      text += (text.empty() ? "" : " ") + (token.joined ? "+" + token.form : token.form) + "/" +
              token.lemma + "/" + std::string(token.upos) + "/" + std::to_string(token.head) + ":" +
              std::string(token.deprel);
    }
  }
  return text;
}

TEST(ReadConllu, GivesSentencesAndTheirText) {
  const Treebank treebank = treebank_of(
      "# sent_id = 1\n"
      "1 She she PRON Number=Sing 2 nsubj NER=B-PERSON\n"
      "2 left leave VERB _ 0 root SpaceAfter=No\n"
      "3 . . PUNCT _ 2 punct\n"
      "\n"
      "1 Élan élan NOUN _ 0 root\n"
      "\n");
  EXPECT_EQ(treebank.text, "She left. Élan");
  EXPECT_EQ(
      listed(treebank.analysis),
      "She/she/PRON/2:nsubj left/leave/VERB/0:root ././PUNCT/2:punct | Élan/élan/NOUN/0:root");
  const Token& she = treebank.analysis.sentences[0].tokens[0];
  EXPECT_EQ(she.xpos, "PRON");
  EXPECT_EQ(she.feats, "Number=Sing");
  EXPECT_EQ(she.ner, "B-PERSON");
  const Sentence& last = treebank.analysis.sentences[1];
  EXPECT_EQ(last.begin_byte, 10u);
  EXPECT_EQ(last.end_byte, 15u);
  EXPECT_EQ(last.end_codepoint, 14u);
}

TEST(ReadConllu, WordsOfAMultiwordTokenSpanIt) {
  const Treebank treebank = treebank_of(
      "1 We we PRON _ 3 nsubj\n"
      "2-3 don't _ _ _ _ _ SpaceAfter=No\n"
      "2 do do AUX _ 3 aux\n"
      "3 n't not PART _ 0 root\n"
      "4 ! ! PUNCT _ 3 punct\n");
  EXPECT_EQ(treebank.text, "We don't!");
  EXPECT_EQ(listed(treebank.analysis),
            "We/we/PRON/3:nsubj do/do/AUX/3:aux +n't/not/PART/0:root !/!/PUNCT/3:punct");
  for (const std::size_t word : {1, 2}) {
    const Token& token = treebank.analysis.sentences[0].tokens[word];
    EXPECT_EQ(token.begin_byte, 3u);
    EXPECT_EQ(token.end_byte, 8u);
    EXPECT_FALSE(token.space_after);
  }
}

TEST(ReadConllu, SpaceFollowsTheLastWordOfAMultiwordToken) {
  const Treebank treebank = treebank_of(
      "1-2 don't\n1 do do AUX _ 2 aux\n2 n't not PART _ 0 root\n3 go go VERB _ 2 dep\n");
  EXPECT_EQ(treebank.text, "don't go");
  EXPECT_FALSE(treebank.analysis.sentences[0].tokens[0].space_after);
  EXPECT_TRUE(treebank.analysis.sentences[0].tokens[1].space_after);
}

TEST(ReadConllu, AnEmptyLineStandsBeforeParagraphsAndDocuments) {
  const Treebank treebank = treebank_of(
      "# newdoc id = a\n# newpar\n1 A a X _ 0 root\n\n"
      "1 b b X _ 0 root SpaceAfter=No\n\n"
      "# newpar id = x\n1 C c X _ 0 root SpaceAfter=No\n\n"
      "#newdoc\n# newpar\n1 D d X _ 0 root\n\n"
      "# not newpar\n1 e e X _ 0 root\n\n");
  EXPECT_EQ(treebank.text, "A b\n\nC\n\nD e");
  std::string paragraphs;
  for (const Sentence& sentence : treebank.analysis.sentences) {
    paragraphs += std::to_string(sentence.paragraph);
  }
  EXPECT_EQ(paragraphs, "00122");
}

TEST(ReadConllu, KeepsWhereDocumentsBeginAndTheirEntities) {
  const Treebank treebank = treebank_of(
      "# newdoc id = a\n# global.Entity = GRP-etype\n1 A a X _ 0 root Entity=(1-person)\n\n"
      "1 b b X _ 0 root\n\n"
      "# newdoc id = b\n1 C c X _ 0 root SpaceAfter=No|Entity=(1-place)\n\n");
  EXPECT_EQ(treebank.documents, (std::vector<std::size_t>{0, 2}));
  EXPECT_EQ(treebank.entities, (TokenAttributes{{"(1-person)"}, {""}, {"(1-place)"}}));
  EXPECT_EQ(treebank.entity_fields, "GRP-etype");
}

TEST(ReadConllu, TheFirstSentenceOpensADocumentWhetherItIsSaidOrNot) {
  EXPECT_EQ(treebank_of("1 A a X _ 0 root\n").documents, (std::vector<std::size_t>{0}));
}

TEST(ReadConllu, LeavesOutWhatIsEnhanced) {
  EXPECT_EQ(
      listed(treebank_of("1 a a X _ 0 root\n1.1 gap gap X _ 0 _\n2 b b X _ 1 dep\n").analysis),
      "a/a/X/0:root b/b/X/1:dep");
}

TEST(ReadConllu, UnderscoresAreBlanksButInForms) {
  EXPECT_EQ(listed(treebank_of("1 a\n2 _ _ SYM _ 1 dep\n").analysis), "a///0: _/_/SYM/1:dep");
}

TEST(ReadConllu, TakesLineEndsOfWindowsAndNoLineEndAtTheEnd) {
  std::istringstream in("1\ta\ta\tX\tX\t_\t0\troot\t_\t_\r\n\r\n1\tb\tb\tX\tX\t_\t0\troot\t_\t_");
  EXPECT_EQ(listed(read_conllu(in, "t").analysis), "a/a/X/0:root | b/b/X/0:root");
}

TEST(ReadConllu, NothingIsNoSentence) {
  EXPECT_TRUE(treebank_of("").analysis.sentences.empty());
  EXPECT_TRUE(treebank_of("\n\n").analysis.sentences.empty());
}

struct Malformed {
  const char* lines;
  const char* message;
};

TEST(ReadConllu, SaysWhichLineIsMalformed) {
  const Malformed cases[] = {
      {"1 a a X _ 0 root\n3 b b X _ 1 dep\n", "t.conllu:2: word 3 is out of order"},
      {"2 a a X _ 0 root\n", "t.conllu:1: word 2 is out of order"},
      {"0 a a X _ 0 root\n", "t.conllu:1: word 0 is out of order"},
      {"one a a X _ 0 root\n", "t.conllu:1: the identifier \"one\" is no number"},
      {"1x a a X _ 0 root\n", "t.conllu:1: the identifier \"1x\" is no number"},
      {"99999999999999999999 a\n",
       "t.conllu:1: the identifier \"99999999999999999999\" is no number"},
      {"1 a a X _ root root\n", "t.conllu:1: the head \"root\" is no number"},
      {"1 a a X _ -1 root\n", "t.conllu:1: the head \"-1\" is no number"},
      {"# x\n1 a a X _ 0 root\n2 b b X _ 3 dep\n\n",
       "t.conllu:4: a head 3 in a sentence of 2 words"},
      {"2-3 ab\n", "t.conllu:1: the range 2-3 does not begin at the next word"},
      {"1-x ab\n", "t.conllu:1: the identifier \"x\" is no number"},
      {"1 a a X _ 0 root\n2-1 b\n", "t.conllu:2: the range 2-1 does not begin at the next word"},
      {"1-2 ab\n1-2 ab\n", "t.conllu:2: the range 1-2 does not begin at the next word"},
      {"1-3 abc\n1 a a X _ 0 root\n2-3 bc\n",
       "t.conllu:3: the range 2-3 does not begin at the next word"},
      {"1-3 abc\n1 a a X _ 0 root\n2 b b X _ 1 dep\n\n",
       "t.conllu:4: a multiword token up to word 3 in a sentence of 2 words"},
      {"1-2 ab\n\n", "t.conllu:2: a sentence without words"},
      {"1 a a X _ 0 root\n\n# alone\n\n", "t.conllu:4: a sentence without words"},
  };
  for (const Malformed& each : cases) {
    std::istringstream in(conllu_of(each.lines));
    try {
      read_conllu(in, "t.conllu");
      ADD_FAILURE() << "taken: " << each.lines;
    } catch (const Error& error) {
      EXPECT_EQ(error.describe(), each.message);
      EXPECT_EQ(error.kind(), ErrorKind::kInput);
    }
  }
}

TEST(ReadConllu, SaysWhichLineLacksColumns) {
  for (const char* line :
       {"no tabs", "1\ta\ta\tX\tX\t_\t0\troot\t_", "1\ta\ta\tX\tX\t_\t0\troot\t_\t_\t_",
        "1\t\ta\tX\tX\t_\t0\troot\t_\t_"}) {
    std::istringstream in("# a comment\n" + std::string(line) + "\n");
    try {
      read_conllu(in, "t.conllu");
      ADD_FAILURE() << "taken: " << line;
    } catch (const Error& error) {
      EXPECT_EQ(error.location().to_string(), "t.conllu:2");
    }
  }
}

}  // namespace
}  // namespace newsgraph::language
