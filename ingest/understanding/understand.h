// Analysis to Extraction: who and what is mentioned, which mentions are the same, what happened
// between them and when.
#pragma once

#include "newsgraph/ingest/analysis.h"
#include "newsgraph/ingest/document.h"
#include "newsgraph/ingest/explanation.h"
#include "newsgraph/ingest/fact.h"
#include "newsgraph/ingest/understanding/gazetteer.h"
#include "newsgraph/ingest/understanding/lexicon.h"

namespace newsgraph::understanding {

/// What understanding knows beforehand; borrowed.
struct Knowledge {
  const Gazetteer& gazetteer;
  const Lexicon& lexicon;
};

/// Everything that an article says. Where `explanation` is given, every lexicon entry that was
/// tried is written there, in the order of the text.
Extraction understand(const Document& document, const language::Analysis& analysis,
                      const Knowledge& knowledge, Explanation* explanation = nullptr);

}  // namespace newsgraph::understanding
