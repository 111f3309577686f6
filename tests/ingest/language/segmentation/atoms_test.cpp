#include "newsgraph/ingest/language/segmentation/atoms.h"

#include <gtest/gtest.h>

namespace newsgraph::language {
namespace {

/// "[a]" for each atom, after " " or "/" for the gap before it.
std::string cut(std::string_view text) {
  const std::vector<CodePoint> points = decode(text);
  std::string result;
  for (const Atom& atom : atoms(points, 0, points.size() - 1)) {
    result += atom.gap == Gap::kSpace ? " [" : atom.gap == Gap::kNewline ? "/[" : "[";
    result += text.substr(points[atom.begin].byte, points[atom.end].byte - points[atom.begin].byte);
    result += "]";
  }
  return result;
}

struct Case {
  const char* text;
  const char* result;
};

TEST(Atoms, AreRunsOfLettersOrDigitsOrOneCharacter) {
  const Case cases[] = {
      {"", ""},
      {" \n ", ""},
      {"one two", " [one] [two]"},
      {"one\ntwo", " [one]/[two]"},
      {"one \n\t two", " [one]/[two]"},
      {"\none", "/[one]"},
      {"COVID-19.", " [COVID][-][19][.]"},
      {"3.5m", " [3][.][5][m]"},
      {"...", " [.][.][.]"},
      {"Élysée", " [Élysée]"},
      {"e\u0301le\u0300ve", " [e\u0301le\u0300ve]"},  // marks belong to their letters
      {"a\u00a0b\u2003c", " [a] [b] [c]"},            // spaces of all widths
      {"a\u2028b", " [a] [b]"},                       // line separator
      {"a\u00adb \u200ec\u200f", " [a\u00adb] [\u200ec\u200f]"},  // what cannot be seen
      {"٣٤ 三", " [٣٤] [三]"},                        // digits of any script
      {"🙂🙂", " [🙂][🙂]"},
      {"שלום,", " [שלום][,]"},
      {"\x01\x7f", " [\x01][\x7f]"},
      {"a\xff\xfe", " [a][\xff][\xfe]"},  // no UTF-8: byte by byte
  };
  for (const Case& each : cases) EXPECT_EQ(cut(each.text), each.result) << each.text;
}

TEST(Atoms, StayInTheirRange) {
  const std::vector<CodePoint> points = decode("ab cd ef");
  const std::vector<Atom> found = atoms(points, 1, 4);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].begin, 1u);
  EXPECT_EQ(found[0].gap, Gap::kSpace);  // the first always follows one
  EXPECT_EQ(found[1].end, 4u);
}

std::size_t shape_of(std::string_view text) {
  const std::vector<CodePoint> points = decode(text);
  return shape(points, atoms(points, 0, points.size() - 1).at(0));
}

TEST(Atoms, HaveShapes) {
  // One group a row; lengths 1, 2, 3, and 4 or more.
  const std::vector<std::vector<const char*>> groups{
      {"a", "ab", "éàü", "abcdefg"},        {"A", "Ab", "Éàü", "Abcdefg"},
      {nullptr, "AB", "ABC", "ABCDE"},      {nullptr, "aB", "AbC", "abCdE"},
      {"日", "日本", "日本国", "日本国民"}, {"1", "12", "123", "12345"},
  };
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (std::size_t length = 0; length < 4; ++length) {
      const char* text = groups[group][length];
      if (text == nullptr) continue;
      EXPECT_EQ(shape_of(text), group * 4 + length) << text;
    }
  }
  const std::vector<const char*> others{".", "?", ",", ":", "’", "“", "(", "]", "—", "€", "%"};
  for (std::size_t i = 0; i < others.size(); ++i)
    EXPECT_EQ(shape_of(others[i]), 24 + i) << others[i];
}

TEST(Atoms, EveryCharacterHasAShape) {
  for (std::int32_t c = 1; c <= 0x10ffff; ++c) {
    if ((c >= 0xd800 && c <= 0xdfff) || is_space(c)) continue;
    const std::vector<CodePoint> points{{c, 0}, {0, 4}};
    ASSERT_LT(shape(points, {0, 1, Gap::kNone}), kAtomShapes) << c;
  }
}

TEST(Atoms, HaveKeys) {
  const auto key = [](std::string_view text) {
    const std::vector<CodePoint> points = decode(text);
    std::string result = "before";
    key_of(points, atoms(points, 0, points.size() - 1).at(0), result);
    return result;
  };
  EXPECT_EQ(key("Élysée"), "élysée");
  EXPECT_EQ(key("7"), "0");
  EXPECT_EQ(key("1999"), "0000");
  EXPECT_EQ(key("1234567890"), "00000");
  EXPECT_EQ(key("“"), "“");
  EXPECT_EQ(key(std::string(1000, 'A')), std::string(64, 'a'));
}

}  // namespace
}  // namespace newsgraph::language
