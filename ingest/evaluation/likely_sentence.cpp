#include "newsgraph/ingest/evaluation/likely_sentence.h"

#include <algorithm>
#include <set>

#include "newsgraph/ingest/evaluation/text_match.h"

namespace newsgraph::evaluation {

namespace {

/// Half of one end's words, the other end being a pronoun.
constexpr double kLeastShared = 0.5;

/// Every way in which the end may be worded.
std::vector<std::set<std::string>> wordings(const GoldArticle& gold, const GoldEnd& end) {
  std::vector<std::set<std::string>> all;
  for (const GoldText& text : end.texts) {
    all.insert(all.end(), text.wordings.begin(), text.wordings.end());
  }
  for (const GoldEntity& entity : gold.entities) {
    if (std::ranges::find(end.entities, entity.name) == end.entities.end()) continue;
    all.push_back(content_words(entity.name));
    for (const std::string& alias : entity.aliases) all.push_back(content_words(alias));
  }
  return all;
}

double most_shared(const std::vector<std::set<std::string>>& wordings,
                   const std::set<std::string>& sentence) {
  double most = 0;
  for (const auto& words : wordings) most = std::max(most, overlap(words, sentence).recall);
  return most;
}

}  // namespace

std::optional<std::size_t> likely_sentence(const GoldArticle& gold, const GoldFact& fact,
                                           const std::vector<std::string>& sentences) {
  const auto subject = wordings(gold, fact.subject);
  const auto object = wordings(gold, fact.object);
  std::optional<std::size_t> best;
  double most = 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const std::set<std::string> words = content_words(sentences[i]);
    const double shared = most_shared(subject, words) + most_shared(object, words);
    if (shared < kLeastShared || shared <= most) continue;
    most = shared;
    best = i;
  }
  return best;
}

}  // namespace newsgraph::evaluation
