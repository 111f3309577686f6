// A treebank and an analysis of its text side by side: where the mentions of both lie, counted in
// the treebank's words, whatever the segmentation of the analysis.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "newsgraph/ingest/analysis.h"
#include "newsgraph/ingest/language/conllu/conllu.h"
#include "newsgraph/ingest/understanding/coreference/entity_brackets.h"
#include "newsgraph/ingest/understanding/coreference/mention.h"

namespace newsgraph::evaluation {

/// Words of the whole text, half-open, and the word at the head.
struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t head = 0;
};

/// One document, an article of its own.
struct DocumentPair {
  std::vector<coreference::TreebankMention> gold;
  std::vector<Place> gold_places;                 ///< of each of them
  std::span<const language::Sentence> sentences;  ///< of the analysis
  std::size_t first_sentence = 0;                 ///< of those, in the analysis
};

/// Borrows both.
class TreebankPairing {
 public:
  /// Throws Error (kUsage) where the two are not of the same text.
  TreebankPairing(const language::Treebank& gold, const language::Analysis& system);

  std::vector<DocumentPair> documents() const;
  /// Where a mention of the analysis lies; nowhere when the treebank has not its words.
  std::optional<Place> place(const DocumentPair& document,
                             const coreference::Mention& mention) const;

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  Place place(const coreference::TreebankMention& mention) const;

  const language::Treebank& gold_;
  const language::Analysis& system_;
  std::vector<std::size_t> gold_first_;  ///< by sentence: its first word in the text
  std::vector<std::size_t> system_first_;
  std::vector<std::size_t> gold_word_;  ///< by word of the analysis; kNone: the treebank has it not
};

}  // namespace newsgraph::evaluation
