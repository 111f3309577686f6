#include "newsgraph/graph/utf8.h"

#include <gtest/gtest.h>

#include <utility>

namespace newsgraph {
namespace {

TEST(Utf8, ReplacesEachInvalidByte) {
  const std::pair<std::string, std::string> cases[] = {
      {"plain", "plain"},
      {"Грузия 🇬🇪", "Грузия 🇬🇪"},
      {"a\xff"
       "b",
       "a\uFFFD"
       "b"},
      {"\xC3", "\uFFFD"},
      {"\xE2\x82", "\uFFFD\uFFFD"},
      {"\xC0\x80", "\uFFFD\uFFFD"},
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF"},
      {"\x80", "\uFFFD"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(valid_utf8(text), expected);
}

TEST(Utf8, EndsWhereTheFirstInvalidByteStands) {
  EXPECT_EQ(well_formed_bytes(""), 0u);
  EXPECT_EQ(well_formed_bytes("Zürich"), 7u);
  EXPECT_EQ(well_formed_bytes("Zürich\xff und \xfe"), 7u);
  EXPECT_EQ(well_formed_bytes("a\xC3"), 1u);
}

/// Eight bytes that are ASCII are looked at together.
TEST(Utf8, FindsAnInvalidByteAtAnyPlace) {
  for (std::size_t place = 0; place < 40; ++place) {
    std::string text(40, 'a');
    EXPECT_EQ(well_formed_bytes(text.substr(0, place)), place);
    text[place] = '\x80';
    EXPECT_EQ(well_formed_bytes(text), place);
  }
}

}  // namespace
}  // namespace newsgraph
