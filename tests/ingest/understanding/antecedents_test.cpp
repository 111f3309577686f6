#include "newsgraph/ingest/understanding/antecedents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <unordered_set>
#include <vector>

#include "newsgraph/ingest/analyzer.h"
#include "newsgraph/ingest/understanding/offices.h"
#include "newsgraph/ingest/understanding/phrases.h"
#include "reading.h"

namespace newsgraph::understanding {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// The names that the text's only `pronoun` finds before it in its sentence.
std::vector<std::string> names_of(std::string_view pronoun, std::string_view text) {
  const language::Analysis analysis = language::Analyzer::english().analyze(text);
  const std::unordered_set<std::string> common_words;
  const SpottingKnowledge knowledge{Gazetteer::built_in(), Offices::built_in(), common_words};
  std::vector<SpottedSentence> spotted;
  for (const language::Sentence& sentence : analysis.sentences) {
    SpottedSentence read;
    read.words = words_of(sentence);
    read.phrases = spot_phrases(read.words, knowledge);
    spotted.push_back(std::move(read));
  }
  const Antecedents antecedents(analysis, spotted);
  std::vector<std::string> names;
  for (std::size_t s = 0; s < spotted.size(); ++s) {
    for (std::size_t w = 0; w < spotted[s].words.size(); ++w) {
      if (!spotted[s].words[w].is(pronoun)) continue;
      for (const Phrase* phrase : antecedents.of(s, w)) names.push_back(phrase->name);
    }
  }
  return names;
}

TEST(Antecedents, AreTheNamesBeforeThePronounInItsSentence) {
  EXPECT_THAT(names_of("she", "Maria Lopez told David Okoro that she would resign."),
              ElementsAre("Maria Lopez"));
}

TEST(Antecedents, OfAnotherSentenceAreLeftToTheDiscourse) {
  EXPECT_THAT(names_of("she", "Maria Lopez spoke in Quito. On Monday she resigned."), IsEmpty());
}

TEST(Antecedents, AWordThatMeansNobodyNamedHasNone) {
  EXPECT_THAT(names_of("it", "It rained in Quito."), IsEmpty());
  EXPECT_THAT(names_of("it", ""), IsEmpty());
}

// By the rules alone "he" is whoever acted last: the host of the sentence before.
TEST(Antecedents, OutweighWhoActedInTheSentenceBefore) {
  EXPECT_THAT(testing::events_of("Tanzanian President Daudi Mushi praised the deal. \"We need "
                                 "peace,\" said Mushi, who is to host Foreign Minister Joseph "
                                 "Mwakyusa. Mwakyusa is to travel to Kigali on Monday, where he "
                                 "will meet Rwandan Prime Minister Alphonse Habimana.",
                                 "2024-09-20"),
              Contains(HasSubstr("Joseph Mwakyusa MET_WITH Alphonse Habimana")));
}

}  // namespace
}  // namespace newsgraph::understanding
