// The items of a SET clause, and of MERGE's ON CREATE SET and ON MATCH SET.
#pragma once

#include <string>
#include <vector>

#include "newsgraph/query/execution/expression.h"

namespace newsgraph::execution {

class ItemSetter {
 public:
  ItemSetter(const std::vector<planner::SetItem>& plan, Execution& execution);
  /// Does all items, one after the other. An item whose target is null does nothing.
  void set(Row& row) const;

 private:
  struct Item {
    parser::SetItem::Kind kind;
    ExpressionPtr target;
    std::string key;
    ExpressionPtr value;
    std::vector<std::string> labels;
    QuerySpan span;
  };
  void set(const Item& item, Row& row) const;
  void set_all(const Value& entity, const Value& value, bool replace) const;
  void add_labels(const Item& item, const Value& entity) const;

  Execution& execution_;
  std::vector<Item> items_;
};

/// Throws TypeError unless the value is a node or a relationship.
void require_entity(const Value& value);

}  // namespace newsgraph::execution
