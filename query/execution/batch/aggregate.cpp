// Grouping and aggregation, and DISTINCT. Groups come out in the order in which they first came up.
#include <algorithm>
#include <chrono>
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
        key_columns_(keys_.size()),
        table_(kinds_of(keys_)) {
    for (AggregateParts::Call& call : parts.calls) {
      const planner::Slot slot = call.result;
      folds_.emplace_back(slot, make_fold(execution, std::move(call)));
    }
  }

  /// Takes in the next rows; false when there are none. With a taker, notes in which chunk of the
  /// rows that threads share each group came up first.
  bool take_in(Operator& input, const RowsTaker* taker) {
    if (!input.next(chunk_)) return false;
    execution_.steps(chunk_.size);
    rows_ += chunk_.size;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      key_columns_[i] = &keys_[i].second->evaluate(chunk_);
    }
    find_groups(key_columns_, chunk_.size, groups_);
    if (taker) first_chunks_.resize(count(), taker->current);
    for (const auto& fold : folds_) fold.second->add(chunk_, groups_, count());
    return true;
  }
  /// How many rows were taken in for each group so far, on average.
  std::size_t rows_per_group() const { return rows_ / std::max<std::size_t>(count(), 1); }

  /// Takes over the groups of all the others, in the order in which one thread would have met them.
  void merge(const std::vector<Groups*>& others) {
    std::vector<Origin> origins;
    for (std::size_t i = 0; i < others.size(); ++i) {
      for (std::uint32_t group = 0; group < others[i]->first_chunks_.size(); ++group) {
        origins.push_back({others[i]->first_chunks_[group], i, group});
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
  /// Where a group came up first: groups of one chunk are one worker's, which numbers them in
  /// order.
  struct Origin {
    std::size_t chunk;
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
  std::vector<const Vector*> key_columns_;
  KeyTable table_;
  Chunk chunk_;
  std::vector<std::uint32_t> groups_;  ///< of the rows of the chunk
  std::size_t rows_ = 0;
  std::vector<std::size_t> first_chunks_;  ///< by group
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
      input_->open();
      while (groups_.take_in(*input_, nullptr)) {
      }
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
  SharedAggregate(Execution& execution, SharedAggregateParts parts)
      : execution_(execution), parts_(std::move(parts)) {
    add(std::move(parts_.first));
  }

  void open() override {}
  bool next(Chunk& chunk) override {
    if (!std::exchange(collected_, true)) {
      collect();
      if (workers_.size() > 1) {
        whole_ = std::make_unique<Groups>(execution_, std::move(parts_.whole));
        whole_->merge(groups_of_workers());
      } else {
        whole_ = std::move(workers_.front()->groups);
      }
      whole_->finish();
    }
    return whole_->give(chunk);
  }

 private:
  struct Worker {
    AggregateWorker own;
    std::unique_ptr<Groups> groups;
    std::exception_ptr error;
  };

  std::vector<Groups*> groups_of_workers() const {
    std::vector<Groups*> groups;
    for (const auto& worker : workers_) groups.push_back(worker->groups.get());
    return groups;
  }

  void add(AggregateWorker worker) {
    AggregateParts parts = std::move(worker.parts);
    auto groups = std::make_unique<Groups>(*worker.execution, std::move(parts));
    workers_.push_back(
        std::make_unique<Worker>(Worker{std::move(worker), std::move(groups), nullptr}));
  }

  /// This thread begins alone, and calls others when there is enough for them to do.
  void collect() {
    {
      std::vector<std::jthread> helpers;
      const auto begin = std::chrono::steady_clock::now();
      run(*workers_.front(), [&] {
        if (workers_.size() > 1 || !is_worth_help(begin)) return;
        while (workers_.size() < execution_.threads()) add(parts_.make_other());
        for (std::size_t i = 1; i < workers_.size(); ++i) {
          helpers.emplace_back([&worker = *workers_[i]] { run(worker, [] {}); });
        }
      });
    }
    // A limit that a worker has met is this query's to tell.
    execution_.check_limits();
    for (const auto& worker : workers_) {
      if (worker->error) std::rethrow_exception(worker->error);
    }
  }

  /// To start a thread takes time, and so does it to put groups together that two have found.
  bool is_worth_help(std::chrono::steady_clock::time_point begin) const {
    constexpr std::chrono::microseconds kAlone{200};
    constexpr std::size_t kRowsPerGroup = 8;
    return workers_.front()->groups->rows_per_group() >= kRowsPerGroup &&
           std::chrono::steady_clock::now() - begin >= kAlone;
  }

  template <class AfterEach>
  static void run(Worker& worker, const AfterEach& after_each) {
    AggregateWorker& own = worker.own;
    try {
      const MemoryAccount::Scope scope(own.execution->budget().account());
      own.input->open();
      while (worker.groups->take_in(*own.input, own.taker.get())) after_each();
    } catch (...) {
      own.rows->give_up();
      worker.error = std::current_exception();
    }
  }

  Execution& execution_;
  SharedAggregateParts parts_;
  std::vector<std::unique_ptr<Worker>> workers_;  ///< where they are stays the same
  std::unique_ptr<Groups> whole_;
  bool collected_ = false;
};

/// Gives each row that differs from all before it, as soon as it comes.
class Distinct final : public UnaryOperator {
 public:
  Distinct(OperatorPtr input, Execution& execution, std::vector<Kind> kinds, Slots slots)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        kept_(execution),
        kinds_(std::move(kinds)),
        table_(kinds_),
        slots_(std::move(slots)) {}

  void open() override {
    UnaryOperator::open();
    table_ = KeyTable(kinds_);
    kept_.clear();
  }

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
  std::vector<Kind> kinds_;
  KeyTable table_;
  Slots slots_;
  std::vector<std::uint32_t> numbers_, places_;
};

}  // namespace

OperatorPtr make_aggregate(OperatorPtr input, Execution& execution, AggregateParts parts) {
  return std::make_unique<Aggregate>(std::move(input), execution, std::move(parts));
}

OperatorPtr make_shared_aggregate(Execution& execution, SharedAggregateParts parts) {
  return std::make_unique<SharedAggregate>(execution, std::move(parts));
}

OperatorPtr make_distinct(OperatorPtr input, Execution& execution, const Layout& layout,
                          Slots slots) {
  std::vector<Kind> kinds;
  for (const planner::Slot slot : slots) kinds.push_back(layout.at(slot));
  return std::make_unique<Distinct>(std::move(input), execution, std::move(kinds),
                                    std::move(slots));
}

}  // namespace newsgraph::execution::batch
