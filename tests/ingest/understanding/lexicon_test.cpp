#include "newsgraph/ingest/understanding/lexicon.h"

#include <gtest/gtest.h>

#include "newsgraph/graph/error.h"

namespace newsgraph::understanding {
namespace {

TEST(Lexicon, MakesTheFormsOfRegularVerbs) {
  const Lexicon lexicon = Lexicon::read("verbs plan carry agree discuss visit travel", "test");
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"planned", "plan"},      {"planning", "plan"}, {"carried", "carry"},
      {"carries", "carry"},     {"agreed", "agree"},  {"agreeing", "agree"},
      {"discusses", "discuss"}, {"visited", "visit"}, {"travelled", "travel"},
      {"traveled", "travel"}};
  for (const auto& [form, lemma] : cases) {
    ASSERT_TRUE(lexicon.verb(form)) << form;
    EXPECT_EQ(lexicon.verb(form)->lemma, lemma);
  }
  EXPECT_FALSE(lexicon.verb("planed"));
}

TEST(Lexicon, TellsAPastFromAParticiple) {
  const Lexicon lexicon = Lexicon::read("irregular speak spoke spoken\nirregular meet met", "test");
  EXPECT_TRUE(lexicon.verb("spoke")->finite);
  EXPECT_EQ(lexicon.verb("spoken")->form, VerbForm::kParticiple);
  EXPECT_FALSE(lexicon.verb("met")->finite);
}

TEST(Lexicon, ReadsAnEventLine) {
  const Lexicon lexicon = Lexicon::read(
      "event INVITED CONSULT/visit v:call+in subject object:person|actor property-to/for:place",
      "x");
  const Frame& frame = lexicon.verb_frames("call").at(0);
  EXPECT_EQ(frame.relation, "INVITED");
  EXPECT_EQ(frame.type, "CONSULT");
  EXPECT_EQ(frame.mode, "visit");
  EXPECT_EQ(frame.companions, std::vector<std::string>{"in"});
  EXPECT_EQ(frame.to.fillers, (std::vector<Filler>{Filler::kPerson, Filler::kActor}));
  EXPECT_EQ(frame.properties.at(0).prepositions, (std::vector<std::string>{"to", "for"}));
}

TEST(Lexicon, PointsAtABadLine) {
  const std::vector<std::string> bad = {"event MET_WITH", "evnt X",
                                        "event A B v:c subject object:x",
                                        "event A B meet subject object", "irregular go"};
  for (const std::string& line : bad) {
    try {
      Lexicon::read("# head\n" + line, "my.lexicon");
      FAIL() << line;
    } catch (const Error& error) {
      EXPECT_EQ(error.location().file, "my.lexicon");
      EXPECT_EQ(error.location().line, 2u) << line;
    }
  }
}

TEST(Lexicon, TheBuiltInOneIsWellFormed) {
  EXPECT_FALSE(Lexicon::built_in().verb_frames("meet").empty());
  EXPECT_FALSE(Lexicon::built_in().noun_frames("meeting").empty());
}

}  // namespace
}  // namespace newsgraph::understanding
