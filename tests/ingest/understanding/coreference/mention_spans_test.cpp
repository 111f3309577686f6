#include "newsgraph/ingest/understanding/coreference/mention_spans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/language/conllu/treebank.h"

namespace newsgraph::coreference {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The words of each mention, its head in brackets: "the [deal]".
std::vector<std::string> mentions_in(std::string_view lines) {
  const language::Treebank treebank = testing::treebank_of(lines);
  const language::Sentence& sentence = treebank.analysis.sentences[0];
  std::vector<std::string> mentions;
  for (const MentionSpan& span : mention_spans(sentence)) {
    std::string words = span.group ? "group:" : "";
    for (std::size_t i = span.begin; i < span.end; ++i) {
      if (!words.empty()) words += ' ';
      const std::string& form = sentence.tokens[i].form;
      words += i == span.head ? "[" + form + "]" : form;
    }
    mentions.push_back(words);
  }
  return mentions;
}

TEST(MentionSpans, ReachOverWhatHangsOnTheHeadButForThePreposition) {
  EXPECT_THAT(mentions_in("1 in in ADP _ 4 case\n"
                          "2 the the DET _ 4 det\n"
                          "3 old old ADJ _ 4 amod\n"
                          "4 town town NOUN _ 0 root\n"
                          "5 of of ADP _ 6 case\n"
                          "6 Kandy Kandy PROPN _ 4 nmod\n"),
              ElementsAre("the old [town] of Kandy", "[Kandy]"));
}

TEST(MentionSpans, AnOwnerKeepsItsEnding) {
  EXPECT_THAT(mentions_in("1 Oslo Oslo PROPN _ 3 nmod:poss\n"
                          "2 's 's PART _ 1 case\n"
                          "3 mayor mayor NOUN _ 0 root\n"),
              ElementsAre("Oslo 's [mayor]", "[Oslo] 's"));
}

TEST(MentionSpans, CoordinatesStandAloneAndTogether) {
  EXPECT_THAT(mentions_in("1 Ana Ana PROPN _ 0 root\n"
                          "2 , , PUNCT _ 3 punct\n"
                          "3 Ben Ben PROPN _ 1 conj\n"
                          "4 and and CCONJ _ 5 cc\n"
                          "5 Cem Cem PROPN _ 1 conj\n"),
              ElementsAre("group: [Ana] , Ben and Cem", "[Ana]", "[Ben]", "[Cem]"));
}

TEST(MentionSpans, AnAppositionIsAMentionOfItsOwn) {
  EXPECT_THAT(mentions_in("1 Lima Lima PROPN _ 0 root\n"
                          "2 , , PUNCT _ 4 punct\n"
                          "3 a a DET _ 4 det\n"
                          "4 lawyer lawyer NOUN _ 1 appos\n"),
              ElementsAre("[Lima]", "a [lawyer]"));
}

TEST(MentionSpans, APredicateHasNotTheClauseAroundIt) {
  EXPECT_THAT(mentions_in("1 She she PRON _ 4 nsubj\n"
                          "2 was be AUX _ 4 cop\n"
                          "3 a a DET _ 4 det\n"
                          "4 lawyer lawyer NOUN _ 0 root\n"
                          "5 then then ADV _ 4 advmod\n"),
              ElementsAre("[She]", "a [lawyer]"));
}

TEST(MentionSpans, RelativesAndFillersAreNobody) {
  EXPECT_THAT(mentions_in("1 There there PRON _ 2 expl\n"
                          "2 were be VERB _ 0 root\n"
                          "3 those those PRON _ 2 nsubj\n"
                          "4 who who PRON _ 5 nsubj\n"
                          "5 left leave VERB _ 3 acl:relcl\n"),
              ElementsAre("[those] who left"));
}

TEST(MentionSpans, PunctuationAtTheEdgesIsLeftOutButForWhatClosesAnOpenOne) {
  EXPECT_THAT(mentions_in("1 the the DET _ 2 det\n"
                          "2 Board Board PROPN _ 0 root\n"
                          "3 ( ( PUNCT _ 4 punct\n"
                          "4 north north ADV _ 2 advmod\n"
                          "5 ) ) PUNCT _ 4 punct\n"
                          "6 . . PUNCT _ 2 punct\n"),
              ElementsAre("the [Board] ( north )"));
}

TEST(MentionSpans, WithoutATreeThereAreNone) {
  EXPECT_THAT(mentions_in("1 Ana Ana PROPN\n2 left leave VERB\n"), IsEmpty());
}

TEST(MentionSpans, HeadsThatRunInACircleEndNevertheless) {
  EXPECT_THAT(mentions_in("1 Ana Ana PROPN _ 2 nsubj\n2 Ben Ben PROPN _ 1 obj\n"),
              ::testing::SizeIs(2));
}

}  // namespace
}  // namespace newsgraph::coreference
