#include "newsgraph/ingest/understanding/coreference/entity_brackets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "ingest/language/conllu/treebank.h"
#include "newsgraph/ingest/analyzer.h"

namespace newsgraph::coreference {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// "entity sentence begin-end" of each mention of a treebank.
std::vector<std::string> listed(const language::Treebank& treebank) {
  std::vector<std::string> mentions;
  for (const TreebankMention& mention :
       read_entity_brackets(treebank, 0, treebank.analysis.sentences.size())) {
    mentions.push_back(mention.entity + " " + std::to_string(mention.sentence) + " " +
                       std::to_string(mention.begin) + "-" + std::to_string(mention.end));
  }
  return mentions;
}

language::Treebank with_entities(const std::vector<std::string>& values,
                                 const std::string& fields) {
  std::string lines = "# global.Entity = " + fields + "\n";
  for (std::size_t i = 0; i < values.size(); ++i) {
    lines += std::to_string(i + 1) + " w w X _ " + (i == 0 ? "0 root" : "1 dep") + " " +
             (values[i].empty() ? "_" : "Entity=" + values[i]) + "\n";
  }
  return testing::treebank_of(lines);
}

Mention mention(std::size_t begin, std::size_t end, std::size_t head, std::string_view entity) {
  Mention mention;
  mention.begin = begin;
  mention.end = end;
  mention.head = head;
  mention.entity = entity;
  return mention;
}

TEST(EntityBrackets, AreReadAsGumWritesThem) {
  EXPECT_THAT(
      listed(with_entities({"(7-abstract-giv:act-nnnss-cf1*-2-coref(3-abstract-new-s-cf2-1-coref)",
                            "7)", "(9-person-new-n-cf1-1-sgl)"},
                           "GRP-etype-infstat-salience-centering-minspan-link-identity")),
      ElementsAre("7 0 0-2", "3 0 0-1", "9 0 2-3"));
}

TEST(EntityBrackets, TheEntityStandsWhereTheFieldsSay) {
  EXPECT_THAT(listed(with_entities({"(person-e5-1)"}, "etype-eid-head")), ElementsAre("e5 0 0-1"));
}

TEST(EntityBrackets, OneEntityMayStandInItself) {
  EXPECT_THAT(listed(with_entities({"(e1--2", "(e1--1)", "e1)"}, "eid-etype-head")),
              ElementsAre("e1 0 0-3", "e1 0 1-2"));
}

TEST(EntityBrackets, OfAMentionInPartsTheFirstCounts) {
  EXPECT_THAT(listed(with_entities({"(e1[1/2]--1)", "", "(e1[2/2]--1)"}, "eid-etype-head")),
              ElementsAre("e1 0 0-1"));
}

TEST(EntityBrackets, WhatIsMalformedIsPassedOver) {
  EXPECT_THAT(listed(with_entities({"e4)", "))((", "(e2--1"}, "eid-etype-head")), IsEmpty());
}

TEST(EntityBrackets, APartOfACompoundIsWrittenOnlyWhereSomethingRefersToIt) {
  const language::Analysis analysis =
      testing::treebank_of("1 a a X _ 0 root\n2 b b X _ 1 dep\n3 c c X _ 1 dep\n").analysis;
  Mention part = mention(0, 1, 0, "");
  part.role = "compound";
  EXPECT_THAT(entity_brackets({{mention(0, 2, 1, ""), part}, {0, 1}}, analysis)[0],
              ElementsAre("Entity=(e1--2", "Entity=e1)", ""));
  EXPECT_THAT(
      entity_brackets({{mention(0, 2, 1, ""), part, mention(2, 3, 2, "")}, {0, 1, 1}}, analysis)[0],
      ElementsAre("Entity=(e1--2(e2--1)", "Entity=e1)", "Entity=(e2--1)"));
}

TEST(EntityBrackets, WhatIsWrittenIsReadAgain) {
  const language::Analysis analysis =
      testing::treebank_of("1 a a X _ 0 root\n2 b b X _ 1 dep\n3 c c X _ 1 dep\n4 d d X _ 1 dep\n")
          .analysis;
  const Coreference coreference{{mention(0, 3, 1, "ORG"), mention(0, 1, 0, ""),
                                 mention(2, 3, 2, "GPE"), mention(3, 4, 3, "")},
                                {0, 1, 2, 0}};
  const language::TokenAttributes brackets = entity_brackets(coreference, analysis);
  EXPECT_THAT(brackets[0], ElementsAre("Entity=(e1-organization-2(e2--1)", "",
                                       "Entity=e1)(e3-place-1)", "Entity=(e1-organization-1)"));
  std::ostringstream out;
  write_conllu(analysis, "a", out, {std::string(kEntityFields), brackets});
  std::istringstream in(out.str());
  EXPECT_THAT(listed(language::read_conllu(in, "a")),
              ElementsAre("e1 0 0-3", "e2 0 0-1", "e3 0 2-3", "e1 0 3-4"));
}

}  // namespace
}  // namespace newsgraph::coreference
