#include "newsgraph/ingest/understanding/time/which_forms.h"

#include "newsgraph/ingest/understanding/time/calendar_forms.h"
#include "newsgraph/ingest/understanding/time/feasts.h"
#include "newsgraph/ingest/understanding/time/part_forms.h"

namespace newsgraph::understanding::timex {

namespace {

struct Determiner {
  Which which = Which::kThis;
  bool article = false;
  std::size_t end = 0;
};

/// "last", "the previous", "that same", "this coming".
std::optional<Determiner> determiner_at(const Pieces& p, std::size_t i) {
  Determiner determiner;
  determiner.article = p.is(i, "the");
  const std::size_t first = determiner.article ? i + 1 : i;
  if (!p.is(first, PieceKind::kWhich) || p.joined(first)) return std::nullopt;
  determiner.which = static_cast<Which>(p[first].value);
  determiner.end = first + 1;
  // "that same day", "this past Monday", "this coming Monday"
  const bool points = determiner.which == Which::kThis || determiner.which == Which::kThat;
  if (points && p.is(first + 1, PieceKind::kWhich)) {
    const auto second = static_cast<Which>(p[first + 1].value);
    if (second != Which::kSame && second != Which::kPast && second != Which::kComing) {
      return std::nullopt;
    }
    determiner.which = second;
    determiner.article = true;
    determiner.end = first + 2;
  }
  return determiner;
}

struct Place {
  int count;
  TimeAnchor anchor;
};

/// What a determiner makes of a unit in the singular; nothing where it makes a length ("the past
/// year") or an idiom ("the last day", "this minute").
std::optional<Place> place_of_unit(const Determiner& determiner, TimeUnit unit) {
  using enum TimeAnchor;
  if (unit < TimeUnit::kDay) return std::nullopt;
  const bool day = unit == TimeUnit::kDay;
  switch (determiner.which) {
    case Which::kLast:
      return day || determiner.article ? std::nullopt : std::optional(Place{-1, kSpeech});
    case Which::kPrevious:
      return Place{-1, kToldOrSpeech};
    case Which::kThis:
      if (day) return std::nullopt;
      return Place{0,
                   unit == TimeUnit::kYear || unit == TimeUnit::kMonth ? kStoryOrSpeech : kSpeech};
    case Which::kCurrent:
      return day ? std::nullopt : std::optional(Place{0, kSpeech});
    case Which::kSame:
      return determiner.article ? std::optional(Place{0, kTold}) : std::nullopt;
    case Which::kThat:
      return Place{0, kTold};
    case Which::kNext:
      return Place{1, day || determiner.article ? kTold : kSpeech};
    case Which::kComing:
      return determiner.article ? std::nullopt : std::optional(Place{1, kSpeech});
    case Which::kFollowing:
      return determiner.article ? std::optional(Place{1, kTold}) : std::nullopt;
    default:
      return std::nullopt;
  }
}

/// The same for a name that comes again: a weekday, month, season or feast.
std::optional<Place> place_of_name(const Determiner& determiner) {
  using enum TimeAnchor;
  switch (determiner.which) {
    case Which::kLast:
    case Which::kPast:
      return Place{-1, kSpeech};
    case Which::kPrevious:
      return Place{-1, kToldOrSpeech};
    case Which::kThis:
      return Place{0, kSpeech};
    case Which::kSame:
      return Place{0, kTold};
    case Which::kNext:
      return Place{1, determiner.article ? kTold : kSpeech};
    case Which::kComing:
      return Place{1, kSpeech};
    case Which::kFollowing:
      return determiner.article ? std::optional(Place{1, kTold}) : std::nullopt;
    default:
      return std::nullopt;
  }
}

/// "this morning", "last night", "that evening", "the following morning".
Reading read_which_day_part(const Pieces& p, const Determiner& determiner) {
  if (!p.is(determiner.end, PieceKind::kDayPart)) return std::nullopt;
  using enum TimeAnchor;
  const auto part = static_cast<DayPart>(p[determiner.end].value);
  std::optional<Place> place = place_of_name(determiner);
  const bool late = part == DayPart::kNight || part == DayPart::kEvening;
  if (determiner.which == Which::kLast && (!late || determiner.article)) return std::nullopt;
  if (determiner.which == Which::kThat) place = Place{0, kTold};
  if (determiner.which == Which::kNext) place = Place{1, kTold};
  if (!place) return std::nullopt;
  PointReading reading;
  reading.point = counted_point(TimeUnit::kDay, place->count, place->anchor);
  reading.point.day_part = part;
  reading.end = determiner.end + 1;
  return reading;
}

/// "last October", "next Monday", "this summer", "last Christmas".
Reading read_which_name(const Pieces& p, const Determiner& determiner) {
  const std::optional<Place> place = place_of_name(determiner);
  if (!place) return std::nullopt;
  const std::size_t i = determiner.end;
  Reading reading = read_weekday(p, i);
  if (!reading) reading = read_feast(p, i);
  if (!reading) reading = read_day_and_month(p, i);
  if (!reading && p.is(i, PieceKind::kMonth) && (!p[i].doubtful || p[i].capitalised)) {
    reading = PointReading{};
    reading->point.month = p[i].value;
    reading->end = i + 1;
  }
  if (!reading && p.is(i, PieceKind::kSeason) && !p.is_content(i + 1)) {
    reading = PointReading{};
    reading->point.part = TimeUnit::kSeason;
    reading->point.part_number = p[i].value;
    reading->end = i + 1;
  }
  if (!reading || reading->point.counted != TimeUnit::kNone) return std::nullopt;
  reading->point.step = place->count;
  reading->point.anchor = place->anchor;
  return reading;
}

/// "in October", "on 5 May", ", in the spring" after "last year"; "on Monday" after "last week".
void take_inner(const Pieces& p, PointReading& reading) {
  const std::size_t begin = p.is(reading.end, ",") ? reading.end + 1 : reading.end;
  if (!p.is(begin, "in") && !p.is(begin, "on")) return;
  Reading inner;
  if (reading.point.counted == TimeUnit::kYear) {
    inner = read_day_and_month(p, begin + 1);
    if (!inner) inner = read_month(p, begin + 1);
    if (!inner) inner = read_season(p, begin + 1);
  } else if (reading.point.counted == TimeUnit::kWeek && p.is(begin, "on")) {
    inner = read_weekday(p, begin + 1);
  }
  if (!inner || inner->last || inner->point.year || inner->point.counted != TimeUnit::kNone) return;
  inner->point.counted = reading.point.counted;
  inner->point.count = reading.point.count;
  inner->point.anchor = reading.point.anchor;
  reading = *inner;
}

}  // namespace

Reading read_day_word(const Pieces& p, std::size_t i) {
  if (p.is(i, "the") && p.is(i + 1, "day") && p.is(i + 3, PieceKind::kDayWord)) {
    const int sign = p.is(i + 2, "before") ? -1 : p.is(i + 2, "after") ? 1 : 0;
    if (sign == 0) return std::nullopt;
    return PointReading{counted_point(TimeUnit::kDay, p[i + 3].value + sign, TimeAnchor::kSpeech),
                        std::nullopt, i + 4};
  }
  if (!p.is(i, PieceKind::kDayWord)) return std::nullopt;
  // "USA Today", "the Today programme"
  const bool name = p[i].capitalised && i > 0 && p.word_class(i - 1) != WordClass::kPunctuation;
  if (name && !p[i - 1].text.empty() && p[i - 1].capitalised) return std::nullopt;
  PointReading reading;
  reading.point = counted_point(TimeUnit::kDay, p[i].value, TimeAnchor::kSpeech);
  if (p.is(i, "tonight")) reading.point.day_part = DayPart::kNight;
  reading.end = i + 1;
  return reading;
}

Reading read_which_unit(const Pieces& p, std::size_t i) {
  const std::optional<Determiner> determiner = determiner_at(p, i);
  if (!determiner) return std::nullopt;
  const Piece& piece = p[determiner->end];
  const TimeUnit unit =
      piece.is(PieceKind::kUnit) ? static_cast<TimeUnit>(piece.value) : TimeUnit::kNone;
  if (unit == TimeUnit::kNone || piece.plural || p.joined(determiner->end + 1)) return std::nullopt;
  const std::optional<Place> place = place_of_unit(*determiner, unit);
  if (!place) return std::nullopt;
  PointReading reading;
  reading.point = counted_point(unit, place->count, place->anchor);
  reading.end = determiner->end + 1;
  return reading;
}

Reading read_which(const Pieces& p, std::size_t i) {
  if (Reading reading = read_which_unit(p, i)) {
    take_inner(p, *reading);
    return reading;
  }
  const std::optional<Determiner> determiner = determiner_at(p, i);
  if (!determiner) return std::nullopt;
  if (Reading reading = read_which_day_part(p, *determiner)) return reading;
  return read_which_name(p, *determiner);
}

}  // namespace newsgraph::understanding::timex
