#include "newsgraph/ingest/language/introduced_acronyms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "newsgraph/ingest/analyzer.h"

namespace newsgraph::language {
namespace {

using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

Analysis segmented(const std::string& text) {
  Document document;
  document.text = text;
  return Analyzer::english().segment(document);
}

TEST(IntroducedAcronyms, AreFunctionWordsInCapitalsBehindAName) {
  EXPECT_THAT(introduced_acronyms(segmented("Islamic State (IS) fled.").sentences),
              UnorderedElementsAre("IS"));
  // The network knows what is no other word besides.
  EXPECT_THAT(introduced_acronyms(segmented("The African Union (AU) met.").sentences), IsEmpty());
  EXPECT_THAT(introduced_acronyms(segmented("He said it IS so (IS it?)").sentences), IsEmpty());
}

TEST(IntroducedAcronyms, AreReadAsNames) {
  const auto upos_of_is = [](const std::string& text) {
    std::vector<std::string> tags;
    for (const Sentence& sentence : Analyzer::english().analyze(text).sentences) {
      for (const Token& token : sentence.tokens) {
        if (token.form == "IS") tags.emplace_back(token.upos);
      }
    }
    return tags;
  };
  EXPECT_THAT(upos_of_is("Islamic State (IS) fled. IS fighters seized the town."),
              ::testing::ElementsAre("PROPN", "PROPN"));
}

}  // namespace
}  // namespace newsgraph::language
