// DELETE: takes in all rows, then deletes relationships before nodes, so that the order of rows and
// of targets does not matter.
#include "newsgraph/query/execution/expression.h"
#include "newsgraph/query/execution/operator/make.h"

namespace newsgraph::execution {
namespace {

class Delete : public UnaryOperator {
 public:
  Delete(const planner::Delete& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        kept_(execution),
        detach_(plan.detach) {
    for (const planner::BoundExpression& target : plan.targets) {
      targets_.emplace_back(compile(target, execution), target.ast->span);
    }
  }

  void open(Row& row) override {
    UnaryOperator::open(row);
    kept_.clear();
    rows_.clear();
    place_ = 0;
    done_ = false;
  }
  bool next(Row& row) override {
    if (!std::exchange(done_, true)) {
      while (pull(row)) {
        for (const auto& [target, span] : targets_) mark(target->evaluate(row), span);
        kept_.add(row);
        rows_.push_back(row);
      }
      delete_marked();
    }
    if (place_ == rows_.size()) return false;
    row = std::move(rows_[place_++]);
    return true;
  }

 private:
  void mark(const Value& target, QuerySpan span) {
    switch (target.type()) {
      case ValueType::kNull:
        break;
      case ValueType::kNode:
        nodes_.emplace_back(target.as_node(), span);
        break;
      case ValueType::kRelationship:
        relationships_.push_back(target.as_relationship());
        break;
      case ValueType::kPath: {
        const Path& path = target.as_path();
        for (const NodeId node : path.nodes) nodes_.emplace_back(node, span);
        relationships_.insert(relationships_.end(), path.relationships.begin(),
                              path.relationships.end());
        break;
      }
      default:
        execution_.fail("TypeError", "InvalidArgumentType",
                        "DELETE expects a node, relationship or path, not a value of type " +
                            std::string(type_name(target.type())),
                        span);
    }
  }

  void delete_marked() {
    const Graph& graph = execution_.graph();
    for (const RelationshipId relationship : relationships_) {
      execution_.step();
      if (graph.contains(relationship)) execution_.delete_relationship(relationship);
    }
    for (const auto& [node, span] : nodes_) {
      execution_.step();
      if (graph.contains(node)) execution_.delete_node(node, detach_, span);
    }
    relationships_.clear();
    nodes_.clear();
  }

  Execution& execution_;
  KeptRows kept_;
  bool detach_;
  std::vector<std::pair<ExpressionPtr, QuerySpan>> targets_;
  std::vector<std::pair<NodeId, QuerySpan>> nodes_;
  std::vector<RelationshipId> relationships_;
  std::vector<Row> rows_;
  std::size_t place_ = 0;
  bool done_ = false;
};

}  // namespace

OperatorPtr make_operator(const planner::Delete& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Delete>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
