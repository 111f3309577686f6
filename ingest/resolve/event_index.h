// In which events of a block those take part that a report may be matched with.
//
// Two reports can only be of one event when everybody in the smaller takes part in the larger
// (event_match.h), and their dates fit. So an event is filed under every two of its participants,
// and under each one with what it is about; each by itself and as the country that it stands for;
// with its day, or the time in which it was told. A look-up gives all events that compare() may
// find to be the same, and hardly any others.
//
// Blocks are read from the graph when they are first asked for. What is filed is never taken out:
// an event that is found may have changed since.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/resolve/event_match.h"

namespace newsgraph::resolve {

class EventIndex {
 public:
  /// Adds the events of the block that may have a report of the same event.
  void find(const Graph& graph, const std::string& block, const Report& report,
            std::set<NodeId>& found);
  /// Files an event again; to be called when its reports or its block have changed.
  void file(const std::string& block, NodeId event, std::span<const Report> reports);
  void clear();

 private:
  void read(const Graph& graph, const std::string& block);
  void put(std::uint64_t key, NodeId event);

  std::unordered_set<std::string> blocks_;  ///< that are filed
  std::unordered_multimap<std::uint64_t, NodeId> events_;
};

}  // namespace newsgraph::resolve
