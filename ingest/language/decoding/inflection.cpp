#include "newsgraph/ingest/language/decoding/inflection.h"

#include <algorithm>

namespace newsgraph::language {

namespace {

/// What is left of a form without its ending is at least this long.
constexpr std::size_t kShortestStem = 2;

bool is_any_of(char c, std::string_view letters) {
  return letters.find(c) != std::string_view::npos;
}

bool is_vowel(char c) {
  return is_any_of(c, "aeiou");
}

/// Counted by the runs of vowels.
std::size_t syllables(std::string_view stem) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < stem.size(); ++i) {
    if (is_vowel(stem[i]) && (i == 0 || !is_vowel(stem[i - 1]))) ++count;
  }
  return count;
}

/// "scrap", "bar", whose forms double the consonant: "scraped" is no form of "scrap".
bool must_double(std::string_view stem) {
  return stem.size() > 2 && !is_vowel(stem.back()) && !is_any_of(stem.back(), "wxy") &&
         is_vowel(stem[stem.size() - 2]) && !is_vowel(stem[stem.size() - 3]) &&
         syllables(stem) == 1;
}

/// Stems that hardly end a word: "forc", "emerg", "mediat", "settl". Right for nine in ten of the
/// treebanks' verbs, which is enough for those that nothing else is known of.
bool wants_e(std::string_view stem) {
  if (stem.size() < 3) return false;
  const char last = stem.back(), before = stem[stem.size() - 2];
  if (is_any_of(last, "ceuvz")) return last != before;
  if (last == 'g') return before != 'n' && before != 'g';
  if (last == 's') return before != 's';
  if (last == 'l') return !is_vowel(before) && !is_any_of(before, "lrw");
  if (stem.ends_with("at")) return syllables(stem) > 1 && !is_any_of(stem[stem.size() - 3], "eo");
  return must_double(stem);
}

/// Before what a plural's s takes an e along, where it is not the stem's own: "clashes", but
/// "houses".
bool hisses(std::string_view stem) {
  if (stem.size() > 2 && stem.ends_with("us")) return !is_vowel(stem[stem.size() - 3]);
  return stem.ends_with("ch") || stem.ends_with("sh") || stem.ends_with("ss") ||
         stem.ends_with('x') || stem.ends_with("zz") || stem.ends_with('o');
}

/// The stem of a form with that ending; empty when it has another, or when the rules say nothing of
/// what would be left.
std::string_view stem_of(std::string_view form, std::string_view ending) {
  if (!form.ends_with(ending) || form.size() < ending.size() + kShortestStem) return {};
  const std::string_view stem = form.substr(0, form.size() - ending.size());
  return stem.back() >= 'a' && stem.back() <= 'z' ? stem : std::string_view{};
}

/// "denied", "denies"; "launches"; "states": what stands before a present's or plural's s.
void add_bases_of_s(std::string_view form, std::vector<std::string>& bases) {
  if (const auto stem = stem_of(form, "ies"); !stem.empty()) {
    bases.push_back(std::string(stem) + "y");
  }
  const auto hissing = stem_of(form, "es");
  if (hisses(hissing)) bases.emplace_back(hissing);
  if (const auto stem = stem_of(form, "s"); !stem.empty() && !stem.ends_with('s')) {
    bases.emplace_back(stem);
  }
  if (!hisses(hissing) && (hissing.ends_with('s') || hissing.ends_with('z'))) {
    bases.emplace_back(hissing);
  }
}

/// What stands before an ending that takes the place of an e and doubles consonants.
void add_bases_of_vowel(std::string_view form, std::string_view ending,
                        std::vector<std::string>& bases) {
  const std::string_view stem = stem_of(form, ending);
  if (stem.find_first_of("aeiouy") == std::string_view::npos) return;
  const std::string_view cut = stem.substr(0, stem.size() - 1);
  const bool doubled = cut.ends_with(stem.back());
  if (ending != "ing" && stem.ends_with('i')) bases.push_back(std::string(cut) + "y");
  const bool silent_e = wants_e(stem);
  if (silent_e) bases.push_back(std::string(stem) + "e");
  if (doubled && !is_any_of(stem.back(), "eflosz")) bases.emplace_back(cut);
  if (!must_double(stem)) bases.emplace_back(stem);
  if (!silent_e) bases.push_back(std::string(stem) + "e");
  if (doubled && is_any_of(stem.back(), "eflosz")) bases.emplace_back(cut);
}

}  // namespace

std::vector<std::string> verb_bases(std::string_view lower_form) {
  std::vector<std::string> bases;
  add_bases_of_s(lower_form, bases);
  add_bases_of_vowel(lower_form, "ing", bases);
  add_bases_of_vowel(lower_form, "ed", bases);
  return bases;
}

std::vector<std::string> noun_bases(std::string_view lower_form) {
  std::vector<std::string> bases;
  if (const auto stem = stem_of(lower_form, "men"); !stem.empty()) {
    bases.push_back(std::string(stem) + "man");
  }
  add_bases_of_s(lower_form, bases);
  return bases;
}

std::vector<std::string> adjective_bases(std::string_view lower_form) {
  std::vector<std::string> bases;
  add_bases_of_vowel(lower_form, "er", bases);
  add_bases_of_vowel(lower_form, "est", bases);
  return bases;
}

std::vector<std::string> regular_bases(std::string_view lower_form, std::string_view upos) {
  if (upos == "VERB") return verb_bases(lower_form);
  if (upos == "NOUN") return noun_bases(lower_form);
  if (upos == "ADJ" || upos == "ADV") return adjective_bases(lower_form);
  return {};
}

}  // namespace newsgraph::language
