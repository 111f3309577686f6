// What the planner expects of a graph: how many nodes a scan gives, how many rows a step makes.
//
// Counts are exact where the graph keeps them: nodes by label, relationships by type, which nodes
// have a type of relationship at all. Apart from that labels, types and properties are taken to be
// independent of one another. Estimates only decide the order of work, never the answer.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/query/parser/ast.h"

namespace newsgraph::planner {

/// The share of rows that an equation is taken to let through when nothing is known of its sides:
/// the customary guess of System R (Selinger et al. 1979).
inline constexpr double kEqualitySelectivity = 0.1;

/// Labels that a node must have, all of them.
using Labels = std::vector<std::string>;

class CostModel {
 public:
  explicit CostModel(const Graph& graph) : graph_(graph) {}

  double all_nodes() const { return static_cast<double>(graph_.node_count()); }
  double nodes_with_label(const std::string& label) const;
  /// That with the fewest nodes; null when there are no labels.
  const std::string* rarest_label(const Labels& labels) const;
  /// Share of all nodes that have all the labels.
  double label_selectivity(const Labels& labels) const;
  /// Relationships of these types (any, when empty) that hang, this way round, on the average node
  /// with these labels.
  double average_degree(const std::vector<std::string>& types, parser::Direction direction,
                        const Labels& from = {}) const;
  /// Share of the ends of such steps that have all the labels.
  double end_selectivity(const std::vector<std::string>& types, parser::Direction direction,
                         const Labels& to) const;
  /// How many nodes such a step may end in.
  double ends(const std::vector<std::string>& types, parser::Direction direction) const;
  /// Rows one row becomes by walking a range of lengths; bounded, because what happens beyond a
  /// few steps cannot be told from averages.
  double walk(const std::vector<std::string>& types, parser::Direction direction,
              const parser::LengthRange& length, const Labels& from = {}) const;
  /// Share of the nodes with the labels whose property equals a value, told from a sample of them.
  double equality_selectivity(const Labels& labels, const std::string& key) const;
  /// The same of the relationships of these types (any, when empty).
  double equality_selectivity_of_relationships(const std::vector<std::string>& types,
                                               const std::string& key) const;
  bool has_index(const std::string& label, const std::string& key) const;

 private:
  enum class Side { kSource, kTarget };

  /// Nodes that relationships of the type leave from, or lead to.
  const IdSet& ends_of(TypeId type, Side side) const;
  /// Share of those that have all the labels.
  double share(TypeId type, Side side, const Labels& labels) const;
  double degree(TypeId type, Side side, const Labels& labels) const;
  /// Nodes with the label that fewest have.
  double rarest(const Labels& labels) const;
  /// Share of the nodes, of which there are some, whose property equals a value.
  double sampled_selectivity(const IdSet& nodes, KeyId key) const;
  std::vector<TypeId> known(const std::vector<std::string>& types) const;
  /// Calls visit(relationship) for some that lie all over the type.
  template <class Visit>
  void sample(TypeId type, const Visit& visit) const;

  const Graph& graph_;
  /// Counting what two sets have in common takes microseconds; a plan asks again and again.
  mutable std::map<std::tuple<TypeId, Side, LabelId>, double> shares_;
  mutable std::map<std::pair<std::string, std::string>, double> equalities_;
  mutable std::map<std::pair<std::vector<std::string>, std::string>, double>
      relationship_equalities_;
};

}  // namespace newsgraph::planner
