#include "newsgraph/ingest/understanding/time/lengths.h"

#include "newsgraph/ingest/understanding/time/amount.h"
#include "newsgraph/ingest/understanding/time/one_of.h"

namespace newsgraph::understanding::timex {

namespace {

LengthReading set_of(std::size_t end) {
  LengthReading reading;
  reading.time.type = TimexType::kSet;
  reading.time.role = TimeRole::kOften;
  reading.end = end;
  return reading;
}

LengthReading vague_time(int direction, std::size_t end) {
  LengthReading reading;
  reading.time.role = TimeRole::kVague;
  reading.time.vague = direction;
  reading.end = end;
  return reading;
}

/// What comes again: a weekday, month, season or part of the day.
std::optional<TimePoint> recurring(const Piece& piece) {
  TimePoint point;
  switch (piece.kind) {
    case PieceKind::kWeekday:
      point.weekday = piece.value;
      return point;
    case PieceKind::kMonth:
      point.month = piece.value;
      return piece.capitalised ? std::optional(point) : std::nullopt;
    case PieceKind::kSeason:
      point.part = TimeUnit::kSeason;
      point.part_number = piece.value;
      return point;
    case PieceKind::kDayPart:
      point.counted = TimeUnit::kDay;
      point.day_part = static_cast<DayPart>(piece.value);
      return point;
    default:
      return std::nullopt;
  }
}

std::optional<LengthReading> read_every(const Pieces& p, std::size_t i) {
  std::size_t next = i + 1;
  int halves = 2;
  if (p.is(next, "other") || p.is(next, "second")) {
    halves = 4;
    ++next;
  }
  if (const auto point = recurring(p[next])) {
    LengthReading reading = set_of(next + 1);
    reading.time.point = point;
    return reading;
  }
  if (p.is(next, PieceKind::kUnit) && !p[next].plural) {
    LengthReading reading = set_of(next + 1);
    reading.time.halves = halves;
    reading.time.unit = static_cast<TimeUnit>(p[next].value);
    return reading;
  }
  const std::optional<Amount> amount = read_amount(p, next);
  if (!amount) return std::nullopt;
  LengthReading reading = set_of(amount->end);
  reading.time.halves = amount->halves;
  reading.time.unit = amount->unit;
  return reading;
}

/// "twice a week", "40 million barrels a day", "per year".
bool is_rate(const Pieces& p, std::size_t i) {
  if (p.is(i, "per")) return true;
  const Piece& before = p[i - 1];
  return (p.is(i, "a") || p.is(i, "an")) &&
         (one_of(before.text, {"once", "twice", "times", "barrels", "tonnes", "tons", "dollars",
                               "euros", "million", "billion", "percent", "%"}) ||
          (before.is(PieceKind::kNumber) && before.text[0] >= '0' && before.text[0] <= '9'));
}

std::optional<LengthReading> read_rate(const Pieces& p, std::size_t i) {
  if (!p.is(i + 1, PieceKind::kUnit) || p[i + 1].plural || p.joined(i + 1)) return std::nullopt;
  if (!is_rate(p, i)) return std::nullopt;
  LengthReading reading = set_of(i + 2);
  reading.time.halves = 2;
  reading.time.unit = static_cast<TimeUnit>(p[i + 1].value);
  return reading;
}

/// A unit after "the past", "the coming" … without a number, where that makes a length and not the
/// calendar's next or last.
bool makes_length(const Pieces& p, std::size_t begin, Which which, TimeUnit unit) {
  if (unit < TimeUnit::kHour) return false;
  const bool over = one_of(p[begin - 1].text, {"over", "in", "during", "for", "within",
                                               "throughout", "across", "through"});
  switch (which) {
    case Which::kPast:
    case Which::kComing:
      return true;
    case Which::kLast:
      return over || unit >= TimeUnit::kWeek;
    case Which::kNext:
      return over;
    default:
      return false;
  }
}

int direction_of(Which which) {
  switch (which) {
    case Which::kLast:
    case Which::kPast:
    case Which::kPrevious:
    case Which::kRecent:
      return -1;
    case Which::kNext:
    case Which::kComing:
    case Which::kFollowing:
      return 1;
    default:
      return 0;
  }
}

LengthReading window(const Amount& amount, int direction, TimeAnchor anchor) {
  LengthReading reading;
  reading.time.type = TimexType::kDuration;
  reading.time.halves = amount.halves;
  reading.time.unit = amount.unit;
  reading.time.window = direction;
  reading.time.anchor = anchor;
  reading.time.role = amount.halves ? TimeRole::kWhen : TimeRole::kVague;
  reading.end = amount.end;
  return reading;
}

/// An amount that no calendar date comes of: "several weeks ago".
std::optional<LengthReading> read_vague_offset(const Pieces& p, const Amount& amount) {
  const Piece& next = p[amount.end];
  if (amount.halves) return std::nullopt;
  if (next.is("ago") || next.is("earlier") || next.is("before")) {
    return vague_time(-1, amount.end + 1);
  }
  if (next.is("later") || next.is("after")) return vague_time(1, amount.end + 1);
  return std::nullopt;
}

/// "a week", "years" are lengths only after words that say so.
bool is_length_here(const Pieces& p, std::size_t i, const Amount& amount) {
  const bool bare = p.is(i, PieceKind::kUnit) && !p.joined(i + 1);
  if (!bare && !amount.article) return true;
  if (one_of(p[i - 1].text,
             {"for", "over", "in", "within", "after", "about", "around", "nearly", "almost", "than",
              "took", "take", "takes", "lasted", "lasting", "spent", "least"})) {
    return true;
  }
  return amount.halves == 3;
}

bool is_age(const Pieces& p, std::size_t end) {
  return p.is(end, "old") || p.is(end, "olds") || (p.is(end, "of") && p.is(end + 1, "age"));
}

struct Approximation {
  std::string_view words[2];  ///< from the last to the first
  TimexModifier modifier;
};

constexpr Approximation kApproximations[] = {
    {{"than", "more"}, TimexModifier::kMoreThan},  {{"than", "less"}, TimexModifier::kLessThan},
    {{"than", "fewer"}, TimexModifier::kLessThan}, {{"least", "at"}, TimexModifier::kEqualOrMore},
    {{"most", "at"}, TimexModifier::kEqualOrLess}, {{"to", "up"}, TimexModifier::kEqualOrLess},
    {{"about"}, TimexModifier::kApproximate},      {{"around"}, TimexModifier::kApproximate},
    {{"roughly"}, TimexModifier::kApproximate},    {{"approximately"}, TimexModifier::kApproximate},
    {{"over"}, TimexModifier::kMoreThan},          {{"some"}, TimexModifier::kApproximate},
    {{"nearly"}, TimexModifier::kLessThan},        {{"almost"}, TimexModifier::kLessThan},
    {{"under"}, TimexModifier::kLessThan},
};

}  // namespace

std::optional<LengthReading> read_set(const Pieces& p, std::size_t i) {
  const Piece& piece = p[i];
  if (piece.is(PieceKind::kWhich) && static_cast<Which>(piece.value) == Which::kEvery) {
    return read_every(p, i);
  }
  if (piece.is(PieceKind::kWeekday) && piece.plural) {
    LengthReading reading = set_of(i + 1);
    reading.time.point = recurring(piece);
    return reading;
  }
  if (piece.is(PieceKind::kPeriodic) && !piece.capitalised && !p.joined(i)) {
    LengthReading reading = set_of(i + 1);
    reading.time.halves = 2;
    reading.time.unit = static_cast<TimeUnit>(piece.value);
    return reading;
  }
  return read_rate(p, i);
}

std::optional<LengthReading> read_window(const Pieces& p, std::size_t i) {
  const bool article = p.is(i, "the") || p.is(i, "this");
  const std::size_t begin = article ? i + 1 : i;
  if (!p.is(begin, PieceKind::kWhich)) return std::nullopt;
  const auto which = static_cast<Which>(p[begin].value);
  const int direction = direction_of(which);
  if (direction == 0) return std::nullopt;
  const TimeAnchor anchor = which == Which::kPrevious    ? TimeAnchor::kToldOrSpeech
                            : which == Which::kFollowing ? TimeAnchor::kTold
                                                         : TimeAnchor::kSpeech;
  const Piece& next = p[begin + 1];
  if (next.is(PieceKind::kUnit) && !next.plural) {
    const auto unit = static_cast<TimeUnit>(next.value);
    if (!article || !makes_length(p, i, which, unit)) return std::nullopt;
    return window(Amount{2, unit, false, begin + 2}, direction, anchor);
  }
  const std::optional<Amount> amount = read_amount(p, begin + 1);
  if (!amount || amount->article) return std::nullopt;
  if (which == Which::kRecent) return vague_time(-1, amount->end);
  return window(*amount, direction, anchor);
}

std::optional<LengthReading> read_length(const Pieces& p, std::size_t i) {
  const std::optional<Amount> amount = read_amount(p, i);
  if (!amount) return std::nullopt;
  LengthReading reading;
  reading.end = amount->end;
  if (is_age(p, amount->end)) return reading;
  if (auto vague = read_vague_offset(p, *amount)) return vague;
  if (!is_length_here(p, i, *amount)) return std::nullopt;
  reading.time.type = TimexType::kDuration;
  reading.time.role = TimeRole::kLength;
  reading.time.halves = amount->halves;
  reading.time.unit = amount->unit;
  return reading;
}

std::optional<LengthReading> read_vague(const Pieces& p, std::size_t i) {
  const Piece& piece = p[i];
  if (piece.is(PieceKind::kVague)) {
    const bool relation = p.is(i + 1, "after") || p.is(i + 1, "before");
    return relation ? std::nullopt : std::optional(vague_time(piece.value, i + 1));
  }
  if (!piece.is("the") || !p.is(i - 1, "in")) return std::nullopt;
  std::size_t next = i + 1;
  if (one_of(p[next].text, {"near", "distant", "foreseeable", "recent"})) ++next;
  const int direction = p.is(next, "future") ? 1 : p.is(next, "past") ? -1 : 0;
  if (direction == 0 || p.is(next + 1, PieceKind::kUnit) || p.is(next + 1, PieceKind::kNumber) ||
      p.is(next + 1, PieceKind::kFew)) {
    return std::nullopt;
  }
  return vague_time(direction, next + 1);
}

TimexModifier take_approximation(const Pieces& p, std::size_t& begin) {
  const bool amount = p.is(begin, PieceKind::kNumber) || p.is(begin, PieceKind::kFew) ||
                      p.is(begin, PieceKind::kDecimal);
  if (!amount) return TimexModifier::kNone;
  for (const Approximation& each : kApproximations) {
    if (!p.is(begin - 1, each.words[0])) continue;
    if (each.words[1].empty()) {
      --begin;
      return each.modifier;
    }
    if (!p.is(begin - 2, each.words[1])) continue;
    begin -= 2;
    return each.modifier;
  }
  return TimexModifier::kNone;
}

}  // namespace newsgraph::understanding::timex
