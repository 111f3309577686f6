#include "newsgraph/ingest/analyzer.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>
#include <thread>

#include "graph/store/temporary_folder.h"
#include "ingest/language/tiny_model.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/language/codepoints.h"
#include "newsgraph/ingest/language/conllu/conllu.h"

namespace newsgraph::language {
namespace {

using ::testing::HasSubstr;

const Analyzer& english() {
  return Analyzer::english();
}

/// A loaded model so small that long texts take no time.
const Analyzer& tiny() {
  static const std::string bytes = testing::tiny_model().file();
  static const Analyzer analyzer(ModelFile::view(bytes, "tiny"));
  return analyzer;
}

/// "a b | c": tokens divided by spaces, sentences by bars.
std::string split(std::string_view text) {
  std::string result;
  for (const Sentence& sentence : english().analyze(text).sentences) {
    if (!result.empty()) result += " |";
    for (const Token& token : sentence.tokens) result += (result.empty() ? "" : " ") + token.form;
  }
  return result;
}

/// Everything that is said, as CoNLL-U.
std::string listed(const Analysis& analysis) {
  std::ostringstream out;
  write_conllu(analysis, {}, out);
  return out.str();
}

struct Case {
  const char* text;
  const char* split;
};

// What any good model must get right, and nothing more: the model is trained anew at times.
TEST(Analyzer, CutsPlainEnglish) {
  const Case cases[] = {
      {"He didn't go; we'll see.", "He did n't go ; we 'll see ."},
      {"Pakistan’s minister met Russia's envoy.", "Pakistan ’s minister met Russia 's envoy ."},
      {"The plan cost $5 million.", "The plan cost $ 5 million ."},
      {"Gen. Smith met Mr. Lee. They talked.", "Gen. Smith met Mr. Lee . | They talked ."},
      {"The talks ended on Monday. Both sides agreed to meet again.",
       "The talks ended on Monday . | Both sides agreed to meet again ."},
      {"Officials from the U.S. met in Paris.", "Officials from the U.S. met in Paris ."},
      {"One line\n\nAnother", "One line | Another"},
  };
  for (const Case& each : cases) EXPECT_EQ(split(each.text), each.split);
}

TEST(Analyzer, LabelsPlainEnglish) {
  const Analysis analysis =
      english().analyze("The president visited London. He met two ministers.");
  std::string labels;
  for (const Sentence& sentence : analysis.sentences) {
    for (const Token& token : sentence.tokens) {
      labels += token.form + " " + std::string(token.upos) + " " + token.lemma + " " +
                std::string(token.deprel) + ">" +
                (token.head == 0 ? "" : sentence.tokens.at(token.head - 1).form) + " " +
                std::string(token.ner) + "\n";
    }
  }
  EXPECT_EQ(labels,
            "The DET the det>president O\n"
            "president NOUN president nsubj>visited O\n"
            "visited VERB visit root> O\n"
            "London PROPN London obj>visited B-GPE\n"
            ". PUNCT . punct>visited O\n"
            "He PRON he nsubj>met O\n"
            "met VERB meet root> O\n"
            "two NUM two nummod>ministers O\n"
            "ministers NOUN minister obj>met O\n"
            ". PUNCT . punct>met O\n");
}

// ---- what holds of any text -------------------------------------------------------------------

/// Offsets agree and every character that is not white space is in exactly one token, in order.
void expect_covered(std::string_view text, const Analysis& analysis) {
  const std::vector<CodePoint> points = decode(text);
  std::size_t point = 0;
  const auto skip_to = [&](std::size_t end) {
    for (; point < end; ++point) ASSERT_TRUE(is_space(points[point].value)) << text.substr(0, 200);
  };
  for (const Sentence& sentence : analysis.sentences) {
    ASSERT_FALSE(sentence.tokens.empty());
    EXPECT_EQ(sentence.begin_byte, sentence.tokens.front().begin_byte);
    EXPECT_EQ(sentence.begin_codepoint, sentence.tokens.front().begin_codepoint);
    EXPECT_EQ(sentence.end_byte, sentence.tokens.back().end_byte);
    EXPECT_EQ(sentence.end_codepoint, sentence.tokens.back().end_codepoint);
    for (const Token& token : sentence.tokens) {
      ASSERT_GE(token.begin_codepoint, point);
      skip_to(token.begin_codepoint);
      ASSERT_LT(token.begin_codepoint, token.end_codepoint);
      ASSERT_LT(token.end_codepoint, points.size());
      ASSERT_EQ(points[token.begin_codepoint].byte, token.begin_byte);
      ASSERT_EQ(points[token.end_codepoint].byte, token.end_byte);
      ASSERT_EQ(token.form, text.substr(token.begin_byte, token.end_byte - token.begin_byte));
      ASSERT_EQ(token.space_after, token.end_codepoint + 1 == points.size() ||
                                       is_space(points[token.end_codepoint].value));
      point = token.end_codepoint;
    }
  }
  skip_to(points.size() - 1);
}

/// The sentence is a tree with one root, its entities are BIO2, and nothing is left unsaid.
void expect_well_formed(const Sentence& sentence) {
  const std::vector<Token>& tokens = sentence.tokens;
  std::size_t roots = 0;
  std::string_view before = "O";
  for (const Token& token : tokens) {
    ASSERT_LE(token.head, tokens.size());
    ASSERT_EQ(token.head == 0, token.deprel == "root");
    roots += token.head == 0 ? 1 : 0;
    std::size_t steps = 0;
    for (std::size_t head = token.head; head != 0; head = tokens[head - 1].head) {
      ASSERT_LT(++steps, tokens.size()) << "a cycle";
    }
    ASSERT_TRUE(token.ner == "O" || token.ner.starts_with("B-") ||
                (token.ner.starts_with("I-") && before.size() > 2 &&
                 before.substr(2) == token.ner.substr(2)))
        << before << " " << token.ner;
    before = token.ner;
    ASSERT_FALSE(token.upos.empty() || token.xpos.empty() || token.feats.empty());
    ASSERT_FALSE(token.lemma.empty());
  }
  ASSERT_EQ(roots, 1u);
  ASSERT_FALSE(tokens.front().joined);
}

Analysis expect_sound(const Analyzer& analyzer, std::string_view text) {
  Analysis analysis = analyzer.analyze(text);
  expect_covered(text, analysis);
  for (const Sentence& sentence : analysis.sentences) expect_well_formed(sentence);
  return analysis;
}

std::string random_text(std::mt19937& random, std::size_t most_pieces) {
  const std::vector<std::string> pieces{
      "a",      "B.",   "'s",   "n't",  " ",      " ",      "\n\n",   "…",
      "“",      "”",    "12",   "-",    "é",      "日",     "🙂",   "👩‍👩‍👧",
      ".",      "?",    ",",    "(",    "@",      "://",    "$",      "\x01",
      "ا",      "\xff", "www.", "שלום", "\u202e", "\u200b", "\u2028", "Mr.",
      "London", "met",  "don't"};
  std::string text;
  for (std::size_t i = random() % most_pieces; i > 0; --i) text += pieces[random() % pieces.size()];
  return text;
}

TEST(AnalyzerOnAnyText, GivesTreesOverEveryCharacter) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) expect_sound(english(), random_text(random, 40));
  for (int round = 0; round < 3000; ++round) expect_sound(tiny(), random_text(random, 40));
}

