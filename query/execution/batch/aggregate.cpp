// Grouping and aggregation, and DISTINCT. Groups come out in the order in which they first came up.
#include <algorithm>
#include <exception>
#include <numeric>
#include <thread>

#include "newsgraph/query/execution/batch/fold.h"
#include "newsgraph/query/execution/batch/key_table.h"

namespace newsgraph::execution::batch {
namespace {

std::vector<Kind> kinds_of(const std::vector<std::pair<planner::Slot, ExpressionPtr>>& keys) {
  std::vector<Kind> kinds;
  for (const auto& key : keys) kinds.push_back(key.second->kind());
  return kinds;
}

/// Groups and what the calls make of them.
class Groups {
 public:
  Groups(Execution& execution, AggregateParts parts)
      : execution_(execution),
        kept_(execution),
        chunk_width_(parts.chunk_width),
        keys_(std::move(parts.keys)),
        table_(kinds_of(keys_)) {
    for (AggregateParts::Call& call : parts.calls) {
      const planner::Slot slot = call.result;
      folds_.emplace_back(slot, make_fold(execution, std::move(call)));
    }
  }

  /// Takes in all rows. With a taker, notes in which part each group came up first.
  void collect(Operator& input, const MorselTaker* taker) {
    std::vector<const Vector*> keys(keys_.size());
    std::vector<std::uint32_t> groups;
    Chunk chunk;
    input.open();
    while (input.next(chunk)) {
      execution_.steps(chunk.size);
      for (std::size_t i = 0; i < keys_.size(); ++i) keys[i] = &keys_[i].second->evaluate(chunk);
      find_groups(keys, chunk.size, groups);
      if (taker) first_parts_.resize(count(), taker->current);
      for (const auto& fold : folds_) fold.second->add(chunk, groups, count());
    }
  }

  /// Takes over the groups of all the others, in the order in which one thread would have met them.
  void merge(const std::vector<std::unique_ptr<Groups>>& others) {
    std::vector<Origin> origins;
    for (std::size_t i = 0; i < others.size(); ++i) {
      for (std::uint32_t group = 0; group < others[i]->first_parts_.size(); ++group) {
        origins.push_back({others[i]->first_parts_[group], i, group});
      }
    }
    std::ranges::sort(origins);
    std::vector<Vector> keys(keys_.size());
    for (std::size_t key = 0; key < keys.size(); ++key) {
      keys[key].kind = keys_[key].second->kind();
      for (const Origin& origin : origins) {
        keys[key].append(others[origin.worker]->table_.keys()[key], origin.group);
      }
    }
    std::vector<const Vector*> pointers;
    for (const Vector& key : keys) pointers.push_back(&key);
    std::vector<std::uint32_t> groups;
    find_groups(pointers, origins.size(), groups);
    std::vector<std::vector<std::uint32_t>> of_worker(others.size());
    for (std::size_t i = 0; i < others.size(); ++i) of_worker[i].resize(others[i]->count());
    for (std::size_t i = 0; i < origins.size(); ++i) {
      of_worker[origins[i].worker][origins[i].group] = groups[i];
    }
    for (std::size_t i = 0; i < others.size(); ++i) {
      for (std::size_t fold = 0; fold < folds_.size(); ++fold) {
        folds_[fold].second->merge(*others[i]->folds_[fold].second, of_worker[i], count());
      }
    }
  }

  /// To be called once, after all is taken in.
  void finish() {
    for (const auto& fold : folds_) results_.push_back(fold.second->result(count()));
  }
  bool give(Chunk& chunk) {
    if (given_ == count()) return false;
    std::vector<std::uint32_t> places(std::min(kChunkRows, count() - given_));
    std::iota(places.begin(), places.end(), static_cast<std::uint32_t>(given_));
    chunk.columns.resize(chunk_width_);
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      chunk.columns[keys_[i].first].gather(table_.keys()[i], places);
    }
    for (std::size_t i = 0; i < folds_.size(); ++i) {
      chunk.columns[folds_[i].first].gather(results_[i], places);
    }
    chunk.times.clear();
    chunk.size = places.size();
    given_ += places.size();
    return true;
  }

