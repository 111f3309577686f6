#include "newsgraph/ingest/understanding/coreference/coreference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "newsgraph/ingest/analyzer.h"
#include "newsgraph/ingest/understanding/coreference/candidates.h"
#include "newsgraph/ingest/understanding/coreference/mentions.h"

namespace newsgraph::coreference {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::IsEmpty;
using ::testing::Not;

std::string text_of(const Mention& mention, const language::Analysis& analysis) {
  std::string text;
  for (std::size_t i = mention.begin; i < mention.end; ++i) {
    const language::Token& token = analysis.sentences[mention.sentence].tokens[i];
    text += token.form;
    if (token.space_after && i + 1 < mention.end) text += ' ';
  }
  return text;
}

/// What is mentioned twice or more, its mentions divided by " = ".
std::vector<std::string> entities_of(std::string_view text) {
  const language::Analysis analysis = language::Analyzer::english().analyze(text);
  const Coreference found = find_coreference(analysis.sentences);
  std::vector<std::string> entities;
  std::vector<std::size_t> sizes;
  for (std::size_t i = 0; i < found.mentions.size(); ++i) {
    const std::size_t cluster = found.cluster[i];
    if (cluster == entities.size()) {
      entities.emplace_back();
      sizes.push_back(0);
    }
    if (sizes[cluster]++ > 0) entities[cluster] += " = ";
    entities[cluster] += text_of(found.mentions[i], analysis);
  }
  std::vector<std::string> repeated;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (sizes[i] > 1) repeated.push_back(entities[i]);
  }
  return repeated;
}

TEST(Coreference, APronounMeansThePersonOfItsGender) {
  EXPECT_THAT(entities_of("Maria Lopez met David Okoro in Lagos. She praised him."),
              ::testing::UnorderedElementsAre("Maria Lopez = She", "David Okoro = him"));
}

TEST(Coreference, AFamilyNameMeansWhoeverWasNamedInFull) {
  EXPECT_THAT(
      entities_of("Maria Lopez spoke in Quito on Monday. Lopez said the talks would go on."),
      Contains("Maria Lopez = Lopez"));
}

TEST(Coreference, AnOwnersPronounMeansTheSubject) {
  EXPECT_THAT(entities_of("Maria Lopez thanked her staff."), Contains("Maria Lopez = her"));
}

TEST(Coreference, NamesThatDifferStayApart) {
  EXPECT_THAT(entities_of("Norway and Sweden signed the treaty. Denmark did not."), IsEmpty());
}

TEST(Coreference, ADefiniteDescriptionIsFoundAgain) {
  EXPECT_THAT(entities_of("A ferry sank off Samar on Friday. The ferry had left Cebu."),
              Contains("A ferry = The ferry"));
}

TEST(Coreference, OfNothingThereIsNothing) {
  EXPECT_THAT(entities_of(""), IsEmpty());
  EXPECT_THAT(find_coreference({}).mentions, IsEmpty());
}

TEST(Coreference, SentencesWithoutATreeHaveNoMentions) {
  language::Analysis analysis = language::Analyzer::english().analyze("Lima met Okoro.");
  for (language::Token& token : analysis.sentences[0].tokens) {
    token.head = 0;
    token.deprel = {};
  }
  EXPECT_THAT(find_coreference(analysis.sentences).mentions, IsEmpty());
}

TEST(Coreference, ClustersAreNumberedAsTheyAppear) {
  const language::Analysis analysis = language::Analyzer::english().analyze(
      "Maria Lopez met David Okoro in Lagos. She praised him.");
  std::set<std::size_t> seen;
  for (const std::size_t cluster : find_coreference(analysis.sentences).cluster) {
    EXPECT_LE(cluster, seen.size());
    seen.insert(cluster);
  }
}

// A word that is mentioned everywhere is the hardest for a search that looks back.
TEST(CandidateFinder, HasFewCandidatesHoweverLongTheArticle) {
  std::vector<Mention> mentions;
  for (std::size_t i = 0; i < 20000; ++i) {
    Mention mention;
    mention.sentence = i / 40;
    mention.kind = i % 3 == 0 ? MentionKind::kPronoun : MentionKind::kName;
    mention.head_lemma = mention.text = Label("same");
    mentions.push_back(mention);
  }
  CandidateFinder finder(mentions);
  std::vector<std::size_t> counts;
  for (std::size_t i = 0; i < mentions.size(); ++i) counts.push_back(finder.next(i).size());
  EXPECT_THAT(counts, Each(::testing::Le(CandidateFinder::kMost)));
}

TEST(CandidateFinder, FindsANameAgainAcrossTheArticle) {
  std::vector<Mention> mentions(3);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    mentions[i].sentence = 50 * i;
    mentions[i].kind = MentionKind::kName;
    mentions[i].head_lemma = mentions[i].text = Label(i == 1 ? "okoro" : "lima");
  }
  CandidateFinder finder(mentions);
  EXPECT_THAT(finder.next(0), IsEmpty());
  EXPECT_THAT(finder.next(1), IsEmpty());
  EXPECT_THAT(finder.next(2), ::testing::ElementsAre(0));
}

}  // namespace
}  // namespace newsgraph::coreference
