#include "newsgraph/ingest/understanding/time/context.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_set>

#include "newsgraph/ingest/understanding/time/point_reader.h"

namespace newsgraph::understanding::timex {

namespace {

using WordSet = std::unordered_set<std::string_view>;

bool is_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

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
  if (is_any(around.before(n), {"at", "during", "throughout"})) return true;
  return around.before(n) == "of" &&
         is_any(around.before(n + 1), {"sidelines", "sideline", "margins", "fringes", "side"});
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
    const bool onward = is_any(around.after(1), {"onward", "onwards", "on"});
    const bool until_now = is_any(around.after(1), {"until", "till", "to"}) &&
                           is_any(around.after(2), {"now", "today", "present"});
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
  if (is_any(before, {"than", "versus", "vs", "like", "with"})) return TimeRole::kAttribute;
  if (before == "for") return time.window != 0 ? TimeRole::kLength : TimeRole::kWhen;
  if (before == "over") return spans_time(time) ? TimeRole::kWhen : TimeRole::kLength;
  const bool year = time.point && unit_of(*time.point) >= TimeUnit::kYear;
  // "the war of 1967"
  if (before == "of" && (year || time.window != 0)) return TimeRole::kAttribute;
  return TimeRole::kWhen;
}

/// Verbs and participles after which an infinitive or a date is of what is to come.
bool plans(std::string_view word) {
  static const WordSet kPlanning{
      "invite",     "invited",     "invites",   "plan",      "plans",    "planned",   "planning",
      "agree",      "agreed",      "agrees",    "decide",    "decided",  "decides",   "expect",
      "expected",   "expects",     "schedule",  "scheduled", "set",      "due",       "slated",
      "intend",     "intends",     "intended",  "hope",      "hopes",    "hoped",     "hoping",
      "aim",        "aims",        "aimed",     "prepare",   "prepares", "preparing", "pledge",
      "pledged",    "pledges",     "vow",       "vowed",     "vows",     "promise",   "promised",
      "promises",   "urge",        "urged",     "urges",     "ask",      "asked",     "asks",
      "call",       "called",      "calls",     "want",      "wants",    "wanted",    "propose",
      "proposed",   "proposes",    "ready",     "about",     "going",    "likely",    "order",
      "ordered",    "rescheduled", "postponed", "delayed",   "deferred", "adjourned", "tentatively",
      "invitation", "deadline"};
  return kPlanning.contains(word);
}

/// Verbs in the past whose form does not end in "ed"; those that are spelt like their base are left
/// out.
bool is_past(const Word& word) {
  static const WordSet kIrregular{
      "said", "told",  "met",  "held", "made", "took", "went",    "came",   "gave",   "spoke",
      "left", "began", "won",  "lost", "saw",  "sent", "brought", "wrote",  "became", "got",
      "flew", "drew",  "fell", "grew", "led",  "paid", "rose",    "sought", "struck", "swore"};
  if (!word.is(WordClass::kOther) || is_capitalised(word)) return false;
  return kIrregular.contains(word.lower) || (word.lower.size() > 4 && word.lower.ends_with("ed"));
}

bool is_before_clause(const Words& words, std::size_t i) {
  const Word& word = words[i];
  if (word.is(",")) {
    const bool list = i > 0 && i + 1 < words.size() && is_capitalised(words[i - 1]) &&
                      is_capitalised(words[i + 1]);
    return !list;
  }
  // "as a candidate", "than a year": no clause.
  const bool phrase = (word.is("as") || word.is("than")) && i + 1 < words.size() &&
                      !words[i + 1].is(WordClass::kPronoun);
  if (phrase) return false;
  return is_hard_break(word) || word.is(WordClass::kRelative) || word.is("that") || word.is("but");
}

/// "to meet": an infinitive and not "to Paris".
bool is_infinitive(const Words& words, std::size_t i) {
  if (!words[i].is("to") || i + 1 >= words.size()) return false;
  const Word& next = words[i + 1];
  const bool verb = next.is(WordClass::kOther) || next.is("be") || next.is("have");
  const bool plural = next.lower.ends_with('s') && !next.lower.ends_with("ss");
  return verb && !plural && !is_capitalised(next);
}

/// What stands before an infinitive plans it: "invited her to …", "are to …".
bool is_planned(const Words& words, std::size_t to) {
  constexpr std::size_t kReach = 6;
  if (to > 0 && is_any(words[to - 1].lower, {"is", "are", "was", "were"})) return true;
  for (std::size_t n = 1; n <= kReach && n <= to; ++n) {
    const Word& word = words[to - n];
    if (plans(word.lower)) return true;
    if (is_before_clause(words, to - n)) return false;
  }
  return false;
}

}  // namespace

bool looks_ahead(const Words& words, std::size_t begin) {
  constexpr std::size_t kReach = 16;
  bool passed_to = false;
  for (std::size_t n = 1; n <= kReach && n <= begin; ++n) {
    const std::size_t i = begin - n;
    const Word& word = words[i];
    if (is_before_clause(words, i)) return false;
    if (is_any(word.lower, {"will", "shall", "would", "'ll", "won't", "wo"})) {
      return !(i + 1 < words.size() && words[i + 1].is("have"));
    }
    if (is_infinitive(words, i)) return is_planned(words, i);
    // "scheduled for", "due in": right before the date or with a passive infinitive behind.
    const bool beside =
        n <= 2 && plans(word.lower) && !is_any(word.lower, {"about", "call", "set"});
    if (beside) return true;
    const bool passive = i > 0 && is_any(words[i - 1].lower, {"be", "being"});
    // "invited them to talks in"
    if (passed_to && word.is("invited")) return true;
    passed_to = passed_to || word.is("to");
    if (is_past(word) && !passive) return false;
    if (is_any(word.lower, {"was", "were", "has", "have", "had", "did"})) return false;
  }
  return false;
}

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
  time.looks_ahead = deadline || looks_ahead(words, begin);
}

}  // namespace newsgraph::understanding::timex
