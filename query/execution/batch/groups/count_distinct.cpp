#include "newsgraph/query/execution/batch/groups/count_distinct.h"

#include "newsgraph/query/execution/batch/groups/distinct_values.h"

namespace newsgraph::execution::batch {
namespace {

class CountDistinct final : public Fold {
 public:
  CountDistinct(Execution& execution, ExpressionPtr argument)
      : execution_(execution),
        argument_(std::move(argument)),
        seen_(execution, argument_->kind()) {}

  void add(const Chunk& chunk, const std::vector<std::uint32_t>& groups,
           std::size_t group_count) override {
    add(argument_->evaluate(chunk), groups, group_count);
  }
  bool can_be_shared() const override { return true; }
  void merge(Fold& other, const std::vector<std::uint32_t>& groups,
             std::size_t group_count) override {
    static_cast<CountDistinct&>(other).seen_.for_all(
        [&](const Vector& values, const std::vector<std::uint32_t>& of_other) {
          execution_.steps(of_other.size());
          std::vector<std::uint32_t> of_values;
          for (const std::uint32_t group : of_other) of_values.push_back(groups[group]);
          add(values, of_values, group_count);
        });
  }
  Vector result(std::size_t group_count) override {
    return to_integers(std::move(counts_), group_count);
  }
  std::size_t bytes() const override { return counts_.capacity() * sizeof(std::int64_t); }
  std::size_t item_count() const override { return seen_.size(); }
  void clear() override {
    seen_.clear();
    counts_.clear();
  }

 private:
  void add(const Vector& values, const std::vector<std::uint32_t>& groups,
           std::size_t group_count) {
    counts_.resize(group_count);
    seen_.find_new(values, groups, group_count, [&](std::size_t row) {
      if (!values.is_null(row)) ++counts_[groups[row]];
    });
  }

  Execution& execution_;
  ExpressionPtr argument_;
  DistinctValues seen_;
  std::vector<std::int64_t> counts_;
};

}  // namespace

std::unique_ptr<Fold> make_count_distinct(Execution& execution, ExpressionPtr argument) {
  return std::make_unique<CountDistinct>(execution, std::move(argument));
}

}  // namespace newsgraph::execution::batch
