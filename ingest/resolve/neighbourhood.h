// Names that hang together: each may be taken for some other of them.
//
// What a Name is taken for depends on its neighbourhood alone, and not on the order in which the
// Names came. A neighbourhood is closed under what may be followed: links sure enough, and users'
// decisions. A weaker link only makes a rival, which can never be joined to anything here; so it
// does not lead further, and a graph of many articles does not become one neighbourhood.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/resolve/grouping.h"
#include "newsgraph/ingest/resolve/name_match.h"
#include "newsgraph/ingest/resolve/name_memory.h"

namespace newsgraph::resolve {

class Neighbourhood {
 public:
  /// All that hangs together with some Names; those that no article uses are left out.
  Neighbourhood(const Graph& graph, NameMemory& memory, const std::set<NodeId>& names);

  /// In the order of label and key.
  std::span<const NodeId> names() const { return std::span(names_).first(inside_); }
  const Profile& profile(std::size_t i) const { return *profiles_[i]; }
  /// Of names(), and of their rivals after them, each alone.
  Grouping group() const;

 private:
  struct Walk;
  void read_names(Walk& walk);
  void read_links(const Walk& walk);
  void read_decisions(const Graph& graph);
  std::optional<std::size_t> index_of(NodeId name) const;

  std::vector<NodeId> names_;  ///< those inside, then their rivals
  std::size_t inside_ = 0;
  std::vector<std::shared_ptr<const Profile>> profiles_;
  std::map<NodeId, std::size_t> indices_;
  std::vector<Link> links_;
  std::vector<Link> same_;                                   ///< by a user
  std::set<std::pair<std::size_t, std::size_t>> different_;  ///< by a user
};

/// The Names whose own neighbourhoods this one has a part in, as another name or as a rival: those
/// to be grouped anew when something about it changes, as it was and as it is. Itself is among them
/// when an article uses it.
std::set<NodeId> neighbours_of(const Graph& graph, NameMemory& memory, NodeId name);

}  // namespace newsgraph::resolve
