#include <utility>

#include "newsgraph/graph/model/graph_implementation.h"

namespace newsgraph {

void Graph::Implementation::record(model::Change change) {
  if (open_transactions > 0) journal.push_back(std::move(change));
}

void Graph::Implementation::undo(model::Change& change) {
  if (auto* created_node = std::get_if<model::NodeCreated>(&change)) {
    // Everything put on the node since has been taken back by now, so it is bare; its id is free
    // again, because nothing outside the transaction has seen it.
    topology.remove_node(created_node->node);
    topology.give_back_nodes(created_node->node.value);
  } else if (auto* deleted_node = std::get_if<model::NodeDeleted>(&change)) {
    topology.add_node(deleted_node->node);
    for (const LabelId label : deleted_node->labels) put_label(deleted_node->node, label);
    for (const auto& [key, value] : deleted_node->properties) {
      put_property(deleted_node->node, key, value);
    }
  } else if (auto* added = std::get_if<model::LabelAdded>(&change)) {
    take_label(added->node, added->label);
  } else if (auto* removed = std::get_if<model::LabelRemoved>(&change)) {
    put_label(removed->node, removed->label);
  } else if (auto* node_property = std::get_if<model::NodePropertySet>(&change)) {
    put_property(node_property->node, node_property->key, node_property->before);
  } else if (auto* created = std::get_if<model::RelationshipCreated>(&change)) {
    topology.remove_relationship(created->relationship);
    topology.give_back_relationships(created->relationship.value);
  } else if (auto* deleted = std::get_if<model::RelationshipDeleted>(&change)) {
    topology.add_relationship(deleted->relationship, deleted->source, deleted->type,
                              deleted->target);
    for (const auto& [key, value] : deleted->properties) {
      relationship_properties.set(deleted->relationship.value, key, value);
    }
    evidence.set(deleted->relationship, deleted->evidence);
  } else if (auto* property = std::get_if<model::RelationshipPropertySet>(&change)) {
    relationship_properties.set(property->relationship.value, property->key, property->before);
  } else if (auto* evidence_set = std::get_if<model::EvidenceSet>(&change)) {
    evidence.set(evidence_set->relationship, evidence_set->before);
  } else if (auto* inserted = std::get_if<model::EvidenceInserted>(&change)) {
    evidence.erase(inserted->relationship, inserted->position);
  }
}

void Graph::Implementation::roll_back(std::size_t begin) {
  while (journal.size() > begin) {
    undo(journal.back());
    journal.pop_back();
  }
}

}  // namespace newsgraph
