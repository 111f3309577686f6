#include "newsgraph/ingest/understanding/person_names.h"

#include <algorithm>
#include <unordered_set>

#include "newsgraph/ingest/understanding/organizations.h"

namespace newsgraph::understanding {

namespace {

bool is_single_name(const std::vector<std::string>& names) {
  return names.size() == 1;
}

/// One name is another shortened: the last words are the same, and every other word of the shorter
/// stands in the longer, whole or as an initial.
bool shortens(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
  if (shorter.empty() || shorter.size() > longer.size() || shorter.back() != longer.back()) {
    return false;
  }
  return std::all_of(shorter.begin(), shorter.end(), [&](const std::string& word) {
    return std::any_of(longer.begin(), longer.end(), [&](const std::string& other) {
      return other == word || (word.size() == 1 && other.starts_with(word));
    });
  });
}

/// What the words around a name within its phrase say: "Mr", "spokeswoman".
Gender gender_of_titles(const Words& words, const Phrase& phrase) {
  for (std::size_t i = phrase.words.begin; i < phrase.words.end; ++i) {
    const Gender gender = gender_of_title_word(words[i].lower);
    if (gender != Gender::kUnknown) return gender;
  }
  return Gender::kUnknown;
}

/// The last words of names that a title shows to be persons', or also the language analysis.
enum class ShownBy { kTitle, kTitleOrAnalysis };
std::unordered_set<std::string> family_names(std::span<const SpottedSentence> sentences,
                                             ShownBy shown) {
  std::unordered_set<std::string> families;
  for (const SpottedSentence& sentence : sentences) {
    if (sentence.block == BlockKind::kHeadline) continue;
    for (const Phrase& phrase : sentence.phrases) {
      const std::vector<std::string> names = name_words(phrase.name);
      const bool recognised = shown == ShownBy::kTitleOrAnalysis && names.size() > 1 &&
                              phrase.sort == PhraseSort::kName &&
                              phrase.recognised == NameShape::kPerson;
      if (phrase.sort != PhraseSort::kPerson && !recognised) continue;
      if (!names.empty()) families.insert(names.back());
    }
  }
  return families;
}

}  // namespace

std::vector<std::string> name_words(const std::string& name) {
  std::vector<std::string> words;
  const std::string folded = fold(name);
  for (std::size_t begin = 0; begin < folded.size();) {
    std::size_t end = folded.find(' ', begin);
    if (end == std::string::npos) end = folded.size();
    if (end > begin) words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

void mark_family_names(std::span<SpottedSentence> sentences) {
  const std::unordered_set<std::string> families =
      family_names(sentences, ShownBy::kTitleOrAnalysis);
  for (SpottedSentence& sentence : sentences) {
    if (sentence.block != BlockKind::kParagraph) continue;
    for (Phrase& phrase : sentence.phrases) {
      const bool town =
          phrase.sort == PhraseSort::kCapital || phrase.sort == PhraseSort::kPlace ||
          (phrase.sort == PhraseSort::kName && phrase.recognised == NameShape::kPlace);
      if (!town || phrase.words.end - phrase.words.begin != 1) continue;
      const std::size_t word = phrase.words.begin;
      const bool there = word > 0 && sentence.words[word - 1].is(WordClass::kPreposition) &&
                         !sentence.words[word - 1].is("by") && !sentence.words[word - 1].is("with");
      if (there || !families.contains(fold(phrase.name))) continue;
      phrase.sort = PhraseSort::kPerson;
      phrase.country.reset();
    }
  }
}

std::vector<NamedPerson> named_persons(std::span<const SpottedSentence> sentences,
                                       const NameVotes& votes) {
  std::vector<NamedPerson> candidates;
  const std::unordered_set<std::string> families = family_names(sentences, ShownBy::kTitle);
  for (const SpottedSentence& sentence : sentences) {
    // In a headline every word may be capitalised; its names are known from the text or not at all.
    if (sentence.block == BlockKind::kHeadline) continue;
    for (const Phrase& phrase : sentence.phrases) {
      const std::vector<std::string> names = name_words(phrase.name);
      const Votes counted = votes.of(phrase.name);
      const int others = std::max({counted.place, counted.organization, counted.event});
      const bool known_family =
          names.size() > 1 && !names.empty() && families.contains(names.back());
      const bool person = phrase.sort == PhraseSort::kName && names.size() < 6 &&
                          Organizations::built_in().find(phrase.name) == nullptr &&
                          (counted.person > others || (known_family && others == 0));
      if (!names.empty() && (phrase.sort == PhraseSort::kPerson || person)) {
        candidates.push_back({names, phrase.name, gender_of_titles(sentence.words, phrase)});
      }
    }
  }
  // The fullest names first, so that the shorter find them.
  std::stable_sort(candidates.begin(), candidates.end(), [](const auto& left, const auto& right) {
    return left.names.size() > right.names.size();
  });
  return candidates;
}

void PersonIndex::add(const std::vector<std::string>& names) {
  for (const std::string& word : names) by_word_[word].push_back(persons_.size());
  persons_.push_back(names);
}

std::optional<std::size_t> PersonIndex::find(const std::vector<std::string>& names) const {
  if (names.empty()) return std::nullopt;
  const auto bearers = by_word_.find(names.back());
  if (bearers == by_word_.end()) return std::nullopt;
  std::optional<std::size_t> by_family;
  std::optional<std::size_t> by_given;
  std::size_t family_count = 0;
  std::size_t given_count = 0;
  constexpr std::size_t kMost = 64;
  for (std::size_t i = 0; i < bearers->second.size() && i < kMost; ++i) {
    const std::size_t person = bearers->second[i];
    const std::vector<std::string>& full = persons_[person];
    if (shortens(names, full)) {
      by_family = person;
      ++family_count;
    } else if (is_single_name(names)) {  // a given name; the family name comes last
      by_given = person;
      ++given_count;
    }
  }
  if (family_count == 1) return by_family;
  if (family_count == 0 && given_count == 1) return by_given;
  return std::nullopt;
}

}  // namespace newsgraph::understanding
