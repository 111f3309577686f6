#include "newsgraph/query/execution/batch/groups/fold.h"

#include <unordered_set>

#include "newsgraph/query/execution/batch/groups/average.h"
#include "newsgraph/query/execution/batch/groups/collect.h"
#include "newsgraph/query/execution/batch/groups/count_distinct.h"
#include "newsgraph/query/execution/batch/times.h"
#include "newsgraph/query/execution/value_tuple.h"
#include "newsgraph/query/functions/integer_sum.h"
#include "newsgraph/query/functions/zeros.h"

namespace newsgraph::execution::batch {
namespace {

/// count(*), and count(x): rows, or rows whose value is not null.
class Count final : public Fold {
 public:
  explicit Count(ExpressionPtr argument) : argument_(std::move(argument)) {}

  void add(const Chunk& chunk, const std::vector<std::uint32_t>& groups,
           std::size_t group_count) override {
    counts_.resize(group_count);
    const Vector* values = argument_ ? &argument_->evaluate(chunk) : nullptr;
    if (!values && chunk.times.empty()) return add_rows(groups.data(), chunk.size);
    std::uint64_t bits = 0;  // of all counts
    for (std::size_t row = 0; row < chunk.size; ++row) {
      if (values && values->is_null(row)) continue;
      bits |= add(groups[row], chunk.times_of(row));
    }
    countable(bits);
  }
  bool can_be_shared() const override { return true; }
  void merge(Fold& other, const std::vector<std::uint32_t>& groups,
             std::size_t group_count) override {
    counts_.resize(group_count);
    const auto& found = static_cast<Count&>(other).counts_;
    for (std::size_t i = 0; i < found.size(); ++i) {
      countable(add(groups[i], static_cast<std::uint64_t>(found[i])));
    }
  }
  Vector result(std::size_t group_count) override {
    return to_integers(std::move(counts_), group_count);
  }
  std::size_t bytes() const override { return counts_.capacity() * sizeof(std::int64_t); }
  void clear() override { counts_.clear(); }

 private:
  /// Gives the new count.
  std::uint64_t add(std::uint32_t group, std::uint64_t more) {
    const std::uint64_t count = static_cast<std::uint64_t>(counts_[group]) + more;
    counts_[group] = static_cast<std::int64_t>(count);
    return count;
  }
  void add_rows(const std::uint32_t* groups, std::size_t rows) {
    std::int64_t* const counts = counts_.data();
    for (std::size_t row = 0; row < rows; ++row) ++counts[groups[row]];
  }

  ExpressionPtr argument_;
  std::vector<std::int64_t> counts_;
};

/// sum() of integers: exact, or an error.
class SumIntegers final : public Fold {
 public:
  SumIntegers(Execution& execution, ExpressionPtr argument, QuerySpan span)
      : execution_(execution), argument_(std::move(argument)), span_(span) {}

  void add(const Chunk& chunk, const std::vector<std::uint32_t>& groups,
           std::size_t group_count) override {
    sums_.resize(group_count);
    const Vector& values = argument_->evaluate(chunk);
    guarded([&] {
      for (std::size_t row = 0; row < chunk.size; ++row) {
        if (values.nulls[row] != 0) continue;
        sums_[groups[row]].add(values.integers[row], chunk.times_of(row));
      }
    });
  }
  bool can_be_shared() const override { return true; }
  void merge(Fold& other, const std::vector<std::uint32_t>& groups,
             std::size_t group_count) override {
    sums_.resize(group_count);
    const auto& found = static_cast<SumIntegers&>(other).sums_;
    guarded([&] {
      for (std::size_t i = 0; i < found.size(); ++i) sums_[groups[i]].add(found[i]);
    });
  }
  Vector result(std::size_t group_count) override {
    std::vector<std::int64_t> totals;
    guarded([&] {
      for (const functions::IntegerSum& sum : sums_) totals.push_back(sum.total());
    });
    return to_integers(std::move(totals), group_count);
  }
  std::size_t bytes() const override { return sums_.capacity() * sizeof(sums_.front()); }
  void clear() override { sums_.clear(); }

 private:
  /// An error gets its place in the query.
  template <class Work>
  void guarded(const Work& work) const {
    try {
      work();
    } catch (const QueryError& error) {
      execution_.fail(error, span_);
    }
  }

