// Names that hang together: each may mean the same as some other of them.
//
// What a Name is taken for depends on its neighbourhood alone, and not on the order in which the
// Names came.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/resolve/grouping.h"
#include "newsgraph/ingest/resolve/name_match.h"

namespace newsgraph::resolve {

class Neighbourhood {
 public:
  /// All that hangs together with some Names; those that no article uses are left out.
  Neighbourhood(const Graph& graph, const std::set<NodeId>& names);

  /// In the order of label and key.
  const std::vector<NodeId>& names() const { return names_; }
  const Profile& profile(std::size_t i) const { return profiles_[i]; }
  Grouping group() const;

 private:
  struct Walk;
  void read_links(const Walk& walk);
  void read_decisions(const Graph& graph);
  std::optional<std::size_t> index_of(NodeId name) const;

  std::vector<NodeId> names_;
  std::vector<Profile> profiles_;
  std::map<NodeId, std::size_t> indices_;
  std::vector<Link> links_;
  std::vector<Link> same_;                                   ///< by a user
  std::set<std::pair<std::size_t, std::size_t>> different_;  ///< by a user
};

}  // namespace newsgraph::resolve
