// The profiles of Names, kept from one article to the next: comparing two is much less work than
// making one of what the graph says.
//
// Bounded: beyond some number it forgets and reads again.
#pragma once

#include <memory>
#include <unordered_map>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/resolve/name_match.h"

namespace newsgraph::resolve {

class NameMemory {
 public:
  std::shared_ptr<const Profile> profile(const Graph& graph, NodeId name);
  /// To be called when what articles tell of a Name has changed.
  void forget(NodeId name) { profiles_.erase(name.value); }
  void clear() { profiles_.clear(); }

 private:
  std::unordered_map<std::uint32_t, std::shared_ptr<const Profile>> profiles_;
};

}  // namespace newsgraph::resolve
