#include "newsgraph/ingest/understanding/time/calendar_forms.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/time/links.h"
#include "newsgraph/ingest/understanding/time/one_of.h"
#include "newsgraph/ingest/understanding/time/which_forms.h"
#include "newsgraph/ingest/understanding/time/year_forms.h"

namespace newsgraph::understanding::timex {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// A day of the month in digits, with or without an ordinal's ending.
std::optional<int> day_at(const Pieces& p, std::size_t i) {
  const Piece& piece = p[i];
  if (!piece.is(PieceKind::kNumber) && !piece.is(PieceKind::kOrdinal)) return std::nullopt;
  const bool digits = is_digit(piece.text[0]);
  // "the first of May"
  const bool word =
      piece.is(PieceKind::kOrdinal) && p.is(i + 1, "of") && p.is(i + 2, PieceKind::kMonth);
  if (!(digits && piece.text.size() <= 4) && !word) return std::nullopt;
  if (digits && piece.is(PieceKind::kNumber) && piece.text.size() > 2) return std::nullopt;
  return piece.value >= 1 && piece.value <= 31 ? std::optional(piece.value) : std::nullopt;
}

/// Days in a row: "25", "25-27", "3 and 4", "3, 4 and 5".
struct Days {
  int first = 0;
  int last = 0;
  std::size_t end = 0;
};

std::optional<Days> days_at(const Pieces& p, std::size_t i) {
  const std::optional<int> first = day_at(p, i);
  if (!first) return std::nullopt;
  const bool between = p.is(i - 1, "between");
  Days days{*first, *first, i + 1};
  while (true) {
    const Link link = link_at(p, days.end);
    if (link.kind == Link::Kind::kNone) break;
    const std::optional<int> next = day_at(p, link.end);
    if (!next || *next <= days.last) break;
    const bool range = link.kind == Link::Kind::kTo || (between && link.kind == Link::Kind::kAnd);
    if (!range && *next != days.last + 1) break;
    const Link::Kind after = link_at(p, link.end + 1).kind;
    const bool list = after == Link::Kind::kAnd || after == Link::Kind::kComma;
    if (link.kind == Link::Kind::kComma && !list) break;
    // "3 and 4 people"
    if (link.kind == Link::Kind::kAnd && p.is_content(link.end + 1)) break;
    days.last = *next;
    days.end = link.end + 1;
  }
  return days;
}

bool is_month(const Pieces& p, std::size_t i) {
  return p.is(i, PieceKind::kMonth) && (!p[i].doubtful || p[i].capitalised);
}

void set_days(PointReading& reading, const Days& days) {
  reading.point.day = days.first;
  if (days.last <= days.first) return;
  reading.last = reading.point;
  reading.last->day = days.last;
}

/// The month of "3 and 10 May", which the first day has to borrow.
std::size_t borrowed_month(const Pieces& p, std::size_t i) {
  while (true) {
    const Link link = link_at(p, i);
    if (link.kind == Link::Kind::kNone || !day_at(p, link.end)) return i;
    i = link.end + 1;
    if (is_month(p, i)) return i;
  }
}

Reading read_day_month(const Pieces& p, std::size_t i) {
  const std::optional<Days> days = days_at(p, p.is(i, "the") ? i + 1 : i);
  if (!days) return std::nullopt;
  std::size_t month = p.is(days->end, "of") ? days->end + 1 : days->end;
  const bool own = is_month(p, month);
  if (!own) month = borrowed_month(p, days->end);
  if (!is_month(p, month)) return std::nullopt;
  PointReading reading;
  reading.point.month = p[month].value;
  const std::size_t end = take_year(p, month + 1, reading.point);
  set_days(reading, *days);
  reading.end = own ? end : days->end;
  return reading;
}

Reading read_month_day(const Pieces& p, std::size_t i) {
  if (!is_month(p, i)) return std::nullopt;
  PointReading reading;
  reading.point.month = p[i].value;
  const std::size_t end = take_days(p, i, reading);
  if (end == i) return std::nullopt;
  reading.end = take_year(p, end, reading.point);
  if (reading.last) {
    TimePoint last = reading.point;
    last.day = reading.last->day;
    reading.last = last;
  }
  return reading;
}

/// Whether a doubtful month ("May", "Mar") stands where a month does.
bool month_is_meant(const Pieces& p, std::size_t i) {
  const Piece& piece = p[i];
  if (!piece.doubtful) return true;
  if (!piece.capitalised || p.is_person(i)) return false;
  const std::string_view before = p[i - 1].text;
  if (one_of(before, {"in", "within", "since", "until", "till", "during", "throughout", "early",
                      "mid", "late", "end", "every", "each"})) {
    return true;
  }
  const std::size_t of = i - 1;
  if (before == "of" && (p.is(of - 1, PieceKind::kEdge) || p.is(of - 1, PieceKind::kUnit))) {
    return true;
  }
  // "by May", "before April": of a person unless the phrase ends here.
  const bool ends = p[i + 1].text.empty() || p.word_class(i + 1) == WordClass::kPunctuation ||
                    p.word_class(i + 1) == WordClass::kPreposition;
  return ends &&
         one_of(before, {"by", "before", "after", "from", "for", "around", "to", "through"});
}

/// "the October Revolution", "Black September": part of a name.
bool within_name(const Pieces& p, std::size_t begin, std::size_t end) {
  const bool named = p[end].capitalised && p.is(end, PieceKind::kOther);
  return named && (p.is(begin, "the") || p.is(begin - 1, "the") || p.is(begin - 1, "a"));
}

/// Joins the date after a weekday to it: "Friday, 3 May", "Friday (3 May)".
bool take_date(const Pieces& p, PointReading& reading) {
  const bool bracket = p.is(reading.end, "(");
  const bool comma = p.is(reading.end, ",");
  Reading date = read_day_and_month(p, reading.end + (bracket || comma ? 1 : 0));
  if (!date) date = read_numeric_date(p, reading.end + (bracket || comma ? 1 : 0));
  if (!date || (bracket && !p.is(date->end, ")"))) return false;
  date->point.weekday = reading.point.weekday;
  date->point.day_part = reading.point.day_part;
  date->point.step = reading.point.step;
  if (bracket) ++date->end;
  reading = *date;
  return true;
}

/// "last week", "of the following week" after a weekday.
void take_week(const Pieces& p, PointReading& reading) {
  const std::size_t begin = p.is(reading.end, "of") ? reading.end + 1 : reading.end;
  const Reading week = read_which_unit(p, begin);
  if (!week || week->point.counted != TimeUnit::kWeek) return;
  reading.point.counted = TimeUnit::kWeek;
  reading.point.count = week->point.count;
  reading.point.anchor = week->point.anchor;
  reading.end = week->end;
}

}  // namespace

