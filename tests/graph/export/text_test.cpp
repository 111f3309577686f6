#include "newsgraph/graph/export/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/export/nasty_names.h"
#include "newsgraph/graph/utf8.h"

namespace newsgraph::exporting {
namespace {

using ::testing::ElementsAre;

TEST(ExportText, LeavesOutWhatXmlCannotHold) {
  const std::pair<std::string, std::string> cases[] = {
      {"tab\tline\nreturn\r", "tab\tline\nreturn\r"},
      {std::string("a\0b", 3),
       "a\uFFFD"
       "b"},
      {"\x1b[31m", "\uFFFD[31m"},
      {"\xEF\xBF\xBE", "\uFFFD"},
      {"\xEF\xBF\xBD", "\uFFFD"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(valid_xml(text), expected);
}

TEST(ExportText, WrapsAtWords) {
  EXPECT_THAT(wrapped("", 10, 3), ElementsAre());
  EXPECT_THAT(wrapped(" \n ", 10, 3), ElementsAre());
  EXPECT_THAT(wrapped("Naqvi", 10, 3), ElementsAre("Naqvi"));
  EXPECT_THAT(wrapped("Ministry of Interior of Pakistan", 18, 3),
              ElementsAre("Ministry of", "Interior of", "Pakistan"));
  EXPECT_THAT(wrapped("one\ttwo\n\nthree", 20, 3), ElementsAre("one two three"));
}

TEST(ExportText, CutsWhatIsTooLong) {
  EXPECT_THAT(wrapped("aaaa bbbb cccc", 4, 2), ElementsAre("aaaa", "bbb…"));
  EXPECT_THAT(wrapped("aaaa bb cccc", 4, 2), ElementsAre("aaaa", "bb…"));
  EXPECT_THAT(wrapped("aaaabbbbcc", 4, 9), ElementsAre("aaaa", "bbbb", "cc"));
  EXPECT_THAT(wrapped(std::string(1'000'000, 'x'), 3, 2), ElementsAre("xxx", "xx…"));
}

TEST(ExportText, WrapsCodePointsAndNotBytes) {
  EXPECT_THAT(wrapped("Москва Грузия", 6, 3), ElementsAre("Москва", "Грузия"));
  EXPECT_THAT(wrapped("ΑΒΓΔΕ", 2, 2), ElementsAre("ΑΒ", "Γ…"));
}

TEST(ExportText, WrapsAnythingIntoValidLines) {
  for (const std::string& name : testing::nasty_names()) {
    const std::vector<std::string> lines = wrapped(name, 18, 3);
    EXPECT_LE(lines.size(), 3u);
    for (const std::string& line : lines) {
      EXPECT_EQ(valid_utf8(line), line);
      EXPECT_EQ(line.find('\n'), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace newsgraph::exporting
