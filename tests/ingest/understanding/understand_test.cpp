#include "newsgraph/ingest/understanding/understand.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "newsgraph/ingest/pipeline.h"
#include "reading.h"

namespace newsgraph::understanding {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using testing::events_of;
using testing::facts_of;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::string_view kDate = "2025-02-25";

TEST(Understand, ReadsOneEventASentence) {
  const std::vector<std::pair<std::string, std::vector<std::string>>> cases = {
      {"Peruvian Minister Ana Lima met Kenyan Minister Ben Okoro on Monday.",
       {"Ana Lima MET_WITH Ben Okoro 2025-02-24"}},
      {"Peruvian Minister Ana Lima held talks with Kenyan Minister Ben Okoro on Monday.",
       {"Ana Lima MET_WITH Ben Okoro 2025-02-24"}},
      {"The deal followed a meeting between Peruvian Minister Ana Lima and Kenyan Minister Ben "
       "Okoro.",
       {"Ana Lima MET_WITH Ben Okoro 2025-02-25"}},
      {"Peruvian Minister Ana Lima spoke by telephone with Kenyan Minister Ben Okoro.",
       {"Ana Lima SPOKE_WITH Ben Okoro 2025-02-25"}},
      {"Peru and Kenya agreed on trade and on visas.",
       {"Peru AGREED_ON trade 2025-02-25", "Kenya AGREED_ON visas 2025-02-25",
        "Peru AGREED_WITH Kenya 2025-02-25"}},
      {"Peru and Kenya agreed to enhance trade between the two countries.",
       {"Peru AGREED_ON trade 2025-02-25", "Kenya AGREED_ON trade 2025-02-25"}},
      {"Peru and Kenya agreed to open a consulate.",
       {"Peru AGREED_ON opening a consulate 2025-02-25"}},
      {"Peru thanked Kenya.", {"Peru THANKED Kenya 2025-02-25"}},
      {"Peru was thanked by Kenya.", {"Kenya THANKED Peru 2025-02-25"}},
      {"Nairobi accused the Peruvian government of theft.", {"Kenya ACCUSED Peru 2025-02-25"}},
      {"Peruvian Minister Ana Lima invited Kenyan officials to Lima.",
       {"Ana Lima INVITED Kenya 2025-02-25 to=Lima"}},
      {"Peruvian Minister Ana Lima attended the Andean Trade Summit.",
       {"Ana Lima ATTENDED Andean Trade Summit 2025-02-25"}},
      {"Peru and Kenya signed a treaty on fishing.",
       {"Peru SIGNED treaty on fishing 2025-02-25", "Kenya SIGNED treaty on fishing 2025-02-25"}},
  };
  for (const auto& [text, expected] : cases) {
    const std::vector<std::string> events = events_of(text, kDate);
    for (const std::string& fact : expected) EXPECT_THAT(events, Contains(fact)) << text;
  }
}

TEST(Understand, TellsWhatIsPlannedDeniedOrAskedForFromWhatHappened) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Peruvian Minister Ana Lima will visit Kenya in May.",
       "Ana Lima VISITED Kenya 2025-05 planned"},
      {"Peruvian Minister Ana Lima is to visit Kenya.", "Ana Lima VISITED Kenya planned"},
      {"Peruvian Minister Ana Lima is expected to visit Kenya.", "Ana Lima VISITED Kenya planned"},
      {"Peruvian Minister Ana Lima plans to visit Kenya.", "Ana Lima VISITED Kenya planned"},
      {"Peruvian Minister Ana Lima did not visit Kenya.", "Ana Lima VISITED Kenya denied"},
      {"Peruvian Minister Ana Lima declined to visit Kenya.", "Ana Lima VISITED Kenya denied"},
      {"Peruvian Minister Ana Lima hopes to visit Kenya.", "Ana Lima VISITED Kenya hypothetical"},
      {"Peruvian Minister Ana Lima should visit Kenya.", "Ana Lima VISITED Kenya called_for"},
  };
  for (const auto& [text, fact] : cases) {
    EXPECT_THAT(events_of(text, kDate), ElementsAre(fact)) << text;
  }
}

TEST(Understand, KnowsWhomTitlesPronounsAndGroupsMean) {
  const std::string opening =
      "Peruvian Foreign Minister Ana Lima met Kenyan Ambassador Ben Okoro.\n";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"The foreign minister thanked Kenya.", "Ana Lima THANKED Kenya 2025-02-25"},
      {"The Kenyan ambassador thanked Peru.", "Ben Okoro THANKED Peru 2025-02-25"},
      {"The ambassador thanked Peru.", "Ben Okoro THANKED Peru 2025-02-25"},
      {"She thanked Kenya.", "Ana Lima THANKED Kenya 2025-02-25"},
      {"Okoro thanked Peru.", "Ben Okoro THANKED Peru 2025-02-25"},
      {"Both sides discussed trade.", "Kenya DISCUSSED trade 2025-02-25"},
      {"The two countries discussed trade.", "Peru DISCUSSED trade 2025-02-25"},
      {"They discussed trade.", "Ben Okoro DISCUSSED trade 2025-02-25"},
      {"Trade was discussed.", "Ana Lima DISCUSSED Trade 2025-02-25"},
  };
  for (const auto& [text, fact] : cases) {
    EXPECT_THAT(events_of(opening + text, kDate), Contains(fact)) << text;
  }
}

