#include "newsgraph/ingest/understanding/time/calendar.h"

#include <gtest/gtest.h>

namespace newsgraph::understanding::timex {
namespace {

std::string show(const Period& period) {
  return to_string(period.first) + ".." + to_string(period.last);
}

Date day(std::string_view text) {
  return *parse_date(text);
}

TEST(TimeCalendar, FindsThePeriodOfADay) {
  const std::vector<std::pair<TimeUnit, std::string>> cases = {
      {TimeUnit::kHour, "2024-02-29..2024-02-29"},
      {TimeUnit::kDay, "2024-02-29..2024-02-29"},
      {TimeUnit::kWeekend, "2024-03-02..2024-03-03"},
      {TimeUnit::kWeek, "2024-02-26..2024-03-03"},
      {TimeUnit::kMonth, "2024-02-01..2024-02-29"},
      {TimeUnit::kSeason, "2023-12-01..2024-02-29"},
      {TimeUnit::kQuarter, "2024-01-01..2024-03-31"},
      {TimeUnit::kHalfYear, "2024-01-01..2024-06-30"},
      {TimeUnit::kYear, "2024-01-01..2024-12-31"},
      {TimeUnit::kDecade, "2020-01-01..2029-12-31"},
      {TimeUnit::kCentury, "2001-01-01..2100-12-31"},
  };
  for (const auto& [unit, expected] : cases) {
    EXPECT_EQ(show(period_of(day("2024-02-29"), unit)), expected);
  }
  EXPECT_EQ(show(period_of(day("2000-12-31"), TimeUnit::kCentury)), "1901-01-01..2000-12-31");
}

TEST(TimeCalendar, ShiftsEveryUnitAcrossYears) {
  const std::vector<std::pair<TimeUnit, std::string>> cases = {
      {TimeUnit::kDay, "2023-12-31..2023-12-31"},
      {TimeUnit::kWeekend, "2023-12-30..2023-12-31"},
      {TimeUnit::kWeek, "2023-12-25..2023-12-31"},
      {TimeUnit::kMonth, "2023-12-01..2023-12-31"},
      {TimeUnit::kSeason, "2023-09-01..2023-11-30"},
      {TimeUnit::kQuarter, "2023-10-01..2023-12-31"},
      {TimeUnit::kHalfYear, "2023-07-01..2023-12-31"},
      {TimeUnit::kYear, "2023-01-01..2023-12-31"},
      {TimeUnit::kDecade, "2010-01-01..2019-12-31"},
      {TimeUnit::kCentury, "1901-01-01..2000-12-31"},
  };
  for (const auto& [unit, expected] : cases) {
    EXPECT_EQ(show(shifted(period_of(day("2024-01-01"), unit), -1)), expected);
  }
}

TEST(TimeCalendar, ShiftingBackAndForthIsNoShift) {
  for (int unit = static_cast<int>(TimeUnit::kDay); unit <= static_cast<int>(TimeUnit::kCentury);
       ++unit) {
    for (std::int64_t days = -40'000; days < 40'000; days += 997) {
      const Period period = period_of(Date{days}, static_cast<TimeUnit>(unit));
      EXPECT_LE(period.first.days, period.last.days);
      EXPECT_EQ(shifted(shifted(period, 7), -7), period) << unit << " " << days;
      EXPECT_EQ(shifted(period, 1).first.days,
                period.last.days + (period.unit == TimeUnit::kWeekend ? 6 : 1));
    }
  }
}

TEST(TimeCalendar, ADayPastTheMonthsEndIsItsLast) {
  EXPECT_EQ(to_string(day_of(2025, 2, 31)), "2025-02-28");
  EXPECT_EQ(to_string(day_of(2024, 2, 30)), "2024-02-29");
  EXPECT_EQ(to_string(day_of(2024, 13, 1)), "2025-01-01");
  EXPECT_EQ(to_string(day_of(2024, 0, 31)), "2023-12-31");
  EXPECT_EQ(to_string(day_of(2024, -11, 5)), "2023-01-05");
}

TEST(TimeCalendar, CountsTheWeekdaysOfAMonth) {
  EXPECT_EQ(to_string(*weekday_of_month(2024, 5, 1, 1)), "2024-05-06");
  EXPECT_EQ(to_string(*weekday_of_month(2024, 5, 3, 1)), "2024-05-01");
  EXPECT_EQ(to_string(*weekday_of_month(2024, 5, 5, 5)), "2024-05-31");
  EXPECT_EQ(to_string(*weekday_of_month(2024, 2, 4, -1)), "2024-02-29");
  EXPECT_FALSE(weekday_of_month(2024, 2, 5, 5));
}

}  // namespace
}  // namespace newsgraph::understanding::timex
