#include "newsgraph/query/functions/temporal_truncate.h"

#include <algorithm>
#include <array>
#include <utility>

#include "newsgraph/graph/message.h"
#include "newsgraph/query/functions/arguments.h"
#include "newsgraph/query/parser/keyword.h"

namespace newsgraph::functions {

namespace {

constexpr std::array<std::string_view, 14> kUnits{
    "millennium", "century", "decade", "year",   "weekYear", "quarter",     "month",
    "week",       "day",     "hour",   "minute", "second",   "millisecond", "microsecond"};

/// What is wrong with a unit that cannot be cut to.
QueryError unusable(std::string_view unit, bool has_date) {
  if (std::ranges::find(kUnits, unit) != kUnits.end()) {
    return bad_argument("InvalidArgumentValue", (has_date ? "a date has no " : "a time has no ") +
                                                    std::string(unit) + " to cut to");
  }
  std::string hint = parser::suggest(unit, kUnits);
  if (hint.empty()) {
    hint = "The units are";
    for (const std::string_view each : kUnits) {
      hint += (each == kUnits.front() ? " " : ", ") + std::string(each);
    }
    hint += ".";
  }
  return bad_argument("InvalidArgumentValue", "there is no unit " + in_quotes(unit),
                      std::move(hint));
}

/// Length of a clock unit in nanoseconds.
std::optional<std::int64_t> clock_unit(std::string_view unit) {
  if (unit == "hour") return 3600 * kNanosecondsPerSecond;
  if (unit == "minute") return 60 * kNanosecondsPerSecond;
  if (unit == "second") return kNanosecondsPerSecond;
  if (unit == "millisecond") return 1'000'000;
  if (unit == "microsecond") return 1'000;
  return std::nullopt;
}

/// A calendar unit that is a number of years.
template <std::int64_t years>
std::optional<Date> truncate_to_years(Date date) {
  const std::int64_t year = date.civil().year;
  const std::int64_t whole = year >= 0 ? year / years : (year - years + 1) / years;
  return Date::from_civil(whole * years, 1, 1);
}

struct CalendarUnit {
  std::string_view name;
  DateTruncation truncate;
};
constexpr std::array<CalendarUnit, 9> kCalendarUnits{{
    {"millennium", truncate_to_years<1000>},
    {"century", truncate_to_years<100>},
    {"decade", truncate_to_years<10>},
    {"year", truncate_to_years<1>},
    {"weekYear", [](Date date) { return Date::from_week(date.week_date().year, 1, 1); }},
    {"quarter", [](Date date) { return Date::from_quarter(date.civil().year, date.quarter(), 1); }},
    {"month", [](Date date) { return std::optional(Date{date.days - (date.civil().day - 1)}); }},
    {"week", [](Date date) { return std::optional(Date{date.days - (date.day_of_week() - 1)}); }},
    {"day", [](Date date) { return std::optional(date); }},
}};

}  // namespace

DateTruncation find_date_truncation(std::string_view unit) {
  const auto found = std::ranges::find(kCalendarUnits, unit, &CalendarUnit::name);
  return found == kCalendarUnits.end() ? nullptr : found->truncate;
}

TemporalParts truncate(TemporalParts parts, std::string_view unit) {
  if (const auto length = clock_unit(unit)) {
    if (!parts.time) throw unusable(unit, true);
    parts.time->nanoseconds -= parts.time->nanoseconds % *length;
    return parts;
  }
  // The date of a bare time does not matter; its day is the whole of it.
  const DateTruncation truncation = find_date_truncation(unit);
  const auto cut = truncation ? truncation(parts.date.value_or(Date{})) : std::nullopt;
  if (!cut || (!parts.date && unit != "day")) throw unusable(unit, parts.date.has_value());
  if (parts.date) parts.date = *cut;
  if (parts.time) parts.time = LocalTime{};
  return parts;
}

}  // namespace newsgraph::functions
