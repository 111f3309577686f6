// One step along a relationship: to wherever it leads, to a node that is known, or along a
// relationship that is known.
#include "newsgraph/query/execution/adjacency.h"
#include "newsgraph/query/execution/operator/make.h"

namespace newsgraph::execution {
namespace {

class Expand : public UnaryOperator {
 public:
  Expand(const planner::Expand& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        from_(plan.from),
        relationship_(plan.relationship),
        to_(plan.to),
        into_(plan.into),
        step_(plan.types, plan.direction),
        back_(step_.reversed()),
        distinct_from_(plan.distinct_from) {}

  void open(Row& row) override {
    UnaryOperator::open(row);
    cursor_ = {};
  }
  bool next(Row& row) override {
    while (true) {
      while (const Adjacent* adjacent = cursor_.next()) {
        execution_.step();
        if (into_ && adjacent->node != wanted_) continue;
        if (uses_relationship(row, distinct_from_, adjacent->relationship)) continue;
        row[relationship_] = adjacent->relationship;
        if (!into_) row[to_] = adjacent->node;
        return true;
      }
      if (!pull(row)) return false;
      start(row);
    }
  }

 private:
  void start(const Row& row) {
    cursor_ = {};
    const auto from = node_in(row, from_);
    if (!from) return;
    cursor_.open(execution_.graph(), step_, *from);
    if (!into_) return;
    const auto to = node_in(row, to_);
    if (!to) {
      cursor_ = {};
      return;
    }
    // Between two known nodes, look from the one with fewer relationships.
    wanted_ = *to;
    AdjacencyCursor other;
    other.open(execution_.graph(), back_, *to);
    if (other.size() < cursor_.size()) {
      cursor_ = std::move(other);
      wanted_ = *from;
    }
  }

  Execution& execution_;
  planner::Slot from_, relationship_, to_;
  bool into_;
  Step step_, back_;
  std::vector<planner::Slot> distinct_from_;
  AdjacencyCursor cursor_;
  NodeId wanted_;
};

class ExpandBound : public UnaryOperator {
 public:
  ExpandBound(const planner::Expand& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        from_(plan.from),
        relationship_(plan.relationship),
        to_(plan.to),
        into_(plan.into),
        step_(plan.types, plan.direction),
        distinct_from_(plan.distinct_from) {}

  bool next(Row& row) override {
    while (pull(row)) {
      const auto from = node_in(row, from_);
      const Value& value = row[relationship_];
      if (!from || !value.is_relationship()) continue;
      const RelationshipId relationship = value.as_relationship();
      const auto to = step_.follow(execution_.graph(), *from, relationship);
      if (!to || uses_relationship(row, distinct_from_, relationship)) continue;
      if (into_ && node_in(row, to_) != to) continue;
      if (!into_) row[to_] = *to;
      return true;
    }
    return false;
  }

 private:
  Execution& execution_;
  planner::Slot from_, relationship_, to_;
  bool into_;
  Step step_;
  std::vector<planner::Slot> distinct_from_;
};

}  // namespace

OperatorPtr make_operator(const planner::Expand& plan, OperatorPtr input, Execution& execution) {
  if (plan.bound) return std::make_unique<ExpandBound>(plan, std::move(input), execution);
  return std::make_unique<Expand>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
