#include "newsgraph/ingest/reader/publication_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace newsgraph::reader {

namespace {

constexpr std::array<std::string_view, 12> kMonths{
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

/// What is left of a text that is read from its beginning; all of it in small letters.
class Reading {
 public:
  explicit Reading(std::string_view text) : rest_(text) {}

  bool at_end() {
    skip(" \t\r\n");
    return rest_.empty();
  }
  std::string_view rest() const { return rest_; }
  void skip(std::string_view any_of) {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(any_of), rest_.size()));
  }
  std::string_view word() { return take_while(is_letter); }
  /// At most `most` digits; nullopt when there are none, or more.
  std::optional<int> number(std::size_t most) {
    const std::string_view digits = take_while(is_digit);
    int number = 0;
    if (digits.empty() || digits.size() > most) return std::nullopt;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
  }

 private:
  template <class Belongs>
  std::string_view take_while(Belongs belongs) {
    const auto end = std::ranges::find_if_not(rest_, belongs);
    const std::string_view taken = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view rest_;
};

/// Which of the names the word is or begins, in three letters at least; 1 for the first.
template <std::size_t size>
std::optional<int> one_of(const std::array<std::string_view, size>& names, std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  const auto found =
      std::ranges::find_if(names, [&](std::string_view name) { return name.starts_with(word); });
  if (found == names.end()) return std::nullopt;
  return static_cast<int>(found - names.begin()) + 1;
}

/// Passes over "published on", "date:", "tuesday," and the like.
void skip_introduction(Reading& reading) {
  while (true) {
    Reading ahead = reading;
    const std::string_view word = ahead.word();
    const bool introduces = word == "published" || word == "posted" || word == "date" ||
                            word == "on" || one_of(kWeekdays, word).has_value();
    if (!introduces) return;
    ahead.skip(" \t:,.");
    reading = ahead;
  }
}

std::optional<Date> read_year(Reading& reading, int month, int day) {
  const std::optional<int> year = reading.number(4);
  if (!year || *year < 1000) return std::nullopt;
  return Date::from_civil(*year, month, day);
}

/// "3", "3rd".
std::optional<int> read_day(Reading& reading) {
  const std::optional<int> day = reading.number(2);
  const std::string_view suffix = reading.word();
  const bool ordinal = suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th";
  return suffix.empty() || ordinal ? day : std::nullopt;
}

std::optional<int> read_month(Reading& reading) {
  const std::optional<int> month = one_of(kMonths, reading.word());
  reading.skip(".");
  return month;
}

/// "june 3, 2026", "3 june 2026".
std::optional<Date> read_written(Reading& reading) {
  const bool day_first = !reading.rest().empty() && is_digit(reading.rest().front());
  std::optional<int> day = day_first ? read_day(reading) : std::nullopt;
  reading.skip(" ");
  const std::optional<int> month = read_month(reading);
  reading.skip(" ,");
  if (!day_first) day = read_day(reading);
  if (!day || !month) return std::nullopt;
  reading.skip(" ,");
  return read_year(reading, *month, *day);
}

/// Nothing, or a time of day: something short with a colon between digits.
bool is_time_or_nothing(Reading reading) {
  constexpr std::size_t kLongest = 40;  // bytes: ", at 10:30 a.m. Eastern Daylight Time"
  if (reading.at_end()) return true;
  const std::string_view rest = reading.rest();
  const std::size_t colon = rest.find(':');
  return rest.size() <= kLongest && colon != std::string_view::npos && colon > 0 &&
         colon + 1 < rest.size() && is_digit(rest[colon - 1]) && is_digit(rest[colon + 1]);
}

}  // namespace

std::optional<Date> publication_date(std::string_view text) {
  constexpr std::size_t kLongest = 120;  // bytes; nothing longer is a date
  constexpr std::size_t kIsoLength = 10;
  if (text.size() > kLongest) return std::nullopt;
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  Reading reading(lower);
  reading.skip(" \t\r\n");
  skip_introduction(reading);
  const std::string_view rest = reading.rest();
  if (rest.size() >= kIsoLength && rest[4] == '-' && rest[7] == '-') {
    const std::string_view after = rest.substr(kIsoLength);
    if (!after.empty() && !is_time_or_nothing(Reading(after))) return std::nullopt;
    return parse_date(rest.substr(0, kIsoLength));
  }
  const std::optional<Date> date = read_written(reading);
  return date && is_time_or_nothing(reading) ? date : std::nullopt;
}

}  // namespace newsgraph::reader
