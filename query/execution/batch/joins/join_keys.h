// The values by which rows are joined, as keys that are the same exactly when `=` holds.
//
// Both sides of an equation are brought to one kind: 1 and 1.0 become integers, a text becomes the
// number that the graph keeps it under. What cannot equal anything of that kind becomes null there,
// and null equals nothing; nor does what does not equal itself, as NaN or a list with a null in it.
// What is left is equal exactly when it is equivalent, so that KeyTable tells it apart.
#pragma once

#include "newsgraph/query/execution/batch/expression.h"
#include "newsgraph/query/execution/batch/groups/key_table.h"

namespace newsgraph::execution::batch {

/// The kind in which values of two kinds are compared.
Kind meeting_kind(Kind left, Kind right);

/// One side's.
class JoinKeys {
 public:
  /// `values` and the kinds that they are brought to, equation by equation.
  JoinKeys(const Graph& graph, std::vector<ExpressionPtr> values, std::vector<Kind> kinds);

  /// Computes the keys of all rows; good until the next time, or until the chunk changes.
  const std::vector<KeyColumn>& evaluate(const Chunk& chunk);
  /// Those rows of what was computed last whose keys may equal something.
  const std::vector<std::uint32_t>& joinable() const { return joinable_; }

 private:
  void find_joinable(std::size_t rows);

  const Graph& graph_;
  std::vector<ExpressionPtr> values_;
  std::vector<Kind> kinds_;
  std::vector<Vector> converted_;
  std::vector<KeyColumn> keys_;
  std::vector<std::uint8_t> may_equal_;
  std::vector<std::uint32_t> joinable_;
};

}  // namespace newsgraph::execution::batch
