#include "newsgraph/ingest/understanding/time/year_forms.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/time/offsets.h"
#include "newsgraph/ingest/understanding/time/one_of.h"

namespace newsgraph::understanding::timex {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "from 2000 to 2500 people"
bool begins_count(const Pieces& p, std::size_t i) {
  return p.is(i + 1, "to") && p.is(i + 2, PieceKind::kNumber) && counts_things(p, i + 2);
}

/// What stands before a number of four digits that is a year; it must say more of one long past.
bool is_announced(const Pieces& p, std::size_t i) {
  constexpr int kRecent = 1900;
  const std::string_view before = p[i - 1].text;
  const bool alone = !p.is_content(i + 1);
  if (one_of(before, {"in", "since", "until", "till", "by", "from", "before", "after", "during",
                      "early", "mid", "late", "end", "year", "throughout"})) {
    return p[i].value >= kRecent || alone;
  }
  if (p[i].value < kRecent) return false;
  if (before == "and" || before == ",") return alone && year_at(p, i - 2);
  if (before == "of" || before == "for") return alone;
  if (one_of(before, {"around", "circa", "between", "pre", "post", "through", "("})) return true;
  // "the 2015 deal", "its 2024 Summer School"
  const Piece& next = p[i + 1];
  return p.is_determiner(i - 1) && (next.is(PieceKind::kOther) || next.capitalised);
}

}  // namespace

std::optional<int> year_at(const Pieces& p, std::size_t i) {
  const Piece& piece = p[i];
  const bool digits = piece.is(PieceKind::kNumber) && piece.text.size() == 4 &&
                      std::all_of(piece.text.begin(), piece.text.end(), is_digit);
  return digits && piece.value >= 1000 && piece.value < 2200 ? std::optional(piece.value)
                                                             : std::nullopt;
}

bool counts_things(const Pieces& p, std::size_t i) {
  const Piece& next = p[i + 1];
  if (next.is(PieceKind::kUnit) && (next.plural || p.joined(i + 1))) return true;
  if (one_of(
          next.text,
          {"%",         "percent", "per",        "km",         "kg",          "m",        "miles",
           "metres",    "meters",  "kilometres", "kilometers", "tonnes",      "tons",     "dollars",
           "euros",     "people",  "million",    "billion",    "square",      "feet",     "gmt",
           "utc",       "hours",   "cases",      "villages",   "households",  "homes",    "schools",
           "locations", "cities",  "towns",      "places",     "communities", "districts"})) {
    return true;
  }
  return p[i].value % 50 == 0 && p.is_content(i + 1) && next.text.ends_with('s');
}

std::size_t take_year(const Pieces& p, std::size_t i, TimePoint& point) {
  const bool comma = p.is(i, ",");
  const bool linked = comma || p.is(i, "of") || p.is(i, "in");
  const std::size_t begin = linked ? i + 1 : i;
  if (const auto year = year_at(p, begin); year && !counts_things(p, begin)) {
    point.year = year;
    return begin + 1;
  }
  if (comma) return i;
  const Reading counted = read_counted_year(p, begin);
  if (!counted) return i;
  point.counted = counted->point.counted;
  point.count = counted->point.count;
  point.anchor = counted->point.anchor;
  return counted->end;
}

Reading read_year(const Pieces& p, std::size_t i) {
  const std::optional<int> year = year_at(p, i);
  if (!year || counts_things(p, i) || begins_count(p, i) || !is_announced(p, i)) {
    return std::nullopt;
  }
  PointReading reading;
  reading.point.year = year;
  reading.end = i + 1;
  return reading;
}

}  // namespace newsgraph::understanding::timex
