// What the planner expects of a graph: how many nodes a scan gives, how many rows a step makes.
//
// The counts are those the graph keeps: nodes by label, relationships by type. Labels, types and
// properties are taken to be independent of one another. Estimates only decide the order of work,
// never the answer.
#pragma once

#include <string>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/query/parser/ast.h"

namespace newsgraph::planner {

/// The share of rows that an equation on a property is taken to let through: the customary guess
/// of System R (Selinger et al. 1979) for equality without statistics.
inline constexpr double kEqualitySelectivity = 0.1;

class CostModel {
 public:
  explicit CostModel(const Graph& graph) : graph_(graph) {}

  double all_nodes() const { return static_cast<double>(graph_.node_count()); }
  double nodes_with_label(const std::string& label) const;
  /// Share of all nodes that have all the labels.
  double label_selectivity(const std::vector<std::string>& labels) const;
  /// Relationships of these types (any, when empty) that hang on the average node this way round.
  double average_degree(const std::vector<std::string>& types, parser::Direction direction) const;
  /// Rows one row becomes by walking a range of lengths; bounded, because what happens beyond a
  /// few steps cannot be told from averages.
  double walk(const std::vector<std::string>& types, parser::Direction direction,
              const parser::LengthRange& length) const;
  bool has_index(const std::string& label, const std::string& key) const;

 private:
  const Graph& graph_;
};

}  // namespace newsgraph::planner