TEST(Understand, FindsTheSubjectOfAVerb) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Minister Ana Lima, who arrived on Monday, thanked Kenya.", "Ana Lima THANKED Kenya"},
      {"Minister Ana Lima met reporters and thanked Kenya.", "Ana Lima THANKED Kenya"},
      {"Minister Ana Lima said the dam was safe and stressed the need for rain.",
       "Ana Lima REQUESTED need for rain"},
      {"After meeting Kenyan Minister Ben Okoro, Minister Ana Lima left.",
       "Ana Lima MET_WITH Ben Okoro"},
      {"The adviser to Minister Ana Lima thanked Kenya.", ""},
      {"In Peru, Minister Ana Lima thanked Kenya.", "Ana Lima THANKED Kenya"},
      {"Minister Ana Lima thanked Kenya for supporting Peru.", "Kenya SUPPORTED Peru"},
  };
  for (const auto& [text, fact] : cases) {
    if (fact.empty()) {
      EXPECT_THAT(events_of(text), IsEmpty()) << text;
    } else {
      EXPECT_THAT(events_of(text), Contains(fact)) << text;
    }
  }
}

TEST(Understand, LeavesOutWhomItCannotTell) {
  EXPECT_THAT(events_of("He thanked Kenya.", kDate), IsEmpty());
  EXPECT_THAT(events_of("Both sides discussed trade.", kDate), IsEmpty());
  EXPECT_THAT(events_of("The ministry thanked Kenya.", kDate), IsEmpty());
}

TEST(Understand, FollowsAnEarlierStoryAndComesBack) {
  const std::string text =
      "Peruvian Minister Ana Lima met Kenyan Ambassador Ben Okoro on Tuesday.\n"
      "Last year in Oct, Peruvian President Eva Rios met Kenyan President Sam Kamau.\n"
      "Both leaders discussed trade. He recalled his meeting with Peruvian envoy Leo Paz in July "
      "this year.\n"
      "The Kenyan ambassador thanked Peru.";
  const std::vector<std::string> events = events_of(text, kDate);
  EXPECT_THAT(events, Contains("Eva Rios MET_WITH Sam Kamau 2024-10"));
  EXPECT_THAT(events, Contains("Eva Rios DISCUSSED trade 2024-10"));
  EXPECT_THAT(events, Contains("Sam Kamau DISCUSSED trade 2024-10"));
  EXPECT_THAT(events, Contains(::testing::HasSubstr("MET_WITH Leo Paz 2024-07")));
  EXPECT_THAT(events, Contains("Ben Okoro THANKED Peru 2025-02-25"));
}

TEST(Understand, ALookBackEndsWhereTheTellingIsOfTheNewsAgain) {
  const std::string look_back =
      "Peruvian Minister Ana Lima left on Tuesday.\nIn 1995 Kenyan Ambassador Ben Okoro arrived. ";
  // Who says something now does not say it then; who said it said it then.
  EXPECT_THAT(events_of(look_back + "Okoro claims that trade was growing.", kDate),
              Contains("Ben Okoro SAID trade was growing 2025-02-25"));
  EXPECT_THAT(events_of(look_back + "Okoro claimed that trade was growing.", kDate),
              Contains("Ben Okoro SAID trade was growing 1995"));
  // A year is looked back at for a paragraph …
  EXPECT_THAT(events_of(look_back + "\nOkoro thanked Peru.", kDate),
              Contains("Ben Okoro THANKED Peru 2025-02-25"));
  // … and another day or month until the news is told of again.
  const std::string month =
      "Peruvian Minister Ana Lima left on Tuesday.\nIn October Kenyan Ambassador Ben Okoro "
      "arrived.\n";
  EXPECT_THAT(events_of(month + "Okoro thanked Peru.", kDate),
              Contains("Ben Okoro THANKED Peru 2024-10"));
  EXPECT_THAT(events_of(month + "The port has been open since Monday. Okoro thanked Peru.", kDate),
              Contains("Ben Okoro THANKED Peru 2025-02-25"));
}

TEST(Understand, ACommuniqueIsOfTheBodyNamedAboveIt) {
  EXPECT_THAT(events_of("The African Union:\nCondemns Chad;\n"
                        "Calls on Kenya to end the fighting.\n"
                        "Welcomes the talks, and urges Togo to open its border.\n"
                        "Stresses that trade must grow.\n"
                        "Peru left."),
              ElementsAre("African Union ACCUSED Chad", "African Union REQUESTED Kenya",
                          "African Union REQUESTED Togo", "African Union SAID trade must grow"));
  EXPECT_THAT(events_of("The African Union met.\nCondemns Chad;"), IsEmpty());
}

