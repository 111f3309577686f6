// Coreference judged against a treebank that annotates it (`Entity=` in MISC, as GUM and CorefUD
// have it): from the raw text, so what segmentation and parser get wrong counts too.
#pragma once

#include <cstddef>
#include <ostream>
#include <vector>

#include "newsgraph/ingest/analysis.h"
#include "newsgraph/ingest/evaluation/coreference_score.h"
#include "newsgraph/ingest/language/conllu/conllu.h"
#include "newsgraph/ingest/understanding/coreference/weights.h"

namespace newsgraph::evaluation {

/// Entities that are mentioned once count in neither score.
struct CoreferenceEvaluation {
  CoreferenceScore spans;  ///< a mention is found when its first and last word are
  CoreferenceScore heads;  ///< when its head is; of two mentions with one head, the longer first
};

/// `system` is an analysis of the treebank's text; each `newdoc` is an article of its own. Throws
/// Error (kUsage) where the two are not of the same text.
CoreferenceEvaluation evaluate_coreference(const language::Treebank& gold,
                                           const language::Analysis& system,
                                           const coreference::Weights& weights);

/// Whether the treebank annotates coreference.
bool has_coreference(const language::Treebank& treebank);

/// Lines in the form of write_evaluation() of the language analysis.
void write_evaluation(const CoreferenceEvaluation& evaluation, std::ostream& out);

}  // namespace newsgraph::evaluation
