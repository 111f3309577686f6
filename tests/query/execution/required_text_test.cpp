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
      {"(?i)ada", ""},
      {"\\Qa.b\\E", ""},
      {"x(a(?=b))", ""},
      {"[[:alpha:]]da", ""},
      {"\\x41da", ""},
      {"(a)\\1bcd", ""},
      {"", ""},
  };
  for (const Case& each : cases) EXPECT_EQ(required_text(each.pattern), each.text) << each.pattern;
}

}  // namespace
}  // namespace newsgraph::execution
