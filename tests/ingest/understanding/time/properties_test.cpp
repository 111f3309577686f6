// What holds for any words at all.
#include <gtest/gtest.h>

#include <random>

#include "time_text.h"

namespace newsgraph::testing {
namespace {

using understanding::find_time_expressions;
using understanding::find_times;
using understanding::TimeExpression;
using understanding::TimeFrame;
using understanding::Words;

constexpr std::string_view kVocabulary[] = {
    "the",      "a",          "an",          "of",
    "in",       "on",         "at",          "from",
    "to",       "until",      "between",     "and",
    "or",       ",",          ".",           "(",
    ")",        "-",          "–",           "'s",
    "last",     "next",       "this",        "that",
    "same",     "previous",   "following",   "past",
    "coming",   "recent",     "every",       "each",
    "early",    "mid",        "late",        "earlier",
    "later",    "end",        "start",       "first",
    "second",   "third",      "half",        "quarter",
    "day",      "days",       "week",        "weeks",
    "weekend",  "month",      "months",      "year",
    "years",    "decade",     "century",     "hours",
    "ago",      "before",     "after",       "since",
    "by",       "two",        "twenty-five", "several",
    "few",      "couple",     "1",           "3",
    "25",       "31",         "99",          "2024",
    "1815",     "2,000",      "9999",        "1990s",
    "'90s",     "3rd",        "31st",        "May",
    "may",      "March",      "October",     "Oct.",
    "February", "Monday",     "Sun",         "Fridays",
    "summer",   "fall",       "Q1",          "H2",
    "today",    "yesterday",  "tonight",     "morning",
    "night",    "10:30",      "3pm",         "p.m.",
    "noon",     "GMT",        "Christmas",   "New",
    "Year",     "Eve",        "now",         "soon",
    "daily",    "2025-02-25", "03/04/2025",  "2014-15",
    "May-June", "25-27",      "30-June",     "mid-May",
    "two-year", "year-end",   "pre-2015",    "will",
    "said",     "scheduled",  "met",         "Łódź",
    "naïve",    "€",          "\u200B",      "1000000000000",
    "--",       "/",          "a/",          "-b",
    "century",  "1000",       "hundred",     "dozen",
};

Words random_words(std::mt19937& random, std::size_t count) {
  std::string text;
  std::uniform_int_distribution<std::size_t> pick(0, std::size(kVocabulary) - 1);
  for (std::size_t i = 0; i < count; ++i) {
    text += std::string(kVocabulary[pick(random)]) + " ";
  }
  return plain_words(text);
}

TimeFrame random_frame(std::mt19937& random) {
  TimeFrame frame;
  const auto maybe = [&](int chance) { return static_cast<int>(random() % 10) < chance; };
  const auto date = [&] { return Date{static_cast<std::int64_t>(random() % 40'000)}; };
  if (maybe(8)) frame.article = date();
  if (maybe(3))
    frame.story = FactDate{date(), std::nullopt, static_cast<DatePrecision>(random() % 3)};
  if (maybe(3))
    frame.told = FactDate{date(), std::nullopt, static_cast<DatePrecision>(random() % 3)};
  if (maybe(3)) frame.only_year = 1990 + static_cast<int>(random() % 60);
  return frame;
}

void expect_sound(const Words& words, const TimeFrame& frame, bool future) {
  std::size_t end = 0;
  for (const TimeExpression& time : find_time_expressions(words)) {
    ASSERT_LT(time.extent.begin, time.extent.end);
    ASSERT_LE(time.extent.end, words.size());
    ASSERT_LE(end, time.words.begin) << "overlaps the one before";
    ASSERT_LE(time.words.begin, time.extent.begin);
    ASSERT_EQ(time.words.end, time.extent.end);
    end = time.words.end;
    EXPECT_FALSE(timex3_value(time, frame, future).empty());
    const std::optional<FactDate> date = resolve(time, frame, future);
    if (!date) continue;
    EXPECT_GE(date->begin.civil().year, 1000);
    EXPECT_LE(date->begin, date->end.value_or(date->begin));
  }
}

TEST(TimeProperties, AnyWordsGiveExpressionsInOrderWithoutOverlap) {
  constexpr unsigned kSeed = 20250225;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 4000; ++round) {
    const Words words = random_words(random, random() % 30);
    const TimeFrame frame = random_frame(random);
    ASSERT_NO_FATAL_FAILURE(expect_sound(words, frame, random() % 2 == 0))
        << "seed " << kSeed << ", round " << round << ": " << text_of(words, {0, words.size()});
  }
}

TEST(TimeProperties, FindTimesIsAPartOfAllExpressions) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const Words words = random_words(random, 30);
    const std::vector<TimeExpression> all = find_time_expressions(words);
    std::size_t next = 0;
    for (const TimeExpression& time : find_times(words)) {
      while (next < all.size() && !(all[next].words == time.words)) ++next;
      ASSERT_LT(next, all.size());
    }
  }
}

// One long chain of dates that each count from the one before must not nest without end, and no
// repetition may make the reading slower than linear.
TEST(TimeProperties, LongSentencesAreReadInLinearTime) {
  for (std::string_view unit : {"two days later ", "the day before ", "early ", "between 3 and ",
                                "3, 4, ", "a ", "the last half of ", "twenty-", "May-", "1 and "}) {
    std::string text;
    while (text.size() < 400'000) text += unit;
    const Words words = plain_words(text);
    ASSERT_NO_FATAL_FAILURE(expect_sound(words, frame_of("2025-02-25"), false)) << unit;
  }
}

}  // namespace
}  // namespace newsgraph::testing
