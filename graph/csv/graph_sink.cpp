#include "newsgraph/graph/csv/graph_sink.h"

namespace newsgraph::csv {

const Map& GraphSink::map_of(std::span<const Property> properties) {
  map_.clear();
  for (const Property& property : properties) {
    map_.emplace(graph_.name(property.key),
                 property.value ? *property.value : Value(std::string(property.text)));
  }
  return map_;
}

std::uint32_t GraphSink::add_node(std::span<const LabelId> labels,
                                  std::span<const Property> properties) {
  label_names_.clear();
  for (const LabelId label : labels) label_names_.push_back(graph_.name(label));
  return graph_.create_node(label_names_, map_of(properties)).value;
}

void GraphSink::add_relationship(std::uint32_t source, TypeId type, std::uint32_t target,
                                 std::span<const Property> properties,
                                 std::span<const Evidence> evidence) {
  const RelationshipId made = graph_.create_relationship(NodeId{source}, graph_.name(type),
                                                         NodeId{target}, map_of(properties));
  if (!evidence.empty()) graph_.set_evidence(made, evidence);
}

}  // namespace newsgraph::csv
