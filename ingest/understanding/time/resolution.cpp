#include "newsgraph/ingest/understanding/time/resolution.h"

#include "newsgraph/ingest/understanding/time/point_reader.h"

namespace newsgraph::understanding::timex {

namespace {

constexpr std::int64_t kFirstYear = 1000;
constexpr std::int64_t kLastYear = 2999;

bool is_historic(const Period& period) {
  return period.first.civil().year >= kFirstYear && period.last.civil().year <= kLastYear;
}

/// The precision that a date must have for units of `unit` to be counted from it.
bool tells(const FactDate& date, TimeUnit unit) {
  if (unit >= TimeUnit::kYear) return true;
  if (unit >= TimeUnit::kMonth) return date.precision != DatePrecision::kYear;
  return date.precision == DatePrecision::kDay;
}

/// Resolves one point against a frame.
class PointResolver {
 public:
  PointResolver(const TimeFrame& frame, bool ahead, bool opens)
      : frame_(frame), ahead_(ahead), opens_(opens) {}

  std::optional<Period> resolve(const TimePoint& point) const {
    const std::optional<Period> whole = whole_of(point);
    const bool has_whole =
        point.year || point.counted != TimeUnit::kNone || point.part == TimeUnit::kCentury;
    std::optional<Period> period;
    if (whole) {
      period = inside(point, *whole);
    } else if (!has_whole) {
      period = choose(point);
    }
    return period && is_historic(*period) ? period : std::nullopt;
  }

 private:
  /// The period that the other fields lie in.
  std::optional<Period> whole_of(const TimePoint& point) const {
    if (point.part == TimeUnit::kDecade) return decade_period(*point.year);
    if (point.part == TimeUnit::kCentury) return century_period(point.part_number);
    if (point.year) return year_period(*point.year);
    if (point.counted == TimeUnit::kNone) return std::nullopt;
    const std::optional<Date> from = reference(point, point.counted);
    if (!from) return std::nullopt;
    return shifted(period_of(*from, point.counted), point.count);
  }

  /// The day from which a point counts.
  std::optional<Date> reference(const TimePoint& point, TimeUnit unit) const {
    if (point.base) return base_of(point, unit);
    switch (point.anchor) {
      case TimeAnchor::kSpeech:
        return frame_.article;
      case TimeAnchor::kStoryOrSpeech:
        return frame_.story && !opens_ ? frame_.story->begin : frame_.article;
      case TimeAnchor::kTold:
        return told(point, unit);
      case TimeAnchor::kToldOrSpeech: {
        const bool any = frame_.told || frame_.story;
        return any ? told(point, unit) : frame_.article;
      }
    }
    return std::nullopt;
  }

  std::optional<Date> base_of(const TimePoint& point, TimeUnit unit) const {
    if (unit_of(*point.base) > unit) return std::nullopt;
    const std::optional<Period> base = resolve(*point.base);
    if (!base) return std::nullopt;
    return point.count > 0 ? base->last : base->first;
  }

  std::optional<Date> told(const TimePoint& point, TimeUnit unit) const {
    const std::optional<FactDate>& date = frame_.told ? frame_.told : frame_.story;
    if (!date || !tells(*date, unit)) return std::nullopt;
    return point.count > 0 && date->end ? *date->end : date->begin;
  }

  /// What the remaining fields pick out of a whole.
  static std::optional<Period> inside(const TimePoint& point, const Period& whole) {
    const CivilDate civil = whole.first.civil();
    if (whole.unit == TimeUnit::kYear && point.month) {
      if (point.part == TimeUnit::kDay) {
        const auto day =
            weekday_of_month(civil.year, *point.month, *point.weekday, point.part_number);
        return day ? std::optional(day_period(*day)) : std::nullopt;
      }
      if (!point.day) return month_period(civil.year, *point.month);
      const auto day = Date::from_civil(civil.year, *point.month, *point.day);
      return day ? std::optional(day_period(*day)) : std::nullopt;
    }
    if (whole.unit == TimeUnit::kYear) {
      if (point.part == TimeUnit::kQuarter) return quarter_period(civil.year, point.part_number);
      if (point.part == TimeUnit::kHalfYear) return half_year_period(civil.year, point.part_number);
      if (point.part == TimeUnit::kSeason) return season_period(civil.year, point.part_number);
    }
    if (whole.unit == TimeUnit::kMonth && point.day) {
      const auto day = Date::from_civil(civil.year, civil.month, *point.day);
      return day ? std::optional(day_period(*day)) : std::nullopt;
    }
    if (whole.unit == TimeUnit::kWeek && point.weekday) {
      return day_period(Date{whole.first.days + *point.weekday - 1});
    }
    return whole;
  }

