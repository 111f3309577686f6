#include "newsgraph/ingest/resolve/name_match.h"

#include <algorithm>

#include "newsgraph/ingest/resolve/organization_match.h"
#include "newsgraph/ingest/resolve/person_match.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::resolve {

namespace {

constexpr std::string_view kDivider = " / ";

bool disagree(const std::set<std::string>& left, const std::set<std::string>& right) {
  return !left.empty() && !right.empty() &&
         std::none_of(left.begin(), left.end(),
                      [&](const std::string& each) { return right.contains(each); });
}

NameMatch compare_places(const Profile& left, const Profile& right) {
  if (left.words != right.words) return {};
  return {0.9, "the same name", false};
}

Block place_block(const Profile& place) {
  std::string name = "place";
  for (const std::string& word : place.words) name += ' ' + word;
  return {0, name};
}

}  // namespace

Profile make_profile(EntityLabel label, const std::string& key, std::vector<std::string> written,
                     std::vector<Office> offices) {
  Profile profile;
  profile.label = label;
  profile.key = key;
  profile.offices = std::move(offices);
  profile.written = std::move(written);
  profile.name = profile.written.empty() ? key : profile.written.front();
  const std::vector<std::string> parts = split(key, kDivider);
  const std::string name_key = parts.empty() ? key : parts.front();
  if (label == EntityLabel::kPerson) {
    describe_person(profile, name_key);
    return profile;
  }
  profile.words = split(name_key, " ");
  if (parts.size() > 1) profile.countries.insert(understanding::fold(parts[1]));
  if (label == EntityLabel::kOrganization) describe_organization(profile);
  return profile;
}

NameMatch compare(const Profile& left, const Profile& right) {
  if (left.label != right.label) return {};
  NameMatch match = left.label == EntityLabel::kPerson         ? compare_persons(left, right)
                    : left.label == EntityLabel::kOrganization ? compare_organizations(left, right)
                                                               : compare_places(left, right);
  if (match.score < kSuspect || match.contradicts) return match;
  if (disagree(left.countries, right.countries)) {
    return {kSuspect,
            match.reason + ", but of " + *left.countries.begin() + " and of " +
                *right.countries.begin(),
            true};
  }
  return match;
}

std::vector<Block> blocks_of(const Profile& profile) {
  if (profile.label == EntityLabel::kPerson) return person_blocks(profile);
  if (profile.label == EntityLabel::kOrganization) return organization_blocks(profile);
  return {place_block(profile)};
}

std::vector<Block> lookups_of(const Profile& profile) {
  if (profile.label == EntityLabel::kPerson) return person_lookups(profile);
  if (profile.label == EntityLabel::kOrganization) return organization_lookups(profile);
  return {place_block(profile)};
}

}  // namespace newsgraph::resolve