TEST(Understand, EachOfSeveralHasTheTimeBehindIt) {
  EXPECT_THAT(
      events_of("Peruvian Minister Ana Lima spoke with Kenyan Ambassador Ben Okoro over the "
                "weekend and with Chadian Ambassador Leo Paz on Tuesday.",
                kDate),
      ElementsAre("Ana Lima SPOKE_WITH Ben Okoro 2025-02-22..2025-02-23",
                  "Ana Lima SPOKE_WITH Leo Paz 2025-02-25"));
  EXPECT_THAT(events_of("Peruvian Minister Ana Lima spoke with Kenyan Ambassador Ben Okoro and "
                        "Chadian Ambassador Leo Paz on Monday before leaving on Tuesday.",
                        kDate),
              ElementsAre("Ana Lima SPOKE_WITH Ben Okoro 2025-02-24",
                          "Ana Lima SPOKE_WITH Leo Paz 2025-02-24"));
}

TEST(Understand, ReadsOffices) {
  EXPECT_THAT(facts_of("Peruvian Interior Minister Ana Lima left."),
              ElementsAre("Ana Lima HOLDS_OFFICE Peru title=interior minister"));
  EXPECT_THAT(facts_of("Then Ben Okoro, spokesman for the Kenyan army, left."),
              ElementsAre("Ben Okoro HOLDS_OFFICE Kenyan army title=spokesman"));
  EXPECT_THAT(facts_of("Former Peruvian president Ana Lima left."),
              ElementsAre("Ana Lima HOLDS_OFFICE Peru status=former title=president"));
  EXPECT_THAT(facts_of("LIMA: Interior Minister Ana Lima left."),
              Contains("Ana Lima HOLDS_OFFICE Peru title=interior minister"));
  EXPECT_THAT(facts_of("Interior Minister Ana Lima left."), IsEmpty());
}

TEST(Understand, ReadsWhatIsSaid) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Minister Ana Lima said that trade was growing.", "trade was growing"},
      {"Minister Ana Lima said trade was growing.", "trade was growing"},
      {"“Trade is growing,” Minister Ana Lima said.", "Trade is growing"},
      {"\"Trade is growing,\" said Minister Ana Lima.", "Trade is growing"},
      {"Trade was growing, Minister Ana Lima said.", "Trade was growing"},
      {"Minister Ana Lima said: “Trade is growing.”", "Trade is growing"},
  };
  for (const auto& [text, statement] : cases) {
    EXPECT_THAT(events_of(text), ElementsAre("Ana Lima SAID " + statement)) << text;
  }
}

TEST(Understand, AHeadlineIsEvidenceAndTellsNothingByItself) {
  Document document = testing::document_of(
      "Okoro meets Ana Lima\nPeruvian Minister Ana Lima met Kenyan Minister Ben Okoro.", kDate);
  document.blocks[0].kind = BlockKind::kHeadline;
  const Extraction extraction = Pipeline().extract(document);
  for (const Fact& fact : extraction.facts) {
    if (fact.relation == "MET_WITH") {
      EXPECT_EQ(fact.evidence.size(), 2u);
    }
  }
  document.blocks.pop_back();
  document.text = document.text.substr(0, document.text.find('\n'));
  EXPECT_THAT(facts_of(document), IsEmpty());
}

TEST(Understand, EvidenceQuotesTheTextAtItsOffsets) {
  const Document document = testing::document_of(
      "“Größe zählt,” he said. Peruvian Minister Ana Lima met Kenyan Minister Ben Okoro — at last.",
      kDate);
  const Extraction extraction = Pipeline().extract(document);
  ASSERT_FALSE(extraction.facts.empty());
  std::vector<std::size_t> starts;  // byte of each code point
  for (std::size_t i = 0; i < document.text.size(); ++i) {
    if ((static_cast<unsigned char>(document.text[i]) & 0xC0) != 0x80) starts.push_back(i);
  }
  starts.push_back(document.text.size());
  for (const Fact& fact : extraction.facts) {
    for (const FactEvidence& evidence : fact.evidence) {
      const std::size_t begin = starts.at(evidence.begin_codepoint);
      EXPECT_EQ(evidence.quote,
                document.text.substr(begin, starts.at(evidence.end_codepoint) - begin));
    }
  }
}

TEST(Understand, ReadsAnythingWithoutHarm) {
  const std::vector<std::string> texts = {
      "",
      " ",
      "\n\n",
      ".",
      ",,,,,",
      "“““",
      "said said said said",
      "and and and to to to",
      "met met with with between and",
      "the the the the",
      std::string(5000, 'A'),
      "Minister Minister Minister Minister, Minister, President of the of the of",
      "\xF0\x9F\x98\x80 met \xF0\x9F\x98\x80",
      "(((((([[[[[",
      "of of of the 23rd summit of",
      "Last year in Oct last year in Oct",
      "May May May 99 99, 2025"};
  for (const std::string& text : texts) EXPECT_NO_THROW(facts_of(text, kDate)) << text;
}

TEST(Understand, ASentenceWithoutEndIsSkipped) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "Peru met Kenya and ";
  EXPECT_THAT(events_of(text, kDate), IsEmpty());
}

}  // namespace
}  // namespace newsgraph::understanding
