#include "newsgraph/query/execution/bind_path.h"

#include "newsgraph/query/execution/operator/make.h"

namespace newsgraph::execution {
namespace {

/// The other end of a relationship that was matched, whichever way it was walked.
NodeId other_end(const Graph& graph, NodeId node, RelationshipId relationship) {
  const NodeId source = graph.source(relationship);
  return source == node ? graph.target(relationship) : source;
}

class BindPath : public UnaryOperator {
 public:
  BindPath(planner::BindPath plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)), execution_(execution), plan_(std::move(plan)) {}

  bool next(Row& row) override {
    if (!pull(row)) return false;
    bind_path(plan_, execution_.graph(), row);
    return true;
  }

 private:
  Execution& execution_;
  planner::BindPath plan_;
};

class PathLength : public UnaryOperator {
 public:
  PathLength(planner::PathLength plan, OperatorPtr input)
      : UnaryOperator(std::move(input)), plan_(std::move(plan)) {}

  bool next(Row& row) override {
    if (!pull(row)) return false;
    std::int64_t length = plan_.single_steps;
    for (const planner::Slot walk : plan_.walks) length += row[walk].as_integer();
    row[plan_.length] = length;
    return true;
  }

 private:
  planner::PathLength plan_;
};

}  // namespace

void bind_path(const planner::BindPath& plan, const Graph& graph, Row& row) {
  row[plan.path] = Value();
  if (!row[plan.start].is_node()) return;
  Path path;
  path.nodes.push_back(row[plan.start].as_node());
  const auto walk = [&](const Value& relationship) {
    path.relationships.push_back(relationship.as_relationship());
    path.nodes.push_back(other_end(graph, path.nodes.back(), path.relationships.back()));
  };
  for (const planner::BindPath::Step& step : plan.steps) {
    const Value& walked = row[step.relationship];
    if (!step.variable_length) {
      walk(walked);
      continue;
    }
    for (const Value& relationship : walked.as_list()) walk(relationship);
  }
  row[plan.path] = std::move(path);
}

OperatorPtr make_operator(const planner::BindPath& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<BindPath>(plan, std::move(input), execution);
}

OperatorPtr make_operator(const planner::PathLength& plan, OperatorPtr input, Execution&) {
  return std::make_unique<PathLength>(plan, std::move(input));
}

}  // namespace newsgraph::execution
