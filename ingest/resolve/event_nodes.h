// The Event nodes behind interaction facts: who took part, where, about what, and where it is
// reported.
//
// (:Event)-[:ACTOR|RECIPIENT|AT|ABOUT]->(entity) and (:Event)-[:REPORTED_IN]->(:Article). Two
// articles report the same event when type, mode, date, status and participants are the same.
#pragma once

#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/fact.h"

namespace newsgraph::resolve {

void add_events(Graph& graph, NodeId article, const Extraction& extraction,
                const std::vector<NodeId>& nodes);

/// Takes the article's reports away, and the events that no article reports any more.
void remove_events(Graph& graph, NodeId article);

}  // namespace newsgraph::resolve
