#include "newsgraph/ingest/understanding/time/counted_forms.h"

#include <algorithm>
#include <initializer_list>

#include "newsgraph/ingest/understanding/time/calendar_forms.h"
#include "newsgraph/ingest/understanding/time/part_forms.h"

namespace newsgraph::understanding::timex {

namespace {

/// Larger counts are of people, money or geology.
constexpr int kLargestAmount = 1000;

bool is_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

TimeUnit unit_of(const Piece& piece) {
  return piece.is(PieceKind::kUnit) ? static_cast<TimeUnit>(piece.value) : TimeUnit::kNone;
}

/// A counted point; shorter units than a day are counted in days.
TimePoint counted(TimeUnit unit, int count, TimeAnchor anchor) {
  TimePoint point;
  point.counted = unit;
  point.count = count;
  point.anchor = anchor;
  return point;
}

// -- amounts -----------------------------------------------------------------------------------

/// A whole number in words or digits: "25", "twenty-five", "two hundred"; moves `i` past it.
std::optional<int> take_number(const Pieces& p, std::size_t& i) {
  if (!p.is(i, PieceKind::kNumber)) return std::nullopt;
  int number = p[i].value;
  ++i;
  const bool tens = number >= 20 && number < 100 && number % 10 == 0 && p[i - 1].text.size() > 3;
  if (tens && p.joined(i) && p.is(i, PieceKind::kNumber) && p[i].value < 10) {
    number += p[i].value;
    ++i;
  }
  if (number < 10 && (p.is(i, "hundred") || p.is(i, "dozen"))) {
    number *= p[i].value;
    ++i;
  }
  return number <= kLargestAmount ? std::optional(number) : std::nullopt;
}

/// "and a half", with or without hyphens.
bool take_half(const Pieces& p, std::size_t& i) {
  if (!p.is(i, "and") || !(p.is(i + 1, "a") || p.is(i + 1, "one")) || !p.is(i + 2, "half")) {
    return false;
  }
  i += 3;
  return true;
}

/// Amounts that are not told: "several", "a few", "a couple of", "a number of".
bool take_few(const Pieces& p, std::size_t& i) {
  std::size_t next = p.is(i, "a") ? i + 1 : i;
  if (p.is(next, "number") && p.is(next + 1, "of") && next > i) {
    i = next + 2;
    return true;
  }
  if (!p.is(next, PieceKind::kFew) || p.is(next, "half")) return false;
  if (p.is(next, "couple") && p.is(next + 1, "of")) ++next;
  // "a couple more days"
  i = p.is(next + 1, "more") ? next + 2 : next + 1;
  return true;
}

/// The number before a unit; `halves` stays absent for an amount that is not told.
bool take_quantity(const Pieces& p, Amount& amount) {
  std::size_t& i = amount.end;
  if (take_few(p, i)) return true;
  if (p.is(i, "half") || (p.is(i, "a") && p.is(i + 1, "half"))) {
    i += p.is(i, "half") ? 1 : 2;
    if (p.is(i, "a") || p.is(i, "an")) ++i;
    amount.halves = 1;
    return true;
  }
  if (p.is(i, PieceKind::kDecimal)) {
    amount.halves = p[i].value;
    ++i;
    return true;
  }
  amount.article = p.is(i, "a") || p.is(i, "an");
  // "a hundred", "a dozen": the article only helps the number.
  if (amount.article && (p.is(i + 1, "hundred") || p.is(i + 1, "dozen"))) {
    amount.article = false;
    ++i;
  }
  const std::optional<int> number = take_number(p, i);
  if (!number) return false;
  amount.halves = 2 * *number + (take_half(p, i) ? 1 : 0);
  // "two or three weeks", "2-3 days"
  if ((p.is(i, "or") || p.is(i, "to") || p.is(i, "–") || p.joined(i)) && !amount.article) {
    std::size_t other = p.joined(i) ? i : i + 1;
    if (take_number(p, other) && p.is(other, PieceKind::kUnit)) {
      i = other;
      amount.halves.reset();
    }
  }
  return true;
}

bool fits(const Pieces& p, const Amount& amount, std::size_t unit) {
  const Piece& piece = p[unit];
  if (!piece.is(PieceKind::kUnit) || piece.is("quarter") || piece.is("quarters")) return false;
  const bool one = amount.halves && *amount.halves <= 2;
  if (piece.plural) return !one || (*amount.halves == 1 && !amount.article);
  const bool long_unit = piece.is("decade") || piece.is("century");
  return one || p.joined(unit) || (amount.halves && !long_unit && !p.is_content(unit - 1));
}

// -- which one ---------------------------------------------------------------------------------

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
  reading.point = counted(TimeUnit::kDay, place->count, place->anchor);
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

// -- offsets -----------------------------------------------------------------------------------

/// How many whole units an amount is, in its own unit or one that divides it: half a year is six
/// months.
int whole(const Amount& amount, TimeUnit& unit) {
  const int halves = amount.halves.value_or(0);
  if (halves % 2 == 0) return halves / 2;
  switch (unit) {
    case TimeUnit::kYear:
      unit = TimeUnit::kMonth;
      return halves * 6;
    case TimeUnit::kDecade:
      unit = TimeUnit::kYear;
      return halves * 5;
    case TimeUnit::kCentury:
      unit = TimeUnit::kYear;
      return halves * 50;
    default:
      return halves / 2;
  }
}

/// A phrase ends here: nothing follows that the word before could govern.
bool phrase_ends(const Pieces& p, std::size_t i) {
  if (i >= p.size()) return true;
  const WordClass word_class = p.word_class(i);
  return word_class == WordClass::kPunctuation || word_class == WordClass::kPreposition ||
         word_class == WordClass::kConjunction || word_class == WordClass::kAuxiliary;
}

std::optional<Place> direction_at(const Pieces& p, std::size_t i, std::size_t& end) {
  using enum TimeAnchor;
  const std::string_view text = p[i].text;
  end = i + 1;
  if (text == "ago") return Place{-1, kSpeech};
  if (text == "hence") return Place{1, kSpeech};
  if (text == "from" && (p.is(i + 1, "now") || p.is(i + 1, "today"))) {
    end = i + 2;
    return Place{1, kSpeech};
  }
  if (text == "earlier" && !p.is(end, "than")) return Place{-1, kToldOrSpeech};
  if (text == "later" || text == "afterwards" || text == "afterward") return Place{1, kTold};
  if ((text == "before" || text == "previously") && phrase_ends(p, end)) {
    return Place{-1, kToldOrSpeech};
  }
  if (text == "after" && phrase_ends(p, end)) return Place{1, kTold};
  return std::nullopt;
}

/// Offsets from a date that follows: "two days after 5 May".
Reading read_offset_from(const Pieces& p, const Amount& amount) {
  const bool after = p.is(amount.end, "after") || p.is(amount.end, "from");
  const bool before = p.is(amount.end, "before");
  if (!after && !before) return std::nullopt;
  const Reading base = read_simple_point(p, amount.end + 1);
  if (!base || base->last) return std::nullopt;
  PointReading reading;
  reading.point = offset_point(amount, after ? 1 : -1, TimeAnchor::kTold);
  reading.point.base = std::make_shared<const TimePoint>(base->point);
  reading.end = base->end;
  return reading;
}

Reading read_plain_offset(const Pieces& p, const Amount& amount) {
  std::size_t end = 0;
  const std::optional<Place> direction = direction_at(p, amount.end, end);
  if (!direction || !amount.halves) return std::nullopt;
  PointReading reading;
  reading.point = offset_point(amount, direction->count, direction->anchor);
  reading.end = end;
  return reading;
}

}  // namespace

TimePoint offset_point(const Amount& amount, int direction, TimeAnchor anchor) {
  TimeUnit unit = amount.unit;
  int count = whole(amount, unit);
  if (unit == TimeUnit::kHour || unit == TimeUnit::kMinute) {
    count = unit == TimeUnit::kHour ? count / 24 : 0;
    unit = TimeUnit::kDay;
  } else if (unit == TimeUnit::kDecade || unit == TimeUnit::kCentury) {
    count *= unit == TimeUnit::kDecade ? 10 : 100;
    unit = TimeUnit::kYear;
  }
  return counted(unit, direction * count, anchor);
}

std::optional<Amount> read_amount(const Pieces& p, std::size_t i) {
  Amount amount;
  amount.end = i;
  const bool bare = p.is(i, PieceKind::kUnit) && p[i].plural && !p.joined(i);
  if (!bare && !take_quantity(p, amount)) return std::nullopt;
  std::size_t unit = amount.end;
  // "three consecutive days", "a full year"
  if (is_any(p[unit].text, {"full", "consecutive", "straight", "whole", "more", "long"})) ++unit;
  if (p.is(unit, "fortnight") || p.is(unit, "fortnights")) {
    if (amount.halves) *amount.halves *= 2;
    amount.unit = TimeUnit::kWeek;
  } else {
    if (!fits(p, amount, unit) || p.is(unit, "weekend") || p.is(unit, "weekends")) {
      return std::nullopt;
    }
    amount.unit = unit_of(p[unit]);
  }
  amount.end = unit + 1;
  if (amount.halves == 2 && take_half(p, amount.end)) amount.halves = 3;
  return amount;
}

Reading read_day_word(const Pieces& p, std::size_t i) {
  if (p.is(i, "the") && p.is(i + 1, "day") && p.is(i + 3, PieceKind::kDayWord)) {
    const int sign = p.is(i + 2, "before") ? -1 : p.is(i + 2, "after") ? 1 : 0;
    if (sign == 0) return std::nullopt;
    return PointReading{counted(TimeUnit::kDay, p[i + 3].value + sign, TimeAnchor::kSpeech),
                        std::nullopt, i + 4};
  }
  if (!p.is(i, PieceKind::kDayWord)) return std::nullopt;
  // "USA Today", "the Today programme"
  const bool name = p[i].capitalised && i > 0 && p.word_class(i - 1) != WordClass::kPunctuation;
  if (name && !p[i - 1].text.empty() && p[i - 1].capitalised) return std::nullopt;
  PointReading reading;
  reading.point = counted(TimeUnit::kDay, p[i].value, TimeAnchor::kSpeech);
  if (p.is(i, "tonight")) reading.point.day_part = DayPart::kNight;
  reading.end = i + 1;
  return reading;
}

Reading read_which_unit(const Pieces& p, std::size_t i) {
  const std::optional<Determiner> determiner = determiner_at(p, i);
  if (!determiner) return std::nullopt;
  const Piece& piece = p[determiner->end];
  const TimeUnit unit = unit_of(piece);
  if (unit == TimeUnit::kNone || piece.plural || p.joined(determiner->end + 1)) return std::nullopt;
  const std::optional<Place> place = place_of_unit(*determiner, unit);
  if (!place) return std::nullopt;
  PointReading reading;
  reading.point = counted(unit, place->count, place->anchor);
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

Reading read_counted_year(const Pieces& p, std::size_t i) {
  Reading reading = read_which_unit(p, i);
  if (!reading && p.is(i, "the") && p.is(i + 1, "year") && phrase_ends(p, i + 3)) {
    const bool before = p.is(i + 2, "before") || p.is(i + 2, "earlier");
    if (before || p.is(i + 2, "after")) {
      reading = PointReading{counted(TimeUnit::kYear, before ? -1 : 1,
                                     before ? TimeAnchor::kToldOrSpeech : TimeAnchor::kTold),
                             std::nullopt, i + 3};
    }
  }
  if (!reading) {
    const std::optional<Amount> amount = read_amount(p, i);
    if (amount && amount->halves) reading = read_plain_offset(p, *amount);
  }
  return reading && reading->point.counted == TimeUnit::kYear ? reading : std::nullopt;
}

Reading read_offset(const Pieces& p, std::size_t i) {
  const std::optional<Amount> amount = read_amount(p, i);
  if (!amount || !amount->halves) return std::nullopt;
  if (Reading reading = read_plain_offset(p, *amount)) return reading;
  return read_offset_from(p, *amount);
}

Reading read_neighbour(const Pieces& p, std::size_t i) {
  if (!p.is(i, "the")) return std::nullopt;
  const bool night = p.is(i + 1, PieceKind::kDayPart);
  const TimeUnit unit = night ? TimeUnit::kDay : unit_of(p[i + 1]);
  if (unit < TimeUnit::kDay || p[i + 1].plural) return std::nullopt;
  PointReading reading;
  reading.end = i + 3;
  const bool before = p.is(i + 2, "before") || p.is(i + 2, "earlier");
  const bool after = p.is(i + 2, "after");
  if (before && p.is(i + 3, "last")) {
    reading.point = counted(unit, -2, TimeAnchor::kSpeech);
    ++reading.end;
  } else if (after && p.is(i + 3, "next")) {
    reading.point = counted(unit, 2, TimeAnchor::kSpeech);
    ++reading.end;
  } else if ((before || after) && phrase_ends(p, i + 3)) {
    reading.point =
        counted(unit, before ? -1 : 1, before ? TimeAnchor::kToldOrSpeech : TimeAnchor::kTold);
  } else {
    const bool holds = p.is(i + 2, "of") || p.is(i + 2, "ending") || p.is(i + 2, "beginning") ||
                       p.is(i + 2, "starting");
    if (!before && !after && (!holds || night)) return std::nullopt;
    const Reading base = read_simple_point(p, i + 3);
    if (!base || base->last) return std::nullopt;
    reading.point = counted(unit, holds ? 0 : before ? -1 : 1, TimeAnchor::kTold);
    reading.point.base = std::make_shared<const TimePoint>(base->point);
    reading.end = base->end;
  }
  if (night) reading.point.day_part = static_cast<DayPart>(p[i + 1].value);
  return reading;
}

Reading read_simple_point(const Pieces& p, std::size_t i) {
  static constexpr Reading (*kReaders[])(const Pieces&, std::size_t) = {
      read_numeric_date, read_day_word, read_day_and_month, read_weekday,      read_feast,
      read_month,        read_part,     read_which,         read_day_of_month, read_year};
  for (const auto reader : kReaders) {
    if (Reading reading = reader(p, i)) return reading;
  }
  return std::nullopt;
}

}  // namespace newsgraph::understanding::timex
