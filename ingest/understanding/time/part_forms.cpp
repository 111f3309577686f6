#include "newsgraph/ingest/understanding/time/part_forms.h"

#include "newsgraph/ingest/understanding/time/amount.h"
#include "newsgraph/ingest/understanding/time/calendar_forms.h"
#include "newsgraph/ingest/understanding/time/offsets.h"
#include "newsgraph/ingest/understanding/time/one_of.h"
#include "newsgraph/ingest/understanding/time/point_reader.h"
#include "newsgraph/ingest/understanding/time/simple_point.h"
#include "newsgraph/ingest/understanding/time/which_forms.h"
#include "newsgraph/ingest/understanding/time/year_forms.h"

namespace newsgraph::understanding::timex {

namespace {

bool is_year(const TimePoint& point) {
  const bool fields = point.month || point.weekday || point.day || point.part != TimeUnit::kNone;
  return !fields && (point.year || point.counted == TimeUnit::kYear);
}

/// "the year", "the month", "the day" in "the end of the year", "later in the day".
Reading read_the_unit(const Pieces& p, std::size_t i) {
  if (!p.is(i, "the") || !p.is(i + 1, PieceKind::kUnit) || p[i + 1].plural) return std::nullopt;
  const auto unit = static_cast<TimeUnit>(p[i + 1].value);
  if (unit < TimeUnit::kDay || p.joined(i + 2)) return std::nullopt;
  PointReading reading;
  reading.point.counted = unit;
  reading.point.anchor = TimeAnchor::kToldOrSpeech;
  reading.end = i + 2;
  return reading;
}

/// A year that nothing before it has to announce: "of 2024", "summer 2024".
Reading read_any_year(const Pieces& p, std::size_t i) {
  const std::optional<int> year = year_at(p, i);
  if (!year || counts_things(p, i)) return std::nullopt;
  PointReading reading;
  reading.point.year = year;
  reading.end = i + 1;
  return reading;
}

Reading read_any_month(const Pieces& p, std::size_t i) {
  if (!p.is(i, PieceKind::kMonth) || (p[i].doubtful && !p[i].capitalised)) return std::nullopt;
  PointReading reading;
  reading.point.month = p[i].value;
  reading.end = take_year(p, i + 1, reading.point);
  return reading;
}

Reading read_decade(const Pieces& p, std::size_t i) {
  const std::size_t begin = p.is(i, "the") ? i + 1 : i;
  if (!p.is(begin, PieceKind::kDecade)) return std::nullopt;
  PointReading reading;
  reading.point.year = p[begin].value;
  reading.point.part = TimeUnit::kDecade;
  reading.end = begin + 1;
  return reading;
}

Reading read_century(const Pieces& p, std::size_t i) {
  std::size_t begin = p.is(i, "the") ? i + 1 : i;
  int number = 0;
  // "the twenty-first century"
  if (p.is(begin, "twenty") && p.joined(begin + 1)) {
    number = 20;
    ++begin;
  }
  if (!p.is(begin, PieceKind::kOrdinal) || !p.is(begin + 1, "century")) return std::nullopt;
  number += p[begin].value;
  if (number < 11 || number > 22) return std::nullopt;
  PointReading reading;
  reading.point.part = TimeUnit::kCentury;
  reading.point.part_number = number;
  reading.end = begin + 2;
  return reading;
}

/// The weekend, where an event can be at it.
Reading read_weekend(const Pieces& p, std::size_t i) {
  if (!p.is(i, "the") || !p.is(i + 1, "weekend")) return std::nullopt;
  if (!one_of(p[i - 1].text, {"at", "over", "on", "during", "for", "in", "throughout", "of", "by",
                              "across", "through", "until", "since", "before", "after"})) {
    return std::nullopt;
  }
  PointReading reading;
  reading.point.part = TimeUnit::kWeekend;
  reading.end = i + 2;
  return reading;
}

/// What a quarter, half or week can be part of.
Reading read_whole(const Pieces& p, std::size_t i) {
  static constexpr Reading (*kReaders[])(const Pieces&, std::size_t) = {
      read_which_unit, read_the_unit, read_any_year, read_any_month,
      read_decade,     read_century,  read_season};
  for (const auto reader : kReaders) {
    if (Reading reading = reader(p, i)) return reading;
  }
  return std::nullopt;
}

/// A quarter or half year inside a whole that is a year, the beginning or end of another.
void put_inside(TimePoint& whole, TimeUnit part, int number) {
  if (is_year(whole)) {
    whole.part = part;
    whole.part_number = number;
    return;
  }
  const int middle = part == TimeUnit::kHalfYear ? 0 : 2;
  whole.modifier = number == 1        ? TimexModifier::kStart
                   : number == middle ? TimexModifier::kMid
                                      : TimexModifier::kEnd;
}

/// "Q1", "H2 2024".
Reading read_short_part(const Pieces& p, std::size_t i) {
  const bool quarter = p.is(i, PieceKind::kQuarter);
  if ((!quarter && !p.is(i, PieceKind::kHalfYear)) || !p[i].capitalised) return std::nullopt;
  PointReading reading;
  reading.point.part = quarter ? TimeUnit::kQuarter : TimeUnit::kHalfYear;
  reading.point.part_number = p[i].value;
  reading.end = take_year(p, i + 1, reading.point);
  return reading;
}

/// Which one: "first" 1, "last" and "final" -1.
int position_at(const Pieces& p, std::size_t i) {
  if (p.is(i, "last") || p.is(i, "final") || p.is(i, "closing")) return -1;
  if (p.is(i, "opening")) return 1;
  return p.is(i, PieceKind::kOrdinal) && p[i].value <= 5 ? p[i].value : 0;
}

/// "the first quarter of 2024", "the second half of October", "the last week of May", "the first
/// days of the year".
Reading read_numbered_part(const Pieces& p, std::size_t i) {
  const std::size_t begin = p.is(i, "the") ? i + 1 : i;
  const int position = position_at(p, begin);
  if (position == 0 || p.joined(begin + 2)) return std::nullopt;
  const Piece& piece = p[begin + 1];
  const bool half = piece.is("half");
  const bool quarter = piece.is("quarter");
  const bool unit = piece.is(PieceKind::kUnit);
  if (!half && !unit) return std::nullopt;
  const std::size_t of = begin + 2;
  Reading whole = p.is(of, "of") || p.is(of, "in") ? read_whole(p, of + 1) : std::nullopt;
  // "last year in October" is no part of an October.
  const bool larger = unit && whole && unit_of(whole->point) <= static_cast<TimeUnit>(piece.value);
  if (larger && !quarter) whole.reset();
  if (!whole && quarter) whole = read_any_year(p, of);
  if (whole) {
    if (half || quarter) {
      const TimeUnit part = half ? TimeUnit::kHalfYear : TimeUnit::kQuarter;
      put_inside(whole->point, part, position > 0 ? position : half ? 2 : 4);
    } else {
      const bool start = position == 1;
      whole->point.modifier = start            ? TimexModifier::kStart
                              : position == -1 ? TimexModifier::kEnd
                                               : TimexModifier::kMid;
    }
    return whole;
  }
  // "in the first quarter", "first-quarter profits": a quarter year needs no year, if it is not one
  // of a match.
  const bool announced = begin > i && one_of(p[i - 1].text, {"in", "during", "for", "over"});
  const bool bare = quarter && position > 0 && position <= 4 && !p.is(of, "of") &&
                    !p.is(of, "final") && !p.is(of, "finals") && (announced || p.joined(begin + 1));
  if (!bare) return std::nullopt;
  PointReading reading;
  reading.point.part = TimeUnit::kQuarter;
  reading.point.part_number = position;
  reading.end = of;
  return reading;
}

/// "the first Monday of May", "the last Sunday in March".
Reading read_numbered_weekday(const Pieces& p, std::size_t i) {
  const std::size_t begin = p.is(i, "the") ? i + 1 : i;
  const int position = position_at(p, begin);
  const Piece& weekday = p[begin + 1];
  if (position == 0 || !weekday.is(PieceKind::kWeekday) || weekday.plural) return std::nullopt;
  if (!p.is(begin + 2, "of") && !p.is(begin + 2, "in")) return std::nullopt;
  Reading reading = read_any_month(p, begin + 3);
  if (!reading) return std::nullopt;
  reading->point.weekday = weekday.value;
  reading->point.part = TimeUnit::kDay;
  reading->point.part_number = position;
  return reading;
}

/// "the first three months of 2024": of a year, months up to that; of other wholes, their
/// beginning.
Reading read_first_months(const Pieces& p, std::size_t i) {
  const std::size_t begin = p.is(i, "the") ? i + 1 : i;
  const int position = position_at(p, begin);
  if (position != 1 && position != -1) return std::nullopt;
  const std::optional<Amount> amount = read_amount(p, begin + 1);
  if (!amount || !(p.is(amount->end, "of") || p.is(amount->end, "in"))) return std::nullopt;
  Reading whole = read_whole(p, amount->end + 1);
  if (!whole) return std::nullopt;
  const bool months = amount->unit == TimeUnit::kMonth && amount->halves &&
                      *amount->halves % 2 == 0 && *amount->halves <= 24;
  if (!months || !is_year(whole->point)) {
    whole->point.modifier = position == 1 ? TimexModifier::kStart : TimexModifier::kEnd;
    return whole;
  }
  const int count = *amount->halves / 2;
  whole->last = whole->point;
  whole->point.month = position == 1 ? 1 : 13 - count;
  whole->last->month = position == 1 ? count : 12;
  return whole;
}

/// "year-end", "year's end", "this year's end".
Reading read_end_of_unit(const Pieces& p, std::size_t i) {
  Reading reading = read_which_unit(p, i);
  if (!reading) reading = read_the_unit(p, i);
  if (!reading && p.is(i, PieceKind::kUnit) && !p[i].plural) {
    reading = PointReading{};
    reading->point.counted = static_cast<TimeUnit>(p[i].value);
    reading->point.anchor = TimeAnchor::kToldOrSpeech;
    reading->end = i + 1;
  }
  if (!reading || reading->point.counted < TimeUnit::kWeek) return std::nullopt;
  const bool possessive = p.is(reading->end, "'s");
  const std::size_t end = possessive ? reading->end + 1 : reading->end;
  if (!p.is(end, "end") || !(possessive || p.joined(end))) return std::nullopt;
  reading->point.modifier = TimexModifier::kEnd;
  reading->end = end + 1;
  return reading;
}

/// What "early" and "the end of" stand before.
Reading read_staged(const Pieces& p, std::size_t i) {
  static constexpr Reading (*kReaders[])(const Pieces&, std::size_t) = {
      read_which, read_the_unit, read_any_year, read_any_month, read_decade, read_century};
  if (Reading reading = read_day_and_month(p, i)) return reading;
  for (const auto reader : kReaders) {
    if (Reading reading = reader(p, i)) return reading;
  }
  return read_simple_point(p, i);
}

}  // namespace

Reading read_season(const Pieces& p, std::size_t i) {
  const std::size_t begin = p.is(i, "the") ? i + 1 : i;
  if (!p.is(begin, PieceKind::kSeason)) return std::nullopt;
  PointReading reading;
  reading.point.part = TimeUnit::kSeason;
  reading.point.part_number = p[begin].value;
  reading.end = take_year(p, begin + 1, reading.point);
  if (reading.end > begin + 1) {
    // "the winter of 2023-24" is named after its first year.
    if (reading.point.year && p.joined(reading.end)) ++reading.end;
    return reading;
  }
  const bool announced = one_of(p[i - 1].text, {"in", "during", "since", "by", "until", "over",
                                                "throughout", "through", "before", "after"});
  const bool name = p[begin + 1].capitalised || p.is_content(begin + 1) || p.joined(begin + 1);
  const bool governs = p[begin].doubtful && (p.is(begin + 1, "of") || p.is(begin + 1, "in"));
  return announced && !name && !governs ? Reading(reading) : std::nullopt;
}

Reading read_part(const Pieces& p, std::size_t i) {
  static constexpr Reading (*kReaders[])(const Pieces&, std::size_t) = {
      read_short_part, read_numbered_part, read_numbered_weekday, read_first_months,
      read_season,     read_weekend,       read_decade,           read_century};
  for (const auto reader : kReaders) {
    if (Reading reading = reader(p, i)) return reading;
  }
  return std::nullopt;
}

Reading read_edge(const Pieces& p, std::size_t i) {
  if (Reading reading = read_end_of_unit(p, i)) return reading;
  const std::size_t begin = p.is(i, "the") ? i + 1 : i;
  if (!p.is(begin, PieceKind::kEdge)) return std::nullopt;
  Reading reading;
  if (p.is(begin + 1, "of")) {
    reading = read_staged(p, begin + 2);
    // "end of year"
    if (!reading && p.is(begin + 2, "year")) {
      reading = PointReading{};
      reading->point.counted = TimeUnit::kYear;
      reading->point.anchor = TimeAnchor::kToldOrSpeech;
      reading->end = begin + 3;
    }
  } else if (p.is(begin, "end") && p.joined(begin + 1)) {
    reading = read_any_month(p, begin + 1);
    if (!reading) reading = read_any_year(p, begin + 1);
  }
  if (!reading || reading->last) return std::nullopt;
  reading->point.modifier = static_cast<TimexModifier>(p[begin].value);
  return reading;
}

Reading read_stage(const Pieces& p, std::size_t i) {
  const std::size_t begin = p.is(i, "the") ? i + 1 : i;
  if (!p.is(begin, PieceKind::kStage)) return std::nullopt;
  // "the early 1990s", but not "the late Monday"
  std::size_t next = begin + 1;
  const bool linked = p.is(next, "in") || p.is(next, "on") || p.is(next, "into");
  if (linked) ++next;
  const bool mid = p.is(begin, "mid");
  const bool named =
      p.is(next, PieceKind::kMonth) || p.is(next, PieceKind::kDecade) || year_at(p, next);
  if (mid && !p.joined(next) && !named) return std::nullopt;
  Reading reading = read_staged(p, next);
  if (!reading || reading->last) return std::nullopt;
  if (begin > i && reading->point.part == TimeUnit::kNone && !reading->point.month) {
    return std::nullopt;
  }
  const auto modifier = static_cast<TimexModifier>(p[begin].value);
  if (modifier != TimexModifier::kNone) reading->point.modifier = modifier;
  return reading;
}

}  // namespace newsgraph::understanding::timex
