// The TIMEX3 attributes of time expressions (Saurí et al. 2006, "TimeML Annotation Guidelines",
// version 1.2.1, section 2.2.3); values extend ISO 8601.
#include <array>
#include <cstdio>

#include "newsgraph/ingest/understanding/dates.h"
#include "newsgraph/ingest/understanding/time/point_reader.h"
#include "newsgraph/ingest/understanding/time/resolution.h"

namespace newsgraph::understanding {

namespace {

using timex::Period;

constexpr std::array<std::string_view, 5> kSeasons{"", "SP", "SU", "FA", "WI"};

std::string padded(std::int64_t number, int digits) {
  std::string text = std::to_string(number);
  while (text.size() < static_cast<std::size_t>(digits)) text.insert(text.begin(), '0');
  return text;
}

std::string week_text(Date day) {
  const WeekDate week = day.week_date();
  return padded(week.year, 4) + "-W" + padded(week.week, 2);
}

/// The period in the calendar's own words.
std::string period_text(const Period& period) {
  const CivilDate civil = period.first.civil();
  const std::string year = padded(civil.year, 4);
  switch (period.unit) {
    case TimeUnit::kWeekend:
      return week_text(period.first) + "-WE";
    case TimeUnit::kWeek:
      return week_text(period.first);
    case TimeUnit::kMonth:
      return year + "-" + padded(civil.month, 2);
    case TimeUnit::kSeason:
      return year + "-" + std::string(kSeasons[static_cast<std::size_t>(civil.month / 3)]);
    case TimeUnit::kQuarter:
      return year + "-Q" + std::to_string(period.first.quarter());
    case TimeUnit::kHalfYear:
      return year + "-H" + (civil.month == 1 ? "1" : "2");
    case TimeUnit::kYear:
      return year;
    case TimeUnit::kDecade:
      return year.substr(0, 3) + "X";
    case TimeUnit::kCentury:
      return year.substr(0, 2) + "XX";
    default:
      return to_string(period.first);
  }
}

/// A point whose place in time is not known, with X for what is missing.
std::string open_text(const TimePoint& point) {
  const std::string year = point.year ? padded(*point.year, 4) : "XXXX";
  const auto two = [](std::optional<int> field) { return field ? padded(*field, 2) : "XX"; };
  if (point.weekday && !point.day && !point.month)
    return "XXXX-WXX-" + std::to_string(*point.weekday);
  if (point.day) return year + "-" + two(point.month) + "-" + two(point.day);
  if (point.month) return year + "-" + two(point.month);
  switch (timex::unit_of(point)) {
    case TimeUnit::kSeason:
      return year + "-" + std::string(kSeasons[static_cast<std::size_t>(point.part_number)]);
    case TimeUnit::kQuarter:
      return year + "-Q" + (point.part_number ? std::to_string(point.part_number) : "X");
    case TimeUnit::kHalfYear:
      return year + "-H" + std::to_string(point.part_number);
    case TimeUnit::kWeekend:
      return "XXXX-WXX-WE";
    case TimeUnit::kWeek:
      return "XXXX-WXX";
    case TimeUnit::kMonth:
      return "XXXX-XX";
    case TimeUnit::kDay:
      return "XXXX-XX-XX";
    default:
      return year;
  }
}

std::string time_of_day_text(const TimePoint& point) {
  if (point.minute_of_day) {
    return "T" + padded(*point.minute_of_day / 60, 2) + ":" + padded(*point.minute_of_day % 60, 2);
  }
  switch (point.day_part) {
    case DayPart::kMorning:
      return "TMO";
    case DayPart::kMidday:
      return "TMI";
    case DayPart::kAfternoon:
      return "TAF";
    case DayPart::kEvening:
      return "TEV";
    case DayPart::kNight:
      return "TNI";
    case DayPart::kNone:
      break;
  }
  return "";
}

std::string point_text(const TimePoint& point, const std::optional<Period>& period) {
  return (period ? period_text(*period) : open_text(point)) + time_of_day_text(point);
}

std::string_view unit_letters(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kMinute:
    case TimeUnit::kMonth:
      return "M";
    case TimeUnit::kHour:
      return "H";
    case TimeUnit::kWeek:
      return "W";
    case TimeUnit::kWeekend:
      return "WE";
    case TimeUnit::kQuarter:
      return "Q";
    case TimeUnit::kYear:
      return "Y";
    case TimeUnit::kDecade:
      return "DE";
    case TimeUnit::kCentury:
      return "CE";
    default:
      return "D";
  }
}

/// "P2Y", "P1.5Y", "PT48H", "PXD".
std::string length_text(const TimeExpression& time) {
  const bool clock = time.unit == TimeUnit::kHour || time.unit == TimeUnit::kMinute;
  std::string number = "X";
  if (time.halves) {
    number = std::to_string(*time.halves / 2) + (*time.halves % 2 != 0 ? ".5" : "");
  }
  return (clock ? "PT" : "P") + number + std::string(unit_letters(time.unit));
}

}  // namespace

std::string_view to_string(TimexType type) {
  switch (type) {
    case TimexType::kDate:
      return "DATE";
    case TimexType::kTime:
      return "TIME";
    case TimexType::kDuration:
      return "DURATION";
    case TimexType::kSet:
      return "SET";
  }
  return "";
}

std::string_view to_string(TimexModifier modifier) {
  switch (modifier) {
    case TimexModifier::kNone:
      return "";
    case TimexModifier::kStart:
      return "START";
    case TimexModifier::kMid:
      return "MID";
    case TimexModifier::kEnd:
      return "END";
    case TimexModifier::kApproximate:
      return "APPROX";
    case TimexModifier::kLessThan:
      return "LESS_THAN";
    case TimexModifier::kMoreThan:
      return "MORE_THAN";
    case TimexModifier::kEqualOrLess:
      return "EQUAL_OR_LESS";
    case TimexModifier::kEqualOrMore:
      return "EQUAL_OR_MORE";
  }
  return "";
}

std::string timex3_value(const TimeExpression& time, const TimeFrame& frame, bool future) {
  if (time.vague) {
    return *time.vague < 0 ? "PAST_REF" : *time.vague > 0 ? "FUTURE_REF" : "PRESENT_REF";
  }
  if (!time.point) return length_text(time);
  // What recurs is in no particular year.
  if (time.type == TimexType::kSet) return point_text(*time.point, std::nullopt);
  // A time of day alone is of a day that only the narrative knows.
  if (time.role == TimeRole::kTimeOfDay) return point_text(*time.point, std::nullopt);
  const auto resolution = timex::resolve_dates(time, frame, future);
  std::string text =
      point_text(*time.point, resolution ? std::optional(resolution->first) : std::nullopt);
  if (time.last) text += "/" + point_text(*time.last, resolution ? resolution->last : std::nullopt);
  return text;
}

}  // namespace newsgraph::understanding
