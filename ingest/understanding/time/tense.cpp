#include "newsgraph/ingest/understanding/time/tense.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "newsgraph/ingest/understanding/time/one_of.h"

namespace newsgraph::understanding::timex {

namespace {

using WordSet = std::unordered_set<std::string_view>;

/// How far a clause's verb is looked for.
constexpr std::size_t kReach = 16;

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
  constexpr std::size_t kPlanReach = 6;
  if (to > 0 && one_of(words[to - 1].lower, {"is", "are", "was", "were"})) return true;
  for (std::size_t n = 1; n <= kPlanReach && n <= to; ++n) {
    const Word& word = words[to - n];
    if (plans(word.lower)) return true;
    if (is_before_clause(words, to - n)) return false;
  }
  return false;
}

bool is_future_auxiliary(const Words& words, std::size_t i) {
  if (!one_of(words[i].lower, {"will", "shall", "would", "'ll", "won't", "wo"})) return false;
  return !(i + 1 < words.size() && words[i + 1].is("have"));
}

bool is_past_auxiliary(const Word& word) {
  return one_of(word.lower, {"was", "were", "has", "have", "had", "did", "would"});
}

/// What the words before `begin` tell; nothing where the clause begins with what stands there.
std::optional<bool> verb_before(const Words& words, std::size_t begin) {
  bool passed_to = false;
  for (std::size_t n = 1; n <= kReach; ++n) {
    if (n > begin || is_before_clause(words, begin - n)) {
      return n == 1 ? std::nullopt : std::optional(false);
    }
    const std::size_t i = begin - n;
    const Word& word = words[i];
    if (is_future_auxiliary(words, i)) return true;
    if (is_infinitive(words, i)) return is_planned(words, i);
    // "scheduled for", "due in"
    const bool verb = one_of(word.lower, {"about", "call", "set"});
    if (n <= 2 && plans(word.lower) && !verb) return true;
    // "invited them to talks in"
    if (passed_to && word.is("invited")) return true;
    passed_to = passed_to || word.is("to");
    const bool passive = i > 0 && one_of(words[i - 1].lower, {"be", "being"});
    if ((is_past(word) && !passive) || is_past_auxiliary(word)) return false;
  }
  return false;
}

/// What the words behind a time that opens its clause tell: "On Friday, they will meet".
bool verb_behind(const Words& words, std::size_t end) {
  std::size_t i = end < words.size() && words[end].is(",") ? end + 1 : end;
  const std::size_t last = std::min(words.size(), i + kReach);
  for (; i < last; ++i) {
    const Word& word = words[i];
    if (is_future_auxiliary(words, i)) return true;
    const bool be = one_of(word.lower, {"is", "are"}) && i + 1 < last;
    if (be && (words[i + 1].is("to") || plans(words[i + 1].lower))) return true;
    if (is_past(word) || is_past_auxiliary(word) || is_before_clause(words, i)) return false;
  }
  return false;
}

}  // namespace

bool looks_ahead(const Words& words, WordRange time) {
  if (const std::optional<bool> before = verb_before(words, time.begin)) return *before;
  // "Friday's vote will …": the vote is over.
  const bool possessive =
      time.end < words.size() && (words[time.end].is("'s") || words[time.end].is("'"));
  return !possessive && verb_behind(words, time.end);
}

}  // namespace newsgraph::understanding::timex
