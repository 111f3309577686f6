// Scores of an analysis against a treebank, by the rules of the CoNLL 2018 shared task.
#pragma once

#include <array>
#include <cstddef>
#include <ostream>
#include <string_view>

#include "newsgraph/ingest/analysis.h"

namespace newsgraph::language {

enum class Metric {
  kTokens,
  kSentences,
  kWords,
  kUpos,
  kXpos,
  kUfeats,
  kAllTags,
  kLemmas,
  kUas,
  kLas,
  kClas,
  kMlas,
  kBlex,
  kEntities,  ///< spans of the same type; only where the treebank has NER= in MISC
  kNames,     ///< the same of persons, organisations and places, GPE and LOC being one
};
inline constexpr std::size_t kMetrics = 15;

/// Counts of one metric: of the treebank's units, of the analysis's, and of those that agree.
struct Score {
  std::size_t gold = 0;
  std::size_t system = 0;
  std::size_t correct = 0;
  std::size_t aligned = 0;  ///< words that both have; 0 where no label is compared

  double precision() const;
  double recall() const;
  double f1() const;
  double aligned_accuracy() const;
};

struct Evaluation {
  std::array<Score, kMetrics> scores;

  const Score& operator[](Metric metric) const { return scores[static_cast<std::size_t>(metric)]; }
};

/// Compares two analyses whose offsets point into `text` (Zeman et al. 2018, section 5): words are
/// aligned by the characters they span, inside multiword tokens by the longest common sequence of
/// their forms; relations count without subtypes. Throws Error (kUsage) where the tokens of the two
/// do not cover the same characters.
Evaluation evaluate(const Analysis& gold, const Analysis& system, std::string_view text);

/// The table that the shared task's script prints, and the entities where there are any.
void write_evaluation(const Evaluation& evaluation, std::ostream& out);

}  // namespace newsgraph::language
