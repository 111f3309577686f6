// Nodes and relationships of CSV files into a graph in memory.
#pragma once

#include <vector>

#include "newsgraph/graph/csv/sink.h"

namespace newsgraph::csv {

class GraphSink : public Sink {
 public:
  /// `graph` is borrowed.
  explicit GraphSink(Graph& graph) : graph_(graph) {}

  LabelId intern_label(std::string_view name) override { return graph_.intern_label(name); }
  TypeId intern_type(std::string_view name) override { return graph_.intern_type(name); }
  KeyId intern_key(std::string_view name) override { return graph_.intern_key(name); }
  void create_index(LabelId label, KeyId key) override {
    graph_.create_index(graph_.name(label), graph_.name(key));
  }
  std::uint32_t add_node(std::span<const LabelId> labels,
                         std::span<const Property> properties) override;
  void add_relationship(std::uint32_t source, TypeId type, std::uint32_t target,
                        std::span<const Property> properties,
                        std::span<const Evidence> evidence) override;

 private:
  const Map& map_of(std::span<const Property> properties);

  Graph& graph_;
  Map map_;
  std::vector<std::string_view> label_names_;
};

}  // namespace newsgraph::csv