  Execution& execution_;
  ExpressionPtr argument_;
  QuerySpan span_;
  std::vector<functions::IntegerSum> sums_;
};

/// min() and max() of anything that has an order of its own kind.
class Extreme final : public Fold {
 public:
  Extreme(Execution& execution, ExpressionPtr argument, bool smallest)
      : execution_(execution), argument_(std::move(argument)), smallest_(smallest) {
    best_.kind = argument_->kind();
  }

  void add(const Chunk& chunk, const std::vector<std::uint32_t>& groups,
           std::size_t group_count) override {
    while (best_.size() < group_count) best_.append_null();
    const Vector& values = argument_->evaluate(chunk);
    if (values.kind == Kind::kInteger || values.kind == Kind::kDate) return add(values, groups);
    for (std::size_t row = 0; row < chunk.size; ++row) {
      const std::uint32_t group = groups[row];
      if (values.is_null(row) || !is_better(values, row, group)) continue;
      put(values, row, group);
    }
  }
  /// Of values that are equal and yet differ, the first one counts.
  bool can_be_shared() const override { return best_.kind != Kind::kValue; }
  void merge(Fold& other, const std::vector<std::uint32_t>& groups,
             std::size_t group_count) override {
    while (best_.size() < group_count) best_.append_null();
    const Vector& found = static_cast<Extreme&>(other).best_;
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (!found.is_null(i) && is_better(found, i, groups[i])) put(found, i, groups[i]);
    }
  }
  Vector result(std::size_t group_count) override {
    while (best_.size() < group_count) best_.append_null();
    Vector result = std::move(best_);
    clear();
    return result;
  }
  std::size_t bytes() const override { return best_.size() * best_.bytes_per_row() + long_bytes_; }
  void clear() override {
    best_ = Vector();
    best_.kind = argument_->kind();
    long_bytes_ = 0;
  }

 private:
  void add(const Vector& values, const std::vector<std::uint32_t>& groups) {
    for (std::size_t row = 0; row < groups.size(); ++row) {
      if (values.nulls[row] != 0) continue;
      std::int64_t& best = best_.integers[groups[row]];
      std::uint8_t& is_null = best_.nulls[groups[row]];
      const std::int64_t value = values.integers[row];
      if (is_null != 0 || (smallest_ ? value < best : value > best)) best = value;
      is_null = 0;
    }
  }
  bool is_better(const Vector& values, std::size_t row, std::uint32_t group) const {
    if (best_.is_null(group)) return true;
    auto order = batch::order(execution_.graph(), values, row, best_, group);
    if (order == 0 && best_.kind == Kind::kFloat) {
      order = functions::order_equal_floats(values.floats[row], best_.floats[group]);
    }
    return smallest_ ? order < 0 : order > 0;
  }
  void put(const Vector& values, std::size_t row, std::uint32_t group) {
    if (is_id(best_.kind)) {
      best_.ids[group] = values.ids[row];
    } else if (best_.kind == Kind::kFloat) {
      best_.floats[group] = values.floats[row];
      best_.nulls[group] = 0;
    } else if (best_.kind == Kind::kBoolean) {
      best_.truths[group] = values.truths[row];
    } else if (best_.kind == Kind::kValue) {
      Value& best = best_.values[group];
      long_bytes_ -= own_bytes(best);
      best = values.values[row];
      long_bytes_ += own_bytes(best);
    } else {
      best_.integers[group] = values.integers[row];
      best_.nulls[group] = 0;
    }
  }

  Execution& execution_;
  ExpressionPtr argument_;
  bool smallest_;
  Vector best_;
  std::size_t long_bytes_ = 0;  ///< of those
};

/// Any aggregate, by the aggregators of the row operators.
class ByValues final : public Fold {
 public:
  ByValues(Execution& execution, AggregateParts::Call call)
      : execution_(execution), call_(std::move(call)), kept_(execution) {}

  void add(const Chunk& chunk, const std::vector<std::uint32_t>& groups,
           std::size_t group_count) override {
    make_groups(group_count);
    std::vector<const Vector*> arguments;
    for (const ExpressionPtr& argument : call_.arguments) {
      arguments.push_back(&argument->evaluate(chunk));
    }
    List values(arguments.size());
    for (std::size_t row = 0; row < chunk.size; ++row) {
      for (std::size_t i = 0; i < arguments.size(); ++i) {
        values[i] = arguments[i]->value(row, execution_.graph());
      }
      const std::uint64_t times = call_.distinct ? 1 : chunk.times_of(row);
      for (std::uint64_t i = 0; i < times; ++i) {
        execution_.step();
        add_row(groups_[groups[row]], values);
      }
    }
  }
  Vector result(std::size_t group_count) override {
    make_groups(group_count);
    Vector out;
    for (Group& group : groups_) {
      guarded([&] {
        out.values.push_back(group.aggregator->result(execution_.budget()));
        execution_.budget().require_sound(out.values.back());
      });
    }
    return out;
  }
  void clear() override {
    groups_.clear();
    kept_.clear();
  }

