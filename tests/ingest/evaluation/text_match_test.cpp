#include "newsgraph/ingest/evaluation/text_match.h"

#include <gmock/gmock.h>

namespace newsgraph::evaluation {
namespace {

using testing::ElementsAre;

struct Folding {
  const char* name;
  const char* folded;
  const char* without_titles;
};

void PrintTo(const Folding& folding, std::ostream* out) {
  *out << folding.name;
}

class NameFolding : public testing::TestWithParam<Folding> {};

TEST_P(NameFolding, LeavesWhatNamesAreComparedBy) {
  EXPECT_EQ(folded(GetParam().name), GetParam().folded);
  EXPECT_EQ(without_titles(GetParam().name), GetParam().without_titles);
}

INSTANTIATE_TEST_SUITE_P(
    Names, NameFolding,
    testing::Values(
        Folding{"Inés Duarte", "ines duarte", "ines duarte"},
        Folding{"Foreign Minister  Inés Duarte", "foreign minister ines duarte", "ines duarte"},
        Folding{"the President", "the president", "president"},  // a title alone stays
        Folding{"Mr. O'Hara", "mr o hara", "o hara"}, Folding{"Türkiye’s", "turkiye", "turkiye"},
        Folding{"Peru's-led", "peru led", "peru led"},
        Folding{"Peru'sun", "peru sun", "peru sun"},  // no possessive
        Folding{"Ⅳ Corps № 7", "iv corps no 7", "iv corps no 7"}, Folding{"ﬁve", "five", "five"},
        Folding{"Straße", "stra e", "stra e"},  // only a-z and 0-9 compare
        Folding{"Київ", "", ""}, Folding{"broken \xff name", "broken name", "broken name"},
        Folding{"", "", ""}));

TEST(ContentWords, AreStemsWithoutFunctionWords) {
  EXPECT_THAT(content_words("the strengthening of their bilateral relations in the cities"),
              ElementsAre("bilateral", "city", "relat", "strengthen"));
  EXPECT_THAT(content_words("of the"), ElementsAre());
}

TEST(ContentWords, KeepAStemOfFourLetters) {
  EXPECT_THAT(content_words("sing ties aged mobilisation trade nation"),
              ElementsAre("aged", "mobil", "nation", "sing", "ties", "trad"));
}

TEST(Overlap, IsMeasuredBothWays) {
  const Overlap shared = overlap({"a", "b", "c", "d"}, {"a", "b", "x"});
  EXPECT_DOUBLE_EQ(shared.precision, 2.0 / 3);
  EXPECT_DOUBLE_EQ(shared.recall, 0.5);
  EXPECT_DOUBLE_EQ(shared.f1(), 4.0 / 7);
  EXPECT_EQ(overlap({}, {"a"}).f1(), 0);
  EXPECT_EQ(overlap({"a"}, {}).f1(), 0);
}

TEST(Overlap, OfATopicCountsBothWaysAndOfAStatementOne) {
  const Overlap longer = overlap({"a", "b"}, {"a", "c", "d", "e", "f"});
  EXPECT_FALSE(topics_match(longer));
  EXPECT_TRUE(statements_match(longer));
  EXPECT_TRUE(topics_match(overlap({"a", "b"}, {"a", "c"})));
}

}  // namespace
}  // namespace newsgraph::evaluation

#include <ostream>
