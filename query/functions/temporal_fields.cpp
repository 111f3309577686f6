#include "newsgraph/query/functions/temporal_fields.h"

#include <cmath>
#include <string>

#include "newsgraph/graph/int128.h"

namespace newsgraph::functions {

namespace {

std::optional<Value> date_field(Date date, std::string_view field) {
  if (field == "year") return Value(date.civil().year);
  if (field == "quarter") return Value(date.quarter());
  if (field == "month") return Value(date.civil().month);
  if (field == "week") return Value(date.week_date().week);
  if (field == "weekYear") return Value(date.week_date().year);
  if (field == "day") return Value(date.civil().day);
  if (field == "ordinalDay") return Value(date.day_of_year());
  if (field == "weekDay" || field == "dayOfWeek") return Value(date.day_of_week());
  if (field == "dayOfQuarter") return Value(date.day_of_quarter());
  return std::nullopt;
}

std::optional<Value> time_field(LocalTime time, std::string_view field) {
  if (field == "hour") return Value(time.hour());
  if (field == "minute") return Value(time.minute());
  if (field == "second") return Value(time.second());
  if (field == "millisecond") return Value(time.nanosecond() / 1'000'000);
  if (field == "microsecond") return Value(time.nanosecond() / 1'000);
  if (field == "nanosecond") return Value(time.nanosecond());
  return std::nullopt;
}

std::string offset_text(std::int32_t offset_seconds) {
  const std::string text = to_string(Time{{}, offset_seconds});
  return text.substr(5);  // after "00:00"
}

std::optional<Value> offset_field(std::int32_t offset_seconds, std::string_view field) {
  if (field == "offset") return Value(offset_text(offset_seconds));
  if (field == "offsetMinutes") return Value(std::int64_t{offset_seconds / 60});
  if (field == "offsetSeconds") return Value(std::int64_t{offset_seconds});
  if (field == "timezone") return Value(offset_text(offset_seconds));
  return std::nullopt;
}

std::optional<Value> instant_field(const DateTime& instant, std::string_view field) {
  if (field == "timezone" && instant.zone != nullptr) return Value(*instant.zone);
  if (field == "epochSeconds") return Value(instant.epoch_seconds());
  if (field == "epochMillis") {
    return Value(instant.epoch_seconds() * 1000 + instant.local.time.nanosecond() / 1'000'000);
  }
  return offset_field(instant.offset_seconds, field);
}

/// Whole units of a duration's own part, and what is left within the next larger unit.
std::optional<Value> duration_field(const Duration& duration, std::string_view field) {
  // Seconds and the fraction have one sign in these fields: -0.5 s is 0 seconds and -500 ms.
  const Int128 nanoseconds =
      static_cast<Int128>(duration.seconds) * kNanosecondsPerSecond + duration.nanoseconds;
  const auto whole = [&](std::int64_t unit) {
    return Value(static_cast<std::int64_t>(nanoseconds / unit));
  };

  if (field == "years") return Value(duration.months / 12);
  if (field == "quarters") return Value(duration.months / 3);
  if (field == "months") return Value(duration.months);
  if (field == "weeks") return Value(duration.days / 7);
  if (field == "days") return Value(duration.days);
  if (field == "hours") return Value(duration.seconds / 3600);
  if (field == "minutes") return Value(duration.seconds / 60);
  if (field == "seconds") return Value(duration.seconds);
  if (field == "milliseconds") return whole(1'000'000);
  if (field == "microseconds") return whole(1'000);
  if (field == "nanoseconds") return whole(1);
  if (field == "quartersOfYear") return Value(duration.months / 3 % 4);
  if (field == "monthsOfQuarter") return Value(duration.months % 3);
  if (field == "monthsOfYear") return Value(duration.months % 12);
  if (field == "daysOfWeek") return Value(duration.days % 7);
  if (field == "minutesOfHour") return Value(duration.seconds / 60 % 60);
  if (field == "secondsOfMinute") return Value(duration.seconds % 60);
  if (field == "millisecondsOfSecond") return Value(std::int64_t{duration.nanoseconds / 1'000'000});
  if (field == "microsecondsOfSecond") return Value(std::int64_t{duration.nanoseconds / 1'000});
  if (field == "nanosecondsOfSecond") return Value(std::int64_t{duration.nanoseconds});
  return std::nullopt;
}

/// The first field that is there.
std::optional<Value> either(std::optional<Value> first, std::optional<Value> second) {
  return first ? first : second;
}

}  // namespace

std::optional<Value> temporal_field(const Value& value, std::string_view field) {
  switch (value.type()) {
    case ValueType::kDate:
      return date_field(value.as_date(), field);
    case ValueType::kLocalTime:
      return time_field(value.as_local_time(), field);
    case ValueType::kTime:
      return either(time_field(value.as_time().local, field),
                    offset_field(value.as_time().offset_seconds, field));
    case ValueType::kLocalDateTime: {
      const LocalDateTime local = value.as_local_date_time();
      return either(date_field(local.date, field), time_field(local.time, field));
    }
    case ValueType::kDateTime: {
      const DateTime& instant = value.as_date_time();
      return either(
          either(date_field(instant.local.date, field), time_field(instant.local.time, field)),
          instant_field(instant, field));
    }
    case ValueType::kDuration:
      return duration_field(value.as_duration(), field);
    default:
      return std::nullopt;
  }
}

}  // namespace newsgraph::functions
