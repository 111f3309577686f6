// The canonical ISO 8601 text of temporal values, as toString() gives it.
#include <array>
#include <cstdio>
#include <cstdlib>

#include "newsgraph/graph/temporal.h"

namespace newsgraph {

namespace {

std::string padded(std::int64_t number, int width) {
  std::string digits = std::to_string(number);
  if (digits.size() < static_cast<std::size_t>(width)) digits.insert(0, width - digits.size(), '0');
  return digits;
}

/// ".123" without closing zeros; empty for zero.
std::string fraction(std::int64_t nanosecond) {
  if (nanosecond == 0) return {};
  std::string digits = padded(nanosecond, 9);
  digits.erase(digits.find_last_not_of('0') + 1);
  return "." + digits;
}

/// "Z", "+01:00", "-00:44:30".
std::string offset_text(std::int32_t offset_seconds) {
  if (offset_seconds == 0) return "Z";
  const std::int32_t size = std::abs(offset_seconds);
  std::string text = offset_seconds < 0 ? "-" : "+";
  text += padded(size / 3600, 2) + ":" + padded(size / 60 % 60, 2);
  if (size % 60 != 0) text += ":" + padded(size % 60, 2);
  return text;
}

}  // namespace

std::string to_string(Date value) {
  const CivilDate civil = value.civil();
  std::string year = padded(std::abs(civil.year), 4);
  if (civil.year < 0) year.insert(0, "-");
  if (civil.year > 9999) year.insert(0, "+");
  return year + "-" + padded(civil.month, 2) + "-" + padded(civil.day, 2);
}

std::string to_string(LocalTime value) {
  std::string text = padded(value.hour(), 2) + ":" + padded(value.minute(), 2);
  if (value.second() == 0 && value.nanosecond() == 0) return text;
  return text + ":" + padded(value.second(), 2) + fraction(value.nanosecond());
}

std::string to_string(Time value) {
  return to_string(value.local) + offset_text(value.offset_seconds);
}

std::string to_string(LocalDateTime value) {
  return to_string(value.date) + "T" + to_string(value.time);
}

std::string to_string(const DateTime& value) {
  std::string text = to_string(value.local) + offset_text(value.offset_seconds);
  if (value.zone != nullptr) text += "[" + *value.zone + "]";
  return text;
}

std::string to_string(const Duration& value) {
  std::string date_part, time_part;
  const auto append = [](std::string& text, std::int64_t amount, char unit) {
    if (amount != 0) text += std::to_string(amount) + unit;
  };
  append(date_part, value.months / 12, 'Y');
  append(date_part, value.months % 12, 'M');
  append(date_part, value.days, 'D');

  // Seconds and nanoseconds print as one decimal number, so they need the same sign.
  std::int64_t seconds = value.seconds;
  std::int64_t nanoseconds = value.nanoseconds;
  if (seconds < 0 && nanoseconds > 0) {
    ++seconds;
    nanoseconds -= kNanosecondsPerSecond;
  }
  append(time_part, seconds / 3600, 'H');
  append(time_part, seconds / 60 % 60, 'M');
  const std::int64_t rest = seconds % 60;
  if (rest != 0 || nanoseconds != 0) {
    if (rest < 0 || nanoseconds < 0) time_part += '-';
    time_part += std::to_string(std::abs(rest)) + fraction(std::abs(nanoseconds)) + "S";
  }
  if (date_part.empty() && time_part.empty()) return "PT0S";
  return "P" + date_part + (time_part.empty() ? "" : "T" + time_part);
}

}  // namespace newsgraph
