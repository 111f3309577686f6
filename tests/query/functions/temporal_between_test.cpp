#include "newsgraph/query/functions/temporal_between.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "newsgraph/query/functions/arithmetic.h"

namespace newsgraph::functions {
namespace {

Duration between(const Value& from, const Value& to, BetweenUnit unit) {
  return between(*take_apart(from), *take_apart(to), unit);
}

Value instant(const char* text) {
  return *parse_date_time(text);
}

TEST(DurationBetween, CountsTheCalendarWhereClocksChange) {
  struct Case {
    const char* from;
    const char* to;
    const char* all;
    const char* months;
    const char* days;
  };
  const Case cases[] = {
      // March is an hour short in Berlin, and a month all the same.
      {"2024-03-01T00:00[Europe/Berlin]", "2024-04-01T00:00[Europe/Berlin]", "P1M", "P1M", "P31D"},
      {"2024-04-01T00:00[Europe/Berlin]", "2024-03-01T00:00[Europe/Berlin]", "P-1M", "P-1M",
       "P-31D"},
      {"2024-10-27T00:00[Europe/Berlin]", "2024-10-28T00:00[Europe/Berlin]", "P1D", "PT0S", "P1D"},
      // The clock shows 02:30 twice that night.
      {"2024-10-27T02:30+02:00[Europe/Berlin]", "2024-10-27T02:30+01:00[Europe/Berlin]", "PT1H",
       "PT0S", "PT0S"},
      // There is no 02:30 on the second day: a day later it is 03:30.
      {"2024-03-30T02:30[Europe/Berlin]", "2024-03-31T03:15[Europe/Berlin]", "PT23H45M", "PT0S",
       "PT0S"},
      // Samoa left out the 30th.
      {"2011-12-29T12:00[Pacific/Apia]", "2011-12-31T12:00[Pacific/Apia]", "P2D", "PT0S", "P2D"},
      // The second instant is looked at with the calendar of the first.
      {"2024-03-01T00:00[Europe/Berlin]", "2024-03-31T22:00Z", "P1M", "P1M", "P31D"},
      {"2024-03-01T00:00+01:00", "2024-04-01T00:00[Europe/Berlin]", "P30DT23H", "PT0S", "P30D"},
  };
  for (const Case& each : cases) {
    const Value from = instant(each.from), to = instant(each.to);
    EXPECT_EQ(to_string(between(from, to, BetweenUnit::kAll)), each.all) << each.from;
    EXPECT_EQ(to_string(between(from, to, BetweenUnit::kMonths)), each.months) << each.from;
    EXPECT_EQ(to_string(between(from, to, BetweenUnit::kDays)), each.days) << each.from;
  }
}

class RandomInstants {
 public:
  explicit RandomInstants(std::uint32_t seed) : random_(seed) {}

  /// Some instant from 1950 to 2060, half of them within a day or two of a change of clocks.
  Value next() {
    static constexpr std::array<const char*, 8> kZones{
        "Europe/Berlin",    "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe",
        "America/St_Johns", "Pacific/Apia",     "Africa/Casablanca", "Asia/Kathmandu"};
    const std::string* zone = *find_time_zone(kZones[random_() % kZones.size()]);
    std::int64_t seconds =
        std::uniform_int_distribution<std::int64_t>(-631'152'000, 2'840'140'800)(random_);
    if (random_() % 2 == 0) seconds = near_change(seconds, zone);
    const std::int64_t nanosecond = random_() % 2 == 0 ? 0 : random_() % kNanosecondsPerSecond;
    return instant_in_zone(seconds, nanosecond, zone);
  }

 private:
  std::int64_t near_change(std::int64_t seconds, const std::string* zone) {
    const std::int32_t offset = instant_in_zone(seconds, 0, zone).offset_seconds;
    for (int day = 0; day < 200; ++day, seconds += kSecondsPerDay) {
      if (instant_in_zone(seconds, 0, zone).offset_seconds != offset) break;
    }
    return seconds + std::uniform_int_distribution<std::int64_t>(-130'000, 40'000)(random_);
  }

  std::mt19937 random_;
};

TEST(DurationBetween, LeadsFromTheFirstInstantToTheSecond) {
  constexpr std::uint32_t kSeed = 2026;
  RandomInstants instants(kSeed);
  for (int i = 0; i < 4000; ++i) {
    const Value from = instants.next(), to = instants.next();
    const DateTime &start = from.as_date_time(), &end = to.as_date_time();
    const Duration all = between(from, to, BetweenUnit::kAll);
    const DateTime reached = add(from, Value(all))->as_date_time();
    const std::string what = to_string(start) + " to " + to_string(end) + ": " + to_string(all);
    ASSERT_EQ(reached.epoch_seconds(), end.epoch_seconds()) << what;
    ASSERT_EQ(reached.local.time.nanosecond(), end.local.time.nanosecond()) << what;

    // No part passes the second instant, and all go its way.
    const Duration days = between(from, to, BetweenUnit::kDays);
    const Duration months = between(from, to, BetweenUnit::kMonths);
    const auto direction = end.epoch_seconds() <=> start.epoch_seconds();
    for (const Duration& part : {days, months, Duration{all.months, all.days, 0, 0}}) {
      const std::int64_t after = add(from, Value(part))->as_date_time().epoch_seconds();
      EXPECT_TRUE(direction >= 0 ? after <= end.epoch_seconds() : after >= end.epoch_seconds())
          << what;
    }
    EXPECT_EQ(all.months, months.months) << what;
    EXPECT_TRUE(direction >= 0 ? all.months >= 0 && all.days >= 0
                               : all.months <= 0 && all.days <= 0)
        << what;
  }
}

TEST(DurationBetween, AddedAsMonthsGivesMonths) {
  RandomInstants instants(7);
  for (int i = 0; i < 500; ++i) {
    const Value from = instants.next();
    // No month is without the first 28 days.
    if (from.as_date_time().local.date.civil().day > 28) continue;
    const Value to = *add(from, Value(Duration{5, 0, 0, 0}));
    if (to.as_date_time().local.time != from.as_date_time().local.time) continue;  // out of a gap
    EXPECT_EQ(to_string(between(from, to, BetweenUnit::kAll)), "P5M")
        << to_string(from.as_date_time());
  }
}

TEST(DurationBetween, IsTheSameOfDatesAlone) {
  std::mt19937 random(5);
  // Few days around a leap day, so that ends of months meet.
  const auto date = [&] { return Date{18'262 + static_cast<std::int64_t>(random() % 800)}; };
  for (int i = 0; i < 20'000; ++i) {
    const Date from = date(), to = date();
    for (const BetweenUnit unit :
         {BetweenUnit::kAll, BetweenUnit::kMonths, BetweenUnit::kDays, BetweenUnit::kSeconds}) {
      ASSERT_EQ(between(from, to, unit), between(Value(from), Value(to), unit))
          << to_string(from) << " " << to_string(to);
    }
  }
}

}  // namespace
}  // namespace newsgraph::functions
