// Time expressions: found in the words of a sentence, and resolved to dates against the article's
// date and the time the narrative speaks of.
//
// "Tuesday", "yesterday" and "last year" count from the article's date. "July this year" inside the
// account of an October meeting counts from that meeting: see resolve(). All functions are pure.
#pragma once

#include <optional>
#include <vector>

#include "newsgraph/graph/temporal.h"
#include "newsgraph/ingest/fact.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::understanding {

/// A time expression as written. What is absent was not said.
struct TimeExpression {
  enum class Relative {
    kNone,
    kLast,  ///< "last year", "last month", "last Tuesday"
    kThis,
    kNext,
  };
  enum class Unit { kNone, kDay, kWeek, kMonth, kYear };

  WordRange words;  ///< with the preposition before it
  std::optional<int> day;
  std::optional<int> last_day;  ///< "5-6 April"
  std::optional<int> month;
  std::optional<int> year;
  std::optional<int> weekday;  ///< Monday = 1
  /// "today" is 0 days, "yesterday" -1, "two months ago" -2 months.
  std::optional<int> offset;
  Unit offset_unit = Unit::kNone;
  Relative relative = Relative::kNone;
  Unit relative_unit = Unit::kNone;  ///< what "last" qualifies; kDay for a weekday
  bool begins_sentence = false;
};

/// All time expressions of a sentence, in order. Those that say since or until when something
/// lasts are left out: they do not tell when it happened.
std::vector<TimeExpression> find_times(const Words& words);

/// What dates count from.
struct TimeFrame {
  std::optional<Date> article;    ///< when the article was published
  std::optional<FactDate> story;  ///< when what is being told happened, if not then
  std::optional<int> only_year;   ///< the one year an undated article names
};

/// The date meant; `future` tells that the verb speaks of what is to come. Absent when the frame
/// does not tell enough.
std::optional<FactDate> resolve(const TimeExpression& time, const TimeFrame& frame, bool future);

}  // namespace newsgraph::understanding
