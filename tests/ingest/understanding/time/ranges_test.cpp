// From one date to another, in articles of Tuesday 2025-02-25.
#include <gtest/gtest.h>

#include "time_text.h"

namespace newsgraph::testing {
namespace {

constexpr std::string_view kArticle = "2025-02-25";

TEST(Ranges, ReadsDaysOfOneMonth) {
  expect_times(kArticle,
               {
                   {"They met from 5-6 April 2016.",
                    "5-6 April 2016: DATE 2016-04-05/2016-04-06 = 2016-04-05..2016-04-06"},
                   {"They met on 5–6 April 2016.",
                    "5–6 April 2016: DATE 2016-04-05/2016-04-06 = 2016-04-05..2016-04-06"},
                   {"They met on Feb. 3-5, 2025.",
                    "Feb. 3-5, 2025: DATE 2025-02-03/2025-02-05 = 2025-02-03..2025-02-05"},
                   {"They met from 3 to 5 May.",
                    "3 to 5 May: DATE 2024-05-03/2024-05-05 = 2024-05-03..2024-05-05"},
                   {"They met from May 3 to 5.",
                    "May 3 to 5: DATE 2024-05-03/2024-05-05 = 2024-05-03..2024-05-05"},
                   {"They met on May 5th–7th.",
                    "May 5th–7th: DATE 2024-05-05/2024-05-07 = 2024-05-05..2024-05-07"},
                   {"They met between 3 and 9 May.",
                    "3 and 9 May: DATE 2024-05-03/2024-05-09 = 2024-05-03..2024-05-09"},
                   {"They met on 3 and 4 May.",
                    "3 and 4 May: DATE 2024-05-03/2024-05-04 = 2024-05-03..2024-05-04"},
                   {"They met on May 3 and 4, 2023.",
                    "May 3 and 4, 2023: DATE 2023-05-03/2023-05-04 = 2023-05-03..2023-05-04"},
                   {"They met on 3, 4 and 5 May.",
                    "3, 4 and 5 May: DATE 2024-05-03/2024-05-05 = 2024-05-03..2024-05-05"},
                   {"They met from 3 May to 5 May.",
                    "3 May to 5 May: DATE 2024-05-03/2024-05-05 = 2024-05-03..2024-05-05"},
               });
}

TEST(Ranges, ReadsDaysOfTwoMonths) {
  expect_times(
      kArticle,
      {
          {"They met from May 30-June 2.",
           "May 30-June 2: DATE 2024-05-30/2024-06-02 = 2024-05-30..2024-06-02"},
          {"They met on May 30–June 2.",
           "May 30–June 2: DATE 2024-05-30/2024-06-02 = 2024-05-30..2024-06-02"},
          {"They met from 30 May until 2 June 2023.",
           "30 May until 2 June 2023: DATE 2023-05-30/2023-06-02 = 2023-05-30..2023-06-02"},
          {"They met between Dec. 30 and Jan. 3.",
           "Dec. 30 and Jan. 3: DATE 2024-12-30/2025-01-03 = 2024-12-30..2025-01-03"},
          {"They met from 30 December to 2 January 2023.",
           "30 December to 2 January 2023: DATE 2022-12-30/2023-01-02 = 2022-12-30..2023-01-02"},
      });
}

TEST(Ranges, ReadsWeekdays) {
  expect_times(kArticle,
               {
                   {"They met from Monday to Wednesday.",
                    "Monday to Wednesday: DATE 2025-02-24/2025-02-26 = 2025-02-24..2025-02-26"},
                   {"They met from Wednesday to Friday.",
                    "Wednesday to Friday: DATE 2025-02-19/2025-02-21 = 2025-02-19..2025-02-21"},
                   {"They met Thursday through Sunday.",
                    "Thursday through Sunday: DATE 2025-02-20/2025-02-23 = 2025-02-20..2025-02-23"},
                   {"They met on Saturday and Sunday.",
                    "Saturday and Sunday: DATE 2025-02-22/2025-02-23 = 2025-02-22..2025-02-23"},
                   {"They met on Monday-Tuesday.",
                    "Monday-Tuesday: DATE 2025-02-24/2025-02-25 = 2025-02-24..2025-02-25"},
                   {"They met on Monday and Friday.",
                    "Monday: DATE 2025-02-24 = 2025-02-24; Friday: DATE 2025-02-21 = 2025-02-21"},
                   {"They will meet from Wednesday to Friday.",
                    "Wednesday to Friday: DATE 2025-02-26/2025-02-28 = 2025-02-26..2025-02-28"},
                   {"They will meet from Saturday to Monday.",
                    "Saturday to Monday: DATE 2025-03-01/2025-03-03 = 2025-03-01..2025-03-03"},
               });
}

TEST(Ranges, ReadsMonthsAndYears) {
  expect_times(
      kArticle,
      {
          {"They met from March to June 2023.",
           "March to June 2023: DATE 2023-03/2023-06 = 2023-03..2023-06-30"},
          {"They met in January-March 2024.",
           "January-March 2024: DATE 2024-01/2024-03 = 2024-01..2024-03-31"},
          {"They met in Jan.–March 2024.",
           "Jan.–March 2024: DATE 2024-01/2024-03 = 2024-01..2024-03-31"},
          {"They met between October and January.",
           "October and January: DATE 2024-10/2025-01 = 2024-10..2025-01-31"},
          {"They met from November to February 2024.",
           "November to February 2024: DATE 2023-11/2024-02 = 2023-11..2024-02-29"},
          {"They met from October to December last year.",
           "October to December last year: DATE 2024-10/2024-12 = 2024-10..2024-12-31"},
          {"They met from last October to January.",
           "last October to January: DATE 2024-10/2025-01 = 2024-10..2025-01-31"},
          {"They met from 2015 to 2018.", "2015 to 2018: DATE 2015/2018 = 2015..2018-12-31"},
          {"They met between 2015 and 2018.", "2015 and 2018: DATE 2015/2018 = 2015..2018-12-31"},
          {"They met in 2014-15.", "2014-15: DATE 2014/2015 = 2014..2015-12-31"},
          {"They met in 2014/15.", "2014/15: DATE 2014/2015 = 2014..2015-12-31"},
          {"They met in 2023–24.", "2023–24: DATE 2023/2024 = 2023..2024-12-31"},
          {"They met from the 1990s to the 2000s.",
           "the 1990s to the 2000s: DATE 199X/200X = 1990..2009-12-31"},
      });
}

TEST(Ranges, OneYearServesSeveralMonths) {
  expect_times(
      kArticle,
      {
          {"They met in March and May 2023.",
           "March: DATE 2023-03 = 2023-03; May 2023: DATE 2023-05 = 2023-05"},
          {"They met on 3 and 10 May 2023.",
           "3: DATE 2023-05-03 = 2023-05-03; 10 May 2023: DATE 2023-05-10 = 2023-05-10"},
          {"They met on 3 March and 5 April 2023.",
           "3 March: DATE 2023-03-03 = 2023-03-03; 5 April 2023: DATE 2023-04-05 = 2023-04-05"},
      });
}

TEST(Ranges, EndAfterTheyBegin) {
  expect_times(kArticle, {{"They met from 5 May 2024 to 3 May 2024.",
                           "5 May 2024 to 3 May 2024: DATE 2024-05-05/2024-05-03"}});
}

TEST(Ranges, NumbersOfThingsAreNone) {
  expect_times(kArticle, {
                             {"Between 1500 and 2000 troops left.", ""},
                             {"Some 1000-1500 people left.", ""},
                             {"From 2000 to 2500 people left.", ""},
                             {"They won 3-2 in Rome.", ""},
                         });
}

}  // namespace
}  // namespace newsgraph::testing
