// Extraction into the graph: each entity to its node (found or made), each fact to its
// relationship, with evidence; and the taking away of an article's share when a corrected version
// replaces it.
#pragma once

#include <string>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/document.h"
#include "newsgraph/ingest/fact.h"
#include "newsgraph/ingest/pipeline.h"
#include "newsgraph/ingest/resolve/memory.h"

namespace newsgraph::resolve {

/// One transaction on the graph: all of the article or nothing.
IngestOutcome merge(const Document& document, const Extraction& extraction, Graph& graph,
                    Memory& memory);

/// Whether the graph has the article with this very content.
bool holds(const Graph& graph, const Document& document);

/// Whether the graph has an article of this id whose text has next to nothing in common with that
/// of the document: not an earlier version of it, it seems, but another article of the same name.
bool holds_another(const Graph& graph, const Document& document);

/// Takes an article and exactly its share away: the graph is as if it had never been read. False
/// when there is no such article. One transaction.
bool remove(const std::string& id, Graph& graph);

}  // namespace newsgraph::resolve
