// Time expressions as text, so that tests are tables of a sentence and what is read in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/understanding/dates.h"

namespace newsgraph::testing {

/// The words of a sentence cut at spaces and punctuation: no language model, so that these tests do
/// not change with it. An abbreviation ("Feb.") keeps its full stop within the sentence.
understanding::Words plain_words(std::string_view sentence);

/// A frame with the article's date.
understanding::TimeFrame frame_of(std::string_view article);

/// "last October: DATE 2024-10 = 2024-10", one expression after another with "; " between them. A
/// modifier follows the value in brackets; a role other than kWhen goes before, "since 2015: …";
/// the date is left out where there is none.
std::string times_text(std::string_view sentence, const understanding::TimeFrame& frame,
                       bool future = false);

struct TimeCase {
  std::string_view sentence;
  std::string_view times;
};

/// Expects the text of each sentence's times, in an article of a day.
void expect_times(std::string_view article, const std::vector<TimeCase>& cases,
                  bool future = false);

}  // namespace newsgraph::testing
