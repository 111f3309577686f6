// Durations between instants are counted by the addition they are to agree with: as many months as
// can be added to the first instant without passing the second, then as many days, then what is
// left on the clock. Where a zone changes its clocks a month or a day is therefore as long as its
// calendar says, and `from + duration.between(from, to) = to`.
#include "newsgraph/query/functions/temporal_between.h"

#include "newsgraph/graph/int128.h"
#include "newsgraph/query/functions/arithmetic.h"

namespace newsgraph::functions {

namespace {

bool zoned(const TemporalParts& parts) {
  return parts.offset_seconds || parts.zone != nullptr;
}

/// The instant that the parts mean on `day`, if they have no day, and in the zone of `other`, if
/// they have no zone.
DateTime instant_of(const TemporalParts& parts, const TemporalParts& other, Date day) {
  const LocalDateTime local{parts.date.value_or(day), parts.time.value_or(LocalTime{})};
  if (parts.offset_seconds) return {local, *parts.offset_seconds, parts.zone};
  const std::string* zone = zoned(parts) ? parts.zone : other.zone;
  if (zone != nullptr) return resolve_in_zone(local, zone);
  return {local, other.offset_seconds.value_or(0), nullptr};
}

/// Since 1970-01-01T00:00Z.
Int128 nanoseconds_of(const DateTime& instant) {
  return static_cast<Int128>(instant.epoch_seconds()) * kNanosecondsPerSecond +
         instant.local.time.nanosecond();
}

/// The day that the calendar of `start` shows at another instant.
Date day_seen_from(const DateTime& start, const DateTime& instant) {
  const std::int64_t seconds =
      instant.epoch_seconds() + (start.zone == nullptr ? start.offset_seconds : 0);
  return instant_in_zone(seconds, 0, start.zone).local.date;
}

std::int64_t month_number(Date date) {
  const CivilDate civil = date.civil();
  return civil.year * 12 + civil.month;
}

Int128 after(const DateTime& start, std::int64_t months, std::int64_t days) {
  return nanoseconds_of(add(Value(start), Value(Duration{months, days, 0, 0}))->as_date_time());
}

/// The furthest from zero that a count can be so that `reached(count)` does not pass `to`. `count`
/// is what the dates alone say, too far by one at most.
template <class Reached>
std::int64_t most_without_passing(std::int64_t count, Int128 to, const Reached& reached) {
  while (count > 0 && reached(count) > to) --count;
  while (count < 0 && reached(count) < to) ++count;
  return count;
}

Duration on_the_clock(std::int64_t months, std::int64_t days, Int128 nanoseconds) {
  Int128 seconds = nanoseconds / kNanosecondsPerSecond;
  if (nanoseconds % kNanosecondsPerSecond < 0) --seconds;
  return {months, days, static_cast<std::int64_t>(seconds),
          static_cast<std::int32_t>(nanoseconds - seconds * kNanosecondsPerSecond)};
}

}  // namespace

Duration between(const TemporalParts& from, const TemporalParts& to, BetweenUnit unit) {
  // A bare time is taken on the other's day, so that its zone has the right rules.
  const Date day = from.date ? *from.date : to.date.value_or(Date{});
  const DateTime start = instant_of(from, to, day);
  const DateTime end = instant_of(to, from, day);
  const Int128 target = nanoseconds_of(end);
  const bool calendar = from.date && to.date;
  if (unit == BetweenUnit::kSeconds || (!calendar && unit == BetweenUnit::kAll)) {
    return on_the_clock(0, 0, target - nanoseconds_of(start));
  }
  if (!calendar) return {};

  const Date last_day = day_seen_from(start, end);
  std::int64_t months = 0;
  if (unit != BetweenUnit::kDays) {
    months = most_without_passing(month_number(last_day) - month_number(start.local.date), target,
                                  [&](std::int64_t count) { return after(start, count, 0); });
  }
  if (unit == BetweenUnit::kMonths) return {months, 0, 0, 0};
  const Date month_reached =
      add(Value(start.local.date), Value(Duration{months, 0, 0, 0}))->as_date();
  const std::int64_t days =
      most_without_passing(last_day.days - month_reached.days, target,
                           [&](std::int64_t count) { return after(start, months, count); });
  if (unit == BetweenUnit::kDays) return {0, days, 0, 0};
  return on_the_clock(months, days, target - after(start, months, days));
}

Duration between(Date from, Date to, BetweenUnit unit) {
  const std::int64_t days = to.days - from.days;
  if (unit == BetweenUnit::kDays) return {0, days, 0, 0};
  if (unit == BetweenUnit::kSeconds) return {0, 0, days * kSecondsPerDay, 0};
  const auto after_months = [&](std::int64_t count) {
    return shifted(from, Duration{count, 0, 0, 0}, 1);
  };
  std::int64_t months = month_number(to) - month_number(from);
  if (months > 0 && after_months(months) > to) --months;
  if (months < 0 && after_months(months) < to) ++months;
  if (unit == BetweenUnit::kMonths) return {months, 0, 0, 0};
  return {months, to.days - after_months(months).days, 0, 0};
}

}  // namespace newsgraph::functions
