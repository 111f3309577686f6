#include "newsgraph/ingest/resolve/spelling.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>

extern "C" const char newsgraph_embedded_short_names[];
extern "C" const char newsgraph_embedded_short_names_end[];

namespace newsgraph::resolve {

namespace {

using Rule = std::pair<std::string_view, std::string_view>;

/// Letters that no accent makes, so that folding leaves them.
constexpr std::array<Rule, 8> kLetters{{{"ø", "o"},
                                        {"ł", "l"},
                                        {"ı", "i"},
                                        {"đ", "d"},
                                        {"ß", "ss"},
                                        {"æ", "ae"},
                                        {"œ", "oe"},
                                        {"ð", "d"}}};
/// Longer groups first, for they hold shorter ones. S, C and J are one sound of several letters.
constexpr std::array<Rule, 30> kGroups{
    {{"tsch", "C"}, {"shch", "C"}, {"sch", "S"}, {"tch", "C"}, {"dzh", "J"}, {"zh", "J"},
     {"dj", "J"},   {"sh", "S"},   {"ch", "C"},  {"ph", "f"},  {"kh", "k"},  {"gh", "g"},
     {"th", "t"},   {"dh", "d"},   {"ck", "k"},  {"tz", "ts"}, {"ou", "u"},  {"oo", "u"},
     {"ee", "i"},   {"oe", "o"},   {"ae", "a"},  {"ey", "e"},  {"ei", "e"},  {"ay", "e"},
     {"ai", "e"},   {"ie", "i"},   {"x", "ks"},  {"q", "k"},   {"w", "v"},   {"j", "J"}}};
constexpr std::array<Rule, 12> kEndings{{{"skyy", "ski"},
                                         {"skiy", "ski"},
                                         {"skyi", "ski"},
                                         {"skij", "ski"},
                                         {"off", "ov"},
                                         {"eff", "ev"},
                                         {"ow", "ov"},
                                         {"ew", "ev"},
                                         {"iy", "i"},
                                         {"ij", "i"},
                                         {"yi", "i"},
                                         {"ej", "e"}}};

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

void replace_all(std::string& word, const Rule& rule) {
  for (std::size_t at = word.find(rule.first); at != std::string::npos;
       at = word.find(rule.first, at + rule.second.size())) {
    word.replace(at, rule.first.size(), rule.second);
  }
}

void replace_ending(std::string& word) {
  for (const Rule& rule : kEndings) {
    if (word.size() <= rule.first.size() + 1 || !word.ends_with(rule.first)) continue;
    word.replace(word.size() - rule.first.size(), rule.first.size(), rule.second);
    return;
  }
}

/// "y" is a vowel but before one; "c" is "s" before e, i and else "k".
char plain_letter(const std::string& word, std::size_t i) {
  const char next = i + 1 < word.size() ? word[i + 1] : '\0';
  if (word[i] == 'y') return i == 0 && is_vowel(next) ? 'J' : 'i';
  if (word[i] == 'c') return next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
  return word[i];
}

/// "h" is heard at the beginning and between vowels only.
bool is_silent(const std::string& word, std::size_t i) {
  if (word[i] != 'h' || i == 0) return false;
  return !is_vowel(word[i - 1]) || i + 1 == word.size() || !is_vowel(word[i + 1]);
}

bool may_stand_for(char left, char right) {
  if (left == right) return true;
  const std::pair<char, char> pair = std::minmax(left, right);
  return pair == std::pair('a', 'e') || pair == std::pair('e', 'i') || pair == std::pair('o', 'u');
}

/// Plain spellings of words, for each is compared with many others.
class Spellings {
 public:
  const std::string& of(std::string_view word) {
    const auto known = plain_.find(word);
    if (known != plain_.end()) return known->second;
    return plain_.emplace(std::string(word), plain_spelling(word)).first->second;
  }
  /// Forgets all when they are many; what of() gave is good until then.
  void make_room() {
    constexpr std::size_t kMost = 20'000;  // some 2 MB
    if (plain_.size() > kMost) plain_.clear();
  }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> plain_;
};

using ShortNames = std::unordered_map<std::string_view, std::string_view>;

/// Lines of a full name, a tab and its short forms divided by '|'; # begins a comment.
ShortNames read_short_names(std::string_view rest) {
  ShortNames table;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || line.front() == '#') continue;
    std::string_view forms = line.substr(tab + 1);
    while (!forms.empty()) {
      const std::string_view form = forms.substr(0, forms.find('|'));
      forms.remove_prefix(std::min(form.size() + 1, forms.size()));
      table.emplace(form, line.substr(0, tab));
    }
  }
  return table;
}

/// "Alex" of "Alexander": three letters at least, and not a whole vowel short ("Maria", "Marian").
bool is_beginning(std::string_view part, std::string_view whole) {
  return part.size() >= 3 && whole.size() >= part.size() + 3 && whole.starts_with(part);
}

}  // namespace

std::string plain_spelling(std::string_view word) {
  std::string spelling(word);
  for (const Rule& rule : kLetters) replace_all(spelling, rule);
  replace_ending(spelling);
  if (spelling.size() > 3 && spelling.starts_with("ye")) spelling.erase(0, 1);
  for (const Rule& rule : kGroups) replace_all(spelling, rule);
  std::string plain;
  for (std::size_t i = 0; i < spelling.size(); ++i) {
    if (is_silent(spelling, i)) continue;
    const char letter = plain_letter(spelling, i);
    if (plain.empty() || plain.back() != letter) plain += letter;
  }
  return plain;
}

std::string sound_of(std::string_view word) {
  const std::string plain = plain_spelling(word);
  std::string sound;
  for (char c : plain) {
    const bool repeats = !sound.empty() && sound.back() == c;
    if (!is_vowel(c) && !repeats) sound += c;
  }
  return sound.size() < 2 ? plain : sound;
}

bool spells_the_same(std::string_view left, std::string_view right) {
  thread_local Spellings spellings;
  spellings.make_room();
  const std::string& one = spellings.of(left);
  const std::string& other = spellings.of(right);
  if (one == other) return one.size() > 1;
  return one.size() == other.size() && one.size() > 3 &&
         std::equal(one.begin(), one.end(), other.begin(), may_stand_for);
}

std::string_view full_given_name(std::string_view name) {
  static const ShortNames kTable = read_short_names(
      {newsgraph_embedded_short_names, static_cast<std::size_t>(newsgraph_embedded_short_names_end -
                                                                newsgraph_embedded_short_names)});
  const auto found = kTable.find(name);
  return found == kTable.end() ? name : found->second;
}

GivenNames compare_given_names(std::string_view left, std::string_view right) {
  if (left == right) return GivenNames::kSame;
  if (left.empty() || right.empty()) return GivenNames::kDifferent;
  if (left.size() == 1 || right.size() == 1) {
    return left.front() == right.front() ? GivenNames::kInitial : GivenNames::kDifferent;
  }
  if (spells_the_same(left, right)) return GivenNames::kSpelling;
  const bool is_short = full_given_name(left) == full_given_name(right) ||
                        is_beginning(left, right) || is_beginning(right, left);
  return is_short ? GivenNames::kShortForm : GivenNames::kDifferent;
}

}  // namespace newsgraph::resolve
