#include <gmock/gmock.h>

#include <random>

#include "newsgraph/ingest/language/analysis.h"

namespace newsgraph::language {
namespace {

/// "a b | c": tokens divided by spaces, sentences by bars.
std::string split(std::string text) {
  Document document;
  document.text = std::move(text);
  std::string result;
  for (const Sentence& sentence : analyze(document).sentences) {
    if (!result.empty()) result += " |";
    for (const Token& token : sentence.tokens) result += (result.empty() ? "" : " ") + token.form;
  }
  return result;
}

struct Case {
  const char* text;
  const char* split;
};

class Analyze : public testing::TestWithParam<Case> {};

TEST_P(Analyze, SplitsSentencesAndTokens) {
  EXPECT_EQ(split(GetParam().text), GetParam().split);
}

INSTANTIATE_TEST_SUITE_P(
    Tokens, Analyze,
    testing::Values(
        Case{"He didn't go; we'll see.", "He did n't go ; we 'll see ."},
        Case{"Pakistan’s counter-terrorism plan", "Pakistan ’s counter-terrorism plan"},
        Case{"O'Brien paid $5.2m (10:30 a.m.).", "O'Brien paid $ 5.2m ( 10:30 a.m. ) ."},
        Case{"See http://a.b/c?d=e, or ask x@y.org.", "See http://a.b/c?d=e , or ask x@y.org ."},
        Case{"AT&T and 1,200.50", "AT&T and 1,200.50"},
        Case{"Wait... what?!", "Wait ... what ? !"}));

INSTANTIATE_TEST_SUITE_P(Sentences, Analyze,
                         testing::Values(Case{"Gen. Smith met Mr. Lee. They talked.",
                                              "Gen. Smith met Mr. Lee . | They talked ."},
                                         Case{"The U.S. said so. The U.N. agreed.",
                                              "The U.S. said so . | The U.N. agreed ."},
                                         Case{"It began in Oct. The talks went on.",
                                              "It began in Oct. | The talks went on ."},
                                         Case{"Albert P. Khorev left.", "Albert P. Khorev left ."},
                                         Case{"“We will.” He left.", "“ We will . ” | He left ."},
                                         Case{"\"Why?\" he asked.", "\" Why ? \" he asked ."},
                                         Case{"One line\n\nAnother", "One line | Another"},
                                         Case{"It rose 3.5 per cent. 20 people came.",
                                              "It rose 3.5 per cent . | 20 people came ."}));

/// Checks what must hold of any text: every character that is not white space is in exactly one
/// token, in order, and offsets in bytes and code points agree.
void expect_covered(const std::string& text) {
  Document document;
  document.text = text;
  std::size_t byte = 0;
  for (const Sentence& sentence : analyze(document).sentences) {
    ASSERT_FALSE(sentence.tokens.empty());
    for (const Token& token : sentence.tokens) {
      ASSERT_GE(token.begin_byte, byte);
      const std::string between = text.substr(byte, token.begin_byte - byte);
      ASSERT_EQ(between.find_first_not_of(" \t\n\v\f\r"), std::string::npos) << between;
      ASSERT_EQ(token.form, text.substr(token.begin_byte, token.end_byte - token.begin_byte));
      ASSERT_LT(token.begin_codepoint, token.end_codepoint);
      byte = token.end_byte;
    }
  }
  ASSERT_EQ(text.substr(byte).find_first_not_of(" \t\n\v\f\r"), std::string::npos);
}

TEST(AnalyzeAnyText, CoversEveryCharacterOnce) {
  const std::vector<std::string> pieces{"a",  "B.",  "'s", "n't",  " ",    "\n\n", "…",   "“", "”",
                                        "12", "-",   "é",  "日",   "🙂", ".",    "?",   ",", "(",
                                        "@",  "://", "$",  "\x01", "ا",    "\xff", "www."};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = random() % 30; i > 0; --i) text += pieces[random() % pieces.size()];
    expect_covered(text);
  }
}

TEST(AnalyzeAnyText, CopesWithHugeTokensAndSentences) {
  expect_covered(std::string(1'000'000, 'a'));
  expect_covered(std::string(300'000, '.'));
  std::string words;
  for (int i = 0; i < 100'000; ++i) words += "word ";
  expect_covered(words);
}

TEST(Analyze, GivesOffsetsInCodePoints) {
  Document document;
  document.text = "Élysée said.";
  const Token token = analyze(document).sentences.at(0).tokens.at(1);
  EXPECT_EQ(token.begin_byte, 9u);
  EXPECT_EQ(token.begin_codepoint, 7u);
}

TEST(Analyze, NeverCrossesABlock) {
  Document document;
  document.text = "HEAD LINE body";
  document.blocks = {{BlockKind::kHeadline, 0, 9}, {BlockKind::kParagraph, 10, 14}};
  const Analysis analysis = analyze(document);
  ASSERT_EQ(analysis.sentences.size(), 2u);
  EXPECT_EQ(analysis.sentences[0].block, BlockKind::kHeadline);
}

}  // namespace
}  // namespace newsgraph::language
