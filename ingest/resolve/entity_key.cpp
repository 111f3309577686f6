#include "newsgraph/ingest/resolve/entity_key.h"

#include <array>
#include <utility>
#include <vector>

#include "newsgraph/ingest/understanding/organizations.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::resolve {

namespace {

std::vector<std::string> split_words(const std::string& folded) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    std::size_t end = folded.find(' ', begin);
    if (end == std::string::npos) end = folded.size();
    if (end > begin) words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

/// "Albert P Khorev" and "Albert Khorev" are one; "J Smith" keeps its initial.
std::string person_key(const std::string& folded) {
  const std::vector<std::string> words = split_words(folded);
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool middle_initial = words[i].size() == 1 && i > 0 && i + 1 < words.size();
    if (!middle_initial) kept.push_back(words[i]);
  }
  return join(kept);
}

/// British and American spellings are one.
std::string organization_key(const std::string& folded) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kSpellings{
      {{"organisation", "organization"},
       {"centre", "center"},
       {"defence", "defense"},
       {"programme", "program"},
       {"labour", "labor"}}};
  std::vector<std::string> words = split_words(folded);
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  for (std::string& word : words) {
    for (const auto& [british, american] : kSpellings) {
      if (word == british) word = american;
    }
  }
  return join(words);
}

std::string text_property(const Entity& entity, std::string_view key) {
  const auto found = entity.properties.find(key);
  return found != entity.properties.end() && found->second.is_string() ? found->second.as_string()
                                                                       : std::string{};
}

}  // namespace

std::string entity_key(const Entity& entity) {
  const std::string folded = understanding::fold(entity.name);
  std::string key = folded;
  switch (entity.label) {
    case EntityLabel::kPerson:
      key = person_key(folded);
      break;
    case EntityLabel::kCountry: {
      const std::string iso3 = text_property(entity, "iso3");
      if (!iso3.empty()) key = iso3;
      break;
    }
    case EntityLabel::kOrganization: {
      // "EU" is the European Union whichever article says so.
      const auto* world = understanding::Organizations::built_in().find(entity.name);
      const std::string country = text_property(entity, "country");
      key = organization_key(world != nullptr ? understanding::fold(world->name) : folded);
      if (!country.empty() && world == nullptr) key += " / " + country;
      break;
    }
    case EntityLabel::kPlace: {
      const std::string country = text_property(entity, "country");
      if (!country.empty()) key += " / " + country;
      break;
    }
    default:
      break;
  }
  return key.empty() ? entity.name : key;
}

std::string_view name_property(EntityLabel label) {
  return label == EntityLabel::kStatement ? "text" : "name";
}

}  // namespace newsgraph::resolve
