// The range of a property of its relationship that a step may take.
#pragma once

#include "newsgraph/query/execution/batch/expression.h"
#include "newsgraph/query/execution/batch/keyed_column.h"

namespace newsgraph::execution::batch {

/// What a step asks of a property of its relationship, told by slots that are known before it.
class StepKey {
 public:
  explicit StepKey(KeyedColumn column) : column_(column) {}

  const KeyedColumn& column() const { return column_; }
  /// That it compares so with the value, which is of the column's kind and throws in no row.
  void ask(parser::Comparator comparator, ExpressionPtr value) {
    bounds_.push_back({comparator, std::move(value)});
    is_equation_ = is_equation_ || comparator == parser::Comparator::kEqual;
  }
  /// Whether all relationships that are taken have the same key.
  bool is_equation() const { return is_equation_; }

  /// To be called first for a chunk.
  void start(const Chunk& in);
  const KeyRange& range(std::size_t row) const { return ranges_[row]; }
  bool allows(std::size_t row, RelationshipId relationship) const;

 private:
  struct Bound {
    parser::Comparator comparator;
    ExpressionPtr value;
  };

  KeyedColumn column_;
  std::vector<Bound> bounds_;
  bool is_equation_ = false;
  std::vector<KeyRange> ranges_;  ///< by row
};

}  // namespace newsgraph::execution::batch
