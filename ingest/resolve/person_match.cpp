#include "newsgraph/ingest/resolve/person_match.h"

#include <algorithm>
#include <array>
#include <span>

#include "newsgraph/ingest/resolve/spelling.h"

namespace newsgraph::resolve {

namespace {

using understanding::Gender;
using Words = std::vector<std::string>;

/// What the offices of two persons say of their being one, from the least on.
enum class Context { kOther, kUnknown, kSameTitle, kSameCountry, kSameOffice };

/// Titles that hardly say what somebody is, so that they fit beside any other.
constexpr std::array<std::string_view, 9> kVagueTitles{
    "leader", "chief", "head", "official", "minister", "politician", "boss", "strongman", "ruler"};

bool is_vague(const std::string& title) {
  return std::find(kVagueTitles.begin(), kVagueTitles.end(), title) != kVagueTitles.end();
}

/// One word for titles that say the same: "PM", "premier"; "spokesman", "spokeswoman".
std::string neutral(const std::string& title) {
  if (title == "pm" || title == "premier") return "prime minister";
  for (std::string_view ending : {"woman", "man", "person"}) {
    if (title.size() > ending.size() + 3 && title.ends_with(ending)) {
      return title.substr(0, title.size() - ending.size());
    }
  }
  return title;
}

/// "minister" and "foreign minister", "leader" and "president".
bool titles_fit(const std::string& left, const std::string& right) {
  return neutral(left) == neutral(right) || is_vague(left) || is_vague(right) ||
         left.ends_with(' ' + right) || right.ends_with(' ' + left);
}

bool share_country(const Office& left, const Office& right) {
  return left.owner == right.owner || (!left.country.empty() && left.country == right.country);
}

Context context_of(const Office& left, const Office& right) {
  const bool same_title = left.former == right.former && titles_fit(left.title, right.title);
  if (left.owner.empty() || right.owner.empty()) {
    return same_title && !is_vague(left.title) && !is_vague(right.title) ? Context::kSameTitle
                                                                         : Context::kUnknown;
  }
  if (!share_country(left, right)) return Context::kOther;
  return same_title ? Context::kSameOffice : Context::kSameCountry;
}

Context context_of(const Profile& left, const Profile& right) {
  if (left.offices.empty() || right.offices.empty()) return Context::kUnknown;
  Context context = Context::kOther;
  for (const Office& one : left.offices) {
    for (const Office& other : right.offices) {
      context = std::max(context, context_of(one, other));
    }
  }
  return context;
}

/// How much less it says that titles are the same when the country of one is not told.
constexpr double kUntoldCountry = 0.05;

/// Scores by how much the offices say: the same country, nothing, and what they add to a reason.
struct Scores {
  double shared;
  double unknown;
};

NameMatch scored(const Scores& scores, const std::string& reason, Context context) {
  switch (context) {
    case Context::kSameOffice:
      return {scores.shared, reason + ", the same office", false};
    case Context::kSameCountry:
      return {scores.shared, reason + ", offices of one country", false};
    case Context::kSameTitle:
      return {std::max(scores.unknown, scores.shared - kUntoldCountry), reason + ", the same title",
              false};
    default:
      return {scores.unknown, reason, false};
  }
}

NameMatch different(const std::string& reason) {
  return {0, reason, true};
}

bool is_same_word(const std::string& left, const std::string& right) {
  return left == right || spells_the_same(left, right);
}

/// Whether the words of `part` stand in `whole` in their order.
bool is_contained(std::span<const std::string> part, std::span<const std::string> whole) {
  std::size_t found = 0;
  for (const std::string& word : whole) {
    if (found < part.size() &&
        (is_same_word(part[found], word) || (word.size() == 1 && part[found][0] == word[0]) ||
         (part[found].size() == 1 && part[found][0] == word[0]))) {
      ++found;
    }
  }
  return found == part.size();
}

/// Names of two or more words each that end alike.
NameMatch compare_given(const Words& shorter, const Words& longer, bool same_spelling,
                        Context context) {
  const std::span<const std::string> given(shorter.data(), shorter.size() - 1);
  const std::span<const std::string> others(longer.data(), longer.size() - 1);
  const GivenNames first = compare_given_names(given.front(), others.front());
  if (first == GivenNames::kDifferent) {
    if (!is_contained(given, others)) return different("different given names");
    return scored({0.88, 0.65}, "one of several given names, the same family name", context);
  }
  if (!is_contained(given.subspan(1), others.subspan(1)))
    return different("different middle names");
  if (first == GivenNames::kInitial) {
    return scored({0.86, 0.6}, "initials of the given name, the same family name", context);
  }
  if (first == GivenNames::kShortForm) {
    return scored({0.92, 0.72}, "a short form of the given name", context);
  }
  if (first == GivenNames::kSpelling || !same_spelling) {
    // A long name that only differs in spelling is hardly another.
    const std::size_t letters = std::min(given.front().size(), others.front().size()) +
                                std::min(shorter.back().size(), longer.back().size());
    return scored({0.95, letters >= 11 ? 0.82 : 0.7}, "another spelling of the name", context);
  }
  if (shorter.size() == longer.size()) return scored({0.99, 0.92}, "the same name", context);
  return scored({0.97, 0.88}, "the same name with more given names", context);
}

/// "Gabriel Boric" and "Gabriel Boric Font".
bool begins_with(const Words& longer, const Words& shorter) {
  return longer.size() > shorter.size() &&
         std::equal(shorter.begin(), shorter.end(), longer.begin(), is_same_word);
}

NameMatch compare_full(const Profile& left, const Profile& right, Context context) {
  const bool in_order = left.words.size() <= right.words.size();
  const Words& shorter = in_order ? left.words : right.words;
  const Words& longer = in_order ? right.words : left.words;
  NameMatch match;
  if (is_same_word(shorter.back(), longer.back())) {
    match = compare_given(shorter, longer, shorter.back() == longer.back(), context);
  } else if (begins_with(longer, shorter)) {
    match = scored({0.88, 0.65}, "the same name with a further family name", context);
  } else {
    return different("different names");
  }
  if (left.generation == right.generation) return match;
  if (!left.generation.empty() && !right.generation.empty()) return different("two generations");
  // Without its "Jr" a name may be the father's.
  if (context != Context::kSameOffice) match.score = std::min(match.score, 0.7);
  return match;
}

/// Where the one word of a name stands in a full one.
enum class Position { kFamily, kGiven, kBetween, kNowhere };

Position position_of(const std::string& word, const Words& full) {
  if (is_same_word(word, full.back())) return Position::kFamily;
  if (is_same_word(word, full.front())) return Position::kGiven;
  const bool between = std::any_of(
      full.begin(), full.end(), [&](const std::string& each) { return is_same_word(word, each); });
  return between ? Position::kBetween : Position::kNowhere;
}

NameMatch compare_one_word(const Profile& one_word, const Profile& full, Context context) {
  const Position position = position_of(one_word.words.front(), full.words);
  if (position == Position::kNowhere) return {};
  const bool family = position == Position::kFamily;
  const std::string part = family ? "the family name alone" : "the given name alone";
  if (context == Context::kSameOffice) {
    return {family ? 0.93 : 0.9, part + ", the same office", false};
  }
  if (context == Context::kSameTitle) {
    return {family ? 0.85 : 0.8, part + ", the same title", false};
  }
  if (context == Context::kSameCountry) {
    return {family ? 0.65 : 0.55, part + ", another office of the country", false};
  }
  if (context == Context::kOther) return different(part + ", another office");
  if (!one_word.offices.empty()) return {0.55, part + ", not the same office", false};
  if (!family) return {0.55, part, false};
  if (full.offices.empty()) return {0.6, part, false};
  return {0.8, part + ", of an official", false};
}

NameMatch compare_two_single(const Profile& left, const Profile& right, Context context) {
  if (!is_same_word(left.words.front(), right.words.front())) return {};
  switch (context) {
    case Context::kSameOffice:
      return {0.9, "one name alone, the same office", false};
    case Context::kSameTitle:
      return {0.8, "one name alone, the same title", false};
    case Context::kSameCountry:
      return {0.6, "one name alone, two offices of a country", false};
    case Context::kOther:
      return different("one name alone, different offices");
    default:
      return {0.8, "one name alone", false};
  }
}

Gender gender_of(const Profile& person) {
  for (const Office& office : person.offices) {
    const Words title = split(office.title, " ");
    if (title.empty()) continue;
    const Gender gender = understanding::gender_of_title_word(title.back());
    if (gender != Gender::kUnknown) return gender;
  }
  return person.words.size() < 2 ? Gender::kUnknown
                                 : understanding::gender_of_given_name(person.words.front());
}

}  // namespace

void describe_person(Profile& person, const std::string& name_key) {
  person.words = telling_words(name_key);
  person.generation = generation_of(name_key);
  person.gender = gender_of(person);
  for (const Office& office : person.offices) {
    if (!office.former && !office.country.empty()) person.countries.insert(office.country);
  }
}

NameMatch compare_persons(const Profile& left, const Profile& right) {
  const Context context = context_of(left, right);
  const bool left_full = left.words.size() > 1;
  const bool right_full = right.words.size() > 1;
  NameMatch match = left_full && right_full ? compare_full(left, right, context)
                    : left_full             ? compare_one_word(right, left, context)
                    : right_full            ? compare_one_word(left, right, context)
                                            : compare_two_single(left, right, context);
  if (match.score > 0 && !may_agree(left.gender, right.gender)) {
    return different(match.reason + ", but a man and a woman");
  }
  return match;
}

std::vector<Block> person_blocks(const Profile& person) {
  const std::string last = sound_of(person.words.back());
  if (person.words.size() < 2)
    return {{0, "person " + last}, {1, "given " + last}, {2, "alone " + last}};
  return {{0, "person " + last},
          {1, "given " + sound_of(person.words.front())},
          {2, "names " + sound_of(person.words[0]) + ' ' + sound_of(person.words[1])}};
}

std::vector<Block> person_lookups(const Profile& person) {
  const std::string last = sound_of(person.words.back());
  if (person.words.size() < 2) return {{0, "person " + last}, {1, "given " + last}};
  return {{0, "person " + last},
          {2, "alone " + sound_of(person.words.front())},
          {2, "names " + sound_of(person.words[0]) + ' ' + sound_of(person.words[1])}};
}

}  // namespace newsgraph::resolve
