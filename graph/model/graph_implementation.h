// What a Graph is made of, and the changes to it that are neither checked nor recorded.
//
// graph.cpp reads it, changes.cpp checks and records the changes, undo.cpp takes them back.
#pragma once

#include <map>
#include <span>
#include <utility>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/model/evidence_table.h"
#include "newsgraph/graph/model/journal.h"
#include "newsgraph/graph/model/property_columns.h"
#include "newsgraph/graph/model/property_index.h"
#include "newsgraph/graph/model/symbol_table.h"
#include "newsgraph/graph/topology.h"

namespace newsgraph {

struct Graph::Implementation {
  model::SymbolTable<LabelId> labels;
  model::SymbolTable<TypeId> types;
  model::SymbolTable<KeyId> keys;

  Topology topology;
  model::StringPool strings;
  model::PropertyColumns node_properties{strings};
  model::PropertyColumns relationship_properties{strings};
  model::EvidenceTable evidence{strings};
  std::map<std::pair<LabelId, KeyId>, model::PropertyIndex> indexes;

  model::Journal journal;
  int open_transactions = 0;

  /// For undoing; no effect while no transaction is open.
  void record(model::Change change);

  /// Throws Error unless it lives.
  void require_living(NodeId node) const;
  void require_living(RelationshipId relationship) const;
  /// The lowest id never given out. Throws Error when there is none.
  NodeId next_node() const;
  RelationshipId next_relationship() const;
  /// Throws Error when the id, or a higher one, was given out before.
  void require_in_order(NodeId node) const;
  void require_in_order(RelationshipId relationship) const;

  // The changes themselves, neither checked nor recorded; what undoing is made of too.
  void put_label(NodeId node, LabelId label);
  void take_label(NodeId node, LabelId label);
  Value put_property(NodeId node, KeyId key, const Value& value);

  void create_with(NodeId node, std::span<const std::string_view> label_names,
                   const Map& properties);
  void create_with(RelationshipId relationship, NodeId source, TypeId type, NodeId target,
                   const Map& properties);
  std::vector<std::pair<KeyId, Value>> take_properties(NodeId node);
  std::vector<std::pair<KeyId, Value>> take_properties(RelationshipId relationship);

  void undo(model::Change& change);
  void compact_properties();
  void roll_back(std::size_t begin);
};

/// For those inside the library who make a Graph, or keep one, piece by piece.
struct model::GraphAccess {
  using Implementation = Graph::Implementation;
  static Implementation& of(Graph& graph) { return *graph.implementation_; }
  static const Implementation& of(const Graph& graph) { return *graph.implementation_; }
};

}  // namespace newsgraph
