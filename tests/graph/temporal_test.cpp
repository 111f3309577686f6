#include "newsgraph/graph/temporal.h"

#include <gtest/gtest.h>

#include <ostream>

namespace newsgraph {
namespace {

struct Text {
  const char* written;
  const char* canonical;  ///< null when it is not of the form
};

void PrintTo(const Text& text, std::ostream* out) {
  *out << text.written;
}

template <class Parsed>
std::string read(std::optional<Parsed> parsed) {
  return parsed ? to_string(*parsed) : "";
}

class DateText : public testing::TestWithParam<Text> {};
TEST_P(DateText, IsReadAndWritten) {
  EXPECT_EQ(read(parse_date(GetParam().written)), GetParam().canonical);
}
INSTANTIATE_TEST_SUITE_P(
    Forms, DateText,
    testing::Values(Text{"2015-07-21", "2015-07-21"}, Text{"20150721", "2015-07-21"},
                    Text{"2015-07", "2015-07-01"}, Text{"2015", "2015-01-01"},
                    Text{"2015-W30-2", "2015-07-21"}, Text{"2015W302", "2015-07-21"},
                    Text{"2015-Q2-60", "2015-05-30"}, Text{"2015-202", "2015-07-21"},
                    Text{"-0001-03-01", "-0001-03-01"},
                    Text{"+999999999-12-31", "+999999999-12-31"}, Text{"2024-02-29", "2024-02-29"},
                    Text{"2023-02-29", ""}, Text{"2015-W54", ""}, Text{"2015-13", ""},
                    Text{"x", ""}, Text{"", ""}));

class TimeText : public testing::TestWithParam<Text> {};
TEST_P(TimeText, IsReadAndWritten) {
  EXPECT_EQ(read(parse_time(GetParam().written)), GetParam().canonical);
}
INSTANTIATE_TEST_SUITE_P(Forms, TimeText,
                         testing::Values(Text{"21:40:32.142+0100", "21:40:32.142+01:00"},
                                         Text{"2140", "21:40Z"},
                                         Text{"21:40:00-00:44:30", "21:40-00:44:30"},
                                         Text{"24:00", ""}, Text{"21:40+19:00", ""}));

class DurationText : public testing::TestWithParam<Text> {};
TEST_P(DurationText, IsReadAndWritten) {
  EXPECT_EQ(read(parse_duration(GetParam().written)), GetParam().canonical);
}
INSTANTIATE_TEST_SUITE_P(
    Forms, DurationText,
    testing::Values(Text{"P180321212032112222W", "P1262248484224785554D"},
                    Text{"P1262248484224785554D", "P1262248484224785554D"},
                    Text{"P14DT16H12M", "P14DT16H12M"}, Text{"P5M1.5D", "P5M1DT12H"},
                    Text{"PT0.75M", "PT45S"}, Text{"P2.5W", "P17DT12H"},
                    Text{"P2012-02-02T14:37:21.545", "P2012Y2M2DT14H37M21.545S"},
                    Text{"PT-0.5S", "PT-0.5S"}, Text{"P1Y2M-3DT-0.5S", "P1Y2M-3DT-0.5S"},
                    Text{"P", ""}, Text{"PT", ""}, Text{"P1S", ""},
                    Text{"P99999999999999999999Y", ""}));

TEST(Date, KnowsItsFieldsAcrossTheCalendar) {
  for (const std::int64_t days :
       {-719'529LL, -1LL, 0LL, 19'782LL, 2'932'896LL, 365'241'780'471LL}) {
    const CivilDate civil = Date{days}.civil();
    EXPECT_EQ(Date::from_civil(civil.year, civil.month, civil.day), Date{days});
    const WeekDate week = Date{days}.week_date();
    EXPECT_EQ(Date::from_week(week.year, week.week, week.day_of_week), Date{days});
  }
}

TEST(DateTime, ComparesByInstant) {
  const auto earlier = parse_date_time("2025-02-25T12:00+05:00");
  const auto later = parse_date_time("2025-02-25T08:00Z");
  EXPECT_LT(*earlier, *later);
}

TEST(TimeZone, MovesAWallClockOutOfAGap) {
  const auto zone = find_time_zone("Europe/Berlin");
  ASSERT_TRUE(zone);
  const LocalDateTime in_gap = *parse_local_date_time("2025-03-30T02:30");
  EXPECT_EQ(to_string(resolve_in_zone(in_gap, *zone)), "2025-03-30T03:30+02:00[Europe/Berlin]");
  EXPECT_FALSE(find_time_zone("Mars/Olympus"));
}

TEST(TimeZone, KeepsTheOffsetWhereAClockShowsAnHourTwice) {
  const auto zone = find_time_zone("Europe/Berlin");
  ASSERT_TRUE(zone);
  const LocalDateTime twice = *parse_local_date_time("2025-10-26T02:30");
  EXPECT_EQ(resolve_in_zone(twice, *zone).offset_seconds, 7200);
  EXPECT_EQ(resolve_in_zone(twice, *zone, 3600).offset_seconds, 3600);
  EXPECT_EQ(resolve_in_zone(twice, *zone, -18000).offset_seconds, 7200);
}

TEST(TimeZone, ChangesItsClocksInYearsThatItsFileDoesNotList) {
  const std::pair<const char*, const char*> cases[] = {
      {"2038-07-01T12:00", "2038-07-01T12:00+02:00[Europe/Berlin]"},
      {"2100-01-31T12:00", "2100-01-31T12:00+01:00[Europe/Berlin]"},
      // The last Sunday of March in a leap year, and the day before it.
      {"2044-03-27T12:00", "2044-03-27T12:00+02:00[Europe/Berlin]"},
      {"2044-03-26T12:00", "2044-03-26T12:00+01:00[Europe/Berlin]"},
  };
  for (const auto& [local, zoned] : cases) {
    const auto zone = find_time_zone("Europe/Berlin");
    EXPECT_EQ(to_string(resolve_in_zone(*parse_local_date_time(local), *zone)), zoned);
  }
}

}  // namespace
}  // namespace newsgraph
