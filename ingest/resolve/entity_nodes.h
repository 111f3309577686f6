// The nodes of entities, and what each article contributes to them.
//
// (:Article)-[:MENTIONS {names, count, …}]->(entity) keeps an article's contribution: the names it
// uses, the fullest first, and what it tells of the entity (a place's country …). A node's name,
// aliases and properties are a function of the MENTIONS that enter it, whatever their order, so
// that an article's removal takes back exactly what it brought.
#pragma once

#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/fact.h"

namespace newsgraph::resolve {

/// Makes the indexes by which nodes are found; no effect when they are there.
void create_indexes(Graph& graph);

/// Finds or makes the node of every entity and joins it to the article. The answer is in the order
/// of the extraction's entities.
std::vector<NodeId> add_entities(Graph& graph, NodeId article, const Extraction& extraction);

/// Takes an article's mentions away, and the nodes that nothing else holds.
void remove_entities(Graph& graph, NodeId article);

}  // namespace newsgraph::resolve
