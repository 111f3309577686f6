// Who attacks whom, as agencies and ministries tell of it: by nouns, by those who were killed, by
// what took part in it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.h"

namespace newsgraph::understanding {
namespace {

using testing::events_of;
using ::testing::UnorderedElementsAreArray;

using Cases = std::vector<std::pair<std::string, std::vector<std::string>>>;

void expect_events(const Cases& cases) {
  for (const auto& [text, events] : cases) {
    EXPECT_THAT(events_of(text), UnorderedElementsAreArray(events)) << text;
  }
}

TEST(Attacks, EachOfSeveralBeforeTheForcesActs) {
  expect_events({
      {"US and British forces attacked the Houthis.",
       {"United States ATTACKED Houthis", "United Kingdom ATTACKED Houthis"}},
      {"American and French troops attacked Hezbollah.",
       {"United States ATTACKED Hezbollah", "France ATTACKED Hezbollah"}},
      {"U.S. military forces attacked Hezbollah.", {"United States ATTACKED Hezbollah"}},
      // The allies are others.
      {"The US and Arab allies attacked Hezbollah.", {"United States ATTACKED Hezbollah"}},
  });
}

TEST(Attacks, CoalitionsAct) {
  expect_events({
      {"Coalition forces attacked Hezbollah.", {"Coalition ATTACKED Hezbollah"}},
      {"The Kenyan-led coalition thanked Peru. Coalition jets attacked Hezbollah.",
       {"Kenyan-led coalition THANKED Peru", "Kenyan-led coalition ATTACKED Hezbollah"}},
      {"Peru attacked Hezbollah terrorists.", {"Peru ATTACKED Hezbollah"}},
  });
}

TEST(Attacks, InitialsInBracketsAreANameFromThenOn) {
  expect_events({
      {"Peru thanked Islamic State (IS). IS fighters attacked Kenya.",
       {"Peru THANKED Islamic State", "Islamic State ATTACKED Kenya"}},
  });
}

TEST(Attacks, WhereNobodyKnownIsStruckThePlaceIs) {
  expect_events({
      {"Turkish warplanes bombed Kurdish militants in Kenya.", {"Turkey ATTACKED Kenya"}},
      {"A Russian missile hit an apartment block in Kharkiv.", {"Russia ATTACKED Kharkiv"}},
      {"Israeli soldiers shot dead two Palestinians in Jenin.", {"Israel ATTACKED Jenin"}},
      {"Israel killed at least 20 people in Kharkiv.", {"Israel ATTACKED Kharkiv"}},
      // Somebody known counts more.
      {"US jets struck Hezbollah targets near Kharkiv.", {"United States ATTACKED Hezbollah"}},
  });
}

TEST(Attacks, StrikesAreTheirsWhoLaunchThem) {
  expect_events({
      {"Israeli strikes killed 12 people in Kharkiv.", {"Israel ATTACKED Kharkiv"}},
      {"Three soldiers were killed in an attack by Hezbollah in Kharkiv.",
       {"Hezbollah ATTACKED Kharkiv"}},
      {"Three soldiers were killed in the attack.", {}},
  });
}

TEST(Attacks, WhoeverDidWhatIsCondemnedIsAccused) {
  expect_events({
      {"France condemned the attack by Russia on Kharkiv.",
       {"France ACCUSED Russia", "Russia ATTACKED Kharkiv"}},
      {"France condemned the shelling of civilians in Kharkiv by Russian troops.",
       {"France ACCUSED Russia", "Russia ATTACKED Kharkiv"}},
      {"France condemned the killing of civilians in Kharkiv by Russian troops.",
       {"France ACCUSED Russia", "Russia ATTACKED Kharkiv"}},
      {"France denounced the dangerous manoeuvres of Iran.", {"France ACCUSED Iran"}},
      {"France condemned the use of poison by Russia.", {"France ACCUSED Russia"}},
      // Behind "invasion of" stands who suffered it.
      {"France condemned the invasion of Kenya by Russia.",
       {"France ACCUSED Russia", "Russia ATTACKED Kenya"}},
      {"France condemned Russia for its invasion of Kenya.",
       {"France ACCUSED Russia", "Russia ATTACKED Kenya"}},
  });
}

TEST(Attacks, AreWhereTheyAreWhereNobodyKnownIsStruck) {
  expect_events({
      {"Peru conducted airstrikes against facilities of militant groups in Kenya.",
       {"Peru ATTACKED Kenya"}},
      {"Coalition forces conducted five strikes in Kenya.", {"Coalition ATTACKED Kenya"}},
  });
}

TEST(Attacks, WhoseTheAttackWasIsToldBefore) {
  const std::string told = "Peru attacked Hezbollah. ";
  expect_events({
      {told + "Kenya condemned the attack.", {"Peru ATTACKED Hezbollah", "Kenya ACCUSED Peru"}},
      // Nobody condemns what it did itself; an attack elsewhere is another.
      {told + "Peru condemned the attack.",
       {"Peru ATTACKED Hezbollah", "Peru ACCUSED attack"}},
      {told + "Kenya condemned the attack in Chad.",
       {"Peru ATTACKED Hezbollah", "Kenya ACCUSED attack in Chad"}},
  });
}

TEST(Attacks, TakingPartIsAttacking) {
  const std::string told = "Peru attacked Hezbollah. ";
  expect_events({
      {told + "Kenya took part in the attacks.",
       {"Peru ATTACKED Hezbollah", "Kenya ATTACKED Hezbollah"}},
      {told + "Kenya and Chad were involved in the attacks.",
       {"Peru ATTACKED Hezbollah", "Kenya ATTACKED Hezbollah", "Chad ATTACKED Hezbollah"}},
      {told + "Kenya took part in the attacks, which took place around Lusaka.",
       {"Peru ATTACKED Hezbollah", "Kenya ATTACKED Hezbollah"}},
      // Some other attacks, we do not know on whom.
      {told + "Kenya took part in attacks.", {"Peru ATTACKED Hezbollah"}},
      {"Kenya took part in the attacks.", {}},
  });
}

}  // namespace
}  // namespace newsgraph::understanding
