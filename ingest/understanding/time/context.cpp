#include "newsgraph/ingest/understanding/time/context.h"

#include <unordered_set>

#include "newsgraph/ingest/understanding/time/one_of.h"
#include "newsgraph/ingest/understanding/time/point_reader.h"
#include "newsgraph/ingest/understanding/time/tense.h"

namespace newsgraph::understanding::timex {

namespace {

using WordSet = std::unordered_set<std::string_view>;

/// The words around an expression; beyond the sentence they are empty.
class Around {
 public:
  Around(const Words& words, WordRange extent) : words_(words), extent_(extent) {}

  /// The n-th word before, from 1.
  std::string_view before(std::size_t n) const {
    return n <= extent_.begin ? std::string_view(words_[extent_.begin - n].lower) : "";
  }
  /// The n-th word after, from 1.
  std::string_view after(std::size_t n) const {
    const std::size_t i = extent_.end + n - 1;
    return i < words_.size() ? std::string_view(words_[i].lower) : "";
  }
  bool possessive() const { return after(1) == "'s" || after(1) == "'"; }
  /// A noun, most often, follows.
  bool content_follows() const {
    if (extent_.end >= words_.size()) return false;
    const Word& word = words_[extent_.end];
    return word.is(WordClass::kOther) && word.form[0] >= 'a' && word.form[0] <= 'z';
  }
  bool name_follows() const {
    return extent_.end < words_.size() && words_[extent_.end].is(WordClass::kOther) &&
           is_capitalised(words_[extent_.end]);
  }
  bool determiner_before() const {
    if (extent_.begin == 0) return false;
    const Word& word = words_[extent_.begin - 1];
    return word.is(WordClass::kDeterminer) || word.is(WordClass::kPossessive);
  }

 private:
  const Words& words_;
  WordRange extent_;
};

/// "at", "during", "on the sidelines of" the n-th word before: what follows tells when.
bool locates(const Around& around, std::size_t n) {
  if (one_of(around.before(n), {"at", "during", "throughout"})) return true;
  return around.before(n) == "of" &&
         one_of(around.before(n + 1), {"sidelines", "sideline", "margins", "fringes", "side"});
}

/// Of a day that belongs to a noun ("Tuesday's talks") the event is told all the same.
bool names_day(const TimeExpression& time) {
  return time.point && unit_of(*time.point) <= TimeUnit::kWeekend;
}

/// "the 2015 deal", "its October visit": after a determiner and before a noun.
bool stands_before_noun(const TimeExpression& time, const Around& around) {
  if (!time.point || names_day(time)) return false;
  if (!around.content_follows() && !around.name_follows()) return false;
  const TimeUnit unit = unit_of(*time.point);
  const bool part = unit == TimeUnit::kQuarter || unit == TimeUnit::kHalfYear;
  if (part && around.content_follows()) return true;
  const bool counted = time.point->counted != TimeUnit::kNone || time.point->step;
  return around.determiner_before() && !counted;
}

TimeRole role_of_attribute(const TimeExpression& time, const Around& around, TimeRole role) {
  if (around.possessive()) {
    if (names_day(time)) return role == TimeRole::kAfter ? TimeRole::kWhen : role;
    const bool when = locates(around, 1) || around.before(1) == "in";
    return role == TimeRole::kWhen && !when ? TimeRole::kAttribute : role;
  }
  if (!stands_before_noun(time, around)) return role;
  // "in the October elections", but not "in the 1969 film".
  const bool year = unit_of(*time.point) >= TimeUnit::kYear;
  const bool when = locates(around, 2) || (around.before(2) == "in" && !year);
  return role == TimeRole::kWhen && !when ? TimeRole::kAttribute : role;
}

bool spans_time(const TimeExpression& time) {
  if (time.window != 0 || time.last) return true;
  if (!time.point) return false;
  const TimeUnit unit = unit_of(*time.point);
  return unit == TimeUnit::kWeekend || unit == TimeUnit::kSeason || unit == TimeUnit::kQuarter ||
         (time.point->month && time.point->day);
}

TimeRole role_after_preposition(const TimeExpression& time, const Around& around) {
  const std::string_view before = around.before(1);
  const std::string_view before_that = around.before(2);
  if (before == "since" || (before == "of" && before_that == "as")) return TimeRole::kSince;
  if (before == "from") {
    const bool onward = one_of(around.after(1), {"onward", "onwards", "on"});
    const bool until_now = one_of(around.after(1), {"until", "till", "to"}) &&
                           one_of(around.after(2), {"now", "today", "present"});
    return onward || until_now ? TimeRole::kSince : TimeRole::kWhen;
  }
  if (before == "until" || before == "till" || before == "through") return TimeRole::kUntil;
  if (before == "to" && before_that == "up") return TimeRole::kUntil;
  if (before == "by" || (before == "than" && before_that == "later")) return TimeRole::kBy;
  if (before == "before" || (before == "to" && before_that == "prior") ||
      (before == "of" && before_that == "ahead")) {
    return TimeRole::kBefore;
  }
  if (before == "after") return TimeRole::kAfter;
  if (before == "within") return time.window != 0 ? TimeRole::kWhen : TimeRole::kBy;
  if (one_of(before, {"than", "versus", "vs", "like", "with"})) return TimeRole::kAttribute;
  if (before == "for") return time.window != 0 ? TimeRole::kLength : TimeRole::kWhen;
  if (before == "over") return spans_time(time) ? TimeRole::kWhen : TimeRole::kLength;
  const bool year = time.point && unit_of(*time.point) >= TimeUnit::kYear;
  if (before == "(" && year) return TimeRole::kAttribute;
  // "the war of 1967"
  if (before == "of" && (year || time.window != 0)) return TimeRole::kAttribute;
  return TimeRole::kWhen;
}

}  // namespace

void place_in_context(const Words& words, std::size_t least, TimeExpression& time) {
  static const WordSet kPrepositions{"on",    "in",   "at",     "during",  "from",       "for",
                                     "of",    "the",  "by",     "between", "earlier",    "later",
                                     "early", "late", "over",   "within",  "throughout", "since",
                                     "until", "till", "before", "after"};
  const Around around(words, time.extent);
  if (time.role == TimeRole::kWhen) {
    time.role = role_of_attribute(time, around, role_after_preposition(time, around));
  }
  time.words = time.extent;
  std::size_t& begin = time.words.begin;
  while (begin > least && kPrepositions.contains(words[begin - 1].lower)) --begin;
  time.begins_sentence = begin == 0;
  // A deadline is to come, save in "By Friday, thirty had died".
  const bool deadline = time.role == TimeRole::kBy && !time.begins_sentence;
  time.looks_ahead = deadline || looks_ahead(words, time.words);
}

}  // namespace newsgraph::understanding::timex
