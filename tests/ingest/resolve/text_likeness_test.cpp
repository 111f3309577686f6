#include "newsgraph/ingest/resolve/text_likeness.h"

#include <gmock/gmock.h>

#include <string>

namespace newsgraph::resolve {
namespace {

const std::string kReport =
    "DAKAR: Spanish Foreign Minister Inés Duarte met Senegalese President Omar Sy in Dakar on "
    "Monday. "
    "They signed an agreement on trade, the ministry said.";

TEST(TextLikeness, IsLargeOfACorrectedVersion) {
  EXPECT_EQ(likeness(kReport, kReport), 1);
  EXPECT_GT(likeness(kReport, "CORRECTION\n\n" + kReport + " It takes effect in May."), 0.9);
  std::string other_day = kReport;
  other_day.replace(other_day.find("Monday"), 6, "Tuesday");
  EXPECT_GT(likeness(kReport, other_day), 0.7);
}

TEST(TextLikeness, IsNextToNothingOfAnotherReportInTheSameWords) {
  EXPECT_LT(likeness(kReport,
                     "NAIROBI: Kenyan Foreign Minister Ben Okoro met the president of the ministry "
                     "in Nairobi on Friday. They spoke on an agreement."),
            0.1);
  EXPECT_EQ(likeness(kReport, "Chad thanked Mali."), 0);
}

TEST(TextLikeness, OfVeryShortTextsIsWhetherTheyAreTheSame) {
  EXPECT_EQ(likeness("Peace.", " Peace.\n"), 1);
  EXPECT_EQ(likeness("Peace.", "War."), 0);
  EXPECT_EQ(likeness("", ""), 1);
  EXPECT_EQ(likeness("", "War."), 0);
}

}  // namespace
}  // namespace newsgraph::resolve
