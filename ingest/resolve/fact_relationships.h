// The relationships that articles state, each with the evidence of every article that states it.
//
// A relationship is the same when subject, relation, object, date, status and the fact's own
// properties (title, to, with …) are: then another article adds evidence. What a reader sees first
// (confidence, quote, article, sentence, begin, end, place) is that of the best evidence, and is
// worked out anew whenever evidence comes or goes.
#pragma once

#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/fact.h"

namespace newsgraph::resolve {

/// A fact's date as properties: `date`, its first day; `date_end`, its last, where it is longer
/// than a day; `precision`; `date_text` as it is written: "2024-10".
void put_date(Map& properties, const std::optional<FactDate>& date);

/// The evidence of one fact in the article.
std::vector<Evidence> evidence_of(NodeId article, const Fact& fact);

/// `nodes` are the nodes of the extraction's entities.
void add_facts(Graph& graph, NodeId article, const Extraction& extraction,
               const std::vector<NodeId>& nodes);

/// Takes an article's evidence from all relationships between the entities it mentions; those left
/// without any are deleted.
void remove_facts(Graph& graph, NodeId article);

/// Takes the article's evidence from one relationship; true when none is left.
bool remove_evidence(Graph& graph, RelationshipId relationship, NodeId article);

/// Adds evidence, keeping the whole in an order that does not depend on that of reading.
void add_evidence(Graph& graph, RelationshipId relationship, std::vector<Evidence> added);

}  // namespace newsgraph::resolve
