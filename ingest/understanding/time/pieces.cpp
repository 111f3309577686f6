#include "newsgraph/ingest/understanding/time/pieces.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace newsgraph::understanding::timex {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

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

/// Digits at the front of `text`, taken off; at most nine.
std::optional<int> take_digits(std::string_view& text) {
  int number = 0;
  const std::size_t most = std::min<std::size_t>(text.size(), 9);
  const auto [end, error] = std::from_chars(text.data(), text.data() + most, number);
  if (error != std::errc{} || (text[0] == '-')) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (!text.empty() && is_digit(text[0])) return std::nullopt;
  return number;
}

constexpr bool is_separator(char c) {
  return c == '-' || c == '/' || c == '.';
}

/// YYYYMMDD of two short numbers and a year, where only one reading is a date or both are the same;
/// YYYY0000 where they are not.
int day_first_or_month_first(int first, int second, int year) {
  const bool day_first = first <= 31 && second <= 12 && first > 0 && second > 0;
  const bool month_first = first <= 12 && second <= 31 && first > 0 && second > 0;
  if (day_first && (!month_first || first == second)) return year * 10000 + second * 100 + first;
  if (month_first && !day_first) return year * 10000 + first * 100 + second;
  return day_first ? year * 10000 : 0;
}

/// "2025-02-25", "25/02/2025", "2/25/2025", "25.02.2025"; 0 for what is none.
int numeric_date(std::string_view text) {
  if (text.size() < 8 || text.size() > 10) return 0;
  int numbers[3] = {};
  std::size_t sizes[3] = {};
  char separator = '\0';
  for (int i = 0; i < 3; ++i) {
    const std::size_t before = text.size();
    const std::optional<int> number = take_digits(text);
    if (!number) return 0;
    numbers[i] = *number;
    sizes[i] = before - text.size();
    if (i == 2) break;
    if (text.empty() || !is_separator(text[0]) || (i == 1 && text[0] != separator)) return 0;
    separator = text[0];
    text.remove_prefix(1);
  }
  if (!text.empty()) return 0;
  if (sizes[0] == 4 && sizes[1] <= 2 && sizes[2] <= 2) {
    const bool valid = numbers[1] >= 1 && numbers[1] <= 12 && numbers[2] >= 1 && numbers[2] <= 31;
    return valid ? numbers[0] * 10000 + numbers[1] * 100 + numbers[2] : 0;
  }
  if (sizes[2] != 4 || sizes[0] > 2 || sizes[1] > 2) return 0;
  return day_first_or_month_first(numbers[0], numbers[1], numbers[2]);
}

/// Minutes since midnight of an hour on the clock that "am" or "pm" may follow.
std::optional<int> minutes(int hour, int minute, std::string_view half) {
  const bool am = half == "am" || half == "a.m" || half == "a.m.";
  const bool pm = half == "pm" || half == "p.m" || half == "p.m.";
  if (minute > 59 || !(half.empty() || am || pm)) return std::nullopt;
  if (half.empty()) return hour < 24 ? std::optional(hour * 60 + minute) : std::nullopt;
  if (hour < 1 || hour > 12) return std::nullopt;
  return (hour % 12 + (pm ? 12 : 0)) * 60 + minute;
}

/// What follows a number's digits: an ordinal's ending, a decade's, minutes, "pm".
Piece numeral(std::string_view text) {
  Piece piece;
  std::string_view rest = text;
  const std::optional<int> number = take_digits(rest);
  if (!number) return piece;
  const std::size_t digits = text.size() - rest.size();
  const auto is = [&](PieceKind kind, int value) {
    piece.kind = kind;
    piece.value = value;
    return piece;
  };
  if (rest.empty()) return is(PieceKind::kNumber, *number);
  if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") {
    return is(PieceKind::kOrdinal, *number);
  }
  if (rest == "s" || rest == "'s") {
    const bool decade = digits == 4 && *number % 10 == 0 && *number >= 1500 && *number < 2200;
    return decade ? is(PieceKind::kDecade, *number) : piece;
  }
  if (digits > 2) return piece;
  if (const auto whole = minutes(*number, 0, rest)) return is(PieceKind::kClock, *whole);
  if (rest.size() < 2 || (rest[0] != ':' && rest[0] != '.')) return piece;
  const bool colon = rest[0] == ':';
  rest.remove_prefix(1);
  const std::size_t before = rest.size();
  const std::optional<int> second = take_digits(rest);
  if (!second) return piece;
  const bool two_digits = before - rest.size() == 2;
  if (two_digits && (colon || !rest.empty())) {
    const auto clock = minutes(*number, *second, rest);
    return clock ? is(PieceKind::kClock, *clock) : piece;
  }
  const bool half = rest.empty() && !two_digits && *second == 5;
  return half ? is(PieceKind::kDecimal, *number * 2 + 1) : piece;
}

