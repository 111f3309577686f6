// Dates counted from the article's date; unless said otherwise that is Tuesday 2025-02-25.
#include <gtest/gtest.h>

#include "time_text.h"

namespace newsgraph::testing {
namespace {

constexpr std::string_view kArticle = "2025-02-25";

TEST(RelativeDates, CountsDays) {
  expect_times(
      kArticle,
      {
          {"They met today.", "today: DATE 2025-02-25 = 2025-02-25"},
          {"They met yesterday.", "yesterday: DATE 2025-02-24 = 2025-02-24"},
          {"They met the day before yesterday.",
           "the day before yesterday: DATE 2025-02-23 = 2025-02-23"},
          {"They will meet tomorrow.", "tomorrow: DATE 2025-02-26 = 2025-02-26"},
          {"They will meet the day after tomorrow.",
           "the day after tomorrow: DATE 2025-02-27 = 2025-02-27"},
          {"They met tonight.", "tonight: TIME 2025-02-25TNI = 2025-02-25"},
          {"They met this morning.", "this morning: TIME 2025-02-25TMO = 2025-02-25"},
          {"They met last night.", "last night: TIME 2025-02-24TNI = 2025-02-24"},
          {"They met yesterday evening.", "yesterday evening: TIME 2025-02-24TEV = 2025-02-24"},
          {"They met earlier today.", "earlier today: DATE 2025-02-25 = 2025-02-25"},
      });
}

TEST(RelativeDates, AWeekdayIsTheLastOneToTheArticlesDay) {
  expect_times(
      kArticle,
      {
          {"They met on Tuesday.", "Tuesday: DATE 2025-02-25 = 2025-02-25"},
          {"They met on Monday.", "Monday: DATE 2025-02-24 = 2025-02-24"},
          {"They met Wednesday.", "Wednesday: DATE 2025-02-19 = 2025-02-19"},
          {"They met on Monday night.", "Monday night: TIME 2025-02-24TNI = 2025-02-24"},
          {"They met late on Monday.", "late on Monday: DATE 2025-02-24 [END] = 2025-02-24"},
          {"They met early Monday.", "early Monday: DATE 2025-02-24 [START] = 2025-02-24"},
          {"They met earlier on Monday.", "earlier on Monday: DATE 2025-02-24 = 2025-02-24"},
          {"They met on Wed. in Rome.", "Wed.: DATE 2025-02-19 = 2025-02-19"},
          {"Tuesday's talks were long.", "Tuesday: DATE 2025-02-25 = 2025-02-25"},
      });
}

TEST(RelativeDates, LastThisAndNextChooseTheWeekday) {
  expect_times(
      kArticle,
      {
          {"They met last Tuesday.", "last Tuesday: DATE 2025-02-18 = 2025-02-18"},
          {"They met last Friday.", "last Friday: DATE 2025-02-21 = 2025-02-21"},
          {"They met this past Friday.", "this past Friday: DATE 2025-02-21 = 2025-02-21"},
          {"They met this Monday.", "this Monday: DATE 2025-02-24 = 2025-02-24"},
          {"They meet this Friday.", "this Friday: DATE 2025-02-28 = 2025-02-28"},
          {"They meet next Friday.", "next Friday: DATE 2025-02-28 = 2025-02-28"},
          {"They meet next Tuesday.", "next Tuesday: DATE 2025-03-04 = 2025-03-04"},
          {"They meet this coming Sunday.", "this coming Sunday: DATE 2025-03-02 = 2025-03-02"},
          {"They met on Monday last week.", "Monday last week: DATE 2025-02-17 = 2025-02-17"},
          {"They met on Friday of last week.", "Friday of last week: DATE 2025-02-21 = 2025-02-21"},
          {"They meet on Friday next week.", "Friday next week: DATE 2025-03-07 = 2025-03-07"},
          {"They met last week on Tuesday.", "last week on Tuesday: DATE 2025-02-18 = 2025-02-18"},
      });
}

TEST(RelativeDates, WeeksBeginOnMonday) {
  expect_times(
      kArticle,
      {
          {"They met last week.", "last week: DATE 2025-W08 = 2025-02-17..2025-02-23"},
          {"They met this week.", "this week: DATE 2025-W09 = 2025-02-24..2025-03-02"},
          {"They meet next week.", "next week: DATE 2025-W10 = 2025-03-03..2025-03-09"},
          {"They met the week before last.",
           "the week before last: DATE 2025-W07 = 2025-02-10..2025-02-16"},
          {"They meet the week after next.",
           "the week after next: DATE 2025-W11 = 2025-03-10..2025-03-16"},
          {"They met earlier in the week.",
           "earlier in the week: DATE 2025-W09 = 2025-02-24..2025-03-02"},
          {"They met in the week of 3 February.",
           "the week of 3 February: DATE 2025-W06 = 2025-02-03..2025-02-09"},
          {"They met at the start of the week.",
           "the start of the week: DATE 2025-W09 [START] = 2025-02-24..2025-03-02"},
          {"They met last weekend.", "last weekend: DATE 2025-W08-WE = 2025-02-22..2025-02-23"},
          {"They met over the weekend.", "the weekend: DATE 2025-W08-WE = 2025-02-22..2025-02-23"},
          {"They meet this weekend.", "this weekend: DATE 2025-W09-WE = 2025-03-01..2025-03-02"},
          {"They meet next weekend.", "next weekend: DATE 2025-W10-WE = 2025-03-08..2025-03-09"},
          {"They will meet at the weekend.",
           "the weekend: DATE 2025-W09-WE = 2025-03-01..2025-03-02"},
      });
}

TEST(RelativeDates, CountsMonthsAndYears) {
  expect_times(
      kArticle,
      {
          {"They met last month.", "last month: DATE 2025-01 = 2025-01"},
          {"They met earlier this month.", "earlier this month: DATE 2025-02 = 2025-02"},
          {"They met late last month.", "late last month: DATE 2025-01 [END] = 2025-01"},
          {"They meet next month.", "next month: DATE 2025-03 = 2025-03"},
          {"They met at the end of last month.",
           "the end of last month: DATE 2025-01 [END] = 2025-01"},
          {"They met last year.", "last year: DATE 2024 = 2024"},
          {"They met this year.", "this year: DATE 2025 = 2025"},
          {"They meet next year.", "next year: DATE 2026 = 2026"},
          {"They met the year before last.", "the year before last: DATE 2023 = 2023"},
          {"They met late last year.", "late last year: DATE 2024 [END] = 2024"},
          {"They meet at the end of the year.", "the end of the year: DATE 2025 [END] = 2025"},
          {"They meet at year's end.", "year's end: DATE 2025 [END] = 2025"},
          {"They met last quarter.", "last quarter: DATE 2024-Q4 = 2024-10..2024-12-31"},
          {"They met earlier this decade.", "earlier this decade: DATE 202X = 2020..2029-12-31"},
          {"They met last century.", "last century: DATE 19XX = 1901..2000-12-31"},
          {"They met at the turn of the century.",
           "the turn of the century: DATE 20XX [START] = 2001..2100-12-31"},
      });
}

TEST(RelativeDates, PlacesAMonthInACountedYear) {
  expect_times(
      kArticle,
      {
          {"Last year in Oct, they met.", "Last year in Oct: DATE 2024-10 = 2024-10"},
          {"Last year, in October, they met.", "Last year, in October: DATE 2024-10 = 2024-10"},
          {"They met in October last year.", "October last year: DATE 2024-10 = 2024-10"},
          {"They met in October of last year.", "October of last year: DATE 2024-10 = 2024-10"},
          {"They met in January this year.", "January this year: DATE 2025-01 = 2025-01"},
          {"They meet in March next year.", "March next year: DATE 2026-03 = 2026-03"},
          {"They met on 5 May last year.", "5 May last year: DATE 2024-05-05 = 2024-05-05"},
          {"They met in May two years ago.", "May two years ago: DATE 2023-05 = 2023-05"},
          {"They met in May the year before.", "May the year before: DATE 2024-05 = 2024-05"},
          {"They met last year on 5 May.", "last year on 5 May: DATE 2024-05-05 = 2024-05-05"},
          {"They met last October.", "last October: DATE 2024-10 = 2024-10"},
          {"They met last February.", "last February: DATE 2024-02 = 2024-02"},
          {"They met last May.", "last May: DATE 2024-05 = 2024-05"},
          {"They meet this April.", "this April: DATE 2025-04 = 2025-04"},
          {"They meet next October.", "next October: DATE 2025-10 = 2025-10"},
          {"They meet next February.", "next February: DATE 2026-02 = 2026-02"},
      });
}

TEST(RelativeDates, CountsBackFromTheArticle) {
  expect_times(
      kArticle,
      {
          {"They met two days ago.", "two days ago: DATE 2025-02-23 = 2025-02-23"},
          {"They met 10 days ago.", "10 days ago: DATE 2025-02-15 = 2025-02-15"},
          {"They met a week ago.", "a week ago: DATE 2025-W08 = 2025-02-17..2025-02-23"},
          {"They met a fortnight ago.", "a fortnight ago: DATE 2025-W07 = 2025-02-10..2025-02-16"},
          {"They met three weeks ago.", "three weeks ago: DATE 2025-W06 = 2025-02-03..2025-02-09"},
          {"They met a month ago.", "a month ago: DATE 2025-01 = 2025-01"},
          {"They met six months ago.", "six months ago: DATE 2024-08 = 2024-08"},
          {"They met half a year ago.", "half a year ago: DATE 2024-08 = 2024-08"},
          {"They met a year and a half ago.", "a year and a half ago: DATE 2023-08 = 2023-08"},
          {"They met two and a half years ago.",
           "two and a half years ago: DATE 2022-08 = 2022-08"},
          {"They met two years ago.", "two years ago: DATE 2023 = 2023"},
          {"They met twenty-five years ago.", "twenty-five years ago: DATE 2000 = 2000"},
          {"They met a decade ago.", "a decade ago: DATE 2015 = 2015"},
          {"They met half a century ago.", "half a century ago: DATE 1975 = 1975"},
          {"They met a hundred years ago.", "a hundred years ago: DATE 1925 = 1925"},
          {"They met 48 hours ago.", "48 hours ago: DATE 2025-02-23 = 2025-02-23"},
          {"They met an hour ago.", "an hour ago: DATE 2025-02-25 = 2025-02-25"},
          {"They met about three weeks ago.",
           "about three weeks ago: DATE 2025-W06 [APPROX] = 2025-02-03..2025-02-09"},
          {"They met more than two years ago.",
           "more than two years ago: DATE 2023 [MORE_THAN] = 2023"},
          {"They met nearly two years ago.", "nearly two years ago: DATE 2023 [LESS_THAN] = 2023"},
      });
}

TEST(RelativeDates, CountsAheadOnlyWhereTheClauseLooksAhead) {
  expect_times(
      kArticle,
      {
          {"They will meet in two weeks.", "two weeks: DATE 2025-W11 = 2025-03-10..2025-03-16"},
          {"They will meet in three days' time.", "three days: DATE 2025-02-28 = 2025-02-28"},
          {"They will meet two days from now.", "two days from now: DATE 2025-02-27 = 2025-02-27"},
          {"They built it in two weeks.", "length two weeks: DURATION P2W"},
      });
}

TEST(RelativeDates, CountsFromADateBesideIt) {
  expect_times(kArticle, {
                             {"They met two days after 5 May 2024.",
                              "two days after 5 May 2024: DATE 2024-05-07 = 2024-05-07"},
                             {"They met the day after Christmas.",
                              "the day after Christmas: DATE 2024-12-26 = 2024-12-26"},
                             {"They met the day before 1 March 2024.",
                              "the day before 1 March 2024: DATE 2024-02-29 = 2024-02-29"},
                             {"They met a week before Christmas.",
                              "a week before Christmas: DATE 2024-W51 = 2024-12-16..2024-12-22"},
                             {"They met two days after the vote.", "length two days: DURATION P2D"},
                             {"They met the day after the vote.", ""},
                         });
}

TEST(RelativeDates, WithNothingToldThePreviousDayIsBeforeTheArticle) {
  expect_times(kArticle,
               {
                   {"They met the previous day.", "the previous day: DATE 2025-02-24 = 2025-02-24"},
                   {"They met a day earlier.", "a day earlier: DATE 2025-02-24 = 2025-02-24"},
                   {"They met the day before.", "the day before: DATE 2025-02-24 = 2025-02-24"},
                   {"They met a year earlier.", "a year earlier: DATE 2024 = 2024"},
                   {"They met the previous month.", "the previous month: DATE 2025-01 = 2025-01"},
                   // What is to follow has nothing to follow.
                   {"They met the same day.", "the same day: DATE XXXX-XX-XX"},
                   {"They met two days later.", "two days later: DATE XXXX-XX-XX"},
                   {"They met the following week.", "the following week: DATE XXXX-WXX"},
                   {"They met the next day.", "the next day: DATE XXXX-XX-XX"},
                   {"They met that night.", "that night: TIME XXXX-XX-XXTNI"},
               });
}

TEST(RelativeDates, CountsFromTheDateBeforeItInTheSentence) {
  expect_times(
      kArticle,
      {
          {"He arrived on 3 May 2024 and left two days later.",
           "3 May 2024: DATE 2024-05-03 = 2024-05-03; two days later: DATE 2024-05-05 = "
           "2024-05-05"},
          {"He arrived on Monday and left the same day.",
           "Monday: DATE 2025-02-24 = 2025-02-24; the same day: DATE 2025-02-24 = 2025-02-24"},
          {"He arrived on Friday and left the next morning.",
           "Friday: DATE 2025-02-21 = 2025-02-21; the next morning: TIME 2025-02-22TMO = "
           "2025-02-22"},
          {"He came in May 2019 and again the following year.",
           "May 2019: DATE 2019-05 = 2019-05; the following year: DATE 2020 = 2020"},
          {"He came in 2019 and left in March of the following year.",
           "2019: DATE 2019 = 2019; March of the following year: DATE 2020-03 = 2020-03"},
          {"He came in May 2019 and left later that year.",
           "May 2019: DATE 2019-05 = 2019-05; later that year: DATE 2019 = 2019"},
          {"It began on 30 December 2023 and ended the next month.",
           "30 December 2023: DATE 2023-12-30 = 2023-12-30; the next month: DATE 2024-01 = "
           "2024-01"},
          // No day can be counted from a year.
          {"He came in 2019 and left two days later.",
           "2019: DATE 2019 = 2019; two days later: DATE XXXX-XX-XX"},
      });
}

TEST(RelativeDates, CrossTheYearsEnd) {
  expect_times("2025-01-01",
               {
                   {"They met yesterday.", "yesterday: DATE 2024-12-31 = 2024-12-31"},
                   {"They met on Tuesday.", "Tuesday: DATE 2024-12-31 = 2024-12-31"},
                   {"They met last week.", "last week: DATE 2024-W52 = 2024-12-23..2024-12-29"},
                   {"They met this week.", "this week: DATE 2025-W01 = 2024-12-30..2025-01-05"},
                   {"They met last month.", "last month: DATE 2024-12 = 2024-12"},
                   {"They met in December.", "December: DATE 2024-12 = 2024-12"},
                   {"They met two months ago.", "two months ago: DATE 2024-11 = 2024-11"},
               });
  expect_times("2024-12-31",
               {
                   {"They meet tomorrow.", "tomorrow: DATE 2025-01-01 = 2025-01-01"},
                   {"They meet next week.", "next week: DATE 2025-W02 = 2025-01-06..2025-01-12"},
                   {"They meet next month.", "next month: DATE 2025-01 = 2025-01"},
                   {"They met in January.", "January: DATE 2024-01 = 2024-01"},
                   {"They will meet in January.", "January: DATE 2025-01 = 2025-01"},
               });
  expect_times(
      "2021-01-03",
      {
          {"They met this week.", "this week: DATE 2020-W53 = 2020-12-28..2021-01-03"},
          {"They meet next week.", "next week: DATE 2021-W01 = 2021-01-04..2021-01-10"},
          {"They met on Sunday.", "Sunday: DATE 2021-01-03 = 2021-01-03"},
          {"They met over the weekend.", "the weekend: DATE 2020-W53-WE = 2021-01-02..2021-01-03"},
      });
}

TEST(RelativeDates, KnowLeapDaysAndShortMonths) {
  expect_times("2024-02-29",
               {
                   {"They met a year ago.", "a year ago: DATE 2023 = 2023"},
                   {"They met yesterday.", "yesterday: DATE 2024-02-28 = 2024-02-28"},
                   {"They meet tomorrow.", "tomorrow: DATE 2024-03-01 = 2024-03-01"},
                   {"They met on 29 February.", "29 February: DATE 2024-02-29 = 2024-02-29"},
                   {"They met last Thursday.", "last Thursday: DATE 2024-02-22 = 2024-02-22"},
               });
  expect_times("2025-03-31",
               {
                   {"They met one month ago.", "one month ago: DATE 2025-02 = 2025-02"},
                   {"They met last month.", "last month: DATE 2025-02 = 2025-02"},
                   {"They meet next month.", "next month: DATE 2025-04 = 2025-04"},
                   {"They met this week.", "this week: DATE 2025-W14 = 2025-03-31..2025-04-06"},
               });
  expect_times("2025-03-01", {
                                 {"They met yesterday.", "yesterday: DATE 2025-02-28 = 2025-02-28"},
                                 {"They met on Friday.", "Friday: DATE 2025-02-28 = 2025-02-28"},
                             });
}

}  // namespace
}  // namespace newsgraph::testing
