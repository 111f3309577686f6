// Grouping and aggregation, and DISTINCT. Groups come out in the order in which they first came up.
#include <numeric>

#include "newsgraph/query/execution/batch/fold.h"
#include "newsgraph/query/execution/batch/key_table.h"

namespace newsgraph::execution::batch {
namespace {

std::vector<Kind> kinds_of(const std::vector<std::pair<planner::Slot, ExpressionPtr>>& keys) {
  std::vector<Kind> kinds;
  for (const auto& key : keys) kinds.push_back(key.second->kind());
  return kinds;
}

class Aggregate final : public UnaryOperator {
 public:
  Aggregate(OperatorPtr input, Execution& execution, AggregateParts parts)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        kept_(execution),
        chunk_width_(parts.chunk_width),
        keys_(std::move(parts.keys)),
        table_(kinds_of(keys_)) {
    for (AggregateParts::Call& call : parts.calls) {
      const planner::Slot slot = call.result;
      folds_.emplace_back(slot, make_fold(execution, std::move(call)));
    }
  }

  bool next(Chunk& chunk) override {
    if (!std::exchange(collected_, true)) collect();
    if (given_ == group_count()) return false;
    const std::size_t count = std::min(kChunkRows, group_count() - given_);
    places_.resize(count);
    std::iota(places_.begin(), places_.end(), static_cast<std::uint32_t>(given_));
    chunk.columns.resize(chunk_width_);
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      chunk.columns[keys_[i].first].gather(table_.keys()[i], places_);
    }
    for (std::size_t i = 0; i < folds_.size(); ++i) {
      chunk.columns[folds_[i].first].gather(results_[i], places_);
    }
    chunk.times.clear();
    chunk.size = count;
    given_ += count;
    return true;
  }

 private:
  /// Without grouping keys there is one group, even of no rows.
  std::size_t group_count() const { return keys_.empty() ? 1 : table_.size(); }

  void collect() {
    std::vector<const Vector*> keys(keys_.size());
    while (pull(in_)) {
      execution_.steps(in_.size);
      for (std::size_t i = 0; i < keys_.size(); ++i) keys[i] = &keys_[i].second->evaluate(in_);
      if (keys.empty()) {
        groups_.assign(in_.size, 0);
      } else {
        table_.find_or_add(keys, in_.size, groups_);
        kept_.clear();
        kept_.add(table_.bytes());
      }
      for (const auto& fold : folds_) fold.second->add(in_, groups_, group_count());
    }
    for (const auto& fold : folds_) results_.push_back(fold.second->result(group_count()));
  }

  Execution& execution_;
  KeptRows kept_;
  std::size_t chunk_width_;
  std::vector<std::pair<planner::Slot, ExpressionPtr>> keys_;
  KeyTable table_;
  std::vector<std::pair<planner::Slot, std::unique_ptr<Fold>>> folds_;
  std::vector<Vector> results_;
  Chunk in_;
  std::vector<std::uint32_t> groups_, places_;
  std::size_t given_ = 0;
  bool collected_ = false;
};

/// Gives each row that differs from all before it, as soon as it comes.
class Distinct final : public UnaryOperator {
 public:
  Distinct(OperatorPtr input, Execution& execution, std::vector<Kind> kinds, Slots slots)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        kept_(execution),
        table_(std::move(kinds)),
        slots_(std::move(slots)) {}

  bool next(Chunk& chunk) override {
    while (pull(chunk)) {
      execution_.steps(chunk.size);
      std::vector<const Vector*> keys;
      for (const planner::Slot slot : slots_) keys.push_back(&chunk.columns[slot]);
      std::size_t before = table_.size();
      table_.find_or_add(keys, chunk.size, numbers_);
      kept_.clear();
      kept_.add(table_.bytes());
      places_.clear();
      for (std::size_t row = 0; row < chunk.size; ++row) {
        if (numbers_[row] < before) continue;
        before = numbers_[row] + 1;  // numbers rise by one with every new key
        places_.push_back(static_cast<std::uint32_t>(row));
      }
      if (places_.empty()) continue;
      chunk.times.clear();
      keep_rows(chunk, slots_, places_);
      return true;
    }
    return false;
  }

 private:
  Execution& execution_;
  KeptRows kept_;
  KeyTable table_;
  Slots slots_;
  std::vector<std::uint32_t> numbers_, places_;
};

}  // namespace

OperatorPtr make_aggregate(OperatorPtr input, Execution& execution, AggregateParts parts) {
  return std::make_unique<Aggregate>(std::move(input), execution, std::move(parts));
}

OperatorPtr make_distinct(OperatorPtr input, Execution& execution, const Layout& layout,
                          Slots slots) {
  std::vector<Kind> kinds;
  for (const planner::Slot slot : slots) kinds.push_back(layout.at(slot));
  return std::make_unique<Distinct>(std::move(input), execution, std::move(kinds),
                                    std::move(slots));
}

}  // namespace newsgraph::execution::batch
