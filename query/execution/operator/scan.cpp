// Finding nodes: all of them, those with a label, those an index knows; and the ends of a
// relationship that is known.
#include "newsgraph/query/execution/adjacency.h"
#include "newsgraph/query/execution/expression.h"
#include "newsgraph/query/execution/node_seek.h"
#include "newsgraph/query/execution/operator/make.h"

namespace newsgraph::execution {
namespace {

/// Gives the nodes that `find` finds for the row, one after the other. They are found at once, so
/// that nodes made meanwhile do not turn up.
template <class Find>
class NodeScan : public UnaryOperator {
 public:
  NodeScan(OperatorPtr input, Execution& execution, planner::Slot slot, Find find)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        slot_(slot),
        find_(std::move(find)) {}

  void open(Row& row) override {
    UnaryOperator::open(row);
    nodes_.clear();
    place_ = 0;
  }
  bool next(Row& row) override {
    while (place_ == nodes_.size()) {
      if (!pull(row)) return false;
      nodes_ = find_(row);
      place_ = 0;
    }
    execution_.step();
    row[slot_] = nodes_[place_++];
    return true;
  }

 private:
  Execution& execution_;
  planner::Slot slot_;
  Find find_;
  std::vector<NodeId> nodes_;
  std::size_t place_ = 0;
};

template <class Find>
OperatorPtr make_scan(OperatorPtr input, Execution& execution, planner::Slot slot, Find find) {
  return std::make_unique<NodeScan<Find>>(std::move(input), execution, slot, std::move(find));
}

template <class Seek>
OperatorPtr make_seek(const Seek& plan, OperatorPtr input, Execution& execution) {
  return make_scan(std::move(input), execution, plan.node,
                   [&execution, seek = NodeSeek(plan), value = compile(plan.value, execution)](
                       Row& row) { return seek.find(execution.graph(), value->evaluate(row)); });
}

class RelationshipEnds : public UnaryOperator {
 public:
  RelationshipEnds(const planner::RelationshipEnds& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        relationship_(plan.relationship),
        left_(plan.left),
        right_(plan.right),
        step_(plan.types, plan.direction),
        distinct_from_(plan.distinct_from) {}

  void open(Row& row) override {
    UnaryOperator::open(row);
    turned_ = true;
  }
  bool next(Row& row) override {
    while (!std::exchange(turned_, true) || pull_relationship(row)) {
      const Graph& graph = execution_.graph();
      const RelationshipId id = row[relationship_].as_relationship();
      const bool backwards = turn_;
      const NodeId left = backwards ? graph.target(id) : graph.source(id);
      if (const auto right = step_.follow(graph, left, id);
          right && (left_ != right_ || left == *right)) {
        // Both ways round are two answers, unless they are the same.
        turned_ = backwards || step_.direction() != parser::Direction::kBoth || left == *right;
        turn_ = true;
        row[left_] = left;
        row[right_] = *right;
        return true;
      }
    }
    return false;
  }

 private:
  bool pull_relationship(Row& row) {
    while (pull(row)) {
      const Value& value = row[relationship_];
      if (value.is_null()) continue;
      if (!value.is_relationship()) {
        throw QueryError("TypeError", "InvalidArgumentType",
                         "A pattern expected a relationship, not a value of type " +
                             std::string(type_name(value.type())));
      }
      if (!execution_.graph().contains(value.as_relationship())) continue;
      if (uses_relationship(row, distinct_from_, value.as_relationship())) continue;
      turn_ = step_.direction() == parser::Direction::kIncoming;
      return true;
    }
    return false;
  }

  Execution& execution_;
  planner::Slot relationship_, left_, right_;
  Step step_;
  std::vector<planner::Slot> distinct_from_;
  bool turned_ = true;  ///< nothing is left of the relationship in the row
  bool turn_ = false;   ///< it is to be taken from its target
};

}  // namespace

OperatorPtr make_operator(const planner::AllNodesScan& plan, OperatorPtr input,
                          Execution& execution) {
  return make_scan(std::move(input), execution, plan.node,
                   [&execution](Row&) { return execution.graph().all_nodes(); });
}

OperatorPtr make_operator(const planner::LabelScan& plan, OperatorPtr input, Execution& execution) {
  return make_scan(std::move(input), execution, plan.node,
                   [&execution, label = LabelName(plan.label)](Row&) {
                     const auto id = label.id(execution.graph());
                     return id ? execution.graph().nodes_with_label(*id) : std::vector<NodeId>{};
                   });
}

OperatorPtr make_operator(const planner::IndexSeek& plan, OperatorPtr input, Execution& execution) {
  return make_seek(plan, std::move(input), execution);
}

OperatorPtr make_operator(const planner::NodeByIdSeek& plan, OperatorPtr input,
                          Execution& execution) {
  return make_seek(plan, std::move(input), execution);
}

OperatorPtr make_operator(const planner::RelationshipEnds& plan, OperatorPtr input,
                          Execution& execution) {
  return std::make_unique<RelationshipEnds>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
