#include "newsgraph/query/functions/letter_case.h"

#include <gtest/gtest.h>

namespace newsgraph::functions {
namespace {

std::string lower(std::string_view text) {
  Budget budget({});
  std::string out = "what was there before";
  write_lower(text, out, budget);
  return out;
}

std::string upper(std::string_view text) {
  Budget budget({});
  std::string out = "what was there before";
  write_upper(text, out, budget);
  return out;
}

TEST(LetterCase, ChangesLettersAlone) {
  EXPECT_EQ(lower("AbZ @[`{ 09"), "abz @[`{ 09");
  EXPECT_EQ(upper("aBz @[`{ 09"), "ABZ @[`{ 09");
  EXPECT_EQ(lower(""), "");
}

TEST(LetterCase, KnowsOtherAlphabets) {
  EXPECT_EQ(lower("ÄÖÜ Σ Москва"), "äöü σ москва");
  EXPECT_EQ(upper("äöü σ москва"), "ÄÖÜ Σ МОСКВА");
}

TEST(LetterCase, LeavesBytesThatAreNoTextAsTheyAre) {
  EXPECT_EQ(lower("A\xff\xc3"), "a\xff\xc3");
}

TEST(LetterCase, GoesOnWhereALongTextIsNoLongerAscii) {
  const std::string ascii(100'000, 'A');
  EXPECT_EQ(lower(ascii + "Ä" + ascii),
            std::string(100'000, 'a') + "ä" + std::string(100'000, 'a'));
}

}  // namespace
}  // namespace newsgraph::functions
