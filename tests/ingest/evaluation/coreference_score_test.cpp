#include "newsgraph/ingest/evaluation/coreference_score.h"

#include <gtest/gtest.h>

namespace newsgraph::evaluation {
namespace {

constexpr std::size_t a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9;

// The worked example of Pradhan et al. 2014, section 4: gold {a b c} {d e f g}, found {a b} {c d}
// {f g h i}.
class WorkedExample : public ::testing::Test {
 protected:
  const CoreferenceScore score =
      score_coreference({{a, b, c}, {d, e, f, g}}, {{a, b}, {c, d}, {f, g, h, i}});
};

TEST_F(WorkedExample, Muc) {
  EXPECT_DOUBLE_EQ(score.muc.recall(), 2.0 / 5);
  EXPECT_DOUBLE_EQ(score.muc.precision(), 2.0 / 5);
  EXPECT_DOUBLE_EQ(score.muc.f1(), 0.4);
}

TEST_F(WorkedExample, BCubed) {
  EXPECT_DOUBLE_EQ(score.b_cubed.recall(), 5.0 / 12);
  EXPECT_DOUBLE_EQ(score.b_cubed.precision(), 0.5);
  EXPECT_NEAR(score.b_cubed.f1(), 0.4545, 0.0001);
}

TEST_F(WorkedExample, CeafOfEntities) {
  EXPECT_NEAR(score.ceaf.recall(), 0.65, 0.005);
  EXPECT_NEAR(score.ceaf.precision(), 0.43, 0.005);
  EXPECT_NEAR(score.ceaf.f1(), 0.52, 0.005);
}

TEST_F(WorkedExample, ConllIsTheMeanOfTheThree) {
  EXPECT_NEAR(score.conll_f1(), (0.4 + 0.4545 + 0.52) / 3, 0.0001);
}

TEST_F(WorkedExample, MentionsWhereverTheyWerePut) {
  EXPECT_DOUBLE_EQ(score.mentions.recall(), 6.0 / 7);
  EXPECT_DOUBLE_EQ(score.mentions.precision(), 6.0 / 8);
}

// Vilain et al. 1995: one chain of four found as two of two lacks one link of three.
TEST(CoreferenceScore, MucCountsTheLinksThatLack) {
  const CoreferenceScore score = score_coreference({{a, b, c, d}}, {{a, b}, {c, d}});
  EXPECT_DOUBLE_EQ(score.muc.recall(), 2.0 / 3);
  EXPECT_DOUBLE_EQ(score.muc.precision(), 1);
}

// Bagga and Baldwin 1998: gold {1-5} {6 7} {8-12}. Joining the two large chains is the worse error,
// which MUC does not see: 16/21 of the precision against 20/22... of B³ 58 against 76 in a hundred.
TEST(CoreferenceScore, BCubedSeesWhichChainsWereJoined) {
  const Cluster first{1, 2, 3, 4, 5}, small{6, 7}, third{8, 9, 10, 11, 12};
  const Partition gold{first, small, third};
  const CoreferenceScore with_small = score_coreference(gold, {first, {6, 7, 8, 9, 10, 11, 12}});
  const CoreferenceScore two_large =
      score_coreference(gold, {small, {1, 2, 3, 4, 5, 8, 9, 10, 11, 12}});
  EXPECT_DOUBLE_EQ(with_small.muc.precision(), 0.9);
  EXPECT_DOUBLE_EQ(two_large.muc.precision(), 0.9);
  EXPECT_NEAR(with_small.b_cubed.precision(), 0.76, 0.005);
  EXPECT_NEAR(two_large.b_cubed.precision(), 0.58, 0.005);
  EXPECT_DOUBLE_EQ(two_large.b_cubed.recall(), 1);
}

TEST(CoreferenceScore, EqualPartitionsAreRightWhateverTheirOrder) {
  EXPECT_DOUBLE_EQ(score_coreference({{a, b}, {c, d}}, {{d, c}, {b, a}}).conll_f1(), 1);
}

TEST(CoreferenceScore, DocumentsAddUpBeforeTheyAreDivided) {
  CoreferenceScore sum = score_coreference({{a, b}}, {{a, b}});
  sum += score_coreference({{a, b, c, d, e, f, g}}, {});
  EXPECT_DOUBLE_EQ(sum.muc.recall(), 1.0 / 7);
  EXPECT_DOUBLE_EQ(sum.muc.precision(), 1);
}

TEST(CoreferenceScore, NothingIsWorthNothing) {
  EXPECT_EQ(score_coreference({}, {}).conll_f1(), 0);
  EXPECT_EQ(score_coreference({{a, b}}, {}).conll_f1(), 0);
}

TEST(CoreferenceScore, SingletonsAreTakenOut) {
  EXPECT_EQ(without_singletons({{a}, {b, c}, {}}), (Partition{{b, c}}));
}

}  // namespace
}  // namespace newsgraph::evaluation
