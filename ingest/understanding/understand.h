// Analysis to Extraction: who and what is mentioned, which mentions are the same, what happened
// between them and when.
#pragma once

#include "newsgraph/ingest/document.h"
#include "newsgraph/ingest/fact.h"
#include "newsgraph/ingest/analysis.h"
#include "newsgraph/ingest/understanding/gazetteer.h"

namespace newsgraph::understanding {

Extraction understand(const Document& document, const language::Analysis& analysis,
                      const Gazetteer& gazetteer);

}  // namespace newsgraph::understanding
