#include "newsgraph/ingest/understanding/sayings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.h"

namespace newsgraph::understanding {
namespace {

using ::testing::ElementsAre;
using testing::events_of;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAreArray;

struct Case {
  std::string text;
  std::vector<std::string> statements;  ///< of Ana Lima, or with the speaker before a colon
};

void expect_statements(const std::vector<Case>& cases) {
  for (const auto& [text, statements] : cases) {
    std::vector<std::string> facts;
    for (const std::string& statement : statements) {
      const std::size_t colon = statement.find(": ");
      facts.push_back(colon == std::string::npos
                          ? "Ana Lima SAID " + statement
                          : statement.substr(0, colon) + " SAID " + statement.substr(colon + 2));
    }
    EXPECT_THAT(events_of(text), UnorderedElementsAreArray(facts)) << text;
  }
}

TEST(Sayings, ReadsReportsWhereverTheSpeakerStands) {
  expect_statements({
      {"Minister Ana Lima said that trade was growing.", {"trade was growing"}},
      {"Trade was growing, Minister Ana Lima said.", {"Trade was growing"}},
      {"Minister Ana Lima told reporters that trade was growing.", {"trade was growing"}},
      {"According to Minister Ana Lima, the ports are open.", {"the ports are open"}},
      {"The ports are open, according to Minister Ana Lima.", {"The ports are open"}},
      {"Minister Ana Lima said trade was growing and added that the ports were open.",
       {"trade was growing", "the ports were open"}},
  });
}

TEST(Sayings, ReadsWhatStandsBetweenQuotationMarks) {
  expect_statements({
      {"“Trade is growing,” Minister Ana Lima said.", {"Trade is growing"}},
      {"\"Trade is growing,\" said Minister Ana Lima.", {"Trade is growing"}},
      {"Minister Ana Lima said: “Trade is growing.”", {"Trade is growing"}},
      // A part of the statement may be quoted.
      {"Minister Ana Lima said the ports were “safe for all ships” again.",
       {"the ports were “safe for all ships” again"}},
      {"Minister Ana Lima said the ports were “safe for all ships”.",
       {"the ports were “safe for all ships”"}},
  });
}

TEST(Sayings, AStatementIsNoLongerThanWhatIsSaid) {
  expect_statements({
      {"Minister Ana Lima said on Monday trade was growing.", {"trade was growing"}},
      {"Noting that trade was growing, Minister Ana Lima left.", {"trade was growing"}},
      {"The ports were closed, stopping all trade, according to Minister Ana Lima.",
       {"The ports were closed, stopping all trade"}},
  });
  EXPECT_THAT(
      events_of("Minister Ana Lima said she was concerned and urged Kenya to open its ports."),
      ::testing::IsSupersetOf({"Ana Lima SAID she was concerned", "Ana Lima REQUESTED Kenya"}));
}

TEST(Sayings, AStatementIsAWholeClause) {
  expect_statements({
      {"A storm caused a crane to fall, killing 107 and wounding 238, according to Minister Ana "
       "Lima.",
       {"A storm caused a crane to fall, killing 107 and wounding 238"}},
      {"“That's why the ports are open,” Minister Ana Lima said.",
       {"That's why the ports are open"}},
      // A question states nothing, a relative clause alone neither.
      {"Minister Ana Lima asked the crew to determine whether the ports were open.", {}},
      {"Minister Ana Lima left, noting the ships that were present around them.", {}},
  });
}

TEST(Sayings, WhatSomebodySaysOfHisOwnThoughtsIsOneSaying) {
  expect_statements({
      {"Minister Ana Lima said she believes the plan now has a “strong rationale”.",
       {"she believes the plan now has a “strong rationale”"}},
      {"“I think we have learned a lot”, Minister Ana Lima said.",
       {"I think we have learned a lot"}},
      {"\"I thought that in real life it was really kind of magical,\" Minister Ana Lima said.",
       {"I thought that in real life it was really kind of magical"}},
      {"“Trade is growing,” said Minister Ana Lima. “I hope the ports will open.”",
       {"Trade is growing", "I hope the ports will open"}},
      // Somebody else's words within are a saying of their own.
      {"Minister Ana Lima said Minister Ben Okoro believes trade is growing.",
       {"Minister Ben Okoro believes trade is growing", "Ben Okoro: trade is growing"}},
  });
}

TEST(Sayings, AQuotedWordOrTwoWithinASentenceStateNothing) {
  expect_statements({
      {"Minister Ana Lima left, promising a “formal update” on trade.", {}},
      {"Minister Ana Lima vowed to continue with the work, saying the crew was “proud to stand” "
       "with its allies.",
       {"the crew was “proud to stand” with its allies"}},
  });
}

TEST(Sayings, MarksMayStandBeforeTheComma) {
  expect_statements({
      {"\"She wanted to be rich and she made lots of choices to go that way\", Minister Ana Lima "
       "said.",
       {"She wanted to be rich and she made lots of choices to go that way"}},
      {"“Trade is growing”, said Minister Ana Lima.", {"Trade is growing"}},
  });
}

TEST(Sayings, AQuotationBehindAColonIsOfWhoActsBeforeIt) {
  expect_statements({{"Minister Ana Lima went further: “We are working intensely.”",
                      {"We are working intensely"}},
                     {"Minister Ana Lima said the plan was “thin”: “We are working intensely.”",
                      {"the plan was “thin”", "We are working intensely"}}});
}

TEST(Sayings, WhoIsToldIsNoPartOfWhatIsTold) {
  expect_statements({
      {"After the leak, Minister Ana Lima told Sky News any process “must be well thought out”.",
       {"any process “must be well thought out”"}},
      {"Minister Ana Lima told the reporters that trade was growing.", {"trade was growing"}},
  });
}

TEST(Sayings, CallingSomethingByANameSaysWhatItIs) {
  expect_statements({
      {"Minister Ana Lima called the veto \"a betrayal of the people.\"",
       {"the veto \"a betrayal of the people.\""}},
      {"Minister Ana Lima described the talks as fruitful.", {"the talks as fruitful"}},
      {"Minister Ana Lima called the verdict politically motivated.",
       {"the verdict politically motivated"}},
      {"Minister Ana Lima called the minister.", {}},
  });
}

TEST(Sayings, JoinsWhatTheReportSplits) {
  expect_statements({{"“Trade is growing,” Minister Ana Lima said, “and the ports are open.”",
                      {"Trade is growing and the ports are open"}}});
}

TEST(Sayings, AQuotationGoesOnUntilItsMarksClose) {
  expect_statements({
      {"Minister Ana Lima said: “Trade is growing. The ports are open.” The rain fell.",
       {"Trade is growing", "The ports are open"}},
      // The speaker may come last …
      {"“Trade is growing. The ports are open,” Minister Ana Lima said.",
       {"Trade is growing", "The ports are open"}},
      // … or between two quotations.
      {"“Trade is growing,” said Minister Ana Lima. “The ports are open. The roads are closed.”",
       {"Trade is growing", "The ports are open", "The roads are closed"}},
      {"“Trade is growing,” said Minister Ana Lima.\n“The ports are open.”",
       {"Trade is growing", "The ports are open"}},
      {"“Trade is growing,” said Minister Ana Lima. “The ports are open. The roads are closed,” "
       "said "
       "Minister Ben Okoro.",
       {"Trade is growing", "Ben Okoro: The ports are open", "Ben Okoro: The roads are closed"}},
      // A paragraph that opens with a quotation of its own has the speaker who is named behind it.
      {"\"Trade is growing,\" said Minister Ana Lima. \"The ports are open.\"\n"
       "\"The roads are closed. The rain fell,\" Minister Ben Okoro said.",
       {"Trade is growing", "The ports are open", "Ben Okoro: The roads are closed",
        "Ben Okoro: The rain fell"}},
      // Of several paragraphs, each opens the marks and only the last closes them.
      {"Minister Ana Lima said: \"Trade is growing.\n\"The ports are open.\n\"The rain fell.\"",
       {"Trade is growing", "The ports are open", "The rain fell"}},
      // Whoever is told of within goes on saying nothing.
      {"Minister Ana Lima said, \"Kenya felt good. The ports are open.\"",
       {"Kenya felt good", "The ports are open"}},
      // What is quoted after something else is of nobody known.
      {"“Trade is growing,” said Minister Ana Lima. The rain fell. “The ports are open.”",
       {"Trade is growing"}},
  });
}

TEST(Sayings, AColonIsFollowedByAList) {
  expect_statements({{"Minister Ana Lima said:\nTrade must grow.\nThe ports must open.",
                      {"Trade must grow", "The ports must open"}}});
}

TEST(Sayings, AnAddressWithoutMarksGoesOnUntilItsSpeakerIsToldOf) {
  const std::string address =
      "Peruvian Minister Ana Lima said:\nI am appalled. The ports are closed. The roads are "
      "closed.\nWe thank Kenya.\nTrade is falling. The rain fell. The ships left.\n";
  EXPECT_THAT(events_of(address),
              ::testing::IsSupersetOf({"Ana Lima SAID I am appalled",
                                       "Ana Lima THANKED Kenya said by Ana Lima",
                                       "Ana Lima SAID The ships left"}));
  EXPECT_THAT(events_of(address + "Last week Lima met Minister Ben Okoro."),
              ::testing::Contains("Ana Lima MET_WITH Ben Okoro"));
}

TEST(Sayings, ATextInTheFirstPersonIsByWhoIsNamedAboveIt) {
  const std::string text = "I thank Kenya for its help. “We thank Chad,” said a farmer.";
  EXPECT_THAT(events_of("Minister Ana Lima\nMedia release\n" + text),
              ElementsAre("Ana Lima THANKED Kenya"));
  EXPECT_THAT(events_of("Ana Lima and Ben Okoro\nMedia release\n" + text), IsEmpty());
}

TEST(Sayings, LeavesOutWhatNobodyKnownSaid) {
  expect_statements({
      {"It was said that trade was growing.", {}},
      {"“Trade is growing.”", {}},
      {"Minister Ana Lima did not say that trade was growing.", {}},
      {"Minister Ana Lima will say that trade is growing.", {}},
      {"Minister Ana Lima's “new deal” surprised many.", {}},
  });
}

TEST(Sayings, AreDatedByTheReportAndNotByWhatItTells) {
  const std::string date = "2025-02-26";
  EXPECT_THAT(events_of("Minister Ana Lima said on Monday that trade was growing.", date),
              ElementsAre("Ana Lima SAID trade was growing 2025-02-24"));
  EXPECT_THAT(events_of("Minister Ana Lima said trade would grow in May.", date),
              ElementsAre("Ana Lima SAID trade would grow in May 2025-02-26"));
}

TEST(Sayings, IInAQuotationIsWhoeverSpeaks) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"“We thank Kenya,” said Peruvian Minister Ana Lima.",
       "Ana Lima THANKED Kenya said by Ana Lima"},
      {"“I want to thank Kenya,” said Peruvian Minister Ana Lima.",
       "Ana Lima THANKED Kenya said by Ana Lima"},
      {"“Trade is growing,” said Peruvian Minister Ana Lima. “We thank Kenya for its help.”",
       "Ana Lima THANKED Kenya said by Ana Lima"},
      {"Peruvian Minister Ana Lima said: “Trade is growing. We thank Kenya.”",
       "Ana Lima THANKED Kenya said by Ana Lima"},
  };
  for (const auto& [text, fact] : cases) {
    EXPECT_THAT(events_of(text), ::testing::Contains(fact)) << text;
  }
  EXPECT_THAT(events_of("“We thank Kenya.”"), IsEmpty());
  EXPECT_THAT(events_of("“Trade is growing,” said Peruvian Minister Ana Lima.\n"
                        "“We thank Kenya. The ports are open,” said Nigerian Minister Ben Okoro."),
              ::testing::Contains("Ben Okoro THANKED Kenya said by Ben Okoro"));
}

}  // namespace
}  // namespace newsgraph::understanding
