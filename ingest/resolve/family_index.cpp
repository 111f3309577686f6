#include "newsgraph/ingest/resolve/family_index.h"

#include <xxhash.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/resolve/spelling.h"

namespace newsgraph::resolve {

namespace {

using Key = std::uint64_t;

Key key_of(const std::string& family, std::string_view as, std::string_view text) {
  std::string whole = family;
  for (std::string_view part : {as, text}) (whole += '\n') += part;
  return XXH3_64bits(whole.data(), whole.size());
}

/// One text for all words that spells_the_same() takes for each other.
std::string any_spelling(std::string_view word) {
  std::string spelling = plain_spelling(word);
  for (char& letter : spelling) {
    if (letter == 'e' || letter == 'i') letter = 'a';
    if (letter == 'u') letter = 'o';
  }
  return spelling;
}

/// What words have in common that compare_given_names() takes for one name, but for initials.
void add_forms(const std::string& family, const std::string& given, std::vector<Key>& keys) {
  keys.push_back(key_of(family, "spelling", any_spelling(given)));
  keys.push_back(key_of(family, "full", full_given_name(given)));
  if (given.size() >= 3) keys.push_back(key_of(family, "beginning", given.substr(0, 3)));
}

std::vector<Key> filed_under(const std::string& family, const Profile& profile) {
  if (profile.words.size() < 2) return {key_of(family, "alone", {})};
  std::vector<Key> keys;
  for (std::size_t i = 0; i + 1 < profile.words.size(); ++i) {
    const std::string& given = profile.words[i];
    const std::string letter = given.substr(0, 1);
    add_forms(family, given, keys);
    keys.push_back(key_of(family, "letter", letter));
    if (given.size() == 1) keys.push_back(key_of(family, "initial", letter));
  }
  return keys;
}

std::vector<Key> sought_under(const std::string& family, const Profile& profile) {
  std::vector<Key> keys{key_of(family, "alone", {})};
  for (std::size_t i = 0; i + 1 < profile.words.size(); ++i) {
    const std::string& given = profile.words[i];
    add_forms(family, given, keys);
    keys.push_back(key_of(family, given.size() == 1 ? "letter" : "initial", given.substr(0, 1)));
  }
  return keys;
}

}  // namespace

bool FamilyIndex::serves(const Profile& profile, const Block& block) {
  return profile.label == EntityLabel::kPerson && profile.words.size() > 1 && block.drawer == 0;
}

void FamilyIndex::file(NodeId name, const Profile& profile) {
  if (profile.label != EntityLabel::kPerson || profile.words.empty()) return;
  const std::string family = blocks_of(profile).front().text;
  if (!families_.contains(family)) return;
  for (Key key : filed_under(family, profile)) {
    const auto [begin, end] = names_.equal_range(key);
    const bool known =
        std::any_of(begin, end, [&](const auto& each) { return each.second == name; });
    if (!known) names_.emplace(key, name);
  }
}

void FamilyIndex::find(const Block& family, const Profile& profile, std::set<NodeId>& found) const {
  for (Key key : sought_under(family.text, profile)) {
    const auto [begin, end] = names_.equal_range(key);
    for (auto each = begin; each != end; ++each) found.insert(each->second);
  }
}

void FamilyIndex::clear() {
  families_.clear();
  names_.clear();
}

}  // namespace newsgraph::resolve
