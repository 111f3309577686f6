// Expressions over chunks: the value of every row at once.
//
// What is worth it is computed in loops over the arrays of its kind: properties, comparisons,
// dates, strings and their parts, tests of labels and nulls, logic. Everything else is computed row
// by row by the expression that the row operators use (execution/expression.h), which is always
// right and always there.
#pragma once

#include <map>
#include <memory>
#include <optional>

#include "newsgraph/query/execution/batch/operator.h"
#include "newsgraph/query/planner/bound_expression.h"

namespace newsgraph::execution::batch {

/// The slots that a chunk carries, and the kind of each.
using Layout = std::map<planner::Slot, Kind>;

/// Values of which there are few, each once in a vector that only grows, and where in it the value
/// of each row is.
struct Numbered {
  const Vector* values;
  const std::vector<std::uint32_t>* places;
};

class Expression {
 public:
  /// A safe expression throws in no row, so that it may be computed for rows that do not need it.
  Expression(Kind kind, bool safe) : kind_(kind), safe_(safe) {}
  virtual ~Expression() = default;

  Kind kind() const { return kind_; }
  bool is_safe() const { return safe_; }
  void mark_unsafe() { safe_ = false; }
  /// Good until the next evaluation, or until the chunk changes.
  virtual const Vector& evaluate(const Chunk& chunk) = 0;
  /// The same, for who can make use of it; nullopt where there are many different values.
  virtual std::optional<Numbered> evaluate_numbered(const Chunk&) { return std::nullopt; }
  /// Whether every row has the same value, so that evaluate() looks at nothing but their number.
  virtual bool is_constant() const { return false; }

 private:
  Kind kind_;
  bool safe_;
};
using ExpressionPtr = std::unique_ptr<Expression>;

/// Throws nothing; what cannot be computed in loops is computed row by row. Every slot that the
/// expression uses must be in the layout. `row_width` is the number of slots of the query.
ExpressionPtr compile(const planner::BoundExpression& bound, const Layout& layout,
                      std::size_t row_width, Execution& execution);

/// What lies in a slot.
ExpressionPtr make_slot_read(planner::Slot slot, Kind kind);

/// Whether the condition holds in the row. Throws TypeError when its value is no boolean.
bool holds(const Vector& condition, std::size_t row);

}  // namespace newsgraph::execution::batch
