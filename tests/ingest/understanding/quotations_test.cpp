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
}

TEST(Quotations, WhoIsNamedWithinHasPrecedence) {
  const OpenQuotation open = after_sentence(words_of("“ we left"), kSpeaker, {});
  EXPECT_EQ(open.speaker, kSpeaker);
  EXPECT_EQ(after_sentence(words_of("they said"), kAnother, open).speaker, kAnother);
}

TEST(Quotations, GoesOnInTheNextParagraphOnlyIfItIsOpenedThere) {
  const OpenQuotation open = after_sentence(words_of("“ we left"), kSpeaker, {});
  const Words again = words_of("“ we came");
  const OpenQuotation reopened = at_paragraph(again, open);
  EXPECT_FALSE(reopened.open());
  EXPECT_EQ(speaker_at_beginning(again, reopened), kSpeaker);
  const Words plain = words_of("we came");
  EXPECT_EQ(speaker_at_beginning(plain, at_paragraph(plain, open)), std::nullopt);
  // A picture may stand between: what only closes goes on.
  const Words closing = words_of("we came . \"");
  EXPECT_EQ(speaker_at_beginning(closing, at_paragraph(closing, open)), kSpeaker);
  // A list behind a colon stands in paragraphs.
  const OpenQuotation list = after_sentence(words_of("she said :"), kSpeaker, {});
  EXPECT_TRUE(at_paragraph(plain, list).open());
}

TEST(Quotations, LooksAheadToWhereOneCloses) {
  struct Case {
    std::vector<std::string> sentences;  ///< "¶" begins a paragraph
    std::optional<std::size_t> closing;
  };
  const std::vector<Case> cases = {
      {{"“ we left", "we came ” , she said"}, 1},
      {{"\" we left", "it rained", "we came \" , she said"}, 2},
      {{"“ we left ” , she said"}, std::nullopt},
      {{"we left", "we came ” , she said"}, std::nullopt},
      {{"“ we left", "we came"}, std::nullopt},
      {{"“ we left", "¶ “ we came ” , she said"}, 1},
      {{"\" we left", "¶ \" we came \" , she said"}, 1},
      {{"“ we left", "¶ he said “ we came ”"}, std::nullopt},
  };
  for (const auto& [texts, closing] : cases) {
    std::vector<SpottedSentence> sentences;
    for (const std::string& text : texts) {
      SpottedSentence& sentence = sentences.emplace_back();
      sentence.begins_paragraph = text.starts_with("¶ ");
      sentence.words = words_of(sentence.begins_paragraph ? text.substr(3) : text);
    }
    EXPECT_EQ(closing_sentence(sentences), closing) << texts.front();
  }
}

TEST(Quotations, TellsOfEachWordWhetherItIsQuoted) {
  EXPECT_EQ(inside_marks(words_of("she said “ we left ” today"), false),
            (std::vector<bool>{false, false, false, true, true, false, false}));
  EXPECT_EQ(inside_marks(words_of("left \" , she"), true),
            (std::vector<bool>{true, false, false, false}));
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
