// The property graph: labelled nodes, typed relationships, properties on both, evidence behind
// relationships; a model of the Boost.Graph concepts.
//
// A Graph lives in memory. It is built by hand, by ingest, by a query's writing clauses, or by a
// Store that keeps it in a file. Ids are stable: neither an id nor the place of a node in an
// iteration changes when others are deleted. Iteration is in the order of ids, so two graphs built
// by the same calls behave alike.
//
// Adjacency is kept per node and direction, grouped by relationship type in contiguous memory, so
// that walking one type is a scan of a span. A span is valid until the next change of the graph.
// Loops over millions of relationships read it through topology(), which checks nothing.
//
// Boost.Graph: Graph models VertexListGraph, EdgeListGraph, BidirectionalGraph and PropertyGraph
// (vertex_index, edge_index, any property by name); include <newsgraph/graph/boost_graph.h> and
// call any algorithm on it. A vertex descriptor is a NodeId, an edge descriptor a RelationshipId.
//
// Thread safety: any number of threads may read; a change needs the graph to itself.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/error.h"
#include "newsgraph/graph/evidence.h"
#include "newsgraph/graph/ids.h"
#include "newsgraph/graph/property_column.h"
#include "newsgraph/graph/strings.h"
#include "newsgraph/graph/topology.h"
#include "newsgraph/graph/value.h"

namespace newsgraph {

namespace model {
struct GraphAccess;
}

/// The ids that a change set touched; what a Store has to write. Each id stands once.
struct ChangeSet {
  std::vector<NodeId> nodes;          ///< created or altered, still living
  std::vector<NodeId> deleted_nodes;  ///< lived before the transaction, do no more
  std::vector<RelationshipId> relationships;
  std::vector<RelationshipId> deleted_relationships;
  bool empty() const;
};

/// How many of each thing a transaction added and took away; the "side effects" of a query.
struct ChangeCounts {
  std::int64_t nodes_created = 0, nodes_deleted = 0;
  std::int64_t relationships_created = 0, relationships_deleted = 0;
  std::int64_t properties_set = 0, properties_removed = 0;
  std::int64_t labels_added = 0, labels_removed = 0;
};

class Graph {
 public:
  Graph();
  ~Graph();
  Graph(Graph&&) noexcept;
  Graph& operator=(Graph&&) noexcept;

  // ---- names -------------------------------------------------------------------------------
  /// The id of a name, made if new.
  LabelId intern_label(std::string_view name);
  TypeId intern_type(std::string_view name);
  KeyId intern_key(std::string_view name);
  /// The id of a name that was interned before.
  std::optional<LabelId> find_label(std::string_view name) const;
  std::optional<TypeId> find_type(std::string_view name) const;
  std::optional<KeyId> find_key(std::string_view name) const;
  std::string_view name(LabelId label) const;
  std::string_view name(TypeId type) const;
  std::string_view name(KeyId key) const;
  /// All names ever interned, in the order of their ids; some may be in use no more.
  std::span<const std::string> label_names() const;
  std::span<const std::string> type_names() const;
  std::span<const std::string> key_names() const;

  // ---- changes -----------------------------------------------------------------------------
  // Each throws Error and leaves the graph as it was when an id does not live, or a value cannot
  // be a property (a map, a node, a relationship, a path, a list holding one of these or a null).
  NodeId create_node(std::span<const std::string_view> labels, const Map& properties = {});
  NodeId create_node(std::initializer_list<std::string_view> labels, const Map& properties = {});
  RelationshipId create_relationship(NodeId source, std::string_view type, NodeId target,
                                     const Map& properties = {});
  /// Throws when relationships still hang on the node.
  void delete_node(NodeId node);
  /// Deletes the node's relationships, then the node.
  void detach_delete_node(NodeId node);
  void delete_relationship(RelationshipId relationship);

  void add_label(NodeId node, std::string_view label);     ///< no effect when it has the label
  void remove_label(NodeId node, std::string_view label);  ///< no effect when it lacks the label
  /// A null value removes the property.
  void set_property(NodeId node, std::string_view key, Value value);
  void set_property(RelationshipId relationship, std::string_view key, Value value);

  void add_evidence(RelationshipId relationship, Evidence evidence);
  /// Puts one piece before that at `position`, which is at most their number. Costs little where
  /// there are many.
  void insert_evidence(RelationshipId relationship, std::size_t position, const Evidence& evidence);
  /// Replaces all evidence of a relationship.
  void set_evidence(RelationshipId relationship, std::span<const Evidence> evidence);

  // ---- nodes -------------------------------------------------------------------------------
  std::size_t node_count() const;
  std::size_t node_count(LabelId label) const;
  bool contains(NodeId node) const;
  /// One past the highest id ever given out; ids below it may be dead.
  std::uint32_t node_id_bound() const;
  /// Sorted by LabelId.
  std::span<const LabelId> labels(NodeId node) const;
  bool has_label(NodeId node, LabelId label) const;
  /// Null when absent.
  Value property(NodeId node, KeyId key) const;
  Value property(NodeId node, std::string_view key) const;
  Map properties(NodeId node) const;
  /// All living nodes with the label, in the order of ids.
  std::vector<NodeId> nodes_with_label(LabelId label) const;
  /// All living nodes, in the order of ids.
  std::vector<NodeId> all_nodes() const;

