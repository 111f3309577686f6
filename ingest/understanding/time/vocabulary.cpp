#include "newsgraph/ingest/understanding/time/vocabulary.h"

#include <algorithm>
#include <unordered_map>

#include "newsgraph/ingest/understanding/time/numerals.h"

namespace newsgraph::understanding::timex {

namespace {

struct Entry {
  PieceKind kind;
  int value;
  bool doubtful = false;
  bool plural = false;
};

using Vocabulary = std::unordered_map<std::string_view, Entry>;

/// Words in the order of their values, which begin at `first`.
void add_all(Vocabulary& vocabulary, PieceKind kind, int first, std::string_view words,
             bool doubtful = false, bool plural = false) {
  for (int value = first; !words.empty(); ++value) {
    const std::size_t space = std::min(words.find(' '), words.size());
    const std::string_view word = words.substr(0, space);
    if (word != "-") vocabulary.emplace(word, Entry{kind, value, doubtful, plural});
    words.remove_prefix(std::min(space + 1, words.size()));
  }
}

/// Words that all mean the same.
template <typename Value>
void add_same(Vocabulary& vocabulary, PieceKind kind, Value value, std::string_view words,
              bool doubtful = false) {
  while (!words.empty()) {
    const std::size_t space = std::min(words.find(' '), words.size());
    vocabulary.emplace(words.substr(0, space), Entry{kind, static_cast<int>(value), doubtful});
    words.remove_prefix(std::min(space + 1, words.size()));
  }
}

void add_calendar(Vocabulary& vocabulary) {
  using enum PieceKind;
  add_all(vocabulary, kMonth, 1,
          "january february - - - - july - september october november december");
  // Names of people, verbs, or short for something else: these need a sign that a month is meant.
  add_all(vocabulary, kMonth, 1, "jan feb march april may june jul august sep oct nov dec", true);
  add_all(vocabulary, kMonth, 1, "- - mar apr - jun - aug sept", true);
  add_all(vocabulary, kWeekday, 1, "monday tuesday wednesday thursday friday saturday sunday");
  add_all(vocabulary, kWeekday, 1,
          "mondays tuesdays wednesdays thursdays fridays saturdays sundays", false, true);
  add_all(vocabulary, kWeekday, 1, "mon tue wed thu fri sat sun", true);
  add_all(vocabulary, kWeekday, 1, "- tues - thurs", true);
  add_all(vocabulary, kWeekday, 1, "- - - thur", true);
  add_all(vocabulary, kSeason, 1, "spring - - -", true);
  add_all(vocabulary, kSeason, 1, "springtime summer autumn winter");
  add_all(vocabulary, kSeason, 1, "- summertime fall wintertime", true);
  add_all(vocabulary, kQuarter, 1, "q1 q2 q3 q4");
  add_all(vocabulary, kHalfYear, 1, "h1 h2");
}

void add_units(Vocabulary& vocabulary) {
  using enum PieceKind;
  // In the order of TimeUnit.
  const int first = static_cast<int>(TimeUnit::kMinute);
  add_all(vocabulary, kUnit, first,
          "minute hour day weekend week month - quarter - year decade century");
  add_all(vocabulary, kUnit, first,
          "minutes hours days weekends weeks months - quarters - years decades centuries", false,
          true);
  add_all(vocabulary, kUnit, first + 1, "hr");
  add_all(vocabulary, kUnit, first + 1, "hrs - - - - - - - yrs", false, true);
  add_all(vocabulary, kPeriodic, first, "- hourly daily - weekly monthly - quarterly - yearly - -");
  add_same(vocabulary, kPeriodic, TimeUnit::kYear, "annual annually");
  add_same(vocabulary, kPeriodic, TimeUnit::kDay, "nightly");
}

void add_numbers(Vocabulary& vocabulary) {
  using enum PieceKind;
  add_all(vocabulary, kNumber, 1,
          "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
          "fifteen sixteen seventeen eighteen nineteen twenty");
  for (int tens = 3; tens <= 9; ++tens) {
    constexpr std::string_view kTens[] = {"thirty",  "forty",  "fifty", "sixty",
                                          "seventy", "eighty", "ninety"};
    vocabulary.emplace(kTens[tens - 3], Entry{kNumber, tens * 10});
  }
  add_same(vocabulary, kNumber, 1, "a an");
  add_same(vocabulary, kNumber, 100, "hundred");
  add_same(vocabulary, kNumber, 12, "dozen");
  add_all(vocabulary, kOrdinal, 1,
          "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
          "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth");
  add_same(vocabulary, kFew, 0, "several few couple many half");
}

void add_relations(Vocabulary& vocabulary) {
  using enum PieceKind;
  add_all(vocabulary, kDayWord, -1, "yesterday today tomorrow");
  add_same(vocabulary, kDayWord, 0, "tonight");
  add_same(vocabulary, kWhich, Which::kLast, "last");
  add_same(vocabulary, kWhich, Which::kPast, "past");
  add_same(vocabulary, kWhich, Which::kPrevious, "previous preceding prior");
  add_same(vocabulary, kWhich, Which::kThis, "this");
  add_same(vocabulary, kWhich, Which::kCurrent, "current");
  add_same(vocabulary, kWhich, Which::kSame, "same");
  add_same(vocabulary, kWhich, Which::kThat, "that");
  add_same(vocabulary, kWhich, Which::kNext, "next");
  add_same(vocabulary, kWhich, Which::kComing, "coming upcoming");
  add_same(vocabulary, kWhich, Which::kFollowing, "following subsequent ensuing");
  add_same(vocabulary, kWhich, Which::kRecent, "recent");
  add_same(vocabulary, kWhich, Which::kEvery, "every each");
  add_same(vocabulary, kDayPart, DayPart::kMorning, "morning dawn daybreak sunrise");
  add_same(vocabulary, kDayPart, DayPart::kMidday, "lunchtime midday");
  add_same(vocabulary, kDayPart, DayPart::kAfternoon, "afternoon");
  add_same(vocabulary, kDayPart, DayPart::kEvening, "evening dusk sunset");
  add_same(vocabulary, kDayPart, DayPart::kNight, "night overnight");
  add_same(vocabulary, kClock, 12 * 60, "noon");
  add_same(vocabulary, kClock, 0, "midnight");
  add_same(vocabulary, kStage, TimexModifier::kStart, "early");
  add_same(vocabulary, kStage, TimexModifier::kMid, "mid");
  add_same(vocabulary, kStage, TimexModifier::kEnd, "late");
  add_same(vocabulary, kStage, TimexModifier::kNone, "earlier later");
  add_same(vocabulary, kEdge, TimexModifier::kStart, "start beginning outset turn opening");
  add_same(vocabulary, kEdge, TimexModifier::kMid, "middle");
  add_same(vocabulary, kEdge, TimexModifier::kEnd, "end close");
  add_same(vocabulary, kVague, -1, "recently lately");
  add_same(vocabulary, kVague, 0, "now nowadays currently presently");
  add_same(vocabulary, kVague, 1, "soon");
  add_same(vocabulary, kFeast, 0,
           "christmas new boxing valentine halloween armistice bastille international all "
           "juneteenth st earth world human united europe africa orthodox good easter palm ash "
           "holy maundy shrove black bloody super cyber giving whit sheffield");
}

const Vocabulary& vocabulary() {
  static const Vocabulary* const kVocabulary = [] {
    auto* made = new Vocabulary;
    add_calendar(*made);
    add_units(*made);
    add_numbers(*made);
    add_relations(*made);
    return made;
  }();
  return *kVocabulary;
}

}  // namespace

Piece meaning_of(std::string_view lower) {
  Piece piece;
  if (lower.empty()) return piece;
  if ((lower[0] >= '0' && lower[0] <= '9') || (lower[0] == '\'' && lower.size() == 4)) {
    piece = meaning_of_number(lower);
    piece.text = lower;
    return piece;
  }
  auto found = vocabulary().find(lower);
  const bool abbreviation = found == vocabulary().end() && lower.ends_with('.') && lower.size() > 2;
  if (abbreviation) {
    lower.remove_suffix(1);
    found = vocabulary().find(lower);
  }
  piece.text = lower;
  if (found == vocabulary().end()) return piece;
  piece.kind = found->second.kind;
  piece.value = found->second.value;
  piece.plural = found->second.plural;
  // "Sat." and "Jan." are no words, "May." and "March." may end a sentence.
  piece.doubtful = found->second.doubtful && !(abbreviation && lower.size() <= 4 && lower != "may");
  return piece;
}

}  // namespace newsgraph::understanding::timex
