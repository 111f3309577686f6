// Whose name a name is, over a whole article.
#include "newsgraph/ingest/understanding/person_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.h"

namespace newsgraph::understanding {
namespace {

using ::testing::Contains;
using testing::events_of;

TEST(PersonIndex, FindsByFamilyNameInitialsAndGivenName) {
  PersonIndex index;
  index.add({"abiy", "ahmed", "ali"});
  index.add({"ana", "maria", "lima"});
  index.add({"ben", "okoro"});
  index.add({"tom", "okoro"});
  EXPECT_EQ(index.find({"abiy"}), 0u);
  EXPECT_EQ(index.find({"lima"}), 1u);
  EXPECT_EQ(index.find({"a", "lima"}), 1u);
  EXPECT_EQ(index.find({"ben", "okoro"}), 2u);
  EXPECT_EQ(index.find({"okoro"}), std::nullopt) << "two bear it";
  EXPECT_EQ(index.find({"silva"}), std::nullopt);
}

TEST(PersonNames, ComeInTheShapesOfManyCultures) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"President al-Sisi met Mohammed bin Salman in Riyadh. Al-Sisi thanked Bin Salman.",
       "al-Sisi THANKED Mohammed bin Salman"},
      {"North Korean leader Kim Jong Un met Chinese President Xi Jinping. Xi praised Kim.",
       "Xi Jinping SUPPORTED Kim Jong Un"},
      {"Ethiopian Prime Minister Abiy Ahmed met Kenyan President William Ruto. Abiy thanked Ruto.",
       "Abiy Ahmed THANKED William Ruto"},
      {"Vietnamese President Nguyen Phu Trong met Shinzo Kishida. Trong thanked Kishida.",
       "Nguyen Phu Trong THANKED Shinzo Kishida"},
      {"Chancellor Friedrich Maurer met Ursula von der Heide. Maurer thanked von der Heide.",
       "Friedrich Maurer THANKED Ursula von der Heide"},
      {"Michelle O'Neill met Micheál Martin. O'Neill thanked Martin.",
       "Michelle O'Neill THANKED Micheál Martin"},
      {"Indonesian President Prabowo visited Vietnam.", "Prabowo VISITED Vietnam"},
      {"Mr Mishra met Dr. Singh.", "Mishra MET_WITH Singh"},
  };
  for (const auto& [text, event] : cases) EXPECT_THAT(events_of(text), Contains(event)) << text;
}

TEST(PersonNames, AreToldFromPlacesOfTheSameWords) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Peru thanked Ana Lima by phone.", "Peru THANKED Ana Lima"},
      {"Washington Moreno met Santiago Paz in Quito.", "Washington Moreno MET_WITH Santiago Paz"},
      {"Pakistan's army chief met US President Donald Hall in Washington. "
       "Kenya thanked Donald Hall.",
       "Kenya THANKED Donald Hall"},
      {"Valeska Paris, a singer, met Ben Okoro. Paris thanked Kenya.", "Valeska Paris THANKED Kenya"},
      {"Peruvian President Ana Lima resigned. Prosecutors in Peru accuse Lima of fraud.",
       "Peru ACCUSED Ana Lima"},
      // A town of this name that the analysis tags wherever it may stand.
      {"Foreign Minister Ishaq Dar spoke. Dar praised Peru. Kenya invited Dar to visit Lima.",
       "Kenya INVITED Ishaq Dar"},
  };
  for (const auto& [text, event] : cases) EXPECT_THAT(events_of(text), Contains(event)) << text;
  EXPECT_THAT(events_of("Peruvian President Ana Lima resigned. Ben Okoro arrived in Lima."),
              Contains("Ben Okoro VISITED Lima"));
}

}  // namespace
}  // namespace newsgraph::understanding