  /// The one that is meant of periods that come again: the last that has begun, or the next to come
  /// where the clause looks ahead.
  std::optional<Period> choose(const TimePoint& point) const {
    if (point.month) return choose_month(point);
    const std::optional<Date> from = reference(point, TimeUnit::kDay);
    if (!from) return choose_in_only_year(point);
    if (point.weekday) return choose_weekday(point, *from);
    if (point.day) return choose_day(*point.day, *from);
    if (point.part == TimeUnit::kWeekend) return choose_weekend(point, *from);
    return choose_part(point, *from);
  }

  /// An undated article's one year places what names its part of the year.
  std::optional<Period> choose_in_only_year(const TimePoint& point) const {
    const bool part = point.part == TimeUnit::kSeason || point.part == TimeUnit::kQuarter ||
                      point.part == TimeUnit::kHalfYear;
    if (!frame_.only_year || frame_.article || !part) return std::nullopt;
    return inside(point, year_period(*frame_.only_year));
  }

  std::optional<Period> choose_month(const TimePoint& point) const {
    // Inside the account of an earlier happening, a bare month is counted from that.
    const bool from_story = frame_.story && !opens_ && point.step.value_or(0) >= 0 &&
                            point.anchor == TimeAnchor::kSpeech;
    const std::optional<Date> from =
        from_story ? frame_.story->begin : reference(point, TimeUnit::kMonth);
    if (!from) {
      if (!frame_.only_year) return std::nullopt;
      return inside(point, year_period(*frame_.only_year));
    }
    const std::int64_t year = year_of_month(point, *from);
    if (point.day && point.weekday) {
      for (std::int64_t candidate : {year, year + 1, year - 1}) {
        const auto day = Date::from_civil(candidate, *point.month, *point.day);
        if (day && day->day_of_week() == *point.weekday) return day_period(*day);
      }
    }
    return inside(point, year_period(year));
  }

  std::int64_t year_of_month(const TimePoint& point, Date from) const {
    const CivilDate civil = from.civil();
    const int month = *point.month;
    // Within the running month only the day can tell that "last" and "next" are a year away.
    const int day = month == civil.month && point.day ? *point.day - civil.day : 0;
    if (point.step == 1) return month > civil.month || day > 0 ? civil.year : civil.year + 1;
    if (point.step == -1) return month < civil.month || day < 0 ? civil.year : civil.year - 1;
    if (point.step == 0) return civil.year;
    if (ahead_) return month >= civil.month ? civil.year : civil.year + 1;
    return month <= civil.month ? civil.year : civil.year - 1;
  }

  std::optional<Period> choose_weekday(const TimePoint& point, Date from) const {
    const int behind = (from.day_of_week() - *point.weekday + 7) % 7;
    const std::int64_t latest = from.days - behind;
    const std::int64_t next = behind == 0 ? from.days : latest + 7;
    if (point.step == -1) return day_period(Date{behind == 0 ? latest - 7 : latest});
    if (point.step == 1) return day_period(Date{latest + 7});
    if (point.step == 0 && !ahead_) {
      return day_period(Date{period_of(from, TimeUnit::kWeek).first.days + *point.weekday - 1});
    }
    return day_period(Date{ahead_ ? next : latest});
  }

  std::optional<Period> choose_day(int day, Date from) const {
    const CivilDate civil = from.civil();
    const int months = ahead_ ? (day < civil.day ? 1 : 0) : (day > civil.day ? -1 : 0);
    const CivilDate month = month_period(civil.year, civil.month + months).first.civil();
    const auto found = Date::from_civil(month.year, month.month, day);
    return found ? std::optional(day_period(*found)) : std::nullopt;
  }

  std::optional<Period> choose_weekend(const TimePoint&, Date from) const {
    const Period this_week = period_of(from, TimeUnit::kWeekend);
    const bool begun = from >= this_week.first;
    return ahead_ || begun ? this_week : shifted(this_week, -1);
  }

  /// Quarters, half years and seasons.
  std::optional<Period> choose_part(const TimePoint& point, Date from) const {
    if (point.part == TimeUnit::kNone) return std::nullopt;
    const std::int64_t year = from.civil().year;
    const auto of_year = [&](std::int64_t each) { return *inside(point, year_period(each)); };
    if (point.step == 0) {
      const Period running = of_year(year - 1);
      return running.last >= from ? running : of_year(year);
    }
    if (point.step == 1 || (!point.step && ahead_)) {
      for (std::int64_t each = year - 1;; ++each) {
        const Period period = of_year(each);
        if (point.step == 1 ? period.first > from : period.last >= from) return period;
      }
    }
    for (std::int64_t each = year;; --each) {
      const Period period = of_year(each);
      if (point.step == -1 ? period.last < from : period.first <= from) return period;
    }
  }

