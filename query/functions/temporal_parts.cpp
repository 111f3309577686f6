#include "newsgraph/query/functions/temporal_parts.h"

#include <array>

#include "newsgraph/query/functions/arguments.h"
#include "newsgraph/query/functions/time_zone_names.h"

namespace newsgraph::functions {

namespace {

/// All that can be laid over an instant; of what its kind has no room for nothing is taken.
constexpr std::array<std::string_view, 18> kFields{
    "date",   "time",   "datetime",    "year",         "quarter",    "month",
    "week",   "day",    "dayOfWeek",   "dayOfQuarter", "ordinalDay", "hour",
    "minute", "second", "millisecond", "microsecond",  "nanosecond", "timezone"};

QueryError out_of_range(std::string_view what) {
  return bad_argument("NumberOutOfRange", "there is no such " + std::string(what));
}

/// The integer under a key; nothing when the key is absent.
std::optional<std::int64_t> field(const Map& fields, std::string_view key) {
  const auto entry = fields.find(key);
  if (entry == fields.end()) return std::nullopt;
  if (!entry->second.is_integer()) throw wrong_field_type(key, "an INTEGER", entry->second);
  return entry->second.as_integer();
}

int narrow(std::int64_t number) {
  return number < -1'000'000'000 || number > 1'000'000'000 ? -1 : static_cast<int>(number);
}

/// A calendar field: as given, else of the base date, else the smallest.
int pick(const Map& fields, std::string_view key, std::optional<int> base) {
  const std::optional<std::int64_t> given = field(fields, key);
  return given ? narrow(*given) : base.value_or(1);
}

bool has_any(const Map& fields, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    if (fields.contains(key)) return true;
  }
  return false;
}

std::optional<Date> overlay_date(std::optional<Date> base, const Map& fields) {
  const auto of_base = [&](auto get) {
    return base ? std::optional<int>(get(*base)) : std::nullopt;
  };
  const std::optional<std::int64_t> year = field(fields, "year");
  const auto year_or = [&](auto get) {
    return year ? *year : base ? get(*base) : std::int64_t{1970};
  };
  const auto civil_year = [](Date date) { return date.civil().year; };

  if (has_any(fields, {"week", "dayOfWeek"})) {
    return Date::from_week(
        year_or([](Date date) { return date.week_date().year; }),
        pick(fields, "week", of_base([](Date date) { return date.week_date().week; })),
        pick(fields, "dayOfWeek", of_base([](Date date) { return date.day_of_week(); })));
  }
  if (has_any(fields, {"quarter", "dayOfQuarter"})) {
    return Date::from_quarter(
        year_or(civil_year),
        pick(fields, "quarter", of_base([](Date date) { return date.quarter(); })),
        pick(fields, "dayOfQuarter", of_base([](Date date) { return date.day_of_quarter(); })));
  }
  if (fields.contains("ordinalDay")) {
    return Date::from_ordinal(year_or(civil_year), pick(fields, "ordinalDay", std::nullopt));
  }
  return Date::from_civil(
      year_or(civil_year),
      pick(fields, "month", of_base([](Date date) { return date.civil().month; })),
      pick(fields, "day", of_base([](Date date) { return date.civil().day; })));
}

/// Milli-, micro- and nanoseconds add up; those not given are the base's.
std::int64_t overlay_fraction(std::int64_t base, const Map& fields) {
  const std::int64_t milliseconds = field(fields, "millisecond").value_or(base / 1'000'000);
  const std::int64_t microseconds = field(fields, "microsecond").value_or(base / 1'000 % 1'000);
  const std::int64_t nanoseconds = field(fields, "nanosecond").value_or(base % 1'000);
  for (const std::int64_t part : {milliseconds, microseconds, nanoseconds}) {
    if (part < 0 || part >= kNanosecondsPerSecond) return -1;
  }
  if (fields.contains("microsecond") && !fields.contains("millisecond") && microseconds >= 1'000) {
    return microseconds * 1'000 + nanoseconds;
  }
  if (fields.contains("nanosecond") && nanoseconds >= 1'000 && !fields.contains("microsecond") &&
      !fields.contains("millisecond")) {
    return nanoseconds;
  }
  return milliseconds * 1'000'000 + microseconds * 1'000 + nanoseconds;
}

std::optional<LocalTime> overlay_time(std::optional<LocalTime> base, const Map& fields) {
  const LocalTime start = base.value_or(LocalTime{});
  const auto part = [&](std::string_view key, int of_base) {
    return narrow(field(fields, key).value_or(of_base));
  };
  return LocalTime::from_fields(part("hour", start.hour()), part("minute", start.minute()),
                                part("second", start.second()),
                                overlay_fraction(start.nanosecond(), fields));
}

void set_zone(TemporalParts& parts, const Value& given) {
  if (!given.is_string()) throw wrong_field_type("timezone", "a STRING", given);
  const std::string& text = given.as_string();
  parts.zone = nullptr;
  if (const std::optional<Time> time = parse_time("00" + text)) {
    parts.offset_seconds = time->offset_seconds;
    return;
  }
  const auto zone = find_time_zone(text);
  if (!zone) throw unknown_time_zone(text);
  parts.zone = *zone;
  parts.offset_seconds.reset();
}

/// Lays a selected temporal value over the parts: the date of a date-like, the time of a time-like.
void select(TemporalParts& parts, const Map& fields, std::string_view key, bool date, bool time) {
  const auto entry = fields.find(key);
  if (entry == fields.end()) return;
  const std::optional<TemporalParts> selected = take_apart(entry->second);
  if (!selected) throw wrong_field_type(key, "a temporal value", entry->second);
  if (date && selected->date) parts.date = selected->date;
  if (time && selected->time) {
    parts.time = selected->time;
    parts.offset_seconds = selected->offset_seconds;
    parts.zone = selected->zone;
  }
}

/// The same instant seen in another zone, when the parts had one to begin with.
void convert(TemporalParts& parts, const Value& timezone) {
  const TemporalParts before = parts;
  set_zone(parts, timezone);
  if (!before.offset_seconds && before.zone == nullptr) return;
  const LocalDateTime local{before.date.value_or(Date{}), before.time.value_or(LocalTime{})};
  const DateTime instant = before.zone != nullptr
                               ? resolve_in_zone(local, before.zone, before.offset_seconds)
                               : DateTime{local, *before.offset_seconds, nullptr};
  DateTime moved;
  if (parts.zone != nullptr) {
    moved = instant_in_zone(instant.epoch_seconds(), local.time.nanosecond(), parts.zone);
  } else {
    moved = instant_in_zone(instant.epoch_seconds() + *parts.offset_seconds,
                            local.time.nanosecond(), nullptr);
    moved.offset_seconds = *parts.offset_seconds;
  }
  if (parts.date) parts.date = moved.local.date;
  parts.time = moved.local.time;
  parts.offset_seconds = moved.offset_seconds;
}

}  // namespace

std::optional<TemporalParts> take_apart(const Value& value) {
  switch (value.type()) {
    case ValueType::kDate:
      return TemporalParts{value.as_date(), {}, {}, nullptr};
    case ValueType::kLocalTime:
      return TemporalParts{{}, value.as_local_time(), {}, nullptr};
    case ValueType::kTime:
      return TemporalParts{{}, value.as_time().local, value.as_time().offset_seconds, nullptr};
    case ValueType::kLocalDateTime: {
      const LocalDateTime local = value.as_local_date_time();
      return TemporalParts{local.date, local.time, {}, nullptr};
    }
    case ValueType::kDateTime: {
      const DateTime& instant = value.as_date_time();
      return TemporalParts{instant.local.date, instant.local.time, instant.offset_seconds,
                           instant.zone};
    }
    default:
      return std::nullopt;
  }
}

Value put_together(InstantKind kind, const TemporalParts& parts) {
  const Date date = parts.date.value_or(Date{});
  const LocalTime time = parts.time.value_or(LocalTime{});
  switch (kind) {
    case InstantKind::kDate:
      return date;
    case InstantKind::kLocalTime:
      return time;
    case InstantKind::kLocalDateTime:
      return LocalDateTime{date, time};
    case InstantKind::kTime: {
      std::int32_t offset = parts.offset_seconds.value_or(0);
      if (parts.zone != nullptr && !parts.offset_seconds) {
        offset = resolve_in_zone({date, time}, parts.zone).offset_seconds;
      }
      return Time{time, offset};
    }
    case InstantKind::kDateTime:
      if (parts.zone != nullptr) {
        return resolve_in_zone({date, time}, parts.zone, parts.offset_seconds);
      }
      return DateTime{{date, time}, parts.offset_seconds.value_or(0), nullptr};
  }
  return {};
}

TemporalParts overlay(TemporalParts parts, const Map& fields, InstantKind kind) {
  require_known_fields(fields, kFields);
  select(parts, fields, "date", true, false);
  select(parts, fields, "time", false, true);
  select(parts, fields, "datetime", true, true);

  const bool has_date = kind != InstantKind::kTime && kind != InstantKind::kLocalTime;
  const bool has_time = kind != InstantKind::kDate;
  if (has_date) {
    parts.date = overlay_date(parts.date, fields);
    if (!parts.date) throw out_of_range("day");
  }
  if (has_time) {
    parts.time = overlay_time(parts.time, fields);
    if (!parts.time) throw out_of_range("time of day");
    // Last, because which offset a zone has depends on the day.
    if (const auto zone = fields.find("timezone"); zone != fields.end()) {
      convert(parts, zone->second);
    }
  }
  return parts;
}

}  // namespace newsgraph::functions
