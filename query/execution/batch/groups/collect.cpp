#include "newsgraph/query/execution/batch/groups/collect.h"

#include <optional>

#include "newsgraph/query/execution/batch/groups/distinct_values.h"

namespace newsgraph::execution::batch {
namespace {

class Collect final : public Fold {
 public:
  Collect(Execution& execution, ExpressionPtr argument, bool distinct)
      : execution_(execution), argument_(std::move(argument)), kept_(execution) {
    if (distinct) seen_.emplace(execution, argument_->kind());
  }

  void add(const Chunk& chunk, const std::vector<std::uint32_t>& groups,
           std::size_t group_count) override {
    make_groups(group_count);
    const Vector& values = argument_->evaluate(chunk);
    if (seen_) {
      seen_->find_new(values, groups, group_count,
                      [&](std::size_t row) { put(values, row, groups[row], 1); });
    } else {
      for (std::size_t row = 0; row < chunk.size; ++row) {
        put(values, row, groups[row], chunk.times_of(row));
      }
    }
    kept_.add(std::exchange(bytes_, 0));
  }
  Vector result(std::size_t group_count) override {
    make_groups(group_count);
    Vector vector;
    vector.kind = Kind::kValue;
    for (List& list : lists_) vector.values.emplace_back(std::move(list));
    return vector;
  }
  void clear() override {
    if (seen_) seen_->clear();
    lists_.clear();
    kept_.clear();
  }

 private:
  void make_groups(std::size_t count) {
    if (count <= lists_.size()) return;
    bytes_ += (count - lists_.size()) * sizeof(List);
    lists_.resize(count);
  }

  void put(const Vector& values, std::size_t row, std::uint32_t group, std::uint64_t times) {
    if (values.is_null(row)) return;
    const Value value = values.value(row, execution_.graph());
    for (std::uint64_t i = 0; i < times; ++i) {
      execution_.step();
      // As long as the values of one row: a row can stand for more than there is memory for.
      if (bytes_ > kMostUntold) kept_.add(std::exchange(bytes_, 0));
      lists_[group].push_back(value);
      bytes_ += sizeof(Value) + own_bytes(value);
    }
  }

  static constexpr std::size_t kMostUntold = std::size_t{1} << 20;

  Execution& execution_;
  ExpressionPtr argument_;
  KeptRows kept_;
  std::optional<DistinctValues> seen_;
  std::vector<List> lists_;  ///< by group
  std::size_t bytes_ = 0;    ///< of what kept_ was not told of yet
};

}  // namespace

std::unique_ptr<Fold> make_collect(Execution& execution, ExpressionPtr argument, bool distinct) {
  return std::make_unique<Collect>(execution, std::move(argument), distinct);
}

}  // namespace newsgraph::execution::batch
