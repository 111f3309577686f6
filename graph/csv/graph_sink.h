// Nodes and relationships of CSV files into a graph in memory.
#pragma once

#include <vector>

#include "newsgraph/graph/csv/sink.h"

namespace newsgraph::csv {

class GraphSink : public Sink {
 public:
  /// `graph` is borrowed.
  explicit GraphSink(Graph& graph) : graph_(graph) {}

  Graph& names() override { return graph_; }
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
