// The graph of an import in memory, of which the snapshot is made: given up when it grows too
// large, since the graph file is whole without.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "newsgraph/graph/bulk_builder.h"
#include "newsgraph/graph/csv/sink.h"

namespace newsgraph::csv {

class SnapshotDraft {
 public:
  /// `most_bytes`: about how much memory it may take.
  explicit SnapshotDraft(std::uint64_t most_bytes) : most_bytes_(most_bytes) {}

  // In the order of their ids. Once it is given up, these have no effect.
  void intern_label(std::string_view name);
  void intern_type(std::string_view name);
  void intern_key(std::string_view name);
  void add_node(NodeId node, std::span<const LabelId> labels, std::span<const Property> properties);
  void add_relationship(RelationshipId relationship, NodeId source, TypeId type, NodeId target,
                        std::span<const Property> properties, std::span<const Evidence> evidence);

  /// The graph, packed; nothing when it was given up, or is so small that a snapshot saves no time.
  std::optional<Graph> finish(const std::set<std::pair<LabelId, KeyId>>& indexes);

 private:
  template <typename Id>
  void set_properties(Id owner, std::span<const Property> properties);
  void take(std::uint64_t bytes);

  std::uint64_t most_bytes_;
  std::uint64_t bytes_ = 0;
  std::size_t things_ = 0;
  std::optional<BulkBuilder> graph_{std::in_place};  ///< none: given up
};

}  // namespace newsgraph::csv