/// "1,000" as a number, which is never a year.
Piece grouped_number(std::string_view text) {
  Piece piece;
  int number = 0;
  for (char c : text) {
    if (c == ',') continue;
    if (!is_digit(c) || number > 99'999'999) return piece;
    number = number * 10 + (c - '0');
  }
  piece.kind = PieceKind::kNumber;
  piece.value = number;
  return piece;
}

/// "'90s" and "90s".
Piece short_decade(std::string_view text) {
  Piece piece;
  if (text.starts_with('\'')) text.remove_prefix(1);
  if (text.size() != 3 || !is_digit(text[0]) || text[1] != '0' || text[2] != 's') return piece;
  const int tens = (text[0] - '0') * 10;
  piece.kind = PieceKind::kDecade;
  piece.value = tens >= 20 ? 1900 + tens : 2000 + tens;
  return piece;
}

Piece number_meaning(std::string_view lower) {
  Piece piece = short_decade(lower);
  if (!piece.is(PieceKind::kOther)) return piece;
  if (lower.find(',') != std::string_view::npos) return grouped_number(lower);
  if (const int date = numeric_date(lower); date != 0) {
    piece.kind = PieceKind::kNumericDate;
    piece.value = date;
    return piece;
  }
  return numeral(lower);
}

bool is_core(const Piece& piece) {
  switch (piece.kind) {
    case PieceKind::kOther:
      return piece.is("future") || piece.is("fortnight") || piece.is("fortnights");
    case PieceKind::kDecimal:
    case PieceKind::kWhich:
    case PieceKind::kStage:
    case PieceKind::kEdge:
    case PieceKind::kFew:
      return false;
    case PieceKind::kNumber:
      return piece.text.size() == 4 && is_digit(piece.text[0]);
    case PieceKind::kFeast:
      return piece.is("christmas") || piece.is("halloween") || piece.is("juneteenth");
    default:
      return true;
  }
}

}  // namespace

const Piece Pieces::kNone{};

Piece meaning_of(std::string_view lower) {
  Piece piece;
  if (lower.empty()) return piece;
  if (is_digit(lower[0]) || (lower[0] == '\'' && lower.size() == 4)) {
    piece = number_meaning(lower);
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

Pieces::Pieces(const Words& words) : words_(&words) {
  pieces_.reserve(words.size() + words.size() / 8);
  for (std::size_t i = 0; i < words.size(); ++i) add_word(i);
}

void Pieces::add_word(std::size_t word) {
  const std::string& lower = (*words_)[word].lower;
  const auto is_joint = [&](std::size_t i) {
    return (lower[i] == '-' || lower[i] == '/') && i > 0 && i + 1 < lower.size();
  };
  const bool number = !lower.empty() && is_digit(lower[0]);
  if (!number || numeric_date(lower) == 0) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < lower.size(); ++i) {
      if (!is_joint(i)) continue;
      add_piece(word, begin, i);
      begin = i + 1;
    }
    add_piece(word, begin, lower.size());
    return;
  }
  add_piece(word, 0, lower.size());
}

void Pieces::add_piece(std::size_t word, std::size_t begin, std::size_t end) {
  const Word& whole = (*words_)[word];
  Piece piece = meaning_of(std::string_view(whole.lower).substr(begin, end - begin));
  const char first = begin < whole.form.size() ? whole.form[begin] : '\0';
  piece.capitalised = whole.form.size() == whole.lower.size() && first >= 'A' && first <= 'Z';
  piece.begins_word = begin == 0;
  piece.word = word;
  if (is_core(piece)) timeless_ = false;
  pieces_.push_back(piece);
}

bool Pieces::is_content(std::size_t i) const {
  if (i >= pieces_.size()) return false;
  const Word& word = (*words_)[pieces_[i].word];
  const char first = word.form.empty() ? '\0' : word.form[0];
  return pieces_[i].is(PieceKind::kOther) && word.is(WordClass::kOther) && first >= 'a' &&
         first <= 'z';
}

bool Pieces::is_determiner(std::size_t i) const {
  const WordClass word_class = this->word_class(i);
  return word_class == WordClass::kDeterminer || word_class == WordClass::kPossessive;
}

WordClass Pieces::word_class(std::size_t i) const {
  return i < pieces_.size() ? (*words_)[pieces_[i].word].word_class : WordClass::kPunctuation;
}

}  // namespace newsgraph::understanding::timex
