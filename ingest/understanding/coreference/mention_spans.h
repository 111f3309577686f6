// Which words of a sentence may be a mention, and how far each reaches: the words below a nominal
// head, without its preposition, its coordinates, its appositions and, where it is a predicate, the
// clause around it. The spans are those of GUM's guidelines for entities.
#pragma once

#include <cstddef>
#include <vector>

#include "newsgraph/ingest/analysis.h"

namespace newsgraph::coreference {

/// Tokens of one sentence, half-open.
struct MentionSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t head = 0;
  bool group = false;  ///< a coordination as a whole
};

/// In the order of their first token, the longer first. A sentence without a tree has none.
std::vector<MentionSpan> mention_spans(const language::Sentence& sentence);

}  // namespace newsgraph::coreference
