// Dates by the calendar, in articles of Tuesday 2025-02-25.
#include <gtest/gtest.h>

#include "time_text.h"

namespace newsgraph::testing {
namespace {

constexpr std::string_view kArticle = "2025-02-25";

TEST(AbsoluteDates, ReadsWholeDatesInEveryOrder) {
  expect_times(
      kArticle,
      {
          {"They met on 25 January 2025.", "25 January 2025: DATE 2025-01-25 = 2025-01-25"},
          {"They met on January 25, 2025.", "January 25, 2025: DATE 2025-01-25 = 2025-01-25"},
          {"They met on Jan. 25, 2025.", "Jan. 25, 2025: DATE 2025-01-25 = 2025-01-25"},
          {"They met on 25 Jan 2025.", "25 Jan 2025: DATE 2025-01-25 = 2025-01-25"},
          {"They met on 25th January 2025.", "25th January 2025: DATE 2025-01-25 = 2025-01-25"},
          {"They met on January 25th, 2025.", "January 25th, 2025: DATE 2025-01-25 = 2025-01-25"},
          {"They met on the 25th of January 2025.",
           "the 25th of January 2025: DATE 2025-01-25 = 2025-01-25"},
          {"They met on the first of May, 2024.",
           "the first of May, 2024: DATE 2024-05-01 = 2024-05-01"},
          {"They met on 2025-01-25.", "2025-01-25: DATE 2025-01-25 = 2025-01-25"},
          {"They met on 25-Jan-2025.", "25-Jan-2025: DATE 2025-01-25 = 2025-01-25"},
          {"They left 3 Sept 2020.", "3 Sept 2020: DATE 2020-09-03 = 2020-09-03"},
          {"On Sept. 3, 2020, they met.", "Sept. 3, 2020: DATE 2020-09-03 = 2020-09-03"},
          {"They met on 17 May 1814.", "17 May 1814: DATE 1814-05-17 = 1814-05-17"},
      });
}

TEST(AbsoluteDates, ReadsFiguresWhereOnlyOneOrderIsADate) {
  expect_times(kArticle,
               {
                   {"They met on 25/01/2025.", "25/01/2025: DATE 2025-01-25 = 2025-01-25"},
                   {"They met on 1/25/2025.", "1/25/2025: DATE 2025-01-25 = 2025-01-25"},
                   {"They met on 25.01.2025.", "25.01.2025: DATE 2025-01-25 = 2025-01-25"},
                   {"They met on 04/04/2025.", "04/04/2025: DATE 2025-04-04 = 2025-04-04"},
                   {"They met on 03/04/2025.", "03/04/2025: DATE 2025 = 2025"},
                   {"They met on 31/31/2025.", ""},
                   {"They met in 2024-10.", "2024-10: DATE 2024-10 = 2024-10"},
               });
}

TEST(AbsoluteDates, TakesTheWeekdayInWithTheDate) {
  expect_times(
      kArticle,
      {
          {"They met on Monday, 18 May 2015.", "Monday, 18 May 2015: DATE 2015-05-18 = 2015-05-18"},
          {"They met on Monday 18 May 2015.", "Monday 18 May 2015: DATE 2015-05-18 = 2015-05-18"},
          {"They met on Monday, May 18, 2015.",
           "Monday, May 18, 2015: DATE 2015-05-18 = 2015-05-18"},
          {"They met on Monday (18 May 2015).",
           "Monday (18 May 2015): DATE 2015-05-18 = 2015-05-18"},
          {"They met on Mon, 18 May 2015.", "Mon, 18 May 2015: DATE 2015-05-18 = 2015-05-18"},
          {"They met on Friday, 21 February.", "Friday, 21 February: DATE 2025-02-21 = 2025-02-21"},
          // Only in 2025 is 2 March a Sunday.
          {"The talks of Sunday, March 2, are off.",
           "Sunday, March 2: DATE 2025-03-02 = 2025-03-02"},
      });
}

TEST(AbsoluteDates, TheLastSuchDayOfTheYearIsMeant) {
  expect_times(kArticle,
               {
                   {"They met on 3 February.", "3 February: DATE 2025-02-03 = 2025-02-03"},
                   {"They met on December 3.", "December 3: DATE 2024-12-03 = 2024-12-03"},
                   {"They met on the 3rd of May.", "the 3rd of May: DATE 2024-05-03 = 2024-05-03"},
                   {"They met on 1 March.", "1 March: DATE 2024-03-01 = 2024-03-01"},
                   // The running month is this year's to its end.
                   {"They met on 26 February.", "26 February: DATE 2025-02-26 = 2025-02-26"},
                   {"They met on the 5th.", "the 5th: DATE 2025-02-05 = 2025-02-05"},
                   {"They met on the 27th.", "the 27th: DATE 2025-01-27 = 2025-01-27"},
                   {"They met on the 27th of last month.",
                    "the 27th of last month: DATE 2025-01-27 = 2025-01-27"},
               });
}

TEST(AbsoluteDates, NoSuchDayIsNoDate) {
  expect_times(kArticle, {
                             {"They met on 29 February 2024.",
                              "29 February 2024: DATE 2024-02-29 = 2024-02-29"},
                             {"They met on 29 February 2023.", "29 February 2023: DATE 2023-02-29"},
                             {"They met on 31 June 2024.", "31 June 2024: DATE 2024-06-31"},
                         });
}

TEST(AbsoluteDates, ReadsMonthsAndYears) {
  expect_times(kArticle,
               {
                   {"They met in October.", "October: DATE 2024-10 = 2024-10"},
                   {"They met in february.", "february: DATE 2025-02 = 2025-02"},
                   {"They met in March.", "March: DATE 2024-03 = 2024-03"},
                   {"They met in Oct 2023.", "Oct 2023: DATE 2023-10 = 2023-10"},
                   {"They met in Oct. 2023.", "Oct. 2023: DATE 2023-10 = 2023-10"},
                   {"They met in October, 2023.", "October, 2023: DATE 2023-10 = 2023-10"},
                   {"They met in October of 2023.", "October of 2023: DATE 2023-10 = 2023-10"},
                   {"They met in the month of May.", "the month of May: DATE 2024-05 = 2024-05"},
                   {"October saw new talks.", "October: DATE 2024-10 = 2024-10"},
                   {"They met in 2019.", "2019: DATE 2019 = 2019"},
                   {"They met in the year 2019.", "2019: DATE 2019 = 2019"},
                   {"They met throughout 2019.", "2019: DATE 2019 = 2019"},
                   {"In 1815, they met.", "1815: DATE 1815 = 1815"},
                   {"They met in 2014, 2015 and 2016.",
                    "2014: DATE 2014 = 2014; 2015: DATE 2015 = 2015; 2016: DATE 2016 = 2016"},
                   {"The film (2015) is long.", "of-noun 2015: DATE 2015 = 2015"},
               });
}

TEST(AbsoluteDates, ReadsDecadesAndCenturies) {
  expect_times(
      kArticle,
      {
          {"They met in the 1990s.", "the 1990s: DATE 199X = 1990..1999-12-31"},
          {"They met in the '90s.", "the '90s: DATE 199X = 1990..1999-12-31"},
          {"They met in the early 1990s.", "the early 1990s: DATE 199X [START] = 1990..1999-12-31"},
          {"They met in the mid 1980s.", "the mid 1980s: DATE 198X [MID] = 1980..1989-12-31"},
          {"They met in the mid-1980s.", "the mid-1980s: DATE 198X [MID] = 1980..1989-12-31"},
          {"They met in the second half of the 1990s.",
           "the second half of the 1990s: DATE 199X [END] = 1990..1999-12-31"},
          {"They met in the 19th century.", "the 19th century: DATE 18XX = 1801..1900-12-31"},
          {"They met in the twenty-first century.",
           "the twenty-first century: DATE 20XX = 2001..2100-12-31"},
          {"They met in the late nineteenth century.",
           "the late nineteenth century: DATE 18XX [END] = 1801..1900-12-31"},
      });
}

TEST(AbsoluteDates, ReadsQuartersAndHalfYears) {
  expect_times(kArticle,
               {
                   {"Trade fell in Q3 2024.", "Q3 2024: DATE 2024-Q3 = 2024-07..2024-09-30"},
                   {"Trade fell in Q4.", "Q4: DATE 2024-Q4 = 2024-10..2024-12-31"},
                   {"Trade fell in the first quarter of 2024.",
                    "the first quarter of 2024: DATE 2024-Q1 = 2024-01..2024-03-31"},
                   {"Trade fell in the first quarter.",
                    "the first quarter: DATE 2025-Q1 = 2025-01..2025-03-31"},
                   {"Trade fell in the last quarter of last year.",
                    "the last quarter of last year: DATE 2024-Q4 = 2024-10..2024-12-31"},
                   {"Trade fell in the second half of 2023.",
                    "the second half of 2023: DATE 2023-H2 = 2023-07..2023-12-31"},
                   {"Trade fell in H1 2024.", "H1 2024: DATE 2024-H1 = 2024-01..2024-06-30"},
                   {"Trade fell in the first half of the year.",
                    "the first half of the year: DATE 2025-H1 = 2025-01..2025-06-30"},
                   {"Trade fell in the first three months of 2024.",
                    "the first three months of 2024: DATE 2024-01/2024-03 = 2024-01..2024-03-31"},
               });
}

TEST(AbsoluteDates, ReadsStagesOfAPeriod) {
  expect_times(
      kArticle,
      {
          {"They met in early 2024.", "early 2024: DATE 2024 [START] = 2024"},
          {"They met in mid-2024.", "mid-2024: DATE 2024 [MID] = 2024"},
          {"They met in late 2024.", "late 2024: DATE 2024 [END] = 2024"},
          {"They met early in 2024.", "early in 2024: DATE 2024 [START] = 2024"},
          {"They met in mid-October.", "mid-October: DATE 2024-10 [MID] = 2024-10"},
          {"They met in mid October 2023.", "mid October 2023: DATE 2023-10 [MID] = 2023-10"},
          {"They met in early May.", "early May: DATE 2024-05 [START] = 2024-05"},
          {"They met at the end of March 2024.",
           "the end of March 2024: DATE 2024-03 [END] = 2024-03"},
          {"They met at the beginning of 2024.", "the beginning of 2024: DATE 2024 [START] = 2024"},
          {"They met in the middle of May.", "the middle of May: DATE 2024-05 [MID] = 2024-05"},
          {"They met in end-March 2024.", "end-March 2024: DATE 2024-03 [END] = 2024-03"},
          {"They met in the first week of May 2024.",
           "the first week of May 2024: DATE 2024-05 [START] = 2024-05"},
          {"They met in the second half of October.",
           "the second half of October: DATE 2024-10 [END] = 2024-10"},
          {"They met in the last days of 2024.", "the last days of 2024: DATE 2024 [END] = 2024"},
      });
}

TEST(AbsoluteDates, ReadsSeasonsAsTheNorthHasThem) {
  expect_times(
      kArticle,
      {
          {"They met in spring 2023.", "spring 2023: DATE 2023-SP = 2023-03..2023-05-31"},
          {"They met in the summer of 2023.",
           "the summer of 2023: DATE 2023-SU = 2023-06..2023-08-31"},
          {"They met in the autumn.", "the autumn: DATE 2024-FA = 2024-09..2024-11-30"},
          {"They met in the fall of 2024.", "the fall of 2024: DATE 2024-FA = 2024-09..2024-11-30"},
          {"They met in the winter of 2023-24.",
           "the winter of 2023-24: DATE 2023-WI = 2023-12..2024-02-29"},
          {"They met last summer.", "last summer: DATE 2024-SU = 2024-06..2024-08-31"},
          {"They met this winter.", "this winter: DATE 2024-WI = 2024-12..2025-02-28"},
          {"They met last winter.", "last winter: DATE 2023-WI = 2023-12..2024-02-29"},
          {"They will meet this summer.", "this summer: DATE 2025-SU = 2025-06..2025-08-31"},
          {"They will meet next spring.", "next spring: DATE 2025-SP = 2025-03..2025-05-31"},
          {"They met in the summer of last year.",
           "the summer of last year: DATE 2024-SU = 2024-06..2024-08-31"},
      });
}

TEST(AbsoluteDates, KnowsDaysWithANameAndAFixedDate) {
  expect_times(
      kArticle,
      {
          {"They met on Christmas Day.", "Christmas Day: DATE 2024-12-25 = 2024-12-25"},
          {"They met over Christmas.", "Christmas: DATE 2024-12-25 = 2024-12-25"},
          {"They met on Christmas Eve 2022.", "Christmas Eve 2022: DATE 2022-12-24 = 2022-12-24"},
          {"They met last Christmas.", "last Christmas: DATE 2024-12-25 = 2024-12-25"},
          {"They met on New Year's Day.", "New Year's Day: DATE 2025-01-01 = 2025-01-01"},
          {"They met on New Year's Eve.", "New Year's Eve: DATE 2024-12-31 = 2024-12-31"},
          {"They met on May Day.", "May Day: DATE 2024-05-01 = 2024-05-01"},
          {"They met on Orthodox Christmas.", "Orthodox Christmas: DATE 2025-01-07 = 2025-01-07"},
          {"They met on International Women's Day 2023.",
           "International Women's Day 2023: DATE 2023-03-08 = 2023-03-08"},
      });
}

TEST(AbsoluteDates, CountsTheWeekdaysOfAMonth) {
  expect_times(kArticle, {
                             {"They met on the first Monday of May 2024.",
                              "the first Monday of May 2024: DATE 2024-05-06 = 2024-05-06"},
                             {"They met on the last Sunday of March 2024.",
                              "the last Sunday of March 2024: DATE 2024-03-31 = 2024-03-31"},
                             {"They met on the third Thursday in November.",
                              "the third Thursday in November: DATE 2024-11-21 = 2024-11-21"},
                             {"They met on the fifth Monday of May 2024.",
                              "the fifth Monday of May 2024: DATE 2024-05"},
                         });
}

TEST(AbsoluteDates, ReadsTheTimeOfDayAndDatesByTheDay) {
  expect_times(
      kArticle,
      {
          {"They met at 10 a.m. on Tuesday.",
           "10 a.m. on Tuesday: TIME 2025-02-25T10:00 = 2025-02-25"},
          {"They met on Tuesday at 10:30 GMT.",
           "Tuesday at 10:30 GMT: TIME 2025-02-25T10:30 = 2025-02-25"},
          {"They met at 3pm on Friday.", "3pm on Friday: TIME 2025-02-21T15:00 = 2025-02-21"},
          {"They met on Monday at noon.", "Monday at noon: TIME 2025-02-24T12:00 = 2025-02-24"},
          {"They met at 1500 GMT on 3 May 2024.",
           "1500 GMT on 3 May 2024: TIME 2024-05-03T15:00 = 2024-05-03"},
          {"They met at 10:30 p.m. local time on Monday.",
           "10:30 p.m. local time on Monday: TIME 2025-02-24T22:30 = 2025-02-24"},
          {"They met on the morning of 5 May 2024.",
           "the morning of 5 May 2024: TIME 2024-05-05TMO = 2024-05-05"},
          {"They met in the early hours of Monday.",
           "the early hours of Monday: TIME 2025-02-24TMO = 2025-02-24"},
          {"They met on Monday in the evening.",
           "Monday in the evening: TIME 2025-02-24TEV = 2025-02-24"},
          {"They met at 12 a.m. on Monday.",
           "12 a.m. on Monday: TIME 2025-02-24T00:00 = 2025-02-24"},
          {"They met at 10:30 in Rome.", "clock 10:30: TIME XXXX-XX-XXT10:30"},
      });
}

}  // namespace
}  // namespace newsgraph::testing
