#include "newsgraph/query/execution/batch/careful_input.h"

#include <utility>

namespace newsgraph::execution::batch {

void CarefulInput::open() {
  rows_->open();
  again_.size = row_ = 0;
}

bool CarefulInput::next(Chunk& chunk) {
  if (row_ == again_.size) return rows_->next(chunk);
  gather_rows(chunk, again_, slots_, std::span(&row_, 1));
  ++row_;
  return true;
}

void CarefulInput::take_again(Chunk& chunk, const QueryError& error) {
  if (chunk.size == 1 || functions::is_stop(error)) throw;
  std::swap(again_, chunk);
  row_ = 0;
}

bool CarefulOperator::next(Chunk& chunk) {
  while (input_.next(chunk)) {
    try {
      if (apply(chunk)) return true;
    } catch (const QueryError& error) {
      input_.take_again(chunk, error);
    }
  }
  return false;
}

}  // namespace newsgraph::execution::batch
