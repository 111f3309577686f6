#include "newsgraph/ingest/understanding/dates.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/time/amount.h"
#include "newsgraph/ingest/understanding/time/context.h"
#include "newsgraph/ingest/understanding/time/feasts.h"
#include "newsgraph/ingest/understanding/time/lengths.h"
#include "newsgraph/ingest/understanding/time/offsets.h"
#include "newsgraph/ingest/understanding/time/pieces.h"
#include "newsgraph/ingest/understanding/time/point_reader.h"
#include "newsgraph/ingest/understanding/time/resolution.h"

namespace newsgraph::understanding {

namespace {

using timex::PieceKind;
using timex::Pieces;

/// An expression over pieces; one of no unit, point or sense is only skipped.
struct Found {
  TimeExpression time;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_time = true;
};

bool has_time_of_day(const TimePoint& point) {
  return point.day_part != DayPart::kNone || point.minute_of_day.has_value();
}

std::optional<Found> find_dates(const Pieces& p, std::size_t i) {
  const timex::Reading reading = timex::read_dates(p, i);
  if (!reading) return std::nullopt;
  Found found;
  found.begin = i;
  found.end = reading->end;
  found.time.point = reading->point;
  found.time.last = reading->last;
  found.time.modifier = reading->point.modifier;
  if (has_time_of_day(reading->point)) found.time.type = TimexType::kTime;
  return found;
}

std::optional<Found> find_length(const Pieces& p, std::size_t i) {
  std::optional<timex::LengthReading> reading = timex::read_window(p, i);
  if (!reading) reading = timex::read_length(p, i);
  if (!reading) return std::nullopt;
  Found found;
  found.time = reading->time;
  found.begin = i;
  found.end = reading->end;
  found.is_time = reading->time.unit != TimeUnit::kNone || reading->time.vague;
  return found;
}

std::optional<Found> find_time_of_day(const Pieces& p, std::size_t i) {
  TimePoint point;
  const std::size_t end = timex::take_clock(p, i, point.minute_of_day);
  if (end == i) return std::nullopt;
  Found found;
  point.counted = TimeUnit::kDay;
  point.anchor = TimeAnchor::kTold;
  found.time.point = point;
  found.time.type = TimexType::kTime;
  found.time.role = TimeRole::kTimeOfDay;
  found.begin = i;
  found.end = end;
  return found;
}

std::optional<Found> find_at(const Pieces& p, std::size_t i) {
  if (const std::size_t end = timex::skip_name(p, i); end > i) return Found{{}, i, end, false};
  for (const auto reader : {timex::read_set, timex::read_vague}) {
    if (const auto reading = reader(p, i)) return Found{reading->time, i, reading->end, true};
  }
  if (auto found = find_dates(p, i)) return found;
  if (auto found = find_length(p, i)) return found;
  return find_time_of_day(p, i);
}

/// A piece inside a word begins an expression only after what may stand before one: "mid-October",
/// "pre-2015".
bool may_begin(const Pieces& p, std::size_t i) {
  if (p.is(i, PieceKind::kOther) && !p.is(i, "the") && !p.is(i, "per")) return false;
  return !p.joined(i) || p.is(i - 1, "pre") || p.is(i - 1, "post");
}

/// "in two weeks", "in two weeks' time": a date where the clause looks ahead.
void read_as_delay(const Pieces& p, std::size_t end, TimeExpression& time) {
  if (time.role != TimeRole::kLength || !time.halves || !time.looks_ahead) return;
  const std::size_t begin = time.extent.begin;
  if (begin == 0 || !p.words()[begin - 1].is("in")) return;
  if (p.is_content(end) && !p.is(end, "time")) return;
  const timex::Amount amount{time.halves, time.unit, false, end};
  time.point = timex::offset_point(amount, 1, TimeAnchor::kSpeech);
  time.type = TimexType::kDate;
  time.role = TimeRole::kWhen;
  time.halves.reset();
  time.unit = TimeUnit::kNone;
}

/// Joins "two days later" to the date before it in the sentence that it counts from.
void set_base(std::vector<TimeExpression>& times, TimeExpression& time) {
  constexpr std::size_t kReach = 8;  // keeps chains of such dates, and the search, short
  const bool told =
      time.point && !time.point->base && time.point->counted != TimeUnit::kNone &&
      (time.point->anchor == TimeAnchor::kTold || time.point->anchor == TimeAnchor::kToldOrSpeech);
  if (!told || time.role == TimeRole::kTimeOfDay) return;
  for (std::size_t n = 1; n <= std::min(kReach, times.size()); ++n) {
    const TimeExpression& before = times[times.size() - n];
    if (!before.point || before.type == TimexType::kSet || before.role == TimeRole::kTimeOfDay) {
      continue;
    }
    const TimePoint& base = before.last ? *before.last : *before.point;
    if (timex::unit_of(base) > time.point->counted) continue;
    if (base.base && base.base->base) return;
    time.point->base = std::make_shared<const TimePoint>(base);
    return;
  }
}

void finish(const Pieces& p, Found found, std::vector<TimeExpression>& times) {
  TimeExpression& time = found.time;
  const bool counted =
      time.halves || time.vague || (time.point && time.point->counted != TimeUnit::kNone);
  if (counted) {
    const TimexModifier modifier = timex::take_approximation(p, found.begin);
    if (modifier != TimexModifier::kNone) time.modifier = modifier;
  }
  const std::size_t least = times.empty() ? 0 : times.back().words.end;
  time.extent = {std::max(p[found.begin].word, least), p[found.end - 1].word + 1};
  timex::place_in_context(p.words(), least, time);
  const bool prefixed = found.begin > 0 && p.joined(found.begin);
  if (prefixed && p.is(found.begin - 1, "pre")) time.role = TimeRole::kBefore;
  if (prefixed && p.is(found.begin - 1, "post")) time.role = TimeRole::kAfter;
  read_as_delay(p, found.end, time);
  set_base(times, time);
  times.push_back(std::move(time));
}

FactDate fact_date(const timex::Resolution& resolution) {
  const auto precision = [](const timex::Period& period) {
    if (period.unit >= TimeUnit::kYear) return DatePrecision::kYear;
    return period.unit >= TimeUnit::kMonth ? DatePrecision::kMonth : DatePrecision::kDay;
  };
  FactDate date;
  date.begin = resolution.first.first;
  date.precision = precision(resolution.first);
  const timex::Period& last = resolution.last ? *resolution.last : resolution.first;
  date.precision = std::max(date.precision, precision(last));
  const bool whole =
      last.unit == TimeUnit::kDay || last.unit == TimeUnit::kMonth || last.unit == TimeUnit::kYear;
  if (resolution.last || !whole) date.end = last.last;
  return date;
}

}  // namespace

std::vector<TimeExpression> find_time_expressions(const Words& words) {
  const Pieces p(words);
  std::vector<TimeExpression> times;
  if (p.timeless()) return times;
  for (std::size_t i = 0; i < p.size();) {
    std::optional<Found> found = may_begin(p, i) ? find_at(p, i) : std::nullopt;
    if (!found) {
      ++i;
      continue;
    }
    i = found->end;
    // The rest of the word is the expression's too: "Friday-evening".
    while (p.joined(i)) ++i;
    found->end = std::max(found->end, i);
    if (found->is_time) finish(p, std::move(*found), times);
  }
  return times;
}

std::vector<TimeExpression> find_times(const Words& words) {
  std::vector<TimeExpression> times = find_time_expressions(words);
  std::erase_if(times, [](const TimeExpression& time) {
    return time.role != TimeRole::kWhen && time.role != TimeRole::kVague;
  });
  return times;
}

std::optional<FactDate> resolve(const TimeExpression& time, const TimeFrame& frame, bool future) {
  if (time.window != 0) return timex::resolve_window(time, frame);
  const auto resolution = timex::resolve_dates(time, frame, future);
  return resolution ? std::optional(fact_date(*resolution)) : std::nullopt;
}

}  // namespace newsgraph::understanding
