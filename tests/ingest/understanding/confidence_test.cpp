#include "newsgraph/ingest/understanding/confidence.h"

#include <gmock/gmock.h>

namespace newsgraph::understanding {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Ge;
using testing::Le;
using testing::Pair;

Fact fact(const std::string& relation) {
  Fact fact;
  fact.relation = relation;
  fact.object = 1;
  fact.evidence.resize(1);
  return fact;
}

TEST(FactFeatures, OfAPlainFactAreFew) {
  Fact met = fact("MET_WITH");
  met.origin.dating = FactOrigin::Dating::kSentence;
  EXPECT_THAT(features(met, EntityLabel::kPerson),
              ElementsAre(Pair("any fact", 1), Pair("relation: MET_WITH", 1)));
}

TEST(FactFeatures, NameWhatIsNotPlain) {
  Fact asked = fact("REQUESTED");
  asked.status = FactStatus::kPlanned;
  asked.evidence.resize(2);
  asked.origin = {.subject = FactOrigin::Reference::kGroup,
                  .object = FactOrigin::Reference::kDescription,
                  .predicate = FactOrigin::Predicate::kNoun,
                  .dating = FactOrigin::Dating::kStory,
                  .block = BlockKind::kCaption,
                  .quoted = true,
                  .sentence_words = 48,
                  .distance = 4};
  EXPECT_THAT(
      features(asked, EntityLabel::kTopic),
      ElementsAre(Pair("any fact", 1), Pair("relation: REQUESTED", 1), Pair("status: planned", 1),
                  Pair("subject: group", 1), Pair("object: description", 1),
                  Pair("object: topic", 1), Pair("predicate: noun", 1), Pair("dated by: story", 1),
                  Pair("block: caption", 1), Pair("words: quoted", 1), Pair("evidence: several", 1),
                  Pair("sentence length", 1), Pair("distance", testing::DoubleEq(0.4))));
}

TEST(Confidence, IsAProbabilityThatIsNeverCertain) {
  EXPECT_DOUBLE_EQ(confidence({}), 0.5);
  EXPECT_DOUBLE_EQ(confidence({{"a feature without weight", 100}}), 0.5);
  EXPECT_DOUBLE_EQ(confidence({{"any fact", 1e9}}), 0.98);
  EXPECT_DOUBLE_EQ(confidence({{"any fact", -1e9}}), 0.02);
  EXPECT_GT(confidence({{"any fact", 1}}), 0.5);
}

TEST(Confidence, OfAFactOutrightIsHigherThanOfOneByAPronounInALongSentence) {
  Fact outright = fact("MET_WITH");
  outright.origin.sentence_words = 12;
  Fact winding = outright;
  winding.origin.sentence_words = 60;
  winding.origin.subject = FactOrigin::Reference::kPronoun;
  EXPECT_GT(confidence(features(outright, EntityLabel::kPerson)),
            confidence(features(winding, EntityLabel::kPerson)));
}

TEST(RateFacts, GivesEveryFactItsConfidence) {
  Extraction extraction;
  extraction.entities.resize(2);
  extraction.facts = {fact("SAID"), fact("LOCATED_IN"), fact("NO_SUCH_RELATION")};
  rate_facts(extraction);
  for (const Fact& rated : extraction.facts) {
    EXPECT_THAT(rated.confidence, AllOf(Ge(0.02), Le(0.98))) << rated.relation;
  }
  EXPECT_DOUBLE_EQ(extraction.facts[1].confidence, 0.9);
}

}  // namespace
}  // namespace newsgraph::understanding
