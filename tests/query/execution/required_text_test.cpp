#include "newsgraph/query/execution/required_text.h"

#include <gtest/gtest.h>

namespace newsgraph::execution {
namespace {

TEST(RequiredText, IsTheLongestThatStandsForItself) {
  struct Case {
    const char* pattern;
    const char* text;
  };
  const Case cases[] = {
      {"Ada", "Ada"},
      {".*owski", "owski"},
      {"^Ada .* Lovelace$", " Lovelace"},
      {"a\\.b+c", "a.b"},
      {"colou?r", "colo"},
      {"go{2,3}gle", "gle"},
      {"(one|two) three", " three"},
      {"[Tt]he (?:big )?[^]x]ending", "ending"},
      {"\\d+ ministers", " ministers"},
      {"Zürr?ich", "Zür"},
      {"\xc3\xbc*", ""},
      // Of these nothing is said.
      {"one|two", ""},
      {"a(?i)ada", ""},
      {"\\Qa.b\\E", ""},
      {"x(a(?=b))", ""},
      {"[[:alpha:]]da", ""},
      {"\\x41da", ""},
      {"(a)\\1bcd", ""},
      {"", ""},
  };
  for (const Case& each : cases)
    EXPECT_EQ(required_text(each.pattern).text, each.text) << each.pattern;
}

TEST(RequiredText, IsInSmallLettersWhereCaseMakesNoDifference) {
  EXPECT_EQ(required_text("Ada"), (RequiredText{"Ada", false}));
  EXPECT_EQ(required_text("(?i).*(peace|truce) TALKS.*"), (RequiredText{" talks", true}));
  EXPECT_EQ(required_text("(?i)ab\\.C?"), (RequiredText{"ab.", true}));
  // Only ASCII letters have a case for the matcher; no more is relied on.
  EXPECT_EQ(required_text("(?i)Z\xc3\x9cRICH"), (RequiredText{"rich", true}));
  EXPECT_EQ(required_text("(?i)a|b"), RequiredText());
}

}  // namespace
}  // namespace newsgraph::execution
