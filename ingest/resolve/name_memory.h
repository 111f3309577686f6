// What resolution remembers of Names from one article to the next: their profiles, for comparing
// two is much less work than making one of what the graph says, and which may mean the same.
//
// Bounded: beyond some numbers it forgets and reads again.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/resolve/family_index.h"
#include "newsgraph/ingest/resolve/name_match.h"

namespace newsgraph::resolve {

class NameMemory {
 public:
  std::shared_ptr<const Profile> profile(const Graph& graph, NodeId name);
  /// Other Names that may mean the same as this one, as find_alike() of name_nodes.h finds them,
  /// but for those that cannot.
  std::vector<NodeId> find_alike(const Graph& graph, NodeId name);
  /// To be called when what articles tell of a Name has changed.
  void note_change(const Graph& graph, NodeId name);
  void clear();

 private:
  void read_family(const Graph& graph, const Block& family);

  std::unordered_map<std::uint32_t, std::shared_ptr<const Profile>> profiles_;
  FamilyIndex families_;
};

}  // namespace newsgraph::resolve
