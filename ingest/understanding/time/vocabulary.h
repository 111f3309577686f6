// What a word can mean in a time expression.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "newsgraph/ingest/understanding/dates.h"

namespace newsgraph::understanding::timex {

enum class PieceKind : std::uint8_t {
  kOther,
  kNumber,       ///< value; in digits or words
  kDecimal,      ///< "1.5": value is twice the number; other fractions are kOther
  kOrdinal,      ///< "3rd", "third"
  kDecade,       ///< "1990s", "'90s": value is the first year
  kNumericDate,  ///< "2025-02-25": value is YYYYMMDD, with 0000 where month and day are ambiguous
  kClock,        ///< "10:30", "3pm", "noon": value is minutes since midnight
  kMonth,
  kWeekday,  ///< Monday = 1
  kSeason,   ///< spring = 1
  kQuarter,  ///< "Q1"
  kHalfYear,
  kUnit,      ///< value is a TimeUnit
  kDayWord,   ///< "yesterday": value is days from today
  kWhich,     ///< "last", "this", "next" …
  kDayPart,   ///< value is a DayPart
  kStage,     ///< "early", "mid", "late": value is a TimexModifier
  kEdge,      ///< "beginning", "end": value is a TimexModifier
  kFew,       ///< "several", "few": an amount that is not told
  kPeriodic,  ///< "daily", "weekly": value is a TimeUnit
  kVague,     ///< "now", "recently", "soon": value is 0, -1, 1
  kFeast,     ///< may begin the name of a day: "Christmas", "New" (Year's Day)
};

/// What a kWhich piece says.
enum class Which : std::uint8_t {
  kLast,
  kPast,
  kPrevious,
  kThis,
  kCurrent,
  kSame,
  kThat,
  kNext,
  kComing,
  kFollowing,
  kRecent,
  kEvery,
};

struct Piece {
  std::string_view text;  ///< in lower case, without the full stop of an abbreviation
  PieceKind kind = PieceKind::kOther;
  bool doubtful = false;  ///< of months, weekdays and seasons: a word or a name more often
  bool plural = false;    ///< of units and weekdays
  bool capitalised = false;
  bool begins_word = true;
  int value = 0;
  std::size_t word = 0;

  bool is(std::string_view other) const { return text == other; }
  bool is(PieceKind other) const { return kind == other; }
};

/// What a word without hyphens means; the sign of no meaning is kOther.
Piece meaning_of(std::string_view lower);

}  // namespace newsgraph::understanding::timex
