#include "newsgraph/query/functions/arithmetic.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "newsgraph/graph/int128.h"
#include "newsgraph/query/query_error.h"

namespace newsgraph::functions {

namespace {

QueryError overflow() {
  return QueryError("ArithmeticError", "NumberOutOfRange",
                    "the result lies outside what a temporal value can hold");
}

std::int64_t checked(Int128 number) {
  if (number < std::numeric_limits<std::int64_t>::min() ||
      number > std::numeric_limits<std::int64_t>::max()) {
    throw overflow();
  }
  return static_cast<std::int64_t>(number);
}

/// Months, days and nanoseconds, brought into the parts of a Duration.
Duration make_duration(Int128 months, Int128 days, Int128 nanoseconds) {
  Int128 seconds = nanoseconds / kNanosecondsPerSecond;
  Int128 rest = nanoseconds % kNanosecondsPerSecond;
  if (rest < 0) {
    rest += kNanosecondsPerSecond;
    --seconds;
  }
  return {checked(months), checked(days), checked(seconds), static_cast<std::int32_t>(rest)};
}

Int128 nanoseconds_of(const Duration& duration) {
  return static_cast<Int128>(duration.seconds) * kNanosecondsPerSecond + duration.nanoseconds;
}

Duration sum(const Duration& left, const Duration& right, int sign) {
  return make_duration(static_cast<Int128>(left.months) + sign * static_cast<Int128>(right.months),
                       static_cast<Int128>(left.days) + sign * static_cast<Int128>(right.days),
                       nanoseconds_of(left) + sign * nanoseconds_of(right));
}

int days_in_month(std::int64_t year, int month) {
  for (int day = 31; day > 28; --day) {
    if (Date::from_civil(year, month, day)) return day;
  }
  return 28;
}

Date require_date(Int128 days) {
  static const std::int64_t kFirst = Date::from_civil(kMinimumYear, 1, 1)->days;
  static const std::int64_t kLast = Date::from_civil(kMaximumYear, 12, 31)->days;
  if (days < kFirst || days > kLast) throw overflow();
  return {static_cast<std::int64_t>(days)};
}

/// Months first, keeping the day of the month or the month's last, then days.
Date shift(Date date, Int128 months, Int128 days) {
  if (months == 0) return require_date(date.days + days);
  const CivilDate civil = date.civil();
  const std::int64_t month_number =
      checked(static_cast<Int128>(civil.year) * 12 + (civil.month - 1) + months);
  std::int64_t year = month_number / 12;
  int month = static_cast<int>(month_number % 12);
  if (month < 0) {
    month += 12;
    --year;
  }
  if (year < kMinimumYear || year > kMaximumYear) throw overflow();
  const int day = std::min(civil.day, days_in_month(year, month + 1));
  return require_date(Date::from_civil(year, month + 1, day)->days + days);
}

LocalDateTime shift(const LocalDateTime& local, const Duration& duration, int sign) {
  const Int128 nanoseconds = local.time.nanoseconds + sign * nanoseconds_of(duration);
  Int128 days = nanoseconds / kNanosecondsPerDay;
  Int128 rest = nanoseconds % kNanosecondsPerDay;
  if (rest < 0) {
    rest += kNanosecondsPerDay;
    --days;
  }
  const Date date = shift(local.date, sign * static_cast<Int128>(duration.months),
                          sign * static_cast<Int128>(duration.days) + days);
  return {date, LocalTime{static_cast<std::int64_t>(rest)}};
}

DateTime shift(const DateTime& instant, const Duration& duration, int sign) {
  if (instant.zone == nullptr) {
    return {shift(instant.local, duration, sign), instant.offset_seconds, nullptr};
  }
  // Months and days move the wall clock, the rest the instant, so that an hour stays an hour across
  // a change of clocks. An hour that the clock shows twice stays the first or the second.
  const Duration calendar{duration.months, duration.days, 0, 0};
  const DateTime moved =
      resolve_in_zone(shift(instant.local, calendar, sign), instant.zone, instant.offset_seconds);
  const Duration clock{0, 0, duration.seconds, duration.nanoseconds};
  const LocalDateTime in_offset = shift(moved.local, clock, sign);
  const DateTime exact{in_offset, moved.offset_seconds, nullptr};
  return instant_in_zone(exact.epoch_seconds(), in_offset.time.nanosecond(), instant.zone);
}

/// A day is 24 hours on the clock alone; months and days do not move it.
LocalTime shift(LocalTime time, const Duration& duration, int sign) {
  Int128 nanoseconds = (time.nanoseconds + sign * nanoseconds_of(duration)) % kNanosecondsPerDay;
  if (nanoseconds < 0) nanoseconds += kNanosecondsPerDay;
  return LocalTime{static_cast<std::int64_t>(nanoseconds)};
}

std::optional<Value> shifted_instant(const Value& instant, const Duration& duration, int sign) {
  switch (instant.type()) {
    case ValueType::kDate:
      return Value(shifted(instant.as_date(), duration, sign));
    case ValueType::kLocalTime:
      return Value(shift(instant.as_local_time(), duration, sign));
    case ValueType::kTime: {
      const Time time = instant.as_time();
      return Value(Time{shift(time.local, duration, sign), time.offset_seconds});
    }
    case ValueType::kLocalDateTime:
      return Value(shift(instant.as_local_date_time(), duration, sign));
    case ValueType::kDateTime:
      return Value(shift(instant.as_date_time(), duration, sign));
    case ValueType::kDuration:
      return Value(sum(instant.as_duration(), duration, sign));
    default:
      return std::nullopt;
  }
}

/// Fractions of a month flow into days of 30.436875 a month, those of a day into the clock.
Duration scaled(const Duration& duration, long double factor) {
  constexpr long double kDaysPerMonth = 30.436875L;
  const long double months = static_cast<long double>(duration.months) * factor;
  const long double whole_months = std::trunc(months);
  const long double days =
      static_cast<long double>(duration.days) * factor + (months - whole_months) * kDaysPerMonth;
  const long double whole_days = std::trunc(days);
  const long double nanoseconds = static_cast<long double>(nanoseconds_of(duration)) * factor +
                                  (days - whole_days) * kNanosecondsPerDay;
  constexpr long double kLimit = 9.2e18L;
  if (!(std::fabs(whole_months) < kLimit) || !(std::fabs(whole_days) < kLimit) ||
      !(std::fabs(nanoseconds) < kLimit * kNanosecondsPerSecond)) {
    throw overflow();
  }
  // The days of a month are no binary fraction: what is a hair short of a nanosecond is one.
  constexpr long double kRoundingError = 1e-3L;
  const long double rounded = std::trunc(nanoseconds + std::copysign(kRoundingError, nanoseconds));
  return make_duration(static_cast<Int128>(whole_months), static_cast<Int128>(whole_days),
                       static_cast<Int128>(rounded));
}

}  // namespace

Date shifted(Date date, const Duration& duration, int sign) {
  const Int128 days =
      sign * (static_cast<Int128>(duration.days) + duration.seconds / kSecondsPerDay);
  return shift(date, sign * static_cast<Int128>(duration.months), days);
}

std::optional<Value> add(const Value& left, const Value& right) {
  if (right.is_duration()) return shifted_instant(left, right.as_duration(), 1);
  if (left.is_duration()) return shifted_instant(right, left.as_duration(), 1);
  return std::nullopt;
}

std::optional<Value> subtract(const Value& left, const Value& right) {
  if (!right.is_duration()) return std::nullopt;
  return shifted_instant(left, right.as_duration(), -1);
}

std::optional<Value> multiply(const Value& left, const Value& right) {
  if (left.is_duration() && right.is_number()) {
    return Value(scaled(left.as_duration(), right.as_number()));
  }
  if (left.is_number() && right.is_duration()) return multiply(right, left);
  return std::nullopt;
}

std::optional<Value> divide(const Value& left, const Value& right) {
  if (!left.is_duration() || !right.is_number()) return std::nullopt;
  if (right.as_number() == 0) throw overflow();
  return Value(scaled(left.as_duration(), 1.0L / right.as_number()));
}

}  // namespace newsgraph::functions
