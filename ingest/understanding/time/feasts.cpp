#include "newsgraph/ingest/understanding/time/feasts.h"

#include <array>

#include "newsgraph/ingest/understanding/time/one_of.h"
#include "newsgraph/ingest/understanding/time/year_forms.h"

namespace newsgraph::understanding::timex {

namespace {

struct Feast {
  std::array<std::string_view, 4> words;
  int month;
  int day;
};

// Days whose date is the same everywhere; those that move or differ between countries are left out.
constexpr Feast kFeasts[] = {
    {{"new", "year", "'s", "day"}, 1, 1},
    {{"new", "year", "'s", "eve"}, 12, 31},
    {{"orthodox", "christmas"}, 1, 7},
    {{"valentine", "'s", "day"}, 2, 14},
    {{"international", "women", "'s", "day"}, 3, 8},
    {{"st", "patrick", "'s", "day"}, 3, 17},
    {{"world", "health", "day"}, 4, 7},
    {{"earth", "day"}, 4, 22},
    {{"may", "day"}, 5, 1},
    {{"europe", "day"}, 5, 9},
    {{"africa", "day"}, 5, 25},
    {{"world", "environment", "day"}, 6, 5},
    {{"juneteenth"}, 6, 19},
    {{"world", "refugee", "day"}, 6, 20},
    {{"bastille", "day"}, 7, 14},
    {{"united", "nations", "day"}, 10, 24},
    {{"halloween"}, 10, 31},
    {{"all", "saints", "'", "day"}, 11, 1},
    {{"armistice", "day"}, 11, 11},
    {{"human", "rights", "day"}, 12, 10},
    {{"christmas", "eve"}, 12, 24},
    {{"christmas", "day"}, 12, 25},
    {{"christmas"}, 12, 25},
    {{"boxing", "day"}, 12, 26},
};

/// The piece after a feast's name at `i`; `i` when it is not there.
std::size_t match(const Pieces& p, std::size_t i, const Feast& feast) {
  std::size_t end = i;
  for (std::string_view word : feast.words) {
    if (word.empty()) break;
    if (!p.is(end, word)) return i;
    ++end;
  }
  return end;
}

}  // namespace

Reading read_feast(const Pieces& p, std::size_t i) {
  if (!p[i].capitalised) return std::nullopt;
  for (const Feast& feast : kFeasts) {
    const std::size_t end = match(p, i, feast);
    if (end == i) continue;
    // "Christmas Island", "Johnnie Christmas"
    const bool named = p[end].capitalised && p.is(end, PieceKind::kOther);
    const bool surname = i > 0 && p[i - 1].capitalised && p.is(i - 1, PieceKind::kOther) &&
                         p.word_class(i - 1) == WordClass::kOther;
    // "Christmas gifts", but "on Christmas Day militants …"
    const bool adjective = p.is_content(end) && p.word_class(i - 1) != WordClass::kPreposition;
    if (named || surname || adjective) return std::nullopt;
    PointReading reading;
    reading.point.month = feast.month;
    reading.point.day = feast.day;
    reading.end = take_year(p, end, reading.point);
    return reading;
  }
  return std::nullopt;
}

std::size_t skip_name(const Pieces& p, std::size_t i) {
  const std::size_t weekday = p.is(i, PieceKind::kFeast) ? i + 1 : i;
  if (!p.is(weekday, PieceKind::kWeekday) || !p[weekday].capitalised) return i;
  if (weekday > i) {
    if (!p[i].capitalised) return i;
    const bool dated = one_of(p[i].text, {"new", "christmas", "international", "all", "world"});
    return dated ? i : weekday + 1;
  }
  const bool title =
      p[i + 1].capitalised &&
      one_of(p[i + 1].text, {"times", "telegraph", "mail", "express", "mirror", "post", "herald",
                             "independent", "agreement", "league"});
  if (title) return i + 2;
  // "Saturday Night Live"
  const bool show = p.is(i + 1, "night") && p[i + 1].capitalised && p[i + 2].capitalised &&
                    p.is(i + 2, PieceKind::kOther);
  return show ? i + 3 : i;
}

}  // namespace newsgraph::understanding::timex
