#include "newsgraph/query/execution/entity.h"
#include "newsgraph/query/execution/expression.h"
#include "newsgraph/query/execution/operator/make.h"
#include "newsgraph/query/execution/set_items.h"

namespace newsgraph::execution {
namespace {

class Remove : public UnaryOperator {
 public:
  Remove(const planner::Remove& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)), execution_(execution) {
    for (const planner::RemoveItem& item : plan.items) {
      items_.push_back(
          {compile(item.target, execution), item.key, item.labels, item.target.ast->span});
    }
  }

  bool next(Row& row) override {
    if (!pull(row)) return false;
    for (const Item& item : items_) {
      try {
        remove(item, item.target->evaluate(row));
      } catch (const QueryError& error) {
        execution_.fail(error, item.span);
      }
    }
    return true;
  }

 private:
  struct Item {
    ExpressionPtr target;
    std::string key;
    std::vector<std::string> labels;
    QuerySpan span;
  };

  void remove(const Item& item, const Value& entity) {
    if (entity.is_null()) return;
    require_entity(entity);
    if (!item.key.empty()) {
      set_property(execution_, entity, item.key, Value());
      return;
    }
    if (!entity.is_node()) {
      throw QueryError("TypeError", "InvalidArgumentType", "Only nodes have labels to remove");
    }
    execution_.require_alive(entity);
    for (const std::string& label : item.labels) {
      execution_.changed(kLabelBytes);
      execution_.writable().remove_label(entity.as_node(), label);
    }
  }

  Execution& execution_;
  std::vector<Item> items_;
};

}  // namespace

OperatorPtr make_operator(const planner::Remove& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Remove>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
