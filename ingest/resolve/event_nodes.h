// The Event nodes behind interaction facts: who took part, where, about what, and where it is
// reported.
//
// What one article tells of an event is a report (event_reports.h). Articles that report the same
// event (event_match.h) share its node, so that counting Events counts what happened and not what
// was written.
#pragma once

#include <set>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/fact.h"
#include "newsgraph/ingest/resolve/entity_nodes.h"
#include "newsgraph/ingest/resolve/event_memory.h"

namespace newsgraph::resolve {

/// Makes an Event of each report of the article, and adds them to `events`, to be grouped.
void add_events(Graph& graph, NodeId article, const Extraction& extraction,
                const std::vector<PlacedEntity>& entities, std::set<NodeId>& events);

/// Takes the article's reports away, and the events that no article reports any more; adds to
/// `events` those that others still report.
void remove_events(Graph& graph, NodeId article, std::set<NodeId>& events);

/// Decides anew which reports are of one event, for these events and all on which that bears. The
/// outcome is a function of the reports, not of the order in which they came.
void regroup_events(Graph& graph, EventMemory& memory, const std::set<NodeId>& events);

}  // namespace newsgraph::resolve
