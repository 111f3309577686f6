#include "newsgraph/query/functions/temporal_fields.h"

#include <algorithm>
#include <array>
#include <string>

#include "newsgraph/graph/int128.h"

namespace newsgraph::functions {

namespace {

template <class Field>
struct NamedField {
  std::string_view name;
  Field field;
};

template <class Field, std::size_t size>
Field find(const std::array<NamedField<Field>, size>& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, &NamedField<Field>::name);
  return found == fields.end() ? nullptr : found->field;
}

constexpr std::array<NamedField<DateField>, 10> kDateFields{{
    {"year", [](Date date) { return date.civil().year; }},
    {"quarter", [](Date date) { return std::int64_t{date.quarter()}; }},
    {"month", [](Date date) { return std::int64_t{date.civil().month}; }},
    {"week", [](Date date) { return std::int64_t{date.week_date().week}; }},
    {"weekYear", [](Date date) { return date.week_date().year; }},
    {"day", [](Date date) { return std::int64_t{date.civil().day}; }},
    {"ordinalDay", [](Date date) { return std::int64_t{date.day_of_year()}; }},
    {"weekDay", [](Date date) { return std::int64_t{date.day_of_week()}; }},
    {"dayOfWeek", [](Date date) { return std::int64_t{date.day_of_week()}; }},
    {"dayOfQuarter", [](Date date) { return std::int64_t{date.day_of_quarter()}; }},
}};

/// The clock of a duration in units of so many nanoseconds. Seconds and the fraction have one sign
/// in these fields: -0.5 s is 0 seconds and -500 ms.
template <std::int64_t unit>
std::int64_t whole(const Duration& duration) {
  const Int128 nanoseconds =
      static_cast<Int128>(duration.seconds) * kNanosecondsPerSecond + duration.nanoseconds;
  return static_cast<std::int64_t>(nanoseconds / unit);
}

constexpr std::array<NamedField<DurationField>, 20> kDurationFields{{
    {"years", [](const Duration& duration) { return duration.months / 12; }},
    {"quarters", [](const Duration& duration) { return duration.months / 3; }},
    {"months", [](const Duration& duration) { return duration.months; }},
    {"weeks", [](const Duration& duration) { return duration.days / 7; }},
    {"days", [](const Duration& duration) { return duration.days; }},
    {"hours", [](const Duration& duration) { return duration.seconds / 3600; }},
    {"minutes", [](const Duration& duration) { return duration.seconds / 60; }},
    {"seconds", [](const Duration& duration) { return duration.seconds; }},
    {"milliseconds", whole<1'000'000>},
    {"microseconds", whole<1'000>},
    {"nanoseconds", whole<1>},
    {"quartersOfYear", [](const Duration& duration) { return duration.months / 3 % 4; }},
    {"monthsOfQuarter", [](const Duration& duration) { return duration.months % 3; }},
    {"monthsOfYear", [](const Duration& duration) { return duration.months % 12; }},
    {"daysOfWeek", [](const Duration& duration) { return duration.days % 7; }},
    {"minutesOfHour", [](const Duration& duration) { return duration.seconds / 60 % 60; }},
    {"secondsOfMinute", [](const Duration& duration) { return duration.seconds % 60; }},
    {"millisecondsOfSecond",
     [](const Duration& duration) { return std::int64_t{duration.nanoseconds / 1'000'000}; }},
    {"microsecondsOfSecond",
     [](const Duration& duration) { return std::int64_t{duration.nanoseconds / 1'000}; }},
    {"nanosecondsOfSecond",
     [](const Duration& duration) { return std::int64_t{duration.nanoseconds}; }},
}};

std::optional<Value> date_field(Date date, std::string_view name) {
  const DateField field = find_date_field(name);
  return field ? std::optional(Value(field(date))) : std::nullopt;
}

std::optional<Value> duration_field(const Duration& duration, std::string_view name) {
  const DurationField field = find_duration_field(name);
  return field ? std::optional(Value(field(duration))) : std::nullopt;
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

/// The first field that is there.
std::optional<Value> either(std::optional<Value> first, std::optional<Value> second) {
  return first ? first : second;
}

}  // namespace

DateField find_date_field(std::string_view name) {
  return find(kDateFields, name);
}

DurationField find_duration_field(std::string_view name) {
  return find(kDurationFields, name);
}

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
