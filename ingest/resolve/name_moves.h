// Takes a Name from one node to another, with everything that articles say under it.
//
// An article's MENTIONS has the key of the form that it uses; by it each piece of evidence goes
// with the Name it means, and what other articles or other names say stays where it is.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "newsgraph/graph/graph.h"

namespace newsgraph::resolve {

struct NameMove {
  std::string key;
  NodeId from;
  NodeId to;
};

/// Moves several Names at once; the NAMES relationships are the caller's. Adds to `events` those in
/// which the Names take part.
void move_names(Graph& graph, const std::vector<NameMove>& moves, std::set<NodeId>& events);

/// Takes along what a user has joined to a node that is about to go: to `to`, remembering in the
/// property `meant` that it was said of the Name `key`.
void move_own_relationships(Graph& graph, NodeId from, NodeId to, const std::string& key);

}  // namespace newsgraph::resolve
