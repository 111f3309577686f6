// A step to nodes that nobody reads but to see that they differ from a node known before, as
// `(a)-->()<--(c) WHERE a.id <> c.id`: of each node's neighbours, those with the same value are few
// and soon found; all the others are counted without being looked at.
#include <algorithm>

#include "newsgraph/query/execution/batch/steps/make.h"
#include "newsgraph/query/execution/batch/times.h"
#include "newsgraph/query/execution/batch/zeroed_array.h"

namespace newsgraph::execution::batch {
namespace {

using List = PreparedNeighbours::List;

/// A value of a kind that is compared as a number; null, if it has none.
std::optional<std::int64_t> number_in(const Vector& values, std::size_t row) {
  if (values.is_null(row)) return std::nullopt;
  return is_id(values.kind) ? std::int64_t{values.ids[row]} : values.integers[row];
}

/// Of the neighbours of nodes, which values they have, and how often.
class ValueCounts {
 public:
  /// `value` reads the slot `to` of a chunk of `width` slots.
  ValueCounts(Execution& execution, planner::Slot to, ExpressionPtr value, std::size_t width)
      : kept_(execution),
        to_(to),
        value_(std::move(value)),
        runs_(execution, execution.graph().node_id_bound()) {
    chunk_.columns.resize(width);
    chunk_.columns[to_].kind = Kind::kNode;
  }

  /// How many relationships lead to neighbours in the list whose value is another one.
  std::uint64_t count_others(const List& list, std::int64_t value) {
    const Run& run = run_of(list);
    const auto begin = counts_.begin() + static_cast<std::ptrdiff_t>(run.begin);
    const auto end = begin + static_cast<std::ptrdiff_t>(run.size);
    const auto found = std::lower_bound(
        begin, end, value, [](const Count& each, std::int64_t to) { return each.value < to; });
    return run.total - (found != end && found->value == value ? found->count : 0);
  }
  /// Null for a node that has none.
  std::optional<std::int64_t> value_of(std::uint32_t node) {
    chunk_.columns[to_].ids.assign(1, node);
    chunk_.size = 1;
    return number_in(value_->evaluate(chunk_), 0);
  }

 private:
  struct Count {
    std::int64_t value;
    std::uint64_t count;
  };
  struct Run {
    std::size_t begin;
    std::uint64_t total;
    std::uint32_t size;
    bool is_made;
  };

  const Run& run_of(const List& list) {
    Run& run = runs_.write(list.from);
    if (run.is_made) return run;
    run = {counts_.size(), 0, 0, true};
    std::vector<std::uint32_t>& ids = chunk_.columns[to_].ids;
    ids.clear();
    for (const auto& item : list.items) ids.push_back(item.node);
    chunk_.size = ids.size();
    const Vector& values = value_->evaluate(chunk_);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto value = number_in(values, i);
      if (!value) continue;  // null is neither the same nor another one
      counts_.push_back({*value, list.items[i].count});
      run.total += list.items[i].count;
    }
    merge_same(run.begin);
    run.size = static_cast<std::uint32_t>(counts_.size() - run.begin);
    kept_.add(run.size * sizeof(Count));
    return run;
  }

  /// Sorts the counts from there on, those of one value as one.
  void merge_same(std::size_t begin) {
    const auto first = counts_.begin() + static_cast<std::ptrdiff_t>(begin);
    std::sort(first, counts_.end(),
              [](const Count& one, const Count& other) { return one.value < other.value; });
    std::size_t end = begin;
    for (std::size_t i = begin; i < counts_.size(); ++i) {
      if (end > begin && counts_[end - 1].value == counts_[i].value) {
        counts_[end - 1].count += counts_[i].count;
      } else {
        counts_[end++] = counts_[i];
      }
    }
    counts_.resize(end);
  }

  KeptRows kept_;
  planner::Slot to_;
  ExpressionPtr value_;
  Chunk chunk_;
  ZeroedArray<Run> runs_;      ///< by node
  std::vector<Count> counts_;  ///< of all runs
};

class CountOthers final : public UnaryOperator {
 public:
  CountOthers(OperatorPtr input, Execution& execution, CountOthersParts parts)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        from_(parts.from),
        neighbours_(std::move(parts.neighbours)),
        rivals_(std::move(parts.rivals)),
        lists_(std::move(parts.lists)),
        other_(std::move(parts.other)),
        carried_(std::move(parts.carried)),
        counts_(execution, parts.to, std::move(parts.value), parts.chunk_width) {}

  bool next(Chunk& chunk) override {
    while (pull(chunk)) {
      execution_.steps(chunk.size);
      lists_->find(chunk.columns[from_].ids, found_);
      const Vector& others = other_->evaluate(chunk);
      places_.clear();
      times_.clear();
      for (std::size_t row = 0; row < chunk.size; ++row) {
        const std::uint64_t count = found_[row].size() == 0 ? 0 : count_in(chunk, row, others);
        if (count == 0) continue;
        places_.push_back(static_cast<std::uint32_t>(row));
        times_.push_back(product_of_times(chunk.times_of(row), count));
      }
      if (places_.empty()) continue;
      chunk.times.clear();
      keep_rows(chunk, carried_, places_);
      std::swap(chunk.times, times_);
      return true;
    }
    return false;
  }

 private:
  std::uint64_t count_in(const Chunk& chunk, std::size_t row, const Vector& others) {
    const auto other = number_in(others, row);
    if (!other) return 0;
    const std::uint64_t count = counts_.count_others(found_[row], *other);
    return count - rivals_among(chunk, row, *other);
  }

  /// How many of those that were counted are taken elsewhere.
  std::uint64_t rivals_among(const Chunk& chunk, std::size_t row, std::int64_t other) {
    std::uint64_t count = 0;
    rivals_.for_each_single(chunk, row, [&](RelationshipId rival) {
      const auto end = neighbours_.end_of(NodeId{found_[row].from}, rival);
      if (!end || found_[row].count(end->value) == 0) return;
      const auto value = counts_.value_of(end->value);
      count += value && *value != other ? 1 : 0;
    });
    return count;
  }

  Execution& execution_;
  planner::Slot from_;
  Neighbours neighbours_;
  Rivals rivals_;
  std::shared_ptr<PreparedNeighbours> lists_;
  ExpressionPtr other_;
  Slots carried_;
  ValueCounts counts_;
  std::vector<List> found_;  ///< by row
  std::vector<std::uint32_t> places_;
  std::vector<std::uint64_t> times_;
};

}  // namespace

OperatorPtr make_count_others(OperatorPtr input, Execution& execution, CountOthersParts parts) {
  return std::make_unique<CountOthers>(std::move(input), execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
