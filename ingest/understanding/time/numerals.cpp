#include "newsgraph/ingest/understanding/time/numerals.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace newsgraph::understanding::timex {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Digits at the front of `text`, taken off; at most nine.
std::optional<int> take_digits(std::string_view& text) {
  int number = 0;
  const std::size_t most = std::min<std::size_t>(text.size(), 9);
  const auto [end, error] = std::from_chars(text.data(), text.data() + most, number);
  if (error != std::errc{} || (text[0] == '-')) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (!text.empty() && is_digit(text[0])) return std::nullopt;
  return number;
}

constexpr bool is_separator(char c) {
  return c == '-' || c == '/' || c == '.';
}

/// YYYYMMDD of two short numbers and a year, where only one reading is a date or both are the same;
/// YYYY0000 where they are not.
int day_first_or_month_first(int first, int second, int year) {
  const bool day_first = first <= 31 && second <= 12 && first > 0 && second > 0;
  const bool month_first = first <= 12 && second <= 31 && first > 0 && second > 0;
  if (day_first && (!month_first || first == second)) return year * 10000 + second * 100 + first;
  if (month_first && !day_first) return year * 10000 + first * 100 + second;
  return day_first ? year * 10000 : 0;
}

/// Minutes since midnight of an hour on the clock that "am" or "pm" may follow.
std::optional<int> minutes(int hour, int minute, std::string_view half) {
  const bool am = half == "am" || half == "a.m" || half == "a.m.";
  const bool pm = half == "pm" || half == "p.m" || half == "p.m.";
  if (minute > 59 || !(half.empty() || am || pm)) return std::nullopt;
  if (half.empty()) return hour < 24 ? std::optional(hour * 60 + minute) : std::nullopt;
  if (hour < 1 || hour > 12) return std::nullopt;
  return (hour % 12 + (pm ? 12 : 0)) * 60 + minute;
}

/// What follows a number's digits: an ordinal's ending, a decade's, minutes, "pm".
Piece numeral(std::string_view text) {
  Piece piece;
  std::string_view rest = text;
  const std::optional<int> number = take_digits(rest);
  if (!number) return piece;
  const std::size_t digits = text.size() - rest.size();
  const auto is = [&](PieceKind kind, int value) {
    piece.kind = kind;
    piece.value = value;
    return piece;
  };
  if (rest.empty()) return is(PieceKind::kNumber, *number);
  if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") {
    return is(PieceKind::kOrdinal, *number);
  }
  if (rest == "s" || rest == "'s") {
    const bool decade = digits == 4 && *number % 10 == 0 && *number >= 1500 && *number < 2200;
    return decade ? is(PieceKind::kDecade, *number) : piece;
  }
  if (digits > 2) return piece;
  if (const auto whole = minutes(*number, 0, rest)) return is(PieceKind::kClock, *whole);
  if (rest.size() < 2 || (rest[0] != ':' && rest[0] != '.')) return piece;
  const bool colon = rest[0] == ':';
  rest.remove_prefix(1);
  const std::size_t before = rest.size();
  const std::optional<int> second = take_digits(rest);
  if (!second) return piece;
  const bool two_digits = before - rest.size() == 2;
  if (two_digits && (colon || !rest.empty())) {
    const auto clock = minutes(*number, *second, rest);
    return clock ? is(PieceKind::kClock, *clock) : piece;
  }
  const bool half = rest.empty() && !two_digits && *second == 5;
  return half ? is(PieceKind::kDecimal, *number * 2 + 1) : piece;
}

/// "1,000" as a number, which is never a year.
Piece grouped_number(std::string_view text) {
  Piece piece;
  int number = 0;
  for (char c : text) {
    if (c == ',') continue;
    if (!is_digit(c) || number > 99'999'999) return piece;
    number = number * 10 + (c - '0');
  }
  piece.kind = PieceKind::kNumber;
  piece.value = number;
  return piece;
}

/// "'90s" and "90s".
Piece short_decade(std::string_view text) {
  Piece piece;
  if (text.starts_with('\'')) text.remove_prefix(1);
  if (text.size() != 3 || !is_digit(text[0]) || text[1] != '0' || text[2] != 's') return piece;
  const int tens = (text[0] - '0') * 10;
  piece.kind = PieceKind::kDecade;
  piece.value = tens >= 20 ? 1900 + tens : 2000 + tens;
  return piece;
}

}  // namespace

int numeric_date(std::string_view text) {
  if (text.size() < 8 || text.size() > 10) return 0;
  int numbers[3] = {};
  std::size_t sizes[3] = {};
  char separator = '\0';
  for (int i = 0; i < 3; ++i) {
    const std::size_t before = text.size();
    const std::optional<int> number = take_digits(text);
    if (!number) return 0;
    numbers[i] = *number;
    sizes[i] = before - text.size();
    if (i == 2) break;
    if (text.empty() || !is_separator(text[0]) || (i == 1 && text[0] != separator)) return 0;
    separator = text[0];
    text.remove_prefix(1);
  }
  if (!text.empty()) return 0;
  if (sizes[0] == 4 && sizes[1] <= 2 && sizes[2] <= 2) {
    const bool valid = numbers[1] >= 1 && numbers[1] <= 12 && numbers[2] >= 1 && numbers[2] <= 31;
    return valid ? numbers[0] * 10000 + numbers[1] * 100 + numbers[2] : 0;
  }
  if (sizes[2] != 4 || sizes[0] > 2 || sizes[1] > 2) return 0;
  return day_first_or_month_first(numbers[0], numbers[1], numbers[2]);
}

Piece meaning_of_number(std::string_view lower) {
  Piece piece = short_decade(lower);
  if (!piece.is(PieceKind::kOther)) return piece;
  if (lower.find(',') != std::string_view::npos) return grouped_number(lower);
  if (const int date = numeric_date(lower); date != 0) {
    piece.kind = PieceKind::kNumericDate;
    piece.value = date;
    return piece;
  }
  return numeral(lower);
}

}  // namespace newsgraph::understanding::timex
