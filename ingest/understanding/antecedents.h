// Whom a pronoun means within its sentence, by coreference (coreference/coreference.h).
//
// Across sentences Discourse knows better: who speaks and who acts in news goes by rules that a
// treebank of all genres does not teach (docs/coreference.md has the figures).
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "newsgraph/ingest/analysis.h"
#include "newsgraph/ingest/understanding/registry.h"

namespace newsgraph::understanding {

class Antecedents {
 public:
  /// `spotted` are the phrases of the analysis's sentences, one by one; they must outlive this.
  Antecedents(const language::Analysis& analysis, std::span<const SpottedSentence> spotted);

  /// The names that stand before the pronoun in its sentence and mean the same, the nearest first.
  std::span<const Phrase* const> of(std::size_t sentence, std::size_t word) const;

 private:
  using Place = std::pair<std::size_t, std::size_t>;  ///< sentence and word

  std::map<Place, std::vector<const Phrase*>> of_pronoun_;
};

}  // namespace newsgraph::understanding
