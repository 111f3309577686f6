#include "newsgraph/query/execution/create_pattern.h"

#include "newsgraph/graph/message.h"
#include "newsgraph/query/execution/entity.h"

namespace newsgraph::execution {
namespace {

/// What properties take in the graph. Lists are in the account by themselves.
std::size_t bytes_of(const Map& properties) {
  std::size_t bytes = 0;
  for (const auto& [key, value] : properties) bytes += kPropertyBytes + own_bytes(value);
  return bytes;
}

QuerySpan span_of(const planner::BoundExpression& expression) {
  return expression ? expression.ast->span : QuerySpan{};
}

}  // namespace

PatternCreator::PatternCreator(const planner::Create& plan, Execution& execution)
    : execution_(execution) {
  for (const planner::CreateNode& node : plan.nodes) {
    nodes_.push_back(
        {node.node, node.labels, compile(node.properties, execution), span_of(node.properties)});
  }
  for (const planner::CreateRelationship& made : plan.relationships) {
    relationships_.push_back({made.relationship, made.source, made.target, made.type,
                              compile(made.properties, execution), span_of(made.properties)});
  }
}

void PatternCreator::create(Row& row) const {
  for (const Node& node : nodes_) {
    const std::vector<std::string_view> labels(node.labels.begin(), node.labels.end());
    const Map map = properties(node.properties, node.span, row);
    execution_.changed(kNodeBytes + labels.size() * kLabelBytes + bytes_of(map));
    row[node.slot] = execution_.writable().create_node(labels, map);
  }
  for (const Relationship& made : relationships_) {
    const NodeId source = end_of(row, made.source), target = end_of(row, made.target);
    const Map map = properties(made.properties, made.span, row);
    execution_.changed(kRelationshipBytes + bytes_of(map));
    row[made.slot] = execution_.writable().create_relationship(source, made.type, target, map);
  }
}

void PatternCreator::require_no_nulls(Row& row) const {
  const auto check = [&](const ExpressionPtr& expression, QuerySpan span) {
    if (!expression) return;
    const Value value = expression->evaluate(row);
    if (!value.is_map()) return;
    for (const auto& [key, property] : value.as_map()) {
      if (!property.is_null()) continue;
      execution_.fail("SemanticError", "MergeReadOwnWrites",
                      "MERGE cannot be used with null for the property " + in_quotes(key) +
                          ": it would never find what it has made",
                      span);
    }
  };
  for (const Node& node : nodes_) check(node.properties, node.span);
  for (const Relationship& made : relationships_) check(made.properties, made.span);
}

Map PatternCreator::properties(const ExpressionPtr& expression, QuerySpan span, Row& row) const {
  if (!expression) return {};
  const Value value = expression->evaluate(row);
  if (value.is_null()) return {};
  try {
    if (!value.is_map()) {
      throw QueryError("TypeError", "InvalidArgumentType",
                       "Properties are given as a map, not as a value of type " +
                           std::string(type_name(value.type())));
    }
    Map map;
    for (const auto& [key, property] : value.as_map()) {
      if (property.is_null()) continue;
      require_property_value(property);
      map.emplace(key, property);
    }
    return map;
  } catch (const QueryError& error) {
    execution_.fail(error, span);
  }
}

NodeId PatternCreator::end_of(const Row& row, planner::Slot slot) const {
  const Value& value = row[slot];
  if (!value.is_node()) {
    throw QueryError("TypeError", "InvalidArgumentType",
                     "A relationship needs a node at both ends, not a value of type " +
                         std::string(type_name(value.type())));
  }
  execution_.require_alive(value);
  return value.as_node();
}

}  // namespace newsgraph::execution
