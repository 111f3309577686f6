#include "newsgraph/ingest/understanding/time/context.h"

#include <gtest/gtest.h>

#include "time_text.h"

namespace newsgraph::testing {
namespace {

using understanding::find_time_expressions;
using understanding::find_times;
using understanding::TimeExpression;
using understanding::TimeFrame;
using understanding::Words;

constexpr std::string_view kArticle = "2025-02-25";

FactDate fact_date(std::string_view day, DatePrecision precision = DatePrecision::kDay) {
  FactDate date;
  date.begin = *parse_date(day);
  date.precision = precision;
  return date;
}

TEST(TimeContext, PrepositionsTellWhatADateIsFor) {
  expect_times(
      kArticle,
      {
          {"They have met since 2015.", "since 2015: DATE 2015 = 2015"},
          {"They have met since Monday.", "since Monday: DATE 2025-02-24 = 2025-02-24"},
          {"They ruled from 2015 onwards.", "since 2015: DATE 2015 = 2015"},
          {"They ruled from 2015 until now.",
           "since 2015: DATE 2015 = 2015; vague now: DATE PRESENT_REF"},
          {"As of Monday, they agree.", "since Monday: DATE 2025-02-24 = 2025-02-24"},
          {"They stayed until May 2024.", "until May 2024: DATE 2024-05 = 2024-05"},
          {"It runs through March 11.", "until March 11: DATE 2024-03-11 = 2024-03-11"},
          {"They must leave by Friday.", "by Friday: DATE 2025-02-28 = 2025-02-28"},
          {"They must leave no later than 5 May.", "by 5 May: DATE 2025-05-05 = 2025-05-05"},
          {"They must leave by the end of the year.",
           "by the end of the year: DATE 2025 [END] = 2025"},
          {"They must sign within May.", "by May: DATE 2025-05 = 2025-05"},
          {"They left before Christmas.", "before Christmas: DATE 2024-12-25 = 2024-12-25"},
          {"They left prior to 5 May 2024.", "before 5 May 2024: DATE 2024-05-05 = 2024-05-05"},
          {"They met ahead of Monday's vote.", "before Monday: DATE 2025-02-24 = 2025-02-24"},
          {"They left after 5 May 2024.", "after 5 May 2024: DATE 2024-05-05 = 2024-05-05"},
          {"In pre-2015 talks they agreed.", "before pre-2015: DATE 2015 = 2015"},
          {"They visit China from Monday.", "Monday: DATE 2025-02-24 = 2025-02-24"},
      });
}

TEST(TimeContext, ADateMayBelongToANoun) {
  expect_times(
      kArticle,
      {
          {"They left the 2015 deal.", "of-noun 2015: DATE 2015 = 2015"},
          {"They recalled the 2028 Summer Olympics.", "of-noun 2028: DATE 2028 = 2028"},
          {"They recalled the May 2015 Paris talks.", "of-noun May 2015: DATE 2015-05 = 2015-05"},
          {"They praised its October visit.", "of-noun October: DATE 2024-10 = 2024-10"},
          {"They passed this year's budget.", "of-noun this year: DATE 2025 = 2025"},
          {"They recalled the war of 1967.", "of-noun 1967: DATE 1967 = 1967"},
          {"It sold more than last year.", "of-noun last year: DATE 2024 = 2024"},
          {"They published first-quarter results.",
           "of-noun first-quarter: DATE 2025-Q1 = 2025-01..2025-03-31"},
          // But where the noun is where it happened, it tells when.
          {"They met on the sidelines of last month's summit.",
           "last month: DATE 2025-01 = 2025-01"},
          {"They met at last week's talks.", "last week: DATE 2025-W08 = 2025-02-17..2025-02-23"},
          {"They met during the October summit.", "October: DATE 2024-10 = 2024-10"},
          {"They spoke after Monday's vote.", "Monday: DATE 2025-02-24 = 2025-02-24"},
      });
}

TEST(TimeContext, FindTimesGivesWhatTellsWhen) {
  const Words words = plain_words(
      "Since 2015 they have met every year for two days, last in October, under the 2014 deal.");
  const std::vector<TimeExpression> times = find_times(words);
  ASSERT_EQ(times.size(), 1u);
  EXPECT_EQ(text_of(words, times[0].words), "in October");
  EXPECT_EQ(text_of(words, times[0].extent), "October");
  EXPECT_EQ(find_time_expressions(words).size(), 5u);
}

TEST(TimeContext, WordsHoldThePrepositionsBefore) {
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {"They met on Monday.", "on Monday"},
      {"They met over the weekend.", "over the weekend"},
      {"They met in the early hours of Monday.", "in the early hours of Monday"},
      {"They met between 3 and 5 May.", "between 3 and 5 May"},
      {"They met Monday.", "Monday"},
  };
  for (const auto& [sentence, expected] : cases) {
    const Words words = plain_words(sentence);
    const auto times = find_times(words);
    ASSERT_EQ(times.size(), 1u) << sentence;
    EXPECT_EQ(text_of(words, times[0].words), expected);
    EXPECT_FALSE(times[0].begins_sentence);
  }
  EXPECT_TRUE(find_times(plain_words("On Monday, they met.")).at(0).begins_sentence);
}

TEST(TimeContext, WhatIsToComeIsTheNextOne) {
  const std::vector<TimeCase> cases = {
      {"They will meet on Friday.", "Friday: DATE 2025-02-28 = 2025-02-28"},
      {"They will meet on Tuesday.", "Tuesday: DATE 2025-02-25 = 2025-02-25"},
      {"They will meet in May.", "May: DATE 2025-05 = 2025-05"},
      {"They will meet in January.", "January: DATE 2026-01 = 2026-01"},
      {"They will meet in February.", "February: DATE 2025-02 = 2025-02"},
      {"They will meet on March 7.", "March 7: DATE 2025-03-07 = 2025-03-07"},
      {"They will meet on 3 January.", "3 January: DATE 2026-01-03 = 2026-01-03"},
      {"They will meet on the 5th.", "the 5th: DATE 2025-03-05 = 2025-03-05"},
      {"They will meet in the autumn.", "the autumn: DATE 2025-FA = 2025-09..2025-11-30"},
      {"They will meet at Christmas.", "Christmas: DATE 2025-12-25 = 2025-12-25"},
      {"He invited her to visit in August.", "August: DATE 2025-08 = 2025-08"},
      {"He said they would meet in March.", "March: DATE 2025-03 = 2025-03"},
      {"On Friday, the ministers will meet.", "Friday: DATE 2025-02-28 = 2025-02-28"},
      {"He said that in May they would meet.", "May: DATE 2025-05 = 2025-05"},
      {"The vote, due in June, is off.", "June: DATE 2025-06 = 2025-06"},
  };
  expect_times(kArticle, cases);
  // The caller may know it without the words' help.
  expect_times(kArticle,
               {
                   {"Talks on Friday are planned.", "Friday: DATE 2025-02-28 = 2025-02-28"},
                   {"Talks in January are planned.", "January: DATE 2026-01 = 2026-01"},
                   {"Talks from 25 February to 5 March are planned.",
                    "25 February to 5 March: DATE 2025-02-25/2025-03-05 = 2025-02-25..2025-03-05"},
               },
               true);
}

TEST(TimeContext, AFlashbackHasAYearAndDaysOfItsOwn) {
  TimeFrame frame = frame_of(kArticle);
  frame.story = fact_date("2024-10-15");
  const std::vector<TimeCase> cases = {
      {"He recalled talks in July this year.", "July this year: DATE 2024-07 = 2024-07"},
      {"He recalled talks this year.", "this year: DATE 2024 = 2024"},
      {"He recalled talks in July.", "July: DATE 2024-07 = 2024-07"},
      {"He recalled talks in November.", "November: DATE 2023-11 = 2023-11"},
      {"He invited them to talks in July.", "July: DATE 2025-07 = 2025-07"},
      {"He invited them to come in July.", "July: DATE 2025-07 = 2025-07"},
      {"They met the same day.", "the same day: DATE 2024-10-15 = 2024-10-15"},
      {"They met the next day.", "the next day: DATE 2024-10-16 = 2024-10-16"},
      {"They met a day earlier.", "a day earlier: DATE 2024-10-14 = 2024-10-14"},
      {"They met the following month.", "the following month: DATE 2024-11 = 2024-11"},
      {"They met two weeks later.", "two weeks later: DATE 2024-W44 = 2024-10-28..2024-11-03"},
      {"They met later that year.", "later that year: DATE 2024 = 2024"},
      {"They met that night.", "that night: TIME 2024-10-15TNI = 2024-10-15"},
      // Yesterday and last year stay the article's.
      {"They met yesterday.", "yesterday: DATE 2025-02-24 = 2025-02-24"},
      {"They met last year.", "last year: DATE 2024 = 2024"},
      {"They met on Monday.", "Monday: DATE 2025-02-24 = 2025-02-24"},
      // A date that opens the sentence opens a frame of its own.
      {"In December they met.", "December: DATE 2024-12 = 2024-12"},
      {"This year they met.", "This year: DATE 2025 = 2025"},
  };
  for (const TimeCase& each : cases) {
    EXPECT_EQ(times_text(each.sentence, frame), each.times) << each.sentence;
  }
}

TEST(TimeContext, NothingShorterIsCountedFromAMonth) {
  TimeFrame frame = frame_of(kArticle);
  frame.story = fact_date("2024-10-01", DatePrecision::kMonth);
  EXPECT_EQ(times_text("They met the next day.", frame), "the next day: DATE XXXX-XX-XX");
  EXPECT_EQ(times_text("They met the next month.", frame),
            "the next month: DATE 2024-11 = 2024-11");
  EXPECT_EQ(times_text("They met the previous day.", frame), "the previous day: DATE XXXX-XX-XX");
}

TEST(TimeContext, TheDateToldLastGoesBeforeTheStorys) {
  TimeFrame frame = frame_of(kArticle);
  frame.story = fact_date("2024-10-15");
  frame.told = fact_date("2024-10-20");
  frame.told->end = *parse_date("2024-10-22");
  EXPECT_EQ(times_text("They met the next day.", frame),
            "the next day: DATE 2024-10-23 = 2024-10-23");
  EXPECT_EQ(times_text("They met the day before.", frame),
            "the day before: DATE 2024-10-19 = 2024-10-19");
}

TEST(TimeContext, AnUndatedArticleHasTheOneYearItNames) {
  TimeFrame frame;
  frame.only_year = 2016;
  const std::vector<TimeCase> cases = {
      {"They met on 3 March.", "3 March: DATE 2016-03-03 = 2016-03-03"},
      {"They met in the summer.", "the summer: DATE 2016-SU = 2016-06..2016-08-31"},
      {"They met from 3 March to 5 April.",
       "3 March to 5 April: DATE 2016-03-03/2016-04-05 = 2016-03-03..2016-04-05"},
      {"They met in May 2015.", "May 2015: DATE 2015-05 = 2015-05"},
      {"They met today.", "today: DATE XXXX-XX-XX"},
      {"They met on Monday.", "Monday: DATE XXXX-WXX-1"},
      {"They met last year.", "last year: DATE XXXX"},
      {"They met last week.", "last week: DATE XXXX-WXX"},
      {"They met in the past two years.", "the past two years: DURATION P2Y"},
  };
  for (const TimeCase& each : cases) {
    EXPECT_EQ(times_text(each.sentence, frame), each.times) << each.sentence;
  }
  EXPECT_EQ(times_text("They met on 3 March.", TimeFrame{}), "3 March: DATE XXXX-03-03");
  EXPECT_EQ(times_text("They met in March.", TimeFrame{}), "March: DATE XXXX-03");
}

}  // namespace
}  // namespace newsgraph::testing
