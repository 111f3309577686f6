// UNWIND, and patterns that go on from what it gives.
#include "newsgraph/query/execution/adjacency.h"
#include "newsgraph/query/execution/batch/make.h"

namespace newsgraph::execution::batch {
namespace {

/// The list is computed row by row; its items become rows many at a time.
class Unwind final : public UnaryOperator {
 public:
  Unwind(OperatorPtr input, Execution& execution, UnwindParts parts)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        parts_(std::move(parts)),
        row_(parts_.row_width) {}

  void open() override {
    UnaryOperator::open();
    in_.size = next_row_ = 0;
    items_ = {};
  }

  bool next(Chunk& chunk) override {
    places_.clear();
    values_.clear();
    while (places_.size() < kChunkRows) {
      if (Value item; items_.next(item)) {
        execution_.step();
        values_.push_back(std::move(item));
        places_.push_back(static_cast<std::uint32_t>(next_row_ - 1));
      } else if (next_row_ < in_.size) {
        if (!start_row()) break;
      } else {
        if (!places_.empty()) break;  // they belong to the chunk at hand
        if (!pull(in_)) return false;
        next_row_ = 0;
      }
    }
    gather_rows(chunk, in_, parts_.carried, places_);
    Vector& out = chunk.columns[parts_.variable];
    out.kind = Kind::kValue;
    std::swap(out.values, values_);
    return true;
  }

 private:
  /// False when it fails, and there are rows to be given before; then it fails the next time.
  bool start_row() {
    for (const planner::Slot slot : parts_.uses) {
      row_[slot] = in_.columns[slot].value(next_row_, execution_.graph());
    }
    try {
      items_ = parts_.list->evaluate(row_);
    } catch (const QueryError& error) {
      if (places_.empty() || functions::is_stop(error)) throw;
      return false;
    }
    ++next_row_;
    return true;
  }

  Execution& execution_;
  UnwindParts parts_;
  Row row_;
  Chunk in_;
  std::size_t next_row_ = 0;
  Items items_;
  std::vector<std::uint32_t> places_;
  std::vector<Value> values_;
};

class AsNodes final : public CarefulOperator {
 public:
  AsNodes(CarefulInput input, planner::Slot slot)
      : CarefulOperator(std::move(input)), slot_(slot) {}

  bool apply(Chunk& chunk) override {
    Vector& column = chunk.columns[slot_];
    ids_.clear();
    for (const Value& value : column.values) {
      const auto node = node_of(value);
      ids_.push_back(node ? node->value : kNullId);
    }
    put_ids(chunk, slot_, Kind::kNode, ids_);
    return true;
  }

 private:
  planner::Slot slot_;
  std::vector<std::uint32_t> ids_;
};

}  // namespace

OperatorPtr make_unwind(OperatorPtr input, Execution& execution, UnwindParts parts) {
  return std::make_unique<Unwind>(std::move(input), execution, std::move(parts));
}

OperatorPtr make_as_nodes(CarefulInput input, planner::Slot slot) {
  return std::make_unique<AsNodes>(std::move(input), slot);
}

}  // namespace newsgraph::execution::batch
