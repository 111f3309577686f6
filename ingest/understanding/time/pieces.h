// The words of a sentence as time expressions are read from them: each piece of a hyphened word by
// itself ("May", "30", "June", "2" of "May 30-June 2"), with what it can mean.
//
// Pieces refer to the Words they were made from, which must outlive them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/understanding/dates.h"
#include "newsgraph/ingest/understanding/words.h"

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

class Pieces {
 public:
  explicit Pieces(const Words& words);

  std::size_t size() const { return pieces_.size(); }
  /// Beyond either end, an empty piece.
  const Piece& operator[](std::size_t i) const { return i < pieces_.size() ? pieces_[i] : kNone; }
  const Words& words() const { return *words_; }
  /// Nothing here can be the core of a time expression.
  bool timeless() const { return timeless_; }

  /// Hyphened to the piece before it.
  bool joined(std::size_t i) const { return i < pieces_.size() && !pieces_[i].begins_word; }
  bool is(std::size_t i, std::string_view text) const { return (*this)[i].text == text; }
  bool is(std::size_t i, PieceKind kind) const { return (*this)[i].kind == kind; }
  /// A word in lower case that is of no closed class and no time word: most often a noun or verb.
  bool is_content(std::size_t i) const;
  /// "the", "a", "its", "'s" …
  bool is_determiner(std::size_t i) const;
  /// The word class of the whole word.
  WordClass word_class(std::size_t i) const;

 private:
  void add_word(std::size_t word);
  void add_piece(std::size_t word, std::size_t begin, std::size_t end);

  static const Piece kNone;
  const Words* words_;
  std::vector<Piece> pieces_;
  bool timeless_ = true;
};

}  // namespace newsgraph::understanding::timex
