#include "newsgraph/ingest/understanding/time/calendar.h"

namespace newsgraph::understanding::timex {

namespace {

Period months(std::int64_t year, std::int64_t month, int count, TimeUnit unit) {
  return {day_of(year, month, 1), Date{day_of(year, month + count, 1).days - 1}, unit};
}

Period years(std::int64_t first, std::int64_t count, TimeUnit unit) {
  return {day_of(first, 1, 1), Date{day_of(first + count, 1, 1).days - 1}, unit};
}

std::int64_t floor_div(std::int64_t value, std::int64_t by) {
  return value >= 0 ? value / by : -((by - 1 - value) / by);
}

}  // namespace

Date day_of(std::int64_t year, std::int64_t month, int day) {
  const std::int64_t index = year * 12 + month - 1;
  const std::int64_t whole_year = floor_div(index, 12);
  const int month_of_year = static_cast<int>(index - whole_year * 12) + 1;
  for (int candidate = day; candidate > 28; --candidate) {
    if (const auto date = Date::from_civil(whole_year, month_of_year, candidate)) return *date;
  }
  return Date::from_civil(whole_year, month_of_year, day > 28 ? 28 : day).value_or(Date{});
}

Period day_period(Date day) {
  return {day, day, TimeUnit::kDay};
}

Period month_period(std::int64_t year, std::int64_t month) {
  return months(year, month, 1, TimeUnit::kMonth);
}

Period year_period(std::int64_t year) {
  return years(year, 1, TimeUnit::kYear);
}

Period decade_period(std::int64_t first_year) {
  return years(first_year, 10, TimeUnit::kDecade);
}

Period century_period(std::int64_t number) {
  return years((number - 1) * 100 + 1, 100, TimeUnit::kCentury);
}

Period quarter_period(std::int64_t year, int number) {
  return months(year, number * 3 - 2, 3, TimeUnit::kQuarter);
}

Period half_year_period(std::int64_t year, int number) {
  return months(year, number * 6 - 5, 6, TimeUnit::kHalfYear);
}

Period season_period(std::int64_t year, int number) {
  return months(year, number * 3, 3, TimeUnit::kSeason);
}

std::optional<Date> weekday_of_month(std::int64_t year, int month, int weekday, int n) {
  const Period whole = month_period(year, month);
  const std::int64_t first = whole.first.days + (weekday - whole.first.day_of_week() + 7) % 7;
  if (n < 0) return Date{first + (whole.last.days - first) / 7 * 7};
  const Date day{first + std::int64_t{7} * (n - 1)};
  return day <= whole.last ? std::optional(day) : std::nullopt;
}

Period period_of(Date day, TimeUnit unit) {
  const CivilDate civil = day.civil();
  const std::int64_t monday = day.days - (day.day_of_week() - 1);
  switch (unit) {
    case TimeUnit::kWeekend:
      return {Date{monday + 5}, Date{monday + 6}, unit};
    case TimeUnit::kWeek:
      return {Date{monday}, Date{monday + 6}, unit};
    case TimeUnit::kMonth:
      return month_period(civil.year, civil.month);
    case TimeUnit::kSeason:
      // January and February belong to the winter of the year before.
      return civil.month < 3 ? season_period(civil.year - 1, 4)
                             : season_period(civil.year, civil.month / 3);
    case TimeUnit::kQuarter:
      return quarter_period(civil.year, day.quarter());
    case TimeUnit::kHalfYear:
      return half_year_period(civil.year, civil.month <= 6 ? 1 : 2);
    case TimeUnit::kYear:
      return year_period(civil.year);
    case TimeUnit::kDecade:
      return decade_period(floor_div(civil.year, 10) * 10);
    case TimeUnit::kCentury:
      return century_period(floor_div(civil.year - 1, 100) + 1);
    default:
      return day_period(day);
  }
}

Period shifted(const Period& period, std::int64_t count) {
  const CivilDate civil = period.first.civil();
  switch (period.unit) {
    case TimeUnit::kWeekend:
    case TimeUnit::kWeek:
      return {Date{period.first.days + 7 * count}, Date{period.last.days + 7 * count}, period.unit};
    case TimeUnit::kMonth:
      return month_period(civil.year, civil.month + count);
    case TimeUnit::kSeason:
      return months(civil.year, civil.month + 3 * count, 3, period.unit);
    case TimeUnit::kQuarter:
      return months(civil.year, civil.month + 3 * count, 3, period.unit);
    case TimeUnit::kHalfYear:
      return months(civil.year, civil.month + 6 * count, 6, period.unit);
    case TimeUnit::kYear:
      return year_period(civil.year + count);
    case TimeUnit::kDecade:
      return decade_period(civil.year + 10 * count);
    case TimeUnit::kCentury:
      return years(civil.year + 100 * count, 100, period.unit);
    default:
      return {Date{period.first.days + count}, Date{period.last.days + count}, TimeUnit::kDay};
  }
}

}  // namespace newsgraph::understanding::timex
