#include "newsgraph/ingest/understanding/words.h"

#include <gtest/gtest.h>

#include "reading.h"

namespace newsgraph::understanding {
namespace {

std::string forms(std::string_view sentence) {
  std::string text;
  for (const Word& word : testing::words_of(sentence)) text += "[" + word.form + "]";
  return text;
}

TEST(Words, KeepsHyphenedCompoundsWholeAndCliticsApart) {
  EXPECT_EQ(forms("Pakistan’s counter-terrorism talks with al-Abadi"),
            "[Pakistan][’s][counter-terrorism][talks][with][al-Abadi]");
}

TEST(Words, JoinsCapitalsAndTheirNumber) {
  EXPECT_EQ(forms("M23 rebels fled"), "[M23][rebels][fled]");
}

TEST(Words, JoinsAnArticleThatLostItsName) {
  EXPECT_EQ(forms("al- Jaafari left"), "[al-Jaafari][left]");
}

TEST(Words, DropsWhatCannotBeSeen) {
  EXPECT_EQ(forms("Minister\u200E Haider"), "[Minister][Haider]");
}

TEST(Words, OffsetsAreThoseOfTheText) {
  const std::string text = "José met al-Sisi’s envoy";
  for (const Word& word : testing::words_of(text)) {
    EXPECT_EQ(text.substr(word.begin_byte, word.end_byte - word.begin_byte), word.form);
  }
}

TEST(Words, FoldsNamesForComparison) {
  EXPECT_EQ(fold("José  Núñez’s"), "jose nunez");
  EXPECT_EQ(fold("U.S.-led"), "u s led");
  EXPECT_EQ(fold(""), "");
}

}  // namespace
}  // namespace newsgraph::understanding
