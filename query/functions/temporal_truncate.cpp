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

/// Calendar units that are a number of years.
std::optional<std::int64_t> years_of(std::string_view unit) {
  if (unit == "millennium") return 1000;
  if (unit == "century") return 100;
  if (unit == "decade") return 10;
  if (unit == "year") return 1;
  return std::nullopt;
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

std::optional<Date> truncate_date(Date date, std::string_view unit) {
  const CivilDate civil = date.civil();
  if (const auto years = years_of(unit)) {
    const std::int64_t whole =
        civil.year >= 0 ? civil.year / *years : (civil.year - *years + 1) / *years;
    return Date::from_civil(whole * *years, 1, 1);
  }
  if (unit == "weekYear") return Date::from_week(date.week_date().year, 1, 1);
  if (unit == "quarter") return Date::from_quarter(civil.year, date.quarter(), 1);
  if (unit == "month") return Date::from_civil(civil.year, civil.month, 1);
  if (unit == "week") return Date{date.days - (date.day_of_week() - 1)};
  if (unit == "day") return date;
  return std::nullopt;
}

}  // namespace

TemporalParts truncate(TemporalParts parts, std::string_view unit) {
  if (const auto length = clock_unit(unit)) {
    if (!parts.time) throw unusable(unit, true);
    parts.time->nanoseconds -= parts.time->nanoseconds % *length;
    return parts;
  }
  // The date of a bare time does not matter; its day is the whole of it.
  const std::optional<Date> cut = truncate_date(parts.date.value_or(Date{}), unit);
  if (!cut || (!parts.date && unit != "day")) throw unusable(unit, parts.date.has_value());
  if (parts.date) parts.date = *cut;
  if (parts.time) parts.time = LocalTime{};
  return parts;
}

}  // namespace newsgraph::functions
