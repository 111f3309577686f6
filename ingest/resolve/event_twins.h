// Reports that say what others have said before, word for word as far as grouping can tell.
//
// Much of what is told of an event is told alike by many articles. A report goes where the reports
// of its kind are, if they come before it in order: it meets every link that they have met a moment
// later, and is kept apart by the same things. So there is nothing to be decided, and what it costs
// does not depend on how many have told of the event. Only where an article may tell of one event
// twice does more than the kind count; such a report is left to be grouped.
#pragma once

#include <set>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/resolve/event_memory.h"

namespace newsgraph::resolve {

/// Joins the first of some events, none of which is grouped yet, to the event of two reports of its
/// kind. False where it is left as it is: no such reports are known, or it has several itself.
bool join_twins(Graph& graph, EventMemory& memory, const std::set<NodeId>& ungrouped);

/// Whether the article of a report has no other, but for those of ungrouped events, that could be
/// of the same event.
bool stands_alone(const Graph& graph, const Report& report, const std::set<NodeId>& ungrouped);

}  // namespace newsgraph::resolve
