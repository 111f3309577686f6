#include "scenario_run.h"

#include <gmock/gmock.h>

namespace newsgraph::tck {
namespace {

using testing::HasSubstr;

Verdict verdict_of(const std::string& steps) {
  return run_scenario(read_feature("Feature: f\nScenario: s\n" + steps, "f.feature").front(), "");
}

constexpr const char* kQuery =
    "When executing query:\n\"\"\"\nUNWIND [1, 2] AS n RETURN n\n\"\"\"\n";

TEST(ScenarioRun, PassesWhenTheRowsAreThereInAnyOrder) {
  EXPECT_EQ(verdict_of(std::string(kQuery) +
                       "Then the result should be, in any order:\n| n |\n| 2 |\n| 1 |\n")
                .kind,
            Verdict::Kind::kPassed);
}

TEST(ScenarioRun, FailsWhenTheOrderIsAskedAndWrong) {
  const Verdict verdict = verdict_of(std::string(kQuery) +
                                     "Then the result should be, in order:\n| n |\n| 2 |\n| 1 |\n");
  EXPECT_EQ(verdict.kind, Verdict::Kind::kFailed);
  EXPECT_THAT(verdict.why, HasSubstr("expected"));
}

TEST(ScenarioRun, FailsWhenARowIsMissing) {
  EXPECT_EQ(
      verdict_of(std::string(kQuery) + "Then the result should be, in any order:\n| n |\n| 1 |\n")
          .kind,
      Verdict::Kind::kFailed);
}

TEST(ScenarioRun, CountsSideEffects) {
  const std::string create =
      "When executing query:\n\"\"\"\nCREATE (:A {x: 1})-[:T]->(:B)\n\"\"\"\n";
  EXPECT_EQ(verdict_of(create +
                       "And the side effects should be:\n| +nodes | 2 |\n| +relationships | 1 |\n"
                       "| +labels | 2 |\n| +properties | 1 |\n")
                .kind,
            Verdict::Kind::kPassed);
  EXPECT_EQ(verdict_of(create + "And no side effects\n").kind, Verdict::Kind::kFailed);
}

TEST(ScenarioRun, ComparesTypePhaseAndDetailOfErrors) {
  const std::string query = "When executing query:\n\"\"\"\nRETURN x\n\"\"\"\n";
  EXPECT_EQ(
      verdict_of(query + "Then a SyntaxError should be raised at compile time: UndefinedVariable\n")
          .kind,
      Verdict::Kind::kPassed);
  EXPECT_EQ(verdict_of(query + "Then a SyntaxError should be raised at runtime: *\n").kind,
            Verdict::Kind::kFailed);
}

TEST(ScenarioRun, FailsWhenAnErrorIsExpectedAndNoneCame) {
  EXPECT_EQ(
      verdict_of(std::string(kQuery) + "Then a TypeError should be raised at any time: *\n").kind,
      Verdict::Kind::kFailed);
}

TEST(ScenarioRun, LooksUpTheRowsOfADeclaredProcedure) {
  EXPECT_EQ(verdict_of("And there exists a procedure p.q(in :: INTEGER?) :: (out :: STRING?):\n"
                       "| in | out |\n| 1 | 'a' |\n| 2 | 'b' |\n"
                       "When executing query:\n\"\"\"\nCALL p.q(2) YIELD out RETURN out\n\"\"\"\n"
                       "Then the result should be, in any order:\n| out |\n| 'b' |\n")
                .kind,
            Verdict::Kind::kPassed);
}

TEST(ScenarioRun, SkipsAStepItDoesNotKnow) {
  EXPECT_EQ(verdict_of("Given a cup of tea\n").kind, Verdict::Kind::kSkipped);
}

}  // namespace
}  // namespace newsgraph::tck
