// The relationships that articles state, each with the evidence of every article that states it.
//
// A relationship is the same when subject, relation, object, date, status and the fact's own
// properties (title, to, with …) are: then another article adds evidence (support.h).
#pragma once

#include <optional>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/fact.h"
#include "newsgraph/ingest/resolve/entity_nodes.h"

namespace newsgraph::resolve {

/// A fact's date as properties: `date`, its first day; `date_end`, its last, where it is longer
/// than a day; `precision`; `date_text` as it is written: "2024-10".
void put_date(Map& properties, const std::optional<FactDate>& date);

/// The evidence of one fact in the article.
std::vector<Evidence> evidence_of(NodeId article, const Fact& fact);

/// `entities` are where the extraction's entities are.
void add_facts(Graph& graph, NodeId article, const Extraction& extraction,
               const std::vector<PlacedEntity>& entities);

/// Takes an article's evidence from all relationships between the entities it mentions; those left
/// without any are deleted.
void remove_facts(Graph& graph, NodeId article);

}  // namespace newsgraph::resolve
