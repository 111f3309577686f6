#include "newsgraph/ingest/evaluation/reliability.h"

#include <gtest/gtest.h>

namespace newsgraph::evaluation {
namespace {

TEST(Reliability, ComparesConfidenceWithTheShareThatIsRight) {
  const Reliability result =
      reliability({{0.95, true}, {0.9, true}, {1.0, false}, {0.62, true}, {0.68, false}});
  ASSERT_EQ(result.bins.size(), 2u);
  EXPECT_DOUBLE_EQ(result.bins[0].begin, 0.6);
  EXPECT_EQ(result.bins[0].facts, 2u);
  EXPECT_DOUBLE_EQ(result.bins[0].mean_confidence, 0.65);
  EXPECT_DOUBLE_EQ(result.bins[0].share_right, 0.5);
  EXPECT_EQ(result.bins[1].facts, 3u);
  EXPECT_DOUBLE_EQ(result.bins[1].end, 1.0);
  EXPECT_NEAR(result.expected_calibration_error, 0.4 * 0.15 + 0.6 * (0.95 - 2.0 / 3), 1e-12);
  const double squares = 0.05 * 0.05 + 0.1 * 0.1 + 1 + 0.38 * 0.38 + 0.68 * 0.68;
  EXPECT_NEAR(result.brier_score, squares / 5, 1e-12);
}

TEST(Reliability, ABinBeginsAtItsTenth) {
  for (int tenth = 0; tenth <= 10; ++tenth) {
    const Reliability result = reliability({{tenth / 10.0, true}});
    EXPECT_DOUBLE_EQ(result.bins.at(0).begin, std::min(tenth, 9) / 10.0);
  }
}

TEST(Reliability, OfNothingIsEmpty) {
  const Reliability result = reliability({});
  EXPECT_TRUE(result.bins.empty());
  EXPECT_EQ(result.brier_score, 0);
}

TEST(Forecasts, LeaveOutWhatTheGoldLeavesOpen) {
  Extraction extraction;
  extraction.facts.resize(3);
  extraction.facts[0].confidence = 0.9;
  extraction.facts[2].confidence = 0.4;
  ArticleScore score;
  score.judged = {{0, 7, false, false}, {1, 8, true, true}, {2, std::nullopt, false, false}};
  const std::vector<Forecast> all = forecasts(score, extraction);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_TRUE(all[0].right);
  EXPECT_DOUBLE_EQ(all[1].confidence, 0.4);
  EXPECT_FALSE(all[1].right);
}

}  // namespace
}  // namespace newsgraph::evaluation