 private:
  /// Where a group came up first: groups of one part are one worker's, which numbers them in order.
  struct Origin {
    std::size_t part;
    std::size_t worker;
    std::uint32_t group;
    auto operator<=>(const Origin&) const = default;
  };

  /// Without grouping keys there is one group, even of no rows.
  std::size_t count() const { return keys_.empty() ? 1 : table_.size(); }

  void find_groups(const std::vector<const Vector*>& keys, std::size_t rows,
                   std::vector<std::uint32_t>& groups) {
    if (keys_.empty()) return groups.assign(rows, 0);
    table_.find_or_add(keys, rows, groups);
    kept_.clear();
    kept_.add(table_.bytes());
  }

  Execution& execution_;
  KeptRows kept_;
  std::size_t chunk_width_;
  std::vector<std::pair<planner::Slot, ExpressionPtr>> keys_;
  KeyTable table_;
  std::vector<std::size_t> first_parts_;  ///< by group
  std::vector<std::pair<planner::Slot, std::unique_ptr<Fold>>> folds_;
  std::vector<Vector> results_;
  std::size_t given_ = 0;
};

class Aggregate final : public Operator {
 public:
  Aggregate(OperatorPtr input, Execution& execution, AggregateParts parts)
      : input_(std::move(input)), groups_(execution, std::move(parts)) {}

  void open() override {}
  bool next(Chunk& chunk) override {
    if (!std::exchange(collected_, true)) {
      groups_.collect(*input_, nullptr);
      groups_.finish();
    }
    return groups_.give(chunk);
  }

 private:
  OperatorPtr input_;
  Groups groups_;
  bool collected_ = false;
};

class SharedAggregate final : public Operator {
 public:
  SharedAggregate(Execution& execution, std::unique_ptr<Morsels> morsels,
                  std::vector<AggregateWorker> workers, AggregateParts parts)
      : execution_(execution),
        morsels_(std::move(morsels)),
        workers_(std::move(workers)),
        groups_(execution, std::move(parts)) {
    for (AggregateWorker& worker : workers_) {
      found_.push_back(std::make_unique<Groups>(*worker.execution, std::move(worker.parts)));
    }
  }

  void open() override {}
  bool next(Chunk& chunk) override {
    if (!std::exchange(collected_, true)) {
      collect();
      groups_.merge(found_);
      groups_.finish();
    }
    return groups_.give(chunk);
  }

 private:
  void collect() {
    std::vector<std::exception_ptr> errors(workers_.size());
    {
      std::vector<std::jthread> threads;
      for (std::size_t i = 1; i < workers_.size(); ++i) {
        threads.emplace_back([this, i, &errors] { errors[i] = run(i); });
      }
      errors[0] = run(0);
    }
    // A limit that a worker has met is this query's to tell.
    execution_.check_limits();
    for (const std::exception_ptr& error : errors) {
      if (error) std::rethrow_exception(error);
    }
  }

  std::exception_ptr run(std::size_t i) {
    try {
      const MemoryAccount::Scope scope(workers_[i].execution->budget().account());
      found_[i]->collect(*workers_[i].input, workers_[i].taker.get());
    } catch (...) {
      morsels_->give_up();
      return std::current_exception();
    }
    return nullptr;
  }

  Execution& execution_;
  std::unique_ptr<Morsels> morsels_;
  std::vector<AggregateWorker> workers_;
  std::vector<std::unique_ptr<Groups>> found_;  ///< by worker
  Groups groups_;
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

OperatorPtr make_shared_aggregate(Execution& execution, std::unique_ptr<Morsels> morsels,
                                  std::vector<AggregateWorker> workers, AggregateParts parts) {
  return std::make_unique<SharedAggregate>(execution, std::move(morsels), std::move(workers),
                                           std::move(parts));
}

OperatorPtr make_distinct(OperatorPtr input, Execution& execution, const Layout& layout,
                          Slots slots) {
  std::vector<Kind> kinds;
  for (const planner::Slot slot : slots) kinds.push_back(layout.at(slot));
  return std::make_unique<Distinct>(std::move(input), execution, std::move(kinds),
                                    std::move(slots));
}

}  // namespace newsgraph::execution::batch
