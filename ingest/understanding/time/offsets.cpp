#include "newsgraph/ingest/understanding/time/offsets.h"

#include "newsgraph/ingest/understanding/time/simple_point.h"
#include "newsgraph/ingest/understanding/time/which_forms.h"

namespace newsgraph::understanding::timex {

namespace {

TimeUnit unit_at(const Pieces& p, std::size_t i) {
  return p.is(i, PieceKind::kUnit) ? static_cast<TimeUnit>(p[i].value) : TimeUnit::kNone;
}

struct Direction {
  int sign;
  TimeAnchor anchor;
};

/// A phrase ends here: nothing follows that the word before could govern.
bool phrase_ends(const Pieces& p, std::size_t i) {
  if (i >= p.size()) return true;
  const WordClass word_class = p.word_class(i);
  return word_class == WordClass::kPunctuation || word_class == WordClass::kPreposition ||
         word_class == WordClass::kConjunction || word_class == WordClass::kAuxiliary;
}

/// "ago", "later", "from now" at `i`, up to `end`.
std::optional<Direction> direction_at(const Pieces& p, std::size_t i, std::size_t& end) {
  using enum TimeAnchor;
  const std::string_view text = p[i].text;
  end = i + 1;
  if (text == "ago") return Direction{-1, kSpeech};
  if (text == "hence") return Direction{1, kSpeech};
  if (text == "from" && (p.is(i + 1, "now") || p.is(i + 1, "today"))) {
    end = i + 2;
    return Direction{1, kSpeech};
  }
  if (text == "earlier" && !p.is(end, "than")) return Direction{-1, kToldOrSpeech};
  if (text == "later" || text == "afterwards" || text == "afterward") return Direction{1, kTold};
  if ((text == "before" || text == "previously") && phrase_ends(p, end)) {
    return Direction{-1, kToldOrSpeech};
  }
  if (text == "after" && phrase_ends(p, end)) return Direction{1, kTold};
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
  const std::optional<Direction> direction = direction_at(p, amount.end, end);
  if (!direction || !amount.halves) return std::nullopt;
  PointReading reading;
  reading.point = offset_point(amount, direction->sign, direction->anchor);
  reading.end = end;
  return reading;
}

}  // namespace

TimePoint offset_point(const Amount& amount, int direction, TimeAnchor anchor) {
  TimeUnit unit = amount.unit;
  int count = whole_units(amount, unit);
  if (unit == TimeUnit::kHour || unit == TimeUnit::kMinute) {
    count = unit == TimeUnit::kHour ? count / 24 : 0;
    unit = TimeUnit::kDay;
  } else if (unit == TimeUnit::kDecade || unit == TimeUnit::kCentury) {
    count *= unit == TimeUnit::kDecade ? 10 : 100;
    unit = TimeUnit::kYear;
  }
  return counted_point(unit, direction * count, anchor);
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
  const TimeUnit unit = night ? TimeUnit::kDay : unit_at(p, i + 1);
  if (unit < TimeUnit::kDay || p[i + 1].plural) return std::nullopt;
  PointReading reading;
  reading.end = i + 3;
  const bool before = p.is(i + 2, "before") || p.is(i + 2, "earlier");
  const bool after = p.is(i + 2, "after");
  if (before && p.is(i + 3, "last")) {
    reading.point = counted_point(unit, -2, TimeAnchor::kSpeech);
    ++reading.end;
  } else if (after && p.is(i + 3, "next")) {
    reading.point = counted_point(unit, 2, TimeAnchor::kSpeech);
    ++reading.end;
  } else if ((before || after) && phrase_ends(p, i + 3)) {
    reading.point = counted_point(unit, before ? -1 : 1,
                                  before ? TimeAnchor::kToldOrSpeech : TimeAnchor::kTold);
  } else {
    const bool holds = p.is(i + 2, "of") || p.is(i + 2, "ending") || p.is(i + 2, "beginning") ||
                       p.is(i + 2, "starting");
    if (!before && !after && (!holds || night)) return std::nullopt;
    const Reading base = read_simple_point(p, i + 3);
    if (!base || base->last) return std::nullopt;
    reading.point = counted_point(unit, holds ? 0 : before ? -1 : 1, TimeAnchor::kTold);
    reading.point.base = std::make_shared<const TimePoint>(base->point);
    reading.end = base->end;
  }
  if (night) reading.point.day_part = static_cast<DayPart>(p[i + 1].value);
  return reading;
}

Reading read_counted_year(const Pieces& p, std::size_t i) {
  Reading reading = read_which_unit(p, i);
  if (!reading && p.is(i, "the") && p.is(i + 1, "year") && phrase_ends(p, i + 3)) {
    const bool before = p.is(i + 2, "before") || p.is(i + 2, "earlier");
    if (before || p.is(i + 2, "after")) {
      reading = PointReading{counted_point(TimeUnit::kYear, before ? -1 : 1,
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

}  // namespace newsgraph::understanding::timex
