// The calendar: fields of dates and times, and how instants with offsets compare.
#include "newsgraph/graph/temporal.h"

namespace newsgraph {

namespace {

constexpr std::int64_t kDaysPerEra = 146'097;  // 400 Gregorian years

bool is_leap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(std::int64_t year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

// Days and civil dates convert era by era of 400 years, with years that begin in March so that the
// leap day comes last (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"). The date
// library's own types hold 16-bit years, openCypher's have nine digits.
std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysPerEra + day_of_era - 719'468;
}

bool valid_year(std::int64_t year) {
  return year >= kMinimumYear && year <= kMaximumYear;
}

/// Monday of ISO week 1: the week that holds 4 January.
std::int64_t first_monday(std::int64_t week_year) {
  const Date fourth{days_from_civil(week_year, 1, 4)};
  return fourth.days - (fourth.day_of_week() - 1);
}

}  // namespace

std::optional<Date> Date::from_civil(std::int64_t year, int month, int day) {
  if (!valid_year(year) || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Date{days_from_civil(year, month, day)};
}

std::optional<Date> Date::from_week(std::int64_t year, int week, int day_of_week) {
  if (!valid_year(year) || week < 1 || day_of_week < 1 || day_of_week > 7) return std::nullopt;
  const std::int64_t days = first_monday(year) + (week - 1) * 7 + day_of_week - 1;
  if (week > 52 && first_monday(year) + (week - 1) * 7 >= first_monday(year + 1)) {
    return std::nullopt;
  }
  return Date{days};
}

std::optional<Date> Date::from_ordinal(std::int64_t year, int day_of_year) {
  if (!valid_year(year) || day_of_year < 1 || day_of_year > (is_leap(year) ? 366 : 365)) {
    return std::nullopt;
  }
  return Date{days_from_civil(year, 1, 1) + day_of_year - 1};
}

std::optional<Date> Date::from_quarter(std::int64_t year, int quarter, int day_of_quarter) {
  if (!valid_year(year) || quarter < 1 || quarter > 4 || day_of_quarter < 1) return std::nullopt;
  const Date date{days_from_civil(year, quarter * 3 - 2, 1) + day_of_quarter - 1};
  if (date.quarter() != quarter || date.civil().year != year) return std::nullopt;
  return date;
}

// In 32 bits, without a division that takes long (C. Neri, L. Schneider, "Euclidean affine
// functions and their application to calendar algorithms", Software: Practice and Experience 53(4),
// 2023). What is out of their reach is moved by whole eras.
CivilDate Date::civil() const {
  constexpr std::int64_t kReach = std::int64_t{1} << 29;
  std::int64_t shifted = days + 719'468;  // since 1 March of the year 0
  std::int64_t era = 0;
  if (shifted < 0 || shifted >= kReach) {
    era = (shifted >= 0 ? shifted : shifted - kDaysPerEra + 1) / kDaysPerEra;
    shifted -= era * kDaysPerEra;
  }
  const std::uint32_t quarters = 4 * static_cast<std::uint32_t>(shifted) + 3;
  const std::uint32_t century = quarters / 146'097;
  const std::uint32_t quarters_of_century = quarters % 146'097 | 3;
  const std::uint64_t years = std::uint64_t{2'939'745} * quarters_of_century;
  const std::uint32_t year_of_century = static_cast<std::uint32_t>(years >> 32);
  const std::uint32_t day_of_year = static_cast<std::uint32_t>(years) / 2'939'745 / 4;
  const std::uint32_t months = 2141 * day_of_year + 197'913;
  const bool is_next_year = day_of_year >= 306;  // January and February close a year of March
  const int month = static_cast<int>(months >> 16) - (is_next_year ? 12 : 0);
  const int day = static_cast<int>((months & 0xffff) / 2141) + 1;
  return {era * 400 + 100 * century + year_of_century + (is_next_year ? 1 : 0), month, day};
}

WeekDate Date::week_date() const {
  // The week belongs to the year of its Thursday.
  const std::int64_t year = Date{days - (day_of_week() - 1) + 3}.civil().year;
  return {year, static_cast<int>((days - first_monday(year)) / 7) + 1, day_of_week()};
}

int Date::day_of_year() const {
  return static_cast<int>(days - days_from_civil(civil().year, 1, 1)) + 1;
}

int Date::quarter() const {
  return (civil().month - 1) / 3 + 1;
}

int Date::day_of_quarter() const {
  return static_cast<int>(days - days_from_civil(civil().year, quarter() * 3 - 2, 1)) + 1;
}

int Date::day_of_week() const {
  // 1970-01-01 was a Thursday.
  const std::int64_t since_monday = (days + 3) % 7;
  return static_cast<int>(since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

std::optional<LocalTime> LocalTime::from_fields(int hour, int minute, int second,
                                                std::int64_t nanosecond) {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 ||
      nanosecond < 0 || nanosecond >= kNanosecondsPerSecond) {
    return std::nullopt;
  }
  return LocalTime{(hour * 3600LL + minute * 60 + second) * kNanosecondsPerSecond + nanosecond};
}

int LocalTime::hour() const {
  return static_cast<int>(nanoseconds / (3600 * kNanosecondsPerSecond));
}
int LocalTime::minute() const {
  return static_cast<int>(nanoseconds / (60 * kNanosecondsPerSecond) % 60);
}
int LocalTime::second() const {
  return static_cast<int>(nanoseconds / kNanosecondsPerSecond % 60);
}
int LocalTime::nanosecond() const {
  return static_cast<int>(nanoseconds % kNanosecondsPerSecond);
}

std::strong_ordering Time::operator<=>(const Time& other) const {
  const std::int64_t instant = local.nanoseconds - offset_seconds * kNanosecondsPerSecond;
  const std::int64_t other_instant =
      other.local.nanoseconds - other.offset_seconds * kNanosecondsPerSecond;
  if (instant != other_instant) return instant <=> other_instant;
  return offset_seconds <=> other.offset_seconds;
}

std::int64_t DateTime::epoch_seconds() const {
  return local.date.days * kSecondsPerDay + local.time.nanoseconds / kNanosecondsPerSecond -
         offset_seconds;
}

std::strong_ordering DateTime::operator<=>(const DateTime& other) const {
  if (const auto seconds = epoch_seconds() <=> other.epoch_seconds(); seconds != 0) return seconds;
  if (const auto part = local.time.nanosecond() <=> other.local.time.nanosecond(); part != 0) {
    return part;
  }
  if (offset_seconds != other.offset_seconds) return offset_seconds <=> other.offset_seconds;
  const std::string_view name = zone == nullptr ? std::string_view() : *zone;
  const std::string_view other_name = other.zone == nullptr ? std::string_view() : *other.zone;
  return name.compare(other_name) <=> 0;
}

long double Duration::approximate_seconds() const {
  constexpr long double kSecondsPerMonth = 2'629'746.0L;  // 30.436875 days of 24 hours
  return months * kSecondsPerMonth + days * static_cast<long double>(kSecondsPerDay) + seconds +
         nanoseconds / static_cast<long double>(kNanosecondsPerSecond);
}

}  // namespace newsgraph
