// The items of an expression that something runs over one by one: UNWIND, FOREACH, comprehensions,
// quantifiers and reduce.
//
// They come from a list, or straight from range(), of which no list is made: its numbers take no
// memory, however many there are.
#pragma once

#include <variant>

#include "newsgraph/query/execution/expression.h"
#include "newsgraph/query/functions/range.h"

namespace newsgraph::execution {

/// Of one evaluation, to be run over once.
class Items {
 public:
  /// None at all.
  Items() = default;
  /// Throws TypeError when the value is neither a list nor null.
  explicit Items(Value list);
  explicit Items(functions::Range range) : from_(range) {}

  /// Whether there was a null in the place of a list; it has no items.
  bool is_null() const;
  /// Puts the next item into `item`; false when there is none.
  bool next(Value& item);

 private:
  std::variant<Value, functions::Range> from_;
  std::size_t place_ = 0;
};

class ItemsExpression {
 public:
  virtual ~ItemsExpression() = default;
  virtual Items evaluate(Row& row) const = 0;
};
using ItemsExpressionPtr = std::unique_ptr<const ItemsExpression>;

ItemsExpressionPtr compile_items(const planner::BoundExpression& bound, Execution& execution);

}  // namespace newsgraph::execution
