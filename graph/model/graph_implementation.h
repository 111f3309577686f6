// What a Graph is made of, and the changes to it that are neither checked nor recorded.
//
// graph.cpp reads it, changes.cpp checks and records the changes, undo.cpp takes them back.
#pragma once

#include <map>
#include <span>
#include <utility>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/model/adjacency.h"
#include "newsgraph/graph/model/evidence_table.h"
#include "newsgraph/graph/model/id_set.h"
#include "newsgraph/graph/model/journal.h"
#include "newsgraph/graph/model/property_columns.h"
#include "newsgraph/graph/model/property_index.h"
#include "newsgraph/graph/model/symbol_table.h"

namespace newsgraph {

struct NodeRecord {
  std::vector<LabelId> labels;
  model::Adjacency outgoing;
  model::Adjacency incoming;
};

struct RelationshipRecord {
  NodeId source;
  NodeId target;
  TypeId type;
};

struct Graph::Implementation {
  model::SymbolTable<LabelId> labels;
  model::SymbolTable<TypeId> types;
  model::SymbolTable<KeyId> keys;

  std::vector<NodeRecord> nodes;
  std::vector<RelationshipRecord> relationships;
  model::IdSet living_nodes;
  model::IdSet living_relationships;
  std::vector<model::IdSet> nodes_by_label;
  std::vector<std::size_t> relationships_by_type;
  model::StringPool strings;
  model::PropertyColumns node_properties{strings};
  model::PropertyColumns relationship_properties{strings};
  model::EvidenceTable evidence{strings};
  std::map<std::pair<LabelId, KeyId>, model::PropertyIndex> indexes;

  model::Journal journal;
  int open_transactions = 0;

  /// For undoing; no effect while no transaction is open.
  void record(model::Change change);

  /// Throws Error when it does not live.
  NodeRecord& living(NodeId node);
  RelationshipRecord& living(RelationshipId relationship);

  // The changes themselves, neither checked nor recorded; what undoing is made of too.
  void revive(NodeId node);
  void bury(NodeId node);
  void put_label(NodeId node, LabelId label);
  void take_label(NodeId node, LabelId label);
  Value put_property(NodeId node, KeyId key, const Value& value);
  void attach(RelationshipId relationship, const RelationshipRecord& record);
  void detach(RelationshipId relationship);

  void create_with(NodeId node, std::span<const std::string_view> label_names,
                   const Map& properties);
  void create_with(RelationshipId relationship, const RelationshipRecord& record,
                   const Map& properties);
  std::vector<std::pair<KeyId, Value>> take_properties(NodeId node);
  std::vector<std::pair<KeyId, Value>> take_properties(RelationshipId relationship);

  void undo(model::Change& change);
  void compact_properties();
  void roll_back(std::size_t begin);
};

}  // namespace newsgraph
