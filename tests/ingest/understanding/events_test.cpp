#include "newsgraph/ingest/understanding/events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "newsgraph/ingest/pipeline.h"
#include "reading.h"

namespace newsgraph::understanding {
namespace {

using ::testing::Contains;
using testing::events_of;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using ::testing::UnorderedElementsAreArray;

constexpr std::string_view kDate = "2025-02-25";

using Cases = std::vector<std::pair<std::string, std::vector<std::string>>>;

/// Each text tells just these facts.
void expect_events(const Cases& cases) {
  for (const auto& [text, events] : cases) {
    EXPECT_THAT(events_of(text), UnorderedElementsAreArray(events)) << text;
  }
}

TEST(Events, PassivesSayTheSameAsActives) {
  expect_events({
      {"Peru thanked Kenya.", {"Peru THANKED Kenya"}},
      {"Kenya was thanked by Peru.", {"Peru THANKED Kenya"}},
      {"Peru and Kenya signed a treaty on fishing.",
       {"Peru SIGNED treaty on fishing", "Kenya SIGNED treaty on fishing",
        "Peru AGREED_WITH Kenya"}},
      {"A treaty on fishing was signed by Peru and Kenya.",
       {"Peru SIGNED treaty on fishing", "Kenya SIGNED treaty on fishing",
        "Peru AGREED_WITH Kenya"}},
  });
}

TEST(Events, NounsTellEventsAsVerbsDo) {
  expect_events({
      {"Peruvian Minister Ana Lima held talks with Kenyan Minister Ben Okoro.",
       {"Ana Lima MET_WITH Ben Okoro"}},
      {"Talks were held between Peru and Kenya.", {"Peru MET_WITH Kenya"}},
      {"Talks between Peru and Kenya were held on Monday.", {"Peru MET_WITH Kenya"}},
      {"Peru entered into talks with Kenya.", {"Peru MET_WITH Kenya"}},
      {"Peru's attack on Kenya lasted an hour.", {"Peru ATTACKED Kenya"}},
      {"Peruvian Minister Ana Lima is on a visit to Kenya.", {"Ana Lima VISITED Kenya"}},
      {"Peruvian Minister Ana Lima left after talks with Kenyan Minister Ben Okoro.",
       {"Ana Lima MET_WITH Ben Okoro"}},
      {"Peruvian Minister Ana Lima spoke after talks with Kenyan Minister Ben Okoro.",
       {"Ana Lima MET_WITH Ben Okoro"}},
      // That somebody wept after it does not say who attacked.
      {"Peru wept after the attack on Kenya.", {}},
  });
}

TEST(Events, WhoDecidedWhatIsWelcomedIsSupported) {
  expect_events({
      {"Peru welcomed the decision of Kenya to hold elections.", {"Peru SUPPORTED Kenya"}},
      {"Peru reaffirmed its commitment to over £2.3 billion.", {}},
  });
}

TEST(Events, AidForTheAfflictedIsForTheirCountry) {
  expect_events({
      {"Peru has provided $155 million to the crisis in Kenya.", {"Peru AIDED Kenya"}},
  });
}

TEST(Events, PeoplesAreNobodyWhoActs) {
  expect_events({
      {"Muslims visited Kenya on Friday.", {}},
  });
}

TEST(Events, ACountryBeforeANounIsWhoActs) {
  expect_events({
      {"US-China talks resumed.", {"United States MET_WITH China"}},
      {"During talks in Bern, Ana Lima thanked Ben Okoro.",
       {"Ana Lima MET_WITH Ben Okoro", "Ana Lima THANKED Ben Okoro"}},
      {"Israeli jets struck Damascus.", {"Israel ATTACKED Syria"}},
      {"Peru condemned the Israeli strike on Damascus.",
       {"Peru ACCUSED Israel", "Israel ATTACKED Syria"}},
      {"Peru condemned Kenya's attack on Fiji.", {"Peru ACCUSED Kenya", "Kenya ATTACKED Fiji"}},
  });
}

TEST(Events, SeveralWhoMeetMeetOneAnother) {
  expect_events({
      {"Peru, Kenya and Chad held talks.",
       {"Peru MET_WITH Kenya", "Peru MET_WITH Chad", "Kenya MET_WITH Chad"}},
      // In a longer list not each has to have met each.
      {"Peru, Kenya, Chad, Mali and Fiji held talks.", {}},
  });
}

TEST(Events, GroupsAreThoseWhoMet) {
  const std::string met = "Peruvian Minister Ana Lima met Kenyan Minister Ben Okoro. ";
  const std::string both = "Ana Lima MET_WITH Ben Okoro";
  expect_events({
      {met + "Both ministers discussed trade.",
       {both, "Ana Lima DISCUSSED trade", "Ben Okoro DISCUSSED trade"}},
      {met + "Both sides discussed trade.",
       {both, "Peru DISCUSSED trade", "Kenya DISCUSSED trade"}},
      {met + "The two countries agreed on visas.",
       {both, "Peru AGREED_ON visas", "Kenya AGREED_ON visas", "Peru AGREED_WITH Kenya"}},
      {met + "The meeting focused on trade.",
       {both, "Ana Lima DISCUSSED trade", "Ben Okoro DISCUSSED trade"}},
      // Whoever receives somebody meets them.
      {"Peruvian Minister Ana Lima received Kenyan Minister Ben Okoro, and the two sides agreed on "
       "visas.",
       {"Ana Lima HOSTED Ben Okoro", "Peru AGREED_ON visas", "Kenya AGREED_ON visas",
        "Peru AGREED_WITH Kenya"}},
      {met + "Trade was discussed.",
       {both, "Ana Lima DISCUSSED Trade", "Ben Okoro DISCUSSED Trade"}},
  });
}

TEST(Events, APurposeIsOfThoseWhoMeetForIt) {
  expect_events({
      {"Peruvian Minister Ana Lima met Kenyan Minister Ben Okoro to discuss trade.",
       {"Ana Lima MET_WITH Ben Okoro", "Ana Lima DISCUSSED trade", "Ben Okoro DISCUSSED trade"}},
      // Officials stand for their country, which is no party to what a person discussed.
      {"Peruvian Minister Ana Lima met Kenyan officials to discuss trade.",
       {"Ana Lima MET_WITH Kenya", "Ana Lima DISCUSSED trade"}},
      // What something is only for has not happened.
      {"Peru built a base to attack Kenya.", {}},
  });
}

TEST(Events, WhatIsAgreedOnHasNotHappened) {
  expect_events({{"Peru and Kenya agreed to hold talks.",
                  {"Peru AGREED_ON talks", "Kenya AGREED_ON talks", "Peru AGREED_WITH Kenya"}}});
}

TEST(Events, TheStateArrestsWhereNobodyElseIsNamed) {
  expect_events({
      {"Ana Lima was arrested in Nairobi.", {"Kenya COERCED Ana Lima"}},
      {"Police in Nairobi arrested Ana Lima.", {"Kenya COERCED Ana Lima"}},
      // Rebels act against the country they are of.
      {"Kenyan rebels seized Ana Lima.", {}},
  });
}

TEST(Events, AidWithoutRecipientGoesToTheCountryOfTheReport) {
  const std::string quake = "An earthquake struck Peru. Many in Peru need help. ";
  EXPECT_THAT(events_of(quake + "Canada has pledged 5 million dollars in aid."),
              Contains("Canada AIDED Peru"));
  EXPECT_THAT(events_of(quake + "Canada has pledged 5 million dollars in aid to the farmers."),
              IsEmpty());
  EXPECT_THAT(events_of(quake + "Peru has pledged 5 million dollars in aid."), IsEmpty());
}

TEST(Events, ACourtesyCallIsAMeetingAndACallOnSomebodyToActIsNot) {
  expect_events({
      {"Kenyan ambassador Ben Okoro paid a courtesy call on Peruvian Minister Ana Lima.",
       {"Ben Okoro MET_WITH Ana Lima"}},
      {"Kenyan ambassador Ben Okoro called on Peruvian Minister Ana Lima on Monday.",
       {"Ben Okoro MET_WITH Ana Lima"}},
      {"Peru called on Kenya to withdraw its troops.", {"Peru REQUESTED Kenya"}},
  });
}

TEST(Events, InitialsAreOrganisations) {
  expect_events({
      {"The WHO thanked Peru.", {"WHO THANKED Peru"}},
      {"NATO condemned Peru.", {"NATO ACCUSED Peru"}},
  });
}

TEST(Events, AreDatedByTheirSentenceElseByTheStory) {
  const Cases cases = {
      {"Peru thanked Kenya on Monday.", {"Peru THANKED Kenya 2025-02-24"}},
      {"Peru thanked Kenya.", {"Peru THANKED Kenya 2025-02-25"}},
      {"Peruvian Minister Ana Lima is visiting Kenya next week.",
       {"Ana Lima VISITED Kenya 2025-03-03..2025-03-09 planned"}},
      // What went before the news has no date of the news.
      {"Peru had thanked Kenya.", {"Peru THANKED Kenya"}},
      {"Peru has thanked Kenya.", {"Peru THANKED Kenya"}},
      {"Peru will thank Kenya.", {"Peru THANKED Kenya planned"}},
      {"Peru was prevented from visiting Kenya in June.", {"Peru VISITED Kenya 2024-06 denied"}},
      {"Chad barred Peru from visiting Kenya in June.",
       {"Chad SANCTIONED Peru 2025-02-25", "Peru VISITED Kenya 2024-06 denied"}},
      {"Chad invited Peru to visit Kenya in June.",
       {"Chad INVITED Peru 2025-02-25", "Peru VISITED Kenya 2025-06 hypothetical"}},
      // A time that no calendar tells is not that of the news either.
      {"Peru thanked Kenya on Monday. In recent weeks Chad thanked Fiji.",
       {"Peru THANKED Kenya 2025-02-24", "Chad THANKED Fiji"}},
      // A state is dated by nothing that happens.
      {"NATO, of which Canada is a member, thanked Kenya on Monday.",
       {"NATO THANKED Kenya 2025-02-24", "Canada MEMBER_OF NATO"}},
      // Days are counted from the date told before, in whatever sentence.
      {"Peru thanked Kenya on 10 February. Two days later Chad thanked Fiji.",
       {"Peru THANKED Kenya 2025-02-10", "Chad THANKED Fiji 2025-02-12"}},
      // What went before the news does not date it.
      {"Peru had thanked Kenya on 10 February. Chad thanked Fiji.",
       {"Peru THANKED Kenya 2025-02-10", "Chad THANKED Fiji 2025-02-25"}},
      // The date of what somebody is invited to is not that of the inviting.
      {"Peruvian Minister Ana Lima invited Kenyan Minister Ben Okoro to a summit on 3 March.",
       {"Ana Lima INVITED Ben Okoro 2025-02-25"}},
      // The first date told is that of the news.
      {"Peru thanked Kenya on Monday. Chad thanked Fiji.",
       {"Peru THANKED Kenya 2025-02-24", "Chad THANKED Fiji 2025-02-24"}},
  };
  for (const auto& [text, events] : cases) {
    EXPECT_THAT(events_of(text, kDate), UnorderedElementsAreArray(events)) << text;
  }
}

/// "verb RELATION: why not" of each entry tried.
std::vector<std::string> explained(std::string_view text) {
  Explanation explanation;
  Pipeline().extract(testing::document_of(text), explanation);
  std::vector<std::string> lines;
  for (const TriedEntry& entry : explanation) {
    lines.push_back(entry.predicate + " " + entry.relation + ": " + entry.dropped);
  }
  return lines;
}

TEST(Events, AreExplainedWithWhatCameToNothing) {
  EXPECT_THAT(explained("Peru thanked Kenya."), Contains("thanked THANKED: "));
  EXPECT_THAT(explained("He thanked Kenya."), Contains("thanked THANKED: nobody known acts"));
  EXPECT_THAT(explained("Peru thanked him."),
              Contains("thanked THANKED: nothing known in the second slot"));
  EXPECT_THAT(explained("Peru thanked Prime Minister John Smith by phone."),
              Contains("thanked SPOKE_WITH: "));
  EXPECT_THAT(explained("Peru thanked Kenya."),
              Contains("thanked SPOKE_WITH: a needed slot is empty"));
  EXPECT_THAT(explained("Peru, Kenya, Chad, Mali and Fiji held talks."),
              Contains("talks MET_WITH: too many for each with each"));
  EXPECT_THAT(explained("Peru and Kenya agreed to hold talks."),
              Contains("talks MET_WITH: it is the topic of an agreement"));
  EXPECT_THAT(explained("Peru built a base to attack Kenya."),
              Contains("attack ATTACKED: it is only what something else is for"));
  EXPECT_THAT(explained("Peru called on Kenya to withdraw its troops."),
              Contains("called MET_WITH: a slot that must be empty is filled"));
}

TEST(Events, APhraseIsNotDoneByItself) {
  // "by sea" belongs to the verb, and so to "sea" too when that is taken for a deed.
  EXPECT_THAT(events_of("Peru authorizes Kenya to conduct military raids on land or by sea in "
                        "pursuit of Somali pirates."),
              Not(Contains(HasSubstr("sea "))));
}

TEST(Events, TheDealMeansTheOneToldOfLast) {
  EXPECT_THAT(events_of("Peru announced a treaty on fishing. Chad rejected the deal.", kDate),
              Contains(StartsWith("Chad REJECTED treaty on fishing")));
  EXPECT_THAT(
      events_of("Peru announced a treaty on fishing. The agreement was signed by Fiji.", kDate),
      Contains(StartsWith("Fiji SIGNED treaty on fishing")));
  EXPECT_THAT(events_of("Peru announced a fishing pact. Chad rejected the deal.", kDate),
              Contains(StartsWith("Chad REJECTED fishing pact")));
  EXPECT_THAT(events_of("Peru met Kenya. Chad rejected the deal.", kDate),
              Not(Contains(HasSubstr("REJECTED"))));
}

}  // namespace
}  // namespace newsgraph::understanding
