#include "newsgraph/ingest/resolve/organization_match.h"

#include <algorithm>
#include <array>

#include "newsgraph/ingest/understanding/gazetteer.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::resolve {

namespace {

using Words = std::vector<std::string>;

template <std::size_t kCount>
bool is_among(std::string_view word, const std::array<std::string_view, kCount>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Bodies that every state has: their names alone say nothing.
constexpr std::array<std::string_view, 30> kOfStates{
    "ministry",   "parliament", "police",     "army",     "navy",       "government",
    "court",      "cabinet",    "senate",     "assembly", "military",   "party",
    "department", "council",    "commission", "agency",   "bank",       "office",
    "committee",  "congress",   "embassy",    "union",    "authority",  "bureau",
    "force",      "forces",     "guard",      "service",  "presidency", "directorate"};
constexpr std::array<std::string_view, 12> kCompanyForms{
    "inc", "ltd", "limited", "corp", "corporation", "plc", "llc", "ag", "sa", "pjsc", "gmbh", "co"};
constexpr std::array<std::string_view, 5> kSmallWords{"of", "the", "for", "and", "on"};

/// An upper-case word of two to eight letters: "SCO".
bool is_acronym(const std::string& name) {
  return name.size() >= 2 && name.size() <= 8 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
         });
}

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// The name, folded, of the country that a word or two name or describe; empty where they do not.
std::string country_of(const std::string& name) {
  const auto& gazetteer = understanding::Gazetteer::built_in();
  for (const auto& match : gazetteer.find(name)) {
    if (match.kind == understanding::CountryNameKind::kName ||
        match.kind == understanding::CountryNameKind::kDemonym) {
      return understanding::fold(gazetteer.countries()[match.country].name);
    }
  }
  return {};
}

/// "Russian Defence Ministry" is the Defence Ministry of Russia.
void take_country_from_name(Profile& organization) {
  const Words written = split(organization.name, " ");
  if (written.size() < 2 || written.size() != organization.words.size()) return;
  const std::string country = country_of(written.front());
  if (country.empty()) return;
  if (!organization.countries.empty() && !organization.countries.contains(country)) return;
  organization.countries.insert(country);
  organization.words.erase(organization.words.begin());
}

/// "Ministry of Foreign Affairs" and "Foreign Ministry" have one core.
std::string core_of(const Profile& organization) {
  Words words;
  bool ministry = false;
  for (const std::string& word : organization.words) {
    ministry = ministry || word == "ministry";
    if (!is_among(word, kSmallWords)) words.push_back(word == "internal" ? "interior" : word);
  }
  if (ministry) {
    std::erase(words, "affairs");
    std::sort(words.begin(), words.end());
  }
  while (words.size() > 1 && is_among(words.back(), kCompanyForms)) words.pop_back();
  return joined(words);
}

std::string initials_of(const Words& words) {
  std::string initials;
  for (const std::string& word : words) {
    if (!is_among(word, kSmallWords)) initials += word.front();
  }
  return initials.size() < 2 ? std::string{} : initials;
}

/// The initials that an article itself gives the organisation.
std::string given_initials(const Profile& organization) {
  if (organization.acronym) return {};
  for (const std::string& name : organization.written) {
    if (is_acronym(name)) return understanding::fold(name);
  }
  return {};
}

NameMatch compare_with_acronym(const Profile& acronym, const Profile& full) {
  const bool same_country = !acronym.countries.empty() && acronym.countries == full.countries;
  if (given_initials(full) == acronym.core) {
    return {0.93, "its initials, as an article gives them", false};
  }
  if (full.initials != acronym.core) return {};
  if (same_country) return {0.85, "its initials, of one country", false};
  return {0.6, "its initials", false};
}

}  // namespace

void describe_organization(Profile& organization) {
  organization.generic =
      std::any_of(organization.words.begin(), organization.words.end(),
                  [](const std::string& word) { return is_among(word, kOfStates); });
  if (organization.generic) take_country_from_name(organization);
  organization.core = core_of(organization);
  organization.acronym = is_acronym(organization.name);
  if (!organization.acronym) organization.initials = initials_of(organization.words);
}

NameMatch compare_organizations(const Profile& left, const Profile& right) {
  if (left.acronym != right.acronym) {
    return left.acronym ? compare_with_acronym(left, right) : compare_with_acronym(right, left);
  }
  if (left.core != right.core) return {};
  if (!left.countries.empty() && !right.countries.empty()) {
    return {0.95, "the same name", false};
  }
  // The names of such bodies say nothing without a country; if neither has one, they may well be
  // of two.
  if (left.generic) return {0.6, "the same name, of an unknown country", false};
  return {0.9, "the same name", false};
}

std::vector<Block> organization_blocks(const Profile& organization) {
  std::vector<Block> blocks{{0, "organization " + organization.core}};
  if (!organization.initials.empty()) blocks.push_back({1, "initials " + organization.initials});
  const std::string given = given_initials(organization);
  if (!given.empty()) blocks.push_back({2, "initials " + given});
  return blocks;
}

std::vector<Block> organization_lookups(const Profile& organization) {
  std::vector<Block> lookups{{0, "organization " + organization.core}};
  if (organization.acronym) {
    lookups.push_back({1, "initials " + organization.core});
    lookups.push_back({2, "initials " + organization.core});
  }
  for (const std::string& initials : {organization.initials, given_initials(organization)}) {
    if (!initials.empty()) lookups.push_back({0, "organization " + initials});
  }
  return lookups;
}

}  // namespace newsgraph::resolve
