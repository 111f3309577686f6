// Time expressions: found in the words of a sentence, and resolved to dates against the article's
// date and the time the narrative speaks of.
//
// An expression keeps what was said and no more: find_time_expressions() reads words alone.
// "Tuesday", "yesterday" and "last year" count from the article's date; "July this year" inside the
// account of an October meeting counts from that meeting; "the next day" counts from the day told
// before it: see resolve(). Types, values and modifiers are those of TIMEX3 (Saurí et al. 2006,
// "TimeML Annotation Guidelines", version 1.2.1), with one deviation: a range is one expression.
// What is read, and by which conventions, is told in docs/time.md. All functions are pure.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/temporal.h"
#include "newsgraph/ingest/fact.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::understanding {

/// TIMEX3 `type`.
enum class TimexType {
  kDate,
  kTime,      ///< a time of day or part of a day: "Monday night", "10 a.m."
  kDuration,  ///< how long: "two years", "the past two years"
  kSet,       ///< how often: "every Friday", "twice a week"
};
std::string_view to_string(TimexType type);

/// TIMEX3 `mod`.
enum class TimexModifier {
  kNone,
  kStart,
  kMid,
  kEnd,
  kApproximate,
  kLessThan,
  kMoreThan,
  kEqualOrLess,
  kEqualOrMore,
};
/// "START", "APPROX" …; empty for kNone.
std::string_view to_string(TimexModifier modifier);

/// What time is counted in, from short to long.
enum class TimeUnit {
  kNone,
  kMinute,
  kHour,
  kDay,
  kWeekend,
  kWeek,
  kMonth,
  kSeason,
  kQuarter,
  kHalfYear,
  kYear,
  kDecade,
  kCentury,
};

enum class DayPart { kNone, kMorning, kMidday, kAfternoon, kEvening, kNight };

/// What a relative expression counts from.
enum class TimeAnchor {
  kSpeech,         ///< the article's date: "yesterday", "last month", "two years ago"
  kStoryOrSpeech,  ///< inside an older story that story's date: "this year"
  kTold,           ///< the date told before: "the next day", "two weeks later"
  kToldOrSpeech,   ///< the same, or else the article's date: "the previous day", "a year earlier"
};

/// A calendar period as written. What is absent was not said.
struct TimePoint {
  std::optional<int> year;     ///< of a decade its first: "the 1990s"
  std::optional<int> month;    ///< 1-12
  std::optional<int> day;      ///< 1-31
  std::optional<int> weekday;  ///< Monday = 1
  /// A period with a number or name of its own: a quarter 1-4, a half year 1-2, a season (spring =
  /// 1), a weekend, a decade, a century (its number); of a day, which of the month's weekdays
  /// (last = -1).
  TimeUnit part = TimeUnit::kNone;
  int part_number = 0;

  /// So many of these from the anchor: "yesterday" is -1 day, "next week" 1 week, "this year" 0
  /// years. Other fields lie inside: "October last year".
  TimeUnit counted = TimeUnit::kNone;
  int count = 0;
  /// Which "Monday", "October" or "summer": last -1, this 0, next 1.
  std::optional<int> step;
  TimeAnchor anchor = TimeAnchor::kSpeech;
  /// What it counts from where the sentence says so: "5 May" for "and two days later".
  std::shared_ptr<const TimePoint> base;

  DayPart day_part = DayPart::kNone;
  std::optional<int> minute_of_day;
  TimexModifier modifier = TimexModifier::kNone;
};

/// What a time expression tells of its clause.
enum class TimeRole {
  kWhen,       ///< when it happened: "on Monday", "in the past two years", "from 3 to 5 May"
  kSince,      ///< a period's begin: "since 2015"
  kUntil,      ///< a period's end: "until Friday"
  kBy,         ///< the latest time: "by the end of the year"
  kBefore,     ///< "before Christmas", "ahead of Monday's talks"
  kAfter,      ///< "after 5 May"
  kLength,     ///< how long: "for two years", "a three-day visit"
  kOften,      ///< how often: "every Friday"
  kAttribute,  ///< when something other than the clause's event is from: "the 2015 deal"
  kVague,      ///< a time that no calendar tells: "in recent weeks", "now", "soon"
  kTimeOfDay,  ///< a time of an unnamed day: "at 10 a.m."
};

/// A time expression as written.
struct TimeExpression {
  WordRange words;   ///< with the preposition before it
  WordRange extent;  ///< as TIMEX3 tags it: without prepositions, with determiners
  TimexType type = TimexType::kDate;
  TimeRole role = TimeRole::kWhen;

  std::optional<TimePoint> point;  ///< of a date; of a set what recurs ("every Friday")
  std::optional<TimePoint> last;   ///< of a range, where it ends

  /// Of durations and sets. Amounts are counted in halves: 5 for "two and a half years"; absent for
  /// "several years".
  std::optional<int> halves;
  TimeUnit unit = TimeUnit::kNone;
  /// A duration that ends (-1) or begins (1) at the anchor: "the past two years", "the next week".
  int window = 0;
  TimeAnchor anchor = TimeAnchor::kSpeech;  ///< of the window
  /// Of what is vague: past -1, present 0, future 1.
  std::optional<int> vague;
  TimexModifier modifier = TimexModifier::kNone;

  bool looks_ahead = false;  ///< the words before it speak of what is to come
  bool begins_sentence = false;
};

/// All time expressions of a sentence, in order, without overlaps.
std::vector<TimeExpression> find_time_expressions(const Words& words);

/// Those that tell when something happened, be it vaguely (TimeRole::kWhen, kVague).
std::vector<TimeExpression> find_times(const Words& words);

/// What dates count from.
struct TimeFrame {
  std::optional<Date> article;    ///< when the article was published
  std::optional<FactDate> story;  ///< when what is being told happened, if not then
  std::optional<int> only_year;   ///< the one year an undated article names
  /// The date told last, which "the next day" follows; the story's if absent.
  std::optional<FactDate> told;
};

/// The date meant: the period named, or of a "since" or "until" the bound that is named. `future`
/// tells that the verb speaks of what is to come. Absent when the frame does not tell enough, for
/// what no calendar has ("31 June"), and for lengths, sets and what is vague.
std::optional<FactDate> resolve(const TimeExpression& time, const TimeFrame& frame, bool future);

/// TIMEX3 `value` against a frame: "2024-10", "2025-W09", "2025-02-24TNI", "2024-SU", "199X",
/// "P2Y", "PAST_REF". What the frame does not tell is X: "XXXX-10". A range is the interval of ISO
/// 8601: "2025-05-03/2025-05-05".
std::string timex3_value(const TimeExpression& time, const TimeFrame& frame, bool future);

}  // namespace newsgraph::understanding
