// Coreference within an article: which mentions mean the same.
//
// Each mention, in the order of the text, takes the antecedent for which most speaks, or none, by
// learnt weights (features.h, weights.h), unless the genders contradict; those that are joined so
// make a cluster.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "newsgraph/ingest/analysis.h"
#include "newsgraph/ingest/understanding/coreference/mention.h"
#include "newsgraph/ingest/understanding/coreference/weights.h"

namespace newsgraph::coreference {

struct Coreference {
  std::vector<Mention> mentions;     ///< in the order of the text, the longer first
  std::vector<std::size_t> cluster;  ///< of each mention; numbered from 0 as they appear
};

/// Time and memory grow linearly with the text. A pure function of the sentences, which are those
/// of one article.
Coreference find_coreference(std::span<const language::Sentence> sentences,
                             const Weights& weights = Weights::built_in());

}  // namespace newsgraph::coreference
