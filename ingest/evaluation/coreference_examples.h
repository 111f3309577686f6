// What the ranker of antecedents is trained on, for training/train_coreference.py.
#pragma once

#include <ostream>

#include "newsgraph/ingest/analysis.h"
#include "newsgraph/ingest/language/conllu/conllu.h"

namespace newsgraph::evaluation {

/// For each mention a line "new" and one for each candidate, the nearest first. Columns, divided by
/// tabs: the document's number, the mention's, 1 where the treebank says that this is the answer,
/// else 0, and the features (understanding/coreference/features.h). Throws Error (kUsage) where
/// treebank and analysis are not of the same text.
void write_coreference_examples(const language::Treebank& gold, const language::Analysis& system,
                                std::ostream& out);

}  // namespace newsgraph::evaluation
