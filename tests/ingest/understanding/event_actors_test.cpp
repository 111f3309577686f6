// Arguments that do not stand beside their predicate, and who acts where the tree does not say it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.h"

namespace newsgraph::understanding {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using testing::events_of;
using ::testing::Not;

using Cases = std::vector<std::pair<std::string, std::string>>;

/// Each text tells this fact, among others.
void expect_each(const Cases& cases) {
  for (const auto& [text, event] : cases) EXPECT_THAT(events_of(text), Contains(event)) << text;
}

TEST(EventActors, ALightVerbGivesItsNounTheReceiver) {
  expect_each({{"Peru gave Kenya an ultimatum.", "Peru THREATENED Kenya"},
               {"Peruvian Minister Ana Lima paid Kenya a visit.", "Ana Lima VISITED Kenya"}});
}

TEST(EventActors, AnArgumentMayHangOneNounFurtherDown) {
  expect_each({
      {"Peru signed a memorandum of understanding with Kenya.", "Peru AGREED_WITH Kenya"},
      {"Peruvian Minister Ana Lima held talks on the sidelines of the forum with Kenyan Minister "
       "Ben "
       "Okoro.",
       "Ana Lima MET_WITH Ben Okoro"},
      {"Peruvian Minister Ana Lima held talks with Kenyan intelligence chief Ben Okoro.",
       "Ana Lima MET_WITH Ben Okoro"},
      {"Peruvian Minister Ana Lima told Kenyan Minister Ben Okoro in a phone call that trade grew.",
       "Ana Lima SPOKE_WITH Ben Okoro"},
      {"Peru held a second round of talks with Kenya.", "Peru MET_WITH Kenya"},
      {"Peru carried out a series of strikes on Kenya.", "Peru ATTACKED Kenya"},
      {"Peru sent Kenya a note of protest.", "Peru PROTESTED Kenya"},
      {"Peru lifted sanctions imposed on Kenya.", "Peru CONCEDED Kenya"},
  });
}

TEST(EventActors, WhoActsInTheClauseIsAPartyToItsAdverbials) {
  expect_each({
      {"Peruvian Minister Ana Lima arrived at the invitation of Kenyan Minister Ben Okoro.",
       "Ben Okoro INVITED Ana Lima"},
      {"At the request of Somalia, Kenya sent troops to Baidoa.", "Somalia REQUESTED Kenya"},
      {"Peru spoke in favour of Kenya.", "Peru SUPPORTED Kenya"},
      {"Peru imports gas under an agreement with Kenya.", "Peru AGREED_WITH Kenya"},
      {"Peru dropped food in coordination with Kenya.", "Peru COOPERATED_WITH Kenya"},
  });
}

TEST(EventActors, SanctionsOfSomebodyAreFeltByWhoIsUnderThem) {
  expect_each({{"Kenya was put under US sanctions.", "United States SANCTIONED Kenya"}});
}

TEST(EventActors, WhoIsIncludedIsAmongThem) {
  expect_each({
      {"Peru expelled ten officials, including Minister Ana Lima and Minister Ben Okoro.",
       "Peru SANCTIONED Ana Lima"},
      {"Peru expelled ten officials, including Minister Ana Lima and Minister Ben Okoro.",
       "Peru SANCTIONED Ben Okoro"},
  });
}

TEST(EventActors, EachOtherAreThoseWhoAct) {
  expect_each({{"Peru and Kenya thanked each other.", "Peru THANKED Kenya"},
               {"Peru and Kenya thanked each other.", "Kenya THANKED Peru"}});
}

TEST(EventActors, AnInvitationIsForWhoIsInvited) {
  expect_each({{"Peruvian Minister Ana Lima accepted an invitation to visit Kenya.",
                "Ana Lima VISITED Kenya hypothetical"}});
  EXPECT_THAT(events_of("Peruvian Minister Ana Lima sent an invitation to visit Kenya."),
              Not(Contains(::testing::HasSubstr("Ana Lima VISITED"))));
}

TEST(EventActors, TheOwnersOfWhatIsActedOnAreMeant) {
  expect_each({
      {"Peru condemned the policies of Kenya.", "Peru ACCUSED Kenya"},
      {"Peru imposed tariffs on $2 billion worth of Chinese goods.", "Peru SANCTIONED China"},
  });
  EXPECT_THAT(events_of("Peru condemned the invasion of Kenya."),
              Not(Contains("Peru ACCUSED Kenya")));
}

TEST(EventActors, TheCapitalOfAStateIsThere) {
  expect_each({{"Minister Ana Lima travelled to the Kenyan capital.", "Ana Lima VISITED Kenya"}});
}

TEST(EventActors, AnEnvoyIsRecalledFromTheCountryOfTheTitle) {
  expect_each(
      {{"Chad's ambassador to Kenya, Ben Okoro, left. Peru recalled its ambassador to Kenya.",
        "Peru SANCTIONED Kenya"},
       {"Peru closed its embassy in Nairobi.", "Peru SANCTIONED Kenya"},
       {"Peru closed its border with Chad.", "Peru SANCTIONED Chad"}});
}

TEST(EventActors, TroopsAreNotOfWhereTheyAre) {
  EXPECT_THAT(events_of("US troops in Syria attacked Iran."),
              ElementsAre("United States ATTACKED Iran"));
  expect_each({{"The UN mission in Chad thanked Kenya.", "UN THANKED Kenya"}});
}

TEST(EventActors, ADelegationIsWhoLeadsIt) {
  expect_each({{"A delegation led by Peruvian Minister Ana Lima arrived in Nairobi.",
                "Ana Lima VISITED Nairobi"}});
}

TEST(EventActors, ATextSpeaksForWhoIssuesIt) {
  expect_each({
      {"The United Nations adopted a resolution calling on Kenya to leave.",
       "United Nations REQUESTED Kenya"},
      {"Peru issued a statement condemning Kenya.", "Peru ACCUSED Kenya"},
      {"Peru's statement condemned Kenya.", "Peru ACCUSED Kenya"},
  });
  EXPECT_THAT(events_of("Peru vetoed a resolution condemning Kenya."),
              Not(Contains("Peru ACCUSED Kenya")));
}

TEST(EventActors, APronounInFrontMayMeanWhoIsNamedBehind) {
  expect_each(
      {{"Kenyan Minister Ben Okoro left. During his visit to Chad, Peruvian Minister Carl Berg "
        "thanked Mali.",
        "Carl Berg VISITED Chad"},
       {"During his visit to Kenya, Peruvian Minister Carl Berg thanked Chad.",
        "Carl Berg VISITED Kenya"}});
}

}  // namespace
}  // namespace newsgraph::understanding
