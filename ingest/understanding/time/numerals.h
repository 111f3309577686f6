// Numbers in figures, and all that is written with them: ordinals, decades, dates, times on the
// clock.
#pragma once

#include "newsgraph/ingest/understanding/time/vocabulary.h"

namespace newsgraph::understanding::timex {

/// What a word means that begins with a digit, or with an apostrophe before two: "25", "3rd",
/// "1990s",
/// "'90s", "2025-02-25", "10:30", "3pm", "1,000". Its text is not set.
Piece meaning_of_number(std::string_view lower);

/// YYYYMMDD of a word that is a date: "2025-02-25", "25/02/2025", "2/25/2025", "25.02.2025". Month
/// and day are 0 where both orders are dates and differ; all is 0 for a word that is no date.
int numeric_date(std::string_view text);

}  // namespace newsgraph::understanding::timex
