#include "newsgraph/query/functions/temporal_between.h"

#include <algorithm>

#include "newsgraph/graph/int128.h"

namespace newsgraph::functions {

namespace {

/// Both instants as wall clocks of one offset: nanoseconds since 1970-01-01T00:00.
struct Pair {
  Int128 from = 0;
  Int128 to = 0;
};

constexpr Int128 kDay = kNanosecondsPerDay;

bool zoned(const TemporalParts& parts) {
  return parts.offset_seconds || parts.zone != nullptr;
}

LocalDateTime local_of(const TemporalParts& parts, Date fallback) {
  return {parts.date.value_or(fallback), parts.time.value_or(LocalTime{})};
}

Int128 nanoseconds_of(const LocalDateTime& local) {
  return local.date.days * kDay + local.time.nanoseconds;
}

/// Offset of one instant, in its own zone or, when it has none, in the other's.
std::int32_t offset_of(const TemporalParts& parts, const TemporalParts& other,
                       const LocalDateTime& local) {
  const TemporalParts& of = zoned(parts) ? parts : other;
  if (of.zone != nullptr) return resolve_in_zone(local, of.zone).offset_seconds;
  return of.offset_seconds.value_or(0);
}

/// Midnight to midnight of whole months later, the day kept or the month's last.
Date add_months(Date date, std::int64_t months) {
  const CivilDate civil = date.civil();
  std::int64_t number = civil.year * 12 + civil.month - 1 + months;
  const std::int64_t year = number >= 0 ? number / 12 : (number - 11) / 12;
  const int month = static_cast<int>(number - year * 12) + 1;
  for (int day = civil.day;; --day) {
    if (const auto moved = Date::from_civil(year, month, day)) return *moved;
    if (day <= 1) return date;
  }
}

Int128 floor_div(Int128 number, Int128 by) {
  return number / by - (number % by != 0 && (number < 0) != (by < 0) ? 1 : 0);
}

/// Whole months from one to the other, towards zero.
std::int64_t months_between(Int128 from, Int128 to) {
  const Date from_date{static_cast<std::int64_t>(floor_div(from, kDay))};
  const Date to_date{static_cast<std::int64_t>(floor_div(to, kDay))};
  const Int128 from_clock = from - from_date.days * kDay;
  const CivilDate a = from_date.civil(), b = to_date.civil();
  std::int64_t months = (b.year - a.year) * 12 + (b.month - a.month);
  const auto reached = [&] { return add_months(from_date, months).days * kDay + from_clock; };
  if (to >= from) {
    while (months > 0 && reached() > to) --months;
  } else {
    while (months < 0 && reached() < to) ++months;
  }
  return months;
}

Duration of_nanoseconds(std::int64_t months, std::int64_t days, Int128 nanoseconds) {
  const Int128 seconds = floor_div(nanoseconds, kNanosecondsPerSecond);
  return {months, days, static_cast<std::int64_t>(seconds),
          static_cast<std::int32_t>(nanoseconds - seconds * kNanosecondsPerSecond)};
}

}  // namespace

Duration between(const TemporalParts& from, const TemporalParts& to, BetweenUnit unit) {
  const bool dated = from.date && to.date;
  // A bare time is taken on the other's day, so that its zone has the right rules.
  const Date day = from.date ? *from.date : to.date.value_or(Date{});
  const LocalDateTime from_local = local_of(from, day), to_local = local_of(to, day);

  Pair clock{nanoseconds_of(from_local), nanoseconds_of(to_local)};
  if (!dated) {
    clock = {from_local.time.nanoseconds, to_local.time.nanoseconds};
  }
  const bool compare_instants = zoned(from) || zoned(to);
  Pair instants = clock;
  if (compare_instants) {
    const Int128 shift =
        static_cast<Int128>(offset_of(to, from, to_local)) - offset_of(from, to, from_local);
    instants.to -= shift * kNanosecondsPerSecond;
  }
  if (unit == BetweenUnit::kSeconds) return of_nanoseconds(0, 0, instants.to - instants.from);
  if (!dated) {
    if (unit != BetweenUnit::kAll) return {};
    return of_nanoseconds(0, 0, instants.to - instants.from);
  }
  // Months and days are counted on the wall clock of the first instant.
  if (unit == BetweenUnit::kDays) {
    return {0, static_cast<std::int64_t>((instants.to - instants.from) / kDay), 0, 0};
  }
  const std::int64_t months = months_between(instants.from, instants.to);
  if (unit == BetweenUnit::kMonths) return {months, 0, 0, 0};
  const Date from_date{static_cast<std::int64_t>(floor_div(instants.from, kDay))};
  const Int128 reached =
      add_months(from_date, months).days * kDay + (instants.from - from_date.days * kDay);
  const Int128 rest = instants.to - reached;
  return of_nanoseconds(months, static_cast<std::int64_t>(rest / kDay), rest % kDay);
}

}  // namespace newsgraph::functions
