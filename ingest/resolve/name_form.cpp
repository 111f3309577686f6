#include "newsgraph/ingest/resolve/name_form.h"

#include <algorithm>
#include <array>
#include <set>

#include "newsgraph/ingest/resolve/entity_key.h"
#include "newsgraph/ingest/understanding/gazetteer.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::resolve {

namespace {

constexpr std::string_view kDivider = " / ";
constexpr std::string_view kFormer = "former ";

template <std::size_t kCount>
bool is_among(std::string_view word, const std::array<std::string_view, kCount>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 28> kParticles{
    "al",  "el",  "as", "ash", "ad",  "ar",  "az",    "bin", "ibn", "bint",
    "de",  "da",  "do", "dos", "das", "del", "della", "di",  "van", "von",
    "der", "den", "la", "le",  "du",  "ten", "ter",   "zu"};
constexpr std::array<std::string_view, 8> kGenerations{"jr", "sr",     "ii",     "iii",
                                                       "iv", "junior", "senior", "2nd"};

std::string text_of(const Map& properties, std::string_view key) {
  const auto found = properties.find(key);
  return found != properties.end() && found->second.is_string() ? found->second.as_string()
                                                                : std::string{};
}

bool is_country_code(std::string_view text) {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The code of a country by its name.
std::string country_code(const std::string& name) {
  const auto& gazetteer = understanding::Gazetteer::built_in();
  for (const auto& match : gazetteer.find(name)) {
    if (match.kind == understanding::CountryNameKind::kName) {
      return gazetteer.countries()[match.country].iso3;
    }
  }
  return {};
}

/// A fact from which somebody's office may be known.
bool tells_office(const Fact& fact) {
  return fact.relation == "HOLDS_OFFICE" && !fact.derived && fact.status == FactStatus::kOccurred;
}

Office office_of(const Fact& fact, const Entity& owner) {
  Office office;
  office.title = plain_title(text_of(fact.properties, "title"));
  office.former = text_of(fact.properties, "status") == "former";
  // Whose office it is, where the text leaves it out, is no evidence.
  if (fact.origin.object == FactOrigin::Reference::kAssumed) return office;
  office.owner = entity_key(owner);
  if (owner.label == EntityLabel::kCountry) {
    office.country = office.owner;
  } else {
    office.owner = split(office.owner, kDivider).front();
    office.country = country_code(text_of(owner.properties, "country"));
  }
  return office;
}

std::vector<std::string> words_without_generation(std::string_view folded) {
  std::vector<std::string> words = split(folded, " ");
  while (words.size() > 1 && is_among(words.back(), kGenerations)) words.pop_back();
  return words;
}

/// "abdel", "abdul", "abd al": servant of. Also glued to what follows it.
void append_word(std::vector<std::string>& words, const std::string& word) {
  constexpr std::size_t kServant = 5;
  const bool servant =
      word.starts_with("abdel") || word.starts_with("abdul") || word.starts_with("abdal");
  if (servant && (word.size() == kServant || word.size() >= kServant + 4)) {
    words.emplace_back("abd");
    if (word.size() > kServant) words.push_back(word.substr(kServant));
  } else {
    words.push_back(word);
  }
}

}  // namespace

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) parts.emplace_back(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
  return parts;
}

std::string Office::to_string() const {
  std::string text = std::string(former ? kFormer : "") + title;
  if (!owner.empty()) text += std::string(kDivider) + owner;
  if (!country.empty() && country != owner) text += std::string(kDivider) + country;
  return text;
}

Office Office::parse(std::string_view text) {
  Office office;
  office.former = text.starts_with(kFormer);
  if (office.former) text.remove_prefix(kFormer.size());
  const std::vector<std::string> parts = split(text, kDivider);
  if (!parts.empty()) office.title = parts[0];
  if (parts.size() > 1) office.owner = parts[1];
  if (parts.size() > 2) office.country = parts[2];
  if (parts.size() == 2 && is_country_code(office.owner)) office.country = office.owner;
  return office;
}

bool is_resolved(EntityLabel label) {
  return label == EntityLabel::kPerson || label == EntityLabel::kOrganization ||
         label == EntityLabel::kPlace;
}

std::string plain_title(std::string_view title) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kWords{
      {{"pm", "prime minister"}, {"premier", "prime minister"}, {"fm", "foreign minister"}}};
  const std::string folded = understanding::fold(title);
  // "minister of foreign affairs" is "foreign minister".
  for (std::string_view of : {" of the ", " of ", " for "}) {
    const std::size_t at = folded.find(of);
    if (at != std::string::npos && folded.substr(0, at).ends_with("minister")) {
      return plain_title(folded.substr(at + of.size()) + ' ' + folded.substr(0, at));
    }
  }
  std::string plain;
  for (std::string word : split(folded, " ")) {
    for (const auto& [variant, usual] : kWords) {
      if (word == variant) word = usual;
    }
    if (word == "affairs" || word == "former") continue;
    plain += (plain.empty() ? "" : " ") + word;
  }
  return plain;
}

std::vector<std::string> telling_words(std::string_view folded) {
  std::vector<std::string> telling;
  const std::vector<std::string> words = words_without_generation(folded);
  for (const std::string& word : words) {
    if (!is_among(word, kParticles)) append_word(telling, word);
  }
  return telling.empty() ? words : telling;
}

std::string generation_of(std::string_view folded) {
  const std::vector<std::string> words = split(folded, " ");
  if (words.size() < 2 || !is_among(words.back(), kGenerations)) return {};
  return words.back() == "junior"   ? "jr"
         : words.back() == "senior" ? "sr"
         : words.back() == "2nd"    ? "ii"
                                    : words.back();
}

std::string person_form_key(const std::string& name_key, const std::vector<Office>& offices) {
  std::set<std::string> context;
  const bool one_word = telling_words(name_key).size() < 2;
  for (const Office& office : offices) {
    if (one_word) {
      context.insert(office.to_string());
    } else if (!office.former && !office.country.empty()) {
      context.insert(office.country);
    }
  }
  std::string key = name_key;
  const char* divider = " / ";
  for (const std::string& each : context) {
    key += divider + each;
    divider = " + ";
  }
  return key;
}

std::vector<NameForm> name_forms(const Extraction& extraction) {
  std::vector<NameForm> forms;
  for (const Entity& entity : extraction.entities) {
    forms.push_back({entity.label, entity_key(entity), {}});
  }
  for (const Fact& fact : extraction.facts) {
    if (!tells_office(fact) || forms[fact.subject].label != EntityLabel::kPerson) continue;
    forms[fact.subject].offices.push_back(office_of(fact, extraction.entities[fact.object]));
  }
  for (NameForm& form : forms) {
    if (form.label != EntityLabel::kPerson) continue;
    std::sort(form.offices.begin(), form.offices.end());
    form.offices.erase(std::unique(form.offices.begin(), form.offices.end()), form.offices.end());
    form.key = person_form_key(form.key, form.offices);
  }
  return forms;
}

}  // namespace newsgraph::resolve
