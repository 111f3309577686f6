// How long and how often, in articles of Tuesday 2025-02-25.
#include <gtest/gtest.h>

#include "time_text.h"

namespace newsgraph::testing {
namespace {

constexpr std::string_view kArticle = "2025-02-25";

TEST(Lengths, AreDurationsAndNoDates) {
  expect_times(
      kArticle,
      {
          {"They fought for two years.", "length two years: DURATION P2Y"},
          {"They began a three-day visit.", "length three-day: DURATION P3D"},
          {"They set a 48-hour deadline.", "length 48-hour: DURATION PT48H"},
          {"They talked for 30 minutes.", "length 30 minutes: DURATION PT30M"},
          {"They talked for half an hour.", "length half an hour: DURATION PT0.5H"},
          {"They fought for two and a half years.", "length two and a half years: DURATION P2.5Y"},
          {"They fought for a year and a half.", "length a year and a half: DURATION P1.5Y"},
          {"They fought for 1.5 years.", "length 1.5 years: DURATION P1.5Y"},
          {"They fought for several months.", "length several months: DURATION PXM"},
          {"They fought for months.", "length months: DURATION PXM"},
          {"They waited a couple of days.", "length a couple of days: DURATION PXD"},
          {"They fought for two or three weeks.", "length two or three weeks: DURATION PXW"},
          {"They left for a fortnight.", "length a fortnight: DURATION P2W"},
          {"They ruled for a decade.", "length a decade: DURATION P1DE"},
          {"They ended a week-long strike.", "length week-long: DURATION P1W"},
          {"They ended the months-long talks.", "length months-long: DURATION PXM"},
          {"They must leave within two weeks.", "length two weeks: DURATION P2W"},
          {"He got five years in prison.", "length five years: DURATION P5Y"},
          {"They fought for twenty-five years.", "length twenty-five years: DURATION P25Y"},
      });
}

TEST(Lengths, KeepHowExactTheyAre) {
  expect_times(
      kArticle,
      {
          {"They ruled for more than a decade.",
           "length more than a decade: DURATION P1DE [MORE_THAN]"},
          {"They fought for over two years.", "length over two years: DURATION P2Y [MORE_THAN]"},
          {"They fought for nearly two decades.",
           "length nearly two decades: DURATION P2DE [LESS_THAN]"},
          {"They waited at least 10 days.",
           "length at least 10 days: DURATION P10D [EQUAL_OR_MORE]"},
          {"They waited up to 10 days.", "length up to 10 days: DURATION P10D [EQUAL_OR_LESS]"},
          {"They waited about an hour.", "length about an hour: DURATION PT1H [APPROX]"},
      });
}

TEST(Lengths, ThatEndOrBeginNowAreDated) {
  expect_times(
      kArticle,
      {
          {"They met twice in the past two years.",
           "the past two years: DURATION P2Y = 2023..2025-02-25"},
          {"They met over the past decade.", "the past decade: DURATION P1DE = 2015..2025-02-25"},
          {"They met in the last three months.",
           "the last three months: DURATION P3M = 2024-11..2025-02-25"},
          {"They met in the past week.", "the past week: DURATION P1W = 2025-02-18..2025-02-25"},
          {"Ten died in the past 24 hours.",
           "the past 24 hours: DURATION PT24H = 2025-02-24..2025-02-25"},
          {"Ten died within the past week.",
           "the past week: DURATION P1W = 2025-02-18..2025-02-25"},
          {"They will meet over the next two weeks.",
           "the next two weeks: DURATION P2W = 2025-02-25..2025-03-11"},
          {"They will meet in the coming year.",
           "the coming year: DURATION P1Y = 2025..2026-02-25"},
          {"He has ruled for the past six months.",
           "length the past six months: DURATION P6M = 2024-08..2025-02-25"},
          {"They met over the last few days.", "vague the last few days: DURATION PXD"},
      });
}

TEST(Lengths, SetsRecur) {
  expect_times(kArticle, {
                             {"They meet every Friday.", "often every Friday: SET XXXX-WXX-5"},
                             {"They meet on Mondays.", "often Mondays: SET XXXX-WXX-1"},
                             {"They meet each year.", "often each year: SET P1Y"},
                             {"They meet every two weeks.", "often every two weeks: SET P2W"},
                             {"They meet every other day.", "often every other day: SET P2D"},
                             {"They meet twice a week.", "often a week: SET P1W"},
                             {"They pay 50 euros per month.", "often per month: SET P1M"},
                             {"They meet weekly.", "often weekly: SET P1W"},
                             {"They held the annual summit.", "often annual: SET P1Y"},
                             {"They meet every October.", "often every October: SET XXXX-10"},
                             {"They meet every morning.", "often every morning: SET XXXX-XX-XXTMO"},
                             {"They meet every summer.", "often every summer: SET XXXX-SU"},
                         });
}

TEST(Lengths, AgesAreNone) {
  expect_times(kArticle, {
                             {"A 25-year-old man was held.", ""},
                             {"A man aged 25 was held.", ""},
                             {"The boy is two years old.", ""},
                             {"Nobody under 18 years of age was held.", ""},
                             {"Two 14-year-olds were held.", ""},
                         });
}

TEST(Lengths, VagueTimesHaveNoDate) {
  expect_times(kArticle,
               {
                   {"They now agree.", "vague now: DATE PRESENT_REF"},
                   {"They met recently.", "vague recently: DATE PAST_REF"},
                   {"They will meet soon.", "vague soon: DATE FUTURE_REF"},
                   {"They met in recent weeks.", "vague recent weeks: DATE PAST_REF"},
                   {"They met several days ago.", "vague several days ago: DATE PAST_REF"},
                   {"They met years ago.", "vague years ago: DATE PAST_REF"},
                   {"They will meet in the coming days.", "vague the coming days: DURATION PXD"},
                   {"They will meet in the near future.", "vague the near future: DATE FUTURE_REF"},
               });
}

}  // namespace
}  // namespace newsgraph::testing
