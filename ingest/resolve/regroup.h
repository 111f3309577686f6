// Whom each Name names, decided anew where something has changed.
//
// The outcome is a function of the Names and the users' decisions that are there, and not of the
// order in which they came. Where a Name goes to another node, everything that articles say under
// it goes along (name_moves.h).
#pragma once

#include <set>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/resolve/name_memory.h"

namespace newsgraph::resolve {

/// What regroup() has done.
struct Regrouped {
  std::set<NodeId> entities;  ///< whose Names or key have changed; some may be left without a Name
  std::set<NodeId> events;    ///< in which these take part
};

/// Gives every Name that hangs together with these its node, made where there is none.
Regrouped regroup(Graph& graph, NameMemory& memory, const std::set<NodeId>& names);

}  // namespace newsgraph::resolve
