#include "newsgraph/ingest/understanding/coreference/coreference.h"

#include <optional>
#include <utility>

#include "newsgraph/ingest/understanding/coreference/candidates.h"
#include "newsgraph/ingest/understanding/coreference/features.h"
#include "newsgraph/ingest/understanding/coreference/mentions.h"

namespace newsgraph::coreference {

namespace {

using understanding::Gender;

/// Gives mentions their clusters, one after the other.
class Resolver {
 public:
  Resolver(std::vector<Mention> mentions, const Weights& weights)
      : found_{std::move(mentions), {}}, weights_(weights) {}

  Coreference run() {
    CandidateFinder finder(found_.mentions);
    for (std::size_t i = 0; i < found_.mentions.size(); ++i) {
      const std::vector<std::size_t> candidates = finder.next(i);
      const auto antecedent = best_antecedent({found_.mentions, i, candidates});
      found_.cluster.push_back(antecedent ? found_.cluster[*antecedent] : genders_.size());
      if (!antecedent) genders_.push_back(Gender::kUnknown);
      Gender& gender = genders_[found_.cluster.back()];
      if (gender == Gender::kUnknown) gender = found_.mentions[i].gender;
    }
    return std::move(found_);
  }

 private:
  /// The candidate for which most speaks, if more than for a new thing. Nobody is both "he" and
  /// "she": of that the weights see only what the two mentions say, not their clusters.
  std::optional<std::size_t> best_antecedent(const Choice& choice) const {
    const Gender gender = choice.mentions[choice.mention].gender;
    std::optional<std::size_t> best;
    double most = score_as_new(choice, weights_);
    for (std::size_t rank = 0; rank < choice.candidates.size(); ++rank) {
      const std::size_t candidate = choice.candidates[rank];
      if (!understanding::may_agree(gender, genders_[found_.cluster[candidate]])) continue;
      const double score = score_candidate(choice, rank, weights_);
      if (score > most) {
        most = score;
        best = candidate;
      }
    }
    return best;
  }

  Coreference found_;
  const Weights& weights_;
  std::vector<Gender> genders_;  ///< by cluster: what some mention of it tells
};

}  // namespace

Coreference find_coreference(std::span<const language::Sentence> sentences,
                             const Weights& weights) {
  return Resolver(find_mentions(sentences), weights).run();
}

}  // namespace newsgraph::coreference
