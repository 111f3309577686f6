#include "newsgraph/ingest/understanding/time/year_forms.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/time/offsets.h"
#include "newsgraph/ingest/understanding/time/one_of.h"

namespace newsgraph::understanding::timex {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
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
  if (!year || counts_things(p, i)) return std::nullopt;
  const std::string_view before = p[i - 1].text;
  const bool strong =
      one_of(before, {"in", "since", "until", "till", "by", "from", "before", "after", "during",
                      "early", "mid", "late", "end", "year", "throughout"});
  const bool weak = one_of(before, {"of", "for", "around", "circa", "between", "and", ",", "pre",
                                    "post", "through", "("}) ||
                    (p.is_determiner(i - 1) && p[i + 1].is(PieceKind::kOther));
  const bool recent = *year >= 1900;
  const bool alone = !p.is_content(i + 1);
  if (!(recent ? strong || weak : strong && alone)) return std::nullopt;
  // "from 2000 to 2500 people"
  const bool number_follows = p[i + 1].is("to") && p.is(i + 2, PieceKind::kNumber);
  if (number_follows && counts_things(p, i + 2)) return std::nullopt;
  const bool listed = before == "and" || before == ",";
  if (listed && (!year_at(p, i - 2) || !alone)) return std::nullopt;
  if ((before == "of" || before == "for") && !alone) return std::nullopt;
  PointReading reading;
  reading.point.year = year;
  reading.end = i + 1;
  return reading;
}

}  // namespace newsgraph::understanding::timex