  // ---- relationships -----------------------------------------------------------------------
  std::size_t relationship_count() const;
  std::size_t relationship_count(TypeId type) const;
  bool contains(RelationshipId relationship) const;
  std::uint32_t relationship_id_bound() const;
  NodeId source(RelationshipId relationship) const;
  NodeId target(RelationshipId relationship) const;
  TypeId type(RelationshipId relationship) const;
  Value property(RelationshipId relationship, KeyId key) const;
  Value property(RelationshipId relationship, std::string_view key) const;
  Map properties(RelationshipId relationship) const;
  std::vector<Evidence> evidence(RelationshipId relationship) const;
  std::size_t evidence_count(RelationshipId relationship) const;
  /// One piece of evidence, by a position below evidence_count().
  EvidenceView evidence(RelationshipId relationship, std::size_t position) const;
  std::vector<RelationshipId> all_relationships() const;

  // ---- adjacency ---------------------------------------------------------------------------
  /// Relationships that leave / enter the node, grouped by type; within a type sorted by the node
  /// at the other end, then by relationship. A self-loop stands in both.
  std::span<const Adjacent> outgoing(NodeId node) const;
  std::span<const Adjacent> incoming(NodeId node) const;
  std::span<const Adjacent> outgoing(NodeId node, TypeId type) const;
  std::span<const Adjacent> incoming(NodeId node, TypeId type) const;
  /// The shape of the graph for those who look at much of it. Stays where it is for as long as the
  /// Graph lives, also when that is moved.
  const Topology& topology() const { return *topology_; }

  // ---- columns -----------------------------------------------------------------------------
  // What property() reads, as it lies in memory; for loops over many nodes or relationships.
  /// The values of one key over all nodes / relationships, by the number in the id; an empty column
  /// when there are none. Good until the next change of the graph.
  const PropertyColumn& node_column(KeyId key) const;
  const PropertyColumn& relationship_column(KeyId key) const;
  /// The strings that columns speak of by id.
  const Strings& strings() const;
  std::string_view text(StringId id) const;
  /// The id of a string that some property or evidence holds.
  std::optional<StringId> find_text(std::string_view text) const;

  // ---- indexes -----------------------------------------------------------------------------
  /// Keeps nodes of `label` findable by `key`; has no effect when there is such an index. The index
  /// follows every later change.
  void create_index(std::string_view label, std::string_view key);
  bool has_index(LabelId label, KeyId key) const;
  std::vector<std::pair<LabelId, KeyId>> indexes() const;
  /// Nodes of `label` whose `key` equals `value`, in the order of ids: by the index in constant
  /// time, else by a scan of the label.
  std::vector<NodeId> find_nodes(LabelId label, KeyId key, const Value& value) const;

  // ---- transactions ------------------------------------------------------------------------
  /// All changes made while a Transaction is open are taken back when it ends without commit().
  /// Transactions nest: an inner one commits into the outer one. Changes made without any open
  /// transaction take effect at once and cannot be taken back.
  class Transaction {
   public:
    explicit Transaction(Graph& graph);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();
    /// What has changed since this transaction began. A thing created and deleted again in it does
    /// not appear.
    ChangeSet changes() const;
    ChangeCounts counts() const;

   private:
    Graph& graph_;
    std::size_t begin_;  ///< length of the journal when this transaction began
    bool open_ = true;
  };

  // ---- restoring ---------------------------------------------------------------------------
  // For a Store: put a thing back under the id it had. Ids must come in rising order, endpoints
  // before relationships; throws Error otherwise.
  void restore_node(NodeId id, std::span<const std::string_view> labels, const Map& properties);
  void restore_relationship(RelationshipId id, NodeId source, std::string_view type, NodeId target,
                            const Map& properties);
  /// Ids below these are never given out again.
  void reserve_ids(std::uint32_t node_bound, std::uint32_t relationship_bound);

  // ---- memory ------------------------------------------------------------------------------
  /// Lays what has changed into the plain arrays that most of the graph is made of: less memory,
  /// faster reading. Linear time; worth it after many changes, needed for nothing. Spans, columns
  /// and string ids got before are good no more.
  void compact();

 private:
  friend struct model::GraphAccess;  // builds and stores graphs piece by piece
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
  const Topology* topology_;  ///< in *implementation_
};

/// The value with nodes, relationships and paths written out: `(:Person {name: 'Ada'})`,
/// `[:MET_WITH {date: date('2025-02-25')}]`, `<(:A)-[:T]->(:B)>`, as the openCypher compatibility
/// kit writes them.
std::string to_text(const Graph& graph, const Value& value);

}  // namespace newsgraph
