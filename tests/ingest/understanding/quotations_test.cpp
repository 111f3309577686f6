#include "newsgraph/ingest/understanding/quotations.h"

#include <gtest/gtest.h>

#include <sstream>

namespace newsgraph::understanding {
namespace {

/// Words of a text with blanks around marks.
Words words_of(const std::string& text) {
  Words words;
  std::istringstream in(text);
  for (std::string form; in >> form;) words.emplace_back().form = form;
  return words;
}

constexpr std::size_t kSpeaker = 7;
constexpr std::size_t kAnother = 8;

TEST(Quotations, MarksOpenAndClose) {
  struct Case {
    std::string text;
    bool before;
    bool after;
  };
  const std::vector<Case> cases = {
      {"she left", false, false},      {"she left", true, true},
      {"“ she left", false, true},     {"she left ”", true, false},
      {"“ she ” left", false, false},  {"she ” said “ left", true, true},
      {"\" she left", false, true},    {"she left \"", true, false},
      {"`` she left", false, true},    {"she left ''", true, false},
      {"“ she “ left ”", false, false}};
  for (const auto& [text, before, after] : cases) {
    OpenQuotation open;
    if (before) open = after_sentence(words_of("“"), kSpeaker, {});
    EXPECT_EQ(after_sentence(words_of(text), std::nullopt, open).inside_marks(), after) << text;
  }
}

TEST(Quotations, TheSpeakerOfAQuotationIsKeptToItsEnd) {
  OpenQuotation open = after_sentence(words_of("she said “ we left"), kSpeaker, {});
  EXPECT_EQ(speaker_at_beginning(words_of("we left"), open), kSpeaker);
  open = after_sentence(words_of("we left"), std::nullopt, open);
  EXPECT_EQ(speaker_at_beginning(words_of("we left"), open), kSpeaker);
  open = after_sentence(words_of("we left ” , he said"), kAnother, open);
  EXPECT_EQ(speaker_at_beginning(words_of("we left"), open), std::nullopt);
}

TEST(Quotations, AQuotationRightBehindAnotherIsAssumedToBeTheSameSpeakers) {
  OpenQuotation closed;
  closed.last_speaker = kSpeaker;
  EXPECT_EQ(speaker_at_beginning(words_of("“ we left"), closed), kSpeaker);
  EXPECT_EQ(speaker_at_beginning(words_of("we left"), closed), std::nullopt);
  const OpenQuotation open = after_sentence(words_of("“ we left"), std::nullopt, closed);
  EXPECT_EQ(open.speaker, kSpeaker);
  EXPECT_TRUE(open.assumed);
  const OpenQuotation told = after_sentence(words_of("they said"), kAnother, open);
  EXPECT_EQ(told.speaker, kAnother);
  EXPECT_FALSE(told.assumed);
}

TEST(Quotations, OneThatIsNeverClosedEndsByItself) {
  OpenQuotation open = after_sentence(words_of("“ we left"), kSpeaker, {});
  std::size_t sentences = 0;
  for (; open.open() && sentences < 100; ++sentences) {
    open = after_sentence(words_of("we left"), std::nullopt, open);
  }
  EXPECT_EQ(sentences, 12u);
}

TEST(Quotations, AListBehindAColonIsOfWhoAnnouncedIt) {
  OpenQuotation open = after_sentence(words_of("she said :"), kSpeaker, {});
  EXPECT_EQ(open.speaker, kSpeaker);
  EXPECT_FALSE(open.inside_marks());
  std::size_t sentences = 0;
  for (; open.open() && sentences < 100; ++sentences) {
    open = after_sentence(words_of("we left"), std::nullopt, open);
  }
  EXPECT_EQ(sentences, 5u);
  EXPECT_FALSE(after_sentence(words_of("aims :"), std::nullopt, {}).open());
}

TEST(Quotations, FindsWhatStandsBetweenTheMarks) {
  EXPECT_EQ(between_marks(words_of("she said “ we left ” today"), false), (WordRange{3, 5}));
  EXPECT_EQ(between_marks(words_of("she said “ we left"), false), (WordRange{3, 5}));
  EXPECT_EQ(between_marks(words_of("we left ” , she said"), true), (WordRange{0, 2}));
  EXPECT_TRUE(between_marks(words_of("she left"), false).empty());
}

}  // namespace
}  // namespace newsgraph::understanding
