#include "newsgraph/ingest/understanding/time/pieces.h"

#include <gtest/gtest.h>

#include "time_text.h"

namespace newsgraph::understanding::timex {
namespace {

struct Meaning {
  std::string_view word;
  PieceKind kind;
  int value;
};

TEST(TimePieces, KnowWhatAWordCanMean) {
  using enum PieceKind;
  const std::vector<Meaning> cases = {
      {"october", kMonth, 10},
      {"oct.", kMonth, 10},
      {"sept", kMonth, 9},
      {"tuesday", kWeekday, 2},
      {"thurs.", kWeekday, 4},
      {"summer", kSeason, 2},
      {"q3", kQuarter, 3},
      {"2024", kNumber, 2024},
      {"2,000", kNumber, 2000},
      {"seven", kNumber, 7},
      {"ninety", kNumber, 90},
      {"3rd", kOrdinal, 3},
      {"third", kOrdinal, 3},
      {"1990s", kDecade, 1990},
      {"'90s", kDecade, 1990},
      {"10s", kDecade, 2010},
      {"10:30", kClock, 630},
      {"3pm", kClock, 900},
      {"10.30am", kClock, 630},
      {"12am", kClock, 0},
      {"noon", kClock, 720},
      {"1.5", kDecimal, 3},
      {"yesterday", kDayWord, -1},
      {"2025-02-25", kNumericDate, 20250225},
      {"31/12/2024", kNumericDate, 20241231},
      {"1/2/2024", kNumericDate, 20240000},
      {"25:70", kOther, 0},
      {"13pm", kOther, 0},
      {"1.25", kOther, 0},
      {"2024-13-01", kOther, 0},
      {"99999999999", kOther, 0},
      {"1995s", kOther, 0},
      {"talks", kOther, 0},
      {"", kOther, 0},
      {"-5", kOther, 0},
  };
  for (const auto& [word, kind, value] : cases) {
    const Piece piece = meaning_of(word);
    EXPECT_EQ(piece.kind, kind) << word;
    if (kind != kOther) {
      EXPECT_EQ(piece.value, value) << word;
    }
  }
}

TEST(TimePieces, HyphenedWordsComeApart) {
  const Words words = testing::plain_words("May 30-June 2, a two-year deal on 2025-02-25.");
  const Pieces pieces(words);
  std::string text;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    text += (pieces.joined(i) ? "|" : " ") + std::string(pieces[i].text);
  }
  EXPECT_EQ(text, " may 30|june 2 , a two|year deal on 2025-02-25 .");
}

TEST(TimePieces, BeyondTheSentenceThereIsNothing) {
  const Words words = testing::plain_words("May");
  const Pieces pieces(words);
  EXPECT_EQ(pieces[5].kind, PieceKind::kOther);
  EXPECT_EQ(pieces[static_cast<std::size_t>(-1)].text, "");
  EXPECT_FALSE(pieces.joined(7));
}

TEST(TimePieces, ASentenceWithoutTimeWordsIsTimeless) {
  const auto timeless = [](std::string_view text) {
    const Words words = testing::plain_words(text);
    return Pieces(words).timeless();
  };
  EXPECT_TRUE(timeless("The last of the three ministers met a few of them early."));
  EXPECT_FALSE(timeless("They met in 2024."));
  EXPECT_FALSE(timeless("They met on Monday."));
}

}  // namespace
}  // namespace newsgraph::understanding::timex