  const TimeFrame& frame_;
  bool ahead_;
  bool opens_;
};

/// A point whose year or week the reader does not have to choose.
bool is_fixed(const TimePoint& point) {
  return point.year || point.counted != TimeUnit::kNone || point.step ||
         point.part == TimeUnit::kCentury;
}

TimeFrame seen_from(const TimeFrame& frame, Date day) {
  TimeFrame moved;
  moved.article = day;
  moved.told = frame.told;
  return moved;
}

/// One end is chosen by the frame, the other by it: the end is the first after the begin, so that a
/// range that has begun may still be going on; only where the end alone is sure is the begin the
/// last before it.
std::optional<Resolution> resolve_range(const TimeExpression& time, const TimeFrame& frame,
                                        bool ahead) {
  const TimePoint& first = *time.point;
  const TimePoint& last = *time.last;
  const PointResolver by_frame(frame, ahead, time.begins_sentence);
  // An undated article's only year is not to be chosen from.
  const bool only_year = !frame.article && frame.only_year && !is_fixed(first);
  std::optional<Period> begin;
  std::optional<Period> end;
  if (is_fixed(last) && !is_fixed(first)) {
    end = by_frame.resolve(last);
    if (end) begin = PointResolver(seen_from(frame, end->first), false, true).resolve(first);
  } else {
    begin = by_frame.resolve(first);
    const bool chosen = is_fixed(last) || only_year;
    if (begin && chosen) end = by_frame.resolve(last);
    if (begin && !chosen) {
      end = PointResolver(seen_from(frame, begin->first), true, true).resolve(last);
    }
  }
  if (!begin || !end || end->last < begin->first) return std::nullopt;
  return Resolution{*begin, end};
}

std::optional<Date> window_anchor(const TimeExpression& time, const TimeFrame& frame) {
  const std::optional<FactDate>& told = frame.told ? frame.told : frame.story;
  switch (time.anchor) {
    case TimeAnchor::kTold:
      return told ? std::optional(told->end.value_or(told->begin)) : std::nullopt;
    case TimeAnchor::kToldOrSpeech:
      return told ? std::optional(told->begin) : frame.article;
    default:
      return frame.article;
  }
}

/// So many half units after a day.
Date halves_after(Date day, TimeUnit unit, int halves) {
  const CivilDate civil = day.civil();
  const auto months = [&](std::int64_t count) {
    return day_of(civil.year, civil.month + count, civil.day);
  };
  switch (unit) {
    case TimeUnit::kWeek:
      return Date{day.days + std::int64_t{7} * halves / 2};
    case TimeUnit::kMonth:
      return halves % 2 == 0 ? months(halves / 2)
                             : Date{months(halves / 2).days + (halves > 0 ? 15 : -15)};
    case TimeUnit::kYear:
      return months(std::int64_t{6} * halves);
    case TimeUnit::kDecade:
      return months(std::int64_t{60} * halves);
    case TimeUnit::kCentury:
      return months(std::int64_t{600} * halves);
    case TimeUnit::kDay:
      return Date{day.days + halves / 2};
    case TimeUnit::kHour:
      return Date{day.days + halves / 48};
    default:
      return day;
  }
}

}  // namespace

std::optional<Resolution> resolve_dates(const TimeExpression& time, const TimeFrame& frame,
                                        bool future) {
  if (!time.point || time.type == TimexType::kSet) return std::nullopt;
  const bool ahead = future || time.looks_ahead;
  if (time.last) return resolve_range(time, frame, ahead);
  const auto period = PointResolver(frame, ahead, time.begins_sentence).resolve(*time.point);
  return period ? std::optional(Resolution{*period, std::nullopt}) : std::nullopt;
}

std::optional<FactDate> resolve_window(const TimeExpression& time, const TimeFrame& frame) {
  const std::optional<Date> anchor = window_anchor(time, frame);
  if (time.window == 0 || !time.halves || !anchor) return std::nullopt;
  const Date other = halves_after(*anchor, time.unit, time.window * *time.halves);
  const TimeUnit unit = time.unit >= TimeUnit::kYear    ? TimeUnit::kYear
                        : time.unit >= TimeUnit::kMonth ? TimeUnit::kMonth
                                                        : TimeUnit::kDay;
  const Period first = period_of(time.window < 0 ? other : *anchor, unit);
  if (!is_historic(first)) return std::nullopt;
  FactDate date;
  date.begin = first.first;
  date.end = time.window < 0 ? *anchor : other;
  date.precision = unit == TimeUnit::kYear    ? DatePrecision::kYear
                   : unit == TimeUnit::kMonth ? DatePrecision::kMonth
                                              : DatePrecision::kDay;
  return date;
}

}  // namespace newsgraph::understanding::timex