std::size_t take_days(const Pieces& p, std::size_t i, PointReading& reading) {
  const std::size_t begin = p.is(i + 1, "the") ? i + 2 : i + 1;
  const std::optional<Days> days = days_at(p, begin);
  if (!days) return i;
  const Piece& next = p[days->end];
  if (next.is(PieceKind::kUnit) || next.is("percent") || next.is("%")) return i;
  if (p.joined(days->end) && !next.is(PieceKind::kMonth)) return i;
  // "In March 25 people died": days of a month are not in something.
  const bool in = p.is(i - 1, "in") || p.is(i - 1, "since");
  if (in && p[begin].is(PieceKind::kNumber) && p.is_content(days->end)) return i;
  set_days(reading, *days);
  return days->end;
}

Reading read_numeric_date(const Pieces& p, std::size_t i) {
  if (!p.is(i, PieceKind::kNumericDate)) return std::nullopt;
  PointReading reading;
  const int value = p[i].value;
  reading.point.year = value / 10000;
  if (value % 10000 != 0) {
    reading.point.month = value / 100 % 100;
    reading.point.day = value % 100;
  }
  reading.end = i + 1;
  return reading;
}

Reading read_day_and_month(const Pieces& p, std::size_t i) {
  Reading reading = read_day_month(p, i);
  if (!reading) reading = read_month_day(p, i);
  if (reading && !reading->point.year && within_name(p, i, reading->end)) return std::nullopt;
  return reading;
}

Reading read_month(const Pieces& p, std::size_t i) {
  if (!p.is(i, PieceKind::kMonth)) return std::nullopt;
  PointReading reading;
  reading.point.month = p[i].value;
  reading.end = take_year(p, i + 1, reading.point);
  const bool with_year = reading.end > i + 1;
  if (with_year && p[i].doubtful && !p[i].capitalised) return std::nullopt;
  if (!with_year && !month_is_meant(p, i)) return std::nullopt;
  const bool name = !with_year && within_name(p, i, reading.end);
  if (name || p.is(i - 1, "black")) return std::nullopt;
  return reading;
}

Reading read_weekday(const Pieces& p, std::size_t i) {
  if (!p.is(i, PieceKind::kWeekday) || p[i].plural) return std::nullopt;
  PointReading reading;
  reading.point.weekday = p[i].value;
  reading.end = i + 1;
  if (p.is(reading.end, PieceKind::kDayPart)) {
    reading.point.day_part = static_cast<DayPart>(p[reading.end].value);
    ++reading.end;
  }
  if (take_date(p, reading)) return reading;
  if (p[i].doubtful) {
    const bool meant = p[i].capitalised && p.is(i - 1, "on") && !p[i + 1].capitalised;
    if (!meant) return std::nullopt;
  }
  take_week(p, reading);
  return reading;
}

Reading read_day_of_month(const Pieces& p, std::size_t i) {
  if (!p.is(i, "the") || !p.is(i - 1, "on") || !p.is(i + 1, PieceKind::kOrdinal)) {
    return std::nullopt;
  }
  const std::optional<int> day = day_at(p, i + 1);
  if (!day || p.joined(i + 2)) return std::nullopt;
  PointReading reading;
  reading.point.day = day;
  reading.end = i + 2;
  if (p.is(i + 2, "of")) {
    const Reading month = read_which_unit(p, i + 3);
    if (!month || month->point.counted != TimeUnit::kMonth) return std::nullopt;
    reading.point = month->point;
    reading.point.day = day;
    reading.end = month->end;
    return reading;
  }
  const WordClass next = p.word_class(i + 2);
  const bool ends = next == WordClass::kPunctuation || next == WordClass::kPreposition ||
                    next == WordClass::kConjunction;
  return ends ? Reading(reading) : std::nullopt;
}

}  // namespace newsgraph::understanding::timex
