#include "newsgraph/ingest/understanding/phrases.h"

#include <gtest/gtest.h>

#include "reading.h"

namespace newsgraph::understanding {
namespace {

std::string_view sort_name(PhraseSort sort) {
  switch (sort) {
    case PhraseSort::kPerson:
      return "person";
    case PhraseSort::kName:
      return "name";
    case PhraseSort::kTitle:
      return "title";
    case PhraseSort::kCountry:
      return "country";
    case PhraseSort::kCapital:
      return "capital";
    case PhraseSort::kSeat:
      return "seat";
    case PhraseSort::kOfficials:
      return "officials";
    case PhraseSort::kOrganization:
      return "organization";
    case PhraseSort::kBody:
      return "body";
    case PhraseSort::kPlace:
      return "place";
    case PhraseSort::kEvent:
      return "event";
    case PhraseSort::kPronoun:
      return "pronoun";
    case PhraseSort::kGroup:
      return "group";
  }
  return "";
}

/// "person Ana Lima <interior minister> of Peru; …"
std::string spotted(std::string_view sentence) {
  const std::unordered_set<std::string> common;
  const Gazetteer& gazetteer = Gazetteer::built_in();
  std::string text;
  for (const Phrase& phrase :
       spot_phrases(testing::words_of(sentence), {gazetteer, Offices::built_in(), common})) {
    if (!text.empty()) text += "; ";
    text += sort_name(phrase.sort);
    if (!phrase.name.empty()) text += " " + phrase.name;
    if (phrase.title) text += " <" + phrase.title->text + ">";
    if (phrase.title && phrase.title->former) text += " former";
    if (!phrase.body.empty()) text += " for " + phrase.body;
    if (phrase.country) text += " of " + gazetteer.countries()[*phrase.country].name;
    if (!phrase.alias.empty()) text += " = " + phrase.alias;
  }
  return text;
}

TEST(Phrases, ReadsWhoIsSpokenOf) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Peruvian Interior Minister Ana Lima left", "person Ana Lima <interior minister> of Peru"},
      {"Peru's prime minister, Ana Lima, left", "person Ana Lima <prime minister> of Peru"},
      {"Then Ana Lima, spokeswoman for the Peruvian army, left",
       "person Ana Lima <spokeswoman> for Peruvian army of Peru"},
      {"former president Ana Lima of Peru left",
       "person Ana Lima <president> former; country Peru of Peru"},
      {"Mr Lima left", "person Lima <mr>"},
      {"President Haider al-Lima left", "person Haider al-Lima <president>"},
      {"the Peruvian ambassador left", "title <ambassador> of Peru"},
      {"the foreign minister left", "title <foreign minister>"},
      {"In Peru Minister Ana Lima left", "country Peru of Peru; person Ana Lima <minister>"},
      {"State Department Spokesperson Ana Lima left",
       "person Ana Lima <spokesperson> for State Department"},
      {"the prime minister, Gen. Ana Lima, left", "person Ana Lima <prime minister>"},
      {"President Donald Hall left", "person Donald Hall <president>"},
      {"President Ursula von der Heide left", "person Ursula von der Heide <president>"},
      {"UN High Commissioner Ana Lima left", "person Ana Lima <high commissioner> for UN"},
      {"Emeritus Professor Ana Lima left", "person Ana Lima <professor>"},
      {"Ana Lima MP, Minister for Defence, left", "person Ana Lima <minister for defence>"},
      {"UN Special Rapporteur Ana Lima left", "person Ana Lima <special rapporteur> for UN"},
      {"Canberra pledged money to upgrade the Queen Salote wharf.",
       "capital Canberra of Australia; title <queen>; name Salote"},
  };
  for (const auto& [sentence, phrases] : cases) EXPECT_EQ(spotted(sentence), phrases) << sentence;
}

TEST(Phrases, ReadsStatesBodiesPlacesAndOccasions) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"and Peru left", "country Peru of Peru"},
      {"in Lima itself", "capital Lima of Peru"},
      {"the Peruvian government left", "officials government of Peru"},
      {"the Peruvian Government left", "officials government of Peru"},
      {"the government of Peru left", "officials government of Peru"},
      {"Peruvian security forces left", "organization Peruvian security forces of Peru"},
      {"Peru's foreign ministry left", "organization Peruvian foreign ministry of Peru"},
      {"the Ministry of Trade and Industry left", "organization Ministry of Trade and Industry"},
      {"the Andean Trade Organisation (ATO) left", "organization Andean Trade Organisation = ATO"},
      {"the ministry left", "body ministry"},
      {"the Lima Sheriff's office left", "organization Lima Sheriff's office of Peru"},
      {"The UN High Commissioner for Refugees left",
       "organization UN High Commissioner for Refugees"},
      {"at a donor conference on the future of Chad in May",
       "event donor conference on the future of Chad"},
      {"at a news conference on trade", ""},
      {"the UK-based Andean Observatory for Human Rights left",
       "name Andean Observatory for Human Rights"},
      {"at Andean Airport", "place Andean Airport"},
      {"at the Andean Trade Summit", "event Andean Trade Summit"},
      {"at the 23rd summit of the Andean Trade Organisation",
       "event 23rd summit of the Andean Trade Organisation"},
      {"both sides and the two prime ministers", "group sides; group prime ministers"},
      {"on Tuesday in March", ""},
      {"and Boeing left", "name Boeing"},
      {"What left", ""},
      {"in Northern Ireland and New Mexico", "name Northern Ireland; name New Mexico"},
  };
  for (const auto& [sentence, phrases] : cases) EXPECT_EQ(spotted(sentence), phrases) << sentence;
}

}  // namespace
}  // namespace newsgraph::understanding
