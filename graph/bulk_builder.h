// Builds a Graph from the ground up, fast: for a Store that reads a file, and for an import of
// tables.
//
// Nodes and relationships come in the order of their ids and go straight into the arrays that a
// Graph is packed in: there is no journal, and adjacency is sorted once, at the end. Nobody can
// read the graph before finish().
//
// Each function throws Error, and adds nothing, when an id is out of order, does not live, or a
// value cannot be a property.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/graph/graph.h"

namespace newsgraph {

class BulkBuilder {
 public:
  LabelId intern_label(std::string_view name) { return graph_.intern_label(name); }
  TypeId intern_type(std::string_view name) { return graph_.intern_type(name); }
  KeyId intern_key(std::string_view name) { return graph_.intern_key(name); }
  /// Has the names, and nothing else that may be looked at.
  const Graph& names() const { return graph_; }

  /// Under the next id, or under a higher one. Labels were interned here, as were types and keys.
  NodeId add_node(std::span<const LabelId> labels);
  void add_node(NodeId id, std::span<const LabelId> labels);
  RelationshipId add_relationship(NodeId source, TypeId type, NodeId target);
  void add_relationship(RelationshipId id, NodeId source, TypeId type, NodeId target);
  bool contains(NodeId node) const { return graph_.contains(node); }

  void set_property(NodeId node, KeyId key, const Value& value);
  void set_property(RelationshipId relationship, KeyId key, const Value& value);
  /// Strings, without a Value around them.
  void set_text(NodeId node, KeyId key, std::string_view text);
  void set_text(RelationshipId relationship, KeyId key, std::string_view text);
  void set_evidence(RelationshipId relationship, std::span<const Evidence> evidence);

  /// As of Graph.
  void create_index(std::string_view label, std::string_view key);
  void reserve_ids(std::uint32_t node_bound, std::uint32_t relationship_bound);

  /// The graph, compacted. The builder is empty afterwards.
  Graph finish();

 private:
  Graph graph_;
  std::vector<std::pair<std::string, std::string>> indexes_;  ///< made when all nodes are there
};

}  // namespace newsgraph