 private:
  /// About what a group and its aggregator take.
  static constexpr std::size_t kGroupBytes = 200;
  struct Group {
    std::unique_ptr<functions::Aggregator> aggregator;
    std::unordered_set<List, TupleHash, TupleEquivalent> seen;  ///< of a DISTINCT aggregate
  };

  void make_groups(std::size_t count) {
    if (groups_.size() < count) kept_.add((count - groups_.size()) * kGroupBytes);
    while (groups_.size() < count) groups_.push_back({call_.aggregate->make(), {}});
  }

  void add_row(Group& group, const List& values) {
    if (call_.distinct) {
      if (!group.seen.insert(values).second) return;
      kept_.add(functions::bytes_of(values));
    }
    if (call_.aggregate->keeps_values) kept_.add(sizeof(Value) + own_bytes(values.front()));
    guarded([&] { group.aggregator->add(values); });
  }

  /// An error of the aggregator gets its place in the query.
  template <class Work>
  void guarded(const Work& work) {
    try {
      work();
    } catch (const QueryError& error) {
      execution_.fail(error, call_.span);
    }
  }

  Execution& execution_;
  AggregateParts::Call call_;
  KeptRows kept_;
  std::vector<Group> groups_;
};

enum class FoldKind {
  kCount,
  kCountDistinct,
  kCollect,
  kSumIntegers,
  kAverage,
  kSmallest,
  kLargest,
  kByValues
};

FoldKind fold_kind(const AggregateParts::Call& call) {
  const std::string& name = call.aggregate->name;
  const Kind kind = call.arguments.empty() ? Kind::kBoolean : call.arguments.front()->kind();
  if (name == "count" && call.distinct) return FoldKind::kCountDistinct;
  if (name == "count") return FoldKind::kCount;
  if (name == "collect") return FoldKind::kCollect;
  if (name == "min") return FoldKind::kSmallest;
  if (name == "max") return FoldKind::kLargest;
  if (name == "sum" && kind == Kind::kInteger && !call.distinct) return FoldKind::kSumIntegers;
  const bool is_number = kind == Kind::kInteger || kind == Kind::kFloat;
  if (name == "avg" && is_number && !call.distinct) return FoldKind::kAverage;
  return FoldKind::kByValues;
}

}  // namespace

Kind result_kind(const AggregateParts::Call& call) {
  switch (fold_kind(call)) {
    case FoldKind::kSmallest:
    case FoldKind::kLargest:
      return call.arguments.front()->kind();
    case FoldKind::kAverage:
      return Kind::kFloat;
    case FoldKind::kCollect:
    case FoldKind::kByValues:
      return Kind::kValue;
    default:
      return Kind::kInteger;
  }
}

Vector to_integers(std::vector<std::int64_t> numbers, std::size_t group_count) {
  Vector vector;
  vector.kind = Kind::kInteger;
  vector.integers = std::move(numbers);
  vector.integers.resize(group_count);
  vector.nulls.resize(group_count);
  return vector;
}

std::unique_ptr<Fold> make_fold(Execution& execution, AggregateParts::Call call) {
  const auto argument = [&] {
    return call.arguments.empty() ? nullptr : std::move(call.arguments.front());
  };
  switch (fold_kind(call)) {
    case FoldKind::kCount:
      return std::make_unique<Count>(argument());
    case FoldKind::kCountDistinct:
      return make_count_distinct(execution, argument());
    case FoldKind::kCollect:
      return make_collect(execution, argument(), call.distinct);
    case FoldKind::kSumIntegers:
      return std::make_unique<SumIntegers>(execution, argument(), call.span);
    case FoldKind::kAverage:
      return make_average(argument());
    case FoldKind::kSmallest:
      return std::make_unique<Extreme>(execution, argument(), true);
    case FoldKind::kLargest:
      return std::make_unique<Extreme>(execution, argument(), false);
    case FoldKind::kByValues:
      break;
  }
  return std::make_unique<ByValues>(execution, std::move(call));
}

}  // namespace newsgraph::execution::batch
