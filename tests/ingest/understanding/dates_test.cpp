#include "newsgraph/ingest/understanding/dates.h"

#include <gtest/gtest.h>

#include "reading.h"

namespace newsgraph::understanding {
namespace {

std::string show(const std::optional<FactDate>& date) {
  if (!date) return "-";
  return date->to_string() + (date->end ? ".." + to_string(*date->end) : "");
}

/// The first time expression of a sentence, in an article of Tuesday 2025-02-25.
std::string resolved(std::string_view sentence, bool future = false, std::string_view story = {}) {
  TimeFrame frame;
  frame.article = Date::from_civil(2025, 2, 25);
  if (!story.empty()) {
    FactDate date;
    date.begin = *parse_date(story);
    frame.story = date;
  }
  const auto times = find_times(testing::words_of(sentence));
  return times.empty() ? "none" : show(resolve(times.front(), frame, future));
}

TEST(Dates, ResolvesWhatAnArticleSays) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"They met on Tuesday.", "2025-02-25"},
      {"They met on Monday.", "2025-02-24"},
      {"They met on Thursday afternoon.", "2025-02-20"},
      {"They met last Tuesday.", "2025-02-18"},
      {"They met today.", "2025-02-25"},
      {"They met yesterday.", "2025-02-24"},
      {"They met on 3 March 2016.", "2016-03-03"},
      {"They met on February 3, 2025.", "2025-02-03"},
      {"They met on Monday, May 18, 2015.", "2015-05-18"},
      {"They met on December 3.", "2024-12-03"},
      {"They met from 5-6 April 2016.", "2016-04-05..2016-04-06"},
      {"They met in October.", "2024-10"},
      {"They met in Oct 2023.", "2023-10"},
      {"Last year in Oct, they met.", "2024-10"},
      {"They met in October last year.", "2024-10"},
      {"They met in January this year.", "2025-01"},
      {"They met last month.", "2025-01"},
      {"They met last year.", "2024"},
      {"They met last week.", "2025-02-17..2025-02-23"},
      {"They met two days ago.", "2025-02-23"},
      {"They met three months ago.", "2024-11"},
      {"They met in 2019.", "2019"},
      {"They may meet.", "none"},
      {"They have met since Monday.", "none"},
  };
  for (const auto& [sentence, date] : cases) EXPECT_EQ(resolved(sentence), date) << sentence;
}

TEST(Dates, LooksAheadForWhatIsToCome) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"They will meet on Friday.", "2025-02-28"},
      {"They will meet tomorrow.", "2025-02-26"},
      {"They will meet in May.", "2025-05"},
      {"They will meet in January.", "2026-01"},
      {"They will meet next month.", "2025-03"},
      {"They will meet next week.", "2025-03-03..2025-03-09"},
      {"They will meet on March 7.", "2025-03-07"},
  };
  for (const auto& [sentence, date] : cases) EXPECT_EQ(resolved(sentence, true), date) << sentence;
}

TEST(Dates, ThisYearInsideAnEarlierStoryIsThatStorysYear) {
  EXPECT_EQ(resolved("He recalled their meeting in July this year.", false, "2024-10-01"),
            "2024-07");
}

TEST(Dates, AnUndatedArticleHasTheOneYearItNames) {
  TimeFrame frame;
  frame.only_year = 2016;
  const auto times = find_times(testing::words_of("They met on 3 March."));
  EXPECT_EQ(show(resolve(times.at(0), frame, false)), "2016-03-03");
  const auto today = find_times(testing::words_of("They met today."));
  EXPECT_EQ(show(resolve(today.at(0), frame, false)), "-");
}

TEST(Dates, NoSuchDayIsNoDate) {
  EXPECT_EQ(resolved("They met on 31 June 2024."), "-");
}

TEST(Dates, TheLastDayOfALongMonthCountsBackToAShortOne) {
  TimeFrame frame;
  frame.article = Date::from_civil(2025, 3, 31);
  const auto times = find_times(testing::words_of("They met one month ago."));
  EXPECT_EQ(show(resolve(times.at(0), frame, false)), "2025-02");
}

}  // namespace
}  // namespace newsgraph::understanding
