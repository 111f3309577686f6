// Whose words a fact is told in, read from whole texts.
#include "newsgraph/ingest/understanding/attribution.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.h"

namespace newsgraph::understanding {
namespace {

using ::testing::Contains;
using testing::events_of;

struct Case {
  std::string text;
  std::string fact;
};

void expect_facts(const std::vector<Case>& cases) {
  for (const auto& [text, fact] : cases) EXPECT_THAT(events_of(text), Contains(fact)) << text;
}

TEST(Attribution, WhatTheArticleTellsItselfIsInNobodysWords) {
  expect_facts({{"Kenya rejected the plan, and Ghana said so.", "Kenya REJECTED plan"},
                {"Ghana thanked Kenya and said the talks went well.", "Ghana THANKED Kenya"}});
}

TEST(Attribution, AReportedClauseIsInTheReportersWords) {
  expect_facts({
      {"Ghana said Kenya had rejected the plan.", "Kenya REJECTED plan said by Ghana"},
      {"Kenya rejected the plan, Ghana said.", "Kenya REJECTED plan said by Ghana"},
      {"Ghana warned that Kenya had rejected the plan.", "Kenya REJECTED plan said by Ghana"},
      {"According to Ghana, Kenya rejected the plan.", "Kenya REJECTED plan said by Ghana"},
      {"Ghana and Togo said that Kenya had rejected the plan.",
       "Kenya REJECTED plan said by Ghana, Togo"},
      {"Ghana accused Kenya of attacking Somalia.", "Kenya ATTACKED Somalia said by Ghana"},
  });
}

TEST(Attribution, AQuotationIsInItsSpeakersWords) {
  expect_facts({
      {"“Kenya rejected the plan,” Ghana said.", "Kenya REJECTED plan said by Ghana"},
      {"“The talks were hard. Kenya rejected the plan,” Ghana said.",
       "Kenya REJECTED plan said by Ghana"},
      {"“The talks were hard,” Ghana said. “Kenya rejected the plan.”",
       "Kenya REJECTED plan said by Ghana"},
  });
}

TEST(Attribution, OneVoiceOfTheArticlesOwnIsEnough) {
  expect_facts({{"Kenya rejected the plan. Ghana said Kenya rejected the plan.",
                 "Kenya REJECTED plan"},
                {"Togo said Kenya rejected the plan. Ghana said Kenya rejected the plan.",
                 "Kenya REJECTED plan said by Togo, Ghana"}});
}

}  // namespace
}  // namespace newsgraph::understanding
