// The openCypher temporal types (CIP2015-08-06, "Date and time"): plain values on the proleptic
// Gregorian calendar, with nanosecond resolution and years -999,999,999 to 999,999,999.
//
// Every instant type is kept in the form in which it compares fastest; the calendar fields are
// computed on demand. All types are regular, immutable in use and free of allocation, save the
// zone name of a DateTime, which points into a table of zone names that lives as long as the
// process.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsgraph {

inline constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;
inline constexpr std::int64_t kSecondsPerDay = 86'400;
inline constexpr std::int64_t kNanosecondsPerDay = kSecondsPerDay * kNanosecondsPerSecond;
inline constexpr std::int64_t kMinimumYear = -999'999'999;
inline constexpr std::int64_t kMaximumYear = 999'999'999;

/// A year, a month 1-12 and a day of the month 1-31.
struct CivilDate {
  std::int64_t year = 1970;
  int month = 1;
  int day = 1;
  auto operator<=>(const CivilDate&) const = default;
};

/// ISO 8601 week date: a week-based year, a week 1-53 and a day of the week, Monday = 1.
struct WeekDate {
  std::int64_t year = 1970;
  int week = 1;
  int day_of_week = 1;
};

struct Date {
  std::int64_t days = 0;  ///< since 1970-01-01

  /// nullopt when there is no such day or the year is out of range.
  static std::optional<Date> from_civil(std::int64_t year, int month, int day);
  static std::optional<Date> from_week(std::int64_t year, int week, int day_of_week);
  static std::optional<Date> from_ordinal(std::int64_t year, int day_of_year);
  static std::optional<Date> from_quarter(std::int64_t year, int quarter, int day_of_quarter);

  CivilDate civil() const;
  WeekDate week_date() const;
  int day_of_year() const;
  int quarter() const;
  int day_of_quarter() const;
  int day_of_week() const;  ///< Monday = 1

  auto operator<=>(const Date&) const = default;
};

/// A time of day without an offset.
struct LocalTime {
  std::int64_t nanoseconds = 0;  ///< since midnight, below kNanosecondsPerDay

  static std::optional<LocalTime> from_fields(int hour, int minute, int second,
                                              std::int64_t nanosecond);
  int hour() const;
  int minute() const;
  int second() const;
  int nanosecond() const;  ///< within the second

  auto operator<=>(const LocalTime&) const = default;
};

/// A time of day with an offset from UTC. Equal when instant and offset are equal; ordered by
/// instant, then by offset.
struct Time {
  LocalTime local;
  std::int32_t offset_seconds = 0;

  bool operator==(const Time&) const = default;
  std::strong_ordering operator<=>(const Time& other) const;
};

struct LocalDateTime {
  Date date;
  LocalTime time;

  auto operator<=>(const LocalDateTime&) const = default;
};

/// A date and time with an offset from UTC and, optionally, the IANA zone the offset came from.
/// Ordered by instant, then by zone name, so that ordering agrees with equality.
struct DateTime {
  LocalDateTime local;
  std::int32_t offset_seconds = 0;
  /// Name of an IANA zone such as "Europe/Stockholm", owned by the zone table; null for a bare
  /// offset.
  const std::string* zone = nullptr;

  /// The instant as seconds since 1970-01-01T00:00Z; the nanoseconds are those of `local.time`.
  std::int64_t epoch_seconds() const;
  bool operator==(const DateTime&) const = default;
  std::strong_ordering operator<=>(const DateTime& other) const;
};

/// An amount of time in four parts that do not convert into one another: months (of no fixed
/// length), days (of no fixed length where clocks change), seconds and nanoseconds. Normalised so
/// that 0 <= nanoseconds < 1 s.
struct Duration {
  std::int64_t months = 0;
  std::int64_t days = 0;
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;

  bool operator==(const Duration&) const = default;
  /// The length used for ordering: a month counts 30.436875 days of 24 hours, as the openCypher
  /// orderability of durations prescribes.
  long double approximate_seconds() const;
};

/// The table's own name of an IANA zone; nullopt when the system's tzdata has no such zone.
std::optional<const std::string*> find_time_zone(std::string_view name);
/// The offset in force in `zone` at a wall-clock time. In a gap the time is moved forward by the
/// gap's length; in an overlap, where two offsets are possible, `preferred` is taken when it is one
/// of them, else the one before the change.
DateTime resolve_in_zone(LocalDateTime local, const std::string* zone,
                         std::optional<std::int32_t> preferred = std::nullopt);
/// The wall-clock time in `zone` at an instant given in seconds since 1970-01-01T00:00Z.
DateTime instant_in_zone(std::int64_t epoch_seconds, std::int64_t nanosecond,
                         const std::string* zone);

/// Readers of the ISO 8601 forms that openCypher accepts ("2015-07-21", "201507", "2015-W30-2",
/// "21:40:32.142+0100", "2015-07-21T21:40:32[Europe/London]", "P1Y2M10DT2H30M", …). nullopt when
/// the text is not of the form.
std::optional<Date> parse_date(std::string_view text);
std::optional<LocalTime> parse_local_time(std::string_view text);
std::optional<Time> parse_time(std::string_view text);
std::optional<LocalDateTime> parse_local_date_time(std::string_view text);
std::optional<DateTime> parse_date_time(std::string_view text);
std::optional<Duration> parse_duration(std::string_view text);

/// The canonical ISO 8601 text, as toString() gives it: shortest form of seconds and fractions.
std::string to_string(Date value);
std::string to_string(LocalTime value);
std::string to_string(Time value);
std::string to_string(LocalDateTime value);
std::string to_string(const DateTime& value);
std::string to_string(const Duration& value);

}  // namespace newsgraph
