#include "newsgraph/ingest/understanding/time/point_reader.h"

#include "newsgraph/ingest/understanding/time/calendar_forms.h"
#include "newsgraph/ingest/understanding/time/links.h"
#include "newsgraph/ingest/understanding/time/offsets.h"
#include "newsgraph/ingest/understanding/time/one_of.h"
#include "newsgraph/ingest/understanding/time/part_forms.h"
#include "newsgraph/ingest/understanding/time/simple_point.h"
#include "newsgraph/ingest/understanding/time/year_forms.h"

namespace newsgraph::understanding::timex {

namespace {

bool is_zone(std::string_view text) {
  return one_of(text, {"gmt", "utc", "bst", "cet", "cest", "est", "edt", "et", "pst", "pdt", "pt",
                       "ist", "pkt", "msk", "jst", "aest", "eet"});
}

/// A date without what can stand before or after it.
Reading read_bare_point(const Pieces& p, std::size_t i) {
  static constexpr Reading (*kReaders[])(const Pieces&, std::size_t) = {
      read_edge, read_stage, read_neighbour, read_offset, read_simple_point};
  for (const auto reader : kReaders) {
    if (Reading reading = reader(p, i)) return reading;
  }
  return std::nullopt;
}

/// Links a time of day to its day: "10 a.m. on Monday", "noon Friday", "the night of 5 May".
Reading read_day_after(const Pieces& p, std::size_t i, bool of) {
  std::size_t begin = i;
  if (p.is(begin, ",")) ++begin;
  if (p.is(begin, "on") || (of && (p.is(begin, "of") || p.is(begin, "between")))) ++begin;
  if (of && begin == i) return std::nullopt;
  Reading day = read_simple_point(p, begin);
  if (!day || day->last || unit_of(day->point) != TimeUnit::kDay) return std::nullopt;
  return day;
}

Reading read_clock_first(const Pieces& p, std::size_t i) {
  std::optional<int> minute;
  const std::size_t end = take_clock(p, i, minute);
  if (end == i) return std::nullopt;
  Reading day = read_day_after(p, end, false);
  if (day) day->point.minute_of_day = minute;
  return day;
}

/// "the morning of 5 May", "the early hours of Monday", "the night of".
Reading read_day_part_first(const Pieces& p, std::size_t i) {
  std::size_t next = p.is(i, "the") ? i + 1 : i;
  const bool early = p.is(next, "early");
  if (early || p.is(next, "late")) ++next;
  DayPart part = DayPart::kNone;
  if (p.is(next, PieceKind::kDayPart)) {
    part = static_cast<DayPart>(p[next].value);
  } else if (early && p.is(next, "hours")) {
    part = DayPart::kMorning;
  }
  if (part == DayPart::kNone) return std::nullopt;
  Reading day = read_day_after(p, next + 1, true);
  if (day) day->point.day_part = part;
  return day;
}

/// "morning", "at 10 a.m.", "in the evening" after a day.
void take_time_of_day(const Pieces& p, PointReading& reading) {
  if (unit_of(reading.point) != TimeUnit::kDay || reading.last) return;
  const std::size_t end = reading.end;
  const bool in_the = p.is(end, "in") && p.is(end + 1, "the");
  const std::size_t part = in_the ? end + 2 : end;
  if (p.is(part, PieceKind::kDayPart) && reading.point.day_part == DayPart::kNone) {
    reading.point.day_part = static_cast<DayPart>(p[part].value);
    reading.end = part + 1;
    return;
  }
  const bool at = p.is(end, "at") || p.is(end, ",");
  const std::size_t clock = at ? end + 1 : end;
  const std::size_t after = take_clock(p, clock, reading.point.minute_of_day);
  if (after > clock) reading.end = after;
}

/// A year with the last two digits or all of another: "2014-15", "2014/15", "2015 to 2018".
Reading read_years(const Pieces& p, std::size_t i) {
  const std::optional<int> first = year_at(p, i);
  const Link link = link_at(p, i + 1);
  if (!first || (link.kind != Link::Kind::kTo && link.kind != Link::Kind::kAnd)) {
    return std::nullopt;
  }
  const bool between = p.is(i - 1, "between");
  if (link.kind == Link::Kind::kAnd && !between) return std::nullopt;
  const bool word = link.end > i + 1 && p[i + 1].text.size() > 1 && p[i + 1].text[0] < 0x7F &&
                    p[i + 1].text[0] >= 'a';
  if (word && !between && !p.is(i - 1, "from")) return std::nullopt;
  std::optional<int> last = year_at(p, link.end);
  const Piece& second = p[link.end];
  const bool short_form = !word && second.is(PieceKind::kNumber) && second.text.size() == 2;
  if (short_form) last = *first / 100 * 100 + second.value;
  if (!last || counts_things(p, link.end) || p.joined(link.end + 1)) return std::nullopt;
  PointReading reading;
  reading.point.year = first;
  reading.end = link.end + 1;
  if (*last > *first) {
    reading.last.emplace();
    reading.last->year = last;
    return reading;
  }
  // "2024-10" is a month of ISO 8601.
  if (!short_form || second.value < 1 || second.value > 12 || !p.joined(link.end)) {
    return std::nullopt;
  }
  reading.point.month = second.value;
  return reading;
}

/// Whether two dates are of a kind that makes a range.
bool alike(const TimePoint& first, const TimePoint& last) {
  const TimeUnit unit = unit_of(first);
  if (unit != unit_of(last) || last.modifier != TimexModifier::kNone) return false;
  return unit != TimeUnit::kDay || first.weekday.has_value() == last.weekday.has_value() ||
         (first.day && last.day) || first.counted != TimeUnit::kNone ||
         last.counted != TimeUnit::kNone;
}

/// The year that a later date bears for both: "30 May to 2 June 2024", "November and January 2023".
void share_year(TimePoint& first, const TimePoint& later) {
  if (first.year || !first.month || !later.month || first.counted != TimeUnit::kNone) return;
  if (later.year) first.year = *later.year - (*first.month > *later.month ? 1 : 0);
  if (!later.year && later.counted == TimeUnit::kYear) {
    first.counted = later.counted;
    first.count = later.count - (*first.month > *later.month ? 1 : 0);
    first.anchor = later.anchor;
  }
}

bool next_weekday(const TimePoint& first, const TimePoint& last) {
  const bool bare = first.weekday && last.weekday && !first.day && !last.day;
  return bare && *first.weekday % 7 + 1 == *last.weekday;
}

/// Makes a range of a date and the one behind the link at its end, if they are one.
void take_last(const Pieces& p, std::size_t i, PointReading& reading) {
  const Link link = link_at(p, reading.end);
  if (link.kind == Link::Kind::kNone || reading.last) return;
  const Reading last = read_point(p, link.end);
  if (!last) return;
  if (link.kind != Link::Kind::kComma) share_year(reading.point, last->point);
  if (last->last || !alike(reading.point, last->point)) return;
  const bool between = p.is(i - 1, "between");
  const bool range =
      link.kind == Link::Kind::kTo ||
      (link.kind == Link::Kind::kAnd && (between || next_weekday(reading.point, last->point)));
  if (!range) return;
  reading.last = last->point;
  reading.end = last->end;
}

}  // namespace

std::size_t take_clock(const Pieces& p, std::size_t i, std::optional<int>& minute_of_day) {
  std::size_t end = i;
  const Piece& piece = p[i];
  std::string_view half = p[i + 1].text;
  if (half.ends_with('.')) half.remove_suffix(1);
  const bool am = half == "am" || half == "a.m";
  const bool pm = half == "pm" || half == "p.m";
  if (piece.is(PieceKind::kClock)) {
    minute_of_day = piece.value;
    end = i + 1;
    if ((am || pm) && piece.value < 13 * 60) {
      minute_of_day = piece.value % (12 * 60) + (pm ? 12 * 60 : 0);
      ++end;
    }
  } else if (piece.is(PieceKind::kNumber) && (am || pm) && piece.value >= 1 && piece.value <= 12) {
    minute_of_day = piece.value % 12 * 60 + (pm ? 12 * 60 : 0);
    end = i + 2;
  } else if (piece.is(PieceKind::kNumber) && piece.text.size() == 4 && piece.value < 2400 &&
             piece.value % 100 < 60 && one_of(p[i + 1].text, {"gmt", "utc", "hrs", "hours"})) {
    minute_of_day = piece.value / 100 * 60 + piece.value % 100;
    end = i + 2;
  }
  if (end == i) return i;
  if (is_zone(p[end].text)) return end + 1;
  return p.is(end, "local") && p.is(end + 1, "time") ? end + 2 : end;
}

TimeUnit unit_of(const TimePoint& point) {
  if (point.day || point.weekday) return TimeUnit::kDay;
  if (point.month) return TimeUnit::kMonth;
  if (point.part != TimeUnit::kNone) return point.part;
  if (point.year) return TimeUnit::kYear;
  return point.counted;
}

Reading read_point(const Pieces& p, std::size_t i) {
  if (Reading reading = read_clock_first(p, i)) return reading;
  if (Reading reading = read_day_part_first(p, i)) return reading;
  Reading reading = read_bare_point(p, i);
  if (reading) take_time_of_day(p, *reading);
  return reading;
}

Reading read_dates(const Pieces& p, std::size_t i) {
  if (Reading years = read_years(p, i)) return years;
  Reading reading = read_point(p, i);
  if (reading) take_last(p, i, *reading);
  return reading;
}

}  // namespace newsgraph::understanding::timex
