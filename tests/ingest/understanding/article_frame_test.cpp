#include "newsgraph/ingest/understanding/article_frame.h"

#include <gtest/gtest.h>

#include <array>

#include "reading.h"

namespace newsgraph::understanding {
namespace {

SpottedSentence sentence_of(const std::string& text, BlockKind block = BlockKind::kParagraph) {
  SpottedSentence sentence;
  sentence.block = block;
  sentence.words = testing::words_of(text);
  return sentence;
}

std::string name_of(std::optional<std::size_t> country) {
  return country ? Gazetteer::built_in().countries()[*country].name : "nobody";
}

TEST(ArticleFrame, TheDatelineTellsWhereTheReportComesFrom) {
  const std::array sentences = {sentence_of("NAIROBI", BlockKind::kDateline),
                                sentence_of("Peru thanked Chad.")};
  EXPECT_EQ(name_of(dateline_country(sentences, Gazetteer::built_in())), "Kenya");
  EXPECT_EQ(name_of(dateline_country(std::span(sentences).subspan(1), Gazetteer::built_in())),
            "nobody");
}

TEST(ArticleFrame, ItIsAboutTheCountryNamedMostOftenElseThatOfTheDateline) {
  const std::array sentences = {sentence_of("NAIROBI", BlockKind::kDateline),
                                sentence_of("Peru thanked Chad."),
                                sentence_of("Peruvian farmers met in Lima.")};
  const Gazetteer& gazetteer = Gazetteer::built_in();
  EXPECT_EQ(name_of(home_country(sentences, gazetteer)), "Peru");
  EXPECT_EQ(name_of(home_country(std::span(sentences).first(2), gazetteer)), "Kenya");
}

TEST(ArticleFrame, TheHeaderEndsAtTheFirstClause) {
  const std::array sentences = {sentence_of("Minister for Foreign Affairs"),
                                sentence_of("Media release: aid to Chad"),
                                sentence_of("Peru thanked Chad.")};
  EXPECT_EQ(header_lines(sentences).size(), 2u);
  EXPECT_TRUE(header_lines(std::span(sentences).subspan(2)).empty());
}

TEST(ArticleFrame, KnowsTheYearWhereThereIsButOne) {
  const std::array sentences = {sentence_of("They met in 2019."), sentence_of("It rained in 2019."),
                                sentence_of("They left in 2021.")};
  EXPECT_EQ(only_year(std::span(sentences).first(2)), 2019);
  EXPECT_EQ(only_year(sentences), std::nullopt);
  EXPECT_EQ(only_year({}), std::nullopt);
}

}  // namespace
}  // namespace newsgraph::understanding