TEST(AnalyzerOnAnyText, CopesWithEmojiOtherScriptsAndControlCharacters) {
  for (const std::string_view text :
       {"🙂", "👩‍👩‍👧 🇵🇰!", "مرحبا بالعالم. كيف حالك؟", "שלום עולם.",
        "\u202eabc\u202c def", "你好。再见。", "a\u0301\u0302\u0303", "\x01\x02\x03",
        "\x7f\x1b[31mred\x1b[0m", "\ufeffDAKAR:", "\xff\xfe\x80", "\xf0\x9f\x99", "\xed\xa0\x80",
        "\u00ad\u200d"}) {
    EXPECT_FALSE(expect_sound(english(), text).sentences.empty()) << text;
  }
  const std::string_view zero("a\0b \0", 5);
  EXPECT_FALSE(expect_sound(english(), zero).sentences.empty());
}

TEST(AnalyzerOnAnyText, NothingIsNothing) {
  for (const std::string_view text : {"", " ", "\n\n\n", "\t\r\n", "\u00a0\u2029"}) {
    EXPECT_TRUE(english().analyze(text).sentences.empty());
  }
  Analysis none;
  english().annotate(none);
  none.sentences.emplace_back();
  english().annotate(none);
  EXPECT_TRUE(none.sentences[0].tokens.empty());
}

