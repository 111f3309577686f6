// What resolution remembers of a graph from one article to the next.
#pragma once

#include <cstdint>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/resolve/event_memory.h"
#include "newsgraph/ingest/resolve/name_memory.h"

namespace newsgraph::resolve {

struct Memory {
  EventMemory events;
  NameMemory names;

  /// Forgets everything where something has been made or taken back since leave(), and where what
  /// was begun after the last enter() was given up before leave().
  void enter(const Graph& graph) {
    const bool is_known = !entered_ && nodes_ == graph.node_id_bound() &&
                          relationships_ == graph.relationship_id_bound();
    entered_ = true;
    if (is_known) return;
    events.clear();
    names.clear();
  }
  void leave(const Graph& graph) {
    entered_ = false;
    nodes_ = graph.node_id_bound();
    relationships_ = graph.relationship_id_bound();
  }

 private:
  bool entered_ = false;
  std::uint32_t nodes_ = 0;
  std::uint32_t relationships_ = 0;
};

}  // namespace newsgraph::resolve
