// The input of an operator that computes what may fail in some row.
//
// It computes for a whole chunk at once; but who asks for rows may stop before the one that fails,
// as LIMIT and EXISTS do. So when something fails, the rows of the chunk are taken again one by
// one: those before the one at fault are given, and the error comes up when more are asked for.
#pragma once

#include "newsgraph/query/execution/batch/operator.h"

namespace newsgraph::execution::batch {

class CarefulInput {
 public:
  /// `slots` are all that the chunks carry.
  CarefulInput(OperatorPtr rows, Slots slots) : rows_(std::move(rows)), slots_(std::move(slots)) {}

  void open();
  bool next(Chunk& chunk);
  /// To be called in the handler of an error that came up in the chunk taken last, which is as it
  /// was: its rows come again. Throws the error again when there is but one row, or it is a stop.
  void take_again(Chunk& chunk, const QueryError& error);

 private:
  OperatorPtr rows_;
  Slots slots_;
  Chunk again_;
  std::uint32_t row_ = 0;  ///< of `again_`, the next
};

/// Makes the chunks of its input into others.
class CarefulOperator : public Operator {
 public:
  explicit CarefulOperator(CarefulInput input) : input_(std::move(input)) {}
  void open() override { input_.open(); }
  bool next(Chunk& chunk) final;

 protected:
  /// False when no row is left. A chunk in which something fails stays as it was.
  virtual bool apply(Chunk& chunk) = 0;

 private:
  CarefulInput input_;
};

}  // namespace newsgraph::execution::batch
