#include "newsgraph/query/execution/batch/groups/average.h"

#include "newsgraph/query/execution/batch/times.h"
#include "newsgraph/query/functions/mean.h"

namespace newsgraph::execution::batch {
namespace {

template <class Mean>
class Average final : public Fold {
 public:
  explicit Average(ExpressionPtr argument) : argument_(std::move(argument)) {}

  void add(const Chunk& chunk, const std::vector<std::uint32_t>& groups,
           std::size_t group_count) override {
    means_.resize(group_count);
    const Vector& values = argument_->evaluate(chunk);
    for (std::size_t row = 0; row < chunk.size; ++row) {
      if (values.nulls[row] != 0) continue;
      Mean& mean = means_[groups[row]];
      mean.add(number(values, row), chunk.times_of(row));
      countable(mean.count());
    }
  }
  bool can_be_shared() const override { return kIsExact; }
  void merge(Fold& other, const std::vector<std::uint32_t>& groups,
             std::size_t group_count) override {
    if constexpr (kIsExact) {
      means_.resize(group_count);
      const auto& found = static_cast<Average&>(other).means_;
      for (std::size_t i = 0; i < found.size(); ++i) {
        means_[groups[i]].add(found[i]);
        countable(means_[groups[i]].count());
      }
    } else {
      Fold::merge(other, groups, group_count);
    }
  }
  Vector result(std::size_t group_count) override {
    means_.resize(group_count);
    Vector vector;
    vector.kind = Kind::kFloat;
    for (const Mean& mean : means_) {
      vector.floats.push_back(std::optional(mean.mean()).value_or(0));
      vector.nulls.push_back(mean.count() == 0 ? 1 : 0);
    }
    means_ = {};
    return vector;
  }
  std::size_t bytes() const override { return means_.capacity() * sizeof(Mean); }
  void clear() override { means_.clear(); }

 private:
  static constexpr bool kIsExact = std::is_same_v<Mean, functions::IntegerMean>;

  static auto number(const Vector& values, std::size_t row) {
    if constexpr (kIsExact) {
      return values.integers[row];
    } else {
      return values.floats[row];
    }
  }

  ExpressionPtr argument_;
  std::vector<Mean> means_;
};

}  // namespace

std::unique_ptr<Fold> make_average(ExpressionPtr argument) {
  if (argument->kind() == Kind::kInteger) {
    return std::make_unique<Average<functions::IntegerMean>>(std::move(argument));
  }
  return std::make_unique<Average<functions::FloatMean>>(std::move(argument));
}

}  // namespace newsgraph::execution::batch
