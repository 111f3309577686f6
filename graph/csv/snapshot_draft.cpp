#include "newsgraph/graph/csv/snapshot_draft.h"

#include "newsgraph/graph/store/snapshot.h"

namespace newsgraph::csv {

namespace {

// What things take while they are packed, roughly.
constexpr std::uint64_t kBytesOfNode = 64, kBytesOfRelationship = 100, kBytesOfProperty = 24;

}  // namespace

void SnapshotDraft::intern_label(std::string_view name) {
  if (graph_) graph_->intern_label(name);
}
void SnapshotDraft::intern_type(std::string_view name) {
  if (graph_) graph_->intern_type(name);
}
void SnapshotDraft::intern_key(std::string_view name) {
  if (graph_) graph_->intern_key(name);
}

void SnapshotDraft::add_node(NodeId node, std::span<const LabelId> labels,
                             std::span<const Property> properties) {
  if (!graph_) return;
  graph_->add_node(node, labels);
  set_properties(node, properties);
  take(kBytesOfNode);
}

void SnapshotDraft::add_relationship(RelationshipId relationship, NodeId source, TypeId type,
                                     NodeId target, std::span<const Property> properties,
                                     std::span<const Evidence> evidence) {
  if (!graph_) return;
  graph_->add_relationship(relationship, source, type, target);
  set_properties(relationship, properties);
  if (!evidence.empty()) graph_->set_evidence(relationship, evidence);
  std::uint64_t bytes = kBytesOfRelationship;
  for (const Evidence& each : evidence) bytes += sizeof(Evidence) + each.quote.size();
  take(bytes);
}

template <typename Id>
void SnapshotDraft::set_properties(Id owner, std::span<const Property> properties) {
  for (const Property& property : properties) {
    property.value ? graph_->set_property(owner, property.key, *property.value)
                   : graph_->set_text(owner, property.key, property.text);
    bytes_ += kBytesOfProperty + property.text.size();
  }
}

void SnapshotDraft::take(std::uint64_t bytes) {
  bytes_ += bytes;
  ++things_;
  if (bytes_ > most_bytes_) graph_.reset();
}

std::optional<Graph> SnapshotDraft::finish(const std::set<std::pair<LabelId, KeyId>>& indexes) {
  if (!graph_ || things_ < store::kSnapshotSize) return std::nullopt;
  for (const auto& [label, key] : indexes) {
    graph_->create_index(graph_->names().name(label), graph_->names().name(key));
  }
  return graph_->finish();
}

}  // namespace newsgraph::csv
