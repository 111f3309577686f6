// What grouping remembers of events from one article to the next: nothing that the graph does not
// say, so that the outcome is the same without it, but found faster.
//
// Bounded: beyond some sizes it forgets and reads again. Of use for one graph; whoever changes its
// events otherwise than by this folder's functions takes a new one (MergeMemory does).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/resolve/event_index.h"
#include "newsgraph/ingest/resolve/report_group.h"

namespace newsgraph::resolve {

class EventMemory {
 public:
  using Group = std::shared_ptr<const ReportGroup>;

  /// The reports of an event.
  Group reports(const Graph& graph, NodeId event);
  /// Other events that may have a report of the same event as this one.
  std::vector<NodeId> find_alike(const Graph& graph, const Report& report);
  /// To be called when an event's reports have changed …
  void forget(NodeId event);
  /// … and when they are grouped.
  void note_grouped(const Graph& graph, NodeId event);
  /// The same, where all that changed is that it has one more, like another (ReportGroup).
  void note_twin(const Graph& graph, const Report& report, RelationshipId twin);

  /// Two REPORTED_IN of reports of a kind, of articles whose ids come early; hints only.
  using Twins = std::array<RelationshipId, 2>;
  const Twins* twins(const Report& report) const;
  void note_kind(const Graph& graph, const Report& report);

  void clear();

 private:
  EventIndex index_;
  std::unordered_map<std::uint32_t, std::shared_ptr<ReportGroup>> groups_;
  std::size_t group_size_ = 0;  ///< reports in them
  std::unordered_map<std::uint64_t, Twins> twins_;
};

}  // namespace newsgraph::resolve