TEST(AnalyzerOnAnyText, CopesWithHugeTokens) {
  const Analysis analysis = expect_sound(english(), std::string(1'000'000, 'a') + " met him.");
  EXPECT_EQ(analysis.sentences.at(0).tokens.at(0).form.size(), 1'000'000u);
  expect_sound(tiny(), std::string(300'000, '.'));
  expect_sound(tiny(), std::string(300'000, '\xff'));
}

Sentence sentence_of(std::size_t words) {
  Sentence sentence;
  for (std::size_t i = 0; i < words; ++i) {
    sentence.tokens.emplace_back().form = i % 97 == 96 ? "," : "word" + std::to_string(i % 1000);
  }
  return sentence;
}

TEST(AnalyzerOnAnyText, CopesWithHugeSentences) {
  std::string words;
  for (int i = 0; i < 100'000; ++i) words += "word ";
  expect_sound(tiny(), words);
  // However long, a sentence is one tree; lengths around those at which it is read in pieces.
  for (const std::size_t length : {1u, 2u, 255u, 256u, 257u, 511u, 512u, 513u, 100'000u}) {
    Analysis analysis;
    analysis.sentences.push_back(sentence_of(length));
    tiny().annotate(analysis);
    ASSERT_EQ(analysis.sentences[0].tokens.size(), length);
    expect_well_formed(analysis.sentences[0]);
  }
  Analysis analysis;
  analysis.sentences.push_back(sentence_of(1500));
  english().annotate(analysis);
  expect_well_formed(analysis.sentences[0]);
}

TEST(Analyzer, ReadsALongSentenceInPiecesCutAtAMark) {
  constexpr std::size_t kCut = 200, kWords = 300;
  Analysis whole, pieces;
  whole.sentences.push_back(sentence_of(kWords));
  whole.sentences[0].tokens[kCut - 1].form = ";";
  for (const auto& [begin, end] : {std::pair(std::size_t{0}, kCut), std::pair(kCut, kWords)}) {
    Sentence& piece = pieces.sentences.emplace_back();
    for (std::size_t i = begin; i < end; ++i) piece.tokens.push_back(whole.sentences[0].tokens[i]);
  }
  tiny().annotate(whole);
  tiny().annotate(pieces);
  const std::vector<Token>& first = pieces.sentences[0].tokens;
  const auto root = std::ranges::find(first, 0u, &Token::head) - first.begin();
  for (std::size_t i = 0; i < kWords; ++i) {
    const Token& token = whole.sentences[0].tokens[i];
    const Token& alone = i < kCut ? first[i] : pieces.sentences[1].tokens[i - kCut];
    EXPECT_EQ(token.upos, alone.upos);
    if (i >= kCut && alone.head == 0) {  // the second piece hangs on the first
      EXPECT_EQ(token.head, static_cast<std::size_t>(root) + 1);
      EXPECT_EQ(token.deprel, "parataxis");
    } else {
      EXPECT_EQ(token.head, i >= kCut ? alone.head + kCut : alone.head);
      EXPECT_EQ(token.deprel, alone.deprel);
    }
  }
}

// ---- what an analysis does not depend on ------------------------------------------------------

const char* const kParagraphs[] = {
    "Foreign ministers of twelve countries met in Geneva on Monday to discuss the truce.",
    "“We’ll see,” said Gen. Inés Duarte, who didn't attend. The talks go on!",
    "Yes.",
    "The bank raised its rate by 0.25 per cent; shares fell in London, Paris, Tokyo and New York.",
    "PTI chairman Imran Khan addressed a rally in Lahore, and the police closed three roads.",
    "🙂",
};

TEST(Analyzer, ASentenceIsReadAlikeWhateverItsNeighbours) {
  std::string text;
  for (const char* paragraph : kParagraphs) text += std::string(paragraph) + "\n\n";
  Analysis together = english().analyze(text);
  for (Sentence& sentence : together.sentences) {
    Analysis alone;
    alone.sentences.push_back(sentence);
    for (Token& token : alone.sentences[0].tokens) {
      token.upos = token.xpos = token.feats = token.deprel = token.ner = {};
      token.lemma.clear();
      token.head = 0;
    }
    english().annotate(alone);
    Analysis kept;
    kept.sentences.push_back(sentence);
    EXPECT_EQ(listed(alone), listed(kept));
  }
}

TEST(Analyzer, AParagraphIsReadAlikeWhateverItsNeighbours) {
  std::string text;
  for (const char* paragraph : kParagraphs) text += std::string(paragraph) + "\n\n";
  const Analysis together = english().analyze(text);
  std::size_t next = 0;
  for (const char* paragraph : kParagraphs) {
    for (const Sentence& alone : english().analyze(paragraph).sentences) {
      const Sentence& sentence = together.sentences.at(next++);
      ASSERT_EQ(alone.tokens.size(), sentence.tokens.size());
      for (std::size_t i = 0; i < alone.tokens.size(); ++i) {
        const Token &a = alone.tokens[i], &b = sentence.tokens[i];
        EXPECT_EQ(a.form, b.form);
        EXPECT_EQ(a.lemma + " " + std::string(a.upos) + " " + std::string(a.xpos),
                  b.lemma + " " + std::string(b.upos) + " " + std::string(b.xpos));
        EXPECT_EQ(std::to_string(a.head) + " " + std::string(a.deprel) + " " + std::string(a.ner),
                  std::to_string(b.head) + " " + std::string(b.deprel) + " " + std::string(b.ner));
      }
    }
  }
  EXPECT_EQ(next, together.sentences.size());
}

TEST(Analyzer, EightThreadsSayWhatOneSays) {
  std::string text;
  for (int i = 0; i < 3; ++i) {
    for (const char* paragraph : kParagraphs) text += std::string(paragraph) + "\n\n";
  }
  const std::string expected = listed(english().analyze(text));
  std::vector<std::string> said(8);
  std::vector<std::thread> threads;
  for (std::string& each : said) {
    threads.emplace_back([&each, &text] { each = listed(english().analyze(text)); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& each : said) EXPECT_EQ(each, expected);
}

// ---- blocks, offsets, models ------------------------------------------------------------------

TEST(Analyzer, NeverCrossesABlock) {
  Document document;
  document.text = "HEAD LINE body of it";
  document.blocks = {{BlockKind::kHeadline, 0, 9}, {BlockKind::kParagraph, 10, 20}};
  const Analysis analysis = english().analyze(document);
  ASSERT_EQ(analysis.sentences.size(), 2u);
  EXPECT_EQ(analysis.sentences[0].block, BlockKind::kHeadline);
  EXPECT_EQ(analysis.sentences[0].end_byte, 9u);
  EXPECT_EQ(analysis.sentences[1].block, BlockKind::kParagraph);
  EXPECT_EQ(analysis.sentences[1].paragraph, 1u);

  // Not even where they touch, in the middle of a word.
  document.text = "DAKAR:Talks";
  document.blocks = {{BlockKind::kDateline, 0, 8}, {BlockKind::kParagraph, 8, 11}};
  const Analysis touching = english().analyze(document);
  ASSERT_EQ(touching.sentences.size(), 2u);
  EXPECT_EQ(touching.sentences[1].tokens.at(0).form, "lks");
}

TEST(Analyzer, BlocksMayBeEmpty) {
  Document document;
  document.text = "  One two  ";
  document.blocks = {{BlockKind::kHeadline, 0, 0},
                     {BlockKind::kParagraph, 0, 1},
                     {BlockKind::kParagraph, 2, 9},
                     {BlockKind::kByline, 11, 11}};
  const Analysis analysis = english().analyze(document);
  ASSERT_EQ(analysis.sentences.size(), 1u);
  EXPECT_EQ(analysis.sentences[0].paragraph, 2u);
}

TEST(Analyzer, EmptyLinesDivideParagraphs) {
  const Analysis analysis = english().analyze("\n\nOne two\nthree\n \nFour\r\n\r\nFive\n\n");
  std::string paragraphs;
  for (const Sentence& sentence : analysis.sentences) {
    paragraphs += std::to_string(sentence.paragraph) + ":" + sentence.tokens.back().form + " ";
  }
  EXPECT_EQ(paragraphs, "0:three 1:Four 2:Five ");
}

TEST(Analyzer, GivesOffsetsInCodePoints) {
  const Token token = english().analyze("Élysée said.").sentences.at(0).tokens.at(1);
  EXPECT_EQ(token.begin_byte, 9u);
  EXPECT_EQ(token.begin_codepoint, 7u);
}

TEST(Analyzer, LabelsOutliveIt) {
  const std::string bytes = testing::tiny_model().file();
  auto analyzer = std::make_unique<Analyzer>(ModelFile::view(bytes, "tiny"));
  const Analysis analysis = analyzer->analyze("the city");
  const std::string before = listed(analysis);
  analyzer.reset();
  EXPECT_EQ(listed(analysis), before);
}

TEST(Analyzer, LoadsAFileAndMoves) {
  testing::TemporaryFolder folder;
  std::ofstream(folder / "tiny.model", std::ios::binary) << testing::tiny_model().file();
  Analyzer first = Analyzer::load(folder / "tiny.model");
  EXPECT_EQ(first.metadata(), "{\"language\": \"none\"}");
  const std::string text = "Mr Smith met the city.";
  const std::string expected = listed(first.analyze(text));
  const Analyzer second = std::move(first);
  EXPECT_EQ(listed(second.analyze(text)), expected);
  EXPECT_THAT(std::string(english().metadata()), HasSubstr("\"language\": \"en\""));
}

}  // namespace
}  // namespace newsgraph::language
