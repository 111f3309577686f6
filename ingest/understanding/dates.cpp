#include "newsgraph/ingest/understanding/dates.h"

#include <array>
#include <charconv>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace newsgraph::understanding {

namespace {

using Relative = TimeExpression::Relative;
using Unit = TimeExpression::Unit;

std::optional<int> month_of(const Word& word) {
  static const std::unordered_map<std::string_view, int> kMonths{
      {"january", 1},   {"february", 2},  {"march", 3},  {"april", 4},     {"may", 5},
      {"june", 6},      {"july", 7},      {"august", 8}, {"september", 9}, {"october", 10},
      {"november", 11}, {"december", 12}, {"jan", 1},    {"feb", 2},       {"mar", 3},
      {"apr", 4},       {"jun", 6},       {"jul", 7},    {"aug", 8},       {"sep", 9},
      {"sept", 9},      {"oct", 10},      {"nov", 11},   {"dec", 12},      {"jan.", 1},
      {"feb.", 2},      {"mar.", 3},      {"apr.", 4},   {"aug.", 8},      {"sep.", 9},
      {"sept.", 9},     {"oct.", 10},     {"nov.", 11},  {"dec.", 12}};
  if (!is_capitalised(word)) return std::nullopt;
  const auto found = kMonths.find(word.lower);
  return found == kMonths.end() ? std::nullopt : std::optional(found->second);
}

std::optional<int> weekday_of(const Word& word) {
  static constexpr std::array<std::string_view, 7> kDays{
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  for (std::size_t i = 0; i < kDays.size(); ++i) {
    if (word.is(kDays[i])) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

/// A number in digits, perhaps with an ordinal ending: "3", "3rd".
std::optional<int> number_of(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return std::nullopt;
  const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
  const bool plain = rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
  return plain ? std::optional(number) : std::nullopt;
}

std::optional<int> small_number(const Word& word) {
  static const std::unordered_map<std::string_view, int> kNumbers{
      {"a", 1},    {"an", 1},  {"one", 1},   {"two", 2},   {"three", 3}, {"four", 4},
      {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9},  {"ten", 10}};
  const auto found = kNumbers.find(word.lower);
  if (found != kNumbers.end()) return found->second;
  const std::optional<int> number = number_of(word.lower);
  return number && *number > 0 && *number < 1000 ? number : std::nullopt;
}

Unit unit_of(const Word& word) {
  if (word.is("day") || word.is("days")) return Unit::kDay;
  if (word.is("week") || word.is("weeks")) return Unit::kWeek;
  if (word.is("month") || word.is("months")) return Unit::kMonth;
  if (word.is("year") || word.is("years")) return Unit::kYear;
  return Unit::kNone;
}

Relative relative_of(const Word& word) {
  if (word.is("last") || word.is("previous") || word.is("past")) return Relative::kLast;
  if (word.is("this") || word.is("current")) return Relative::kThis;
  if (word.is("next") || word.is("coming") || word.is("following")) return Relative::kNext;
  return Relative::kNone;
}

struct Days {
  int first = 0;
  std::optional<int> last;
};

/// "25", "3rd", "5-6", "22-23".
std::optional<Days> days_of(const Word& word) {
  std::size_t dash = word.lower.find('-');
  std::size_t dash_size = 1;
  if (dash == std::string::npos) {
    dash = word.lower.find("–");
    dash_size = 3;
  }
  const auto valid = [](std::optional<int> day) { return day && *day >= 1 && *day <= 31; };
  const std::optional<int> first = number_of(std::string_view(word.lower).substr(0, dash));
  if (!valid(first)) return std::nullopt;
  if (dash == std::string::npos) return Days{*first, std::nullopt};
  const std::optional<int> last = number_of(std::string_view(word.lower).substr(dash + dash_size));
  if (!valid(last) || *last <= *first) return std::nullopt;
  return Days{*first, last};
}

std::optional<int> year_of(const Word& word) {
  if (word.form.size() != 4) return std::nullopt;
  const std::optional<int> year = number_of(word.lower);
  return year && *year >= 1900 && *year <= 2100 ? year : std::nullopt;
}

/// Reads time expressions at a word, taking as many parts as follow one another.
class TimeReader {
 public:
  explicit TimeReader(const Words& words) : words_(words) {}

  std::optional<TimeExpression> at(std::size_t begin) {
    time_ = {};
    time_.words = {begin, begin};
    if (!read_core(begin)) return std::nullopt;
    return time_;
  }

 private:
  bool within(std::size_t i) const { return i < words_.size(); }
  bool is_at(std::size_t i, std::string_view text) const { return within(i) && words_[i].is(text); }

  bool read_core(std::size_t i) {
    return read_offset(i) || read_calendar(i) || read_weekday(i) || read_relative(i) ||
           read_year_after_preposition(i);
  }

  bool read_offset(std::size_t i) {
    static const std::unordered_map<std::string_view, int> kWords{
        {"today", 0}, {"yesterday", -1}, {"tomorrow", 1}, {"tonight", 0}};
    const auto found = kWords.find(words_[i].lower);
    if (found != kWords.end()) {
      time_.offset = found->second;
      time_.offset_unit = Unit::kDay;
      time_.words.end = i + 1;
      return true;
    }
    const std::optional<int> amount = small_number(words_[i]);
    if (!amount || !within(i + 2) || unit_of(words_[i + 1]) == Unit::kNone) return false;
    if (!is_at(i + 2, "ago") && !is_at(i + 2, "earlier")) return false;
    time_.offset = -*amount;
    time_.offset_unit = unit_of(words_[i + 1]);
    time_.words.end = i + 3;
    return true;
  }

  /// Day and month in either order, a month alone, with what follows.
  bool read_calendar(std::size_t i) {
    std::size_t next = i;
    if (const auto days = days_of(words_[i]);
        days && within(i + 1) && !year_of(words_[i]) && month_of(words_[after_of(i + 1)])) {
      const std::size_t month = after_of(i + 1);
      set_days(*days);
      time_.month = month_of(words_[month]);
      next = month + 1;
    } else if ((time_.month = month_of(words_[i]))) {
      // "may" the verb never follows a preposition and stands capitalised only at the beginning.
      if (words_[i].form == "May" && !month_context(i)) {
        time_.month.reset();
        return false;
      }
      next = i + 1;
      if (within(next)) {
        if (const auto day = days_of(words_[next]); day && !year_of(words_[next])) {
          set_days(*day);
          ++next;
        }
      }
    } else {
      return false;
    }
    time_.words.end = next;
    read_year_after_month(next);
    return true;
  }

  std::size_t after_of(std::size_t i) const { return is_at(i, "of") && within(i + 1) ? i + 1 : i; }

  bool month_context(std::size_t i) const {
    if (i > 0 && (words_[i - 1].is(WordClass::kPreposition) ||
                  relative_of(words_[i - 1]) != Relative::kNone)) {
      return true;
    }
    return within(i + 1) && (words_[i + 1].is(WordClass::kNumber));
  }

  void set_days(Days days) {
    time_.day = days.first;
    time_.last_day = days.last;
  }

  /// ", 2025", "2025", "this year", "last year", "of this year".
  void read_year_after_month(std::size_t i) {
    std::size_t j = is_at(i, ",") || is_at(i, "of") || is_at(i, "in") ? i + 1 : i;
    if (!within(j)) return;
    if (const auto year = year_of(words_[j])) {
      time_.year = year;
      time_.words.end = j + 1;
      return;
    }
    const Relative relative = relative_of(words_[j]);
    if (relative != Relative::kNone && within(j + 1) && words_[j + 1].is("year")) {
      time_.relative = relative;
      time_.relative_unit = Unit::kYear;
      time_.words.end = j + 2;
    }
  }

  bool read_weekday(std::size_t i) {
    time_.weekday = weekday_of(words_[i]);
    if (!time_.weekday) return false;
    std::size_t end = i + 1;
    if (is_at(end, "morning") || is_at(end, "afternoon") || is_at(end, "evening") ||
        is_at(end, "night")) {
      ++end;
    }
    // "Monday, May 18, 2015": the date says more than the weekday.
    const std::size_t after = is_at(end, ",") ? end + 1 : end;
    if (within(after) && (month_of(words_[after]) || days_of(words_[after]))) {
      const TimeExpression weekday = time_;
      time_ = {};
      time_.words.begin = weekday.words.begin;
      if (read_calendar(after) && time_.day) return true;
      time_ = weekday;
    }
    time_.words.end = end;
    return true;
  }

  /// "last year [in October]", "next week", "last Tuesday", "last October", "this year".
  bool read_relative(std::size_t i) {
    const Relative relative = relative_of(words_[i]);
    if (relative == Relative::kNone || !within(i + 1)) return false;
    if (words_[i].is("following") || words_[i].is("current")) return false;
    if (const Unit unit = unit_of(words_[i + 1]); unit != Unit::kNone) {
      if (words_[i + 1].lower.ends_with("s")) return false;  // "the past years"
      time_.relative = relative;
      time_.relative_unit = unit;
      time_.words.end = i + 2;
      read_month_after_year(i + 2);
      return true;
    }
    if (const auto month = month_of(words_[i + 1])) {
      time_.month = month;
      time_.relative = relative;
      time_.relative_unit = Unit::kMonth;
      time_.words.end = i + 2;
      return true;
    }
    if (const auto weekday = weekday_of(words_[i + 1])) {
      time_.weekday = weekday;
      time_.relative = relative;
      time_.relative_unit = Unit::kDay;
      time_.words.end = i + 2;
      return true;
    }
    return false;
  }

  void read_month_after_year(std::size_t i) {
    if (time_.relative_unit != Unit::kYear || !is_at(i, "in") || !within(i + 1)) return;
    time_.month = month_of(words_[i + 1]);
    if (time_.month) time_.words.end = i + 2;
  }

  bool read_year_after_preposition(std::size_t i) {
    if (i == 0 || !(words_[i - 1].is("in") || words_[i - 1].is("of"))) return false;
    time_.year = year_of(words_[i]);
    time_.words.end = i + 1;
    return time_.year.has_value();
  }

  const Words& words_;
  TimeExpression time_;
};

Date add_months(Date date, int months) {
  const CivilDate civil = date.civil();
  std::int64_t index = civil.year * 12 + (civil.month - 1) + months;
  const std::int64_t year = index >= 0 ? index / 12 : -((11 - index) / 12);
  const int month = static_cast<int>(index - year * 12) + 1;
  for (int day = civil.day; day > 28; --day) {
    if (const auto shifted = Date::from_civil(year, month, day)) return *shifted;
  }
  return Date::from_civil(year, month, civil.day > 28 ? 28 : civil.day).value_or(date);
}

FactDate whole_month(std::int64_t year, int month) {
  FactDate date;
  date.begin = Date::from_civil(year, month, 1).value_or(Date{});
  date.precision = DatePrecision::kMonth;
  return date;
}

FactDate whole_year(std::int64_t year) {
  FactDate date;
  date.begin = Date::from_civil(year, 1, 1).value_or(Date{});
  date.precision = DatePrecision::kYear;
  return date;
}

FactDate one_day(Date day) {
  FactDate date;
  date.begin = day;
  return date;
}

FactDate whole_week(Date day_in_week) {
  FactDate date = one_day(Date{day_in_week.days - (day_in_week.day_of_week() - 1)});
  date.end = Date{date.begin.days + 6};
  return date;
}

int step(Relative relative) {
  return relative == Relative::kLast ? -1 : relative == Relative::kNext ? 1 : 0;
}

std::optional<FactDate> resolve_weekday(const TimeExpression& time, Date reference, bool future) {
  const int behind = (reference.day_of_week() - *time.weekday + 7) % 7;
  Date day{reference.days - behind};
  if (time.relative == Relative::kLast && behind == 0) day.days -= 7;
  const bool ahead = time.relative == Relative::kNext || (future && behind != 0);
  if (ahead) day.days += 7;
  return one_day(day);
}

std::optional<FactDate> resolve_offset(const TimeExpression& time, Date reference) {
  switch (time.offset_unit) {
    case Unit::kDay:
      return one_day(Date{reference.days + *time.offset});
    case Unit::kWeek:
      return whole_week(Date{reference.days + 7 * *time.offset});
    case Unit::kMonth: {
      const CivilDate civil = add_months(reference, *time.offset).civil();
      return whole_month(civil.year, civil.month);
    }
    case Unit::kYear:
      return whole_year(reference.civil().year + *time.offset);
    case Unit::kNone:
      break;
  }
  return std::nullopt;
}

std::optional<FactDate> resolve_relative(const TimeExpression& time, Date reference) {
  const int steps = step(time.relative);
  switch (time.relative_unit) {
    case Unit::kWeek:
      return whole_week(Date{reference.days + 7 * steps});
    case Unit::kMonth: {
      const CivilDate civil =
          add_months(Date::from_civil(reference.civil().year, reference.civil().month, 1)
                         .value_or(reference),
                     steps)
              .civil();
      return whole_month(civil.year, civil.month);
    }
    case Unit::kYear:
      return whole_year(reference.civil().year + steps);
    case Unit::kDay:
    case Unit::kNone:
      break;
  }
  return std::nullopt;
}

/// The year of a month named without one: the last such month that is over or running, or the next
/// to come.
std::int64_t year_of_month(const TimeExpression& time, Date reference, bool future) {
  const CivilDate civil = reference.civil();
  if (time.relative == Relative::kNext)
    return *time.month > civil.month ? civil.year : civil.year + 1;
  if (time.relative == Relative::kLast)
    return *time.month < civil.month ? civil.year : civil.year - 1;
  if (time.relative == Relative::kThis) return civil.year;
  if (future) return *time.month >= civil.month ? civil.year : civil.year + 1;
  return *time.month <= civil.month ? civil.year : civil.year - 1;
}

std::optional<FactDate> resolve_calendar(const TimeExpression& time, const TimeFrame& frame,
                                         std::optional<Date> reference, bool future) {
  std::optional<std::int64_t> year;
  if (time.year) {
    year = *time.year;
  } else if (reference && time.relative_unit == Unit::kYear) {
    year = reference->civil().year + step(time.relative);
  } else if (reference) {
    year = year_of_month(time, *reference, future);
  } else if (frame.only_year) {
    year = *frame.only_year;
  }
  if (!year) return std::nullopt;
  if (!time.day) return whole_month(*year, *time.month);
  const auto day = Date::from_civil(*year, *time.month, *time.day);
  if (!day) return std::nullopt;
  FactDate date = one_day(*day);
  if (time.last_day) date.end = Date::from_civil(*year, *time.month, *time.last_day);
  return date;
}

}  // namespace

std::vector<TimeExpression> find_times(const Words& words) {
  static const std::unordered_set<std::string_view> kPrepositions{
      "on",      "in",   "at",    "during", "from", "for", "of",
      "earlier", "late", "early", "later",  "the",  "by",  "between"};
  std::vector<TimeExpression> times;
  TimeReader reader(words);
  for (std::size_t i = 0; i < words.size();) {
    std::optional<TimeExpression> time = reader.at(i);
    if (!time) {
      ++i;
      continue;
    }
    i = time->words.end;
    std::size_t& begin = time->words.begin;
    const bool lasts = begin > 0 && (words[begin - 1].is("since") || words[begin - 1].is("until") ||
                                     words[begin - 1].is("till") || words[begin - 1].is("over") ||
                                     words[begin - 1].is("within") || words[begin - 1].is("by"));
    // "Tuesday's meeting" tells when; "this year's budget" does not.
    const bool possessive =
        i < words.size() && words[i].is("'s") && !time->weekday && !time->offset;
    if (lasts || possessive) continue;
    const std::size_t least = times.empty() ? 0 : times.back().words.end;
    while (begin > least && kPrepositions.contains(words[begin - 1].lower)) --begin;
    time->begins_sentence = begin == 0;
    times.push_back(*time);
  }
  return times;
}

std::optional<FactDate> resolve(const TimeExpression& time, const TimeFrame& frame, bool future) {
  std::optional<Date> reference = frame.article;
  // Inside the account of an earlier happening, "this year" and a bare month are that happening's.
  const bool counts_from_story =
      time.month && !time.year && time.relative != Relative::kLast && !time.begins_sentence;
  if (frame.story && counts_from_story) reference = frame.story->begin;
  if (time.month) return resolve_calendar(time, frame, reference, future);
  if (time.year) return whole_year(*time.year);
  if (!reference) return std::nullopt;
  if (time.weekday) return resolve_weekday(time, *reference, future);
  if (time.offset) return resolve_offset(time, *reference);
  return resolve_relative(time, *reference);
}

}  // namespace newsgraph::understanding
