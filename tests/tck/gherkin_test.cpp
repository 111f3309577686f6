#include "gherkin.h"

#include <gmock/gmock.h>

#include "newsgraph/graph/error.h"

namespace newsgraph::tck {
namespace {

using testing::ElementsAre;

constexpr std::string_view kFeature = R"(#encoding: utf-8
Feature: Match1 - Match nodes

  Background:
    Given an empty graph

  @slow @second
  Scenario: [1] All nodes
    When executing query:
      """
      MATCH (n)
        RETURN n
      """
    Then the result should be, in any order:
      | n        |
      | 'a \| b' |

  Scenario Outline: [2] Numbers
    When executing query:
      """
      RETURN <n> AS n
      """

    Examples:
      | n |
      | 1 |
      | 2 |

    Examples:
      | n  |
      | 30 |
)";

TEST(Gherkin, PutsTheBackgroundBeforeEachScenario) {
  const std::vector<Scenario> scenarios = read_feature(kFeature, "Match1.feature");
  ASSERT_EQ(scenarios.size(), 4u);
  for (const Scenario& scenario : scenarios) {
    EXPECT_EQ(scenario.steps.front().text, "an empty graph");
  }
}

TEST(Gherkin, KeepsDocStringsTablesAndTags) {
  const Scenario scenario = read_feature(kFeature, "Match1.feature").front();
  EXPECT_THAT(scenario.tags, ElementsAre("@slow", "@second"));
  EXPECT_EQ(scenario.steps[1].doc, "MATCH (n)\n  RETURN n");
  EXPECT_THAT(scenario.steps[2].table, ElementsAre(ElementsAre("n"), ElementsAre("'a | b'")));
}

TEST(Gherkin, WritesOutlinesOutOverAllExampleTables) {
  const std::vector<Scenario> scenarios = read_feature(kFeature, "Match1.feature");
  EXPECT_EQ(scenarios[1].steps[1].doc, "RETURN 1 AS n");
  EXPECT_EQ(scenarios[3].steps[1].doc, "RETURN 30 AS n");
  EXPECT_EQ(scenarios[3].key(), "Match1 - Match nodes | [2] Numbers | 3");
}

TEST(Gherkin, SaysWhereAFileIsNoFeature) {
  try {
    read_feature("Feature: x\n\nnonsense\n", "x.feature");
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.location().to_string(), "x.feature:3");
  }
}

}  // namespace
}  // namespace newsgraph::tck
