// What looks like a time and is none.
#include <gtest/gtest.h>

#include "time_text.h"

namespace newsgraph::testing {
namespace {

void expect_none(const std::vector<std::string_view>& sentences) {
  for (std::string_view sentence : sentences) {
    EXPECT_EQ(times_text(sentence, frame_of("2025-02-25")), "") << sentence;
  }
}

TEST(NotDates, VerbsAndNamesThatAreSpeltLikeMonths) {
  expect_none({
      "They may meet.",
      "May we meet?",
      "They march to the palace.",
      "March organisers were held.",
      "Theresa May resigned.",
      "Mrs May met them.",
      "April Ryan asked.",
      "August Wilson wrote it.",
      "Jan Egeland met them.",
      "They praised June Smith.",
      "It will mar the talks.",
      "The Women's March ended.",
      "The March 23 Movement left.",
      "The October Revolution began.",
      "Black September claimed it.",
  });
}

TEST(NotDates, WordsAndNamesThatAreSpeltLikeDays) {
  expect_none({
      "He sat in the sun.",
      "The Sun reported it.",
      "Sun Myung Moon spoke.",
      "They wed in Rome.",
      "The Sunday Times reported it.",
      "They signed the Good Friday Agreement.",
      "Palm Sunday services were held.",
      "They shopped on Black Friday.",
      "He watched Saturday Night Live.",
      "USA Today reported it.",
      "The Day of the Dead is near.",
      "They flew to Christmas Island.",
      "They gave Christmas gifts.",
      "Johnnie Christmas drew it.",
  });
}

TEST(NotDates, NumbersThatAreNoYears) {
  expect_none({
      "Some 2,000 people came.",
      "He met 2000 people.",
      "They live in 2000 villages.",
      "They fled 2015 homes.",
      "It costs 2015 dollars.",
      "It rose to 1950 points.",
      "A total of 2015 votes were cast.",
      "They passed Resolution 1973.",
      "It is 2000 km long.",
      "Flight 1815 was late.",
      "They live at 1600 Pennsylvania Avenue.",
  });
}

TEST(NotDates, NumbersThatAreNoDays) {
  expect_none({
      "They won the second game.",
      "They live on the 5th floor.",
      "It is the 25th anniversary.",
      "The quarter-final was lost.",
      "They lost in the first quarter final.",
      "Three quarters of them left.",
      "The first half ended 1-0.",
      "The 9/11 attacks changed it.",
  });
}

TEST(NotDates, SeasonsThatAreVerbsOrNames) {
  expect_none({
      "They fell in the fall of Kabul.",
      "Prices fall in Rome.",
      "New leaders spring up.",
      "The Winter Olympics opened.",
      "The Prague Spring was crushed.",
      "They run a summer camp.",
  });
}

TEST(NotDates, IdiomsOfTime) {
  expect_none({
      "It grew year on year.",
      "They differ from day to day.",
      "They spoke at the last minute.",
      "To this day they differ.",
      "It is the order of the day.",
      "At the end of the war they met.",
      "This time they met.",
      "The decades-old war goes on.",
      "They have time.",
  });
}

TEST(NotDates, InMarchPeopleAreCounted) {
  EXPECT_EQ(times_text("In March 25 people died.", frame_of("2025-02-25")),
            "March: DATE 2024-03 = 2024-03");
  EXPECT_EQ(times_text("On March 25 people died.", frame_of("2025-02-25")),
            "March 25: DATE 2024-03-25 = 2024-03-25");
  EXPECT_EQ(times_text("On May 3, 4 soldiers died.", frame_of("2025-02-25")),
            "May 3: DATE 2024-05-03 = 2024-05-03");
  EXPECT_EQ(times_text("In 2000 villages 2,000 people died in 2000.", frame_of("2025-02-25")),
            "2000: DATE 2000 = 2000");
}

}  // namespace
}  // namespace newsgraph::testing
