// Readers of the ISO 8601 forms that openCypher accepts (CIP2015-08-06 §"Temporal string formats").
//
// Each form is read by a small recursive-descent reader over the text; a reader that does not find
// its form leaves the position where it was. A form counts only when it uses up the whole text.
#include <limits>

#include "newsgraph/graph/int128.h"
#include "newsgraph/graph/temporal.h"

namespace newsgraph {

namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  std::size_t remaining() const { return rest_.size(); }
  char peek(std::size_t ahead = 0) const { return ahead < rest_.size() ? rest_[ahead] : '\0'; }

  bool accept(char c) {
    if (peek() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// Exactly `width` digits.
  std::optional<std::int64_t> digits(int width) {
    if (count_digits() < static_cast<std::size_t>(width)) return std::nullopt;
    std::int64_t number = 0;
    for (int i = 0; i < width; ++i) number = number * 10 + (rest_[i] - '0');
    rest_.remove_prefix(width);
    return number;
  }

  std::size_t count_digits() const {
    std::size_t count = 0;
    while (peek(count) >= '0' && peek(count) <= '9') ++count;
    return count;
  }

  std::string_view take(std::size_t length) {
    const std::string_view taken = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return taken;
  }

  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

/// Four digits, or a sign and up to nine.
std::optional<std::int64_t> read_year(Reader& reader) {
  if (reader.peek() != '+' && reader.peek() != '-') return reader.digits(4);
  const bool negative = reader.peek() == '-';
  reader.take(1);
  const std::size_t width = reader.count_digits();
  if (width < 1 || width > 9) return std::nullopt;
  const std::optional<std::int64_t> size = reader.digits(static_cast<int>(width));
  return negative ? -*size : *size;
}

/// After the year: "Www[-]D", "Www", "-Qq-DD".
std::optional<Date> read_week(Reader& reader, std::int64_t year, bool extended) {
  const auto week = reader.digits(2);
  if (!week) return std::nullopt;
  std::int64_t day = 1;
  if (!reader.done()) {
    if (extended && !reader.accept('-')) return std::nullopt;
    const auto given = reader.digits(1);
    if (!given) return std::nullopt;
    day = *given;
  }
  return Date::from_week(year, static_cast<int>(*week), static_cast<int>(day));
}

std::optional<Date> read_quarter(Reader& reader, std::int64_t year, bool extended) {
  const auto quarter = reader.digits(1);
  if (!quarter) return std::nullopt;
  std::int64_t day = 1;
  if (!reader.done()) {
    if (extended && !reader.accept('-')) return std::nullopt;
    const auto given = reader.digits(2);
    if (!given) return std::nullopt;
    day = *given;
  }
  return Date::from_quarter(year, static_cast<int>(*quarter), static_cast<int>(day));
}

/// After the year: "MM-DD", "MM", "DDD" in the extended form; "MMDD", "MM", "DDD" in the basic one.
std::optional<Date> read_month_or_ordinal(Reader& reader, std::int64_t year, bool extended) {
  const std::size_t digits = reader.count_digits();
  if (digits == 3) {
    return Date::from_ordinal(year, static_cast<int>(*reader.digits(3)));
  }
  const auto month = reader.digits(2);
  if (!month) return std::nullopt;
  std::int64_t day = 1;
  if (!reader.done()) {
    if (extended && !reader.accept('-')) return std::nullopt;
    const auto given = reader.digits(2);
    if (!given) return std::nullopt;
    day = *given;
  }
  return Date::from_civil(year, static_cast<int>(*month), static_cast<int>(day));
}

std::optional<Date> read_date(Reader& reader) {
  const auto year = read_year(reader);
  if (!year) return std::nullopt;
  if (reader.done()) return Date::from_civil(*year, 1, 1);
  const bool extended = reader.accept('-');
  std::optional<Date> date;
  if (reader.accept('W')) {
    date = read_week(reader, *year, extended);
  } else if (reader.accept('Q')) {
    date = read_quarter(reader, *year, extended);
  } else {
    date = read_month_or_ordinal(reader, *year, extended);
  }
  return reader.done() ? date : std::nullopt;
}

/// Digits after a decimal separator as nanoseconds; more than nine are cut.
std::int64_t read_fraction(Reader& reader) {
  const std::string_view digits = reader.take(reader.count_digits());
  std::int64_t nanoseconds = 0;
  for (std::size_t i = 0; i < 9; ++i) {
    nanoseconds = nanoseconds * 10 + (i < digits.size() ? digits[i] - '0' : 0);
  }
  return nanoseconds;
}

/// "21:40:32.142", "214032.142", "21:40", "2140", "21".
std::optional<LocalTime> read_local_time(Reader& reader) {
  const auto hour = reader.digits(2);
  if (!hour) return std::nullopt;
  std::int64_t minute = 0, second = 0, nanosecond = 0;
  const bool extended = reader.peek() == ':';
  if (extended || reader.count_digits() > 0) {
    if (extended) reader.take(1);
    const auto given = reader.digits(2);
    if (!given) return std::nullopt;
    minute = *given;
    if (extended ? reader.peek() == ':' : reader.count_digits() > 0) {
      if (extended) reader.take(1);
      const auto seconds = reader.digits(2);
      if (!seconds) return std::nullopt;
      second = *seconds;
      if (reader.peek() == '.' || reader.peek() == ',') {
        reader.take(1);
        if (reader.count_digits() == 0) return std::nullopt;
        nanosecond = read_fraction(reader);
      }
    }
  }
  return LocalTime::from_fields(static_cast<int>(*hour), static_cast<int>(minute),
                                static_cast<int>(second), nanosecond);
}

/// "Z", "+01:00", "+0100", "+01", "-00:44:30"; up to 18 hours, as ISO zones have.
std::optional<std::int32_t> read_offset(Reader& reader) {
  if (reader.accept('Z') || reader.accept('z')) return 0;
  if (reader.peek() != '+' && reader.peek() != '-') return std::nullopt;
  const int sign = reader.take(1) == "-" ? -1 : 1;
  std::int64_t seconds = 0, unit = 3600;
  for (int part = 0; part < 3; ++part, unit /= 60) {
    if (part > 0) {
      const bool separated = reader.peek() == ':';
      if (!separated && reader.count_digits() == 0) break;
      if (separated) reader.take(1);
    }
    const auto given = reader.digits(2);
    if (!given || (part > 0 && *given > 59)) return std::nullopt;
    seconds += *given * unit;
  }
  if (seconds > 18 * 3600) return std::nullopt;
  return static_cast<std::int32_t>(sign * seconds);
}

// ---- durations
// -----------------------------------------------------------------------------------

/// A decimal number as its whole part and its billionths, both of the number's sign.
struct Decimal {
  Int128 whole = 0;
  std::int64_t billionths = 0;
};

std::optional<Decimal> read_decimal(Reader& reader) {
  const bool negative = reader.peek() == '-';
  if (negative || reader.peek() == '+') reader.take(1);
  const std::size_t width = reader.count_digits();
  constexpr std::size_t kMostDigits = 19;  // of the largest number that a duration holds
  if (width < 1 || width > kMostDigits) return std::nullopt;
  Decimal number;
  for (const char digit : reader.take(width)) number.whole = number.whole * 10 + (digit - '0');
  if (reader.peek() == '.' || reader.peek() == ',') {
    reader.take(1);
    if (reader.count_digits() == 0) return std::nullopt;
    number.billionths = read_fraction(reader);
  }
  if (negative) number = {-number.whole, -number.billionths};
  return number;
}

/// Adds amounts of units into the parts of a Duration. A fraction of a unit flows into the next
/// smaller ones: of a month into days of 30.436875 a month, of a day into seconds.
class DurationSum {
 public:
  void add_months(const Decimal& amount, std::int64_t months_per_unit) {
    // Billionths of a month, whole months taken out.
    const Int128 billionths = static_cast<Int128>(amount.billionths) * months_per_unit;
    months_ += amount.whole * months_per_unit + billionths / kBillion;
    add_nanoseconds_as_days((billionths % kBillion) * kSecondsPerMonth);
  }
  void add_days(const Decimal& amount, std::int64_t days_per_unit) {
    const Int128 billionths = static_cast<Int128>(amount.billionths) * days_per_unit;
    days_ += amount.whole * days_per_unit + billionths / kBillion;
    nanoseconds_ += (billionths % kBillion) * kSecondsPerDay;
  }
  void add_seconds(const Decimal& amount, std::int64_t seconds_per_unit) {
    nanoseconds_ += (amount.whole * kBillion + amount.billionths) * seconds_per_unit;
  }

  std::optional<Duration> result() const {
    Int128 seconds = nanoseconds_ / kBillion;
    Int128 rest = nanoseconds_ % kBillion;
    if (rest < 0) {
      rest += kBillion;
      --seconds;
    }
    if (!fits(months_) || !fits(days_) || !fits(seconds)) return std::nullopt;
    return Duration{static_cast<std::int64_t>(months_), static_cast<std::int64_t>(days_),
                    static_cast<std::int64_t>(seconds), static_cast<std::int32_t>(rest)};
  }

 private:
  static constexpr std::int64_t kBillion = 1'000'000'000;
  static constexpr std::int64_t kSecondsPerMonth = 2'629'746;

  static bool fits(Int128 number) {
    return number >= std::numeric_limits<std::int64_t>::min() &&
           number <= std::numeric_limits<std::int64_t>::max();
  }
  void add_nanoseconds_as_days(Int128 nanoseconds) {
    days_ += nanoseconds / kNanosecondsPerDay;
    nanoseconds_ += nanoseconds % kNanosecondsPerDay;
  }

  Int128 months_ = 0, days_ = 0, nanoseconds_ = 0;
};

/// Adds the amounts of one half ("1Y2M" or "2H30M"), whose units must come in this order.
bool read_units(Reader& reader, DurationSum& sum, bool time) {
  const std::string_view units = time ? "HMS" : "YMWD";
  std::size_t next = 0;
  bool any = false;
  while (!reader.done() && reader.peek() != 'T') {
    const std::optional<Decimal> amount = read_decimal(reader);
    if (!amount || reader.done()) return false;
    const std::size_t unit = units.find(reader.peek(), next);
    if (unit == std::string_view::npos) return false;
    next = unit + 1;
    any = true;
    switch (reader.take(1).front()) {
      case 'Y':
        sum.add_months(*amount, 12);
        break;
      case 'W':
        sum.add_days(*amount, 7);
        break;
      case 'D':
        sum.add_days(*amount, 1);
        break;
      case 'H':
        sum.add_seconds(*amount, 3600);
        break;
      case 'S':
        sum.add_seconds(*amount, 1);
        break;
      default:
        if (time) {
          sum.add_seconds(*amount, 60);
        } else {
          sum.add_months(*amount, 1);
        }
    }
  }
  return any;
}

/// "P2012-02-02T14:37:21.545": the fields are amounts.
std::optional<Duration> read_date_time_duration(Reader reader) {
  const auto year = reader.digits(4);
  if (!year || !reader.accept('-')) return std::nullopt;
  const auto month = reader.digits(2);
  if (!month || !reader.accept('-')) return std::nullopt;
  const auto day = reader.digits(2);
  if (!day || *month > 12 || *day > 31) return std::nullopt;
  DurationSum sum;
  sum.add_months({*year, 0}, 12);
  sum.add_months({*month, 0}, 1);
  sum.add_days({*day, 0}, 1);
  if (reader.accept('T')) {
    const std::optional<LocalTime> time = read_local_time(reader);
    if (!time) return std::nullopt;
    sum.add_seconds({time->nanoseconds / kNanosecondsPerSecond, time->nanosecond()}, 1);
  }
  return reader.done() ? sum.result() : std::nullopt;
}

struct DateAndRest {
  LocalDateTime local;
  Reader rest;
};

/// The date before the 'T' and the time after it; what follows the time is left.
std::optional<DateAndRest> read_local_date_time(std::string_view text) {
  const std::size_t separator = text.find('T');
  Reader date_reader(text.substr(0, separator));
  const std::optional<Date> date = read_date(date_reader);
  if (!date) return std::nullopt;
  if (separator == std::string_view::npos) return DateAndRest{{*date, {}}, Reader({})};
  Reader time_reader(text.substr(separator + 1));
  const std::optional<LocalTime> time = read_local_time(time_reader);
  if (!time) return std::nullopt;
  return DateAndRest{{*date, *time}, time_reader};
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  Reader reader(text);
  return read_date(reader);
}

std::optional<LocalTime> parse_local_time(std::string_view text) {
  Reader reader(text);
  const std::optional<LocalTime> time = read_local_time(reader);
  return reader.done() ? time : std::nullopt;
}

std::optional<Time> parse_time(std::string_view text) {
  Reader reader(text);
  const std::optional<LocalTime> local = read_local_time(reader);
  if (!local) return std::nullopt;
  if (reader.done()) return Time{*local, 0};
  const std::optional<std::int32_t> offset = read_offset(reader);
  if (!offset || !reader.done()) return std::nullopt;
  return Time{*local, *offset};
}

std::optional<LocalDateTime> parse_local_date_time(std::string_view text) {
  const std::optional<DateAndRest> read = read_local_date_time(text);
  if (!read || !read->rest.done()) return std::nullopt;
  return read->local;
}

std::optional<DateTime> parse_date_time(std::string_view text) {
  const std::string* zone = nullptr;
  if (const std::size_t bracket = text.find('['); bracket != std::string_view::npos) {
    if (text.back() != ']') return std::nullopt;
    const auto found = find_time_zone(text.substr(bracket + 1, text.size() - bracket - 2));
    if (!found) return std::nullopt;
    zone = *found;
    text = text.substr(0, bracket);
  }
  const std::optional<DateAndRest> read = read_local_date_time(text);
  if (!read) return std::nullopt;
  Reader rest = read->rest;
  if (rest.done()) {
    return zone == nullptr ? DateTime{read->local, 0, nullptr} : resolve_in_zone(read->local, zone);
  }
  const std::optional<std::int32_t> offset = read_offset(rest);
  if (!offset || !rest.done()) return std::nullopt;
  const DateTime given{read->local, *offset, nullptr};
  if (zone == nullptr) return given;
  return instant_in_zone(given.epoch_seconds(), given.local.time.nanosecond(), zone);
}

std::optional<Duration> parse_duration(std::string_view text) {
  Reader reader(text);
  const bool negative = reader.accept('-');
  if (!reader.accept('P') || reader.done()) return std::nullopt;
  if (!negative && reader.count_digits() == 4 && reader.peek(4) == '-')
    return read_date_time_duration(reader);
  DurationSum sum;
  bool any = read_units(reader, sum, false);
  if (reader.accept('T')) any = read_units(reader, sum, true);
  if (!any || !reader.done()) return std::nullopt;
  std::optional<Duration> duration = sum.result();
  if (!duration || !negative) return duration;
  Duration negated{-duration->months, -duration->days, -duration->seconds, 0};
  if (duration->nanoseconds > 0) {
    --negated.seconds;
    negated.nanoseconds = static_cast<std::int32_t>(kNanosecondsPerSecond) - duration->nanoseconds;
  }
  return negated;
}

}  // namespace newsgraph
