// Whether two forms of names mean the same person, organisation or place, with the reason in words.
//
// The rules are few and each says why. A score is how sure one would be if these two were alone;
// grouping.h weighs it against the rivals. What contradicts keeps two apart whatever else speaks
// for them.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/resolve/name_form.h"
#include "newsgraph/ingest/understanding/gender.h"

namespace newsgraph::resolve {

/// At this score two forms are one node …
constexpr double kMerge = 0.75;
/// … and from this one they are suspected to be.
constexpr double kSuspect = 0.5;

/// A form with all that its articles tell of it, taken apart for comparison.
struct Profile {
  EntityLabel label = EntityLabel::kPerson;
  std::string key;
  std::string name;                  ///< the fullest form written
  std::vector<std::string> written;  ///< all names that articles use
  std::vector<Office> offices;       ///< of a person
  std::vector<std::string> words;    ///< telling_words() of a person, else the words of the name
  std::string generation;
  understanding::Gender gender = understanding::Gender::kUnknown;
  std::set<std::string> countries;  ///< of offices held now, or where it is
  std::string core;                 ///< an organisation's name in one order and spelling
  std::string initials;             ///< of an organisation of several words
  bool acronym = false;             ///< an organisation known by initials alone
  bool generic = false;             ///< "foreign ministry": every country has one
};

/// `key` is that of a NameForm with this label, `written` the names that articles use for it, the
/// fullest first.
Profile make_profile(EntityLabel label, const std::string& key, std::vector<std::string> written,
                     std::vector<Office> offices);

struct NameMatch {
  double score = 0;
  std::string reason;
  bool contradicts = false;  ///< they cannot be the same, and `reason` says why
};

/// Symmetric. Two profiles of different labels have nothing to do with each other.
NameMatch compare(const Profile& left, const Profile& right);

/// A text under which a profile is filed, and the number of the drawer that it is in.
struct Block {
  std::size_t drawer = 0;
  std::string text;
  auto operator<=>(const Block&) const = default;
};
constexpr std::size_t kDrawers = 3;

/// Where a profile is filed, one text a drawer, and where those are looked for that may mean the
/// same. Two that do not find each other so are not worth comparing.
std::vector<Block> blocks_of(const Profile& profile);
std::vector<Block> lookups_of(const Profile& profile);

}  // namespace newsgraph::resolve
