// The nodes of entities, and what each article contributes to them.
//
// (:Article)-[:MENTIONS {names, count, key, offices, …}]->(entity) keeps an article's contribution:
// the names it uses, the fullest first, and what it tells of the entity (a place's country …). An
// entity that is resolved (name_nodes.h) has a MENTIONS for each form under which the article
// speaks of it, with the form's key. A node's name, aliases and properties are a function of the
// MENTIONS that enter it, whatever their order, so that an article's removal takes back exactly
// what it brought.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/fact.h"
#include "newsgraph/ingest/resolve/name_memory.h"

namespace newsgraph::resolve {

/// Makes the indexes by which nodes are found; no effect when they are there.
void create_indexes(Graph& graph);

/// Where an entity of an article is in the graph.
struct PlacedEntity {
  NodeId node;
  std::string form;             ///< key of the form under which the article speaks of it
  bool one_of_several = false;  ///< the article speaks of the node under other forms too
};

/// Finds or makes the node of every entity and joins it to the article. The answer is in the order
/// of the extraction's entities. Adds to `events` those whose participants have become others.
std::vector<PlacedEntity> add_entities(Graph& graph, NameMemory& memory, NodeId article,
                                       const Extraction& extraction, std::set<NodeId>& events);

/// Takes an article's mentions away, and the nodes that nothing else holds.
void remove_entities(Graph& graph, NameMemory& memory, NodeId article, std::set<NodeId>& events);

/// Regroups some Names after something about them has changed, and shows the nodes anew.
void regroup_entities(Graph& graph, NameMemory& memory, const std::set<NodeId>& names,
                      std::set<NodeId>& events);

}  // namespace newsgraph::resolve
