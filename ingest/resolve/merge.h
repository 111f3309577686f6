// Extraction into the graph: each entity to its node (found or made), each fact to its
// relationship, with evidence; and the taking away of an article's share when a corrected version
// replaces it.
#pragma once

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/document.h"
#include "newsgraph/ingest/fact.h"
#include "newsgraph/ingest/pipeline.h"

namespace newsgraph::resolve {

/// One transaction on the graph: all of the article or nothing.
IngestOutcome merge(const Document& document, const Extraction& extraction, Graph& graph);

}  // namespace newsgraph::resolve
