#include "newsgraph/query/planner/cost.h"

#include <algorithm>
#include <cmath>

namespace newsgraph::planner {

double CostModel::nodes_with_label(const std::string& label) const {
  const auto id = graph_.find_label(label);
  return id ? static_cast<double>(graph_.node_count(*id)) : 0;
}

double CostModel::label_selectivity(const std::vector<std::string>& labels) const {
  const double nodes = std::max(1.0, all_nodes());
  double share = 1;
  for (const std::string& label : labels) share *= nodes_with_label(label) / nodes;
  return share;
}

double CostModel::average_degree(const std::vector<std::string>& types,
                                 parser::Direction direction) const {
  double count = types.empty() ? static_cast<double>(graph_.relationship_count()) : 0;
  for (const std::string& type : types) {
    if (const auto id = graph_.find_type(type)) {
      count += static_cast<double>(graph_.relationship_count(*id));
    }
  }
  const double degree = count / std::max(1.0, all_nodes());
  return direction == parser::Direction::kBoth ? 2 * degree : degree;
}

double CostModel::walk(const std::vector<std::string>& types, parser::Direction direction,
                       const parser::LengthRange& length) const {
  constexpr std::uint64_t kHorizon = 4;
  const double degree = average_degree(types, direction);
  const std::uint64_t minimum = std::min(length.minimum.value_or(1), kHorizon);
  const std::uint64_t maximum =
      std::max(minimum, std::min(length.maximum.value_or(kHorizon), kHorizon));
  double rows = 0;
  for (std::uint64_t steps = minimum; steps <= maximum; ++steps) {
    rows += std::pow(degree, static_cast<double>(steps));
  }
  return rows;
}

bool CostModel::has_index(const std::string& label, const std::string& key) const {
  const auto label_id = graph_.find_label(label);
  const auto key_id = graph_.find_key(key);
  return label_id && key_id && graph_.has_index(*label_id, *key_id);
}

}  // namespace newsgraph::planner
